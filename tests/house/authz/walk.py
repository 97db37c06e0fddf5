"""Asking everything, as everybody: the walk of the authorization tests and its tools.

What is asked is asked inside a savepoint that is always taken back. What is refused
must change no row and say no word of what the person may not know.
"""

import io
import json
import re
import zipfile
from collections import defaultdict
from functools import cache

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from kooperacja.base.models import new_ref
from tests import personas
from tests.problems.reviewing import CHECKED, TICKED

from .. import worlds
from .objects import arguments_of
from .routes import Route, all_routes
from .rows import hashes, watching_writes
from .table import WORDS, table

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
#: What a person could send; the API gets of it what its schema names.
BODY = {
    "note": "Powód.",
    "return-note": "Powód.",
    "archive-note": "Powód.",
    "version": 1,
    "period": "2026",
    "stand": "agree",
    "text": "Uwaga.",
    "checks": CHECKED,
    **TICKED,
}
#: What nobody may set (security T1).
STOLEN = {
    "status": "published",
    "public_id": "x" * 22,
    "author": 1,
    "partner_id": 1,
    "is_superuser": True,
}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def page_routes() -> list[Route]:
    """Return the routes people open, panel and documents included."""
    return [route for route in all_routes() if not route.is_api]


def api_routes() -> list[Route]:
    """Return the routes of the REST API."""
    return [route for route in all_routes() if route.is_api]


def clients_of_all(world) -> dict[str, Client]:
    """Return a logged-in client for every person; a deactivated one keeps a session."""
    return {name: client_of(world, name) for name in personas.NAMES}


def client_of(world, name: str, **options) -> Client:
    client = Client(raise_request_exception=False, **options)
    person = getattr(world, name)
    if person.pk:
        client.force_login(person)
    return client


def send(client: Client, method: str, route, url: str):
    """Ask once; the API is written to in JSON, pages as forms are."""
    ask = getattr(client, method.lower())
    if method not in UNSAFE:
        return ask(url)
    if route.is_api:
        known = {k: v for k, v in BODY.items() if k in fields_of(route.path, method)}
        return ask(url, json.dumps(known), content_type="application/json")
    return ask(url, BODY | STOLEN) if method == "POST" else ask(url)


@cache
def schema() -> dict:
    return SchemaGenerator().get_schema(public=True)


def fields_of(path: str, method: str) -> set[str]:
    """Return the names a write of the API takes, by the schema."""
    operation = schema()["paths"][f"/{path}"][method.lower()]
    content = operation.get("requestBody", {}).get("content", {})
    reference = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    component = schema()["components"]["schemas"].get(reference.rpartition("/")[2], {})
    return set(component.get("properties", {}))


def asked_and_taken_back(client, method, route, url):
    """Ask inside a savepoint; return the response and what changed meanwhile."""
    looks = method in UNSAFE
    return taken_back(client, lambda: send(client, method, route, url), looks=looks)


def taken_back(client, ask, *, looks: bool = True):
    """Call ``ask`` inside a savepoint; return its response and which tables it changed.

    All rows are counted only where something was written at all: counting is dear.
    """
    savepoint, cookies = transaction.savepoint(), client.cookies.copy()
    with watching_writes() as written:
        response = ask()
    client.cookies = cookies
    response = read_whole(response)
    looks = looks and written and response.status_code < 500
    after = hashes() if looks else {}
    transaction.savepoint_rollback(savepoint)
    before = hashes() if looks else {}
    return response, {name for name in after if after[name] != before[name]}


