"""The last period's diagnosis as the start of the next one."""

from datetime import date

import pytest
from django.urls import reverse

from problems.models import Diagnosis
from problems.services import copy_forward, next_period
from problems.services.copying import NotALaterPeriod, NothingToCopy
from problems.workflow import Status
from tests.factories import DiagnosisFactory
from tests.problems.desk import edit_url, saying, text_of

SEVERE, TREND = 4, "rising"


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


@pytest.fixture
def last(world):
    diagnosis = DiagnosisFactory(
        partner=world.most,
        author=world.basia,
        status="published",
        period="2025",
        severity=SEVERE,
        scale_count=120,
        scale_unit="persons",
        causes="Kursy są tylko rano.",
        lint_override="To numer dyżurny.",
        warnings_reason="Otwarto drugi punkt.",
    )
    diagnosis.evidence.update(
        reference_date=date(2025, 12, 31),
        quote="Czeka 14 osób.",
        link="https://example.org/",
    )
    return diagnosis


def url_of(diagnosis) -> str:
    return reverse("diagnoses:copy", args=[diagnosis.ref])


def test_what_was_said_is_the_start(bartek, world, last):
    page = text_of(bartek.get(url_of(last)))
    assert 'value="2026" selected' in page

    response = bartek.post(url_of(last), {"period": "2026"})

    draft = Diagnosis.objects.get(copied_from=last)
    assert response.url == edit_url(draft, 2)
    assert (draft.status, draft.period) == (Status.DRAFT, "2026")
    assert (draft.author, draft.partner) == (world.bartek, world.most)
    assert (draft.severity, draft.trend) == (SEVERE, TREND)
    assert (draft.scale_count, draft.causes) == (120, "Kursy są tylko rano.")
    assert (draft.lint_override, draft.warnings_reason) == ("", "")
    assert draft.problem == last.problem
    source = draft.evidence.get()
    assert source.reference_date is None
    assert (source.quote, source.link) == ("Czeka 14 osób.", "https://example.org/")


def test_what_changed_is_marked(bartek, world, last):
    draft = copy_forward(actor=world.bartek, diagnosis=last, period="2026")
    page = text_of(bartek.get(edit_url(draft, 2)))
    assert "W roku 2025" in page or "2025: 4 – " in page
    assert "is-changed" not in page

    bartek.post(edit_url(draft), saying(draft, severity="2", causes="Już inaczej."))
    page = text_of(bartek.get(edit_url(draft, 2)))

    assert page.count("is-changed") >= 2
    assert "Kursy są tylko rano." in page


def test_a_jump_needs_a_reason(bartek, world, last):
    draft = copy_forward(actor=world.bartek, diagnosis=last, period="2026")
    bartek.post(edit_url(draft), saying(draft, scale_count="900"))

    bartek.post(reverse("diagnoses:submit", args=[draft.ref]))
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT

    page = text_of(bartek.get(edit_url(draft) + "?missing=1"))
    assert 'href="#id_warnings_reason"' in page
    assert "900" in page and "120" in page


def test_the_next_free_period_is_offered(world, last):
    copy_forward(actor=world.bartek, diagnosis=last, period="2026")

    assert next_period(last) == "2027"


@pytest.mark.parametrize("period", ["2025", "2024", "2025-H1", "x", "", "2026-Q9"])
def test_only_a_later_period(world, last, period):
    with pytest.raises(NotALaterPeriod):
        copy_forward(actor=world.bartek, diagnosis=last, period=period)


def test_a_taken_period_is_refused_at_the_field(bartek, world, last):
    copy_forward(actor=world.bartek, diagnosis=last, period="2026")

    response = bartek.post(url_of(last), {"period": "2026"})

    assert response.status_code == 400
    assert 'id="id_period_error"' in text_of(response)
    assert Diagnosis.objects.filter(copied_from=last).count() == 1


def test_a_draft_is_finished_not_copied(bartek, world):
    draft = DiagnosisFactory(partner=world.most, period="2025")

    with pytest.raises(NothingToCopy):
        copy_forward(actor=world.bartek, diagnosis=draft, period="2026")
    assert bartek.post(url_of(draft), {"period": "2026"}).status_code == 409


@pytest.mark.parametrize("period", ["", "nie", "1999", "2026\x00"])
def test_nonsense_is_refused(bartek, last, period):
    assert bartek.post(url_of(last), {"period": period}).status_code == 400


@pytest.mark.parametrize(
    ("name", "code"), [("celina", 404), ("ewa", 403), ("dorota", 403)]
)
def test_others_cannot(client, world, last, name, code):
    client.force_login(getattr(world, name))

    assert client.get(url_of(last)).status_code == code
    assert client.post(url_of(last), {"period": "2026"}).status_code == code
    assert not Diagnosis.objects.filter(copied_from=last).exists()


def test_it_is_offered_on_the_page_and_in_the_list(bartek, last):
    assert url_of(last) in text_of(bartek.get(last.get_absolute_url()))
    assert url_of(last) in text_of(bartek.get(reverse("diagnoses:list")))
