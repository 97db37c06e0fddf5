"""The pages of the account: what they say, and what they never tell."""

import re

import pytest
from axes.utils import reset
from django.test import Client
from django.urls import reverse

from kooperacja.accounts.models import User
from kooperacja.accounts.services import deactivate_person
from kooperacja.audit.models import AuditEntry
from tests.factories import UserFactory
from tests.factories.people import PASSWORD
from tests.letters import sent

NEW_PASSWORD = "zupelnie-inne-haslo-7"
LOGIN = "/konto/logowanie/"
RESET = "/konto/nowe-haslo/"
EMAIL = "/konto/e-mail/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_doors():
    """No test starts with the failures of another."""
    reset()


@pytest.fixture
def anna():
    """An editor with nothing special."""
    return UserFactory(email="anna@example.org", full_name="Anna Nowak")


@pytest.fixture
def logged_in(client, anna):
    """A browser in which Anna is logged in."""
    client.force_login(anna)
    return client


def log_in(client, email, password=PASSWORD, **extra):
    """Send the log-in form."""
    return client.post(LOGIN, {"username": email, "password": password, **extra})


def is_logged_in(client) -> bool:
    """Whether the account page opens."""
    return client.get(reverse("accounts:profile")).status_code == 200


def link_in(letter) -> str:
    """Return the path of the link in a letter."""
    link = next(line for line in letter.body.splitlines() if line.startswith("http"))
    assert link.startswith("http://127.0.0.1:8000/"), link
    return link.removeprefix("http://127.0.0.1:8000")


