"""The HSDS 3.0 API over the shelf: reads the shelf and nothing else.

The standard's three required routes (``/``, ``/services``, ``/services/{id}``) and its
optional ones. Its paths end without a slash, so these do too. POST, which the standard
lets a server leave out, is a 405: a question changes nothing and belongs in a GET.
"""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from kooperacja.base.api.permissions import PublicRead
from kooperacja.base.api.shelf import Gone, LenientNegotiation

from ..hsds import VERSION
from ..hsds.identifiers import public_id_of, uuid_of
from ..hsds.organizations import organization_columns
from ..hsds.taxonomies import BY_ID, TAXONOMIES
from ..public import PublicProvider, PublicResource, PublicSite, PublicTombstone
from . import hsds_asking as asking
from .hsds_answers import minimal, organizations, places, with_words
from .hsds_rows import (
    Gathered,
    providers_asked,
    services_asked,
    sites_asked,
    vocabulary,
)
from .hsds_schema import HsdsSchema, answers, page_answers

#: Where the standard says what its version 3.0 is.
PROFILE = "https://github.com/openreferral/specification/tree/3.0/schema"
UUID_PATTERN = "-".join(f"[0-9a-fA-F]{{{size}}}" for size in (8, 4, 4, 4, 12))


def base_of(request) -> str:
    """Return the address of this server, with a slash at its end."""
    return request.build_absolute_uri("/")


def absence_of(public_id: str) -> Exception:
    """Return why there is no such service: never, no longer, or elsewhere now."""
    grave = PublicTombstone.objects.filter(public_id=public_id).first()
    if grave is None:
        return Http404()
    if not grave.moved_to:
        return Gone()
    moved = {"detail": _("It was merged into another one.")}
    return Gone(moved | {"moved_to": uuid_of(grave.moved_to)})


class HsdsViewSet(ViewSet):
    """What all addresses share: no cookie is read or set, the answer is JSON."""

    authentication_classes = ()
    permission_classes = (PublicRead,)
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = LenientNegotiation
    schema = HsdsSchema()
    lookup_url_kwarg = "id"
    lookup_value_regex = UUID_PATTERN

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


class ApiViewSet(HsdsViewSet):
    """What this API is."""

    @extend_schema(
        operation_id="hsds_root",
        summary="What this API is (HSDS 3.0)",
        responses=answers("api", 400),
    )
    def list(self, request):
        """Return the version of the standard and where the API is described."""
        asking.read_question(asking.NothingAsked, request)
        schema = request.build_absolute_uri(reverse("api:schema"))
        return Response(
            {
                "version": VERSION,
                "profile": PROFILE,
                "openapi_url": f"{schema}?format=json",
            }
        )


class ServiceViewSet(HsdsViewSet):
    """What helps, as services of HSDS 3.0."""

    @extend_schema(
        operation_id="hsds_services_list",
        summary="Services (HSDS 3.0)",
        parameters=[asking.AskedOfServices],
        responses=page_answers("service"),
    )
    def list(self, request):
        """Return a page of services; ``full`` adds everything but areas' outlines."""
        asked = asking.read_question(asking.AskedOfServices, request)
        rows = services_asked(asked)
        if asked["minimal"]:
            return Response(minimal(rows))
        page, found = asking.page_of(rows, asked)
        gathered = Gathered(found, base_of(request))
        contents = gathered.in_full() if asked["full"] else gathered.in_list()
        return Response({**page, "contents": contents})

    @extend_schema(
        operation_id="hsds_services_retrieve",
        summary="A service with everything in it (HSDS 3.0)",
        responses=answers("service", 400, 404, 410),
    )
    def retrieve(self, request, id):
        """Return a service; one that was taken down is a 410, with ``moved_to`` where
        it was merged into another one."""
        asking.read_question(asking.NothingAsked, request)
        public_id = public_id_of(id)
        row = PublicResource.objects.filter(public_id=public_id).first()
        if row is None:
            raise absence_of(public_id)
        [service] = Gathered([row], base_of(request), outlines=True).in_full()
        return Response(service)


