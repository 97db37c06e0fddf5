"""Nothing private moves a single public byte (disclosure P1, P2, P3, P12).

On committed rows and the real public role: the public alias is its own connection.
Hypothesis changes what is private, again and again in the same world, and everything
public is asked again: body, status, headers (the date apart) and cookies must be the
same. A change that shows stays in the world, so the first failing example names it.
"""

import re
from dataclasses import replace

import pytest
from django.db import connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from problems import services
from problems.workflow import Status
from resources.hsds.identifiers import uuid_of
from resources.models import Resource
from resources.services import withdraw_resource
from tests.personas import fresh
from tests.problems.reviewing import CHECKED

from . import changes, worlds
from .authz.objects import arguments_of
from .authz.routes import all_routes
from .authz.table import table
from .authz.walk import opened, read_whole
from .crawl import addresses, ask, differences

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

EXAMPLES = 16
careful = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    # The world goes on changing, so an example cannot be repeated or made smaller.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
#: So many changes are made before everything is asked again.
FEW = 4
#: Each change is followed by this part of the questions, in turn; what showed stays in
#: the world, and the end asks all of them.
SLICES = 2


@pytest.fixture
def world(transactional_db):
    with connections["public"].cursor() as cursor:
        # A busy machine must not make two answers differ by a query cut off (503).
        cursor.execute("SET statement_timeout = '60s'")
        yield worlds.build()
        cursor.execute("RESET statement_timeout")


class Watch:
    """Knows how everything looked at first and compares it, slice by slice."""

    def __init__(self, look=lambda place: True):
        self.client = Client(raise_request_exception=False)
        self.places = [place for place in addresses() if look(place)]
        self.before = {place: ask(self.client, *place) for place in self.places}
        self.turn = 0

    def changed(self, whole: bool = False) -> list[str]:
        """Return what is not as it was, in this turn's slice."""
        self.turn += 1
        places = [
            place
            for number, place in enumerate(self.places)
            if whole or (number + self.turn) % SLICES == 0
        ]
        after = {place: ask(self.client, *place) for place in places}
        return differences({place: self.before[place] for place in places}, after)


def make_once(change, world) -> None:
    """Make one change with whatever Hypothesis draws first."""

    @settings(careful, max_examples=1)
    @given(st.data())
    def make(data):
        change(world, data)

    make()


def test_each_private_change_moves_no_public_byte(world):
    """P1: each once, a few at a time, so that the one which shows is soon found."""
    watch = Watch()

    for start in range(0, len(changes.PRIVATE), FEW):
        few = changes.PRIVATE[start : start + FEW]
        for change in few:
            make_once(change, world)
        assert not watch.changed(), [change.__name__ for change in few]
    assert not watch.changed(whole=True)


def test_private_changes_move_no_public_byte(world):
    """P1: in any order, one upon the other."""
    watch = Watch()
    done = []

    @careful
    @given(st.data())
    def change_and_look(data):
        drawn = st.lists(st.sampled_from(changes.PRIVATE), min_size=3, max_size=6)
        for change in data.draw(drawn):
            done.append(change.__name__)
            change(world, data)
        assert not watch.changed(), done[-6:]

    change_and_look()
    assert not watch.changed(whole=True)
    assert len(set(done)) > len(changes.PRIVATE) / 2
    print(  # noqa: T201
        f"\nnoninterference P1: {len(watch.places)} addresses, {EXAMPLES} examples, "
        f"{len(done)} private changes of {len(changes.PRIVATE)} kinds"
    )


def test_deleting_everything_unpublished_moves_no_public_byte(world):
    """P2: what is not published does not exist for the public."""
    watch = Watch()

    changes.delete_unpublished(world)

    assert not watch.changed(whole=True)


def test_a_place_cannot_be_found_by_boxes(world):
    """P3: move the raw point, ask with boxes around both places."""
    watch = Watch(lambda place: "bbox" in place[0] or "map" in place[0])

    @careful
    @given(st.data())
    def move_and_look(data):
        for _time in range(3):
            changes.move_raw_place(world, data)
        point = world.marked[Status.PUBLISHED].diagnosis.problem
        point.refresh_from_db()
        west, south = point.place.x - 1e-4, point.place.y - 1e-4
        box = f"bbox={west},{south},{west + 2e-4},{south + 2e-4}"
        inside = [
            ask(watch.client, f"{door}?{box}", "pl")
            for door in ("/api/v1/problems/", "/api/v1/problems/map/")
        ]
        assert not watch.changed()
        # A box anywhere in the public area finds the same as any other.
        boxes.add(tuple(body for _status, _headers, _cookies, body in inside))

    boxes = set()
    move_and_look()
    assert len(boxes) == 1, "the answer depends on where the raw point is"


NEW_WORD = "trudniejszym"
NEW_WORDS = f"Coraz więcej osób czeka na pomoc, w coraz {NEW_WORD} położeniu."


