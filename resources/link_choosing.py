"""What a person may link with what, and what is likely to be meant."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from kooperacja.accounts.models import User
from kooperacja.accounts.predicates import is_coordinator
from kooperacja.base.search import having_words
from partners.predicates import roles_of
from problems.models import Problem

from .models import Resource, ResourceLink
from .workflow import Status

#: How many are offered at once; the words narrow them down.
OFFERED = 12
OVER = (Status.CLOSED, Status.MERGED)


@dataclass(frozen=True)
class Choosing:
    """Who chooses, and the words that were typed."""

    user: User
    words: str = ""

    @property
    def problems(self) -> QuerySet[Problem]:
        """Problems this person may link: public ones and those worked on."""
        partners = list(roles_of(self.user))
        rows = Problem.objects.known_to(partners).exclude(state=Problem.State.MERGED)
        if not partners and not is_coordinator(self.user):
            return rows.none()
        return rows.select_related("category", "public_area")

    @property
    def resources(self) -> QuerySet[Resource]:
        """Resources this person may link: public ones and the own."""
        rows = Resource.objects.visible_to(self.user).exclude(status__in=OVER)
        return rows.select_related("provider__partner")

    def likely_problems(self, resource: Resource | None) -> list[Problem]:
        """Problems to offer: of the resource's kinds first, then the worst known."""
        rows = having_words(self.problems, self.words, "title")
        if resource is not None:
            rows = rows.exclude(resource_links__in=self._known(resource=resource))
            kinds = resource.categories.values("pk")
            rows = _first(rows, Q(category__in=kinds) | Q(category__parent__in=kinds))
        return list(rows.order_by(*_order(resource), "title", "pk")[:OFFERED])

    def likely_resources(self, problem: Problem | None) -> list[Resource]:
        """Resources to offer: those for the problem's kind first."""
        rows = having_words(self.resources, self.words, "name")
        if problem is not None:
            rows = rows.exclude(problem_links__in=self._known(problem=problem))
            kinds = [problem.category_id, problem.category.parent_id]
            fitting = Resource.objects.filter(categories__in=kinds).values("pk")
            rows = _first(rows, Q(pk__in=fitting))
        return list(rows.order_by(*_order(problem), "name", "pk")[:OFFERED])

    def _known(self, **side) -> QuerySet[ResourceLink]:
        """Links of one side this person may know of: others are offered like any."""
        return ResourceLink.objects.visible_to(self.user).filter(**side)

    def problem(self, key: str) -> Problem | None:
        """Return the problem of a ref or a public id, None if it is not for them."""
        found = self.problems.filter(Q(ref=key) | Q(public_id=key)) if key else None
        return found.first() if found is not None else None

    def resource(self, key: str) -> Resource | None:
        """Return the resource of a ref or a public id, None if it is not for them."""
        found = self.resources.filter(Q(ref=key) | Q(public_id=key)) if key else None
        return found.first() if found is not None else None


def _first(rows: QuerySet, fitting: Q) -> QuerySet:
    """Annotate ``far``: 0 for what fits, 1 for the rest."""
    return rows.annotate(
        far=Case(
            When(fitting, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
    )


def _order(other) -> tuple[str, ...]:
    return () if other is None else ("far",)
