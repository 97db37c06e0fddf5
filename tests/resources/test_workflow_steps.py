"""The way of a resource: every step from every state by everybody."""

import pytest

from kooperacja.audit.log import entries_of
from kooperacja.base.errors import NotPermitted
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed
from kooperacja.notices.models import Notice
from resources.models import PublicResource, PublicTombstone, Resource
from resources.services import (
    ResourceIncomplete,
    SiteContent,
    discard_resource,
    missing_from,
    provider_of,
    publish_resource,
    return_resource,
    submit_resource,
    take_step,
    withdraw_resource,
)
from resources.services.steps import ResourceGone
from resources.workflow import EDITABLE, WORKFLOW, Status
from tests.personas import NAMES, fresh

#: Who may take a step of a resource that Fundacja Most gives.
OWN = {"bartek", "basia", "filip"}
COORDINATORS = {"dorota", "daniel"}
MAY = {
    "resources.submit_resource": OWN | {"admin"},
    "resources.publish_resource": COORDINATORS | {"admin"},
    "resources.close_resource": OWN | COORDINATORS | {"admin"},
}
COMPLETE = {
    "deliveries": ["phone"],
    "phone": "33 812 34 56",
}


@pytest.fixture
def ours(world, add):
    """A complete draft of Fundacja Most."""
    return add(
        provider=provider_of(world.most),
        publish=False,
        categories=[world.bezrobocie],
        **COMPLETE,
    )


def put_into(resource, status):
    """Put a resource into a state without walking there."""
    kept = None
    if status == Status.MERGED:
        kept = Resource.objects.create(name="Inny", kind="school").pk
    Resource.objects.filter(pk=resource.pk).update(status=status, merged_into=kept)
    resource.refresh_from_db()
    return resource


@pytest.mark.parametrize("state", Status.values)
@pytest.mark.parametrize("step", [step.name for step in WORKFLOW])
def test_every_step_from_every_state_by_everybody(world, ours, step, state):
    transition = WORKFLOW.get(step)
    put_into(ours, state)

    for name in NAMES:
        actor = fresh(getattr(world, name))
        may = name in MAY[transition.permission]
        can = state in transition.sources and not transition.automatic
        if may and can:
            assert step in [row.name for row in WORKFLOW.available(ours, actor)]
            moved = take_step(step, actor=actor, resource=ours, note="bo tak")
            assert moved.status == transition.target
            put_into(ours, state)
            continue
        with pytest.raises(TransitionNotAllowed if may else NotPermitted):
            take_step(step, actor=actor, resource=ours, note="bo tak")
        ours.refresh_from_db()
        assert ours.status == state


@pytest.mark.parametrize("step", [row for row in WORKFLOW if row.needs_note])
def test_a_step_that_needs_a_reason_gets_one(world, ours, step):
    put_into(ours, step.sources[0])

    with pytest.raises(NoteRequired) as refused:
        take_step(step.name, actor=world.dorota, resource=ours, note=" ")

    assert refused.value.field == "note"


@pytest.mark.parametrize("state", Status.values)
@pytest.mark.parametrize("name", NAMES)
def test_who_may_write_in_which_state(world, ours, state, name):
    person = fresh(getattr(world, name))
    put_into(ours, state)

    may = person.has_perm("resources.change_resource", ours)

    if name == "admin":  # Django asks a superuser nothing
        assert may
    elif name in COORDINATORS:
        assert may == (state != Status.MERGED)
    else:
        assert may == (name in OWN and state in EDITABLE)


@pytest.mark.parametrize("state", Status.values)
@pytest.mark.parametrize("name", NAMES)
def test_list_and_rule_agree_in_every_state(world, ours, state, name):
    person = fresh(getattr(world, name))
    put_into(ours, state)

    listed = Resource.objects.visible_to(person).filter(pk=ours.pk).exists()

    assert person.has_perm("resources.view_resource", ours) == listed
    kept = Resource.objects.kept_by(person).filter(pk=ours.pk).exists()
    assert person.has_perm("resources.write_resource", ours) == kept


@pytest.mark.parametrize("name", NAMES)
def test_nobody_but_the_coordinator_keeps_what_no_partner_gives(world, add, name):
    resource = add("Telefon spoza partnerstwa")
    person = fresh(getattr(world, name))
    may = name in COORDINATORS | {"admin"}

    for act in ("write", "change", "close", "publish"):
        assert person.has_perm(f"resources.{act}_resource", resource) == may


