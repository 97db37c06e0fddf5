"""More that happens behind the shelf: talk, rounds, files, forms, links and the clock.

Like `changes`: each is a function of the world and of Hypothesis' ``data`` and goes
through the service that people use. What a service refuses must be invisible too; so
nothing is drawn after a refusal, or Hypothesis finds that its draws differ.
"""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import strategies as st

from kooperacja.base.errors import DomainError
from kooperacja.files.services import remove_file, store_file
from kooperacja.notices import jobs
from kooperacja.notices.models import Notice
from kooperacja.notices.services import mark_all_read
from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.services import WhichForm, keep_typed
from problems import services
from problems.models import Diagnosis, Evidence, Problem, Request
from problems.services.content import DiagnosisContent, ProblemContent
from problems.services.importing import (
    NewRow,
    import_diagnoses,
    remember_mapping,
    undo_import,
)
from problems.services.redacting import redact
from problems.services.rounds import close_round, open_round, report_nothing
from problems.services.sharing import (
    make_preview_link,
    open_to_partners,
    revoke_preview_link,
)
from problems.workflow import Status
from resources.models import Resource
from tests.personas import fresh

TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60
)
#: Working days: a round ends on no other.
DEADLINES = [date(2026, 11, 20), date(2026, 12, 4), date(2027, 1, 15)]
#: Days on which the clock has nothing to release: everything accepted is put back.
DAYS = st.integers(0, 3_000)


def remark_and_answer(world, data) -> None:
    """A member remarks, the institution answers, the coordinator notes."""
    waiting = world.marked[Status.SUBMITTED].diagnosis
    published = world.marked[Status.PUBLISHED].diagnosis
    text = f"x{data.draw(TEXTS)}"
    part = data.draw(st.sampled_from(["", "causes", "text_public", "evidence"]))
    with suppress(DomainError):
        remark = services.write_remark(
            actor=fresh(world.ewa), diagnosis=waiting, field=part, text=text
        )
        services.answer_remark(actor=fresh(world.bartek), remark=remark, text=text)
    with suppress(DomainError):
        said = services.write_words_remark(
            actor=fresh(world.ewa), problem=published.problem, field="", text=text
        )
        services.answer_words_remark(actor=fresh(world.dorota), remark=said, text=text)
    with suppress(DomainError):
        services.write_internal_note(
            actor=fresh(world.dorota),
            problem=published.problem,
            diagnosis=published,
            text=text,
        )


def rounds_open_and_close(world, data) -> None:
    """Somebody is asked, has nothing to report, or the round is over."""
    made = open_round(
        actor=fresh(world.dorota),
        name=f"x{data.draw(st.text('abc ', max_size=20))}",
        period=data.draw(st.sampled_from(["2026", "2027-H1"])),
        opens_date=date(2026, 11, 2),
        deadline_date=data.draw(st.sampled_from(DEADLINES)),
        letter=data.draw(TEXTS),
        partners=[world.most, world.inna],
        categories=[data.draw(st.sampled_from([world.halas, world.bezrobocie]))],
    )
    asked = Request.objects.get(round=made, partner=world.inna)
    with suppress(DomainError):
        report_nothing(
            actor=fresh(world.celina), request=asked, reason=data.draw(TEXTS)
        )
    if data.draw(st.booleans()):
        close_round(actor=fresh(world.dorota), round=made)


def files_come_and_go(world, data) -> None:
    """A file at a source of what is published, and one taken away for good."""
    upload = SimpleUploadedFile("a.txt", f"Lista: {data.draw(TEXTS)}".encode())
    goes_again = data.draw(st.booleans())
    with suppress(DomainError):  # too many of one person in a day
        stored = store_file(actor=fresh(world.celina), upload=upload)
        published = world.marked[Status.PUBLISHED].diagnosis
        Evidence.objects.filter(diagnosis=published).update(file=stored)
        if goes_again:
            remove_file(actor=fresh(world.celina), stored=stored, reason="Pomyłka.")


def type_and_throw_away(world, data) -> None:
    """The server keeps what stands in a form, of new records and of stored ones."""
    draft = world.marked[Status.DRAFT].diagnosis
    shown = world.resources[Resource.Status.PUBLISHED]
    for kind, record in (
        ("diagnosis", None),
        ("diagnosis", draft),
        ("resource", None),
        ("resource", shown),
    ):
        with suppress(DomainError):
            keep_typed(
                actor=fresh(world.basia),
                fields={"text_public": [data.draw(TEXTS)]},
                window=f"w{data.draw(st.integers(0, 3))}",
                turn=data.draw(st.integers(0, 99)),
                form=WhichForm(
                    kind,
                    record=record,
                    step=str(data.draw(st.integers(1, 3))),
                    form_key="f" * 32,
                ),
            )
    if data.draw(st.booleans()):
        UnsavedForm.objects.all().delete()


