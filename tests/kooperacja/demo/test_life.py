"""What goes on in the demo city: each thing that people do in the portal is there."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client
from django.utils import timezone

from kooperacja.base.working_days import is_working_day
from kooperacja.demo.content import life
from kooperacja.demo.content.demonstration import FAMILY, FIRM, MOST
from kooperacja.demo.personas import MAIL_DOMAIN
from kooperacja.disclosure.lint import lint
from kooperacja.disclosure.places import SensitivityClass
from kooperacja.notices.models import Notice
from problems.models import (
    Diagnosis,
    Evidence,
    InternalNote,
    Problem,
    PublicProblem,
    PublicProblemVersion,
    Remark,
    Round,
    WordsRemark,
)
from problems.services import missing_from, personal_data_in, pinned_remarks
from problems.workflow import Status

from .test_content import FORBIDDEN

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module", autouse=True)
def city(django_db_setup, django_db_blocker):
    """The demo city, loaded once for all tests of this module and taken away again."""
    with django_db_blocker.unblock():
        real = connections["public"]
        connections["public"] = connections["default"]
        try:
            with transaction.atomic():
                call_command("load_demo", stdout=StringIO())
                yield
                transaction.set_rollback(True)
        finally:
            connections["public"] = real


def problem(title: str) -> Problem:
    return Problem.objects.get(title=title)


def of(title: str, partner: str, period: str) -> Diagnosis:
    """What an institution says of a problem in a period, corrections left out."""
    return Diagnosis.objects.exclude(status=Status.ARCHIVED).get(
        problem__title=title,
        partner__slug=partner,
        period=period,
        is_pending_revision=False,
    )


class TestRounds:
    def test_one_is_over_and_one_runs_until_a_working_day_ahead(self):
        today = timezone.localdate()
        closed, running = (
            Round.objects.get(name=spec.name)
            for spec in (life.CLOSED_ROUND, life.RUNNING_ROUND)
        )
        assert closed.closed_at and not running.closed_at
        assert running in Round.objects.running(today)
        assert is_working_day(running.deadline_date)
        assert timedelta(14) < running.deadline_date - today < timedelta(50)
        assert all(made.is_synthetic for made in (closed, running))

    def test_institutions_have_answered_begun_returned_or_said_nothing(self):
        requests = Round.objects.get(name=life.RUNNING_ROUND.name).requests
        rows = list(requests.with_progress(own=True).select_related("partner"))
        answered = {row.partner.slug for row in rows if row.is_handed_over}
        assert len(answered) >= 4
        assert any(row.is_returned for row in rows)
        assert any(row.is_started for row in rows)
        assert any(row.nothing_reason for row in rows)
        assert requests.with_progress().unanswered().exists()

    def test_bartek_has_something_to_do_in_it(self):
        person = requests_of("bartek")
        assert person.with_progress().unanswered().exists()


def requests_of(key: str):
    made = Round.objects.get(name=life.RUNNING_ROUND.name)
    return made.requests.filter(assigned_to__email=f"{key}@{MAIL_DOMAIN}")


class TestTalk:
    def test_remarks_are_answered_or_wait(self):
        assert Remark.objects.exclude(answer="").exists()
        waiting = Remark.objects.filter(answer="", diagnosis__partner__slug=MOST)
        assert waiting.filter(diagnosis__status=Status.SUBMITTED).exists()

    def test_what_was_returned_to_bartek_has_pins(self):
        returned = of(life.EVICTIONS, MOST, "2026")
        assert returned.status == Status.RETURNED
        assert pinned_remarks(returned)

    def test_the_agreed_words_were_discussed_and_written_anew(self):
        nights = problem(life.NIGHTS)
        versions = PublicProblemVersion.objects.filter(
            problem_public_id=nights.public_id
        )
        assert versions.count() == 2
        assert nights.summary == life.NEW_WORDS["summary"]
        assert WordsRemark.objects.exclude(answer="").filter(problem=nights).exists()

    def test_coordinators_keep_notes_of_both_kinds(self):
        assert InternalNote.objects.filter(diagnosis__isnull=True).exists()
        assert InternalNote.objects.filter(diagnosis__isnull=False).exists()


class TestCorrections:
    def test_one_waits_and_what_it_corrects_stays_published(self):
        pending = Diagnosis.objects.get(is_pending_revision=True)
        assert pending.partner.slug == MOST
        assert pending.status == Status.SUBMITTED
        assert pending.revises.status == Status.PUBLISHED
        assert pending.text_public != pending.revises.text_public

    def test_one_has_taken_its_place_and_the_public_address(self):
        done = next(spec for spec in life.REVISIONS if spec.day)
        newest = of(done.problem, done.partner, done.period)
        assert newest.status == Status.PUBLISHED
        assert newest.text_public == done.text_public
        assert newest.revises.status == Status.ARCHIVED
        assert newest.public_id and not newest.revises.public_id


class TestFates:
    def test_one_problem_is_solved_and_stays_on_the_map(self):
        solved = problem(life.SOLVED[0])
        assert solved.state == Problem.State.CLOSED
        row = PublicProblem.objects.get(public_id=solved.public_id)
        assert row.state == Problem.State.CLOSED and row.close_reason

    def test_one_is_a_part_of_another(self):
        assert problem(life.PART).parent == problem(life.WHOLE)

    def test_the_address_of_a_merged_one_leads_to_the_other(self):
        dropped = problem(life.DOUBLE.title)
        assert dropped.merged_into == problem(life.STAYS)
        old = Client().get(f"/problemy/{dropped.public_id}/")
        assert old.status_code == 301
        assert old.url.endswith(f"/{dropped.merged_into.public_id}/")


class TestFreshness:
    def test_one_is_to_be_confirmed_soon_and_others_are_stale(self):
        today = timezone.localdate()
        due = of(*life.DUE)
        assert due.review_by_date == today + timedelta(days=life.DUE_IN_DAYS)
        assert due.confirmations.exists()
        assert PublicProblem.objects.filter(stale_after__lt=today).exists()


class TestPartners:
    def test_celina_has_opened_hers_to_the_others(self):
        for row in life.OPENED:
            opened = of(*row)
            assert opened.partner.slug == FAMILY
            assert opened.is_open_to_partners

    def test_dorota_wrote_down_what_an_institution_said(self):
        told = of(life.TOLD[0], FIRM, "2026")
        assert told.told_by == Diagnosis.ToldBy.TELEPHONE
        assert told.author.email == f"dorota@{MAIL_DOMAIN}"

    def test_bartek_carries_last_year_on(self):
        draft = of(life.WOMEN, MOST, "2026")
        assert draft.status == Status.DRAFT
        assert draft.copied_from.period == "2025"

    def test_sources_have_quotes_and_questions_have_answers(self):
        assert Evidence.objects.exclude(quote="").count() >= 4
        assert Diagnosis.objects.exclude(answers={}).count() >= 3

    @pytest.mark.parametrize("key", ["bartek", "filip"])
    def test_there_is_news_that_nobody_has_read(self, key):
        news = Notice.objects.unread().filter(recipient__email=f"{key}@{MAIL_DOMAIN}")
        assert {row.kind for row in news} >= {"round.asked", "diagnosis.remarked"}
        assert not news.filter(in_digest=True).exists()


class TestWords:
    def test_are_complete_impersonal_and_kind(self):
        for title, partner, period in (
            *((spec.problem, spec.partner, spec.period) for spec in life.REVISIONS),
            (life.TOLD[0], FIRM, "2026"),
        ):
            row = of(title, partner, period)
            assert missing_from(row) == {} and personal_data_in(row) == {}
        for text in said():
            assert not FORBIDDEN.search(text), text
            assert not lint(text, sensitivity=SensitivityClass(2)), text


def said():
    """Everything that is said in the life of the demo city."""
    for spec in (life.CLOSED_ROUND, life.RUNNING_ROUND):
        yield spec.letter
        yield from (reason for _partner, _category, reason in spec.nothing)
    yield from life.NEW_WORDS.values()
    yield from life.WORDS_REMARK[1:]
    yield from (text for _title, _about, text in life.NOTES)
    yield from (spec.text_public for spec in life.REVISIONS)
    yield from (life.MERGED_NOTE, life.SOLVED[2], life.REMARK[4])
    for row in (life.TOLD[1], *life.DOUBLE.diagnoses):
        yield from (row.text_public, row.causes, row.effects, row.proposals)
