"""How public resources are narrowed: one filter for page, map and API."""

from collections import Counter

import django_filters
from django.db.models import Case, F, Func, IntegerField, Q, Subquery, Value, When
from django.db.models.functions import Collate
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from kooperacja.areas.public import PublicArea
from kooperacja.base.facets import FacetedFilterSet, with_parts, with_wholes
from kooperacja.base.search import FOLD, MAX_QUESTION, Folded, folded_words
from kooperacja.categories.choices import CusDomain, ResourceKind, Sector
from kooperacja.categories.public import PublicCategory, PublicTargetGroup
from problems.filters import BOX_PATTERN, BoxFilter, codes

from .public import PublicResource, PublicSite

#: The alphabet people know; the database itself sorts by bytes.
ALPHABET = "pl-x-icu"
#: How a resource reaches an area, the nearest first.
HERE, SERVES, WHOLE_CITY = 0, 1, 2


class PublicResourceFilter(FacetedFilterSet):
    """Narrows public resources by what is on the shelf.

    Within one parameter values are alternatives; several parameters narrow together.
    A category includes its parts; an area means: given there, serving it, or serving
    the whole city. What cannot be read is refused.
    """

    category = codes(
        django_filters.MultipleChoiceFilter(
            method="answering", label=_("What it helps with")
        )
    )
    target_group = codes(
        django_filters.MultipleChoiceFilter(method="serving", label=_("For whom"))
    )
    kind = django_filters.MultipleChoiceFilter(
        choices=ResourceKind.choices, method="in_column", label=_("Kind of help")
    )
    cus_domain = django_filters.MultipleChoiceFilter(
        choices=CusDomain.choices,
        method="in_column",
        label=_("Domain of social services"),
    )
    area = codes(
        django_filters.MultipleChoiceFilter(method="reaching", label=_("Where"))
    )
    sector = django_filters.MultipleChoiceFilter(
        choices=Sector.choices, method="in_column", label=_("Who gives it")
    )
    bbox = extend_schema_field({"type": "string", "pattern": BOX_PATTERN})(
        BoxFilter(
            method="touching_box",
            label=_("Box: west,south,east,north in degrees (WGS 84)"),
        )
    )
    q = extend_schema_field({"type": "string", "maxLength": MAX_QUESTION})(
        django_filters.CharFilter(
            method="having_words", max_length=MAX_QUESTION, label=_("Words")
        )
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("category", "area", "target_group"):
            self.filters[name].extra["choices"] = self._choices_of(name)

    def _choices_of(self, name):
        # A vocabulary is read when somebody asks about it, and once.
        return lambda: getattr(self, f"{name}_terms").items()

    @cached_property
    def categories(self) -> dict[str, PublicCategory]:
        """The kinds of problems by slug, in their order."""
        return {category.slug: category for category in PublicCategory.objects.all()}

    @cached_property
    def category_terms(self) -> dict[str, str]:
        """Names of categories by slug."""
        return {slug: category.name for slug, category in self.categories.items()}

    @cached_property
    def target_group_terms(self) -> dict[str, str]:
        """Names of target groups by slug."""
        return {group.slug: group.name for group in PublicTargetGroup.objects.all()}

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Name and parent's code of each area by code, the coarsest first."""
        rows = PublicArea.objects.values_list("code", "name", "parent_code")
        return {code: (name, parent) for code, name, parent in rows}

    @cached_property
    def area_terms(self) -> dict[str, str]:
        """Names of areas by code."""
        return {code: name for code, (name, _parent) in self.areas.items()}

    def in_column(self, queryset, name, value):
        return queryset.filter(**{f"{name}__in": value})

    def answering(self, queryset, name, value):
        parents = {slug: row.parent_slug for slug, row in self.categories.items()}
        return queryset.filter(
            categories__overlap=sorted(with_parts(parents, value)),
        )

    def serving(self, queryset, name, value):
        return queryset.filter(target_groups__overlap=value)

    def reaching(self, queryset, name, value):
        given_here, serves = self._reaches(value)
        return queryset.filter(given_here | serves | Q(serves_whole_city=True))

    def by_reach(self, queryset):
        """Annotate ``nearness`` under the area filter in use, the nearest first."""
        given_here, serves = self._reaches(self.chosen["area"])
        return queryset.annotate(
            nearness=Case(
                When(given_here, then=Value(HERE)),
                When(serves, then=Value(SERVES)),
                default=Value(WHOLE_CITY),
                output_field=IntegerField(),
            )
        ).order_by("nearness", *queryset.query.order_by)

    def _reaches(self, chosen) -> tuple[Q, Q]:
        parents = {code: parent for code, (_name, parent) in self.areas.items()}
        parts = with_parts(parents, chosen)
        around = parts | with_wholes(parents, chosen)
        return (
            Q(area_codes__overlap=sorted(parts)),
            Q(service_area_codes__overlap=sorted(around))
            | Q(covered_area_codes__overlap=sorted(parts)),
        )

    def touching_box(self, queryset, name, value):
        sites = PublicSite.objects.filter(place__intersects=value)
        return queryset.filter(
            public_id__in=Subquery(sites.values("resource_public_id"))
        )

    def having_words(self, queryset, name, value):
        """Every word occurs in the name, the texts, the provider or the kind's name."""
        columns = (F("name"), F("description"), F("provider_name"))
        queryset = queryset.alias(folded=Folded(*columns))
        for word in folded_words(value):
            kinds = [
                kind
                for kind, label in ResourceKind.choices
                if word in str(label).lower().translate(FOLD)
            ]
            queryset = queryset.filter(Q(folded__contains=word) | Q(kind__in=kinds))
        return queryset

    @cached_property
    def facets(self) -> dict[str, Counter]:
        """How many resources each option would show; two queries."""
        counts = self.count_options(
            {
                "target_group": Func(F("target_groups"), function="unnest"),
                "kind": F("kind"),
                "sector": F("sector"),
            }
        )
        return counts | {"category": self._category_counts()}

    def _category_counts(self) -> Counter:
        # A resource of a category and of its part counts once for the whole.
        parents = {slug: row.parent_slug for slug, row in self.categories.items()}
        rows = self.narrowed_without("category").order_by()
        counts: Counter = Counter()
        for slugs in rows.values_list("categories", flat=True):
            counts.update(with_wholes(parents, slugs))
        return counts


def public_resources():
    """All public resources by name, as the alphabet has them."""
    return PublicResource.objects.order_by(Collate("name", ALPHABET), "public_id")
