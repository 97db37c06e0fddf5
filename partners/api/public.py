"""What everybody may see of this room: reads the shelf and nothing else."""

from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers

from kooperacja.areas.public import PublicArea
from kooperacja.base.api.shelf import ShelfViewSet

from ..filters import PublicPartnerFilter, public_partners
from ..public import PublicPartner


class PublicPartnerSerializer(serializers.ModelSerializer):
    """An institution; ``part`` is what it is in the partnership."""

    id = serializers.CharField(source="slug")
    area = serializers.CharField(source="area_code")
    url = serializers.CharField(source="page_url", help_text="Path of its page.")

    class Meta:
        model = PublicPartner
        fields = (
            "id",
            "name",
            "sector",
            "activity",
            "part",
            "description",
            "competences",
            "website",
            "email",
            "phone",
            "address",
            "area",
            "area_name",
            "source",
            "is_synthetic",
            "url",
        )


@extend_schema_view(
    list=extend_schema(summary="Institutions of the partnership"),
    retrieve=extend_schema(summary="An institution of the partnership"),
)
class PublicPartnerViewSet(ShelfViewSet):
    """Institutions that work together, as everybody sees them."""

    lookup_field = "slug"
    lookup_value_regex = "[a-z0-9_-]{1,80}"
    filterset_class = PublicPartnerFilter
    serializer_class = PublicPartnerSerializer
    geometry = "place"
    columns = {
        name: field.source for name, field in PublicPartnerSerializer().fields.items()
    }

    def get_queryset(self):
        return public_partners().defer("place").annotate(page_url=page_address())

    @staticmethod
    def known_values():
        return {"area": list(PublicArea.objects.values_list("code", flat=True))}


def page_address():
    """Return the expression of the path of a partner's page."""
    before, _mark, after = reverse("partners:detail", args=["slug"]).partition("slug")
    return Concat(Value(before), "slug", Value(after))
