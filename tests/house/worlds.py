"""A city where every private field holds something that must never be seen outside.

`build` adds to the people of `tests.personas` one diagnosis of Fundacja Most in each
state, one of another institution, things of every sensitivity class, resources and
institutions shown and hidden. Every private word is a canary: a word found nowhere
else, remembered with the row it belongs to.
"""

import itertools
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone

from kooperacja.areas.kinds import PlaceKind
from kooperacja.categories.choices import Severity, Trend
from partners.services.shelving import refresh_shelf as shelve_partner
from problems.models import (
    Agreement,
    Diagnosis,
    InternalNote,
    Release,
    Remark,
    StatusChange,
    WordsRemark,
)
from problems.services import archive_diagnosis, create_diagnosis
from problems.services.content import DiagnosisContent, EvidenceContent, ProblemContent
from problems.services.shelving import refresh_shelf as shelve_problem
from problems.workflow import Status
from tests import personas
from tests.copies import Copied
from tests.factories import (
    DiagnosisFactory,
    EvidenceFactory,
    PartnerFactory,
    ProblemFactory,
    TargetGroupFactory,
)
from tests.factories.places import spot

from .confided import canary, enrich, fill, hand_over, hide_digits, question
from .directory import fill_directory
from .files import secret_file

STATES = tuple(Status.values)
#: What is written of an institution, and the form each column takes.
PARTNER_WORDS = {
    "name": "Instytucja {}",
    "description": "Pomaga {}",
    "competences": "Umie {}",
    "website": "https://{}.example.org/",
    "email": "{}@example.org",
    "phone": "{}",
    "address": "ulica {}",
    "source": "Spis {}",
}
_numbers = itertools.count(1)


@dataclass
class Marked:
    """A diagnosis with its canaries: those its release shows, and those never shown."""

    diagnosis: Diagnosis
    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def secrets(self) -> list[str]:
        """Return what nobody outside may find now."""
        public = self.diagnosis.status == Status.PUBLISHED and (
            self.diagnosis.problem.sensitivity < 3
        )
        return self.hidden if public else self.hidden + self.shown


@transaction.atomic
def build() -> SimpleNamespace:
    """Make the city; see the module's docstring for what is in it."""
    world = personas.build()
    world.marked, world.hidden_words, world.confided = {}, [], {}
    question(world)
    world.other_draft = _draft(world, world.celina, world.inna, "other")
    for number, state in enumerate(STATES):
        world.marked[state] = _diagnosis(world, state, number)
    world.thing = _diagnosis(world, Status.PUBLISHED, 7, world.rampa, is_thing=True)
    world.violence = _diagnosis(world, Status.PUBLISHED, 8, world.przemoc)
    world.second_voice = _second_voice(world)
    _talk(world)
    _partners(world)
    fill_directory(world)
    _release(world)
    fill(world)
    return world


def _release(world) -> None:
    """One release has published what is on the map; its exact day is private."""
    world.release = Release.objects.create(day=date(2031, 3, 7), actor=world.daniel)
    for words in (world.marked[Status.PUBLISHED], world.thing, world.violence):
        words.diagnosis.release = world.release
        words.diagnosis.save(update_fields=["release"])


def every_secret(world) -> list[str]:
    """Return every canary that no public byte may hold."""
    marked = [
        *world.marked.values(),
        world.other_draft,
        world.thing,
        world.violence,
        world.second_voice,
    ]
    secrets = [word for item in marked for word in item.secrets()]
    return [
        *secrets,
        *world.hidden_words,
        *world.confided,
        *world.typed_words,
        *world.address_words,
    ]


def handed_by_preview(world) -> set[str]:
    """Return the canaries that the secret link to the draft shows whoever has it.

    Neither the exact place, nor the count, nor what is for partners: those stay out.
    """
    draft = world.marked[Status.DRAFT].diagnosis
    said = [draft.text_public, draft.causes, draft.effects, draft.proposals]
    said += [draft.problem.title, *draft.evidence.values_list("description", flat=True)]
    # The page leads to itself in the other language.
    return _standing_in(world.marked[Status.DRAFT], said) | {world.preview_secret}


