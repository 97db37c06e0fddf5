"""Thousands of requests made from our own OpenAPI schema, valid and spoilt.

In process, on committed rows and the real roles. No answer may be a 5xx, and every
answer must be one that the schema promises: its status, its type, its shape.
"""

import math
from collections import Counter

import pytest
import schemathesis
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kooperacja.areas.public import PublicArea
from kooperacja.files.models import StoredFile
from kooperacja.wsgi import application
from partners.public import PublicPartner
from problems.models import (
    Diagnosis,
    PreviewLink,
    Problem,
    Release,
    Remark,
    Request,
    Round,
    WordsRemark,
)
from problems.public import PublicProblem
from resources.api.hsds_rows import vocabulary
from resources.hsds.identifiers import uuid_of
from resources.hsds.taxonomies import TAXONOMIES
from resources.public import PublicProvider, PublicResource
from tests.house import worlds

pytestmark = [pytest.mark.fuzz, pytest.mark.django_db(transaction=True)]

REQUESTS = 2_000
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture
def world(transactional_db):
    return worlds.build()


@pytest.fixture
def schema(world):
    return schemathesis.openapi.from_wsgi("/api/schema/?format=json", application)


def operations(schema, is_desk: bool) -> list:
    found = [result.ok() for result in schema.get_all_operations()]
    return [item for item in found if ("/desk/" in item.path) == is_desk]


class Fuzz:
    """Asks operations with generated cases and counts what came back."""

    def __init__(self, known: dict[str, list[str]], **sent):
        self.known, self.sent = known, sent
        self.statuses, self.failures = Counter(), {}

    def run(self, found: list) -> None:
        """Ask at least ``REQUESTS`` times, spread over the operations and modes."""
        rounds = [(item, mode) for item in found for mode in modes_of(item)]
        each = math.ceil(REQUESTS / len(rounds) * 1.05)
        for operation, mode in rounds:
            self.ask(operation, mode, each)
        left = REQUESTS - sum(self.statuses.values())
        if left > 0:
            # Some operations have few different requests: the rest goes to the lists.
            wide = max(found, key=lambda item: len(list(item.query)))
            self.ask(wide, GenerationMode.POSITIVE, left + each)

    def ask(self, operation, mode, examples: int) -> None:
        """Ask one operation; the first answer that breaks a promise is kept."""

        @settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
        def one(case, data):
            self.point_at_a_row(case, data)
            response = case.call(**self.sent)
            self.statuses[response.status_code] += 1
            try:
                case.validate_response(response, checks=CHECKS)
            except BaseException as error:  # a group of failures is no Exception
                key = f"{operation.label}: {response.status_code}"
                self.failures.setdefault(key, f"{case.as_curl_command()}\n{error}")

        one()

    def point_at_a_row(self, case, data) -> None:
        """Half of the addresses lead to a row that is there."""
        for name in case.path_parameters or {}:
            if name in self.known and data.draw(st.booleans()):
                case.path_parameters[name] = data.draw(
                    st.sampled_from(self.known[name])
                )

    def report(self, label: str, count: int) -> None:
        total = sum(self.statuses.values())
        print(  # noqa: T201 - the number of requests is a figure people ask for
            f"\nfuzz {label}: {count} operations, {total} requests, "
            f"{dict(sorted(self.statuses.items()))}"
        )
        assert not self.failures, "\n\n".join(
            f"{key}\n{text[:1200]}" for key, text in self.failures.items()
        )
        assert total >= REQUESTS


def modes_of(operation) -> list[GenerationMode]:
    """Return valid requests, and spoilt ones where there is something to spoil."""
    has_input = list(operation.iter_parameters()) or operation.body
    return list(GenerationMode) if has_input else [GenerationMode.POSITIVE]


def test_public_api(world, schema):
    found = operations(schema, is_desk=False)
    fuzz = Fuzz(
        {
            "public_id": [
                *PublicProblem.objects.values_list("public_id", flat=True),
                *PublicResource.objects.values_list("public_id", flat=True),
            ],
            "id": [
                *(uuid_of(row.public_id) for row in PublicResource.objects.all()),
                *(uuid_of(row.public_id) for row in PublicProvider.objects.all()),
                *(taxonomy.id for taxonomy in TAXONOMIES),
                *(term.id for term in vocabulary().terms.values()),
            ],
            "code": list(PublicArea.objects.values_list("code", flat=True)),
            "slug": [
                "bezrobocie",
                "mlodziez",
                *PublicPartner.objects.values_list("slug", flat=True),
            ],
        }
    )

    fuzz.run(found)

    fuzz.report("public API", len(found))


