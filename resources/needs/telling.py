"""The count of one cell as sentences a reader can check with a pencil."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .classes import NeedClass, Points, SupplyClass, is_far
from .explaining import Explanation
from .lines import ProblemLine, ResourceLine
from .rule import HIGHEST, NEEDS, SUPPLIES
from .standing import about_standing
from .wording import percent, points_text, rounded, telling

#: Accessibility is small for one person: it is told for so many.
IN_RESOURCES, IN_PLACES = 10_000, 1_000
#: Digits of an accessibility, and of what one resource adds to it.
DIGITS, DIGITS_ADDED = 3, 4


def arithmetic(points: Points) -> str:
    """Return the sum of a problem's points: "4 + 0,5 + 0,25 = 4,75"."""
    parts = [points_text(points.total - points.trend - points.sectors)]
    for value in (points.trend, points.sectors):
        if value:
            sign = "−" if value < 0 else "+"
            parts.append(f"{sign} {points_text(abs(value))}")
    text = " ".join(parts)
    return f"{text} = {points_text(points.total)}" if len(parts) > 1 else text


def why_quiet(line: ProblemLine) -> str:
    """Return why a problem is no need, in words; "" where it is one."""
    if line.points:
        return ""
    if not line.problem.saying.ended:
        return _("marginal, and it does not grow")
    if line.is_heard:
        return _("closed: the need is gone")
    return _("closed, but this says nothing of the need")


def about_need(told: Explanation) -> list[str]:
    """Return how the need of the cell was counted."""
    need = told.cell.need
    if need.cls in _NOTHING:
        return [_NOTHING[need.cls]()]
    if told.told is not None:
        sentences = [_told_by_city(told)]
        if need.cls is NeedClass.NONE:
            return [*sentences, _("That is no need.")]
        return [*sentences, _class_sentence(told)]
    if need.cls is NeedClass.NONE:
        return [
            ngettext(
                "%(count)s problem was described here, and it is no need.",
                "%(count)s problems were described here, and none is a need.",
                need.quiet,
            )
            % {"count": need.quiet}
        ]
    return [_who_speaks(told), _class_sentence(told)]


_NOTHING = {
    NeedClass.NO_DATA: lambda: _(
        "In these years nobody has published anything of this kind here. That does "
        "not mean that all is well: it means that nobody has described it."
    ),
    NeedClass.CITY_ONLY: lambda: _(
        "Nobody has described it here. It is described for the whole city, and that "
        "makes no need in each estate, for nobody has said so."
    ),
    NeedClass.PROTECTED: lambda: _(
        "This kind of problem is protected: it is told for the whole city only, once "
        "a year, and only where enough institutions speak of it."
    ),
}


def _told_by_city(told: Explanation) -> str:
    row = told.told
    return _(
        "In %(year)s %(band)s institutions spoke of it. The middle severity is "
        "“%(severity)s” (%(number)s of 5), the direction: %(trend)s."
    ) % {
        "year": row.year,
        "band": row.institutions_band,
        "severity": row.get_severity_display(),
        "number": row.severity,
        "trend": row.get_trend_display(),
    }


def _who_speaks(told: Explanation) -> str:
    need = told.cell.need
    words = {"count": need.problems, "points": points_text(need.points)}
    if need.problems == 1:
        return _("One problem counts: %(points)s points.") % words
    if told.row.is_whole and told.rule.whole_takes != HIGHEST:
        return (
            ngettext(
                "Of %(count)s problem the middle one speaks: %(points)s points.",
                "Of %(count)s problems the middle one speaks (of two middle ones the "
                "heavier): %(points)s points.",
                need.problems,
            )
            % words
        )
    return (
        ngettext(
            "Of %(count)s problem the heaviest one speaks: %(points)s points.",
            "Of %(count)s problems the heaviest one speaks: %(points)s points.",
            need.problems,
        )
        % words
    )


def _class_sentence(told: Explanation) -> str:
    need, rule = told.cell.need, told.rule
    words = {"points": points_text(need.points), "name": need.cls.label}
    if need.cls is NeedClass.LOW:
        above = points_text(rule.need_from[NEEDS[1]])
        return _("That is below %(above)s, so: %(name)s.") % {**words, "above": above}
    words["from"] = points_text(rule.need_from[need.cls.value])
    return _("From %(from)s points on it is: %(name)s.") % words


def about_supply(told: Explanation) -> list[str]:
    """Return how the help of the cell was counted."""
    supply = told.cell.supply
    if not supply.resources:
        return [
            _(
                "No resource in this directory answers this kind of problem and "
                "reaches this area. There may be help that is not written down yet."
            )
        ]
    sentences = [
        ngettext(
            "%(count)s resource answers this and reaches the area.",
            "%(count)s resources answer this and reach the area.",
            supply.resources,
        )
        % {"count": supply.resources},
        _by_number(told),
    ]
    if supply.with_capacity:
        sentences.append(_capacity_sentence(told))
    return [*sentences, *_access_sentences(told), *about_standing(told)]


