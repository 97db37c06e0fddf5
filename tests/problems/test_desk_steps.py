"""A stored draft, step by step: what is saved, what is kept, who was faster."""

import pytest
from django.urls import reverse

from kooperacja.audit.models import AuditEntry
from problems.models import Diagnosis, Evidence
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.problems.desk import (
    TEXT,
    check,
    edit_url,
    saying,
    sources,
    text_of,
    what,
)


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


@pytest.fixture
def draft(world):
    problem = ProblemFactory(
        category=world.bezrobocie,
        title="Młodzi bez pracy na północy",
        place_kind="area",
        area=world.polnoc,
        opened_by=world.most,
        summary="",
    )
    return DiagnosisFactory(partner=world.most, author=world.bartek, problem=problem)


class TestGoing:
    def test_every_step_shows_its_fields_only(self, bartek, draft):
        own = {1: "title", 2: "severity", 3: "evidence-0-kind", 4: "assigned_to"}
        for step in own:
            page = text_of(bartek.get(edit_url(draft, step)))
            for other, field in own.items():
                assert (f'name="{field}"' in page) == (step == other)

    def test_the_bar_says_what_is_done_and_what_is_missing(self, bartek, world, draft):
        draft.evidence.all().delete()
        page = text_of(bartek.get(edit_url(draft, 1)))

        assert page.count("is-missing") == 1
        assert page.count("is-done") == 2
        assert 'aria-current="step"' in page

    @pytest.mark.parametrize(
        ("act", "step"), [("next", 3), ("back", 1)], ids=["next", "back"]
    )
    def test_next_and_back_save(self, bartek, draft, act, step):
        response = bartek.post(
            edit_url(draft), saying(draft, act=act, causes="Zapisane po drodze.")
        )

        draft.refresh_from_db()
        assert response.url == edit_url(draft, step)
        assert draft.causes == "Zapisane po drodze."

    def test_the_bar_saves_and_goes_there(self, bartek, draft):
        data = saying(draft, act=None, go="4", causes="Zapisane po drodze.")
        response = bartek.post(edit_url(draft), data)

        draft.refresh_from_db()
        assert response.url == edit_url(draft, 4)
        assert draft.causes == "Zapisane po drodze."

    def test_finishing_later_leads_to_the_page(self, bartek, draft):
        response = bartek.post(edit_url(draft), saying(draft, act="save"))

        assert response.url == draft.get_absolute_url()

    def test_going_on_with_nothing_changed_writes_nothing(self, bartek, draft):
        before = AuditEntry.objects.count()
        data = saying(
            draft,
            text_public=draft.text_public,
            text_internal=draft.text_internal,
            scale_count="",
            scale_unit="",
        )
        response = bartek.post(edit_url(draft), data)

        draft.refresh_from_db()
        assert response.url == edit_url(draft, 3)
        assert draft.version == 1
        assert AuditEntry.objects.count() == before

    @pytest.mark.parametrize("krok", ["0", "5", "x", "", "²", "1" * 30])
    def test_an_unknown_step_is_no_accident(self, bartek, draft, krok):
        assert bartek.get(edit_url(draft), {"krok": krok}).status_code == 200
        assert bartek.post(edit_url(draft), what(draft, krok=krok)).status_code == 302
        draft.refresh_from_db()
        sent = saying(draft, act=None, go=krok)
        assert bartek.post(edit_url(draft), sent).status_code == 302

    def test_without_a_step_the_first_that_lacks_something_opens(self, bartek, draft):
        assert 'name="krok" value="4"' in text_of(bartek.get(edit_url(draft)))
        draft.evidence.all().delete()
        assert 'name="krok" value="3"' in text_of(bartek.get(edit_url(draft)))
        Diagnosis.objects.filter(pk=draft.pk).update(severity=None)
        page = text_of(bartek.get(edit_url(draft) + "?missing=1"))
        assert 'name="krok" value="2"' in page
        assert 'href="#id_severity"' in page
        assert 'href="?krok=3#sources"' in page

    def test_an_incomplete_submission_says_what_is_missing(self, bartek, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(severity=None, text_public="")
        response = bartek.post(edit_url(draft), check(draft), follow=True)

        draft.refresh_from_db()
        assert draft.status == Status.DRAFT
        page = text_of(response)
        assert 'href="#id_severity"' in page
        assert 'href="#id_text_public"' in page


class TestStored:
    def test_the_stored_is_in_the_form(self, bartek, draft):
        page = text_of(bartek.get(edit_url(draft, 2)))
        assert draft.text_public in page
        assert f'name="version" value="{draft.version}"' in page
        assert "Rejestr świadczeń" in text_of(bartek.get(edit_url(draft, 3)))

    def test_saving_counts_the_version_up(self, bartek, draft):
        response = bartek.post(edit_url(draft), what(draft, title="Nowy tytuł"))

        draft.refresh_from_db()
        assert response.status_code == 302
        assert (draft.version, draft.problem.title) == (2, "Nowy tytuł")

    def test_the_agreed_title_stays_the_coordinators(self, bartek, draft):
        draft.problem.summary = "Zespół to uzgodnił."
        draft.problem.save()

        response = bartek.post(edit_url(draft), what(draft, title="Nowy tytuł"))

        draft.problem.refresh_from_db()
        assert response.status_code == 400
        assert 'id="id_title_error"' in text_of(response)
        assert draft.problem.title == "Młodzi bez pracy na północy"

    def test_a_drawn_kind_is_not_offered_for_another_place(self, bartek, draft):
        response = bartek.post(edit_url(draft), what(draft, place_kind="nowhere"))

        assert response.status_code == 400

    def test_a_problem_others_work_on_is_not_renamed(self, bartek, draft, world):
        DiagnosisFactory(partner=world.inna, problem=draft.problem)

        bartek.post(edit_url(draft), what(draft, title="Przejęty"))

        draft.problem.refresh_from_db()
        assert draft.problem.title == "Młodzi bez pracy na północy"

    def test_an_older_period_can_be_kept(self, bartek, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(period="2019-H2")

        page = text_of(bartek.get(edit_url(draft, 1)))
        assert 'value="2019-H2" selected' in page
        response = bartek.post(edit_url(draft), what(draft, period="2019-H2"))
        assert response.status_code == 302

    def test_a_folded_part_opens_once_something_is_written_in_it(self, bartek, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(text_internal="")
        opened = '<details class="c-more" open>'
        assert opened not in text_of(bartek.get(edit_url(draft, 2)))
        Diagnosis.objects.filter(pk=draft.pk).update(causes="Kursy są tylko rano.")

        assert opened in text_of(bartek.get(edit_url(draft, 2)))


BAD = {
    "severity": ({"severity": "9"}, "severity"),
    "severity in words": ({"severity": "bardzo"}, "severity"),
    "trend": ({"trend": "sideways"}, "trend"),
    "negative": ({"scale_count": "-1"}, "scale_count"),
    "huge": ({"scale_count": "9" * 400}, "scale_count"),
    "no unit": ({"scale_unit": ""}, "scale_unit"),
    "long text": ({"causes": "x" * 3001}, "causes"),
    "nul": ({"causes": "a\x00b"}, "causes"),
}


@pytest.mark.parametrize(("changes", "field"), BAD.values(), ids=BAD.keys())
def test_bad_words_get_their_sentence_and_store_nothing(bartek, draft, changes, field):
    response = bartek.post(edit_url(draft), saying(draft, **changes))

    page = text_of(response)
    draft.refresh_from_db()
    assert response.status_code == 400
    assert f'id="id_{field}_error"' in page
    assert TEXT in page
    assert draft.version == 1


class TestSources:
    @pytest.mark.parametrize(
        "changes",
        [
            {"evidence-0-kind": "gossip"},
            {"evidence-0-kind": ""},
            {"evidence-0-reliability": "Z"},
            {"evidence-0-description": ""},
            {"evidence-0-description": "x" * 301},
            {"evidence-0-link": "javascript:alert(1)"},
            {"evidence-0-link": "ftp://example.org/"},
            {"evidence-0-reference_date": "wczoraj"},
            {"evidence-0-quote": "x" * 1501},
            {"evidence-TOTAL_FORMS": "11"},
        ],
        ids=str,
    )
    def test_bad_sources_store_nothing(self, bartek, draft, changes):
        response = bartek.post(edit_url(draft), sources(draft, **changes))

        draft.refresh_from_db()
        assert response.status_code == 400
        assert "c-field__error" in text_of(response)
        assert draft.version == 1

    @pytest.mark.parametrize("total", ["", "-1", "x", "9" * 30, None])
    def test_broken_bookkeeping_of_rows_is_no_accident(self, bartek, draft, total):
        data = sources(draft, **{"evidence-TOTAL_FORMS": total})

        assert bartek.post(edit_url(draft), data).status_code == 302
        assert not Evidence.objects.exists()

    def test_another_source_without_a_script(self, bartek, draft):
        response = bartek.post(edit_url(draft), sources(draft, act="row"))

        draft.refresh_from_db()
        assert response.status_code == 200
        assert 'name="evidence-3-description"' in text_of(response)
        assert "Rejestr bezrobotnych" in text_of(response)
        assert draft.version == 1

    def test_a_quote_is_kept_for_the_partners(self, bartek, draft):
        quote = "Kolejka na terapię: 14 tygodni."
        bartek.post(edit_url(draft), sources(draft, **{"evidence-0-quote": quote}))

        assert draft.evidence.get().quote == quote
        assert quote in text_of(bartek.get(edit_url(draft, 3)))
        assert quote in text_of(bartek.get(draft.get_absolute_url()))


class TestTwoEditors:
    def test_they_meet(self, client, world, draft):
        client.force_login(world.basia)
        client.post(edit_url(draft), saying(draft, text_public=f"Basia: {TEXT}"))
        client.force_login(world.bartek)
        before = AuditEntry.objects.count()

        response = client.post(
            edit_url(draft), saying(draft, text_public=f"Bartek: {TEXT}")
        )

        page = text_of(response)
        draft.refresh_from_db()
        assert response.status_code == 409
        assert draft.text_public == f"Basia: {TEXT}"
        assert f"Basia: {TEXT}" in page and f"Bartek: {TEXT}" in page
        assert 'name="version" value="2"' in page
        assert AuditEntry.objects.count() == before
        # The second look is a choice: the same form saved again is stored.
        draft_now = Diagnosis.objects.get(pk=draft.pk)
        client.post(edit_url(draft), saying(draft_now, text_public=f"Obie: {TEXT}"))
        draft.refresh_from_db()
        assert (draft.text_public, draft.version) == (f"Obie: {TEXT}", 3)

    def test_another_step_of_theirs_is_not_overwritten(self, client, world, draft):
        client.force_login(world.basia)
        client.post(edit_url(draft), sources(draft))
        client.force_login(world.bartek)

        first = client.post(edit_url(draft), saying(draft))
        draft_now = Diagnosis.objects.get(pk=draft.pk)
        client.post(edit_url(draft), saying(draft_now))

        assert first.status_code == 409
        assert draft.evidence.get().description == "Rejestr bezrobotnych, grudzień 2025"

    @pytest.mark.parametrize("version", ["", "0", "-1", "x", "9" * 40, None])
    def test_a_forged_version_stores_nothing(self, bartek, draft, version):
        response = bartek.post(edit_url(draft), saying(draft, version=version))

        draft.refresh_from_db()
        assert response.status_code == 400
        assert draft.version == 1

    def test_what_was_submitted_meanwhile_keeps_what_was_typed(self, bartek, draft):
        data = saying(draft, causes="Napisane w międzyczasie.")
        Diagnosis.objects.filter(pk=draft.pk).update(status="submitted")

        response = bartek.post(edit_url(draft), data)

        assert response.status_code == 409
        assert "Napisane w międzyczasie." in text_of(response)
        draft.refresh_from_db()
        assert draft.causes == ""

    def test_the_team_reads_but_does_not_write(self, client, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="submitted")
        client.force_login(world.ewa)

        assert client.get(diagnosis.get_absolute_url()).status_code == 200
        assert client.get(edit_url(diagnosis)).status_code == 403
        assert client.post(edit_url(diagnosis), saying(diagnosis)).status_code == 403

    def test_the_superuser_does_not_edit_what_is_published(self, client, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="published")
        client.force_login(world.admin)

        assert client.post(edit_url(diagnosis), saying(diagnosis)).status_code == 409


class TestPersonalData:
    TEXT = f"{TEXT} Pani Anna Kowalska, tel. 601 234 567, wie o tym najlepiej."

    @pytest.fixture
    def personal(self, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(text_public=self.TEXT)
        draft.refresh_from_db()
        return draft

    def test_it_is_said_at_the_field(self, bartek, personal):
        page = text_of(bartek.get(edit_url(personal, 2)))

        assert 'id="id_text_public_warnings"' in page

    def test_it_is_not_submitted_without_a_reason(self, bartek, personal):
        page = text_of(bartek.post(edit_url(personal), check(personal), follow=True))
        personal.refresh_from_db()
        assert personal.status == Status.DRAFT
        assert 'href="#id_lint_override"' in page

        bartek.post(reverse("diagnoses:submit", args=[personal.ref]))
        personal.refresh_from_db()
        assert personal.status == Status.DRAFT

    def test_a_reason_is_kept_and_audited(self, bartek, personal):
        reason = "To numer dyżurny naszej fundacji."
        bartek.post(edit_url(personal), check(personal, lint_override=reason))

        personal.refresh_from_db()
        assert personal.status == Status.SUBMITTED
        assert personal.lint_override == reason
        entry = AuditEntry.objects.get(verb="diagnosis.overridden")
        assert entry.note == reason

    def test_other_words_need_another_reason(self, bartek, personal):
        Diagnosis.objects.filter(pk=personal.pk).update(lint_override="Stary powód.")
        text = f"{self.TEXT} I jeszcze pan Jan Nowak."
        bartek.post(edit_url(personal), saying(personal, text_public=text))

        personal.refresh_from_db()
        assert personal.lint_override == ""


def test_a_word_that_may_hurt_is_named_at_its_field_and_in_the_last_step(bartek, draft):
    Diagnosis.objects.filter(pk=draft.pk).update(text_public=f"Melina w bramie. {TEXT}")

    fields = text_of(bartek.get(edit_url(draft, 2)))
    last = text_of(bartek.get(edit_url(draft, 4)))
    going = bartek.post(
        edit_url(draft, 2), saying(draft, text_public=f"Menele. {TEXT}")
    )

    assert 'id="id_text_public_hints"' in fields
    assert "Melina" in fields.partition('id="id_text_public_hints"')[2][:200]
    assert 'id="wording-hints"' in last
    assert going.status_code == 302  # advice, never a block
