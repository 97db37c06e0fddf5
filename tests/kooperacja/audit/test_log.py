"""Writing the log."""

import pytest

from kooperacja.audit.log import record
from tests.factories import PartnerFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("label", "kept"), [(None, "Fundacja Most"), ("", ""), ("x" * 400, "x" * 300)]
)
def test_the_name_it_keeps_can_be_withheld(label, kept):
    partner = PartnerFactory(name="Fundacja Most")

    entry = record(actor=None, verb="partner.added", target=partner, label=label)

    assert entry.target_label == kept
