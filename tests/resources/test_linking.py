"""Links of problems and resources: who says them, who confirms, what is public."""

import pytest
from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices.models import Notice
from problems.models import PublicProblem
from problems.services import (
    archive_diagnosis,
    merge_problems,
    raise_problem_sensitivity,
)
from problems.services.shelving import lock_problems, refresh_shelf
from problems.workflow import Status
from resources.choices import LinkKind, LinkState
from resources.models import PublicLink, ResourceLink
from resources.services import publish_resource, withdraw_resource
from resources.services.linking import (
    LinkDecided,
    LinkedAlready,
    LinkImpossible,
    LinkRefused,
    confirm_link,
    propose_link,
    refuse_link,
    remove_link,
)
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import fresh


@pytest.fixture(autouse=True)
def polish():
    with translation.override("pl"):
        yield


@pytest.fixture
def listed(world):
    """A problem on the public map, said by Celina's institution."""
    return _problem(world, "Młodzi bez pracy", world.inna)


def _problem(world, title, partner, status=Status.PUBLISHED, **values):
    values = {"category": world.bezrobocie, "area": world.polnoc} | values
    problem = ProblemFactory(title=title, opened_by=partner, **values)
    DiagnosisFactory(problem=problem, partner=partner, status=status)
    problem.refresh_from_db()
    return problem


@pytest.fixture
def propose(world, listed, resources):
    """Propose a link as Celina, of a resource of Bartek's institution."""

    def call(**values):
        actor = fresh(values.pop("actor", world.celina))
        given = {
            "problem": listed,
            "resource": resources["north"],
            "kind": LinkKind.PARTLY,
            "partner": world.inna,
        }
        return propose_link(actor=actor, **(given | values))

    return call


def public():
    return list(
        PublicLink.objects.values_list(
            "problem_public_id", "resource_public_id", "kind"
        )
    )


def pair(link):
    return (link.problem.public_id, link.resource.public_id, link.kind)


