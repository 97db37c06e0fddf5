"""The public place: floors, climbing, and never finer (DC-2 to DC-4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacja.areas.floors import FLOORS, HARD_FLOOR_DWELLINGS, Floor
from kooperacja.disclosure.places import (
    FINEST,
    AreaFacts,
    Level,
    PublicPlace,
    SensitivityClass,
    effective_class,
    public_place,
)

CITY = AreaFacts("city", Level.CITY, None, 170_000, 75_000)
DISTRICT = AreaFacts("district", Level.DISTRICT, CITY, 9_000, 4_000)
STREET = AreaFacts("street", Level.STREET, DISTRICT, 300, 120)


def place(sensitivity, area, *, exact=False, previous=None):
    return public_place(
        SensitivityClass(sensitivity),
        area,
        exact_point_allowed=exact,
        previous=previous,
    )


class TestPublicPlace:
    def test_a_confirmed_thing_shows_its_point(self):
        assert place(0, STREET, exact=True) == PublicPlace(Level.EXACT, "street")

    def test_an_unconfirmed_thing_is_shown_as_a_phenomenon(self):
        assert place(0, STREET) == place(1, STREET)

    @pytest.mark.parametrize("sensitivity", [1, 2, 3])
    def test_only_a_thing_can_show_a_point(self, sensitivity):
        assert place(sensitivity, STREET, exact=True).level is not Level.EXACT

    def test_a_phenomenon_shows_the_street_unit(self):
        assert place(1, STREET) == PublicPlace(Level.STREET, "street")

    def test_people_show_the_district(self):
        assert place(2, STREET) == PublicPlace(Level.DISTRICT, "district")

    def test_the_protected_show_the_city_and_are_not_listed(self):
        assert place(3, STREET) == PublicPlace(Level.CITY, "city", listed=False)

    @pytest.mark.parametrize(
        ("residents", "dwellings", "code"),
        [
            (100, 40, "street"),
            (99, 40, "district"),
            (100, 39, "district"),
            (None, 40, "district"),
            (100, None, "district"),
        ],
    )
    def test_climbs_below_the_floor_of_a_phenomenon(self, residents, dwellings, code):
        area = replace(STREET, residents=residents, dwellings=dwellings)

        assert place(1, area).area_code == code

    @pytest.mark.parametrize(
        ("residents", "dwellings", "code"),
        [(1_000, 400, "district"), (999, 400, "city"), (1_000, 399, "city")],
    )
    def test_climbs_below_the_floor_of_people(self, residents, dwellings, code):
        area = replace(DISTRICT, residents=residents, dwellings=dwellings)

        assert place(2, area).area_code == code

    def test_attesting_replaces_a_missing_figure(self):
        area = replace(STREET, residents=None, dwellings=None, floor_attested=True)

        assert place(1, area).area_code == "street"

    def test_attesting_does_not_replace_a_figure_that_is_too_small(self):
        area = replace(STREET, residents=12, dwellings=None, floor_attested=True)

        assert place(1, area).area_code == "district"

    def test_climbs_from_an_estate_to_its_district(self):
        estate = AreaFacts("estate", Level.DISTRICT, DISTRICT, 400, 150)

        assert place(2, estate) == PublicPlace(Level.DISTRICT, "district")

    def test_a_problem_of_the_whole_city_has_no_area(self):
        assert place(2, None) == PublicPlace(Level.CITY, "")

    def test_a_chain_without_a_city_still_ends_in_the_city(self):
        alone = AreaFacts("alone", Level.DISTRICT)

        assert place(2, alone) == PublicPlace(Level.CITY, "")


class TestNeverFiner:
    def test_a_lowered_class_keeps_the_place(self):
        shown = place(2, STREET)

        assert place(1, STREET, previous=shown) == shown
        assert place(0, STREET, exact=True, previous=shown) == shown

    def test_a_raised_class_climbs(self):
        shown = place(1, STREET)

        assert place(2, STREET, previous=shown) == place(2, STREET)

    def test_a_point_shown_once_may_be_kept(self):
        shown = place(0, STREET, exact=True)

        assert place(0, STREET, exact=True, previous=shown) == shown

    def test_a_withdrawn_confirmation_climbs(self):
        shown = place(0, STREET, exact=True)

        assert place(0, STREET, previous=shown) == PublicPlace(Level.STREET, "street")

    def test_a_finer_unit_loaded_later_changes_nothing(self):
        shown = place(0, DISTRICT, exact=True)
        kept = PublicPlace(Level.DISTRICT, "district")

        assert place(1, STREET, previous=shown) == kept

    def test_a_grown_area_does_not_bring_the_place_back(self):
        shown = place(2, replace(DISTRICT, residents=10))

        assert place(2, DISTRICT, previous=shown) == shown

    def test_what_was_not_listed_stays_so(self):
        kept = PublicPlace(Level.CITY, "city", listed=False)

        assert place(2, STREET, previous=place(3, STREET)) == kept

    def test_moving_within_the_shown_area_is_no_move(self):
        neighbour = AreaFacts("neighbour", Level.STREET, DISTRICT, 300, 120)

        assert place(2, neighbour, previous=place(2, STREET)) == place(2, STREET)

    def test_moving_out_of_the_shown_area_is_told(self):
        other = AreaFacts("other", Level.DISTRICT, CITY, 9_000, 4_000)

        moved = place(2, other, previous=place(2, STREET))

        assert moved == PublicPlace(Level.DISTRICT, "other", moved=True)

    def test_moving_to_another_city_is_told(self):
        elsewhere = AreaFacts("elsewhere", Level.CITY)

        assert place(3, elsewhere, previous=place(3, STREET)).moved

    def test_a_city_that_was_never_named_is_the_same_city(self):
        shown = place(2, None)

        assert place(2, STREET, previous=shown) == shown

    def test_a_record_of_the_whole_city_climbs_and_does_not_move(self):
        assert place(2, None, previous=place(2, STREET)) == PublicPlace(Level.CITY, "")


class TestFacts:
    def test_an_override_only_raises(self):
        people, thing = SensitivityClass.PEOPLE, SensitivityClass.THING

        assert effective_class(people, thing) is people
        assert effective_class(thing, people) is people
        assert effective_class(thing) is thing

    def test_refuses_an_area_without_a_code(self):
        with pytest.raises(ValueError, match="code"):
            AreaFacts("", Level.CITY)

    def test_refuses_an_exact_area(self):
        with pytest.raises(ValueError, match="point"):
            AreaFacts("x", Level.EXACT)

    def test_refuses_a_parent_that_is_finer(self):
        with pytest.raises(ValueError, match="finer"):
            AreaFacts("x", Level.DISTRICT, STREET)

    def test_refuses_negative_figures(self):
        with pytest.raises(ValueError, match="negative"):
            replace(CITY, residents=-1)

    def test_refuses_a_fine_place_without_an_area(self):
        with pytest.raises(ValueError, match="names its area"):
            PublicPlace(Level.DISTRICT, "")

    @pytest.mark.parametrize(("residents", "dwellings"), [(4, 40), (100, 7)])
    def test_refuses_a_floor_under_the_hard_floor(self, residents, dwellings):
        with pytest.raises(ValueError, match="hard floor"):
            Floor(residents, dwellings)

    def test_the_hard_floor_itself_is_allowed(self):
        assert Floor(5, HARD_FLOOR_DWELLINGS).dwellings == 8


counts = st.none() | st.integers(0, 2_500)


@st.composite
def cities(draw):
    """A city of districts, estates and street units; returns all its areas."""
    areas = [AreaFacts("c", Level.CITY, None, draw(counts), draw(counts))]
    for number in range(draw(st.integers(0, 8))):
        parent = draw(st.sampled_from(areas))
        levels = [lv for lv in (Level.DISTRICT, Level.STREET) if lv >= parent.level]
        areas.append(
            AreaFacts(
                f"a{number}",
                draw(st.sampled_from(levels)),
                parent,
                draw(counts),
                draw(counts),
                draw(st.booleans()),
            )
        )
    return areas


steps = st.lists(
    st.tuples(st.sampled_from(SensitivityClass), st.integers(0, 8), st.booleans()),
    min_size=1,
    max_size=8,
)


def shown_area(areas, shown):
    return next(area for area in areas if area.code == shown.area_code)


@given(cities(), st.data())
def test_a_place_holds_its_floor_or_is_the_city(areas, data):
    """P4, for one showing."""
    area = data.draw(st.sampled_from(areas))
    sensitivity = data.draw(st.sampled_from(list(SensitivityClass)[1:]))

    shown = place(sensitivity, area, exact=data.draw(st.booleans()))

    facts = shown_area(areas, shown)
    assert facts in list(area.chain())
    assert facts.level == shown.level <= FINEST[sensitivity]
    assert shown.level is Level.CITY or facts.holds(FLOORS[sensitivity])


@given(cities(), st.data())
def test_the_place_depends_on_the_chain_alone(areas, data):
    """P3: equal chains give equal places, whatever else the city holds."""
    area = data.draw(st.sampled_from(areas))
    sensitivity = data.draw(st.sampled_from(SensitivityClass))

    assert place(sensitivity, area) == place(sensitivity, _rebuilt(area))


def _rebuilt(area):
    return area and replace(area, parent=_rebuilt(area.parent))


@given(cities(), steps)
def test_never_finer_along_a_history(areas, history):
    """P4 and P5: under one public id the place only climbs, and stays true."""
    before = None
    for sensitivity, choice, exact in history:
        area = areas[choice % len(areas)]
        shown = place(sensitivity, area, exact=exact, previous=before)
        chain = {facts.code for facts in area.chain()}
        assert shown.area_code in chain
        if shown.moved:
            assert before.area_code not in chain
        elif before:
            above = {facts.code for facts in shown_area(areas, before).chain()}
            assert shown.area_code in above
            assert shown.level <= before.level
            assert shown.listed <= before.listed
        before = replace(shown, moved=False)
