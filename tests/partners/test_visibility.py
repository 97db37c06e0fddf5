"""The list and the object agree for everybody and in every state."""

import pytest

from partners.models import Partner
from partners.services import suspend_partner
from tests.personas import NAMES, fresh


@pytest.mark.parametrize("name", NAMES)
def test_list_and_rule_agree(city_of_people, name):
    world = city_of_people
    suspend_partner(actor=world.dorota, partner=world.inna, note="spór")
    person = fresh(getattr(world, name))

    for partner in Partner.objects.all():
        listed = Partner.objects.visible_to(person).filter(pk=partner.pk).exists()
        assert person.has_perm("partners.view_partner", partner) == listed