def opened(body: bytes) -> bytes:
    """Return a document as text: what is zipped (DOCX, XLSX) is taken out."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def read_whole(response):
    """Return a response whose body can be looked at more than once."""
    if not response.streaming:
        return response
    headers = dict(response.headers)
    return HttpResponse(
        b"".join(response), status=response.status_code, headers=headers
    )


def forbidden_words(world, name: str) -> set[str]:
    """Return the canaries that no response for this person may hold."""
    role = table().roles[name]
    words = set()
    for state, marked in world.marked.items():
        if role not in table().sight[state]:
            words |= set(marked.secrets())
    if role not in ("other", "superuser"):
        words |= {*world.other_draft.secrets(), *world.second_voice.secrets()}
    if role not in ("coordinator", "superuser"):
        words |= set(world.note_words)  # what coordinators tell each other
    if name != "bartek":
        words |= set(world.typed_words)  # not even the superuser
    words |= set(world.address_words)  # nobody, but for the one act
    return words | {word for word, roles in world.confided.items() if role not in roles}


def handed(world) -> dict[str, set[str]]:
    """Return what a route shows whoever is let in, by its name."""
    addresses = set(world.address_words)
    return {
        # A secret address shows what it is there for, whoever has it.
        "diagnoses:preview": worlds.handed_by_preview(world),
        "diagnoses:confirm": worlds.handed_by_confirm_link(world),
        # The one act that shows a confidential address, and writes down who read it.
        "resources_desk:address": addresses,
        "api:desk-resource-address": addresses,
    }


def without(response, ref: str) -> bytes:
    """Return a body without what is new each time and without its own address."""
    return TOKEN.sub(b"", response.content).replace(ref.encode(), b"")


class Walk:
    """Asks everything and remembers what was not as the table says."""

    def __init__(self, world, clients):
        self.world, self.clients = world, clients
        self.asked, self.unexplained = 0, defaultdict(list)
        self.states, self.unknown = set(), {}
        self.forbidden = {name: forbidden_words(world, name) for name in personas.NAMES}
        self.handed = handed(world)

    def walk(self, route, method):
        expected = table().class_of(route.name, method)
        for state, values in arguments_of(expected.object, self.world, route).items():
            assert set(values) == set(route.arguments), f"{route.name}: {values}"
            self.states.add((expected.object, state))
            for name, client in self.clients.items():
                word = expected.word(state, table().roles[name])
                self.ask(route, method, state, name, client, values, word)

    def ask(self, route, method, state, name, client, values, word):
        url = route.url(values)
        response, changed = asked_and_taken_back(client, method, route, url)
        self.asked += 1
        here = f"{method} {route.name} [{state}]"
        answer = WORDS[word]
        if not answer.fits(response):
            self.unexplained[f"{here}: {response.status_code}, not {word}"].append(name)
        if changed and not answer.may_write:
            self.unexplained[f"{here}: {word}, but wrote {sorted(changed)}"].append(
                name
            )
        forbidden = self.forbidden[name]
        if response.status_code == 200:
            forbidden = forbidden - self.handed.get(route.name, set())
        said = opened(response.content)
        leaks = [word for word in forbidden if word.encode() in said]
        if leaks:
            self.unexplained[f"{here}: tells {leaks}"].append(name)
        if self.is_told_apart(route, method, name, response, values):
            self.unexplained[f"{here}: is told from an unknown address"].append(name)

    def is_told_apart(self, route, method, name, response, values) -> bool:
        """What is not for you looks like what does not exist."""
        if response.status_code != 404 or "ref" not in values:
            return False
        status, page = self.unknown_address(route, method, name, values)
        return status != 404 or page != without(response, values["ref"])

    def unknown_address(self, route, method, name, values) -> tuple[int, bytes]:
        """Return how an address answers that nothing has; asked once of each kind.

        Whatever is asked is taken back, so it answers the same all through the walk.
        """
        others = tuple(sorted(item for item in values.items() if item[0] != "ref"))
        asked = (route, method, name, others)
        if asked not in self.unknown:
            absent = new_ref()
            url = route.url(values | {"ref": absent})
            answer, _changed = asked_and_taken_back(
                self.clients[name], method, route, url
            )
            self.unknown[asked] = answer.status_code, without(answer, absent)
        return self.unknown[asked]

    def report(self) -> str:
        return "\n".join(
            f"{what} - {', '.join(names)}" for what, names in self.unexplained.items()
        )


def walk_and_report(world, routes: list[Route]) -> Walk:
    """Ask every method of some routes as everybody, and print the figures."""
    walk = Walk(world, clients_of_all(world))
    asked = [route for route in routes if route.name in table().routes]
    for route in asked:
        for method in route.methods:
            walk.walk(route, method)
    pairs = sum(len(route.methods) for route in asked)
    print(  # noqa: T201 - the figures are what the reader of the test run looks for
        f"\nauthorization: {len(asked)} routes, {pairs} with methods, "
        f"{len(walk.clients)} persons, {len(walk.states)} states of objects: "
        f"{walk.asked} requests, {len(walk.unexplained)} unexplained"
    )
    return walk
