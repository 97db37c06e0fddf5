"""The kinds of problems and the target groups a new city starts with.

The order is the order of display; a parent always stands before its children.
"""

from kooperacja.categories.vocabulary.beyond import BEYOND
from kooperacja.categories.vocabulary.grounds_family import FAMILY_AND_INTEGRATION
from kooperacja.categories.vocabulary.grounds_harm import ADDICTION_AND_CRISIS
from kooperacja.categories.vocabulary.grounds_income import INCOME_AND_HEALTH
from kooperacja.categories.vocabulary.groups import TARGET_GROUPS
from kooperacja.categories.vocabulary.specs import CategorySpec, TargetGroupSpec

CATEGORIES: tuple[CategorySpec, ...] = (
    INCOME_AND_HEALTH + FAMILY_AND_INTEGRATION + ADDICTION_AND_CRISIS + BEYOND
)

__all__ = ["CATEGORIES", "TARGET_GROUPS", "CategorySpec", "TargetGroupSpec"]