def handed_by_confirm_link(world) -> set[str]:
    """Return the canaries that the link of a reminder shows: all are public."""
    published = world.marked[Status.PUBLISHED]
    problem = published.diagnosis.problem
    return _standing_in(published, [problem.title, published.diagnosis.text_public])


def _standing_in(words: Marked, texts: list[str]) -> set[str]:
    return {
        word
        for word in words.shown + words.hidden
        if any(word in text for text in texts)
    }


def point(number: int):
    """Return a raw place whose digits are canaries, and those digits."""
    column, row = divmod(number, 3)
    place = spot(0.3 + 0.1 * column, 1.2 + 0.1 * row)
    return place, hide_digits(place)


def _texts(words: Marked, label: str) -> dict[str, str]:
    texts = {}
    for name in ("causes", "effects", "proposals", "text_internal"):
        word = canary(label + name.replace("_", ""))
        words.hidden.append(word)
        texts[name] = f"Uwaga {word}."
    shown = canary(label + "public")
    words.shown.append(shown)
    texts["text_public"] = f"Coraz więcej osób czeka na pomoc od dawna: {shown}."
    return texts


def _secrets_of_file(label: str) -> tuple[str, str, str]:
    return tuple(canary(f"{label}{part}") for part in ("name", "bytes", "small"))


def _title(words: Marked, label: str) -> str:
    word = canary(label + "title")
    words.shown.append(word)
    return f"Brakuje pomocy {word}"


def _agreed(words: Marked, label: str) -> dict[str, str]:
    """Return the agreed words of a problem; they are shown with it."""
    said = {}
    for name in ("summary", "conclusions", "recommendations"):
        word = canary(label + name)
        words.shown.append(word)
        said[name] = f"Instytucje zgadzają się: {word}."
    return said


def _draft(world, author, partner, label, period="2026") -> Marked:
    """Write a draft the way people do: through the service, with its audit entry."""
    words = Marked(None)
    place, digits = point(9 + len(label) % 3)
    source, address = canary(label + "source"), canary(label + "address")
    words.hidden += [*digits, address]
    words.shown.append(source)
    words.diagnosis = create_diagnosis(
        actor=author,
        partner=partner,
        content=DiagnosisContent(
            period=period,
            severity=Severity.SERIOUS,
            trend=Trend.RISING,
            evidence=[
                EvidenceContent(
                    "register",
                    "A",
                    f"Rejestr {source}",
                    file=secret_file(words, author, _secrets_of_file(label)),
                )
            ],
            **_texts(words, label),
        ),
        opens=ProblemContent(
            title=_title(words, label),
            category=world.bezrobocie,
            place_kind=PlaceKind.POINT,
            place=place,
            address=f"ulica {address}",
        ),
    )
    enrich(words, label)
    return words


def _diagnosis(world, state, number, category=None, is_thing=False) -> Marked:
    label = f"{state}{number}"
    if state == Status.DRAFT:
        return _draft(world, world.bartek, world.most, label)
    words = Marked(None)
    place, digits = point(number)
    address = canary(label + "address")
    words.hidden.append(address)
    # What is confirmed to be no dwelling is shown where it is.
    if not is_thing:
        words.hidden += digits
    problem = ProblemFactory(
        title=_title(words, label),
        category=category or world.bezrobocie,
        place_kind=PlaceKind.POINT,
        place=place,
        address=f"ulica {address}",
        area=world.polnoc,
        opened_by=world.most,
        is_thing=is_thing,
        **_agreed(words, label),
    )
    problem.target_groups.add(world.mlodziez)
    words.diagnosis = _written(world, words, problem, world.most, world.bartek, state)
    return words


