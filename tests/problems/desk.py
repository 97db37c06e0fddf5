"""What the tests of the desk share: a filled-in form, step by step."""

import re

from django.urls import reverse

NEW = "/biurko/diagnozy/nowa/"
TEXT = "Od roku przybywa młodych osób, które nie mają pracy ani nauki."
WHAT = {
    "krok": "1",
    "form_key": "klucz-formularza-1",
    "partner": "fundacja-most",
    "category": "bezrobocie",
    "title": "Młodzi bez pracy na północy",
    "place_kind": "area",
    "area": "polnoc",
    "coordinates": "",
    "address": "okolice dworca",
    "target_groups": ["mlodziez"],
    "period": "2026",
}
SAYING = {
    "krok": "2",
    "severity": "3",
    "trend": "rising",
    "text_public": TEXT,
    "scale_count": "120",
    "scale_unit": "persons",
    "causes": "",
    "effects": "",
    "proposals": "",
    "text_internal": "Dla partnerów.",
}
SOURCES = {
    "krok": "3",
    "evidence-TOTAL_FORMS": "3",
    "evidence-INITIAL_FORMS": "0",
    "evidence-0-description": "Rejestr bezrobotnych, grudzień 2025",
    "evidence-0-kind": "register",
    "evidence-0-reliability": "A",
    "evidence-0-reference_date": "2025-12-31",
    "evidence-0-link": "https://example.org/rejestr",
}
CHECK = {"krok": "4", "lint_override": "", "warnings_reason": ""}


def _sent(fields: dict, changes: dict, act: str) -> dict:
    data = fields | {"act": act} | changes
    return {name: value for name, value in data.items() if value is not None}


def filled(act="next", **changes) -> dict:
    """Return what a browser sends for the first step of a new diagnosis.

    None takes a field out.
    """
    return _sent(WHAT, changes, act)


def what(diagnosis, act="next", **changes) -> dict:
    """Return what a browser sends for the first step of a stored draft."""
    own = {"version": str(diagnosis.version), "form_key": None, "partner": None}
    return _sent(WHAT, own | changes, act)


def saying(diagnosis, act="next", **changes) -> dict:
    """Return what a browser sends for the second step."""
    return _sent(SAYING, {"version": str(diagnosis.version)} | changes, act)


def sources(diagnosis, act="next", **changes) -> dict:
    """Return what a browser sends for the third step."""
    return _sent(SOURCES, {"version": str(diagnosis.version)} | changes, act)


def check(diagnosis, act="submit", **changes) -> dict:
    """Return what a browser sends for the last step."""
    return _sent(CHECK, {"version": str(diagnosis.version)} | changes, act)


def edit_url(diagnosis, step: int | None = None) -> str:
    """Return the address of the form, of one of its steps."""
    url = reverse("diagnoses:edit", args=[diagnosis.ref])
    return f"{url}?krok={step}" if step else url


def text_of(response) -> str:
    """Return the page as text, without what differs from one answer to the next."""
    return re.sub(
        r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode()
    )
