"""The shape of a row in the vocabularies that a coordinator may edit later."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CategorySpec:
    """A kind of problem: what counts, what does not, and how carefully it is shown.

    ``sensitivity`` is the disclosure class: 0 a thing, 1 a phenomenon in public space,
    2 a situation of people (the default for everything about people), 3 protected.
    ``legal_ground`` is empty where the act on social assistance names no such ground.
    ``parent`` is the slug of the wider kind, empty on the first level.
    """

    slug: str
    name_pl: str
    name_en: str
    definition_pl: str
    definition_en: str
    example_pl: str
    example_en: str
    sensitivity: int
    parent: str = ""
    legal_ground: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetGroupSpec:
    """A group of people, named without judging."""

    slug: str
    name_pl: str
    name_en: str


@dataclass(frozen=True)
class QuestionSpec:
    """One of the two or three questions asked because of the kind of problem.

    ``category`` is its slug; the question is asked for its parts too. ``kind`` is
    "text", "number" or "yes_no". ``code`` is stored with the answers, so it is never
    given another meaning.
    """

    category: str
    code: str
    kind: str
    text_pl: str
    text_en: str
