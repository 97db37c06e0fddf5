"""The mail queue: nothing lost, nothing twice, whatever the mail server does."""

import threading
from collections import Counter
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.db import connections
from django.utils import timezone

from kooperacja.notices import delivery
from kooperacja.notices.delivery import PAUSES, send_due
from kooperacja.notices.models import Letter
from kooperacja.notices.services import queue_letter, retry_letters
from tests.factories import UserFactory

LETTERS = 50


class Moody(locmem.EmailBackend):
    """A mail server in memory that refuses as it is told to."""

    refusal: Exception | None = None
    connected = 0

    def open(self):
        type(self).connected += 1
        return True

    def send_messages(self, messages):
        if self.refusal is not None:
            raise self.refusal
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    """The moody mail server, well disposed at first."""
    settings.EMAIL_BACKEND = f"{__name__}.Moody"
    monkeypatch.setattr(Moody, "refusal", None)
    return Moody


def wait_over():
    """Let the pause of every letter be over."""
    Letter.objects.update(next_try_at=timezone.now())


@pytest.mark.django_db
class TestSending:
    def test_a_letter_has_both_forms_and_says_who_it_is(self, anna, server):
        letter = queue_letter(
            kind="test.letter", to_user=anna, path="/biurko/", values={"problem": "X"}
        )

        assert send_due() == (1, 0)

        (message,) = mail.outbox
        assert message.to == ["anna@example.org"]
        (html,) = message.alternatives
        assert html.mimetype == "text/html" and "Bo to próba." in html.content
        assert "Bo to próba." in message.body
        headers = message.message()
        assert headers["Message-ID"] == f"<{letter.ref}@localhost>"
        assert headers["Auto-Submitted"] == "auto-generated"
        assert send_due() == (0, 0)

    def test_nobody_adds_a_header(self, anna, server):
        values = {"problem": "Zwykły\r\nBcc: wszyscy@example.org\x85X: 1"}
        queue_letter(kind="test.letter", to_user=anna, values=values)
        send_due()

        (message,) = mail.outbox
        assert set(message.message().keys()) == {
            "Content-Type",
            "MIME-Version",
            "Subject",
            "From",
            "To",
            "Date",
            "Message-ID",
            "Auto-Submitted",
        }
        assert message.subject == "Temat: Zwykły Bcc: wszyscy@example.org X: 1"

    def test_an_address_that_would_add_one_is_given_up_at_once(self, anna, server):
        letter = queue_letter(kind="test.letter", to_user=anna)
        bad = "anna@example.org\nBcc: wszyscy@example.org"
        Letter.objects.filter(pk=letter.pk).update(to_address=bad)

        assert send_due() == (0, 1)

        letter.refresh_from_db()
        assert letter.given_up_at and "BadHeaderError" in letter.last_error
        assert mail.outbox == []

    def test_prompt_letters_overtake_the_digest(self, anna, jan, server):
        late = queue_letter(kind="test.letter", to_user=anna)
        Letter.objects.filter(pk=late.pk).update(is_prompt=False)
        queue_letter(kind="test.letter", to_user=jan)
        send_due()

        assert [message.to for message in mail.outbox] == [[jan.email], [anna.email]]

    def test_many_letters_share_one_connection(self, anna, server, monkeypatch):
        made = []
        monkeypatch.setattr(
            delivery, "get_connection", lambda: made.append(Moody()) or made[-1]
        )
        for _number in range(5):
            queue_letter(kind="test.letter", to_user=anna)

        assert send_due() == (5, 0)
        assert len(made) == 1

    def test_the_link_of_a_secret_letter_does_not_stay(self, anna, server):
        url = "http://127.0.0.1:8000/konto/nowe-haslo/tajne/"
        letter = queue_letter(kind="test.letter", to_user=anna, url=url, is_secret=True)
        send_due()

        assert url in mail.outbox[0].body
        letter.refresh_from_db()
        assert (letter.subject, letter.text, letter.html) == ("", "", "")

    def test_what_nobody_needs_any_more_is_not_sent(self, anna, server):
        letter = queue_letter(
            kind="test.letter",
            to_user=anna,
            is_secret=True,
            useless_after=timedelta(hours=1),
        )
        Letter.objects.update(useless_after=timezone.now() - timedelta(seconds=1))

        assert send_due() == (0, 1)

        letter.refresh_from_db()
        assert mail.outbox == [] and letter.given_up_at and letter.text == ""


