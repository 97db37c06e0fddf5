"""How public resources are narrowed and ordered: one filter for page, map and API."""

import django_filters
from django import forms
from django.db.models import Case, F, IntegerField, Q, Subquery, Value, When
from django.db.models.functions import Collate
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from kooperacja.areas.public import PublicArea
from kooperacja.base.facets import FacetedFilterSet, with_parts, with_wholes
from kooperacja.base.search import MAX_QUESTION
from kooperacja.categories.choices import CusDomain, ResourceKind, Sector
from kooperacja.categories.public import PublicCategory, PublicTargetGroup
from problems.filters import BOX_PATTERN, BoxFilter, codes

from .ages import OLDEST, fits_age
from .choices import Accessibility, Delivery, FeeKind, Language
from .facets import ResourceFacets
from .open_now import open_at
from .public import PublicResource, PublicSite
from .questioning import Questioned

#: The alphabet people know; the database itself sorts by bytes.
ALPHABET = "pl-x-icu"
#: How a resource reaches an area, the nearest first.
HERE, SERVES, WHOLE_CITY = 0, 1, 2
EMPTY = (None, "", [])


class AgeFilter(django_filters.Filter):
    """Whole years."""

    field_class = forms.IntegerField


class PublicResourceFilter(Questioned, ResourceFacets, FacetedFilterSet):
    """Narrows public resources by what is on the shelf, and puts the best first.

    Within one parameter values are alternatives; several parameters narrow together.
    A category includes its parts; an area means: given there, serving it, or serving
    the whole city. ``q`` is read as a question in plain words. What cannot be read is
    refused.
    """

    q = extend_schema_field({"type": "string", "maxLength": MAX_QUESTION})(
        django_filters.CharFilter(
            method="answering_question",
            max_length=MAX_QUESTION,
            label=_("A question in plain words"),
        )
    )
    category = codes(
        django_filters.MultipleChoiceFilter(
            method="answering", label=_("What it helps with")
        )
    )
    target_group = codes(
        django_filters.MultipleChoiceFilter(method="overlapping", label=_("For whom"))
    )
    age = extend_schema_field({"type": "integer", "minimum": 0, "maximum": OLDEST})(
        AgeFilter(
            method="of_age", min_value=0, max_value=OLDEST, label=_("Age in years")
        )
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
    open = django_filters.ChoiceFilter(
        choices=[("now", _("open now"))], method="opened", label=_("When")
    )
    fee_kind = django_filters.MultipleChoiceFilter(
        choices=FeeKind.choices, method="in_column", label=_("Cost")
    )
    delivery = django_filters.MultipleChoiceFilter(
        choices=Delivery.choices, method="delivered", label=_("How you get it")
    )
    accessibility = django_filters.MultipleChoiceFilter(
        choices=Accessibility.choices, method="offering", label=_("Accessibility")
    )
    language = django_filters.MultipleChoiceFilter(
        choices=Language.choices, method="speaking", label=_("Language")
    )
    checked = django_filters.ChoiceFilter(
        choices=[("lately", _("checked lately"))],
        method="checked_lately",
        label=_("How fresh"),
    )
    bbox = extend_schema_field({"type": "string", "pattern": BOX_PATTERN})(
        BoxFilter(
            method="touching_box",
            label=_("Box: west,south,east,north in degrees (WGS 84)"),
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
    def chosen(self) -> dict:
        """The filters in use, by name; an age of 0 is one."""
        data = self.form.cleaned_data
        return {name: value for name, value in data.items() if value not in EMPTY}

    @cached_property
    def categories(self) -> dict[str, PublicCategory]:
        """The kinds of problems by slug, in their order."""
        return {category.slug: category for category in PublicCategory.objects.all()}

    @cached_property
    def category_parents(self) -> dict[str, str]:
        """The slug each category is part of, "" at the top."""
        return {slug: row.parent_slug for slug, row in self.categories.items()}

    @cached_property
    def category_terms(self) -> dict[str, str]:
        """Names of categories by slug."""
        return {slug: category.name for slug, category in self.categories.items()}

    @cached_property
    def target_groups(self) -> dict[str, PublicTargetGroup]:
        """The groups of people by slug, in their order."""
        return {group.slug: group for group in PublicTargetGroup.objects.all()}

    @cached_property
    def target_group_terms(self) -> dict[str, str]:
        """Names of target groups by slug."""
        return {slug: group.name for slug, group in self.target_groups.items()}

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Name and parent's code of each area by code, the coarsest first."""
        rows = PublicArea.objects.values_list("code", "name", "parent_code")
        return {code: (name, parent) for code, name, parent in rows}

    @cached_property
    def area_parents(self) -> dict[str, str]:
        """The code each area is part of, "" at the top."""
        return {code: parent for code, (_name, parent) in self.areas.items()}

    @cached_property
    def area_terms(self) -> dict[str, str]:
        """Names of areas by code."""
        return {code: name for code, (name, _parent) in self.areas.items()}

    @cached_property
    def open_now(self) -> Q:
        """The condition of being open at this moment."""
        return open_at(timezone.now())

    @cached_property
    def is_fresh(self) -> Q:
        """The condition that somebody made sure of it here, and in time."""
        return Q(to_check=False, review_due__gte=timezone.localdate())

    def filter_queryset(self, queryset):
        """Narrow, then put first what answers the question best, then the nearest."""
        rows = super().filter_queryset(queryset)
        if self.asked_areas:
            rows = self.by_reach(rows)
        return self.ranking.order(rows) if "q" in self.chosen else rows

    def in_column(self, queryset, name, value):
        return queryset.filter(**{f"{name}__in": value})

    def answering(self, queryset, name, value):
        chosen = sorted(with_parts(self.category_parents, value))
        return queryset.filter(categories__overlap=chosen)

    def overlapping(self, queryset, name, value):
        return queryset.filter(target_groups__overlap=value)

    def of_age(self, queryset, name, value):
        return queryset.filter(fits_age(value))

    def opened(self, queryset, name, value):
        return queryset.filter(self.open_now)

    def delivered(self, queryset, name, value):
        return queryset.filter(deliveries__overlap=value)

    def offering(self, queryset, name, value):
        """Rows with everything that is needed: one thing does not stand for another."""
        return queryset.filter(accessibility__contains=value)

    def speaking(self, queryset, name, value):
        return queryset.filter(languages__overlap=value)

    def checked_lately(self, queryset, name, value):
        return queryset.filter(self.is_fresh)

    def reaching(self, queryset, name, value):
        given_here, serves = self._reaches(value)
        return queryset.filter(given_here | serves | Q(serves_whole_city=True))

    def by_reach(self, queryset):
        """Annotate ``nearness`` to the areas asked about, the nearest first."""
        given_here, serves = self._reaches(self.asked_areas)
        return queryset.annotate(
            nearness=Case(
                When(given_here, then=Value(HERE)),
                When(serves, then=Value(SERVES)),
                default=Value(WHOLE_CITY),
                output_field=IntegerField(),
            )
        ).order_by("nearness", *queryset.query.order_by)

    def _reaches(self, chosen) -> tuple[Q, Q]:
        parts = with_parts(self.area_parents, chosen)
        around = parts | with_wholes(self.area_parents, chosen)
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


def public_resources():
    """All public resources by name, as the alphabet has them."""
    return PublicResource.objects.order_by(Collate(F("name"), ALPHABET), "public_id")
