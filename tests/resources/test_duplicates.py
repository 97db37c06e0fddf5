"""Resources that may be the same, and to whom that is said."""

import pytest

from kooperacja.base.errors import NotPermitted
from resources.models import Resource
from resources.services import ResourceContent, SiteContent, provider_named
from resources.services.duplicates import (
    Reason,
    duplicate_pairs,
    similar_providers,
    similar_resources,
)
from tests.factories.places import spot
from tests.personas import NAMES

NAME = "Dom Dziennego Pobytu „Przystań”"
LIKE = "Przystań – dom pobytu dla seniorów"


def reasons_of(found) -> dict:
    return {row.name: {str(reason) for reason in why} for row, why in found}


class TestSimilar:
    @pytest.mark.parametrize(
        ("one", "other", "reason"),
        [
            ({"phone": "33 812 34 56"}, {"phone": "+48 (33) 8123456 wew. 2"}, "phone"),
            ({"email": "a@example.org"}, {"email": "A@EXAMPLE.org"}, "email"),
            (
                {"website": "https://www.example.org/a/"},
                {"website": "http://example.org/a"},
                "website",
            ),
        ],
    )
    def test_by_what_they_share(self, world, add, one, other, reason):
        add(NAME, publish=False, **one)
        resource = add(LIKE, publish=False, **other)

        assert reasons_of(similar_resources(world.dorota, resource)) == {NAME: {reason}}

    def test_by_address_and_place(self, world, add):
        place = SiteContent(address="ul. Długa 9, 43-300 Miasto", place=spot(0.5, 1.5))
        same = SiteContent(address="Dluga 9", place=spot(0.5, 1.5))
        add(NAME, sites=[place])
        resource = add(LIKE, sites=[same])

        found = reasons_of(similar_resources(world.dorota, resource))

        assert found == {NAME: {"address", "place"}}

    def test_by_provider_and_register(self, world, add):
        add(NAME, provider=provider_named("Fundacja Dom", krs="0000000650"))
        resource = add(LIKE, provider=provider_named("Dom", krs="0000000650"))

        found = reasons_of(similar_resources(world.dorota, resource))

        assert found == {NAME: {"register"}}

    def test_by_name_alone_where_it_is_nearly_the_same(self, world, add):
        add(NAME)
        resource = add("Dom dziennego pobytu Przystań")

        assert reasons_of(similar_resources(world.dorota, resource)) == {NAME: {"name"}}

    def test_other_things_of_one_institution_are_no_doubles(self, world, add):
        of = {
            "phone": "33 812 34 56",
            "email": "a@example.org",
            "provider": provider_named("Fundacja Dom"),
        }
        add("Klub seniora", **of)
        resource = add("Poradnia prawna", **of)

        assert similar_resources(world.dorota, resource) == []

    def test_of_what_is_about_to_be_written(self, world, add):
        add(NAME, phone="33 812 34 56", sites=[SiteContent(address="Długa 9")])
        content = ResourceContent(name=LIKE, kind="school", phone="338123456")

        found = similar_resources(
            world.dorota, content, [SiteContent(address="ul. Długa 9")]
        )

        assert reasons_of(found) == {NAME: {"phone", "address"}}

    def test_a_confidential_place_is_never_compared(self, world, add):
        hidden = SiteContent(
            address="Tajna 7", place=spot(0.5, 1.5), is_confidential=True
        )
        add(NAME, sites=[hidden])
        content = ResourceContent(name=LIKE, kind="school")
        asked = SiteContent(address="Tajna 7", place=spot(0.5, 1.5))

        assert similar_resources(world.dorota, content, [asked]) == []

    def test_only_as_far_as_the_person_may_read(self, world, add):
        add(NAME, publish=False, phone="33 812 34 56")
        content = ResourceContent(name=LIKE, kind="school", phone="33 812 34 56")

        assert similar_resources(world.dorota, content)
        for name in ("basia", "celina", "ewa", "anonim"):
            assert similar_resources(getattr(world, name), content) == []

    def test_what_is_closed_or_merged_is_left_out(self, world, add):
        old = add(NAME, phone="33 812 34 56")
        Resource.objects.filter(pk=old.pk).update(status="closed")

        assert similar_resources(world.dorota, add(LIKE, phone="33 812 34 56")) == []

    @pytest.mark.parametrize("text", ["", "%", "'", "\\", "日本", "a" * 200])
    def test_odd_words_are_no_error(self, world, text):
        content = ResourceContent(name=text, kind="school", phone=text, website=text)

        similar_resources(world.dorota, content, [SiteContent(address=text)])


class TestPairs:
    def test_lists_each_pair_once(self, world, add):
        one = add(NAME, phone="33 812 34 56", email="a@example.org")
        other = add(LIKE, phone="338123456", email="A@example.org")
        add("Poradnia")

        (pair,) = duplicate_pairs(world.dorota)

        assert {pair.one, pair.other} == {one, other}
        assert set(pair.reasons) == {Reason.PHONE, Reason.EMAIL}
        assert 0.35 <= pair.likeness <= 1

    def test_among_some(self, world, add):
        add(NAME, phone="33 812 34 56")
        other = add(LIKE, phone="33 812 34 56")
        alone = add("Poradnia")

        assert len(duplicate_pairs(world.dorota, [other.pk])) == 1
        assert duplicate_pairs(world.dorota, [alone.pk]) == []

    def test_one_question_however_many(self, world, add, django_assert_max_num_queries):
        for number in range(6):
            add(f"{NAME} {number}", phone="33 812 34 56")
        world.dorota.has_perm("resources.merge_resources")

        with django_assert_max_num_queries(4):
            assert duplicate_pairs(world.dorota)

    @pytest.mark.parametrize("name", NAMES)
    def test_only_for_coordinators(self, world, name):
        person = getattr(world, name)
        if person.has_perm("resources.merge_resources"):
            assert duplicate_pairs(person) == []
            return
        with pytest.raises(NotPermitted):
            duplicate_pairs(person)


def test_similar_providers(world):
    one = provider_named("Fundacja Dom", krs="0000000650")
    same_number = provider_named("Zupełnie inna nazwa", krs="0000000650")
    same_name = provider_named("Fundacja „Dom”")
    provider_named("Stowarzyszenie")

    assert set(similar_providers(one)) == {same_number, same_name}
