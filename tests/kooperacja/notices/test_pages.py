"""The list on the desk, the header, the profile; texts and jobs in the panel."""

import json
from pathlib import Path

import pytest
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.models import new_ref
from kooperacja.notices import registry
from kooperacja.notices.models import JobRun, Letter, Notice, NoticeText
from kooperacja.notices.services import (
    change_text,
    notify,
    preview,
    queue_letter,
    restore_text,
    retry_letters,
)
from tests.letters import sent

BUDGETS = json.loads((Path(__file__).parents[2] / "query_counts.json").read_text())
LIST = "/biurko/powiadomienia/"
TEXT = "/panel/powiadomienia/test.urgent/pl/"
JOBS = "/panel/zadania/"
OUTSIDERS = ("bez_partnera", "bartek", "filip", "ewa", "odeszla")

pytestmark = pytest.mark.django_db


def tell(person, problem="Brak ławek", **more):
    """Tell a person of a problem; return the notice."""
    kind = more.pop("kind", "test.news")
    values = {"problem": problem, "reason": ""}
    return notify(kind=kind, recipients=[person], values=values, **more)[0]


@pytest.fixture
def desk(client, anna):
    """Anna's browser."""
    client.force_login(anna)
    return client


@pytest.fixture
def panel(client, city_of_people):
    """The coordinator's browser."""
    client.force_login(city_of_people.dorota)
    return client


class TestList:
    def test_shows_unread_first_with_why_and_where(self, desk, anna, jan):
        tell(anna, "Stare", path="/biurko/")
        desk.post(f"{LIST}przeczytane/")
        tell(anna, "Nowe <b>", path="/biurko/")
        tell(jan, "Cudze")

        page = desk.get(LIST).content.decode()

        assert page.index("Nowe &lt;b&gt;") < page.index("Stare")
        assert "Cudze" not in page
        assert page.count("Bo to próba.") == 2
        assert ">Zobacz<" in page

    def test_counts_in_the_header_of_every_page(self, desk, anna):
        for _number in range(3):
            tell(anna)

        assert '<span class="c-count">3' in desk.get("/konto/").content.decode()
        desk.post(f"{LIST}przeczytane/")
        assert "c-count" not in desk.get("/konto/").content.decode()

    def test_opening_marks_it_read_and_goes_there(self, desk, anna):
        row = tell(anna, path="/biurko/")

        assert desk.get(f"{LIST}{row.ref}/").status_code == 405
        assert desk.post(f"{LIST}{row.ref}/")["Location"] == "/biurko/"
        row.refresh_from_db()
        assert row.read_at
        assert desk.post(f"/en{LIST}{row.ref}/")["Location"] == "/en/biurko/"

    def test_marking_it_read_stays(self, desk, anna):
        row = tell(anna, path="/biurko/")

        assert desk.post(f"{LIST}{row.ref}/", {"stay": "1"})["Location"] == LIST

    def test_somebody_elses_is_not_there(self, desk, jan):
        row = tell(jan)
        strange = desk.post(f"{LIST}{row.ref}/")
        unknown = desk.post(f"{LIST}{new_ref()}/")

        assert strange.status_code == unknown.status_code == 404
        row.refresh_from_db()
        assert row.read_at is None

    def test_is_turned_over_page_by_page(self, desk, anna):
        for number in range(30):
            tell(anna, f"Sprawa {number:02}")

        assert "Sprawa 04" in desk.get(f"{LIST}?page=2").content.decode()
        assert desk.get(f"{LIST}?page=9").status_code == 404
        assert desk.get(f"{LIST}?all=1").status_code == 400

    def test_survives_a_kind_that_is_gone(self, desk, anna):
        tell(anna)
        Notice.objects.update(kind="old.kind")

        assert desk.get(LIST).status_code == 200

    def test_says_what_to_expect_when_empty(self, desk):
        assert "c-empty" in desk.get(LIST).content.decode()

    def test_keeps_its_budget(self, desk, anna, django_assert_num_queries):
        for number in range(25):
            tell(anna, kind=("test.news", "test.urgent")[number % 2], path="/biurko/")
        desk.get(LIST)
        with django_assert_num_queries(BUDGETS["notices:list"]):
            assert desk.get(LIST).status_code == 200


def words(subject="Nowy temat: {problem}", text="Nowy tekst.\r\n\r\n{reason}"):
    """Return what the form of a text sends."""
    return {"subject": subject, "text": text}


