"""The six situations people come with, and the filters that answer them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Situation:
    """What hurts, in plain words, and the filters whose result helps."""

    words: str | Promise
    filters: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        """The query string of the list."""
        return urlencode(self.filters)


SITUATIONS = (
    Situation(_("I have nowhere to sleep"), (("category", "homelessness"),)),
    Situation(_("Somebody hurts me"), (("category", "domestic_violence"),)),
    Situation(_("I look after an older person"), (("category", "ageing_loneliness"),)),
    Situation(_("I cannot find work"), (("category", "unemployment"),)),
    Situation(
        _("Somebody close to me drinks or takes drugs"), (("category", "addiction"),)
    ),
    Situation(_("It is hard to make ends meet"), (("category", "poverty"),)),
)

# Where minutes may count: the numbers to call stand above everything else.
URGENT_CATEGORIES = frozenset(
    {"domestic_violence", "human_trafficking", "mental_crisis", "crisis_event"}
)
URGENT_KINDS = frozenset({"crisis_intervention", "helpline"})


def is_urgent(categories, kinds) -> bool:
    """Whether somebody who looks at these may need help now."""
    return bool(URGENT_CATEGORIES & set(categories) or URGENT_KINDS & set(kinds))
