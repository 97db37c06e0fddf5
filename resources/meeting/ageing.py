"""What nobody has confirmed in time: one of the meeting's lists."""

from datetime import timedelta

from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.translation import gettext as _

from ..public import PublicResource
from .agenda import AgendaList
from .reading import City, institutions

#: Figures of places older than this are asked about.
FIGURES_LAST = timedelta(days=365)
#: What was only read in a source waits since it was read.
LATE_SINCE = Case(When(to_check=True, then=F("assured_date")), default=F("review_due"))


def stale_data(city: City, most: int) -> AgendaList:
    """Return what nobody has confirmed in time, the longest waiting first."""
    day = city.scope.day
    resources = PublicResource.objects.filter(city.resources_in_scope())
    late = resources.annotate(late_since=LATE_SINCE).filter(
        Q(to_check=True) | Q(review_due__lt=day) | Q(review_due__isnull=True)
    )
    old = resources.filter(capacity__isnull=False).filter(
        Q(capacity_date__lt=day - FIGURES_LAST) | Q(capacity_date__isnull=True)
    )
    problems = city.problems().filter(stale_after__lt=day)
    parts = (
        (late, "late_since", _("resource, to be confirmed again"), "provider_name"),
        (problems, "stale_after", _("problem, to be confirmed again"), ""),
        (old, "capacity_date", _("number of places"), "provider_name"),
    )
    found = []
    for rows, since, words, whose in parts:
        oldest = rows.order_by(F(since).asc(nulls_first=True), "public_id")[:most]
        found += [_stale_row(row, since, words, whose) for row in oldest.defer(None)]
    found.sort(key=lambda pair: pair[0])
    return AgendaList(
        title=_("Data that may be out of date"),
        question=_("Who checks this, and by when?"),
        columns=(_("Name"), _("What is old"), _("Since"), _("Whose")),
        rows=tuple(row for _order, row, _link in found[:most]),
        links=tuple(link for _order, _row, link in found[:most]),
        note=_(
            "Resources and problems nobody has confirmed in time, and numbers of "
            "places older than a year."
        ),
        empty=_("Everything has been confirmed in time."),
        total=sum(rows.count() for rows, *_rest in parts),
    )


def _stale_row(row, since: str, words: str, whose: str) -> tuple:
    """Return what it is sorted by, the cells, and the page of one stale row."""
    day = getattr(row, since)
    is_resource = isinstance(row, PublicResource)
    name = row.name if is_resource else row.title
    owner = getattr(row, whose) if whose else institutions(row.institutions_count)
    page = "resources:detail" if is_resource else "problems:detail"
    return (
        (day.isoformat() if day else "", name, row.public_id),
        (name, str(words), day or _("no day is known"), owner),
        reverse(page, args=[row.public_id]),
    )