class TestTexts:
    def test_a_changed_text_holds_from_the_next_letter_on(self, panel, anna):
        assert panel.post(TEXT, words()).status_code == 302
        tell(anna, "Brak {reason} ławek", kind="test.urgent")

        (letter,) = sent()
        assert letter.subject == "Nowy temat: Brak {reason} ławek"
        assert "Nowy tekst." in letter.body and "O czym" not in letter.body
        assert AuditEntry.objects.filter(verb="notice_text.changed").count() == 1
        assert "Nowy temat" in panel.get(TEXT).content.decode()
        panel.force_login(anna)
        assert "Nowy tekst." in panel.get(LIST).content.decode()

    def test_looking_at_it_saves_nothing(self, panel):
        page = panel.post(TEXT, words() | {"look": "1"})

        assert page.status_code == 200
        assert "Nowy temat: Brak ławek" in page.content.decode()
        assert not NoticeText.objects.exists()

    @pytest.mark.parametrize("act", [{}, {"look": "1"}])
    @pytest.mark.parametrize(
        "bad",
        [
            words(text="Dzień dobry {imie}"),
            words(subject="{nic}"),
            words(subject=""),
            words(text=" "),
            words(subject="x" * 201),
            words(text="x" * 5001),
            words(text="a\x00b"),
        ],
    )
    def test_refuses_what_could_not_be_filled(self, panel, bad, act):
        page = panel.post(TEXT, bad | act)

        assert page.status_code == 400
        assert not NoticeText.objects.exists()

    def test_a_template_language_is_only_words(self, panel, anna):
        text = "{% load log %}{{ settings.SECRET_KEY }}{problem.__class__}{0}{"
        assert panel.post(TEXT, words(text=text)).status_code == 302
        tell(anna, kind="test.urgent")

        assert text in sent()[0].body

    def test_can_be_taken_back(self, panel):
        panel.post(TEXT, words())
        assert panel.post(TEXT, {"restore": "1"}).status_code == 302

        assert not NoticeText.objects.exists()
        assert "O czym: {problem}." in panel.get(TEXT).content.decode()
        assert AuditEntry.objects.filter(verb="notice_text.restored").count() == 1

    def test_each_language_has_its_own(self, panel, anna):
        panel.post(TEXT, words())
        anna.language = "en"
        tell(anna, kind="test.urgent")

        assert sent()[0].subject == "Temat: Brak ławek"

    def test_every_kind_can_be_looked_at_in_every_language(self, panel):
        assert len(list(registry.every())) > 10
        for kind in registry.every():
            for language in ("pl", "en"):
                shown = preview(
                    kind, language=language, subject=str(kind.subject), text="{x}"
                )
                assert shown.subject
                url = f"/panel/powiadomienia/{kind.name}/{language}/"
                assert panel.get(url).status_code == 200

    def test_every_kind_fills_every_place_it_names(self):
        for kind in registry.every():
            for text in (kind.subject, kind.text):
                places = registry_places(text)
                assert places <= set(kind.placeholders), kind.name

    def test_there_is_no_such_kind_or_language(self, panel):
        for tail in ("test.nothing/pl/", "test.urgent/de/", "%00/pl/"):
            assert panel.get(f"/panel/powiadomienia/{tail}").status_code in {400, 404}

    @pytest.mark.parametrize("name", OUTSIDERS)
    def test_is_for_coordinators(self, city_of_people, name):
        actor, kind = getattr(city_of_people, name), registry.get("test.urgent")
        with pytest.raises(NotPermitted):
            change_text(actor=actor, kind=kind, language="pl", **words())
        with pytest.raises(NotPermitted):
            restore_text(actor=actor, kind=kind, language="pl")
        with pytest.raises(NotPermitted):
            retry_letters(actor=actor, letters=Letter.objects.all())

    def test_there_is_no_third_language(self, city_of_people):
        kind = registry.get("test.urgent")
        with pytest.raises(InvalidInput):
            change_text(
                actor=city_of_people.dorota, kind=kind, language="de", **words()
            )

    def test_the_list_names_what_was_changed(self, panel, django_assert_num_queries):
        panel.post(TEXT, words())
        panel.get("/panel/powiadomienia/")
        with django_assert_num_queries(BUDGETS["letters:texts"]):
            page = panel.get("/panel/powiadomienia/").content.decode()

        assert page.count("Próba test.") >= 3
        assert TEXT in page


def registry_places(text) -> set[str]:
    """Return the places a text of the code names."""
    from kooperacja.notices.wording import PLACE, editable

    return set(PLACE.findall(editable(text)))


class TestJobs:
    @pytest.fixture
    def failed(self, anna):
        """A letter that was given up."""
        letter = queue_letter(
            kind="test.letter", to_user=anna, values={"problem": "Tajne słowa"}
        )
        Letter.objects.update(
            given_up_at=timezone.now(), attempts=8, last_error="Nikt nie odbiera <b>"
        )
        return letter

    def test_shows_what_failed_and_never_what_it_says(self, panel, failed):
        page = panel.get(JOBS).content.decode()

        assert "Nikt nie odbiera &lt;b&gt;" in page and "anna@example.org" in page
        assert "Tajne słowa" not in page

    def test_one_or_all_are_tried_again(self, panel, failed):
        panel.post(f"{JOBS}ponow/", {"ref": new_ref()})
        assert Letter.objects.failed().exists()
        panel.post(f"{JOBS}ponow/", {"ref": failed.ref})
        assert len(sent()) == 1

        Letter.objects.update(sent_at=None, given_up_at=timezone.now())
        panel.post(f"{JOBS}ponow/")
        assert len(sent()) == 2
        assert AuditEntry.objects.filter(verb="letter.retried").count() == 2
        assert panel.post(f"{JOBS}ponow/", {"ref": "a\x00b"}).status_code == 400

    def test_a_letter_without_words_is_not_tried_again(self, panel, failed):
        Letter.objects.update(text="", html="", subject="")

        panel.post(f"{JOBS}ponow/")

        assert Letter.objects.failed().exists()

    def test_shows_every_job_and_that_nobody_works(
        self, panel, failed, django_assert_num_queries
    ):
        now = timezone.now()
        for number in range(9):
            JobRun.objects.create(
                name="daily_digest",
                started_at=now,
                finished_at=now,
                is_ok=number != 8,
                result=f"Wynik {number}",
            )
        panel.get(JOBS)
        with django_assert_num_queries(BUDGETS["letters:jobs"]):
            page = panel.get(JOBS).content.decode()

        assert "Wynik 8" in page and "Wynik 7" not in page
        assert "c-alert--warning" in page
