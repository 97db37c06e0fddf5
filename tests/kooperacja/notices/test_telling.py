"""Who is told what, once, and by which post."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from kooperacja.notices.digest import queue_digests
from kooperacja.notices.models import Letter, Notice
from kooperacja.notices.registry import UnknownKind
from kooperacja.notices.services import (
    forget,
    mark_all_read,
    mark_read,
    muted,
    notify,
    queue_letter,
    redact,
)
from kooperacja.notices.wording import quote
from tests.factories import PartnerFactory
from tests.letters import sent

pytestmark = pytest.mark.django_db


def tell(*people, kind="test.news", problem="Brak ławek", **more):
    """Tell people something with the values these tests need."""
    values = {"problem": problem, "reason": ""} | more.pop("values", {})
    return notify(kind=kind, recipients=people, values=values, **more)


def choose(person, choice):
    """Let a person choose the pace of letters."""
    person.mail_choice = choice
    person.save()


class TestWhom:
    def test_each_active_person_once_and_never_the_actor(self, anna, jan):
        jan.is_active = False
        tell(anna, anna, jan)
        tell(anna, kind="test.urgent", actor=anna)

        assert [row.recipient for row in Notice.objects.all()] == [anna]
        assert not Letter.objects.exists()

    def test_nobody_while_muted(self, anna):
        with muted():
            assert tell(anna, kind="test.urgent") == []
            assert queue_letter(kind="test.letter", to_user=anna) is None

        assert not Notice.objects.exists() and not Letter.objects.exists()
        assert tell(anna)

    def test_a_roll_back_takes_notice_and_letter_along(self, anna):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            tell(anna, kind="test.urgent")
            assert Letter.objects.count() == 1
            raise ZeroDivisionError

        assert not Notice.objects.exists() and not Letter.objects.exists()


class TestWhat:
    def test_an_unknown_kind_is_a_fault_of_the_code(self, anna):
        with pytest.raises(UnknownKind):
            tell(anna, kind="test.nothing")
        with pytest.raises(UnknownKind):
            queue_letter(kind="test.nothing", to_user=anna)
        with pytest.raises(ValueError, match="queue_letter"):
            tell(anna, kind="test.letter")

    @pytest.mark.parametrize(
        "path", ["https://zly.example/", "//zly.example", "/\\zly", "biurko/", "/a\nb"]
    )
    def test_a_letter_leads_nowhere_else(self, anna, path):
        with pytest.raises(ValueError, match="path"):
            tell(anna, path=path)

    def test_the_path_and_a_day_follow_the_reader(self, anna, jan):
        choose(anna, "at_once")
        jan.language = "en"
        choose(jan, "at_once")

        tell(anna, jan, path="/en/biurko/", values={"reason": date(2026, 11, 20)})

        texts = {row.to_user: row.text for row in Letter.objects.all()}
        assert "20 listopada 2026" in texts[anna]
        assert "http://127.0.0.1:8000/biurko/" in texts[anna]
        assert "http://127.0.0.1:8000/en/biurko/" in texts[jan]
        assert "listopada" not in texts[jan]

    def test_what_a_value_holds_is_never_replaced_or_run(self, anna):
        text = "{reason} %(reason)s {{ 7|add:7 }} {% now 'Y' %} <b>x</b> \x00"
        tell(anna, kind="test.urgent", problem=text, values={"reason": "tajne"})

        letter = Letter.objects.get()
        assert "{reason} %(reason)s {{ 7|add:7 }} {% now 'Y' %} <b>x</b>" in letter.text
        assert "<b>x" not in letter.html and "&lt;b&gt;x" in letter.html
        assert letter.text.count("tajne") == 1

    def test_the_words_of_others_are_set_apart(self, anna):
        reason = quote("Skąd?\r\n\r\nProszę <dopisać>.")
        tell(anna, kind="test.urgent", values={"reason": reason})

        letter = Letter.objects.get()
        assert "> Skąd?\n>\n> Proszę <dopisać>." in letter.text
        assert "<blockquote><p>Skąd?</p>" in letter.html

    def test_an_empty_place_leaves_no_hole(self, anna):
        tell(anna, kind="test.urgent")

        assert "\n\n\n" not in Letter.objects.get().text


class TestOnce:
    def test_the_same_unread_matter_is_renewed(self, anna):
        (first,) = tell(anna, key="1")
        Notice.objects.update(told_at=timezone.now() - timedelta(hours=3))
        (second,) = tell(anna, key="1")

        assert second.pk == first.pk
        assert Notice.objects.get().told_at > timezone.now() - timedelta(minutes=1)

    @pytest.mark.parametrize("change", ["key", "kind", "read", "old", "no key"])
    def test_another_matter_is_not(self, anna, change):
        key = "" if change == "no key" else "1"
        (first,) = tell(anna, key=key)
        if change == "read":
            mark_read(actor=anna, ref=first.ref)
        if change == "old":
            Notice.objects.update(told_at=timezone.now() - timedelta(hours=25))

        tell(
            anna,
            key="2" if change == "key" else key,
            kind="test.urgent" if change == "kind" else "test.news",
        )

        assert Notice.objects.count() == 2

    def test_a_letter_follows_only_what_is_new(self, anna):
        tell(anna, kind="test.urgent", key="1")
        tell(anna, kind="test.urgent", key="1")
        assert Letter.objects.count() == 1

        tell(anna, kind="test.urgent", key="1", values={"reason": "Inny powód."})
        assert Notice.objects.count() == 1
        assert Letter.objects.count() == 2
        assert Notice.objects.get().values["reason"] == "Inny powód."

    def test_many_are_told_in_few_queries(self, anna, django_assert_max_num_queries):
        from tests.factories import UserFactory

        people = [anna, *(UserFactory() for _number in range(30))]
        tell(*people, kind="test.urgent", key="1")
        with django_assert_max_num_queries(8):
            tell(*people, kind="test.urgent", key="1", values={"reason": "Nowe."})

        assert Notice.objects.count() == 31 and Letter.objects.count() == 62


class TestPost:
    @pytest.mark.parametrize(
        ("choice", "kind", "letters", "in_digest"),
        [
            ("digest", "test.news", 0, True),
            ("at_once", "test.news", 1, False),
            ("portal", "test.news", 0, False),
            ("digest", "test.urgent", 1, False),
            ("portal", "test.urgent", 1, False),
        ],
    )
    def test_goes_as_each_chose_and_urgent_at_once(
        self, anna, choice, kind, letters, in_digest
    ):
        choose(anna, choice)
        tell(anna, kind=kind)

        assert Letter.objects.count() == letters
        assert Notice.objects.get().in_digest is in_digest

    def test_the_digest_gathers_what_is_unread_into_one_letter(self, anna, jan):
        tell(anna, problem="Pierwsze", path="/biurko/")
        (read,) = tell(anna, problem="Drugie")
        mark_read(actor=anna, ref=read.ref)
        tell(anna, jan, problem="Trzecie")

        assert queue_digests(timezone.now()) == 2
        letters = {letter.to[0]: letter for letter in sent()}

        assert set(letters) == {"anna@example.org", "jan@example.org"}
        body = letters["anna@example.org"].body
        assert "Pierwsze" in body and "Trzecie" in body and "Drugie" not in body
        assert "http://127.0.0.1:8000/biurko/" in body
        assert "/konto/" in body
        assert "Pierwsze" not in letters["jan@example.org"].body
        html = letters["anna@example.org"].alternatives[0].content
        assert "Pierwsze" in html and "Drugie" not in html

    def test_the_digest_tells_everything_once(self, anna):
        tell(anna)

        assert [queue_digests(timezone.now()) for _day in range(3)] == [1, 0, 0]

    def test_the_digest_follows_a_change_of_mind(self, anna, jan):
        tell(anna, jan)
        choose(anna, "portal")
        jan.is_active = False
        jan.save()

        assert queue_digests(timezone.now()) == 0
        choose(anna, "digest")
        assert queue_digests(timezone.now()) == 0

    def test_a_long_digest_says_how_many_more(self, anna):
        for number in range(33):
            tell(anna, problem=f"Sprawa {number:02}")
        queue_digests(timezone.now())

        body = sent()[0].body
        assert body.count("* Temat:") == 30
        assert "3" in body.split("* Temat: Sprawa 03")[1]

    def test_no_letter_asks_for_anything_outside(self, anna):
        tell(anna, kind="test.urgent", path="/biurko/")
        html = Letter.objects.get().html

        for word in ("<img", "<script", "<link", "url(", "@import", "cid:"):
            assert word not in html
        assert html.count('class="button"') == 1


class TestKeys:
    def test_a_letter_with_a_known_key_is_not_queued_again(self, anna):
        assert queue_letter(kind="test.letter", to_user=anna, key="raz")
        assert queue_letter(kind="test.letter", to_user=anna, key="raz") is None
        assert Letter.objects.count() == 1


class TestUpkeep:
    @pytest.fixture
    def partner(self):
        return PartnerFactory()

    def test_reading_is_ones_own(self, anna, jan):
        (row,) = tell(anna)
        with pytest.raises(Notice.DoesNotExist):
            mark_read(actor=jan, ref=row.ref)
        assert mark_all_read(actor=jan) == 0

        assert mark_all_read(actor=anna) == 1
        assert mark_all_read(actor=anna) == 0

    def test_who_loses_access_loses_what_was_told(self, anna, jan, partner):
        tell(anna, jan, kind="test.urgent", about=[partner])
        tell(anna, about=[PartnerFactory()])

        assert forget(partner, person=anna) == 1

        assert Notice.objects.filter(recipient=anna).count() == 1
        assert Notice.objects.filter(recipient=jan).count() == 1
        assert [letter.to for letter in sent()] == [["jan@example.org"]]

    def test_what_no_longer_holds_is_taken_back(self, anna, partner):
        tell(anna, about=[partner])
        tell(anna, kind="test.urgent", about=[partner])

        forget(partner, kind="test.news")

        assert Notice.objects.get().kind == "test.urgent"

    def test_redaction_reaches_the_desk_the_queue_and_what_was_sent(
        self, anna, partner, client
    ):
        secret = "Zbyt wiele napisano"
        tell(anna, kind="test.urgent", problem=secret, about=[partner])
        assert secret in sent()[0].body
        tell(anna, kind="test.urgent", problem=secret, about=[partner], key="2")
        tell(anna, problem=secret, about=[partner])
        queue_digests(timezone.now())
        tell(anna, problem=secret, about=[partner], key="3")

        assert redact(partner) == 7

        stored = [*Notice.objects.values(), *Letter.objects.values()]
        assert secret not in str(stored)
        assert len(sent()) == 1
        assert queue_digests(timezone.now()) == 0
        client.force_login(anna)
        page = client.get("/biurko/powiadomienia/").content.decode()
        assert secret not in page and page.count('<li class="c-notice') == 4
