"""“Something is wrong here”: without account, cookie or trace of who said it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core import signing
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.origin import is_from_here
from kooperacja.base.turnstile import Turnstile
from kooperacja.notices.models import Letter, Notice
from resources.choices import ReportState, WrongKind
from resources.forms import reporting as forms
from resources.models import WrongReport
from resources.services import provider_named, provider_of, reporting, withdraw_resource
from resources.views.reporting import MOST_OF_VISITOR, visitors
from tests.letters import sent
from tests.personas import NAMES, fresh

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())
FROM_HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _no_visitors():
    visitors.forget()
    yield
    visitors.forget()


@pytest.fixture
def resource(world, add):
    return add("Klub seniora", provider=provider_of(world.most), phone="33 812 34 56")


@pytest.fixture
def visitor() -> Client:
    return Client(enforce_csrf_checks=True)


def stamped(resource, seconds: int = 60) -> str:
    """A stamp of a form shown so many seconds ago."""
    signer = signing.TimestampSigner(salt=forms.SALT)
    shown = signing.b62_encode(int(timezone.now().timestamp()) - seconds)
    value = f"{resource.public_id}:{shown}"
    return f"{value}:{signer.signature(value)}"


def url_of(resource) -> str:
    return reverse("resources:report", args=[resource.public_id])


def send(visitor, resource, headers=FROM_HERE, **values):
    said = {"kind": "hours", "text": "W piątki zamknięte.", "topic": ""}
    said |= {"stamp": stamped(resource)} | values
    return visitor.post(url_of(resource), said, headers=headers)


def report(resource, kind="hours", text="", now=None):
    return reporting.report_wrong(
        public_id=resource.public_id, kind=kind, text=text, now=now or timezone.now()
    )


class TestForm:
    def test_is_open_to_everybody_and_sets_no_cookie(self, visitor, resource):
        response = visitor.get(url_of(resource))

        assert response.status_code == 200
        assert not response.cookies
        assert b"csrf" not in response.content
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.headers["X-Robots-Tag"]

    def test_takes_a_report_and_thanks(self, visitor, resource):
        response = send(visitor, resource)

        assert response.status_code == 303
        assert not response.cookies
        row = WrongReport.objects.get()
        assert (row.resource, row.kind, row.text) == (
            resource,
            "hours",
            "W piątki zamknięte.",
        )
        assert row.state == ReportState.NEW
        thanks = visitor.get(response["Location"])
        assert thanks.status_code == 200
        assert not thanks.cookies

    def test_what_a_machine_fills_in_is_thanked_for_and_dropped(
        self, visitor, resource
    ):
        response = send(visitor, resource, topic="Best offers")

        assert response.status_code == 303
        assert not WrongReport.objects.exists()

    @pytest.mark.parametrize("seconds", [0, 1, forms.LONGEST + 60])
    def test_too_quick_or_too_late_is_asked_again(self, visitor, resource, seconds):
        response = send(visitor, resource, stamp=stamped(resource, seconds))

        assert response.status_code == 400
        assert not WrongReport.objects.exists()
        assert "W piątki zamknięte." in response.content.decode()

    @pytest.mark.parametrize("stamp", ["", "x", "a:b:c", "a" * 3000, "\x00"])
    def test_a_made_up_stamp_is_none(self, visitor, resource, stamp):
        assert send(visitor, resource, stamp=stamp).status_code == 400
        assert not WrongReport.objects.exists()

    def test_the_stamp_of_another_resource_is_none(self, visitor, add, resource):
        other = add("Inny")

        response = send(visitor, resource, stamp=stamped(other))

        assert response.status_code == 400

    def test_a_form_that_was_too_quick_can_be_sent_again_as_it_is(
        self, visitor, resource
    ):
        page = send(visitor, resource, stamp=stamped(resource, 0))

        stamp = page.context["form"].fresh_stamp
        assert forms.stamp_age(stamp, resource.public_id) < forms.FASTEST

    @pytest.mark.parametrize(
        "values",
        [
            {"kind": ""},
            {"kind": "nonsense"},
            {"kind": "other", "text": " "},
            {"text": "x" * 501},
            {"text": "a\x00b"},
        ],
    )
    def test_refuses_what_cannot_be_read(self, visitor, resource, values):
        response = send(visitor, resource, **values)

        assert response.status_code == 400
        assert not WrongReport.objects.exists()

    def test_the_number_of_the_institution_is_no_finding(self, visitor, resource):
        response = send(visitor, resource, text="Telefon 33 812 34 56 nie odpowiada.")

        assert response.status_code == 303

    def test_what_may_be_about_a_person_is_asked_about_once(self, visitor, resource):
        text = "Nowy numer to 600 700 800."
        asked = send(visitor, resource, text=text)

        assert asked.status_code == 400
        assert 'name="anyway"' in asked.content.decode()
        assert not WrongReport.objects.exists()
        assert send(visitor, resource, text=text, anyway="on").status_code == 303

    def test_a_pesel_is_never_taken(self, visitor, resource):
        text = "Mój PESEL to 44051401359."

        assert send(visitor, resource, text=text, anyway="on").status_code == 400
        assert not WrongReport.objects.exists()

    def test_what_was_never_public_is_missing_and_what_was_is_gone(
        self, visitor, world, add, resource
    ):
        draft = add("Szkic", publish=False)
        withdraw_resource(actor=world.dorota, resource=resource, note="Koniec.")
        for method in (visitor.get, visitor.post):
            assert method(f"/zasoby/{draft.ref}/uwaga/").status_code == 404
            assert method(url_of(resource)).status_code == 410


class TestOrigin:
    @pytest.mark.parametrize(
        ("headers", "is_ours"),
        [
            ({"sec-fetch-site": "same-origin"}, True),
            ({"sec-fetch-site": "same-origin", "origin": "http://testserver"}, True),
            ({"origin": "http://testserver"}, True),
            ({"sec-fetch-site": "cross-site"}, False),
            ({"sec-fetch-site": "same-site"}, False),
            ({"sec-fetch-site": "none"}, False),
            ({"sec-fetch-site": "same-origin", "origin": "https://evil.test"}, False),
            ({"origin": "https://evil.test"}, False),
            ({"origin": "null"}, False),
            ({}, False),
        ],
    )
    def test_only_our_own_pages_send_it(self, headers, is_ours):
        request = RequestFactory().post("/", headers=headers)

        assert is_from_here(request) is is_ours

    def test_another_site_is_refused(self, visitor, resource):
        response = send(visitor, resource, headers={"origin": "https://evil.test"})

        assert response.status_code == 403
        assert not WrongReport.objects.exists()


class TestLimits:
    def test_beyond_so_many_of_one_resource_the_words_are_left_out(
        self, visitor, add, resource
    ):
        for number in range(reporting.MOST_OF_ONE):
            report(resource, text=f"Uwaga {number}")

        for number in range(3):
            response = send(visitor, resource, text=f"Jeszcze {number}")
            assert response.status_code == 303
        report(add("Inny"), text="O innym")
        later = timezone.now() + timedelta(hours=1, minutes=1)
        report(resource, text="Po godzinie", now=later)

        texts = [row.text for row in resource.wrong_reports.order_by("pk")]
        assert texts == [f"Uwaga {n}" for n in range(5)] + ["", "Po godzinie"]
        assert WrongReport.objects.filter(text="O innym").exists()

    def test_what_a_visitor_reads_does_not_depend_on_others(self, visitor, resource):
        first = send(visitor, resource, text="Pierwsza")
        for number in range(reporting.MOST_OF_ONE):
            report(resource, text=f"Uwaga {number}")

        last = send(visitor, resource, text="Ostatnia")

        assert (first.status_code, first["Location"]) == (
            last.status_code,
            last["Location"],
        )
        assert first.content == last.content

    def test_beyond_so_many_of_all_nobody_gets_another_letter(
        self, add, resource, monkeypatch
    ):
        monkeypatch.setattr(reporting, "MOST_OF_ALL", 2)
        report(resource, text="a")
        report(add("Inny"), text="b")
        told = Notice.objects.count()

        for _number in range(3):
            late = report(add("Trzeci"), text="c")
            assert (late.kind, late.text) == ("hours", "")

        assert Notice.objects.count() == told

    def test_one_visitor_sends_so_many_in_a_day(self, visitor, resource, monkeypatch):
        monkeypatch.setattr(reporting, "MOST_OF_ONE", 100)
        for number in range(MOST_OF_VISITOR):
            assert send(visitor, resource, text=f"Uwaga {number}").status_code == 303

        refused = send(visitor, resource, text="Za dużo")

        assert refused.status_code == 429
        assert "Za dużo" in refused.content.decode()
        assert WrongReport.objects.count() == MOST_OF_VISITOR

    def test_the_same_words_are_one_report(self, world, resource):
        first = report(resource, text="To samo")

        assert report(resource, text=" To samo ") == first
        assert WrongReport.objects.count() == 1

    @pytest.mark.parametrize(
        ("kind", "text"), [("x", ""), ("other", ""), ("hours", "x" * 501)]
    )
    def test_the_service_refuses_what_the_form_would(self, resource, kind, text):
        with pytest.raises(InvalidInput):
            report(resource, kind, text)


class TestTurnstile:
    def test_counts_each_visitor_apart_and_forgets_at_midnight(self):
        gate, day = Turnstile(2), date(2026, 11, 22)

        assert [gate.lets_in("192.0.2.1", day) for _ in range(3)] == [True, True, False]
        assert gate.lets_in("192.0.2.2", day)
        assert gate.lets_in("192.0.2.1", day + timedelta(days=1))

    def test_one_line_of_ipv6_is_one_visitor(self):
        gate, day = Turnstile(1), date(2026, 11, 22)

        assert gate.lets_in("2001:db8:1:2::1", day)
        assert not gate.lets_in("2001:db8:1:2:ffff::9", day)
        assert gate.lets_in("2001:db8:1:3::1", day)

    def test_keeps_no_address(self):
        gate = Turnstile(1)
        gate.lets_in("192.0.2.77", date(2026, 11, 22))

        assert b"192.0.2.77" not in b"".join(gate._counts)
        assert "192.0.2.77" not in repr(vars(gate))

    def test_a_flood_of_addresses_fills_no_memory(self, monkeypatch):
        monkeypatch.setattr("kooperacja.base.turnstile.MOST_COUNTED", 3)
        gate, day = Turnstile(1), date(2026, 11, 22)

        for number in range(9):
            gate.lets_in(f"192.0.2.{number}", day)
        assert len(gate._counts) == 3

    def test_what_is_no_address_is_counted_too(self):
        gate, day = Turnstile(1), date(2026, 11, 22)

        assert gate.lets_in("", day)
        assert not gate.lets_in("", day)


class TestTelling:
    def test_the_provider_and_the_coordinators_are_told_without_the_words(
        self, world, resource
    ):
        report(resource, text="tajne-slowo")

        own = Notice.objects.filter(kind="resource.reported")
        city = Notice.objects.filter(kind="resource.reported_to_city")
        assert {row.recipient for row in own} == {
            world.bartek,
            world.basia,
            world.filip,
        }
        assert {row.recipient for row in city} == {world.dorota, world.daniel}
        told = [*own, *city, *Letter.objects.all()]
        assert "tajne-slowo" not in repr([vars(row) for row in told])
        assert not any("tajne-slowo" in mail.body for mail in sent())

    def test_without_a_partner_only_the_coordinators(self, world, add):
        report(add("Obcy", provider=provider_named("Spoza partnerstwa")))

        assert {row.recipient for row in Notice.objects.all()} == {
            world.dorota,
            world.daniel,
        }

    def test_the_log_says_so_and_quotes_nothing(self, resource):
        report(resource, text="tajne-slowo")

        entry = AuditEntry.objects.get(verb="resource.reported")
        assert entry.actor is None
        assert "tajne-slowo" not in repr(vars(entry))

    def test_nothing_of_the_visitor_is_stored(self, visitor, resource):
        send(visitor, resource, headers=FROM_HERE | {"user-agent": "Osobliwa/1.0"})

        kept = repr([vars(row) for row in WrongReport.objects.all()])
        kept += repr([vars(row) for row in AuditEntry.objects.all()])
        assert "127.0.0.1" not in kept
        assert "Osobliwa" not in kept


class TestAnswering:
    def answer(self, person, row, state="done", answer="Zmieniono numer."):
        return reporting.answer_report(
            actor=fresh(person), report=row, state=state, answer=answer
        )

    @pytest.mark.parametrize("name", sorted(set(NAMES) - {"anonim"}))
    def test_by_the_provider_or_a_coordinator(self, world, resource, name):
        row = report(resource)

        if name in {"bartek", "basia", "filip", "dorota", "daniel", "admin"}:
            answered = self.answer(getattr(world, name), row)
            assert (answered.state, answered.answered_by) == (
                "done",
                getattr(world, name),
            )
        else:
            with pytest.raises(NotPermitted):
                self.answer(getattr(world, name), row)

    def test_only_once(self, world, resource):
        row = report(resource)
        self.answer(world.bartek, row)

        with pytest.raises(reporting.ReportAnswered):
            self.answer(world.dorota, row, "dismissed")

    @pytest.mark.parametrize(
        ("state", "answer"), [("new", ""), ("x", ""), ("done", "x" * 301)]
    )
    def test_refuses_what_is_no_answer(self, world, resource, state, answer):
        with pytest.raises(InvalidInput):
            self.answer(world.bartek, report(resource), state, answer)

    def test_the_last_answer_takes_the_notices_back(self, world, resource):
        first, second = report(resource, text="a"), report(resource, text="b")

        self.answer(world.bartek, first)
        assert Notice.objects.exists()

        self.answer(world.bartek, second, "dismissed")
        assert not Notice.objects.filter(kind__startswith="resource.reported").exists()

    def test_an_erased_one_is_missing(self, world, resource):
        row = report(resource)
        WrongReport.objects.all().delete()

        with pytest.raises(reporting.NothingToReport):
            self.answer(world.bartek, row)


class TestErasing:
    def test_after_three_months(self, resource):
        for age in (0, 89, 91):
            row = report(resource, text=str(age))
            WrongReport.objects.filter(pk=row.pk).update(
                created_at=timezone.now() - timedelta(days=age)
            )

        assert " 1 " in f" {reporting.erase_old_reports(timezone.now())} "
        texts = WrongReport.objects.values_list("text", flat=True)
        assert set(texts) == {"0", "89"}

    def test_takes_back_what_was_told_when_nothing_waits(self, resource):
        report(resource)
        WrongReport.objects.update(created_at=timezone.now() - timedelta(days=91))

        reporting.erase_old_reports(timezone.now())

        assert not Notice.objects.filter(kind__startswith="resource.reported").exists()


class TestDesk:
    def test_lists_the_own_ones_and_all_for_a_coordinator(
        self, client, world, add, resource
    ):
        report(resource, text="nasze")
        report(add("Obcy", provider=provider_of(world.inna)), text="obce")

        def texts(person):
            client.force_login(person)
            page = client.get(reverse("care:reports"))
            return {row.text for row in page.context["reports"]}

        assert texts(world.bartek) == {"nasze"}
        assert texts(world.celina) == {"obce"}
        assert texts(world.bez_partnera) == set()
        assert texts(world.dorota) == {"nasze", "obce"}

    def test_what_waits_stands_first(self, client, world, resource):
        old = report(resource, text="czeka")
        WrongReport.objects.filter(pk=old.pk).update(
            created_at=timezone.now() - timedelta(days=3)
        )
        new = report(resource, text="załatwione")
        reporting.answer_report(actor=world.bartek, report=new, state="done", answer="")
        client.force_login(world.bartek)

        page = client.get(reverse("care:reports"))

        assert [row.text for row in page.context["reports"]] == ["czeka", "załatwione"]

    def test_an_answer_is_written_down(self, client, world, resource):
        row = report(resource, WrongKind.OTHER, "<b>Inny</b> telefon")
        client.force_login(world.bartek)
        url = reverse("care:report", args=[row.ref])

        page = client.get(url).content.decode()
        assert "&lt;b&gt;Inny" in page
        assert client.post(url, {"state": ""}).status_code == 400
        answer = client.post(url, {"state": "done", "answer": "Już dobrze."})

        assert answer["Location"] == reverse("care:reports")
        row.refresh_from_db()
        assert (row.state, row.answer) == ("done", "Już dobrze.")
        assert '<form class="o-stack"' not in client.get(url).content.decode()
        assert client.post(url, {"state": "done"}).status_code == 409

    @pytest.mark.parametrize("name", ["celina", "ewa", "bez_partnera"])
    def test_is_missing_for_others(self, client, world, resource, name):
        url = reverse("care:report", args=[report(resource).ref])
        client.force_login(getattr(world, name))

        assert client.get(url).status_code == 404
        assert client.post(url, {"state": "done"}).status_code == 404

    @pytest.mark.parametrize("number", [2, 5])
    def test_asks_the_database_a_fixed_number_of_times(
        self, client, world, resource, django_assert_num_queries, number
    ):
        for index in range(number):
            report(resource, text=str(index))
        client.force_login(world.dorota)

        with django_assert_num_queries(BUDGETS["care:reports"]):
            client.get(reverse("care:reports"))
