"""Places of public resources for maps and for measuring, as GeoJSON."""

from django.db.models import (
    Case,
    CharField,
    Exists,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat
from django.urls import reverse

from kooperacja.base.api.features import feature_collection
from kooperacja.categories.choices import ResourceKind

from ..public import PublicResource, PublicSite

LAYER_COLUMNS = {
    "id": "resource_public_id",
    "name": "resource_name",
    "kind": "kind",
    "kind_name": "kind_name",
    "url": "page_url",
}
#: What the browser needs to show a place without asking again, whoever is near it.
CARD_COLUMNS = {
    **LAYER_COLUMNS,
    "provider": "provider",
    "phone": "phone",
    "address": "address",
    "area_name": "area_name",
    "is_open": "is_open",
}


def places_of(public_ids) -> str:
    """Return the known places of resources as the text of a FeatureCollection."""
    return feature_collection(
        known_places(public_ids), geometry="place", columns=LAYER_COLUMNS
    )


def cards_of(public_ids, open_now: Q) -> str:
    """Return known places with telephone and address, and whether one may go now."""
    resource = PublicResource.objects.filter(public_id=OuterRef("resource_public_id"))
    sites = known_places(public_ids).annotate(
        provider=Subquery(resource.values("provider_name")),
        phone=Subquery(resource.values("phone")),
        is_open=Exists(resource.filter(open_now)),
    )
    return feature_collection(sites, geometry="place", columns=CARD_COLUMNS)


def known_places(public_ids):
    """Return the places of resources that have a point, with the resource's columns."""
    resource = PublicResource.objects.filter(public_id=OuterRef("resource_public_id"))
    return (
        PublicSite.objects.filter(resource_public_id__in=public_ids)
        .exclude(place=None)
        .annotate(
            resource_name=Subquery(resource.values("name")),
            kind=Subquery(resource.values("kind")),
            page_url=page_address("resource_public_id"),
        )
        .annotate(kind_name=kind_name())
        .order_by("resource_public_id", "position")
    )


def kind_name() -> Case:
    """Return the expression of the name of ``kind`` in the active language."""
    return Case(
        *(
            When(kind=kind, then=Value(str(label)))
            for kind, label in ResourceKind.choices
        ),
        default=Value(""),
        output_field=CharField(),
    )


def page_address(column: str):
    """Return the expression of the path of a resource's page."""
    mark = "0" * 22
    before, _mark, after = reverse("resources:detail", args=[mark]).partition(mark)
    return Concat(Value(before), column, Value(after))
