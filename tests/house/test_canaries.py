"""The canaries themselves: no private column without one, and where they may sing.

`worlds` writes a word that stands nowhere else into whatever people write and not
everybody may read. Here every column is counted, and what other institutions, the
diagnosis team and holders of secret addresses get is searched, with every filter and
in every format. The public is searched in `test_public_bytes`.
"""

import re

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.test import Client
from django.utils.http import urlencode

from kooperacja.base.shelf import ShelfModel
from problems.models import Diagnosis, Problem
from problems.services.sharing import open_to_partners
from problems.workflow import Status
from tests.personas import fresh

from . import worlds
from .authz.objects import arguments_of
from .authz.routes import Route, all_routes
from .authz.table import table
from .authz.walk import client_of, forbidden_words, handed, opened, read_whole
from .crawl import public_routes

pytestmark = pytest.mark.django_db

TEXTS = (models.CharField, models.TextField, models.JSONField, ArrayField)

#: Rows that nobody writes who uses the portal, or that everybody reads anyway.
NOT_CONFIDED = {
    "areas": "the map of the city and its register of streets, loaded by commands",
    "auth": "names of groups and permissions, in the code",
    "axes": "failed attempts to log in: kept by the library, on no page of ours",
    "categories": "words of the vocabulary, on the shelf word for word",
    "contenttypes": "names of models",
    "gis": "PostGIS describes itself",
    "sessions": "the session of a browser, signed; on no page",
}
#: Columns that hold a code or a key, and what it is.
CODES = {
    "accounts.ApiToken": {"prefix", "hash"},  # the key is a canary of its own
    "accounts.SentRequest": {"key_hash", "request_hash", "made"},  # refs of rows
    "accounts.User": {"password", "language"},
    "admin.LogEntry": {"object_id"},
    "audit.AuditEntry": {"verb", "target_type", "target_ref"},
    "files.StoredFile": {"sha256"},
    "notices.JobClock": {"name"},
    "notices.JobRun": {"name"},
    "notices.Letter": {"kind", "about", "key"},
    "notices.Notice": {"kind", "path", "about", "key"},
    "notices.NoticeText": {"kind", "language"},
    "partners.Invitation": {"token_hash"},
    "problems.ColumnMapping": {"headings_hash"},
    "problems.Diagnosis": {"period", "public_id", "form_key"},
    "problems.PreviewLink": {"secret_hash"},  # the secret is a canary of its own
    "problems.Problem": {"public_id", "public_precision"},
    "problems.Redaction": {"fields"},  # names of parts
    "problems.Remark": {"field"},
    "problems.ReplyText": {"step"},
    "problems.Round": {"period"},
    "problems.StatusChange": {"transition", "checks"},  # codes and verdicts
    "problems.WordsRemark": {"field"},
    "resources.ImportedRecord": {"fingerprint"},
    "resources.Provider": {"public_id"},
    "resources.Resource": {"public_id", "deliveries", "languages"},
    "resources.Site": {"public_id", "accessibility"},
    "unsaved.UnsavedForm": {"kind", "ref", "form_key", "step", "window"},
}
#: Columns of private tables that are on the shelf word for word.
SAID_TO_ALL = {
    "resources.NeedRule": {"parameters", "note"},
    "resources.Synonym": {"phrase", "words"},
}


def private_columns() -> list[tuple[type, models.Field]]:
    """Return every column of words of every model that is not on the shelf."""
    return [
        (model, column)
        for model in apps.get_models()
        if not issubclass(model, ShelfModel)
        and model._meta.app_label not in NOT_CONFIDED
        for column in model._meta.concrete_fields
        if isinstance(column, TEXTS)
        and not column.choices
        and column.name != "ref"
        and column.name not in CODES.get(model._meta.label, ())
        and column.name not in SAID_TO_ALL.get(model._meta.label, ())
    ]


class TestColumns:
    def test_every_private_column_of_words_has_a_canary(self, db):
        world = worlds.WORLD.lay()
        secrets = re.compile("|".join(map(re.escape, worlds.every_secret(world))))

        silent = [
            f"{model._meta.label}.{column.name}"
            for model, column in private_columns()
            if not any(
                secrets.search(str(value))
                for value in model._base_manager.values_list(column.name, flat=True)
            )
        ]

        print(f"\ncanaries: {len(private_columns())} private columns")  # noqa: T201
        assert not silent

    def test_every_exception_is_a_column(self):
        """An exception that is no longer needed would hide the next column."""
        gone = [
            f"{label}.{name}"
            for label, names in (*CODES.items(), *SAID_TO_ALL.items())
            for name in names
            if name not in {f.name for f in apps.get_model(label)._meta.concrete_fields}
        ]

        assert not gone
        assert NOT_CONFIDED.keys() <= {row.label for row in apps.get_app_configs()}


#: What lists, maps and exports of the desk can be asked, known and unknown.
DESK_QUESTIONS = {
    "status": [*Status.values, "none"],
    "q": ["kanarek", "pomocy", "%"],
    "bbox": ["18,49,21,52", "19.003,50.01,19.006,50.012"],
    "category": ["bezrobocie", "przemoc"],
    "area": ["polnoc", "testowo"],
    "partner": ["fundacja-most"],
    "period": ["2026", "2027"],
    "of": ["own", "opened", "all"],
    "page": ["1", "2"],
    "format": ["csv", "xlsx", "json", "geojson"],
    "ordering": ["problem__title"],
}


