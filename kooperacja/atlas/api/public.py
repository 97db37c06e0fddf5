"""Areas and vocabularies for everybody; reads the shelf and nothing else."""

import django_filters
from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.public import PublicArea
from kooperacja.base.api.shelf import ShelfViewSet, columns_of
from kooperacja.base.search import MAX_QUESTION, having_words
from kooperacja.categories.public import PublicCategory, PublicTargetGroup
from problems.filters import BOX_PATTERN, BoxFilter
from problems.public import Precision

#: The word of each level of the disclosure policy, the same as a precision's.
LEVEL_WORDS = {0: Precision.CITY, 1: Precision.ESTATE, 2: Precision.STREET}
LEVELS = [(word.value, word.label) for word in LEVEL_WORDS.values()]


class PublicAreaFilter(django_filters.FilterSet):
    """Narrows areas by kind, box and words of the name."""

    kind = django_filters.MultipleChoiceFilter(
        choices=AreaKind.choices, method="of_kinds"
    )
    bbox = extend_schema_field({"type": "string", "pattern": BOX_PATTERN})(
        BoxFilter(method="touching_box")
    )
    q = extend_schema_field({"type": "string", "maxLength": MAX_QUESTION})(
        django_filters.CharFilter(method="having_words", max_length=MAX_QUESTION)
    )

    def of_kinds(self, queryset, name, value):
        return queryset.filter(kind__in=value)

    def touching_box(self, queryset, name, value):
        return queryset.filter(boundary__intersects=value)

    def having_words(self, queryset, name, value):
        return having_words(queryset, value, "name")


class PublicAreaSerializer(serializers.ModelSerializer):
    """An area; figures that nobody knows are null."""

    level = serializers.ChoiceField(
        source="level_word", choices=LEVELS, help_text="How coarse it is."
    )
    parent = serializers.CharField(
        source="parent_code", help_text="Code of the area it is part of, or empty."
    )
    url = serializers.CharField(source="page_url", help_text="Path of its page.")

    class Meta:
        model = PublicArea
        fields = (
            "code",
            "name",
            "kind",
            "level",
            "parent",
            "residents",
            "dwellings",
            "source",
            "is_official",
            "is_synthetic",
            "url",
        )


@extend_schema_view(
    list=extend_schema(summary="Areas of the city"),
    retrieve=extend_schema(summary="An area of the city"),
)
class PublicAreaViewSet(ShelfViewSet):
    """The areas of the city with their outlines (WGS 84, as GeoJSON)."""

    lookup_field = "code"
    lookup_value_regex = "[A-Za-z0-9_-]{1,80}"
    filterset_class = PublicAreaFilter
    serializer_class = PublicAreaSerializer
    geometry = "boundary"
    decimals = 5  # about a metre
    columns = {"id": "code", **columns_of(PublicAreaSerializer)}

    def get_queryset(self):
        mark = "area-code"
        before, _mark, after = reverse("areas:detail", args=[mark]).partition(mark)
        return (
            PublicArea.objects.defer("boundary", "label_point")
            .annotate(
                level_word=Case(
                    *(
                        When(level=level, then=Value(word.value))
                        for level, word in LEVEL_WORDS.items()
                    ),
                    output_field=CharField(),
                ),
                page_url=Concat(Value(before), F("code"), Value(after)),
            )
            .order_by("level", "name", "code")
        )


class PublicCategorySerializer(serializers.ModelSerializer):
    """A kind of problem in both languages."""

    parent = serializers.CharField(
        source="parent_slug", help_text="Slug of the broader category, or empty."
    )
    sensitivity = serializers.ChoiceField(
        choices=[0, 1, 2, 3],
        help_text="Class of disclosure control; records of class 3 are never listed.",
    )

    class Meta:
        model = PublicCategory
        fields = (
            "slug",
            "name_pl",
            "name_en",
            "parent",
            "definition_pl",
            "definition_en",
            "legal_ground",
            "sensitivity",
        )


class VocabularyViewSet(ShelfViewSet):
    """A vocabulary: all its terms in their order."""

    lookup_field = "slug"
    lookup_value_regex = "[A-Za-z0-9_-]{1,60}"
    filterset_class = type("NoFilter", (django_filters.FilterSet,), {})


@extend_schema_view(
    list=extend_schema(summary="Kinds of problems"),
    retrieve=extend_schema(summary="A kind of problem"),
)
class PublicCategoryViewSet(VocabularyViewSet):
    """Kinds of problems, on two levels, with definitions and legal grounds."""

    serializer_class = PublicCategorySerializer
    columns = columns_of(PublicCategorySerializer)

    def get_queryset(self):
        return PublicCategory.objects.order_by("position", "slug")


class PublicTargetGroupSerializer(serializers.ModelSerializer):
    """A target group in both languages."""

    class Meta:
        model = PublicTargetGroup
        fields = ("slug", "name_pl", "name_en")


@extend_schema_view(
    list=extend_schema(summary="Target groups"),
    retrieve=extend_schema(summary="A target group"),
)
class PublicTargetGroupViewSet(VocabularyViewSet):
    """People whom problems touch and resources serve."""

    serializer_class = PublicTargetGroupSerializer
    columns = columns_of(PublicTargetGroupSerializer)

    def get_queryset(self):
        return PublicTargetGroup.objects.order_by("position", "slug")