@pytest.mark.django_db
class TestTrouble:
    def test_a_server_that_is_away_is_tried_again_and_recovers(self, anna, server):
        letter = queue_letter(kind="test.letter", to_user=anna)
        server.refusal = ConnectionRefusedError("nobody there")

        for number, pause in enumerate(PAUSES[:3], start=1):
            before = timezone.now()
            assert send_due() == (0, 1)
            letter.refresh_from_db()
            assert letter.attempts == number
            assert letter.next_try_at >= before + pause
            assert "nobody there" in letter.last_error
            assert send_due() == (0, 0)
            wait_over()

        server.refusal = None
        assert send_due() == (1, 0)
        letter.refresh_from_db()
        assert letter.sent_at and letter.last_error == ""

    def test_one_failure_does_not_wear_out_the_others(self, anna, server):
        for _number in range(5):
            queue_letter(kind="test.letter", to_user=anna)
        server.refusal = ConnectionRefusedError()

        send_due()

        assert Letter.objects.in_trouble().count() == 1

    def test_a_letter_nobody_takes_does_not_stop_those_behind_it(
        self, anna, jan, server, monkeypatch
    ):
        queue_letter(kind="test.letter", to_user=anna)
        queue_letter(kind="test.letter", to_user=jan)
        real = Moody.send_messages

        def refuse_anna(self, messages):
            if messages[0].to == [anna.email]:
                raise SMTPRecipientsRefused({anna.email: (550, b"no such user")})
            return real(self, messages)

        monkeypatch.setattr(Moody, "send_messages", refuse_anna)
        assert send_due() == (0, 1)
        assert send_due() == (1, 0)
        assert [message.to for message in mail.outbox] == [[jan.email]]

    def test_it_is_given_up_in_the_end_and_a_person_may_try_again(
        self, anna, server, city_of_people
    ):
        letter = queue_letter(kind="test.letter", to_user=anna)
        server.refusal = RuntimeError("something nobody thought of")
        for _attempt in range(len(PAUSES) + 1):
            assert send_due() == (0, 1)
            wait_over()

        assert send_due() == (0, 0)
        assert Letter.objects.failed().get() == letter

        server.refusal = None
        dorota = city_of_people.dorota
        assert retry_letters(actor=dorota, letters=Letter.objects.all()) == 1
        assert send_due() == (1, 0)


@pytest.mark.slow
def test_two_workers_send_each_letter_once(transactional_db, server):
    anna = UserFactory()
    for _number in range(LETTERS):
        queue_letter(kind="test.letter", to_user=anna)
    start, results = threading.Barrier(2), []

    def work():
        try:
            start.wait(timeout=10)
            results.append(send_due(most=LETTERS))
        finally:
            connections.close_all()

    pair = [threading.Thread(target=work) for _worker in range(2)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join(timeout=60)

    times = Counter(message.extra_headers["Message-ID"] for message in mail.outbox)
    assert len(times) == LETTERS and set(times.values()) == {1}
    assert sum(sent for sent, _failed in results) == LETTERS
    assert not Letter.objects.waiting().exists()


def test_a_worker_that_dies_before_the_commit_loses_nothing(transactional_db, server):
    letter = queue_letter(kind="test.letter", to_user=UserFactory())

    class Killed(BaseException):
        """What SIGKILL is to a process, as near as a test can come."""

    def die(row, *args, **kwargs):
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Letter, "save", die)
        with pytest.raises(Killed):
            send_due()
    assert send_due() == (1, 0)

    first, second = mail.outbox
    assert first.extra_headers == second.extra_headers
    letter.refresh_from_db()
    assert letter.sent_at