class TestPropose:
    def test_waits_for_the_provider_and_is_not_public(self, world, propose):
        link = propose(note="  tylko zimą ")

        assert (link.state, link.note) == (LinkState.PROPOSED, "tylko zimą")
        assert (link.set_by, link.set_for) == (world.celina, world.inna)
        assert public() == []
        entry = AuditEntry.objects.latest("id")
        assert entry.verb == "resource_link.proposed"

    def test_tells_the_people_of_the_provider(self, world, propose):
        propose()

        told = Notice.objects.filter(kind="resource_link.proposed")
        assert {row.recipient for row in told} == {
            world.bartek,
            world.basia,
            world.filip,
        }

    def test_stands_at_once_where_the_own_institution_gives_it(self, world, propose):
        link = propose(actor=world.bartek, partner=world.most)

        assert (link.state, link.decided_by) == (LinkState.CONFIRMED, world.bartek)
        assert public() == [pair(link)]
        assert not Notice.objects.filter(kind__startswith="resource_link").exists()

    def test_asks_the_coordinators_about_a_provider_that_is_no_partner(
        self, world, propose, resources
    ):
        link = propose(resource=resources["serves"])

        told = {row.recipient for row in Notice.objects.filter(key=link.ref)}
        assert told == {world.dorota, world.daniel}

    def test_a_coordinator_may_say_it_for_the_city(self, world, propose, resources):
        of_partner = propose(actor=world.dorota, partner=None)
        of_nobody = propose(
            actor=world.dorota, partner=None, resource=resources["serves"]
        )

        assert of_partner.state == LinkState.PROPOSED
        assert of_nobody.state == LinkState.CONFIRMED

    @pytest.mark.parametrize("name", ["bez_partnera", "bartek", "anonim"])
    def test_only_in_the_name_of_the_own_institution(self, world, propose, name):
        with pytest.raises(NotPermitted):
            propose(actor=getattr(world, name))

    def test_an_editor_does_not_speak_for_the_city(self, world, propose):
        with pytest.raises(NotPermitted):
            propose(partner=None)

    def test_not_of_what_only_others_work_on(self, world, propose):
        draft = _problem(world, "Szkic", world.most, Status.DRAFT)

        with pytest.raises(NotPermitted):
            propose(problem=draft)

    def test_what_is_not_public_is_linked_with_own_resources_only(
        self, world, propose, resources
    ):
        draft = _problem(world, "Szkic", world.most, Status.DRAFT)
        bartek = {"actor": world.bartek, "partner": world.most, "problem": draft}

        own = propose(**bartek)

        with pytest.raises(NotPermitted):
            propose(**bartek, resource=resources["south"])
        assert own.state == LinkState.CONFIRMED
        assert public() == []
        assert AuditEntry.objects.filter(target_label__contains="Szkic").count() == 0
        seen = ResourceLink.objects.visible_to
        assert own in seen(fresh(world.bartek))
        for name in ("celina", "ewa", "dorota", "bez_partnera", "anonim"):
            assert own not in seen(fresh(getattr(world, name))), name

    def test_not_with_a_resource_that_is_closed_or_somebody_elses_draft(
        self, world, propose, resources, add
    ):
        draft = add("Szkic", publish=False)
        withdraw_resource(actor=world.dorota, resource=resources["north"], note="Nie.")

        for resource in (draft, resources["north"]):
            with pytest.raises(NotPermitted):
                propose(resource=resource)

    def test_once(self, propose):
        propose()

        with pytest.raises(LinkedAlready):
            propose(kind=LinkKind.ANSWERS)

    @pytest.mark.parametrize("act", [None, refuse_link])
    def test_what_stands_between_others_is_not_told(
        self, client, world, listed, propose, resources, act
    ):
        link = propose()
        if act:
            act(actor=fresh(world.basia), link=link)
        stranger = {"actor": world.ewa, "partner": world.trzecia}

        with pytest.raises(LinkImpossible):
            propose(**stranger)

        client.force_login(world.ewa)
        page = client.get(f"{reverse('links:new')}?problem={listed.ref}")
        assert resources["north"] in page.context["resources"]

    def test_what_everybody_sees_is_said(self, world, propose):
        confirm_link(actor=fresh(world.basia), link=propose())

        with pytest.raises(LinkedAlready):
            propose(actor=world.ewa, partner=world.trzecia)

    @pytest.mark.parametrize(
        "values", [{"kind": "everything"}, {"note": "x" * 301}, {"note": "a\x00b"}]
    )
    def test_refuses_what_cannot_be_stored(self, propose, values):
        with pytest.raises(InvalidInput):
            propose(**values)


class TestDecide:
    def test_the_provider_confirms_and_it_is_public(self, world, propose):
        link = confirm_link(actor=fresh(world.basia), link=propose())

        assert (link.state, link.decided_by) == (LinkState.CONFIRMED, world.basia)
        assert public() == [pair(link)]
        told = Notice.objects.filter(kind="resource_link.confirmed")
        assert [row.recipient for row in told] == [world.celina]

    def test_the_provider_refuses_and_may_think_again(self, world, propose):
        link = propose()
        refuse_link(actor=fresh(world.basia), link=link)
        with pytest.raises(LinkRefused):
            propose()

        confirm_link(actor=fresh(world.basia), link=link)
        assert len(public()) == 1
        refuse_link(actor=fresh(world.bartek), link=link)
        assert public() == []

    @pytest.mark.parametrize("name", ["celina", "ewa", "dorota", "bez_partnera"])
    @pytest.mark.parametrize("act", [confirm_link, refuse_link])
    def test_nobody_else_decides_for_a_partner(self, world, propose, name, act):
        link = propose()

        with pytest.raises(NotPermitted):
            act(actor=fresh(getattr(world, name)), link=link)

    def test_a_coordinator_decides_where_the_provider_is_no_partner(
        self, world, propose, resources
    ):
        link = propose(resource=resources["serves"])
        assert link in ResourceLink.objects.awaiting(fresh(world.dorota))
        assert link not in ResourceLink.objects.awaiting(fresh(world.bartek))

        assert confirm_link(actor=fresh(world.dorota), link=link).state == "confirmed"

    def test_what_is_answered_is_asked_of_nobody(self, world, propose):
        confirm_link(actor=fresh(world.basia), link=propose())

        assert not Notice.objects.filter(kind="resource_link.proposed").exists()

    def test_the_same_word_twice_is_refused(self, world, propose):
        link = confirm_link(actor=fresh(world.basia), link=propose())

        with pytest.raises(LinkDecided):
            confirm_link(actor=fresh(world.filip), link=link)

    def test_who_decides_is_who_it_waits_for(self, world, propose, resources):
        links = [propose(), propose(resource=resources["serves"])]

        for name in ("bartek", "basia", "filip", "celina", "ewa", "dorota", "daniel"):
            person = fresh(getattr(world, name))
            waiting = set(ResourceLink.objects.awaiting(person))
            for link in links:
                may = person.has_perm("resources.decide_link", link)
                assert (link in waiting) == may, name


