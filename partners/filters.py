"""How public partners are narrowed: one filter for page and API."""

from collections import Counter

import django_filters
from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Collate
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field

from kooperacja.areas.public import PublicArea
from kooperacja.base.facets import FacetedFilterSet, with_parts
from kooperacja.base.search import MAX_QUESTION, having_words
from kooperacja.categories.choices import Activity, Sector

from .public import PublicPartner

#: The alphabet people know; the database itself sorts by bytes.
ALPHABET = "pl-x-icu"
PARTS = ("leader", "project_partner", "partner")


class PublicPartnerFilter(FacetedFilterSet):
    """Narrows public partners by what is on the shelf.

    Within one parameter values are alternatives; several parameters narrow together.
    An area includes its parts. What cannot be read is refused.
    """

    sector = django_filters.MultipleChoiceFilter(
        choices=Sector.choices, label=_("Sector"), method="in_column"
    )
    activity = django_filters.MultipleChoiceFilter(
        choices=Activity.choices, label=_("Field of activity"), method="in_column"
    )
    area = extend_schema_field({"type": "array", "items": {"type": "string"}})(
        django_filters.MultipleChoiceFilter(method="in_areas", label=_("Area"))
    )
    q = extend_schema_field({"type": "string", "maxLength": MAX_QUESTION})(
        django_filters.CharFilter(
            method="having_words", max_length=MAX_QUESTION, label=_("Words")
        )
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The vocabulary is read when somebody asks about it, and once.
        self.filters["area"].extra["choices"] = lambda: [
            (code, name) for code, (name, _parent) in self.areas.items()
        ]

    @cached_property
    def areas(self) -> dict[str, tuple[str, str]]:
        """Name and parent's code of each area by code, the coarsest first."""
        rows = PublicArea.objects.values_list("code", "name", "parent_code")
        return {code: (name, parent) for code, name, parent in rows}

    def in_column(self, queryset, name, value):
        return queryset.filter(**{f"{name}__in": value})

    def in_areas(self, queryset, name, value):
        parents = {code: parent for code, (_name, parent) in self.areas.items()}
        return queryset.filter(area_code__in=with_parts(parents, value))

    def having_words(self, queryset, name, value):
        return having_words(
            queryset, value, "name", "description", "competences", "address"
        )

    @cached_property
    def facets(self) -> dict[str, Counter]:
        """How many partners each sector and field of activity would show."""
        return self.count_options({"sector": F("sector"), "activity": F("activity")})


def public_partners():
    """All public partners by name, as the alphabet has them."""
    return PublicPartner.objects.order_by(Collate("name", ALPHABET), "slug")


def partners_by_sector():
    """All public partners by sector; in each, who leads stands first."""
    return PublicPartner.objects.order_by(
        _rank("sector", Sector.values),
        _rank("part", PARTS),
        "is_synthetic",
        Collate("name", ALPHABET),
        "slug",
    )


def _rank(column: str, values) -> Case:
    return Case(
        *(When(**{column: value}, then=Value(n)) for n, value in enumerate(values)),
        default=Value(len(values)),
        output_field=IntegerField(),
    )
