"""What every public list of the API has in common: it reads a shelf, and only reads."""

from django.db import DatabaseError, transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.openapi import AutoSchema
from rest_framework import negotiation, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import APIException, NotAcceptable
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from ..shelf import PUBLIC_ALIAS
from .features import feature_collection
from .permissions import PublicRead
from .renderers import CSVRenderer, GeoJSONRenderer, RefusalsInJSON, write_csv

JSON = JSONRenderer.media_type
GEOJSON = GeoJSONRenderer.media_type
DETAIL = {
    "type": "object",
    "required": ["detail"],
    "properties": {"detail": {"type": "string"}},
}
#: A refused parameter: its name with the sentences that say why.
REFUSAL = {
    "type": "object",
    "additionalProperties": {
        "oneOf": [
            {"type": "string"},
            {"type": "array", "items": {"type": "string"}},
        ]
    },
}
FEATURE_COLLECTION = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"type": "string", "enum": ["Feature"]},
                    "id": {"type": "string"},
                    "geometry": {"type": "object", "nullable": True},
                    "properties": {"type": "object"},
                },
            },
        },
    },
}
#: What a layer of a map answers, as `map_action` makes it.
LAYER_ANSWERS = {(200, GEOJSON): FEATURE_COLLECTION, (404, JSON): DETAIL}


def map_action(**kwargs):
    """Make an action of a viewset that answers with a layer of a map, never in pages.

    ``kwargs`` are those of REST framework's ``action``.
    """
    return action(renderer_classes=[GeoJSONRenderer], pagination_class=None, **kwargs)


def columns_of(serializer_class) -> dict[str, str]:
    """Return the columns of CSV and GeoJSON that say the same as a serializer."""
    return {name: field.source for name, field in serializer_class().fields.items()}


class LenientNegotiation(negotiation.DefaultContentNegotiation):
    """An Accept header nobody can serve gets the first format instead of a 406.

    ``?format=`` stays strict: an unknown one is a 404.
    """

    def select_renderer(self, request, renderers, format_suffix=None):
        try:
            return super().select_renderer(request, renderers, format_suffix)
        except NotAcceptable:
            return renderers[0], renderers[0].media_type


class ShelfSchema(AutoSchema):
    """Says in OpenAPI what a ShelfViewSet answers, format by format."""

    def _get_filter_parameters(self):
        parameters = super()._get_filter_parameters()
        known = self._known_values() if parameters else {}
        for parameter in parameters:
            values = known.get(parameter["name"])
            if values:
                parameter["schema"] = {
                    "type": "array",
                    "items": {"type": "string", "enum": values},
                }
        return parameters

    def _known_values(self) -> dict[str, list[str]]:
        # The system check draws the schema too, on a database that may hold no table
        # yet or not be there at all: the vocabularies are then left open.
        try:
            with transaction.atomic(using=PUBLIC_ALIAS):
                return self.view.known_values()
        except DatabaseError:
            return {}

    def get_response_serializers(self):
        own = super().get_response_serializers()
        if isinstance(own, dict) and "type" not in own:
            return own  # an extend_schema of the action has said it all
        refusals = {(404, JSON): DETAIL}
        if self.view.tombstones is not None and self.view.action == "retrieve":
            refusals[410, JSON] = DETAIL
        if self.view.action == "list":
            refusals[400, JSON] = REFUSAL
        return {(200, JSON): own, **refusals}

    def _get_response_bodies(self, *args, **kwargs):
        bodies = super()._get_response_bodies(*args, **kwargs)
        if self.view.action == "list":
            # Said here, because these formats have no pages.
            content = bodies["200"]["content"]
            if self.view.geometry:
                content[GEOJSON] = {"schema": FEATURE_COLLECTION}
            content[CSVRenderer.media_type] = {"schema": {"type": "string"}}
        return bodies


class Gone(APIException):
    """Something stood at this address and was taken off the shelf."""

    status_code = 410
    default_detail = _("It was taken off the public map.")
    default_code = "gone"


class ShelfViewSet(RefusalsInJSON, viewsets.ReadOnlyModelViewSet):
    """A public list: no cookie is read or set, every answer is the same for everybody.

    The list speaks JSON by pages; CSV and, with ``geometry``, GeoJSON hold all
    filtered rows at once. ``columns`` maps the names of properties and CSV columns to
    the shelf's columns (or annotations of the queryset); it must have an ``id`` where
    there is a ``geometry``. ``order`` must end in a unique column. ``tombstones`` is
    the shelf of what was taken down, by the same ``lookup_field``: its addresses
    answer 410.
    """

    authentication_classes = ()
    permission_classes = (PublicRead,)
    content_negotiation_class = LenientNegotiation
    schema = ShelfSchema()
    columns: dict[str, str] = {}
    geometry = ""
    decimals = 6
    tombstones = None

    @staticmethod
    def known_values() -> dict[str, list[str]]:
        """Return the values of filters that are rows of a vocabulary, for OpenAPI."""
        return {}

    def get_object(self):
        try:
            return super().get_object()
        except Http404:
            name = self.lookup_field
            graves = self.tombstones and self.tombstones.objects.filter(
                **{name: self.kwargs[name]}
            )
            if graves and graves.exists():
                raise Gone from None
            raise

    def get_renderers(self):
        # Without an action the answer is 405, in whatever format was asked for.
        if self.action not in {"list", "metadata", None}:
            return [renderer() for renderer in self.renderer_classes]
        geojson = [GeoJSONRenderer()] if self.geometry else []
        return [JSONRenderer(), *geojson, CSVRenderer()]

    def list(self, request, *args, **kwargs):
        if request.accepted_renderer.format == "json":
            return super().list(request, *args, **kwargs)
        self.paginator.check(request)
        rows = self.filter_queryset(self.get_queryset())
        if request.accepted_renderer.format == "geojson":
            return Response(self.as_geojson(rows))
        return Response(
            write_csv(self.columns, rows.values_list(*self.columns.values())),
            headers={
                "Content-Disposition": f'attachment; filename="{self.basename}.csv"'
            },
        )

    def as_geojson(self, rows) -> str:
        """Return filtered rows as the text of a FeatureCollection."""
        return feature_collection(
            rows,
            geometry=self.geometry,
            columns=self.columns,
            decimals=self.decimals,
        )

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", "public, no-cache")
        return response