class TestRemove:
    @pytest.mark.parametrize("name", ["celina", "bartek", "dorota"])
    def test_by_who_set_it_the_provider_and_the_coordinator(self, world, propose, name):
        link = confirm_link(actor=fresh(world.basia), link=propose())

        remove_link(actor=fresh(getattr(world, name)), link=link)

        assert not ResourceLink.objects.exists()
        assert public() == []
        with pytest.raises(LinkDecided):
            confirm_link(actor=fresh(world.basia), link=link)

    def test_a_refusal_stays_with_who_refused(self, world, propose):
        link = refuse_link(actor=fresh(world.basia), link=propose())

        with pytest.raises(NotPermitted):
            remove_link(actor=fresh(world.celina), link=link)
        remove_link(actor=fresh(world.bartek), link=link)
        assert propose().state == LinkState.PROPOSED

    def test_by_nobody_else(self, world, propose):
        with pytest.raises(NotPermitted):
            remove_link(actor=fresh(world.ewa), link=propose())


class TestShelf:
    """What moves one of the sides moves the public link, in the same transaction."""

    @pytest.fixture
    def link(self, world, propose):
        return confirm_link(actor=fresh(world.basia), link=propose())

    def test_a_resource_that_is_closed_and_shown_again(self, world, link, resources):
        withdraw_resource(actor=world.dorota, resource=link.resource, note="Remont.")
        assert public() == []

        publish_resource(actor=world.dorota, resource=link.resource)
        assert public() == [pair(link)]

    def test_a_problem_that_is_taken_off_the_map(self, world, link):
        diagnosis = link.problem.diagnoses.get()

        archive_diagnosis(actor=world.dorota, diagnosis=diagnosis, note="Pomyłka.")

        assert public() == []
        # The provider's people are others now: they know nothing of it any more.
        assert link not in ResourceLink.objects.visible_to(fresh(world.bartek))

    def test_a_problem_whose_class_is_raised(self, world, link):
        raise_problem_sensitivity(
            actor=world.dorota, problem=link.problem, sensitivity=3, note="Chronimy."
        )

        assert not PublicProblem.objects.exists()
        assert public() == []

    def test_a_problem_that_is_laid_anew_keeps_it(self, world, link):
        (problem,) = lock_problems(Q(pk=link.problem_id))
        refresh_shelf(problem)

        assert public() == [pair(link)]

    def test_a_problem_that_is_merged_into_another(self, world, link):
        kept = _problem(world, "Ten zostaje", world.trzecia)

        merge_problems(
            actor=fresh(world.dorota), keep=kept, drop=link.problem, note="To samo."
        )

        link.refresh_from_db()
        assert link.problem == kept
        assert public() == [(kept.public_id, link.resource.public_id, link.kind)]

    def test_the_link_of_the_one_that_stays_stays(self, world, link, propose):
        kept = _problem(world, "Ten zostaje", world.trzecia)
        own = propose(problem=kept, kind=LinkKind.REFERS)

        merge_problems(
            actor=fresh(world.dorota), keep=kept, drop=link.problem, note="To samo."
        )

        assert list(ResourceLink.objects.all()) == [own]
        assert public() == []


