"""The table of who may what (`tests/authz.toml`), read and checked for sense."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "authz.toml"
LOGIN = "/konto/logowanie/"
#: Roles that are answered as another one where a row does not name them.
AKIN = {"manager": "own"}


@dataclass(frozen=True)
class Answer:
    """What a word of the table means: statuses, and whether a row may change."""

    statuses: frozenset[int]
    may_write: bool = False
    location: str = ""

    def fits(self, response) -> bool:
        """Whether a response is this answer."""
        if response.status_code not in self.statuses:
            return False
        return self.location in response.headers.get("Location", "")


#: The words of the table.
WORDS = {
    # A page or a document, read.
    "ok": Answer(frozenset({200})),
    # To the log-in page.
    "login": Answer(frozenset({302}), location=LOGIN),
    # Somewhere else of the portal.
    "elsewhere": Answer(frozenset({302})),
    # At another address for good.
    "moved": Answer(frozenset({301})),
    # The API asks who is there.
    "nobody": Answer(frozenset({401})),
    "forbidden": Answer(frozenset({403})),
    "missing": Answer(frozenset({404})),
    "gone": Answer(frozenset({410})),
    "closed": Answer(frozenset({405})),
    # The state does not allow it.
    "conflict": Answer(frozenset({409})),
    # Let in; what was sent decides: done, shown again, refused with a sentence.
    "in": Answer(frozenset({200, 201, 204, 302, 400, 409}), may_write=True),
    # Let in and refused for what was sent, or shown the form again.
    "again": Answer(frozenset({200, 400})),
}


@dataclass(frozen=True)
class RouteClass:
    """Routes that answer alike: of which object they are, and state → role → word."""

    name: str
    object: str
    answers: dict[str, dict[str, str]]

    def word(self, state: str, role: str) -> str:
        """Return the word for a role and a state; both fall back to "*".

        A role that is akin to another one falls back to that one's word first.
        """
        row = self.answers.get(state) or self.answers["*"]
        return row.get(role) or row.get(AKIN.get(role)) or row["*"]


@dataclass(frozen=True)
class Table:
    """All of `authz.toml`."""

    roles: dict[str, str]
    sight: dict[str, list[str]]
    classes: dict[str, RouteClass]
    routes: dict[str, dict[str, str]]

    def keys(self) -> set[tuple[str, str]]:
        """Return every (route name, method) the table knows."""
        return {(name, method) for name, row in self.routes.items() for method in row}

    def class_of(self, name: str, method: str) -> RouteClass:
        """Return how a route answers a method."""
        return self.classes[self.routes[name][method]]

    def routes_of(self, *classes: str) -> set[str]:
        """Return the names of the routes whose GET is in one of some classes."""
        return {name for name, row in self.routes.items() if row.get("GET") in classes}


def _take_over(row: dict, classes: dict) -> None:
    """Fill a class that is ``like`` another one, with other words ``instead``."""
    if "like" not in row:
        return
    instead = row.pop("instead", {})
    for state, answers in classes[row.pop("like")].items():
        if isinstance(answers, dict):
            answers = {role: instead.get(word, word) for role, word in answers.items()}
        row.setdefault(state, answers)


@cache
def table() -> Table:
    """Return the table; an unknown word or class is an error at once."""
    raw = tomllib.loads(FILE.read_text())
    for row in raw["classes"].values():
        _take_over(row, raw["classes"])
    classes = {
        name: RouteClass(
            name=name,
            object=row.get("object", ""),
            answers={
                state: answers if isinstance(answers, dict) else {"*": answers}
                for state, answers in row.items()
                if state != "object"
            },
        )
        for name, row in raw["classes"].items()
    }
    for item in classes.values():
        for row in item.answers.values():
            unknown = set(row.values()) - set(WORDS)
            if unknown:
                raise ValueError(f"{item.name}: unknown words {unknown}")
    roles = {name: role for role, names in raw["roles"].items() for name in names}
    return Table(roles, raw["sight"], classes, raw["routes"])
