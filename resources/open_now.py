"""Which public resources are open at a moment, as a condition for queries.

The week stands in a table of intervals that PostgreSQL reads. Exceptions, closures and
holidays are few on any one day; the rows they touch are judged one by one by
`resources.opening`, which alone knows the rules.
"""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import (
    BooleanField,
    F,
    Func,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)

from kooperacja.base.working_days import POLAND

from .opening import DAY_MINUTES, WARSAW, Hours
from .opening_parts import DAY
from .public import PublicOpening, PublicResource, PublicSite

# Strict, because the lax way would look into each row of the list for rows.
_EXCEPTION = "strict $[*] ? (@[0] <= $last && @[1] >= $first)"
_CLOSURE = "strict $[*] ? (@[0] <= $last && (@[1] == null || @[1] >= $first))"
#: What `Hours.of` reads of a row, and no more: texts are long.
_HOURS = ("week", "exceptions", "closures", "round_the_clock", "open_on_holidays")


def open_at(moment: datetime) -> Q:
    """Return the condition that a public resource, or one of its sites, is open.

    Asks two or three small queries. ``moment`` is aware.
    """
    local = moment.astimezone(WARSAW)
    day, since = local.date(), local.weekday() * DAY_MINUTES
    minute = since + local.hour * 60 + local.minute
    running = PublicOpening.objects.filter(starts__lte=minute, ends__gt=minute)
    doubtful = _ids_where(_is_touched(day - DAY, day))
    if day in POLAND or day - DAY in POLAND:
        # A night begun on a day of work runs into the holiday, and the other way round.
        doubtful |= _ids_where(Q(round_the_clock=True) | Q(open_on_holidays=True))
        begun = running.filter(starts__lte=since)
        doubtful |= set(begun.values_list("resource_public_id", flat=True))
    opened = Q(public_id__in=_open_among(doubtful, moment))
    if day in POLAND:
        return opened
    by_week = Q(public_id__in=Subquery(running.values("resource_public_id")))
    return (by_week & ~Q(public_id__in=doubtful)) | opened


def _is_touched(first: date, last: date) -> Q:
    """Return the condition that an exception or a closure speaks of one of two days.

    Most rows have neither, and an empty list is told apart much faster than searched.
    """
    return (~Q(exceptions=[]) & Q(_holds("exceptions", _EXCEPTION, first, last))) | (
        ~Q(closures=[]) & Q(_holds("closures", _CLOSURE, first, last))
    )


def _holds(column: str, path: str, first: date, last: date) -> Func:
    days = ("first", first.isoformat(), "last", last.isoformat())
    return Func(
        F(column),
        Func(Value(path), template="%(expressions)s::jsonpath"),
        Func(
            *(Value(part, output_field=TextField()) for part in days),
            function="jsonb_build_object",
        ),
        function="jsonb_path_exists",
        output_field=BooleanField(),
    )


def _ids_where(test: Q) -> set[str]:
    """Return the public ids of resources for which, or for a site, it is true."""
    rows = PublicResource.objects.filter(test).order_by().values_list("public_id")
    sites = PublicSite.objects.filter(test).order_by()
    both = rows.union(sites.values_list("resource_public_id"))
    return {public_id for (public_id,) in both}


def _open_among(public_ids: set[str], moment: datetime) -> list[str]:
    """Return which of these are open, each judged by its own hours."""
    if not public_ids:
        return []
    rows = PublicResource.objects.filter(public_id__in=public_ids)
    sites = sites_by_resource(public_ids)
    return [
        row.public_id
        for row in rows.only("public_id", *_HOURS)
        if any(hours.at(moment).is_open for hours in all_hours(row, sites))
    ]


def sites_by_resource(public_ids) -> dict[str, list[PublicSite]]:
    """Return the sites of some resources in their order, without geometries."""
    found = defaultdict(list)
    sites: QuerySet = PublicSite.objects.filter(resource_public_id__in=public_ids)
    for site in sites.only("resource_public_id", "position", *_HOURS):
        found[site.resource_public_id].append(site)
    return found


def all_hours(resource: PublicResource, sites: dict) -> list[Hours]:
    """Return the hours of each site of a resource; its own where it has none."""
    own = sites.get(resource.public_id)
    return [Hours.of(resource, site) for site in own or [None]]
