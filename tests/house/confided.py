"""Whatever else people write here that is not for everybody, each with a canary.

A word is confided to roles (`tests/authz.toml`): nobody else may ever read it. The
superuser runs the installation and reads everything.
"""

import itertools
from datetime import date, timedelta

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from kooperacja.accounts.models import ApiToken
from kooperacja.accounts.tokens import create_token
from kooperacja.audit.log import record
from kooperacja.categories.models import Question
from kooperacja.files.models import StoredFile
from kooperacja.notices.models import JobRun, Letter, NoticeText
from kooperacja.notices.services import notify
from kooperacja.unsaved.models import UnsavedForm
from partners.models import Invitation
from partners.services import invite_person
from problems.models import (
    ColumnMapping,
    Diagnosis,
    ImportBatch,
    Redaction,
    Release,
    ReplyText,
)
from problems.services.rounds import open_round
from problems.services.sharing import make_preview_link
from problems.services.snapshots import take_snapshot
from problems.workflow import Status
from resources.models import ResourceUpload
from resources.services.synonyms import save_synonym
from tests.factories import EvidenceFactory

_numbers = itertools.count(1)
_points = itertools.count(1)

#: Code of the one question of bezrobocie.
QUESTION = "od-kiedy"


def canary(label: str) -> str:
    """Return a word that stands nowhere else; letters and digits only."""
    return f"kanarek{next(_numbers):04d}{label}"


def hide_digits(place) -> list[str]:
    """Move a point by a hair; return what then tells it, in two notations.

    Six digits behind the point, as pages and exports round to. The point or comma
    before them stands in no hash, so no ETag holds them by chance.
    """
    number = next(_points)  # a world has far fewer than ninety
    digits = f"{number % 90 + 10}{number % 9 + 1}"
    place.x, place.y = float(f"{place.x:.3f}{digits}"), float(f"{place.y:.3f}{digits}")
    ends = [str(number).partition(".")[2] for number in place.coords]
    return [mark + end for mark in ".," for end in ends]


def confide(world, label: str, *roles: str) -> str:
    """Return a canary that these roles may read, and remember it."""
    word = canary(label)
    world.confided[word] = frozenset(roles) | {"superuser"}
    return word


def fill(world) -> None:
    """Write every other private thing; ``world`` has its diagnoses already."""
    for step in (
        _people,
        _drafts_of_other,
        _reply_texts,
        _directory,
        _synonyms,
        _round,
        _preview,
        _sheets,
        _undone_release,
        _redaction,
        _removed_file,
        _typed,
        _told,
        _post,
        _keys_and_invitations,
        _log,
    ):
        step(world)


def question(world) -> None:
    """Ask something because of the kind of problem."""
    Question.objects.create(
        category=world.bezrobocie,
        code=QUESTION,
        kind=Question.Kind.TEXT,
        text_pl="Od kiedy to trwa?",
        text_en="Since when?",
    )


def enrich(words, label: str) -> None:
    """Give a diagnosis of ``words`` what its factory leaves empty."""
    diagnosis = words.diagnosis
    said = {
        name: canary(f"{label}{name.replace('_', '')}")
        for name in ("answer", "warnings_reason", "lint_override", "quote", "link")
    }
    words.hidden += said.values()
    Diagnosis.objects.filter(pk=diagnosis.pk).update(
        answers={QUESTION: f"Od zimy {said['answer']}"},
        warnings_reason=f"Policzone dwa razy {said['warnings_reason']}",
        lint_override=f"To nie osoba {said['lint_override']}",
    )
    diagnosis.evidence.update(
        quote=f"Cytat {said['quote']}", link=f"https://example.org/{said['link']}"
    )


def hand_over(words, label: str) -> None:
    """Keep a version that said something else than the diagnosis says now."""
    former = canary(f"{label}former")
    words.hidden.append(former)
    step = words.diagnosis.status_changes.first()
    snapshot = take_snapshot(step)
    snapshot.content |= {"causes": f"Dawniej {former}"}
    snapshot.save()


