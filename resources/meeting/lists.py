"""The lists of the partners' meeting: what to talk about, as questions.

Each takes the shelf under a scope (`reading.City`) and how many rows are wanted, and
says how many there are in truth.
"""

from django.db.models import Case, Exists, OuterRef, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacja.categories.choices import Severity, Trend
from problems.public import PublicProblem

from ..needs.classes import Gap
from ..needs.matrix import gaps
from ..public import PublicLink
from .ageing import stale_data
from .agenda import AgendaList
from .reading import ANSWERING, City, institutions
from .sharing import doing_the_same


def unanswered_problems(city: City, most: int) -> AgendaList:
    """Return open problems nobody answers, the worst first.

    A problem is answered by a confirmed link (one that only refers people elsewhere
    does not count), or where resources of its kind together reach its whole place.
    """
    rows = _unanswered(city)
    found = list(rows[:most])
    return AgendaList(
        title=_("Problems that no resource answers"),
        question=_("Who could do something about these, and with what?"),
        columns=(_("Problem"), _("Kind"), _("Where"), _("Severity"), _("Who says so")),
        rows=tuple(_problem_row(city, row) for row in found),
        links=tuple(reverse("problems:detail", args=[row.public_id]) for row in found),
        note=_(
            "Open problems without a confirmed link to a resource, in places that "
            "resources of their kind do not reach, or reach in part. Perhaps there is "
            "help and nobody has entered it."
        ),
        empty=_("Every open problem has a resource of its kind that reaches it."),
        total=rows.count(),
    )


def _unanswered(city: City):
    """Return the open problems nobody answers as a query, the worst first."""
    link = PublicLink.objects.filter(
        problem_public_id=OuterRef("public_id"), kind__in=ANSWERING
    )
    return (
        city.problems()
        .annotate(cell=Concat("category", Value("|"), "area_code"))
        .filter(~Exists(link), cell__in=_uncovered(city))
        .annotate(grows=Case(When(trend=Trend.RISING, then=0), default=1))
        .order_by("-severity", "grows", "-institutions_count", "title", "public_id")
        .defer("place", "label_point")
    )


def _problem_row(city: City, row: PublicProblem) -> tuple[str, ...]:
    return (
        row.title,
        city.category_name(row.category),
        row.area_name,
        f"{row.severity} – {Severity(row.severity).label}, {Trend(row.trend).label}",
        institutions(row.institutions_count),
    )


def _uncovered(city: City) -> list[str]:
    """Return kind and area of the cells whose place is not reached as a whole."""
    reached: dict[str, int] = {}
    for resource in city.resources:
        reach = city.reach_of(resource)
        for slug in city.grid.answering(resource.categories):
            reached[slug] = reached.get(slug, 0) | reach
    return [
        f"{cell.category}|{cell.area}"
        for cell in city.cells
        if (mask := city.mask_of(cell.area)) & ~reached.get(cell.category, 0)
        or not mask
    ]


def without_a_problem(city: City, most: int) -> AgendaList:
    """Return resources for whose kind nobody has described a problem they reach.

    What helps in protected kinds is left out: problems of those are never listed.
    """
    needed = _needed(city)
    found = [
        resource
        for resource in city.resources
        if (reach := city.reach_of(resource)) & city.mask
        and _is_asked_about(city, resource)
        and not any(
            needed.get(slug, 0) & reach & city.mask
            for slug in city.grid.answering(resource.categories)
        )
    ]
    return AgendaList(
        title=_("Resources without a problem"),
        question=_(
            "Has nobody described the problem yet, is it solved, or could this help be "
            "given elsewhere?"
        ),
        columns=(_("Resource"), _("Who gives it"), _("Where"), _("What it is for")),
        rows=tuple(_resource_row(city, resource) for resource in found[:most]),
        links=tuple(_page_of(resource) for resource in found[:most]),
        note=_(
            "No open problem on the map is of a kind they are for, in an area they "
            "reach, and no confirmed link leads to one. Help for protected kinds of "
            "problems is left out, because those are never shown one by one."
        ),
        empty=_("Every resource has a problem that it is for."),
        total=len(found),
    )


def _needed(city: City) -> dict[str, int]:
    """Return where open problems are, as bits, by kind and by what it is part of."""
    needed: dict[str, int] = {}
    for cell in city.cells:
        mask = city.mask_of(cell.area)
        for slug in (cell.category, city.grid.category_parents.get(cell.category)):
            if slug:
                needed[slug] = needed.get(slug, 0) | mask
    return needed


def _resource_row(city: City, resource) -> tuple[str, ...]:
    return (
        resource.name,
        resource.provider_name,
        city.where(city.reach_of(resource)),
        city.category_names(resource.categories) or _("no kind is named"),
    )


def _is_asked_about(city: City, resource) -> bool:
    if resource.public_id in city.linked_resources:
        return False
    known = [slug for slug in resource.categories if slug in city.grid.categories]
    if any(city.grid.is_protected(slug) for slug in known):
        return False
    return not city.scope.category or bool(set(known) & city.categories)


def _page_of(resource) -> str:
    return reverse("resources:detail", args=[resource.public_id])


def greatest_gaps(city: City, most: int) -> AgendaList:
    """Return the cells of need against resource with the greatest gap."""
    found = [
        cell
        for cell in gaps(city.matrix, at_least=Gap.CLEAR)
        if cell.area in city.area_codes and cell.category in city.categories
    ]
    return AgendaList(
        title=_("Where need and help are furthest apart"),
        question=_("Which of these gaps do we close first?"),
        columns=(_("Area"), _("Kind of problem"), _("Need"), _("Help"), _("Gap")),
        rows=tuple(
            (
                city.area_name(cell.area),
                city.category_name(cell.category),
                str(cell.need.cls.label),
                f"{cell.supply.cls.label} ({cell.supply.resources})",
                str(cell.gap.label),
            )
            for cell in found[:most]
        ),
        links=tuple(
            reverse("needs:cell", args=[cell.area, cell.category])
            for cell in found[:most]
        ),
        note=_(
            "Counted by rule number %(number)s; the number beside the help is how many "
            "resources reach the area. The row of the whole city stands beside its "
            "parts."
        )
        % {"number": city.rule.number},
        empty=_("There is no clear gap between need and help."),
        total=len(found),
    )


#: The lists in the order of the agenda: their word in addresses, and what makes them.
LISTS = {
    "gaps": greatest_gaps,
    "unanswered": unanswered_problems,
    "same": doing_the_same,
    "without": without_a_problem,
    "stale": stale_data,
}