def rows_of_others(world) -> str:
    """Return a hash of what belongs to other institutions than bartek's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(row_hash, '' ORDER BY row_hash)) FROM ("
            " SELECT md5(d::text) AS row_hash FROM problems_diagnosis d"
            "  WHERE d.partner_id <> %(most)s"
            " UNION ALL SELECT md5(p::text) FROM problems_problem p"
            "  WHERE p.opened_by_id <> %(most)s"
            " UNION ALL SELECT md5(e::text) FROM problems_evidence e"
            "  JOIN problems_diagnosis d ON d.id = e.diagnosis_id"
            "  WHERE d.partner_id <> %(most)s"
            " UNION ALL SELECT md5(k::text) FROM problems_remark k"
            "  JOIN problems_diagnosis d ON d.id = k.diagnosis_id"
            "  WHERE d.partner_id <> %(most)s"
            " UNION ALL SELECT md5(q::text) FROM problems_request q"
            "  WHERE q.partner_id <> %(most)s"
            " UNION ALL SELECT md5(u::text) FROM unsaved_unsavedform u"
            "  WHERE u.person_id <> %(bartek)s"
            " UNION ALL SELECT md5(f::text) FROM files_storedfile f"
            "  WHERE f.uploaded_by_id <> %(bartek)s"
            " UNION ALL SELECT md5(n::text) FROM problems_internalnote n"
            " UNION ALL SELECT md5(w::text) FROM problems_wordsremark w"
            " UNION ALL SELECT md5(l::text) FROM problems_release l"
            " UNION ALL SELECT md5(o::text) FROM problems_round o"
            " UNION ALL SELECT md5(r::text) FROM partners_partner r"
            " UNION ALL SELECT md5(m::text) FROM partners_membership m"
            # What the own institution speaks of is laid anew when it confirms it.
            " UNION ALL SELECT md5(s::text) FROM shelf_problem s"
            "  WHERE s.public_id NOT IN (SELECT p.public_id FROM problems_problem p"
            "   JOIN problems_diagnosis d ON d.problem_id = p.id"
            "   WHERE d.partner_id = %(most)s AND p.public_id IS NOT NULL)"
            " UNION ALL SELECT md5(v::text) FROM shelf_diagnosis v"
            "  WHERE v.problem_public_id NOT IN (SELECT p.public_id"
            "   FROM problems_problem p JOIN problems_diagnosis d"
            "   ON d.problem_id = p.id"
            "   WHERE d.partner_id = %(most)s AND p.public_id IS NOT NULL)"
            ") AS all_rows",
            {"most": world.most.pk, "bartek": world.bartek.pk},
        )
        return cursor.fetchone()[0]


def test_desk_api_as_an_editor(world, schema):
    browser = Client()
    browser.force_login(world.bartek)
    browser.get("/biurko/diagnozy/nowa/")
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()}
    before = rows_of_others(world)
    found = operations(schema, is_desk=True)
    fuzz = Fuzz(
        {
            "ref": [
                *Diagnosis.objects.values_list("ref", flat=True),
                *Problem.objects.values_list("ref", flat=True),
                *Release.objects.values_list("ref", flat=True),
                *Round.objects.values_list("ref", flat=True),
            ],
            "number": list(Request.objects.values_list("pk", flat=True)),
            "request": list(Request.objects.values_list("pk", flat=True)),
            "link": list(PreviewLink.objects.values_list("ref", flat=True)),
            "file_ref": list(StoredFile.objects.values_list("ref", flat=True)),
            "remark": [
                *Remark.objects.values_list("ref", flat=True),
                *WordsRemark.objects.values_list("ref", flat=True),
            ],
        },
        cookies=cookies,
        headers={"X-CSRFToken": cookies["csrftoken"]},
    )

    fuzz.run(found)

    assert rows_of_others(world) == before
    assert fuzz.statuses[200], "the session was not taken"
    fuzz.report("desk API as an editor", len(found))