def _people(world) -> None:
    """Who works here is nobody's business outside; the names are the colleagues'."""
    for name in ("bartek", "basia", "filip", "celina", "ewa", "dorota", "daniel"):
        person = getattr(world, name)
        word = canary(f"person{name}")
        world.hidden_words.append(word)
        person.full_name = f"{person.full_name} {word}"
        person.job_title, person.phone = f"Praca {word}", f"{word}"
        person.email = f"{word}@example.org"
        person.save()


def _drafts_of_other(world) -> None:
    """The second voice rests on something as well."""
    words = world.second_voice
    EvidenceFactory(diagnosis=words.diagnosis, description="Badanie własne")
    enrich(words, "voice")


def _reply_texts(world) -> None:
    ReplyText.objects.create(
        step="return",
        name=f"Źródło {confide(world, 'replyname', 'coordinator')}",
        text=f"Skąd są liczby? {confide(world, 'replytext', 'coordinator')}",
    )


def _synonyms(world) -> None:
    """What people type is for everybody; the panel needs a row to show."""
    save_synonym(actor=world.dorota, phrase="nie mogę spać", words="hałas")


def _round(world) -> None:
    """A round that asks two institutions; one has nothing to report."""
    asked = ("own", "manager", "other", "coordinator")
    name = confide(world, "roundname", *asked, "team")
    letter = confide(world, "roundletter", *asked, "team")
    reason = confide(world, "roundwhy", "other", "coordinator", "team")
    world.round = open_round(
        actor=world.dorota,
        name=f"Runda {name}",
        period="2026",
        opens_date=date(2026, 10, 30),
        deadline_date=date(2026, 11, 20),
        letter=f"Prosimy o {letter}.",
        partners=[world.most, world.inna],
        categories=[world.halas],
    )
    world.round.requests.filter(partner=world.inna).update(
        nothing_reason=f"Bez skarg {reason}."
    )


def _preview(world) -> None:
    """A secret link to a draft; whoever has it reads the draft, and nobody else."""
    world.preview_link, world.preview_secret = make_preview_link(
        actor=world.bartek,
        diagnosis=world.marked[Status.DRAFT].diagnosis,
        now=timezone.now(),
        days=7,
        for_whom=confide(world, "previewwhom", "own", "manager"),
    )
    world.confided[world.preview_secret] = frozenset({"superuser"})


def _sheets(world) -> None:
    """A file somebody imported, and how its columns were read."""
    world.import_batch = ImportBatch.objects.create(
        partner=world.most,
        actor=world.bartek,
        file_name=f"{confide(world, 'importfile', 'own', 'manager')}.csv",
    )
    ColumnMapping.objects.create(
        partner=world.most,
        headings_hash="0" * 64,
        columns={"title": confide(world, "heading", "own", "manager")},
    )


def _directory(world) -> None:
    """A directory the coordinator has uploaded and not decided upon."""
    name, source, heading, told, report = (
        confide(world, f"upload{part}", "coordinator")
        for part in ("name", "source", "heading", "told", "report")
    )
    world.upload = ResourceUpload.objects.create(
        actor=world.dorota,
        file_name=f"{name}.csv",
        source=f"Spis {source}",
        content=b"nazwa;telefon",
        options={"encoding": "", "divider": "", "language": "pl"}
        | {"fields": {"name": heading}},
        state=ResourceUpload.State.CHECKED,
        told={"sentence": f"Nie wszystko {told}"},
        report=f"wiersz;{report}",
    )


def _undone_release(world) -> None:
    why = confide(world, "undone", "coordinator")
    Release.objects.create(
        day=date(2031, 4, 7),
        actor=world.daniel,
        undone_at=timezone.now(),
        undone_by=world.daniel,
        undo_note=f"Za wcześnie {why}",
    )


def _redaction(world) -> None:
    published = world.marked[Status.PUBLISHED].diagnosis
    Redaction.objects.create(
        actor=world.dorota,
        problem=published.problem,
        diagnosis=published,
        reason=f"Było nazwisko {confide(world, 'redacted', 'coordinator')}",
        fields=["causes"],
    )


