"""What programs send, as OpenAPI shows it."""

from drf_spectacular.utils import OpenApiExample


def _sent(name: str, value: dict) -> list[OpenApiExample]:
    return [OpenApiExample(name, value=value, request_only=True)]


NEW_DIAGNOSIS = _sent(
    "A new problem and what is said of it",
    {
        "partner": "fundacja-most",
        "opens": {
            "title": "Za mało mieszkań chronionych",
            "category": "homelessness",
            "area": "polnoc",
            "target_groups": ["mlodziez"],
        },
        "period": "2026",
        "severity": 3,
        "trend": "rising",
        "scale_count": 120,
        "scale_unit": "persons",
        "text_public": "Coraz więcej osób czeka na mieszkanie ponad rok.",
        "evidence": [
            {
                "kind": "register",
                "reliability": "A",
                "description": "Rejestr wniosków 2025",
            }
        ],
    },
)
CHANGED_DIAGNOSIS = _sent("Two fields", {"version": 1, "severity": 4, "causes": "…"})
RETURNED = _sent(
    "What to mend",
    {
        "note": "Brakuje źródła liczby.",
        "remarks": [{"field": "scale_count", "text": "Skąd ta liczba?"}],
    },
)
ROUND = _sent(
    "One round",
    {
        "name": "Diagnoza 2026",
        "period": "2026",
        "opens_date": "2026-11-23",
        "deadline_date": "2026-12-14",
        "partners": ["fundacja-most"],
        "categories": ["homelessness"],
    },
)
