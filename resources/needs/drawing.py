"""The sign of a cell: need as blocks above a line, help as blocks below it.

It reads without colour: what is needed stands up, what helps hangs down, and nothing
is drawn in three different ways. Coordinates are of a box of 24 × 42.
"""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from .classes import NeedClass, SupplyClass
from .rule import NEEDS, SUPPLIES

LINE = 23
STEP = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """A sign: ``id`` names it in the page; tops of the blocks above and below.

    ``half`` is "" for all of it, else the half that is drawn: "need" or "help".
    """

    id: str
    need: str
    half: str = ""
    above: list[int] = field(default_factory=list)
    below: list[int] = field(default_factory=list)


def picture_of(need: NeedClass, supply: int) -> Picture:
    """Return the sign of a class of need and a level of help (0-3)."""
    level = NEEDS.index(need.value) + 1 if need.value in NEEDS else 0
    return Picture(
        id=f"need-{need.value}-{supply}",
        need=need.value,
        above=[LINE - 1 - STEP * step for step in range(1, level + 1)],
        below=[LINE + 2 + STEP * step for step in range(supply)],
    )


def pictures_for_legend() -> list[dict]:
    """Return the signs that explain all others, with words."""
    quiet = {
        NeedClass.NONE: _("somebody has described it, and it is no need (any more)"),
        NeedClass.NO_DATA: _("nobody has described it in these years"),
        NeedClass.CITY_ONLY: _("it is described for the whole city, not for this area"),
    }
    needs = [NeedClass(name) for name in NEEDS]
    return [
        {
            "picture": replace(picture_of(need, 0), half="need"),
            "label": need.label,
            "note": quiet.get(need, ""),
        }
        for need in [*needs, *quiet]
    ] + [
        {
            "picture": replace(picture_of(NeedClass.NONE, level), half="help"),
            "label": SupplyClass(name).label,
            "note": _("nothing in the directory answers it here")
            if name == "none"
            else "",
        }
        for level, name in enumerate(SUPPLIES)
    ]