def _removed_file(world) -> None:
    """A file that was taken away: a stub that says why, to those who had it."""
    why = confide(world, "removed", "other")
    stub = StoredFile.objects.create(
        kind="pdf",
        size=1,
        uploaded_by=world.celina,
        removed_by=world.celina,
        removed_at=timezone.now(),
        removal_reason=f"Pomyłka {why}",
    )
    EvidenceFactory(
        diagnosis=world.second_voice.diagnosis, description="Pismo", file=stub
    )


def _typed(world) -> None:
    """What bartek has typed and not saved; only he ever reads it."""
    world.typed_words = [canary("typednew"), canary("typedold"), canary("typedhelp")]
    UnsavedForm.objects.create(
        person=world.bartek,
        kind="resource",
        form_key="r" * 22,
        fields={"description": [f"Piszę {world.typed_words[-1]}"]},
    )
    for diagnosis, word in zip(
        (None, world.marked[Status.DRAFT].diagnosis), world.typed_words[:2], strict=True
    ):
        UnsavedForm.objects.create(
            person=world.bartek,
            kind="diagnosis",
            ref=diagnosis.ref if diagnosis else "",
            form_key="" if diagnosis else "k" * 32,
            base_version=diagnosis and diagnosis.version,
            step="2",
            fields={"causes": [f"Piszę {word}"]},
        )


def _told(world) -> None:
    """A notice of filip's, and the office's own words for a kind."""
    said = confide(world, "noticevalue", "manager")
    notify(
        kind="diagnosis.accepted",
        recipients=[world.filip],
        values={"problem": f"Sprawa {said}", "partner": "Most", "period": "2026"},
    )
    asked = ("own", "manager", "coordinator")
    NoticeText.objects.create(
        kind="diagnosis.withdrawn",
        language="pl",
        subject=f"Cofnięto {confide(world, 'lettersubject', *asked)}",
        text=f"Cofnięto {confide(world, 'lettertext', *asked)}",
    )


def _post(world) -> None:
    """A letter that did not get out, and what a job said."""
    told = {
        name: confide(world, f"letter{name.replace('_', '')}", "coordinator")
        for name in ("subject", "text", "html", "last_error")
    }
    to_address = f"{confide(world, 'letterto', 'coordinator')}@example.org"
    Letter.objects.create(
        to_address=to_address, kind="diagnosis.returned", given_up_at=timezone.now(),
        **told,
    )  # fmt: skip
    JobRun.objects.create(
        name="tidy_up",
        started_at=timezone.now(),
        finished_at=timezone.now(),
        result=f"Sprzątnięto {confide(world, 'jobresult', 'coordinator')}",
    )


def _keys_and_invitations(world) -> None:
    asked = confide(world, "invited", "own", "manager", "coordinator")
    invite_person(
        actor=world.filip,
        partner=world.most,
        email=f"{asked}@example.org",
        role="editor",
    )
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=7))
    _token, secret = create_token(
        actor=world.filip,
        name=confide(world, "token", "manager", "coordinator"),
        days=30,
    )
    world.confided[secret] = frozenset({"superuser"})
    assert ApiToken.objects.filter(user=world.filip).exists()


def _log(world) -> None:
    """What was done, why, and what it said before."""
    record(
        actor=world.dorota,
        verb="round.opened",
        target=world.round,
        label=f"Runda {confide(world, 'loglabel', 'coordinator')}",
        changes={"name": ["", confide(world, "logchange", "coordinator")]},
        note=f"Zapis {confide(world, 'lognote', 'coordinator')}",
    )
    LogEntry.objects.create(
        user=world.dorota,
        content_type=ContentType.objects.get_for_model(world.most),
        object_id=str(world.most.pk),
        object_repr=f"Instytucja {confide(world, 'panellabel', 'coordinator')}",
        action_flag=CHANGE,
        change_message=confide(world, "panelchange", "coordinator"),
    )