class OrganizationViewSet(HsdsViewSet):
    """Who gives it, as organizations of HSDS 3.0."""

    @extend_schema(
        operation_id="hsds_organizations_list",
        summary="Organizations (HSDS 3.0)",
        parameters=[asking.AskedOfOrganizations],
        responses=page_answers("organization"),
    )
    def list(self, request):
        """Return a page of organizations that give something published."""
        asked = asking.read_question(asking.AskedOfOrganizations, request)
        page, found = asking.page_of(providers_asked(asked), asked)
        if asked["full"] or asked["full_service"]:
            contents = organizations(
                found, base_of(request), with_services=asked["full_service"]
            )
        else:
            contents = [organization_columns(row) for row in found]
        return Response({**page, "contents": contents})

    @extend_schema(
        operation_id="hsds_organizations_retrieve",
        summary="An organization with its services (HSDS 3.0)",
        parameters=[asking.AskedOfOrganization],
        responses=answers("organization", 400, 404),
    )
    def retrieve(self, request, id):
        """Return an organization; its services by name, or in full."""
        asked = asking.read_question(asking.AskedOfOrganization, request)
        rows = PublicProvider.objects.filter(public_id=public_id_of(id))
        found = organizations(
            rows, base_of(request), with_services=asked["full_service"]
        )
        if not found:
            raise Http404
        return Response(found[0])


class ServiceAtLocationViewSet(HsdsViewSet):
    """Where it is given, as services at locations of HSDS 3.0."""

    @extend_schema(
        operation_id="hsds_service_at_locations_list",
        summary="Services at locations (HSDS 3.0)",
        parameters=[asking.AskedOfPlaces],
        responses=page_answers("service_at_location"),
    )
    def list(self, request):
        """Return a page of places; of a confidential one neither address nor point."""
        asked = asking.read_question(asking.AskedOfPlaces, request)
        page, found = asking.page_of(sites_asked(asked), asked)
        return Response(
            {**page, "contents": places(found, base_of(request), is_full=asked["full"])}
        )

    @extend_schema(
        operation_id="hsds_service_at_locations_retrieve",
        summary="A service at a location (HSDS 3.0)",
        responses=answers("service_at_location", 400, 404),
    )
    def retrieve(self, request, id):
        """Return a place with what is given there."""
        asking.read_question(asking.NothingAsked, request)
        rows = PublicSite.objects.filter(public_id=public_id_of(id))
        found = places(list(rows), base_of(request), is_full=True)
        if not found:
            raise Http404
        return Response(found[0])


class TaxonomyViewSet(HsdsViewSet):
    """The vocabularies, as taxonomies of HSDS 3.0."""

    @extend_schema(
        operation_id="hsds_taxonomies_list",
        summary="Taxonomies (HSDS 3.0)",
        parameters=[asking.Asked],
        responses=page_answers("taxonomy"),
    )
    def list(self, request):
        """Return a page of the vocabularies services are described with."""
        asked = asking.read_question(asking.Asked, request)
        rows = [taxonomy.as_hsds() for taxonomy in TAXONOMIES]
        page, found = asking.page_of(with_words(rows, asked), asked)
        return Response({**page, "contents": found})

    @extend_schema(
        operation_id="hsds_taxonomies_retrieve",
        summary="A taxonomy (HSDS 3.0)",
        responses=answers("taxonomy", 400, 404),
    )
    def retrieve(self, request, id):
        """Return a vocabulary."""
        asking.read_question(asking.NothingAsked, request)
        taxonomy = BY_ID.get(id.lower())
        if taxonomy is None:
            raise Http404
        return Response(taxonomy.as_hsds())


class TaxonomyTermViewSet(HsdsViewSet):
    """The words of the vocabularies, as taxonomy terms of HSDS 3.0."""

    @extend_schema(
        operation_id="hsds_taxonomy_terms_list",
        summary="Taxonomy terms (HSDS 3.0)",
        parameters=[asking.AskedOfTerms],
        responses=page_answers("taxonomy_term"),
    )
    def list(self, request):
        """Return a page of the words services are described with."""
        asked = asking.read_question(asking.AskedOfTerms, request)
        rows = [term.as_hsds() for term in vocabulary().terms.values()]
        if identifier := asked.get("taxonomy_id"):
            rows = [
                row for row in rows if row["taxonomy_detail"]["id"] == str(identifier)
            ]
        if identifier := asked.get("parent_id"):
            rows = [row for row in rows if row.get("parent_id") == str(identifier)]
        if asked["top_only"]:
            rows = [row for row in rows if "parent_id" not in row]
        page, found = asking.page_of(with_words(rows, asked), asked)
        return Response({**page, "contents": found})

    @extend_schema(
        operation_id="hsds_taxonomy_terms_retrieve",
        summary="A taxonomy term (HSDS 3.0)",
        responses=answers("taxonomy_term", 400, 404),
    )
    def retrieve(self, request, id):
        """Return a word of a vocabulary."""
        asking.read_question(asking.NothingAsked, request)
        term = vocabulary().by_id(id.lower())
        if term is None:
            raise Http404
        return Response(term.as_hsds())
