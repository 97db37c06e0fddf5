"""The page of one problem: agreed words, voices, place, and what helps."""

from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.db.models import Case, IntegerField, Q, Value, When
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from kooperacja.base.views import PublicPageMixin
from kooperacja.categories.public import PublicCategory
from problems.public import (
    Precision,
    PublicDiagnosis,
    PublicProblem,
    PublicProblemVersion,
    PublicTombstone,
)
from problems.views.public import dress, spoken_date
from resources.answers import resources_for, worded

from ..voices import by_period, change_in_words, chart, direction_in_words

SIMILAR = 5
ANSWERS = 6


class ProblemDetailView(PublicPageMixin, DetailView):
    """A public problem; 410 with a fixed reason for what was taken down (DC-6).

    The address of a problem that was merged leads on to the one that took it in.
    """

    model = PublicProblem
    slug_field = slug_url_kwarg = "public_id"
    context_object_name = "problem"
    template_name = "problems/problem_detail.html"

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            grave = PublicTombstone.objects.filter(public_id=kwargs["public_id"])
            tombstone = grave.first()
            if tombstone is None:
                raise
            if tombstone.moved_to:
                return redirect("problems:detail", tombstone.moved_to, permanent=True)
            reason = tombstone.get_reason_display()
            return render(request, "410.html", {"reason": reason}, status=410)

    def get_queryset(self):
        if self.request.GET:
            raise BadRequest(_("There is no such filter."))
        return PublicProblem.objects.defer("place", "label_point")

    def get_context_data(self, **kwargs):
        problem = self.object
        categories = {item.slug: item for item in PublicCategory.objects.all()}
        names = {slug: item.name for slug, item in categories.items()}
        periods = by_period(voices_of(problem))
        answers = worded(list(resources_for(problem)[: ANSWERS + 1]))
        is_exact = problem.precision == Precision.EXACT
        return super().get_context_data(
            problem=dress(problem, names),
            category=categories.get(problem.category),
            parent=categories.get(problem.category_parent),
            periods=periods,
            newest=periods[0] if periods else None,
            direction=direction_in_words(problem.trend, periods),
            change=change_in_words(periods),
            versions_count=versions_of(problem).count(),
            whole=whole_of(problem),
            parts=parts_of(problem),
            chart=chart(periods),
            similar=[dress(item, names) for item in similar_to(problem)],
            answers=answers[:ANSWERS],
            more_answers=len(answers) > ANSWERS,
            more_query=all_help_for(problem),
            is_exact=is_exact,
            # Only a thing has a point; about people there is an outline.
            place_url=reverse("api:problem-place", args=[problem.public_id])
            if is_exact
            else "",
            **kwargs,
        )


def voices_of(problem: PublicProblem) -> list[PublicDiagnosis]:
    """What institutions say of the problem, with the words of their dates."""
    voices = list(PublicDiagnosis.objects.filter(problem_public_id=problem.public_id))
    for voice in voices:
        if voice.confirmed_date:
            voice.confirmed = spoken_date(voice.confirmed_date, problem.date_precision)
    return voices


def versions_of(problem: PublicProblem):
    """The published versions of the agreed words."""
    return PublicProblemVersion.objects.filter(problem_public_id=problem.public_id)


def whole_of(problem: PublicProblem) -> PublicProblem | None:
    """The problem on the shelf that this one is part of."""
    if not problem.parent_public_id:
        return None
    return _links().filter(public_id=problem.parent_public_id).first()


def parts_of(problem: PublicProblem):
    """The problems on the shelf that are parts of this one."""
    return _links().filter(parent_public_id=problem.public_id).newest_first()


def _links():
    return PublicProblem.objects.only("public_id", "title", "area_name")


def similar_to(problem: PublicProblem):
    """Problems of the same category or area; both first, then the newest."""
    same_category = Q(category=problem.category)
    same_area = Q(area_code=problem.area_code)
    return (
        PublicProblem.objects.filter(same_category | same_area)
        .exclude(pk=problem.pk)
        .annotate(
            distance=Case(
                When(same_category & same_area, then=Value(0)),
                When(same_category, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            )
        )
        .order_by("distance", "-published_date", "public_id")
        .defer("place", "label_point")[:SIMILAR]
    )


def all_help_for(problem: PublicProblem) -> str:
    """Return the query of the list of everything that helps with a problem's kind."""
    query = {"category": problem.category}
    if problem.precision != Precision.CITY:
        query["area"] = problem.area_code
    return urlencode(query)
