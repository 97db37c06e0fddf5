"""Two people at the same moment: both acts are done, or one is refused.

Threads on committed rows of a real PostgreSQL. What waits for each other in two orders
is ended by the database with an error, which fails the test.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import connections, transaction

from kooperacja.areas.services import shelve_area
from kooperacja.base.errors import DomainError
from kooperacja.categories.services import change_category_words
from partners import services as partners
from problems.workflow import Status
from resources.choices import LinkState
from resources.models import (
    Provider,
    PublicLink,
    PublicProvider,
    PublicResource,
    PublicSynonym,
    PublicTombstone,
    Resource,
    ResourceLink,
    Synonym,
)
from resources.services import (
    SiteContent,
    content_of,
    provider_named,
    provider_of,
    publish_resource,
    sites_of,
    update_resource,
)
from resources.services.linking import confirm_link, propose_link
from resources.services.merging import merge_providers, merge_resources
from resources.services.synonyms import save_synonym
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.factories.places import spot
from tests.personas import fresh

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

TIMES = 4


def race(*acts) -> list[str]:
    """Run the acts at once; return for each "won" or the code of its refusal."""
    barrier = Barrier(len(acts))

    def run(act):
        try:
            barrier.wait(timeout=10)
            act()
        except DomainError as refusal:
            return refusal.code
        finally:
            connections.close_all()
        return "won"

    with ThreadPoolExecutor(len(acts)) as threads:
        return [
            task.result(timeout=30) for task in [threads.submit(run, a) for a in acts]
        ]


def save(actor, resource, **values):
    """Save a stored resource with some of it changed."""
    resource = Resource.objects.get(pk=resource.pk)
    return update_resource(
        actor=fresh(actor),
        resource=resource,
        version=resource.version,
        content=replace(content_of(resource), **values),
        sites=sites_of(resource),
    )


def test_two_merge_the_same_at_once_and_crosswise(world, add):
    one, other = add("A"), add("B")

    outcomes = race(
        lambda: merge_resources(actor=world.dorota, keep=one, drop=other, note="x"),
        lambda: merge_resources(actor=world.daniel, keep=other, drop=one, note="x"),
    )

    assert sorted(outcomes) == ["transition_not_allowed", "won"]
    assert PublicResource.objects.count() == 1
    assert PublicTombstone.objects.count() == 1


def test_merging_what_others_went_into_does_not_cross_merging_those(world, add):
    """The row that went first has the lowest number, and moves along."""
    for _time in range(TIMES):
        early, drop, keep = (add(name, publish=False) for name in ("A", "B", "C"))
        merge_resources(actor=world.dorota, keep=drop, drop=early, note="x")

        outcomes = race(
            lambda pair=(keep, drop): merge_resources(
                actor=world.dorota, keep=pair[0], drop=pair[1], note="x"
            ),
            lambda pair=(keep, early): merge_resources(
                actor=world.daniel, keep=pair[0], drop=pair[1], note="x"
            ),
        )

        assert outcomes == ["won", "transition_not_allowed"]
        assert set(keep.merged.all()) == {early, drop}


def test_two_merge_providers_crosswise(world, add):
    one, other = provider_named("Dom"), provider_named("Fundacja Dom")
    gives = [add("A", provider=one), add("B", provider=other)]

    outcomes = race(
        lambda: merge_providers(actor=world.dorota, keep=one, drop=other, note="x"),
        lambda: merge_providers(actor=world.daniel, keep=other, drop=one, note="x"),
    )

    assert sorted(outcomes) == ["transition_not_allowed", "won"]
    (kept,) = Provider.objects.standing()
    assert {Resource.objects.get(pk=row.pk).provider for row in gives} == {kept}
    assert PublicProvider.objects.get().public_id == kept.public_id


def test_nothing_is_given_to_a_provider_that_is_merged_meanwhile(world, add):
    for number in range(TIMES):
        keep = provider_named(f"Fundacja {number}")
        drop = provider_named(f"Dom {number}")
        resource = add("A")

        race(
            lambda keep=keep, drop=drop: merge_providers(
                actor=world.dorota, keep=keep, drop=drop, note="x"
            ),
            lambda drop=drop, resource=resource: save(
                world.daniel, resource, provider=drop
            ),
        )

        resource.refresh_from_db()
        assert resource.provider.merged_into is None
        shown = PublicResource.objects.get(public_id=resource.public_id)
        assert shown.provider_name == resource.provider.name


def test_a_profile_and_a_resource_are_saved_at_once(world, add):
    resource = add("A", provider=provider_of(world.most))
    for number in range(TIMES):
        partner = type(world.most).objects.get(pk=world.most.pk)
        content = replace(partners.content_of(partner), name=f"Most {number}")

        outcomes = race(
            lambda partner=partner, content=content: partners.update_partner(
                actor=world.dorota,
                partner=partner,
                version=partner.version,
                content=content,
            ),
            lambda number=number: save(world.bartek, resource, name=f"A {number}"),
        )

        assert outcomes == ["won", "won"]
        shown = PublicResource.objects.get()
        assert (shown.name, shown.provider_name) == (f"A {number}", f"Most {number}")


def test_an_area_is_laid_while_a_resource_is_saved(world, add):
    resource = add("A", sites=[SiteContent(address="Długa 9", place=spot(0.5, 1.5))])
    for number in range(TIMES):
        resource.sites.update(area=world.poludnie)

        outcomes = race(
            lambda: transaction.atomic(shelve_area)(world.polnoc),
            lambda number=number: save(world.daniel, resource, name=f"A {number}"),
        )

        assert outcomes == ["won", "won"]
        assert PublicResource.objects.get().area_codes == [world.polnoc.code]


def test_two_hand_over_their_resources_crosswise(world, add):
    first, second = provider_named("Dom"), provider_named("Fundacja")
    one, other = add("A", provider=first), add("B", provider=second)
    for _time in range(TIMES):
        outcomes = race(
            lambda provider=second: save(world.dorota, one, provider=provider),
            lambda provider=first: save(world.daniel, other, provider=provider),
        )

        assert outcomes == ["won", "won"]
        first, second = second, first
        assert PublicProvider.objects.count() == 2


def test_a_link_is_confirmed_while_its_resource_is_merged(world, add):
    problem = ProblemFactory(
        category=world.bezrobocie, area=world.polnoc, opened_by=world.inna
    )
    DiagnosisFactory(problem=problem, partner=world.inna, status=Status.PUBLISHED)
    for _time in range(TIMES):
        keep = add("A", provider=provider_of(world.inna))
        drop = add("B", provider=provider_of(world.most))
        link = propose_link(
            actor=fresh(world.celina),
            problem=problem,
            resource=drop,
            kind="answers",
            partner=world.inna,
        )

        outcomes = race(
            lambda link=link: confirm_link(actor=fresh(world.basia), link=link),
            lambda pair=(keep, drop): merge_resources(
                actor=world.dorota, keep=pair[0], drop=pair[1], note="x"
            ),
        )

        # Who was second may not decide any more: another gives it.
        assert outcomes in (["won", "won"], ["not_permitted", "won"])
        link = ResourceLink.objects.get(pk=link.pk)
        assert link.resource == keep
        is_public = PublicLink.objects.filter(resource_public_id=keep.public_id)
        assert is_public.exists() == (link.state == LinkState.CONFIRMED)
        link.delete()
        PublicLink.writer.all().delete()


def test_two_things_of_one_provider_are_shown_at_once(world, add):
    provider = provider_named("Fundacja Dom")
    drafts = [add(name, provider=provider, publish=False) for name in "ABCD"]

    outcomes = race(
        *(
            lambda row=row: publish_resource(actor=world.dorota, resource=row)
            for row in drafts
        )
    )

    assert outcomes == ["won"] * 4
    provider.refresh_from_db()
    assert PublicProvider.objects.get().public_id == provider.public_id
    assert {row.provider_public_id for row in PublicResource.objects.all()} == {
        provider.public_id
    }


def test_two_write_down_synonyms_at_once(world):
    for number in range(TIMES):
        outcomes = race(
            *(
                lambda person=person, phrase=f"{phrase} {number}": save_synonym(
                    actor=person, phrase=phrase, category=world.halas
                )
                for person, phrase in ((world.dorota, "hałas"), (world.daniel, "krzyk"))
            )
        )

        assert outcomes == ["won", "won"]
    assert PublicSynonym.objects.count() == Synonym.objects.count() == 2 * TIMES


def test_two_rename_kinds_of_problems_at_once(world, add):
    add("A", categories=[world.halas, world.bezrobocie])
    for number in range(TIMES):
        outcomes = race(
            *(
                lambda person=person, category=category, name=f"{name} {number}": (
                    change_category_words(actor=person, category=category, name_pl=name)
                )
                for person, category, name in (
                    (world.dorota, world.halas, "Zgiełk"),
                    (world.daniel, world.bezrobocie, "Brak pracy"),
                )
            )
        )

        assert outcomes == ["won", "won"]
        words = PublicResource.objects.get().words
        assert f"zgielk {number}" in words
        assert f"brak pracy {number}" in words
