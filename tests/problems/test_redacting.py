"""Redaction: words are gone from everything that is kept, and a stub says so."""

import json

import pytest
from django.apps import apps
from django.core import serializers
from django.db import Error, connection, transaction
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.log import record
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired
from kooperacja.files.models import StoredFile
from kooperacja.notices.models import JobRun
from kooperacja.notices.services import notify
from kooperacja.unsaved.models import UnsavedForm
from problems.models import (
    Agreement,
    ImportBatch,
    InternalNote,
    Redaction,
    Release,
    Remark,
    StatusChange,
)
from problems.services import submit_diagnosis, write_agreed_words
from problems.services.redacting import STUB, NothingFound, redact
from problems.workflow import Status
from tests.factories import DiagnosisFactory, EvidenceFactory, ProblemFactory

NAME = "Zdzisława Wilczek-Kruk"


@pytest.fixture
def people(city_of_people):
    return city_of_people


@pytest.fixture
def told(people):
    """A published problem in which a name stands wherever anybody can write."""
    problem = ProblemFactory(
        category=people.halas, opened_by=people.most, title=f"Sprawa: {NAME}"
    )
    diagnosis = DiagnosisFactory(
        problem=problem,
        partner=people.most,
        author=people.bartek,
        last_editor=people.bartek,
        status=Status.PUBLISHED,
        text_public=f"Mieszka tu {NAME.upper()} z rodziną.",
        text_internal=f"To {NAME.replace(' ', chr(10))}.",
        answers={"pytanie": f"tak, {NAME}"},
    )
    EvidenceFactory(diagnosis=diagnosis, description=NAME, quote=NAME)
    StatusChange.objects.filter(diagnosis=diagnosis).update(note=f"Kto to {NAME}?")
    Agreement.objects.create(
        diagnosis=diagnosis, member=people.ewa, stand="remark", text=NAME
    )
    Remark.objects.create(diagnosis=diagnosis, author=people.ewa, text=NAME)
    InternalNote.objects.create(problem=problem, author=people.dorota, text=NAME)
    UnsavedForm.objects.create(
        person=people.bartek,
        kind="diagnosis",
        ref=diagnosis.ref,
        fields={"causes": [NAME]},
    )
    record(actor=people.dorota, verb="diagnosis.returned", target=diagnosis, note=NAME)
    notify(
        kind="diagnosis.returned",
        recipients=[people.bartek],
        values={"problem": NAME, "partner": "", "period": "", "reason": "", "note": ""},
        about=[diagnosis, problem],
    )
    # A second version of what residents read, so that the first is history.
    write_agreed_words(
        actor=people.dorota,
        problem=problem,
        version=problem.version,
        title="Sprawa jednej osoby",
        summary=f"Instytucje widziały się z {NAME}.",
        lint_override="Sprawdzian.",
    )
    write_agreed_words(
        actor=people.dorota,
        problem=problem,
        version=problem.version + 1,
        title="Sprawa jednej osoby",
        summary="Instytucje są zgodne.",
        lint_override="Sprawdzian.",
    )
    return diagnosis


def everything_kept() -> str:
    """Return every row of every table as text, with the width of spaces made even."""
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    text = json.dumps(
        [item["fields"] for item in json.loads(serializers.serialize("json", rows))],
        ensure_ascii=False,
    )
    return " ".join(text.replace("\\n", " ").split()).casefold()


def take_out(people, diagnosis, words=(NAME,), reason="Nazwisko osoby."):
    diagnosis.problem.refresh_from_db()
    return redact(
        actor=people.dorota,
        problem=diagnosis.problem,
        words=list(words),
        reason=reason,
    )


def test_the_words_are_nowhere_any_more(people, told):
    assert NAME.casefold() in everything_kept()

    stub = take_out(people, told)

    assert NAME.casefold() not in everything_kept()
    assert "diagnosis.text_public" in stub.fields
    assert (stub.actor, stub.reason) == (people.dorota, "Nazwisko osoby.")


def test_the_rest_of_a_text_stays(people, told):
    take_out(people, told)

    told.refresh_from_db()
    assert told.text_public == f"Mieszka tu {STUB} z rodziną."


def test_an_open_form_cannot_bring_them_back(people, told):
    before = told.version

    take_out(people, told)

    told.refresh_from_db()
    assert told.version > before