class TestCorrection:
    """What is published stays as it is until its correction is released (row c3)."""

    def test_shows_at_its_release_and_not_before(self, world):
        published = world.marked[Status.PUBLISHED].diagnosis
        watch = Watch(lambda place: "?" not in place[0])
        coordinator = fresh(world.dorota)

        def correct():
            return services.revise_diagnosis(
                actor=fresh(world.bartek), diagnosis=published
            )

        def rewrite():
            content = replace(
                services.content_of(revision),
                text_public=NEW_WORDS,
                severity=5,
                scale_count=120,
                warnings_reason="Policzone w całym mieście.",
                lint_override="To nie jest osoba.",
            )
            return services.update_diagnosis(
                actor=fresh(world.bartek),
                diagnosis=revision,
                version=revision.version,
                content=content,
            )

        def submit():
            services.submit_diagnosis(actor=fresh(world.bartek), diagnosis=revision)

        def judge():
            services.give_opinion(
                actor=fresh(world.ewa), diagnosis=revision, stand="agree"
            )
            services.accept_diagnosis(
                actor=coordinator, diagnosis=revision, checks=CHECKED
            )

        revision = correct()
        assert not watch.changed(whole=True)
        for step in (rewrite, submit, judge):
            step()
            revision.refresh_from_db()
            assert not watch.changed(whole=True), step.__name__

        services.release_diagnoses(actor=coordinator, diagnoses=[revision])

        own_page = f"/problemy/{published.problem.public_id}/"
        assert any(own_page in told for told in watch.changed(whole=True))
        # Looked for by a word without spaces: some of them are glued on the page.
        assert NEW_WORD in watch.client.get(own_page).content.decode()


#: Classes of routes behind the log-in, those of the API too.
LOGGED_IN = ("account", "api-", "desk", "preview", "review", "step")


class TestAnotherPartner:
    """P2: what one institution drafts moves no byte of another one's desk."""

    VOLATILE = re.compile(
        rb'(name="(?:csrfmiddlewaretoken|form_key)"[^>]*value="[^"]*")'
        rb'|("(?:form_key|token)": ?"[^"]*")'
        # A document says when it was made.
        rb"|(<dcterms:(?:created|modified)[^>]*>[^<]*)"
    )

    def look(self, world, client) -> dict:
        """Ask everything behind the log-in, as bartek: his own things and the lists."""
        names = table().routes_of(
            *(name for name in table().classes if name.startswith(LOGGED_IN))
        )
        seen = {}
        for route in all_routes():
            if route.name not in names:
                continue
            kind = table().class_of(route.name, "GET").object
            for state, values in arguments_of(kind, world, route).items():
                if state == "unknown":
                    continue  # another made-up address each time
                seen[route.url(values), ""] = self.read(client, route.url(values))
        # What the other one has published is read here as well.
        shelter = world.anothers_shelter.ref
        for door in ("/biurko/zasoby/", "/api/v1/desk/resources/"):
            seen[f"{door}{shelter}/", ""] = self.read(client, f"{door}{shelter}/")
        return seen

    def read(self, client, url: str) -> tuple:
        response = read_whole(client.get(url))
        assert response.status_code < 500, url
        etag, body = response.headers.get("ETag", ""), opened(response.content)
        return response.status_code, etag, "", self.VOLATILE.sub(b"", body)

    def test_does_not_see_drafts(self, world):
        client = Client(raise_request_exception=False)
        client.force_login(world.bartek)
        before = self.look(world, client)

        # All of them happen in each example, and all of the desk is read after it.
        @settings(careful, max_examples=5)
        @given(st.data())
        def change_and_look(data):
            for change in (*changes.OF_ANOTHER, changes.rewrite_anothers_draft):
                change(world, data)
            assert not differences(before, self.look(world, client))

        change_and_look()
        assert len(before) > 10


class TestWithdrawal:
    def test_is_complete_in_the_next_request(self, world):
        """P12."""
        published = world.marked[Status.PUBLISHED]
        public_id = published.diagnosis.problem.public_id
        places = list(addresses())

        services.archive_diagnosis(
            actor=fresh(world.dorota), diagnosis=published.diagnosis, note="Pomyłka."
        )

        client = Client(raise_request_exception=False)
        answers = {place: ask(client, *place) for place in places}
        words = [word.encode() for word in [*published.shown, *published.hidden]]
        assert not [
            (place, word)
            for place, answer in answers.items()
            for word in words
            if word in answer[3]
        ]
        own_pages = [
            answer[0]
            for (address, _language), answer in answers.items()
            if address.endswith(f"/problemy/{public_id}/")
        ]
        assert own_pages == [410, 410]
        others = [
            address
            for (address, _language), answer in answers.items()
            if public_id.encode() in answer[3] and public_id not in address
        ]
        assert not others

    def test_of_what_helps_is_complete_as_well(self, world):
        """Its words, its places, its address in lists, links, HSDS and the matrix."""
        resource = world.resources[Resource.Status.PUBLISHED]
        public_id, uuid = resource.public_id, uuid_of(resource.public_id)
        words = [word for word in world.resources_shown if "respublished" in word]
        places = [place for place in addresses() if "?" not in place[0]]

        withdraw_resource(actor=fresh(world.dorota), resource=resource, note="Koniec.")

        client = Client(raise_request_exception=False)
        answers = {place: ask(client, *place) for place in places}
        named = [word.encode() for word in (*words, public_id, uuid)]
        assert len(words) > 20
        assert not [
            (place, word)
            for place, answer in answers.items()
            for word in named
            # What was merged into it says where it went: it is gone there as well.
            if answer[0] != 410 and word in answer[3]
        ]
        assert not [
            word
            for answer in answers.values()
            for word in words
            if word.encode() in answer[3]
        ]
        own = {
            answer[0]
            for (address, _language), answer in answers.items()
            if public_id in address or uuid in address
        }
        assert own == {410}
