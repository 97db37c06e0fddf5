"""Which stored place a place of a newer file is."""

from dataclasses import replace

import pytest

from resources.loading.records import SiteRecord
from resources.models import PublicSite, Site
from resources.services.content import SiteContent
from resources.services.importing import Outcome
from resources.services.importing.matching import with_refs

from .rows import KLUB, reading_of

A, B, C = (
    Site(ref=ref, address=f"ul. {street} 1, 43-300 Bielsko", name=name, external_id=n)
    for ref, street, name, n in (
        ("a", "Długa", "Klub", "1"),
        ("b", "Krótka", "Filia", "2"),
        ("c", "Nowa", "", ""),
    )
)
SHELTER = Site(ref="s", name="Schronisko", is_confidential=True)


@pytest.mark.parametrize(
    ("contents", "stored", "refs"),
    [
        pytest.param(
            [SiteContent(external_id="2"), SiteContent(external_id="1")],
            [A, B],
            ["b", "a"],
            id="by its number, whatever the order",
        ),
        pytest.param(
            [SiteContent(address="KRÓTKA 1"), SiteContent(address="Ul. Długa 1, B-B")],
            [A, B],
            ["b", "a"],
            id="by its address",
        ),
        pytest.param(
            [SiteContent(name="filia"), SiteContent(name="klub", address="Inna 5")],
            [A, B],
            ["b", "a"],
            id="by its name",
        ),
        pytest.param(
            [SiteContent(address="Inna 1"), SiteContent(address="Długa 1")],
            [A, C],
            ["c", "a"],
            id="the rest by their order",
        ),
        pytest.param(
            [SiteContent(external_id="9", address="Inna 9")],
            [A],
            [""],
            id="not by order where the source numbers them otherwise",
        ),
        pytest.param(
            [SiteContent(address="Inna 9")],
            [SHELTER],
            [""],
            id="an open place never by order the address of a shelter",
        ),
    ],
)
def test_which_is_which(contents, stored, refs):
    assert [content.ref for content in with_refs(contents, stored)] == refs


def test_two_of_one_name_are_taken_by_their_order():
    stored = [Site(ref=ref, name="Klub") for ref in "xy"]
    contents = [SiteContent(name="Klub"), SiteContent(name="Klub")]

    assert [row.ref for row in with_refs(contents, stored)] == ["x", "y"]


def test_a_place_keeps_its_public_address_when_another_is_put_before_it(bring):
    reading = reading_of(KLUB)
    (record,) = reading.records
    site = record.sites[0]
    bring(reading=reading, publish=True)
    known = PublicSite.objects.get().public_id

    more = replace(record, sites=(SiteRecord(address="Nowa 5"), site))
    report = bring(reading=replace(reading, records=(more,)))

    assert report.counts[Outcome.CHANGED] == 1
    assert PublicSite.objects.get(address="Długa 1").public_id == known
    assert PublicSite.objects.get(address="Nowa 5").public_id != known