def news_are_read(world, data) -> None:
    """Somebody reads the notices, or takes other letters."""
    reader = fresh(data.draw(st.sampled_from([world.filip, world.dorota])))
    mark_all_read(actor=reader)
    Notice.objects.update(in_digest=data.draw(st.booleans()))


def import_and_undo(world, data) -> None:
    """A table brings drafts of a partner, some at the published problem; undone."""
    published = world.marked[Status.PUBLISHED].diagnosis.problem
    joins = data.draw(st.booleans())
    title = (
        published.title if joins else f"Nowy {data.draw(st.text('abc', max_size=9))}"
    )
    batch, _refused = import_diagnoses(
        actor=fresh(world.celina),
        partner=world.inna,
        file_name="tabela.csv",
        rows=[
            NewRow(
                2,
                ProblemContent(
                    title=title,
                    category=published.category,
                    place_kind="area",
                    area=world.polnoc,
                ),
                DiagnosisContent(
                    period=str(data.draw(st.integers(2028, 2099))),
                    text_public=data.draw(TEXTS),
                ),
            )
        ],
    )
    remember_mapping(
        partner=world.inna,
        headings_hash=f"{data.draw(st.integers(0, 9))}" * 64,
        columns={"title": data.draw(TEXTS)},
    )
    if data.draw(st.booleans()):
        undo_import(actor=fresh(world.celina), batch=batch)


def open_to_the_others(world, data) -> None:
    """The layer of institutions is not the public one."""
    state = data.draw(st.sampled_from([Status.SUBMITTED, Status.PUBLISHED]))
    for words in (world.marked[state], world.violence):
        with suppress(DomainError):
            open_to_partners(
                actor=fresh(world.bartek),
                diagnosis=words.diagnosis,
                is_open=data.draw(st.booleans()),
            )


def links_are_made(world, data) -> None:
    """Secret links to what is written, and to what is published."""
    state = data.draw(st.sampled_from([Status.DRAFT, Status.PUBLISHED]))
    now = timezone.now()
    with suppress(DomainError):
        link, _secret = make_preview_link(
            actor=fresh(world.bartek),
            diagnosis=world.marked[state].diagnosis,
            now=now,
            days=data.draw(st.integers(1, 30)),
            for_whom=data.draw(st.text("abc", max_size=20)),
        )
        revoke_preview_link(actor=fresh(world.bartek), link=link, now=now)


def the_clock_strikes(world, data) -> None:
    """Every job of the worker runs on some day, while nothing waits for a release.

    The weekly release has nothing to lay out: what is accepted waits for a mended
    text, and reminders, digests, sweeping and tidying up move nothing.
    """
    Diagnosis.objects.filter(status=Status.ACCEPTED).update(status=Status.RETURNED)
    now = datetime(2026, 11, 23, 6, 30, tzinfo=UTC) + timedelta(days=data.draw(DAYS))
    for job in jobs.every_job():
        job.run(now)
    waiting = world.marked[Status.ACCEPTED].diagnosis
    Diagnosis.objects.filter(pk=waiting.pk).update(status=Status.ACCEPTED)


def take_out_what_is_not_public(world, data) -> None:
    """Words that stand in texts for partners alone are redacted everywhere."""
    word = f"Nazwisko{data.draw(st.integers(10**6, 10**7))}"
    published = world.marked[Status.PUBLISHED].diagnosis
    Diagnosis.objects.filter(pk=published.pk).update(text_internal=f"Pani {word}")
    redact(
        actor=fresh(world.dorota),
        problem=Problem.objects.get(pk=published.problem_id),
        words=[word],
        reason=f"x{data.draw(TEXTS)}",
    )


def another_answers_and_types(world, data) -> None:
    """What celina does that only her institution and the office may ever know."""
    celina = fresh(world.celina)
    draft = world.other_draft.diagnosis
    with suppress(DomainError):
        report_nothing(
            actor=celina,
            request=world.round.requests.get(partner=world.inna),
            reason=data.draw(TEXTS),
        )
    with suppress(DomainError):
        keep_typed(
            actor=celina,
            fields={"causes": [data.draw(TEXTS)]},
            window="w1",
            turn=data.draw(st.integers(0, 99)),
            form=WhichForm(
                "diagnosis", form_key=f"{data.draw(st.integers(0, 9))}" * 32
            ),
        )
    with suppress(DomainError):
        make_preview_link(
            actor=celina, diagnosis=draft, now=timezone.now(), days=1, for_whom="x"
        )


TALK = (
    remark_and_answer,
    rounds_open_and_close,
    files_come_and_go,
    type_and_throw_away,
    news_are_read,
    import_and_undo,
    open_to_the_others,
    links_are_made,
    the_clock_strikes,
    take_out_what_is_not_public,
)
