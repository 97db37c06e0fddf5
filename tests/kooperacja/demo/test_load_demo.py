"""The demo city as the command builds it: once, and looked at from all sides."""

import re
import time
from collections import Counter
from contextlib import contextmanager
from io import StringIO
from types import SimpleNamespace
from unittest import mock

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core import mail
from django.core.management import call_command
from django.db import connections, transaction
from django.test import Client, RequestFactory, TestCase
from django.utils import translation

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Area
from kooperacja.areas.public import PublicArea
from kooperacja.audit.models import AuditEntry
from kooperacja.demo.content import INVENTED, RESOURCES
from kooperacja.demo.content.answering import LINKS
from kooperacja.demo.personas import DEMO_PASSWORD, PERSONAS
from kooperacja.notices.models import Letter
from partners.models import Membership, Partner
from problems.models import (
    Diagnosis,
    Evidence,
    Problem,
    PublicDiagnosis,
    PublicProblem,
    StatusChange,
)
from problems.services import missing_from, personal_data_in
from problems.workflow import Status
from resources.models import Resource
from resources.public import PublicCityNeed, PublicLink, PublicResource, PublicSite

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Seconds of the processor, so that a busy machine does not fail it.
LONGEST = 60
COUNTED = (
    Area,
    Partner,
    Membership,
    Resource,
    Problem,
    Diagnosis,
    Evidence,
    StatusChange,
    AuditEntry,
    apps.get_model("accounts", "User"),
)


COMMAND = "kooperacja.demo.management.commands.load_demo"


@contextmanager
def committed():
    """A transaction that does at its end whatever waits for a real commit."""
    with TestCase.captureOnCommitCallbacks(execute=True), transaction.atomic():
        yield


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """The demo city, loaded once for all tests of this module and taken away again.

    Returns the seconds it took, what it printed and how many letters left or wait.
    """
    with django_db_blocker.unblock():
        real = connections["public"]
        connections["public"] = connections["default"]
        try:
            with transaction.atomic():
                before, started, out = len(mail.outbox), time.process_time(), StringIO()
                with mock.patch(
                    f"{COMMAND}.transaction", SimpleNamespace(atomic=committed)
                ):
                    call_command("load_demo", stdout=out)
                seconds = time.process_time() - started
                letters = Letter.objects.count() + len(mail.outbox) - before
                yield seconds, out.getvalue(), letters
                transaction.set_rollback(True)
        finally:
            connections["public"] = real


def rows() -> dict:
    """Return how many rows of each kind there are."""
    return {model._meta.label: model.objects.count() for model in COUNTED}


class TestLoadDemo:
    def test_takes_less_than_a_minute_and_writes_to_nobody(self, city):
        seconds, _printed, letters = city
        assert seconds < LONGEST
        assert letters == 0

    def test_prints_the_logins(self, city):
        _seconds, printed, _letters = city
        assert DEMO_PASSWORD in printed
        assert all(persona.email in printed for persona in PERSONAS)

    def test_changes_nothing_the_second_time(self, city):
        before = rows()
        newest = Diagnosis.objects.latest("updated_at").updated_at
        out = StringIO()
        call_command("load_demo", stdout=out)
        assert "0 diagnoses added" in out.getvalue()
        assert rows() == before
        assert Diagnosis.objects.latest("updated_at").updated_at == newest


