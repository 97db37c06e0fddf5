"""Kinds of notices that only these tests know, and somebody to tell."""

import pytest

from kooperacja.notices import registry
from kooperacja.notices.registry import NoticeKind, Place
from tests.factories import UserFactory

PLACES = {"problem": Place("tytuł", "Brak ławek"), "reason": Place("powód", "Skąd?")}


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    """Three kinds: one for the digest, one urgent, one only mailed."""
    monkeypatch.setattr(registry, "_KINDS", dict(registry._KINDS))
    for name, extra in (
        ("test.news", {}),
        ("test.urgent", {"urgent": True}),
        ("test.letter", {"is_letter": True}),
    ):
        registry.register(
            NoticeKind(
                name=name,
                label=f"Próba {name}",
                why="Bo to próba.",
                subject="Temat: %(problem)s",
                text="O czym: %(problem)s.\n\n%(reason)s",
                button="Zobacz",
                placeholders=PLACES,
                **extra,
            )
        )


@pytest.fixture
def anna(db):
    """Somebody who gets the digest, as everybody at first."""
    return UserFactory(email="anna@example.org", full_name="Anna Nowak")


@pytest.fixture
def jan(db):
    """A colleague."""
    return UserFactory(email="jan@example.org", full_name="Jan Lis")
