"""How public problems are narrowed: one filter for page, map, API and export."""

from collections import Counter

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import F, Func, Q
from django.db.models.functions import Collate
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from kooperacja.areas.geo import parse_bbox
from kooperacja.areas.public import PublicArea
from kooperacja.base.errors import InvalidInput
from kooperacja.base.facets import FacetedFilterSet, with_parts, with_wholes
from kooperacja.base.search import MAX_QUESTION, having_words
from kooperacja.categories.choices import Sector
from kooperacja.categories.public import PublicCategory, PublicTargetGroup

from .public import PublicProblem

PERIOD_PATTERN = r"^20[0-9]{2}(-H[12]|-Q[1-4])?$"
#: The alphabet people know; the database itself sorts by bytes.
ALPHABET = "pl-x-icu"
BOX_PATTERN = r"^(-?[0-9]{1,3}(\.[0-9]+)?(,-?[0-9]{1,3}(\.[0-9]+)?){3})?$"
STATES = [("open", _("open")), ("closed", _("closed"))]

#: Says in OpenAPI that a filter takes codes, several at once.
codes = extend_schema_field({"type": "array", "items": {"type": "string"}})


class PeriodsField(forms.Field):
    """Periods as written on a diagnosis: 2026, 2026-H1, 2026-Q3; several at once."""

    widget = forms.SelectMultiple
    validate_one = RegexValidator(PERIOD_PATTERN.replace("$", r"\Z"))

    def clean(self, value):
        for period in value or ():
            self.validate_one(period)
        return value or []


class BoxField(forms.CharField):
    """A box as ``west,south,east,north``; becomes a Polygon."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_bbox(text)
        except InvalidInput as error:
            raise ValidationError(error.message) from error


class PeriodsFilter(django_filters.Filter):
    field_class = PeriodsField


class BoxFilter(django_filters.Filter):
    field_class = BoxField


class PublicProblemFilter(FacetedFilterSet):
    """Narrows public problems by what is on the shelf and by nothing else.

    Within one parameter values are alternatives; several parameters narrow together.
    A category or an area includes its parts. What cannot be read is refused.
    """

    category = codes(
        django_filters.MultipleChoiceFilter(
            method="in_categories", label=_("Kind of problem")
        )
    )
    area = codes(
        django_filters.MultipleChoiceFilter(method="in_areas", label=_("Area"))
    )
    target_group = codes(
        django_filters.MultipleChoiceFilter(
            method="touching_groups", label=_("Whom it touches")
        )
    )
    sector = django_filters.MultipleChoiceFilter(
        choices=Sector.choices, method="confirmed_by", label=_("Sector that confirms")
    )
    period = extend_schema_field(
        {"type": "array", "items": {"type": "string", "pattern": PERIOD_PATTERN}}
    )(PeriodsFilter(method="in_periods", label=_("Period")))
    state = django_filters.MultipleChoiceFilter(
        choices=STATES, method="in_states", label=_("State")
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

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
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
        return {slug: item.name for slug, item in self.categories.items()}

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Name and parent's code of each area by code, the coarsest first."""
        rows = PublicArea.objects.order_by(
            "level", Collate("name", ALPHABET), "code"
        ).values_list("code", "name", "parent_code")
        return {code: (name, parent) for code, name, parent in rows}

    @cached_property
    def area_terms(self) -> dict[str, str]:
        """Names of areas by code."""
        return {code: name for code, (name, _parent) in self.areas.items()}

    @cached_property
    def area_parents(self) -> dict[str, str]:
        """The code each area is part of, by code."""
        return {code: parent for code, (_name, parent) in self.areas.items()}

    @cached_property
    def target_group_terms(self) -> dict[str, str]:
        """Names of target groups by slug."""
        return {group.slug: group.name for group in PublicTargetGroup.objects.all()}

    def in_categories(self, queryset, name, value):
        return queryset.filter(Q(category__in=value) | Q(category_parent__in=value))

    def in_areas(self, queryset, name, value):
        return queryset.filter(area_code__in=with_parts(self.area_parents, value))

    def touching_groups(self, queryset, name, value):
        return queryset.filter(target_groups__overlap=value)

    def confirmed_by(self, queryset, name, value):
        return queryset.filter(sectors__overlap=value)

    def in_states(self, queryset, name, value):
        return queryset.filter(state__in=value)

    def in_periods(self, queryset, name, value):
        return queryset.filter(periods__overlap=value)

    def touching_box(self, queryset, name, value):
        return queryset.filter(place__intersects=value)

    def having_words(self, queryset, name, value):
        return having_words(queryset, value, "title", "summary")

    @cached_property
    def facets(self) -> dict[str, Counter]:
        """How many problems each option would show, by filter and value; one query.

        What is counted for a part is counted for its whole too.
        """
        counts = self.count_options(
            {
                "category": F("category"),
                "area": F("area_code"),
                "target_group": Func(F("target_groups"), function="unnest"),
                "sector": Func(F("sectors"), function="unnest"),
                "period": Func(F("periods"), function="unnest"),
            }
        )
        parents = {slug: item.parent_slug for slug, item in self.categories.items()}
        counts["category"] = _rolled_up(counts["category"], parents)
        counts["area"] = _rolled_up(counts["area"], self.area_parents)
        return counts


def _rolled_up(counts: Counter, parents: dict[str, str]) -> Counter:
    """Add the count of each part to everything it is part of."""
    total = Counter()
    for code, number in counts.items():
        total.update(dict.fromkeys(with_wholes(parents, [code]), number))
    return total


def public_problems():
    """All public problems in the public order."""
    return PublicProblem.objects.newest_first()