def _by_number(told: Explanation) -> str:
    """Return which class of help so many resources are."""
    counted, starts = told.cell.supply.counted, told.rule.supply_from
    if counted is SupplyClass.LITTLE:
        words = {"above": starts["some"], "name": counted.label}
        return _("That is below %(above)s, so: %(name)s.") % words
    words = {"from": starts[counted.value], "name": counted.label}
    return _("From %(from)s resources on it is: %(name)s.") % words


def _capacity_sentence(told: Explanation) -> str:
    supply = told.cell.supply
    words = {
        "known": supply.with_capacity,
        "capacity": number_format(supply.capacity, force_grouping=True),
    }
    sentence = (
        _("It says how many places it has: %(capacity)s.")
        if supply.resources == 1
        else ngettext(
            "%(known)s of them says how many places it has: %(capacity)s in all.",
            "%(known)s of them say how many places they have: %(capacity)s in all.",
            supply.with_capacity,
        )
    ) % words
    is_told_below = supply.in_places and supply.ratio and not told.row.is_whole
    if not supply.places or is_told_below:
        return sentence
    return f"{sentence} " + _(
        "That is %(places)s places within reach for each 1,000 residents."
    ) % {"places": telling(supply.places * IN_PLACES, DIGITS)}


def _access_sentences(told: Explanation) -> list[str]:
    supply = told.cell.supply
    if supply.ratio is None or told.of_everybody is None:
        return [
            _("No place of these is known, so none is nearer or farther than another.")
        ]
    if told.row.is_whole:
        return [_("The whole city is its own mean, so nothing is far.")]
    return [_beside_the_mean(told), _whether_far(told)]


def _beside_the_mean(told: Explanation) -> str:
    """Return what is within reach here and in the whole city, and how that is made."""
    supply, everybody = told.cell.supply, told.of_everybody
    here = (
        _("Within reach are %(value)s places for each 1,000 residents")
        if supply.in_places
        else _("Within reach are %(value)s resources for each 10,000 residents")
    )
    rest = _(
        "in the whole city it is %(mean)s on average (%(amount)s for %(residents)s "
        "residents of all its areas), so here it is %(share)s of that."
    )
    unit = _unit(told)
    words = {
        "value": telling(supply.access * unit, DIGITS),
        "mean": telling(everybody.mean * unit, DIGITS),
        "amount": number_format(round(everybody.capacity), force_grouping=True),
        "residents": number_format(everybody.residents, force_grouping=True),
        "share": percent(supply.ratio, beside=told.rule.access_low),
    }
    return f"{here}; {rest}" % words


def _whether_far(told: Explanation) -> str:
    supply = told.cell.supply
    words = {"limit": percent(told.rule.access_low), "name": supply.cls.label}
    if not is_far(supply.ratio, told.rule):
        return _("That is not below %(limit)s, so nothing changes.") % words
    if supply.cls is supply.counted:
        return (
            _("That is below %(limit)s, but less than “%(name)s” it cannot be.") % words
        )
    return _("That is below %(limit)s, so it counts one class less: %(name)s.") % words


def _unit(told: Explanation) -> int:
    return IN_PLACES if told.cell.supply.in_places else IN_RESOURCES


def adds_label(told: Explanation) -> str:
    """Return the head of the column whose sum is what is within reach, or ""."""
    if told.cell.supply.ratio is None or told.row.is_whole:
        return ""
    if told.cell.supply.in_places:
        return _("Adds places for each 1,000 residents")
    return _("Adds resources for each 10,000 residents")


def adds(told: Explanation, line: ResourceLine) -> str:
    """Return what a resource adds to what is within reach; "" for nothing."""
    if line.share is None:
        return ""
    return telling(line.share * _unit(told), DIGITS_ADDED)


def distance(line: ResourceLine) -> str:
    """Return how far it is: "3,4 km"; "" without a known place."""
    return "" if line.metres is None else f"{rounded(line.metres / 1000, 1)} km"


def about_gap(told: Explanation) -> str:
    """Return how the gap follows from need and help."""
    cell = told.cell
    if cell.gap is None:
        return _(
            "Nobody knows the need here, so nobody can say whether there is a gap."
        )
    if cell.need.cls is NeedClass.NONE:
        return _("Where there is no need there is no gap.")
    return _("The table of the rule says: %(need)s, %(supply)s – %(gap)s.") % {
        "need": cell.need.cls.label,
        "supply": cell.supply.cls.label,
        "gap": cell.gap.label,
    }


def in_short(cell) -> str:
    """Return a cell in a line: "large gap: very large need, no resource"."""
    need, supply = cell.need.cls.label, SupplyClass(SUPPLIES[cell.supply.level]).label
    if cell.is_protected:
        return str(need)
    words = _("%(need)s, %(supply)s") % {"need": need, "supply": supply}
    if cell.gap is None or cell.need.cls is NeedClass.NONE:
        return words
    return _("%(gap)s: %(words)s") % {"gap": cell.gap.label, "words": words}
