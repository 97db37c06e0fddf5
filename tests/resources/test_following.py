"""The shelf says what others are called now: kinds, groups, institutions."""

from dataclasses import replace
from datetime import date

import pytest
from django.apps import apps

from kooperacja.base.search import FOLD
from kooperacja.base.shelf import ShelfModel
from kooperacja.categories.services import (
    change_category_words,
    change_target_group,
    load_vocabulary,
)
from kooperacja.categories.vocabulary.specs import TargetGroupSpec
from partners import services as partners
from resources.models import PublicProvider, PublicResource
from resources.services import (
    assure_resource,
    content_of,
    provider_named,
    provider_of,
    sites_of,
    update_resource,
    withdraw_resource,
)
from tests.personas import fresh


def shelf_models():
    return [row for row in apps.get_models() if issubclass(row, ShelfModel)]


def found(words: str) -> list[str]:
    """The names a search finds, without what synonyms would add."""
    looked = words.lower().translate(FOLD)
    rows = PublicResource.objects.filter(words__contains=looked)
    return list(rows.values_list("name", flat=True))


@pytest.fixture
def resource(world, add):
    return add("Świetlica", categories=[world.halas], target_groups=[world.mlodziez])


def test_a_renamed_category_is_found_by_its_new_name(world, resource):
    old = world.halas.name_pl

    change_category_words(
        actor=world.dorota, category=world.halas, name_pl="Zgiełk", name_en="Din"
    )

    assert found("zgiełk") == found("din") == ["Świetlica"]
    assert found(old) == []


def test_a_renamed_group_is_found_by_its_new_name(world, resource):
    old = world.mlodziez.name_pl

    change_target_group(
        actor=world.dorota, target_group=world.mlodziez, name_pl="Nastolatki"
    )

    assert found("nastolatki") == ["Świetlica"]
    assert found(old) == []


def test_names_that_come_with_a_new_version_are_found(world, resource):
    group = TargetGroupSpec(
        slug=world.mlodziez.slug, name_pl="Nastolatki", name_en="Teenagers"
    )

    load_vocabulary(categories=[], target_groups=[group])

    assert found("nastolatki") == ["Świetlica"]


def test_who_made_sure_is_called_what_it_is_called_now(world, resource):
    row = update_resource(
        actor=fresh(world.dorota),
        resource=resource,
        version=resource.version,
        content=replace(content_of(resource), provider=provider_of(world.most)),
        sites=sites_of(resource),
    )
    row = assure_resource(actor=fresh(world.basia), resource=row, day=date(2026, 11, 2))
    update_resource(
        actor=fresh(world.dorota),
        resource=row,
        version=row.version,
        content=replace(content_of(row), provider=None),
        sites=sites_of(row),
    )
    assert PublicResource.objects.get().assured_by_name == world.most.name

    partners.update_partner(
        actor=world.dorota,
        partner=world.most,
        version=world.most.version,
        content=replace(partners.content_of(world.most), name="Nowy Most"),
    )

    assert PublicResource.objects.get().assured_by_name == "Nowy Most"


def test_a_provider_whose_last_resource_is_handed_over_leaves_the_shelf(world, add):
    resource = add("Klub", provider=provider_named("Dawny"))
    assert PublicProvider.objects.get().name == "Dawny"

    update_resource(
        actor=fresh(world.dorota),
        resource=resource,
        version=resource.version,
        content=replace(content_of(resource), provider=provider_named("Nowy")),
        sites=sites_of(resource),
    )

    assert [row.name for row in PublicProvider.objects.all()] == ["Nowy"]


def test_of_what_is_closed_no_word_is_left(world, add):
    """Nothing but the public id, which says that something was there."""
    resource = add(
        "Osobliwa",
        provider=provider_named("Osobliwa fundacja"),
        description="osobliwa pomoc",
        categories=[world.halas],
    )

    withdraw_resource(actor=world.dorota, resource=resource, note="Osobliwy powód.")

    for model in shelf_models():
        kept = repr([vars(row) for row in model.writer.all()])
        assert "sobliw" not in kept, model
