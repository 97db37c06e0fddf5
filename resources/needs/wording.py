"""The rule in plain words, for pages, exports and the preview of a change."""

import math
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import localize, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.categories.choices import Severity, Trend
from problems.public import CloseReason

from .classes import Gap, NeedClass, SupplyClass
from .rule import MIDDLE, NEEDS, SUPPLIES, Rule

#: Decimals of a percentage by which two shares are told apart.
MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Chapter:
    """One question the rule answers, with its answers as sentences."""

    title: str
    sentences: list[str]


def in_words(rule: Rule) -> list[Chapter]:
    """Return the rule as a reader without statistics understands it."""
    return [
        Chapter(_("What counts as a need"), _about_data(rule)),
        Chapter(_("How large a need is"), _about_need(rule)),
        Chapter(_("How much help there is"), _about_supply(rule)),
    ]


def points_text(value: Decimal, *, signed: bool = False) -> str:
    """Return points as people write them: "3,25", with a sign "+0,5" or "−0,5"."""
    size = abs(value)
    whole = size == int(size)
    text = str(int(size)) if whole else str(localize(size.normalize()))
    if value < 0:
        return f"−{text}"
    return f"+{text}" if signed and value else text


def rounded(value: float, decimals: int) -> str:
    """Return a number rounded; Django's own formatting cuts it off."""
    return number_format(round(value, decimals), decimals)


def telling(value: float, digits: int) -> str:
    """Return a number with so many digits that tell: "1,67", "0,0366"; at least one
    less behind the comma, so that columns stand in line."""
    size = math.floor(math.log10(abs(value))) if value else 0
    return rounded(value, digits - 1 - min(size, 0))


def percent(share: Decimal | float, *, beside: Decimal | float | None = None) -> str:
    """Return a share in whole percent.

    :param beside: a limit it is compared with; a share that is not the limit does not
        look like it ("49.96%" beside "50%").
    """
    exact = round(float(share) * 100, MOST_DECIMALS)
    limit = None if beside is None else round(float(beside) * 100, MOST_DECIMALS)
    decimals = 0
    if limit is not None and exact != limit:
        while round(exact, decimals) == round(limit, decimals):
            decimals += 1
    return f"{rounded(exact, decimals)}%"


def _about_data(rule: Rule) -> list[str]:
    sentences = [
        ngettext(
            "Published diagnoses of the last %(count)s year count.",
            "Published diagnoses of the last %(count)s years count.",
            rule.window_years,
        )
        % {"count": rule.window_years},
        _(
            "Each problem counts once, with the severity and the direction its newest "
            "diagnoses agree on, however many institutions describe it."
        ),
        _(
            "A problem described for the whole city counts in the row of the city "
            "only. It does not make a need in each estate, for nobody has said so."
        ),
    ]
    if rule.no_need_up_to:
        sentences.append(
            _(
                "No need: an open problem of severity “%(severity)s” or less that does "
                "not grow."
            )
            % {"severity": Severity(rule.no_need_up_to).label}
        )
    if rule.ends_need:
        reasons = [
            CloseReason(word).label for word in CloseReason if word in rule.ends_need
        ]
        sentences.append(
            _("No need either: a problem closed with the words: %(reasons)s")
            % {"reasons": " ".join(str(reason) for reason in reasons)}
        )
    sentences.append(
        _(
            "No data: in these years nobody has published anything of this kind here. "
            "That does not mean that all is well."
        )
    )
    return sentences


def _about_need(rule: Rule) -> list[str]:
    trends = ", ".join(
        f"{Trend(name).label} {points_text(value, signed=True)}"
        for name, value in rule.trend_points.items()
        if value
    )
    classes = ", ".join(
        _("%(name)s from %(points)s")
        % {
            "name": NeedClass(name).label,
            "points": points_text(rule.need_from[name]),
        }
        for name in NEEDS[1:]
    )
    sentences = [
        _("A problem has as many points as its severity says, from 1 to 5."),
        _("To these are added, for its direction: %(trends)s.") % {"trends": trends}
        if trends
        else _("Its direction adds nothing."),
        _sector_sentence(rule),
        _("The classes: below that a small need, then %(classes)s points.")
        % {"classes": classes},
        _(
            "In an estate the heaviest problem speaks: a lighter one beside it takes "
            "nothing away."
        ),
    ]
    if rule.whole_takes == MIDDLE:
        sentences.append(
            _(
                "In the row of the city, and of an area that has parts, the middle "
                "problem speaks when they stand from the lightest to the heaviest (of "
                "two middle ones the heavier); otherwise one estate would speak for "
                "all."
            )
        )
    else:
        sentences.append(_("In the row of the city, too, the heaviest problem speaks."))
    return sentences


def _sector_sentence(rule: Rule) -> str:
    if not (rule.sector_step and rule.most_sector_steps):
        return _("How many sectors say the same adds nothing.")
    return ngettext(
        "For each further sector that confirms it: %(points)s, at most %(count)s time.",
        "For each further sector that confirms it: %(points)s, at most %(count)s "
        "times.",
        rule.most_sector_steps,
    ) % {
        "points": points_text(rule.sector_step, signed=True),
        "count": rule.most_sector_steps,
    }


def _about_supply(rule: Rule) -> list[str]:
    return [
        _(
            "Those resources count that answer this kind of problem and reach the "
            "area. A telephone, the internet and help that comes home count in every "
            "area they serve."
        ),
        _(
            "By their number: none – no resource; fewer than %(some)s – little help; "
            "from %(some)s – some; from %(much)s – much."
        )
        % dict(rule.supply_from),
        _(
            "Then it matters what is near and how many people share it (the two-step "
            "floating catchment area method, within %(metres)s m in a straight line "
            "from the sign of the area on the map; a resource in the area itself is "
            "always near). Where that is below %(low)s of the city’s mean, help counts "
            "one class less; what reaches an area at all is never “none”."
        )
        % {
            "metres": number_format(rule.reach_metres, force_grouping=True),
            "low": percent(rule.access_low),
        },
        _(
            "Where at least %(share)s of the resources say how many places they have, "
            "places are counted; elsewhere each resource counts as one."
        )
        % {"share": percent(rule.capacity_share)},
        _(
            "What is closed for some time, and what nobody has confirmed in time, "
            "counts like any other; each cell says how much of its help is so."
        ),
        _(
            "Confirmed links between problems and resources stand beside the rows and "
            "change no number; otherwise two institutions could close a gap between "
            "themselves."
        ),
    ]


def gap_table(rule: Rule) -> list[dict]:
    """Return the table of gaps: a row for each need, a gap for each class of help."""
    return [
        {
            "need": NeedClass(need),
            "gaps": [Gap(value) for value in rule.gap[need]],
        }
        for need in NEEDS
    ]


def supply_heads() -> list[SupplyClass]:
    """Return the classes of help in the order of the table's columns."""
    return [SupplyClass(name) for name in SUPPLIES]