def test_handed_over_versions_are_reached(people):
    diagnosis = DiagnosisFactory(
        partner=people.most,
        author=people.bartek,
        last_editor=people.bartek,
        causes=f"Powodem jest {NAME}.",
    )
    submit_diagnosis(actor=people.bartek, diagnosis=diagnosis)

    take_out(people, diagnosis)

    assert NAME.casefold() not in everything_kept()


def test_what_lies_beside_the_problem_is_reached(people, told):
    merged = ProblemFactory(title=NAME, category=people.halas, opened_by=people.most)
    merged.state, merged.merged_into = merged.State.MERGED, told.problem
    merged.save()
    record(actor=people.dorota, verb="problem.closed", target=merged, note=NAME)
    told.import_batch = ImportBatch.objects.create(
        partner=people.most, actor=people.bartek, file_name=f"{NAME}.csv"
    )
    told.form_key = "ten-formularz"
    told.save()
    UnsavedForm.objects.create(
        person=people.bartek,
        kind="diagnosis",
        form_key="ten-formularz",
        fields={"causes": [NAME]},
    )
    EvidenceFactory(
        diagnosis=told,
        file=StoredFile.objects.create(
            kind="pdf",
            original_name=f"{NAME.replace(' ', '_')}.pdf",
            size=1,
            uploaded_by=people.bartek,
        ),
    )
    Release.objects.create(
        day=timezone.localdate(),
        undone_at=timezone.now(),
        undone_by=people.dorota,
        undo_note=f"W tekście stoi {NAME}.",
    )
    JobRun.objects.create(
        name="release", started_at=timezone.now(), result=f"Zostaje: {NAME}"
    )

    take_out(people, told, reason=f"Stało tam {NAME}.")

    assert NAME.casefold() not in everything_kept().replace("_", " ")


def test_the_page_tells_nothing_of_files_of_drafts(client, people, told):
    draft = DiagnosisFactory(problem=told.problem, partner=people.inna, period="2027")
    for diagnosis in (told, draft):
        EvidenceFactory(
            diagnosis=diagnosis,
            file=StoredFile.objects.create(
                kind="pdf",
                original_name=f"plik-{diagnosis.status}.pdf",
                size=1,
                uploaded_by=diagnosis.author,
            ),
        )
    client.force_login(people.dorota)

    page = client.get(reverse("review:redact", args=[told.problem.ref]))

    assert "plik-published.pdf" in page.content.decode()
    assert "plik-draft.pdf" not in page.content.decode()


@pytest.mark.parametrize(
    ("words", "reason", "refusal"),
    [
        ([NAME], "  ", NoteRequired),
        ([], "Powód.", InvalidInput),
        (["ab"], "Powód.", InvalidInput),
        (["Niktkogoniema"], "Powód.", NothingFound),
    ],
)
def test_refuses_what_makes_no_sense(people, told, words, reason, refusal):
    with pytest.raises(refusal):
        take_out(people, told, words, reason)

    assert not Redaction.objects.exists()


@pytest.mark.parametrize("name", ["bartek", "filip", "ewa", "celina"])
def test_is_for_coordinators(people, told, name):
    with pytest.raises(NotPermitted):
        redact(
            actor=getattr(people, name),
            problem=told.problem,
            words=[NAME],
            reason="Powód.",
        )


def test_the_page_does_it_and_keeps_what_was_typed_wrong(client, people, told):
    client.force_login(people.dorota)
    url = reverse("review:redact", args=[told.problem.ref])

    refused = client.post(url, {"words": NAME, "reason": ""})
    assert refused.status_code == 400
    assert NAME in refused.content.decode()

    done = client.post(url, {"words": NAME, "reason": "Nazwisko osoby."})
    assert done.status_code == 302
    assert NAME.casefold() not in everything_kept()


def test_the_log_stays_closed_to_everything_else(people, told):
    for sql in (
        "UPDATE audit_auditentry SET note = ''",
        "SET LOCAL kooperacja.redacting = 'on'; UPDATE audit_auditentry SET verb = ''",
        "SET LOCAL kooperacja.redacting = 'on'; DELETE FROM audit_auditentry",
    ):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    assert AuditEntry.objects.exists()
