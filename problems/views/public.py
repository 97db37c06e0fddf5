"""What everybody may see of this room: reads the shelf and nothing else."""

from datetime import date
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from kooperacja.base.filter_groups import hidden, options
from kooperacja.base.views import FilteredListView, PublicPageMixin
from kooperacja.categories.choices import Sector
from kooperacja.disclosure.dates import Precision, PublicDate
from kooperacja.disclosure.places import SensitivityClass

from ..filters import PublicProblemFilter, public_problems
from ..periods import period_label
from ..public import PublicProblem


def dress(problem: PublicProblem, category_names: dict[str, str]) -> PublicProblem:
    """Give a shelf row the words a page shows beside its codes."""
    names = category_names
    problem.category_name = names.get(problem.category, problem.category)
    problem.published = spoken_date(problem.published_date, problem.date_precision)
    problem.confirmed = spoken_date(problem.confirmed_date, problem.date_precision)
    today = timezone.localdate()
    problem.is_stale = is_stale(problem.stale_after, today)
    if problem.closed_date:
        problem.closed = spoken_date(problem.closed_date, problem.date_precision)
    problem.period_words = [period_label(period) for period in problem.periods]
    return problem


def is_stale(stale_after: date | None, today: date) -> bool:
    """Whether nobody has confirmed it in time."""
    return stale_after is not None and stale_after < today


def spoken_date(first_day: date, precision: str) -> str:
    """Return a public date at the precision it is known with: "Q4 2026"."""
    return PublicDate(first_day, Precision(precision)).label


class ProblemBrowser(PublicPageMixin, FilteredListView):
    """Problems under the shared filter, with what the filter form and links need.

    Used by the list, the map and its table, so that they always say the same.
    """

    filterset_class = PublicProblemFilter
    context_object_name = "problems"

    def get_queryset(self):
        self.queryset = public_problems().defer("place", "label_point")
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        names = self.filterset.category_terms
        for problem in context["problems"]:
            dress(problem, names)
        query = self.filter_query
        context.update(
            groups=filter_groups(self.filterset),
            shown=context["paginator"].count,
            total=PublicProblem.objects.count(),
            query=query,
            clear_url=self.request.path if query else "",
            protected=self.protected_categories,
        )
        return context

    @property
    def filter_query(self) -> str:
        """The filters in use as a query string, without empty fields."""
        return urlencode(
            [
                (name, value)
                for name, values in self.request.GET.lists()
                for value in values
                if value and name not in self.plumbing
            ]
        )

    @property
    def protected_categories(self) -> list[str]:
        """Names of the chosen categories whose records are never listed (class 3)."""
        known = self.filterset.categories
        return [
            known[slug].name
            for slug in self.filterset.chosen.get("category", ())
            if known[slug].sensitivity == SensitivityClass.PROTECTED
        ]


class ProblemListView(ProblemBrowser):
    """All public problems as a table."""

    template_name = "problems/problem_list.html"


def filter_groups(filterset: PublicProblemFilter) -> list[dict]:
    """Return the groups of components/filter_form.html, with counts."""
    groups = [
        {
            "name": "q",
            "kind": "text",
            "legend": _("Words"),
            "value": filterset.chosen.get("q", ""),
        },
        _ticks(filterset, "category", _("Kind of problem"), category_labels(filterset)),
        _pick(filterset, "area", _("Area"), _("The whole city"), filterset.area_terms),
        _pick(
            filterset,
            "target_group",
            _("Whom it touches"),
            _("Everybody"),
            filterset.target_group_terms,
        ),
        _ticks(filterset, "sector", _("Sector that confirms"), dict(Sector.choices)),
        _pick(
            filterset,
            "period",
            _("Period"),
            _("All periods"),
            {
                period: period_label(period)
                for period in sorted(
                    {*filterset.facets["period"], *filterset.chosen.get("period", ())},
                    reverse=True,
                )
            },
        ),
    ]
    groups += hidden("state", filterset.chosen.get("state", ()))
    groups += hidden("bbox", filterset.data.getlist("bbox"))
    return [group for group in groups if group.get("options", True)]


def category_labels(filterset) -> dict[str, str]:
    """Names by slug: each broader category, then its parts, marked by a dash."""
    labels = {}
    for slug, category in filterset.categories.items():
        if category.parent_slug in filterset.categories:
            continue
        labels[slug] = category.name
        for part_slug, part in filterset.categories.items():
            if part.parent_slug == slug:
                labels[part_slug] = f"– {part.name}"
    return labels


def _categories(filterset) -> dict:
    """Return the group of categories; the protected ones stand there without a count.

    Nothing of class 3 is ever listed: choosing one says so, and whom to call.
    """
    labels = category_labels(filterset)
    group = _ticks(filterset, "category", _("Kind of problem"), labels)
    offered = {option["value"] for option in group["options"]}
    group["options"] += [
        {"value": slug, "label": labels[slug]}
        for slug, category in filterset.categories.items()
        if category.sensitivity == SensitivityClass.PROTECTED and slug not in offered
    ]
    return group


def _ticks(filterset, name: str, legend: str, labels: dict[str, str]) -> dict:
    counts = filterset.facets[name]
    choices = options(labels.items(), counts, filterset.chosen.get(name, ()))
    return {"name": name, "kind": "checkbox", "legend": legend, "options": choices}


def _pick(
    filterset, name: str, legend: str, everything: str, labels: dict[str, str]
) -> dict:
    """Return a list to pick one from; tick boxes where several are chosen already."""
    group = _ticks(filterset, name, legend, labels)
    if len(filterset.chosen.get(name, ())) > 1:
        return group
    if group["options"]:
        group["options"].insert(0, {"value": "", "label": everything})
    return {**group, "kind": "select"}