class TestPages:
    def test_the_list_says_what_waits_and_offers_the_acts(self, client, world, propose):
        link = propose()
        client.force_login(world.bartek)

        html = client.get(reverse("links:list")).content.decode()

        assert reverse("links:confirm", args=[link.ref]) in html
        assert reverse("links:refuse", args=[link.ref]) in html
        assert "Świetlica Żuk" in html.replace("\xa0", " ")

    def test_who_set_it_may_only_take_it_back(self, client, world, propose):
        link = propose()
        client.force_login(world.celina)

        html = client.get(reverse("links:list")).content.decode()

        assert reverse("links:remove", args=[link.ref]) in html
        assert 'id="waiting"' not in html

    def test_the_acts_are_done_by_their_buttons(self, client, world, propose):
        link = propose()
        client.force_login(world.bartek)

        answer = client.post(reverse("links:confirm", args=[link.ref]), follow=True)
        again = client.post(reverse("links:confirm", args=[link.ref]), follow=True)

        assert answer.status_code == again.status_code == 200
        assert len(public()) == 1
        assert client.get(reverse("links:confirm", args=[link.ref])).status_code == 405

    def test_who_sees_it_but_does_not_decide_is_refused(self, client, world, propose):
        link = propose()
        client.force_login(world.celina)
        assert client.post(reverse("links:confirm", args=[link.ref])).status_code == 403
        client.force_login(world.ewa)
        assert client.post(reverse("links:confirm", args=[link.ref])).status_code == 404

    def test_a_link_is_made_by_choosing_twice(self, client, world, listed, resources):
        client.force_login(world.celina)
        new = reverse("links:new")
        north = resources["north"]

        first = client.get(new)
        second = client.get(f"{new}?problem={listed.ref}&q=zuk")
        third = client.get(f"{new}?problem={listed.public_id}&resource={north.ref}")
        sent = {
            "problem": listed.ref,
            "resource": north.ref,
            "kind": "answers",
            "partner": world.inna.slug,
            "note": "",
        }
        done = client.post(new, sent, follow=True)

        assert [row.pk for row in first.context["problems"]] == [listed.pk]
        assert [row.pk for row in second.context["resources"]] == [north.pk]
        assert 'name="kind"' in third.content.decode()
        assert done.status_code == 200
        assert ResourceLink.objects.get().kind == "answers"
        assert client.post(new, sent).status_code == 409

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ("problem=nobody", 404),
            ("resource=nobody", 404),
            ("q=" + "x" * 101, 400),
            ("q=%00", 400),
            ("problem=%00", 400),
            ("q=nic", 200),
        ],
    )
    def test_reads_only_what_is_there(self, client, world, query, status):
        client.force_login(world.celina)

        assert client.get(f"{reverse('links:new')}?{query}").status_code == status

    def test_what_was_sent_wrongly_is_shown_again(
        self, client, world, listed, resources
    ):
        client.force_login(world.celina)
        sides = {"problem": listed.ref, "resource": resources["north"].ref}

        wrong = client.post(reverse("links:new"), sides | {"kind": "never"})
        nothing = client.post(reverse("links:new"), {})

        assert (wrong.status_code, nothing.status_code) == (400, 400)

    def test_strangers_have_nothing_to_do_here(self, client, world):
        client.force_login(world.bez_partnera)

        assert client.get(reverse("links:list")).status_code == 403
        assert client.get(reverse("links:new")).status_code == 403
