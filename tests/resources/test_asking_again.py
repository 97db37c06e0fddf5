"""What one provider said of a link does not bind another who gives it now."""

from dataclasses import replace

import pytest

from kooperacja.audit.log import entries_of
from kooperacja.notices.models import Notice
from problems.workflow import Status
from resources.choices import LinkState
from resources.models import PublicLink, ResourceLink
from resources.services import (
    content_of,
    provider_named,
    provider_of,
    publish_resource,
    sites_of,
    update_resource,
    withdraw_resource,
)
from resources.services.linking import confirm_link, propose_link, refuse_link
from resources.services.merging import merge_providers, merge_resources
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import fresh


def problem_of(world, partner, status=Status.PUBLISHED):
    problem = ProblemFactory(
        category=world.bezrobocie, area=world.polnoc, opened_by=partner
    )
    DiagnosisFactory(problem=problem, partner=partner, status=status)
    problem.refresh_from_db()
    return problem


@pytest.fixture
def listed(world):
    """A problem on the public map."""
    return problem_of(world, world.inna)


@pytest.fixture
def drop(add, world):
    """Of Basia's institution."""
    return add("Świetlica", provider=provider_of(world.most))


@pytest.fixture
def link(world, listed, drop):
    """Celina said it of Basia's resource, and Basia agreed."""
    link = propose_link(
        actor=fresh(world.celina),
        problem=listed,
        resource=drop,
        kind="answers",
        partner=world.inna,
    )
    return confirm_link(actor=fresh(world.basia), link=link)


@pytest.fixture
def merge(world):
    def call(keep, drop):
        merge_resources(actor=world.dorota, keep=keep, drop=drop, note="To samo.")

    return call


def asked(link) -> set:
    rows = Notice.objects.filter(kind="resource_link.proposed", key=link.ref)
    return {row.recipient for row in rows}


def test_another_partner_is_asked_again(world, add, link, merge):
    keep = add("Klub", provider=provider_of(world.trzecia))

    merge(keep, link.resource)

    link.refresh_from_db()
    assert (link.resource, link.state) == (keep, LinkState.PROPOSED)
    assert (link.decided_by, link.decided_at) == (None, None)
    assert asked(link) == {world.ewa}
    assert link in ResourceLink.objects.awaiting(fresh(world.ewa))
    assert not PublicLink.objects.exists()
    assert entries_of(link).first().verb == "resource_link.asked_again"
    confirm_link(actor=fresh(world.ewa), link=link)
    assert PublicLink.objects.get().resource_public_id == keep.public_id


def test_a_refusal_is_asked_about_too(world, add, link, merge):
    refuse_link(actor=fresh(world.basia), link=link)

    merge(add("Klub", provider=provider_of(world.trzecia)), link.resource)

    link.refresh_from_db()
    assert link.state == LinkState.PROPOSED
    assert asked(link) == {world.ewa}


def test_of_the_same_provider_it_stands(world, add, link, merge):
    keep = add("Klub", provider=provider_of(world.most))

    merge(keep, link.resource)

    link.refresh_from_db()
    assert (link.resource, link.state) == (keep, LinkState.CONFIRMED)
    assert PublicLink.objects.get().resource_public_id == keep.public_id


def test_taken_over_with_its_provider_it_stands(add, link, merge):
    keep = add("Klub")

    merge(keep, link.resource)

    link.refresh_from_db()
    assert (link.resource, link.state) == (keep, LinkState.CONFIRMED)


def test_what_the_new_one_said_itself_stands(world, add, link, merge):
    keep = add("Klub", provider=provider_of(world.inna))

    merge(keep, link.resource)

    link.refresh_from_db()
    assert link.state == LinkState.CONFIRMED
    assert not asked(link)


def test_one_that_had_no_provider_is_asked_about_with_its_first(
    world, add, drop, merge
):
    keep = add("Klub")
    link = propose_link(
        actor=fresh(world.dorota),
        problem=problem_of(world, world.trzecia),
        resource=keep,
        kind="answers",
    )
    assert link.state == LinkState.CONFIRMED

    merge(keep, drop)

    link.refresh_from_db()
    assert link.state == LinkState.PROPOSED
    assert asked(link) == {world.bartek, world.basia, world.filip}
    assert not PublicLink.objects.exists()


def test_nobody_is_told_of_a_problem_it_does_not_know(world, add, drop, merge):
    secret = problem_of(world, world.most, Status.DRAFT)
    link = propose_link(
        actor=fresh(world.basia),
        problem=secret,
        resource=drop,
        kind="answers",
        partner=world.most,
    )

    merge(add("Klub", provider=provider_of(world.trzecia)), drop)

    link.refresh_from_db()
    assert link.state == LinkState.PROPOSED
    assert not asked(link)
    assert link not in ResourceLink.objects.visible_to(fresh(world.ewa))
    assert entries_of(link).first().target_label == ""


def test_the_draft_it_went_into_is_not_told_to_who_said_it(world, add, link, merge):
    withdraw_resource(actor=world.dorota, resource=link.resource, note="Koniec.")
    draft = add("Szkic", provider=provider_of(world.trzecia), publish=False)

    merge(draft, link.resource)

    seen = ResourceLink.objects.visible_to
    assert link not in seen(fresh(world.celina))
    assert link in seen(fresh(world.ewa))
    publish_resource(actor=world.dorota, resource=draft)
    assert link in seen(fresh(world.celina))


def test_handing_a_resource_over_asks_again(world, link):
    resource = link.resource
    update_resource(
        actor=fresh(world.dorota),
        resource=resource,
        version=resource.version,
        content=replace(content_of(resource), provider=provider_of(world.trzecia)),
        sites=sites_of(resource),
    )

    link.refresh_from_db()
    assert link.state == LinkState.PROPOSED
    assert asked(link) == {world.ewa}
    assert not PublicLink.objects.exists()


def test_two_rows_of_one_organisation_are_one_voice(world, link):
    keep, drop = provider_named("Most, stowarzyszenie"), link.resource.provider

    merge_providers(actor=world.dorota, keep=keep, drop=drop, note="To samo.")

    link.refresh_from_db()
    assert link.state == LinkState.CONFIRMED
    assert PublicLink.objects.exists()