#: Ends of the names of routes that are lists, maps, exports or queues.
WITH_QUESTIONS = ("list", "map", "export", "queue", "releases", "rounds", "opinions")


def desk_questions(route: Route) -> list[str]:
    """Return the query strings a page or a list of the desk is asked with."""
    if route.arguments or not route.name.endswith(WITH_QUESTIONS):
        return [""]
    asked = [{name: word} for name, words in DESK_QUESTIONS.items() for word in words]
    return ["", *map(urlencode, asked)]


def plainly(route: Route) -> list[str]:
    """Ask without any question."""
    return [""]


def asked_by(world, name: str, questions=desk_questions):
    """Yield (route, address, response) of all a person can read behind the log-in."""
    client = client_of(world, name)
    public = {route.name for route in public_routes()}
    for route in all_routes():
        if "GET" not in route.methods or route.name in public:
            continue
        kind = table().class_of(route.name, "GET").object
        for values in arguments_of(kind, world, route).values():
            for question in questions(route):
                url = route.url(values) + (f"?{question}" if question else "")
                yield route.name, url, read_whole(client.get(url))


@pytest.fixture
def world(db):
    return worlds.WORLD.lay()


class TestOtherInstitutions:
    """What belongs to one institution is in no byte another one can ask for."""

    @pytest.mark.slow
    @pytest.mark.parametrize("name", ["celina", "ewa", "bez_partnera", "dorota"])
    def test_find_no_word_that_is_not_theirs(self, world, name):
        forbidden = forbidden_words(world, name)
        shown = handed(world)
        asked, told = 0, []

        for route, url, response in asked_by(world, name):
            asked += 1
            assert response.status_code < 500, url
            said = opened(response.content)
            told += [
                (url, word)
                for word in forbidden - shown.get(route, set())
                if word.encode() in said
            ]

        print(f"\ncanaries: {name} asked {asked} addresses")  # noqa: T201
        assert asked > 200
        assert not told

    def test_would_find_what_is_opened_to_them(self, world):
        """The search works: opened, the same words do reach the other institution."""
        words = world.marked[Status.SUBMITTED]
        open_to_partners(
            actor=fresh(world.bartek), diagnosis=words.diagnosis, is_open=True
        )

        pages = [item[2].content for item in asked_by(world, "celina", plainly)]

        for word in (words.diagnosis.problem.title, words.diagnosis.causes):
            assert any(word.encode() in page for page in pages)


def opened_and_protected(world, way: str):
    """Open a diagnosis to partners, then make its problem class 3 in some way."""
    diagnosis = world.marked[Status.SUBMITTED].diagnosis
    Diagnosis.objects.filter(pk=diagnosis.pk).update(is_open_to_partners=True)
    problem = Problem.objects.filter(pk=diagnosis.problem_id)
    if way == "category":
        problem.update(category=world.przemoc)
    else:
        problem.update(**{way: 3})
    return world.marked[Status.SUBMITTED]


class TestProtected:
    """Class 3 is never on the layer of institutions, however it became class 3."""

    @pytest.mark.parametrize("way", ["category", "sensitivity_override", "shown_class"])
    def test_is_on_no_page_of_another_institution(self, world, way):
        words = opened_and_protected(world, way)
        ref = words.diagnosis.ref

        answers = list(asked_by(world, "celina", plainly))

        assert not [
            (url, word)
            for _route, url, response in answers
            for word in words.secrets()
            if word.encode() in response.content
        ]
        own_pages = [
            response.status_code
            for route, url, response in answers
            if f"/{ref}/" in url and route.startswith(("diagnoses:", "api:"))
        ]
        assert own_pages
        assert set(own_pages) <= {403, 404}


class TestSecretAddresses:
    """A link that opens without an account shows what it is there for."""

    def handed(self, world, url: str) -> set[str]:
        page = Client().get(url).content.decode()
        return {word for word in worlds.every_secret(world) if word in page}

    def test_preview_shows_the_draft_alone(self, world):
        url = f"/biurko/diagnozy/podglad/{world.preview_secret}/"

        assert self.handed(world, url) == worlds.handed_by_preview(world)

    def test_preview_says_neither_place_nor_count_nor_people(self, world):
        draft = world.marked[Status.DRAFT].diagnosis
        Diagnosis.objects.filter(pk=draft.pk).update(scale_count=7_340_001)

        page = (
            Client()
            .get(f"/biurko/diagnozy/podglad/{world.preview_secret}/")
            .content.decode()
        )

        for word in ("7340001", draft.problem.address, world.bartek.full_name):
            assert word not in page

    def test_confirm_link_shows_nothing_that_is_not_public(self, world):
        values = arguments_of("confirm-token", world, None)["working"]

        url = f"/biurko/diagnozy/potwierdz/{values['token']}/"

        assert self.handed(world, url) == set()