class TestSubmit:
    def test_tells_the_coordinators_and_waits(self, world, ours):
        submit_resource(actor=world.bartek, resource=ours)

        told = Notice.objects.filter(kind="resource.submitted")
        assert {row.recipient_id for row in told} == {world.dorota.pk, world.daniel.pk}
        assert list(Resource.objects.awaiting_review()) == [ours]
        assert not PublicResource.objects.exists()

    def test_takes_the_notice_back_with_the_resource(self, world, ours):
        submit_resource(actor=world.bartek, resource=ours)

        take_step("take_back", actor=world.filip, resource=ours)

        assert not Notice.objects.filter(kind="resource.submitted").exists()

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"categories": []}, "categories"),
            ({"deliveries": []}, "deliveries"),
            ({"phone": ""}, "phone"),
            ({"deliveries": ["site"]}, "sites"),
            ({"deliveries": ["online"], "phone": ""}, "phone"),
        ],
    )
    def test_refuses_what_nobody_could_use(self, world, add, change, field):
        said = {"categories": [world.bezrobocie], **COMPLETE} | change
        resource = add(provider=provider_of(world.most), publish=False, **said)

        with pytest.raises(ResourceIncomplete) as refused:
            submit_resource(actor=world.bartek, resource=resource)

        assert set(refused.value.missing) == {field}
        assert missing_from(resource) == refused.value.missing

    def test_takes_a_door_for_a_way_to_turn(self, world, add):
        resource = add(
            provider=provider_of(world.most),
            publish=False,
            categories=[world.bezrobocie],
            deliveries=["site"],
            sites=[SiteContent(address="ul. Północna 1")],
        )

        assert missing_from(resource) == {}


def test_a_returned_one_says_why_and_to_whom(world, ours):
    submit_resource(actor=world.bartek, resource=ours)

    return_resource(actor=world.dorota, resource=ours, note="Kto może przyjść?")

    ours.refresh_from_db()
    assert ours.status_note == "Kto może przyjść?"
    told = Notice.objects.filter(kind="resource.returned")
    assert {row.recipient_id for row in told} == {
        world.bartek.pk,
        world.basia.pk,
        world.filip.pk,
    }
    assert "Kto może przyjść?" in str(told[0].values)


def test_publishing_lays_it_on_the_shelf_and_tells_its_people(world, ours):
    submit_resource(actor=world.bartek, resource=ours)

    publish_resource(actor=world.dorota, resource=ours)

    assert PublicResource.objects.get().name == ours.name
    assert Notice.objects.filter(kind="resource.published").count() == 3


def test_a_closed_one_comes_back_to_its_own_address(world, ours):
    public_id = publish_resource(actor=world.dorota, resource=ours).public_id

    withdraw_resource(actor=world.filip, resource=ours, note="Remont")

    assert not PublicResource.objects.exists()
    assert PublicTombstone.objects.get().public_id == public_id
    told = Notice.objects.filter(kind="resource.withdrawn")
    assert {row.recipient_id for row in told} == {world.dorota.pk, world.daniel.pk}
    publish_resource(actor=world.dorota, resource=ours)
    assert PublicResource.objects.get().public_id == public_id
    assert not PublicTombstone.objects.exists()


def test_every_step_is_in_the_log(world, ours):
    submit_resource(actor=world.bartek, resource=ours)
    publish_resource(actor=world.dorota, resource=ours)
    withdraw_resource(actor=world.filip, resource=ours, note="Remont")

    verbs = [entry.verb for entry in entries_of(ours)]
    assert verbs[:3] == [
        "resource.withdrawn",
        "resource.published",
        "resource.submitted",
    ]
    assert [entry.note for entry in entries_of(ours)][0] == "Remont"


class TestDiscard:
    def test_throws_away_a_draft(self, world, ours):
        discard_resource(actor=world.basia, resource=ours)

        assert not Resource.objects.filter(pk=ours.pk).exists()

    def test_what_is_gone_takes_no_step(self, world, ours):
        gone = Resource.objects.get(pk=ours.pk)
        discard_resource(actor=world.basia, resource=ours)

        with pytest.raises(ResourceGone):
            submit_resource(actor=world.basia, resource=gone)

    @pytest.mark.parametrize("state", [row for row in Status if row != Status.DRAFT])
    def test_refuses_every_other_state(self, world, ours, state):
        put_into(ours, state)

        with pytest.raises(TransitionNotAllowed):
            discard_resource(actor=world.dorota, resource=ours)

    def test_refuses_people_of_other_institutions(self, world, ours):
        for person in (world.celina, world.ewa, world.bez_partnera):
            with pytest.raises(NotPermitted):
                discard_resource(actor=person, resource=ours)