def _written(world, words, problem, partner, author, state) -> Diagnosis:
    """Put a diagnosis into its state, with steps and opinions that are secret."""
    label = f"{state}{author.pk}"
    before = Status.PUBLISHED if state == Status.ARCHIVED else state
    source, note, remark = (canary(label + name) for name in ("source", "note", "word"))
    words.shown.append(source)
    words.hidden += [note, remark]
    words.diagnosis = diagnosis = DiagnosisFactory(
        problem=problem,
        partner=partner,
        author=author,
        last_editor=author,
        status=before,
        evidence=0,
        scale_count=734_000_000 + next(_numbers),
        scale_unit=Diagnosis.ScaleUnit.PERSONS,
        **_texts(words, label),
    )
    words.hidden.append(str(diagnosis.scale_count))
    EvidenceFactory(
        diagnosis=diagnosis,
        description=f"Rejestr {source}",
        file=secret_file(words, author, _secrets_of_file(label)),
    )
    enrich(words, label)
    hand_over(words, label)
    diagnosis.refresh_from_db()
    if before == Status.PUBLISHED:
        diagnosis.review_by_date = date(2032, 5, 11)
        diagnosis.save(update_fields=["review_by_date"])
        shelve_problem(problem)
        diagnosis.refresh_from_db()
    StatusChange.objects.filter(diagnosis=diagnosis).update(note=f"Uwaga {note}")
    Agreement.objects.create(
        diagnosis=diagnosis,
        member=world.ewa,
        partner=world.trzecia,
        stand=Agreement.Stand.REMARK,
        text=f"Uwaga {remark}",
    )
    if state == Status.ARCHIVED:
        words.former_public_id = problem.public_id
        archive_diagnosis(actor=world.dorota, diagnosis=diagnosis, note=f"Uwaga {note}")
        diagnosis.refresh_from_db()
        problem.refresh_from_db()
    return diagnosis


def _talk(world) -> None:
    """Remarks and notes at all that was handed over; none of it is ever public."""
    world.remarks, world.words_remarks, world.note_words = {}, {}, []
    for state, words in world.marked.items():
        if state == Status.DRAFT:
            continue
        said = [
            canary(state + name)
            for name in ("remark", "onwords", "note", "answer", "wordsanswer")
        ]
        words.hidden += said
        world.note_words.append(said[2])
        by_ewa = {"author": world.ewa, "partner": world.trzecia}
        diagnosis = words.diagnosis
        world.remarks[state] = Remark.objects.create(
            diagnosis=diagnosis, field="causes", text=f"Uwaga {said[0]}", **by_ewa
        )
        world.words_remarks[state] = WordsRemark.objects.create(
            problem=diagnosis.problem, text=f"Uwaga {said[1]}", **by_ewa
        )
        InternalNote.objects.create(
            problem=diagnosis.problem,
            diagnosis=diagnosis,
            author=world.dorota,
            text=f"Notatka {said[2]}",
        )
        _answered(world, diagnosis, said[3:])


def _answered(world, diagnosis, said) -> None:
    """A remark and a word on the agreed words that got their answers."""
    answered = {
        "author": world.ewa,
        "partner": world.trzecia,
        "text": "Czy na pewno?",
        "answered_by": world.filip,
        "answered_at": timezone.now(),
    }
    Remark.objects.create(
        diagnosis=diagnosis, field="effects", answer=f"Tak {said[0]}", **answered
    )
    WordsRemark.objects.create(
        problem=diagnosis.problem, answer=f"Tak {said[1]}", **answered
    )


def _second_voice(world) -> Marked:
    """Another institution speaks of the published problem: drafted, not submitted."""
    words = Marked(None)
    problem = world.marked[Status.PUBLISHED].diagnosis.problem
    words.diagnosis = DiagnosisFactory(
        problem=problem,
        partner=world.inna,
        author=world.celina,
        last_editor=world.celina,
        period="2027",
        evidence=0,
        **_texts(words, "voice"),
    )
    return words


def _partners(world) -> None:
    world.unlisted, world.inactive = (
        PartnerFactory(slug=canary(label), **_unshown(PARTNER_WORDS, label), **extra)
        for label, extra in (
            ("unlisted", {"is_listed": False}),
            ("inactive", {"is_active": False}),
        )
    )
    for partner in (world.unlisted, world.inactive):
        world.hidden_words += [getattr(partner, name) for name in PARTNER_WORDS]
        world.hidden_words.append(partner.slug)
    for partner in (world.most, world.inna, world.trzecia, world.unlisted):
        shelve_partner(partner)
    TargetGroupFactory(slug="rodziny")


def _unshown(names: dict[str, str], label: str) -> dict[str, str]:
    """Return a canary for each name, in the form its column takes."""
    return {
        name: form.format(canary(label + name.replace("_", "")))
        for name, form in names.items()
    }


#: Built once, laid for each test that commits nothing.
WORLD = Copied(build)
