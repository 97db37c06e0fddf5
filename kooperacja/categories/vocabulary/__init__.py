"""The kinds of problems and the target groups a new city starts with.

The order is the order of display; a parent always stands before its children.
"""

from kooperacja.categories.vocabulary.beyond import BEYOND
from kooperacja.categories.vocabulary.grounds_family import FAMILY_AND_INTEGRATION
from kooperacja.categories.vocabulary.grounds_harm import ADDICTION_AND_CRISIS
from kooperacja.categories.vocabulary.grounds_income import INCOME_AND_HEALTH
from kooperacja.categories.vocabulary.groups import TARGET_GROUPS
from kooperacja.categories.vocabulary.questions_grounds import QUESTIONS_OF_GROUNDS
from kooperacja.categories.vocabulary.questions_more import MORE_QUESTIONS
from kooperacja.categories.vocabulary.specs import (
    CategorySpec,
    QuestionSpec,
    TargetGroupSpec,
)

CATEGORIES: tuple[CategorySpec, ...] = (
    INCOME_AND_HEALTH + FAMILY_AND_INTEGRATION + ADDICTION_AND_CRISIS + BEYOND
)
#: Two or three questions a kind, after the fields of the yearly assessment of resources
#: and what institutions of the handbook's city kept in their files (domain, 1.4, 3.2).
QUESTIONS: tuple[QuestionSpec, ...] = QUESTIONS_OF_GROUNDS + MORE_QUESTIONS

__all__ = [
    "CATEGORIES",
    "QUESTIONS",
    "TARGET_GROUPS",
    "CategorySpec",
    "QuestionSpec",
    "TargetGroupSpec",
]