class TestTheCity:
    @pytest.mark.parametrize("language", ["pl", "en"])
    def test_answers_the_words_that_the_first_page_suggests(self, city, language):
        hint = "For example, in Polish: nocleg (a bed), psycholog, senior"
        with translation.override(language):
            said = re.sub(r"\(.*?\)", "", translation.gettext(hint))
        words = [word.strip() for word in said.rpartition(":")[2].split(",")]
        assert len(words) == 3
        for word in words:
            answer = Client().get("/api/v1/resources/", {"q": word})
            assert answer.json()["count"], word

    def test_has_thirty_approximate_estates(self, city):
        estates = Area.objects.filter(kind=AreaKind.ESTATE)
        assert estates.count() == 30
        assert not Area.objects.filter(is_official=True).exists()
        assert all("nieurzędowe" in area.source for area in estates)
        assert PublicArea.objects.count() == 31

    def test_is_large_enough_to_be_looked_at(self, city):
        assert Problem.objects.count() >= 60
        assert Diagnosis.objects.count() >= 150
        assert Resource.objects.count() >= 25
        assert Diagnosis.objects.values("period").distinct().count() == 3

    def test_shows_every_state_of_the_workflow(self, city):
        states = Counter(Diagnosis.objects.values_list("status", flat=True))
        assert set(states) == set(Status.values)
        assert min(states.values()) >= 2

    def test_stamps_everything_it_invented(self, city):
        for model in (Area, Problem, Diagnosis, PublicArea, PublicProblem):
            assert not model.objects.filter(is_synthetic=False).exists(), model
        assert not PublicDiagnosis.objects.filter(is_synthetic=False).exists()

    def test_puts_no_word_into_the_mouth_of_a_real_institution(self, city):
        speaking = Partner.objects.filter(diagnoses__isnull=False).distinct()
        assert speaking
        for partner in speaking:
            assert partner.is_synthetic, partner
            assert "demonstra" in partner.name.lower(), partner
        assert not Problem.objects.filter(opened_by__is_synthetic=False).exists()
        assert not Membership.objects.filter(partner__is_synthetic=False).exists()
        assert Partner.objects.filter(is_synthetic=False).count() >= 10

    def test_resources_are_real_and_say_where_they_are_known_from(self, city):
        real = Resource.objects.filter(is_synthetic=False)
        assert not real.filter(source="").exists()
        assert real.count() == len(RESOURCES)
        assert PublicResource.objects.filter(is_synthetic=False).count() == real.count()

    def test_invented_resources_use_every_state_and_column(self, city):
        invented = Resource.objects.filter(is_synthetic=True)
        assert invented.count() == len(INVENTED)
        assert {row.status for row in invented} == {
            "published",
            "submitted",
            "returned",
        }
        assert all("(przykład)" in row.name for row in invented)
        assert PublicSite.objects.filter(is_confidential=True).count() == 2
        assert not PublicSite.objects.filter(is_confidential=True).exclude(address="")

    def test_links_and_the_protected_figure_are_there(self, city):
        confirmed = [link for link in LINKS if link.state == "confirmed"]
        assert PublicLink.objects.count() == len(confirmed)
        figure = PublicCityNeed.objects.get()
        assert (figure.category, figure.year) == ("domestic_violence", 2025)


class TestTheShelf:
    def test_holds_nothing_of_class_3(self, city):
        protected = {
            problem.pk
            for problem in Problem.objects.select_related("category")
            if problem.sensitivity == 3
        }
        published = Diagnosis.objects.filter(status=Status.PUBLISHED)
        assert published.filter(problem__in=protected).exists()
        assert not PublicProblem.objects.filter(sensitivity=3).exists()
        assert not Problem.objects.filter(
            pk__in=protected, public_id__isnull=False
        ).exists()
        assert not Diagnosis.objects.filter(
            problem__in=protected, public_id__isnull=False
        ).exists()

    def test_holds_exactly_what_is_published(self, city):
        published = Diagnosis.objects.filter(status=Status.PUBLISHED)
        voices = {row.public_id for row in PublicDiagnosis.objects.all()}
        listed = published.filter(problem__public_id__isnull=False)
        assert voices == set(listed.values_list("public_id", flat=True))
        problems = set(PublicProblem.objects.values_list("public_id", flat=True))
        assert {row.problem_public_id for row in PublicDiagnosis.objects.all()} == (
            problems
        )

    def test_says_nothing_internal(self, city):
        internal = set(
            Diagnosis.objects.exclude(text_internal="").values_list(
                "text_internal", flat=True
            )
        )
        public = "\n".join(
            f"{row.text}\n{row.sources}" for row in PublicDiagnosis.objects.all()
        )
        assert internal
        assert not [text for text in internal if text in public]


class TestTheWork:
    def test_what_was_submitted_is_complete_and_impersonal(self, city):
        for diagnosis in Diagnosis.objects.exclude(status=Status.DRAFT).select_related(
            "problem__category"
        ):
            assert missing_from(diagnosis) == {}, diagnosis
            assert personal_data_in(diagnosis) == {}, diagnosis

    def test_nobody_accepted_the_own_words(self, city):
        for step in StatusChange.objects.filter(transition="accept").select_related(
            "diagnosis"
        ):
            assert not step.diagnosis.is_written_by(step.actor), step.diagnosis

    def test_every_state_was_reached_by_its_steps(self, city):
        for diagnosis in Diagnosis.objects.prefetch_related("status_changes"):
            steps = sorted(diagnosis.status_changes.all(), key=lambda step: step.pk)
            reached = steps[-1].to_status if steps else Status.DRAFT
            assert diagnosis.status == reached, diagnosis


class TestThePersonas:
    @pytest.mark.parametrize("persona", PERSONAS, ids=lambda item: item.key)
    def test_can_log_in_to_where_they_work(self, city, persona):
        request = RequestFactory().post("/konto/logowanie/")
        person = authenticate(request, username=persona.email, password=DEMO_PASSWORD)
        assert person is not None
        assert {group.name for group in person.groups.all()} == set(persona.groups)
        assert person.is_superuser is persona.is_superuser
        partners = person.memberships.values_list("partner__slug", "role")
        expected = [(persona.partner, persona.role)] if persona.partner else []
        assert list(partners) == expected

    def test_nobody_else_can(self, city):
        personas = {persona.email for persona in PERSONAS}
        others = apps.get_model("accounts", "User").objects.exclude(email__in=personas)
        assert others
        assert not any(person.has_usable_password() for person in others)
