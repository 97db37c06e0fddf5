"""What the tests of the desk share: a filled-in form."""

from django.urls import reverse

NEW = "/biurko/diagnozy/nowa/"
TEXT = "Od roku przybywa młodych osób, które nie mają pracy ani nauki."


def filled(**changes) -> dict:
    """Return what a browser sends for a complete new diagnosis; None takes out."""
    data = {
        "form_key": "klucz-formularza-1",
        "partner": "fundacja-most",
        "category": "bezrobocie",
        "title": "Młodzi bez pracy na północy",
        "place_kind": "area",
        "area": "polnoc",
        "lat": "",
        "lon": "",
        "address": "okolice dworca",
        "target_groups": ["mlodziez"],
        "period": "2026",
        "severity": "3",
        "trend": "rising",
        "scale_count": "120",
        "scale_unit": "persons",
        "text_public": TEXT,
        "causes": "",
        "effects": "",
        "proposals": "",
        "text_internal": "Dla partnerów.",
        "evidence-TOTAL_FORMS": "3",
        "evidence-INITIAL_FORMS": "0",
        "evidence-0-description": "Rejestr bezrobotnych, grudzień 2025",
        "evidence-0-kind": "register",
        "evidence-0-reliability": "A",
        "evidence-0-reference_date": "2025-12-31",
        "evidence-0-link": "https://example.org/rejestr",
        "act": "save",
    } | changes
    return {name: value for name, value in data.items() if value is not None}


def edit_url(diagnosis) -> str:
    return reverse("diagnoses:edit", args=[diagnosis.ref])


def edited(diagnosis, **changes) -> dict:
    """Return what a browser sends when the form of a stored draft is saved."""
    own = {"version": str(diagnosis.version), "form_key": None, "partner": None}
    return filled(**(own | changes))
