"""Figures of an area: nobody alone carries it over a floor (DC-8)."""

import pytest
from django.db import IntegrityError, transaction

from kooperacja.areas.models import Area
from kooperacja.areas.public import PublicArea
from kooperacja.areas.services import (
    AreaContent,
    attest_area_floor,
    save_area,
    update_area_figures,
)
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from problems.services.shelving import preview_place
from tests.factories import ProblemFactory
from tests.personas import fresh


@pytest.fixture
def people(city_of_people):
    return city_of_people


def _lasek(**columns) -> Area:
    Area.objects.filter(code="lasek").update(**columns)
    return Area.objects.get(code="lasek")


def _type(actor, residents, dwellings, **other):
    values = {"aliases": [], "source": "", **other}
    return update_area_figures(
        actor=fresh(actor),
        area=Area.objects.get(code="lasek"),
        residents=residents,
        dwellings=dwellings,
        **values,
    )


def _figures(area):
    return area.residents, area.dwellings


def _proposal(area):
    return area.proposed_residents, area.proposed_dwellings, area.figures_proposed_by


@pytest.mark.parametrize("known", [(None, None), (40, 15), (5_000, None), (None, 15)])
@pytest.mark.parametrize("typed", [(100, 40), (1_000, 400), (5_000, 2_000)])
def test_over_a_floor_two_are_needed(people, known, typed):
    _lasek(residents=known[0], dwellings=known[1])
    problem = ProblemFactory(category=people.bezrobocie, area=people.lasek)

    alone = _type(people.dorota, *typed)
    again = _type(people.dorota, *typed)

    assert _figures(alone) == _figures(again) == known
    assert _proposal(again) == (*typed, people.dorota)
    assert PublicArea.objects.get(code="lasek").residents == known[0]
    problem.area.refresh_from_db()
    assert preview_place(problem).area_code == "testowo"
    confirmed = _type(people.daniel, *typed)
    assert _figures(confirmed) == typed
    assert _proposal(confirmed) == (None, None, None)
    assert list(
        AuditEntry.objects.filter(target_type="areas.area")
        .order_by("pk")
        .values_list("verb", flat=True)
    ) == ["area.figures_proposed"] * 2 + ["area.figures_confirmed"]


def test_from_one_floor_to_the_next_two_are_needed_again(people):
    _lasek(residents=300, dwellings=100)

    area = _type(people.dorota, 3_000, 100)
    assert _figures(area) == (3_000, 100)  # too few dwellings still
    area = _type(people.dorota, 3_000, 1_000)

    assert _figures(area) == (3_000, 100)
    assert _proposal(area) == (3_000, 1_000, people.dorota)


def test_other_figures_of_a_second_person_are_a_new_proposal(people):
    _type(people.dorota, 5_000, 2_000)

    area = _type(people.daniel, 4_000, 2_000)

    assert _figures(area) == (40, 15)
    assert _proposal(area) == (4_000, 2_000, people.daniel)
    assert _figures(_type(people.dorota, 4_000, 2_000)) == (4_000, 2_000)


@pytest.mark.parametrize("typed", [(99, 39), (5_000, 39), (0, 0), (None, 2_000)])
def test_below_every_floor_one_is_enough(people, typed):
    _type(people.daniel, 5_000, 2_000)

    area = _type(people.dorota, *typed)

    assert _figures(area) == typed
    assert _proposal(area) == (None, None, None)


@pytest.mark.parametrize("typed", [(6_000, 2_100), (300, 100), (10, 4)])
def test_correcting_and_lowering_hold_at_once(people, typed):
    _lasek(residents=5_000, dwellings=2_000)

    assert _figures(_type(people.dorota, *typed)) == typed


def test_names_do_not_wait_with_the_figures(people):
    area = _type(people.dorota, 5_000, 2_000, aliases=["Bór"], source="ewidencja")
    kept = _type(people.daniel, 40, 15, aliases=["Bór", "Las"])

    assert (area.aliases, area.source) == (["Bór"], "ewidencja")
    assert _proposal(kept) == (5_000, 2_000, people.dorota)


def test_a_city_has_no_floor(people):
    area = update_area_figures(
        actor=people.dorota,
        area=Area.objects.get(code="testowo"),
        residents=500,
        dwellings=200,
        aliases=[],
        source="",
    )

    assert _figures(area) == (500, 200)


class TestAttestation:
    """What two people vouched for, they vouched for of the figures of that day."""

    @pytest.fixture
    def attested(self, people):
        area = _lasek(residents=None, dwellings=None)
        for person in (people.dorota, people.daniel):
            attest_area_floor(actor=fresh(person), area=area, note="Z ewidencji.")
        return people

    def test_a_change_of_figures_ends_it(self, attested):
        area = _type(attested.dorota, None, 2_000)

        assert _figures(area) == (None, 2_000)
        assert (area.attested_by_first, area.attested_by_second) == (None, None)

    def test_a_change_of_names_does_not(self, attested):
        assert _type(attested.dorota, None, None, aliases=["Bór"]).is_floor_attested

    def test_figures_of_a_file_end_it_too(self, attested):
        area = _save(residents=2_000)

        assert not area.is_floor_attested


def _save(actor=None, **figures):
    area = Area.objects.get(code="lasek")
    content = AreaContent(
        code=area.code,
        name=area.name,
        kind=area.kind,
        boundary=area.boundary,
        label_point=area.label_point,
        parent=area.parent,
        **figures,
    )
    return save_area(actor=actor, content=content)[0]


def test_the_administrators_file_holds_at_once(people):
    _type(people.dorota, 5_000, 2_000)

    area = _save(residents=7_000, dwellings=3_000)

    assert _figures(area) == (7_000, 3_000)
    assert _proposal(area) == (None, None, None)


def test_a_coordinator_loads_no_file(people):
    with pytest.raises(NotPermitted):
        _save(actor=fresh(people.dorota), residents=7_000, dwellings=3_000)


def test_half_a_proposal_cannot_be_stored(people):
    with pytest.raises(IntegrityError), transaction.atomic():
        _lasek(proposed_residents=5_000)
