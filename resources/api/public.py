"""What everybody may see of this room: reads the shelf and nothing else."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
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
    map_action,
)
from kooperacja.categories.public import PublicCategory, PublicTargetGroup

from ..filters import PublicResourceFilter, public_resources
from ..open_now import open_at
from ..public import PublicResource, PublicSite, PublicTombstone
from .places import cards_of, page_address, places_of


class PublicSiteSerializer(serializers.ModelSerializer):
    """A place where the resource is given; coordinates in WGS 84, or null."""

    id = serializers.CharField(source="public_id")
    area = serializers.CharField(source="area_code")
    accessibility = serializers.ListField(child=serializers.CharField())
    longitude = serializers.FloatField(source="place.x", default=None, allow_null=True)
    latitude = serializers.FloatField(source="place.y", default=None, allow_null=True)

    class Meta:
        model = PublicSite
        fields = (
            "id",
            "name",
            "address",
            "area",
            "area_name",
            "longitude",
            "latitude",
            "is_confidential",
            "accessibility",
            "accessibility_note",
            "round_the_clock",
            "open_on_holidays",
            "week",
            "exceptions",
            "closures",
            "contacts",
        )


class PublicResourceBriefSerializer(serializers.ModelSerializer):
    """A resource in a list; ``areas`` are those of its sites."""

    id = serializers.CharField(source="public_id")
    provider = serializers.CharField(source="provider_name")
    categories = serializers.ListField(child=serializers.CharField())
    target_groups = serializers.ListField(child=serializers.CharField())
    service_areas = serializers.ListField(
        source="service_area_codes", child=serializers.CharField()
    )
    covered_areas = serializers.ListField(
        source="covered_area_codes",
        child=serializers.CharField(),
        help_text="Areas it reaches; empty with serves_whole_city.",
    )
    deliveries = serializers.ListField(child=serializers.CharField())
    languages = serializers.ListField(child=serializers.CharField())
    accessibility = serializers.ListField(child=serializers.CharField())
    areas = serializers.ListField(source="area_codes", child=serializers.CharField())
    url = serializers.CharField(source="page_url", help_text="Path of its page.")

    class Meta:
        model = PublicResource
        fields = (
            "id",
            "name",
            "provider",
            "sector",
            "kind",
            "cus_domain",
            "description",
            "eligibility",
            "minimum_age",
            "maximum_age",
            "application",
            "fees",
            "hours_note",
            "deliveries",
            "documents",
            "fee_kind",
            "waiting_time",
            "languages",
            "occupancy",
            "capacity_date",
            "accessibility",
            "round_the_clock",
            "open_on_holidays",
            "week",
            "exceptions",
            "closures",
            "contacts",
            "phone",
            "email",
            "website",
            "capacity",
            "categories",
            "target_groups",
            "serves_whole_city",
            "service_areas",
            "areas",
            "covered_areas",
            "assured_date",
            "assured_by_name",
            "review_due",
            "to_check",
            "source",
            "url",
        )


class PublicResourceSerializer(PublicResourceBriefSerializer):
    """A resource with the places where it is given."""

    sites = PublicSiteSerializer(many=True)

    class Meta(PublicResourceBriefSerializer.Meta):
        fields = (*PublicResourceBriefSerializer.Meta.fields, "sites")


def moved(gone: Gone, public_id: str) -> Gone:
    """Return the refusal with where a merged resource stands now, if it does."""
    grave = PublicTombstone.objects.filter(public_id=public_id).exclude(moved_to="")
    moved_to = grave.values_list("moved_to", flat=True).first()
    if moved_to is None:
        return gone
    return Gone({"detail": _("It was merged into another one."), "moved_to": moved_to})


@extend_schema_view(
    list=extend_schema(summary="What helps in the city"),
    retrieve=extend_schema(summary="A resource with its places"),
)
class PublicResourceViewSet(ShelfViewSet):
    """Services, institutions, places and people that counter the problems.

    In GeoJSON a resource stands at its first place; the layer has every place.
    """

    lookup_field = "public_id"
    lookup_value_regex = "[A-Za-z0-9_-]{22}"
    filterset_class = PublicResourceFilter
    serializer_classes = {"retrieve": PublicResourceSerializer}
    serializer_class = PublicResourceBriefSerializer
    tombstones = PublicTombstone
    geometry = "first_place"
    columns = {
        name: field.source
        for name, field in PublicResourceBriefSerializer().fields.items()
    }

    def get_queryset(self):
        first = PublicSite.objects.filter(
            resource_public_id=OuterRef("public_id"), place__isnull=False
        ).order_by("position")
        rows = public_resources().annotate(page_url=page_address("public_id"))
        if self.action == "list":
            rows = rows.annotate(first_place=Subquery(first.values("place")[:1]))
        return rows

    def get_serializer_class(self):
        return self.serializer_classes.get(self.action, self.serializer_class)

    def get_object(self):
        try:
            resource = super().get_object()
        except Gone as gone:
            raise moved(gone, self.kwargs["public_id"]) from None
        resource.sites = PublicSite.objects.filter(
            resource_public_id=resource.public_id
        )
        return resource

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
        operation_id="resources_map_list",
        summary="Places of resources for a map",
        responses=LAYER_ANSWERS | {(400, "application/json"): REFUSAL},
        filters=True,
    )
    @map_action(detail=False, url_path="map", url_name="map")
    def layer(self, request):
        """Return every known place of the resources under the filters."""
        rows = self.filter_queryset(self.get_queryset()).order_by()
        return Response(places_of(Subquery(rows.values("public_id"))))

    @extend_schema(
        operation_id="resources_cards_list",
        summary="Places of resources with what one needs to call or go",
        description=(
            "All known places under the filters, for measuring distances in the "
            "browser: so nobody has to send a position. ``is_open`` is of this moment."
        ),
        responses=LAYER_ANSWERS | {(400, "application/json"): REFUSAL},
        filters=True,
    )
    @map_action(detail=False, url_path="cards", url_name="cards")
    def cards(self, request):
        """Return every known place under the filters with its telephone."""
        rows = self.filter_queryset(self.get_queryset()).order_by()
        found = Subquery(rows.values("public_id"))
        return Response(cards_of(found, open_at(timezone.now())))

    @extend_schema(
        operation_id="resources_places_retrieve",
        summary="Places of one resource for a map",
        responses=LAYER_ANSWERS | {(410, "application/json"): DETAIL},
        filters=False,
    )
    @map_action(detail=True, url_path="map", url_name="places")
    def places(self, request, public_id=None):
        """Return every known place of this resource."""
        return Response(places_of([self.get_object().public_id]))
