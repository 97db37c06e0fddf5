"""The day a resource was last changed, and what an unlisted partner lends it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from partners.models import Partner
from partners.services.shelving import refresh_shelf as shelve_partner
from resources.models import PublicProvider, PublicResource, Resource
from resources.services import (
    SiteContent,
    assure_resource,
    content_of,
    provider_of,
    sites_of,
    update_resource,
)
from resources.services.content import ResourceContent
from resources.services.shelving import refresh_shelf, refresh_shelf_of_provider
from tests.factories.places import spot

LONG_AGO = datetime(2025, 2, 3, 12, tzinfo=UTC)


@pytest.fixture
def shelter(world, add):
    """A published shelter that was last changed long ago."""
    resource = add(
        "Dom",
        provider=provider_of(world.most),
        sites=[
            SiteContent(
                name="Schronienie",
                address="ul. Ukryta 17",
                place=spot(0.5, 1.5),
                is_confidential=True,
            ),
            SiteContent(address="ul. Jawna 1", place=spot(0.5, 0.5)),
        ],
    )
    Resource.objects.filter(pk=resource.pk).update(updated_at=LONG_AGO)
    PublicResource.writer.update(changed_date=LONG_AGO.date())
    return resource


def save(actor, resource, *, sites=None, **values):
    """Save what is stored, with some of it changed."""
    resource.refresh_from_db()
    return update_resource(
        actor=actor,
        resource=resource,
        version=resource.version,
        content=ResourceContent(**(vars(content_of(resource)) | values)),
        sites=sites_of(resource) if sites is None else sites,
    )


def told() -> datetime:
    return PublicResource.objects.get().changed_date


class TestChangedDate:
    def test_stays_when_the_shelter_moves(self, world, shelter):
        hidden, shown = sites_of(shelter)
        moved = {"address": "ul. Nowa 8", "place": spot(1.5, 0.5)}

        save(
            world.bartek,
            shelter,
            sites=[SiteContent(**(vars(hidden) | moved)), shown],
        )

        assert told() == LONG_AGO.date()

    def test_stays_when_nothing_was_changed(self, world, shelter):
        save(world.bartek, shelter)

        assert told() == LONG_AGO.date()

    def test_stays_when_somebody_made_sure(self, world, shelter):
        save(world.bartek, shelter)
        assure_resource(actor=world.bartek, resource=shelter, day=timezone.localdate())

        assert told() == LONG_AGO.date()

    def test_stays_when_the_provider_is_called_otherwise(self, world, shelter):
        save(world.bartek, shelter)
        Partner.objects.filter(pk=world.most.pk).update(name="Inaczej")

        refresh_shelf_of_provider(Partner.objects.get(pk=world.most.pk))

        assert PublicResource.objects.get().provider_name == "Inaczej"
        assert told() == LONG_AGO.date()

    def test_moves_with_a_word_everybody_reads(self, world, shelter):
        save(world.bartek, shelter, name="Dom dla kobiet")

        assert told() == timezone.localdate()

    def test_moves_with_a_place_everybody_sees(self, world, shelter):
        hidden, shown = sites_of(shelter)
        renamed = SiteContent(**(vars(shown) | {"name": "Biuro"}))

        save(world.bartek, shelter, sites=[hidden, renamed])

        assert told() == timezone.localdate()

    def test_comes_with_what_was_not_there(self, shelter):
        PublicResource.writer.all().delete()
        day = timezone.localdate() - timedelta(days=9)
        Resource.objects.filter(pk=shelter.pk).update(
            updated_at=timezone.now() - timedelta(days=9)
        )

        refresh_shelf(Resource.objects.get(pk=shelter.pk))

        assert told() == day


def test_a_partner_that_is_not_shown_lends_its_name_alone(world, shelter):
    Partner.objects.filter(pk=world.most.pk).update(
        is_listed=False, description="Kim jesteśmy", phone="33 123 45 67"
    )
    partner = Partner.objects.get(pk=world.most.pk)
    shelve_partner(partner)

    refresh_shelf_of_provider(partner)

    row = PublicProvider.objects.get()
    assert (row.name, row.partner_slug) == ("Fundacja Most", "")
    assert (row.description, row.website, row.email, row.phone) == ("", "", "", "")
