"""What a person changes about themselves, without a page in between."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from kooperacja.accounts import self_service
from kooperacja.accounts.models import User
from kooperacja.accounts.self_service import LinkNotValid
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput
from tests.factories import UserFactory
from tests.letters import sent

NEW = "nowy.adres@example.org"

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody who wants to change something."""
    return UserFactory(email="stary.adres@example.org", full_name="Anna Nowak")


def token_in(letter) -> str:
    """Return the token of the link in a letter."""
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    return link.rstrip("/").rsplit("/", 1)[1]


def ask(person, email=NEW) -> str:
    """Ask for a link and return its token."""
    self_service.request_email_change(actor=person, email=email)
    return token_in(sent()[-1])


def verbs() -> list[str]:
    """Return what the log says, oldest first."""
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


class TestChangeProfile:
    def test_stores_it_and_says_so_without_the_telephone(self, person):
        self_service.change_profile(
            actor=person,
            full_name="Anna Nowak-Lis",
            job_title="pracowniczka socjalna",
            phone="33 812 34 56",
            language="en",
        )
        person.refresh_from_db()
        assert (person.full_name, person.language) == ("Anna Nowak-Lis", "en")
        entry = AuditEntry.objects.get(verb="user.profile_changed")
        assert "812" not in str(entry.changes)

    def test_refuses_a_language_nobody_speaks_here(self, person):
        with pytest.raises(ValidationError):
            self_service.change_profile(
                actor=person, full_name="A", job_title="", phone="", language="xx"
            )


class TestRequestEmailChange:
    def test_writes_to_the_new_address_and_changes_nothing(self, person):
        self_service.request_email_change(actor=person, email=NEW)
        letter = sent()[0]
        assert letter.to == [NEW]
        assert settings.BASE_URL in letter.body
        person.refresh_from_db()
        assert person.email == "stary.adres@example.org"
        assert verbs() == []

    @pytest.mark.parametrize("typed", ["zajety@example.org", "ZAJETY@Example.ORG"])
    def test_sends_no_letter_to_an_address_that_is_taken(self, person, typed):
        UserFactory(email="zajety@example.org")
        self_service.request_email_change(actor=person, email=typed)
        assert sent() == []

    def test_writes_in_the_language_of_the_person(self, person):
        person.language = "en"
        self_service.request_email_change(actor=person, email=NEW)
        assert sent()[0].subject == "Confirm your new e-mail address"
        assert "/en/konto/e-mail/" in sent()[0].body


class TestConfirmEmailChange:
    def test_reading_the_link_changes_nothing(self, person):
        token = ask(person)
        assert self_service.read_email_link(actor=person, token=token) == NEW
        person.refresh_from_db()
        assert person.email != NEW

    def test_works_once(self, person):
        token = ask(person)
        changed = self_service.confirm_email_change(actor=person, token=token)
        assert changed.email == NEW
        assert User.objects.get(pk=person.pk).email == NEW
        assert verbs() == ["user.email_changed"]
        with pytest.raises(LinkNotValid):
            self_service.confirm_email_change(actor=changed, token=token)

    def test_refuses_the_link_of_somebody_else(self, person):
        token = ask(person)
        other = UserFactory()
        for act in (self_service.read_email_link, self_service.confirm_email_change):
            with pytest.raises(LinkNotValid):
                act(actor=other, token=token)

    def test_refuses_a_link_older_than_an_hour(self, person, later):
        token = ask(person)
        later(timedelta(hours=1, seconds=2))
        with pytest.raises(LinkNotValid):
            self_service.read_email_link(actor=person, token=token)

    @pytest.mark.parametrize("token", ["", "x", "a:b:c", "ł", "." * 300])
    def test_refuses_what_was_made_up(self, person, token):
        with pytest.raises(LinkNotValid):
            self_service.read_email_link(actor=person, token=token)

    def test_refuses_an_address_that_was_taken_in_the_meantime(self, person):
        token = ask(person)
        UserFactory(email=NEW)
        with pytest.raises(InvalidInput):
            self_service.confirm_email_change(actor=person, token=token)

    def test_stores_the_address_in_small_letters(self, person):
        token = ask(person, email="Nowy.Adres@Example.org")
        changed = self_service.confirm_email_change(actor=person, token=token)
        assert changed.email == NEW


@pytest.fixture
def later(monkeypatch):
    """Return a function that moves the clock of signed links forward."""
    import time

    real = time.time

    def move(step: timedelta):
        monkeypatch.setattr(
            "django.core.signing.time.time", lambda: real() + step.total_seconds()
        )

    return move
