"""What everybody may see of this room: reads the shelf and nothing else."""

from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.response import Response

from kooperacja.areas.public import PublicArea
from kooperacja.base.api.shelf import (
    DETAIL,
    LAYER_ANSWERS,
    REFUSAL,
    Gone,
    ShelfViewSet,
    columns_of,
    map_action,
)
from kooperacja.categories.public import PublicCategory, PublicTargetGroup

from ..filters import PublicProblemFilter, public_problems
from ..layer import problem_layer
from ..public import PublicDiagnosis, PublicProblem, PublicTombstone


class PublicVoiceSerializer(serializers.ModelSerializer):
    """What one institution says about a problem in one period."""

    id = serializers.CharField(source="public_id")
    institution = serializers.CharField(source="partner_name")
    sources = serializers.ListField(child=serializers.CharField())

    class Meta:
        model = PublicDiagnosis
        fields = (
            "id",
            "institution",
            "sector",
            "period",
            "severity",
            "trend",
            "text",
            "sources",
            "published_date",
            "is_synthetic",
        )


class PublicProblemBriefSerializer(serializers.ModelSerializer):
    """A problem in a list; dates are first days as ``date_precision`` says."""

    id = serializers.CharField(source="public_id")
    area = serializers.CharField(source="area_code")
    target_groups = serializers.ListField(child=serializers.CharField())
    periods = serializers.ListField(child=serializers.CharField())
    sectors = serializers.ListField(child=serializers.CharField())
    url = serializers.CharField(source="page_url", help_text="Path of its page.")

    class Meta:
        model = PublicProblem
        fields = (
            "id",
            "title",
            "summary",
            "category",
            "category_parent",
            "target_groups",
            "state",
            "area",
            "area_name",
            "precision",
            "published_date",
            "confirmed_date",
            "date_precision",
            "stale_after",
            "closed_date",
            "close_reason",
            "severity",
            "severity_low",
            "severity_high",
            "trend",
            "periods",
            "sectors",
            "institutions_count",
            "is_synthetic",
            "url",
        )


class PublicProblemSerializer(PublicProblemBriefSerializer):
    """A problem with its agreed words and the voices of the institutions."""

    voices = PublicVoiceSerializer(many=True, help_text="The newest period first.")

    class Meta(PublicProblemBriefSerializer.Meta):
        fields = (
            *PublicProblemBriefSerializer.Meta.fields,
            "conclusions",
            "recommendations",
            "voices",
        )


def page_address():
    """Return the expression of the path of a problem's page."""
    mark = "0" * 22
    before, _mark, after = reverse("problems:detail", args=[mark]).partition(mark)
    return Concat(Value(before), "public_id", Value(after))


@extend_schema_view(
    list=extend_schema(summary="Published problems"),
    retrieve=extend_schema(summary="A published problem with its voices"),
)
class PublicProblemViewSet(ShelfViewSet):
    """Published problems of the city; those of class 3 are never among them."""

    lookup_field = "public_id"
    lookup_value_regex = "[A-Za-z0-9_-]{22}"
    filterset_class = PublicProblemFilter
    serializer_classes = {"retrieve": PublicProblemSerializer}
    serializer_class = PublicProblemBriefSerializer
    tombstones = PublicTombstone
    geometry = "place"
    columns = columns_of(PublicProblemBriefSerializer)

    def get_queryset(self):
        if self.action in {"layer", "place"}:
            return PublicProblem.objects.all()
        return (
            public_problems()
            .defer("place", "label_point")
            .annotate(page_url=page_address())
        )

    def get_serializer_class(self):
        return self.serializer_classes.get(self.action, self.serializer_class)

    def get_object(self):
        try:
            problem = super().get_object()
        except Gone as gone:
            raise self.moved(gone) from None
        if self.action == "retrieve":
            problem.voices = PublicDiagnosis.objects.filter(
                problem_public_id=problem.public_id
            )
        return problem

    def moved(self, gone: Gone) -> Gone:
        """Return the refusal with where a merged problem stands now, if it does."""
        grave = PublicTombstone.objects.filter(public_id=self.kwargs["public_id"])
        address = grave.exclude(moved_to="").first()
        if address is None:
            return gone
        detail = address.get_reason_display()
        return Gone({"detail": detail, "moved_to": address.moved_to})

    @staticmethod
    def known_values():
        def slugs(model, name):
            return list(model.objects.values_list(name, flat=True))

        return {
            "category": slugs(PublicCategory, "slug"),
            "area": slugs(PublicArea, "code"),
            "target_group": slugs(PublicTargetGroup, "slug"),
        }

    @extend_schema(
        summary="Published problems gathered by public place",
        description=(
            "One feature is one public place; `count` is the number of all its "
            "problems, `problems` the newest of them, at most 20."
        ),
        responses=LAYER_ANSWERS | {(400, "application/json"): REFUSAL},
        filters=True,
    )
    @map_action(detail=False, url_path="map", url_name="map")
    def layer(self, request):
        """Return the layer of the map under the filters."""
        return Response(problem_layer(self.filter_queryset(self.get_queryset())))

    @extend_schema(
        operation_id="problems_place_retrieve",
        summary="The public place of one problem",
        responses=LAYER_ANSWERS | {(410, "application/json"): DETAIL},
        filters=False,
    )
    @map_action(detail=True, url_path="map", url_name="place", filterset_class=None)
    def place(self, request, public_id):
        """Return the layer with this problem alone."""
        problem = self.get_object()
        return Response(
            problem_layer(PublicProblem.objects.filter(public_id=problem.public_id))
        )