def without_token(content: bytes) -> str:
    """Return a page without the token of its form, which differs each time."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", content.decode())
    return re.sub(r'value="[^"]*@example\.org"', "", text)


class TestLogin:
    def test_lets_a_person_in_whatever_the_case_of_the_address(self, client, anna):
        response = log_in(client, "Anna@Example.ORG")
        assert response.status_code == 302
        assert response["Location"] == "/biurko/"
        assert is_logged_in(client)

    def test_says_one_sentence_for_known_unknown_and_deactivated(self, client, anna):
        UserFactory(email="odeszla@example.org", is_active=False)
        pages = [
            log_in(client, "anna@example.org", "nie-to-haslo-wcale"),
            log_in(client, "nikt@example.org", "nie-to-haslo-wcale"),
            log_in(client, "odeszla@example.org", PASSWORD),
        ]
        assert [page.status_code for page in pages] == [400] * 3
        assert len({without_token(page.content) for page in pages}) == 1
        assert "nie pasują" in pages[0].content.decode()

    def test_leads_a_coordinator_to_the_panel(self, client, city_of_people):
        response = log_in(client, city_of_people.dorota.email)
        assert response["Location"] == "/panel/"

    def test_leads_back_to_where_one_wanted_to_go(self, client, anna):
        response = log_in(client, anna.email, next="/biurko/diagnozy/")
        assert response["Location"] == "/biurko/diagnozy/"

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://zly.example/",
            "//zly.example/",
            "/\\zly.example",
            "javascript:alert(1)",
            "http:///zly.example",
        ],
    )
    def test_never_leads_to_another_host(self, client, anna, elsewhere):
        response = log_in(client, anna.email, next=elsewhere)
        assert response["Location"] == "/biurko/"

    def test_gives_the_session_a_new_key(self, client, anna):
        client.get(LOGIN)
        log_in(client, anna.email)
        first = client.session.session_key
        client.post(reverse("accounts:logout"))
        log_in(client, anna.email)
        assert client.session.session_key != first

    def test_is_not_stored_anywhere(self, client):
        assert client.get(LOGIN).headers["Cache-Control"].count("no-store") == 1


class TestLockout:
    def test_ten_wrong_passwords_close_the_door(self, client, anna):
        answers = [
            log_in(client, anna.email, f"zle-haslo-numer-{number}").status_code
            for number in range(10)
        ]
        assert answers == [400] * 9 + [429]
        locked = log_in(client, anna.email)
        assert locked.status_code == 429
        assert "kwadrans" in locked.content.decode()
        assert not is_logged_in(client)

    def test_other_letter_cases_are_the_same_door(self, client, anna):
        for number in range(10):
            typed = anna.email[:number].upper() + anna.email[number:]
            log_in(client, f" {typed} ", "zle-haslo-calkiem")
        assert log_in(client, anna.email).status_code == 429

    def test_an_unknown_address_is_closed_just_the_same(self, client):
        for _number in range(10):
            last = log_in(client, "nikt@example.org", "zle-haslo-calkiem")
        assert last.status_code == 429

    def test_another_person_may_still_come_in(self, client, anna):
        for _number in range(10):
            log_in(client, "nikt@example.org", "zle-haslo-calkiem")
        assert log_in(client, anna.email).status_code == 302


class TestLogout:
    def test_needs_a_post(self, logged_in):
        assert logged_in.get(reverse("accounts:logout")).status_code == 405
        assert is_logged_in(logged_in)
        response = logged_in.post(reverse("accounts:logout"))
        assert response["Location"] == "/"
        assert not is_logged_in(logged_in)

    def test_needs_the_token_of_our_own_form(self, anna):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(anna)
        assert browser.post(reverse("accounts:logout")).status_code == 403
        assert is_logged_in(browser)


class TestPasswordReset:
    def test_answers_the_same_for_known_and_unknown(self, client, anna):
        known = client.post(RESET, {"email": anna.email}, follow=True)
        unknown = client.post(RESET, {"email": "nikt@example.org"}, follow=True)
        assert known.redirect_chain == unknown.redirect_chain
        assert without_token(known.content) == without_token(unknown.content)
        assert [letter.to for letter in sent()] == [[anna.email]]

    def test_writes_to_nobody_who_was_deactivated(self, client):
        UserFactory(email="odeszla@example.org", is_active=False)
        client.post(RESET, {"email": "odeszla@example.org"})
        assert sent() == []

    def test_writes_to_somebody_who_never_set_a_password(self, client):
        person = User.objects.create_user("nowa@example.org", full_name="Nowa Osoba")
        client.post(RESET, {"email": person.email})
        self.set_password(client, link_in(sent()[0]))
        assert log_in(client, person.email, NEW_PASSWORD).status_code == 302

    def test_takes_the_host_from_the_settings(self, client, anna, settings):
        settings.ALLOWED_HOSTS = ["testserver", "zly.example"]
        client.post(RESET, {"email": anna.email}, headers={"Host": "zly.example"})
        letter = sent()[0]
        assert "zly.example" not in letter.body + letter.subject
        link_in(letter)

    def test_the_link_works_once(self, client, anna):
        client.post(RESET, {"email": anna.email})
        link = link_in(sent()[0])
        self.set_password(client, link)
        again = Client().get(link, follow=True)
        assert "już nie działa" in again.content.decode()
        assert log_in(client, anna.email, NEW_PASSWORD).status_code == 302
        assert log_in(Client(), anna.email, PASSWORD).status_code == 400
        assert AuditEntry.objects.filter(verb="user.password_changed").count() == 1

    def test_ends_every_session_of_the_person(self, client, anna):
        old = Client()
        old.force_login(anna)
        client.post(RESET, {"email": anna.email})
        self.set_password(client, link_in(sent()[0]))
        assert not is_logged_in(old)

    @pytest.mark.parametrize("password", ["krotkie", "123456789012345", "anna@example"])
    def test_refuses_a_password_that_can_be_guessed(self, client, anna, password):
        client.post(RESET, {"email": anna.email})
        form = client.get(link_in(sent()[0]), follow=True)
        target = form.redirect_chain[-1][0]
        fields = {"new_password1": password, "new_password2": password}
        assert client.post(target, fields).status_code == 400

    @pytest.mark.parametrize("link", ["MQ/abc", "__/x-y", "MQ/set-password"])
    def test_a_made_up_link_says_that_it_does_not_work(self, client, link):
        response = client.get(f"{RESET}{link}/", follow=True)
        assert response.status_code == 200
        assert "już nie działa" in response.content.decode()

    @staticmethod
    def set_password(client, link):
        """Open the link and set a password."""
        form = client.get(link, follow=True)
        fields = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
        response = client.post(form.redirect_chain[-1][0], fields)
        assert response.status_code == 302, response.content.decode()


class TestPasswordChange:
    address = "/konto/haslo/"
    fields = {
        "old_password": PASSWORD,
        "new_password1": NEW_PASSWORD,
        "new_password2": NEW_PASSWORD,
    }

    def test_ends_other_sessions_and_keeps_this_one(self, logged_in, anna):
        elsewhere = Client()
        elsewhere.force_login(anna)
        assert logged_in.post(self.address, self.fields).status_code == 302
        assert is_logged_in(logged_in)
        assert not is_logged_in(elsewhere)
        assert AuditEntry.objects.filter(verb="user.password_changed").exists()

    def test_asks_for_the_old_one(self, logged_in, anna):
        fields = {**self.fields, "old_password": "nie-to-haslo-wcale"}
        assert logged_in.post(self.address, fields).status_code == 400
        anna.refresh_from_db()
        assert anna.check_password(PASSWORD)


class TestDeactivation:
    def test_ends_the_session_at_once(self, logged_in, anna, city_of_people):
        assert is_logged_in(logged_in)
        deactivate_person(actor=city_of_people.dorota, person=anna)
        response = logged_in.get(reverse("accounts:profile"))
        assert response.status_code == 302
        assert response["Location"].startswith(LOGIN)


class TestEmailChange:
    def ask(self, client, email="nowy@example.org"):
        """Ask for a link to a new address."""
        return client.post(EMAIL, {"email": email}, follow=True)

    def test_opening_the_link_only_shows(self, logged_in, anna):
        self.ask(logged_in)
        assert sent()[0].to == ["nowy@example.org"]
        link = link_in(sent()[0])
        for _time in range(2):
            page = logged_in.get(link)
            assert page.status_code == 200
            assert "nowy@example.org" in page.content.decode()
        anna.refresh_from_db()
        assert anna.email == "anna@example.org"

    def test_the_button_changes_the_address_once(self, logged_in, anna):
        self.ask(logged_in)
        link = link_in(sent()[0])
        assert logged_in.post(link)["Location"] == "/konto/"
        anna.refresh_from_db()
        assert anna.email == "nowy@example.org"
        assert logged_in.post(link).status_code == 400
        assert logged_in.get(link).status_code == 400

    def test_the_link_of_somebody_else_is_refused(self, logged_in):
        self.ask(logged_in)
        link = link_in(sent()[0])
        other = Client()
        other.force_login(UserFactory())
        assert other.get(link).status_code == 400
        assert other.post(link).status_code == 400

    def test_the_link_asks_a_stranger_to_log_in(self, logged_in):
        self.ask(logged_in)
        link = link_in(sent()[0])
        response = Client().get(link)
        assert response["Location"].startswith(f"{LOGIN}?next=/konto/e-mail/")

    def test_a_taken_address_gets_no_letter_and_the_same_answer(self, logged_in):
        UserFactory(email="zajety@example.org")
        taken = self.ask(logged_in, "zajety@example.org")
        assert sent() == []
        free = self.ask(logged_in, "wolny@example.org")
        assert without_token(taken.content) == without_token(free.content)

    def test_refuses_what_is_no_address(self, logged_in):
        for typed in ("", "anna", "a@b\r\nBcc: x@y.pl", "a" * 250 + "@example.org"):
            assert logged_in.post(EMAIL, {"email": typed}).status_code == 400
        assert sent() == []


class TestProfile:
    fields = {
        "full_name": "Anna Lis",
        "job_title": "badaczka",
        "phone": "33 812 34 56",
        "language": "en",
        "mail_choice": "at_once",
    }

    def test_is_for_those_who_logged_in(self, client):
        response = client.get("/konto/")
        assert response["Location"] == f"{LOGIN}?next=/konto/"

    def test_stores_what_colleagues_see(self, logged_in, anna):
        assert logged_in.post("/konto/", self.fields)["Location"] == "/konto/"
        anna.refresh_from_db()
        assert (anna.full_name, anna.language) == ("Anna Lis", "en")
        assert anna.mail_choice == "at_once"

    def test_gives_nobody_another_role(self, logged_in, anna):
        more = {"is_superuser": "on", "is_active": "", "email": "x@example.org"}
        logged_in.post("/konto/", {**self.fields, **more, "groups": "1"})
        anna.refresh_from_db()
        assert (anna.is_superuser, anna.is_active) == (False, True)
        assert anna.email == "anna@example.org"
        assert not anna.groups.exists()

    def test_says_what_is_wrong(self, logged_in, anna):
        bad = {**self.fields, "full_name": "", "language": "xx"}
        assert logged_in.post("/konto/", bad).status_code == 400
        anna.refresh_from_db()
        assert anna.full_name == "Anna Nowak"

    def test_names_the_institution_one_works_at(self, client, city_of_people):
        client.force_login(city_of_people.bartek)
        assert "Fundacja Most" in client.get("/konto/").content.decode()


def test_an_endless_address_is_a_wrong_one(client, db):
    answer = client.post(
        reverse("accounts:login"), {"username": "ó" * 5000, "password": "x"}
    )

    assert answer.status_code == 400
