"""The REST API, assembled from the rooms: /api/v1/, its desk part, schema and docs."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from partners.api.public import PublicPartnerViewSet
from problems.api.desk import (
    ColleagueViewSet,
    DiagnosisViewSet,
    FileViewSet,
    LintViewSet,
    ProblemViewSet,
    ReleaseViewSet,
    RequestViewSet,
    RoundViewSet,
)
from problems.api.public import PublicProblemViewSet
from resources.api.desk import DeskResourceViewSet
from resources.api.hsds import (
    ApiViewSet,
    OrganizationViewSet,
    ServiceAtLocationViewSet,
    ServiceViewSet,
    TaxonomyTermViewSet,
    TaxonomyViewSet,
)
from resources.api.needs import NeedViewSet
from resources.api.public import PublicResourceViewSet

from .areas.api import AddressViewSet
from .atlas.api.addresses import PublicAddressViewSet
from .atlas.api.public import (
    PublicAreaViewSet,
    PublicCategoryViewSet,
    PublicTargetGroupViewSet,
)
from .atlas.docs import DocsView, SchemaView
from .notices.api import NoticeViewSet

public = SimpleRouter()
desk = SimpleRouter()
#: The standard's paths have no slash at their end.
hsds = SimpleRouter(trailing_slash=False)

public.register("problems", PublicProblemViewSet, basename="problem")
public.register("areas", PublicAreaViewSet, basename="area")
public.register("addresses", PublicAddressViewSet, basename="address")
public.register("categories", PublicCategoryViewSet, basename="category")
public.register("target-groups", PublicTargetGroupViewSet, basename="targetgroup")

public.register("partners", PublicPartnerViewSet, basename="partner")
public.register("resources", PublicResourceViewSet, basename="resource")

hsds.register("services", ServiceViewSet, basename="hsds-service")
hsds.register("organizations", OrganizationViewSet, basename="hsds-organization")
hsds.register("service_at_locations", ServiceAtLocationViewSet, basename="hsds-place")
hsds.register("taxonomies", TaxonomyViewSet, basename="hsds-taxonomy")
hsds.register("taxonomy_terms", TaxonomyTermViewSet, basename="hsds-term")

desk.register("diagnoses", DiagnosisViewSet, basename="desk-diagnosis")
desk.register("resources", DeskResourceViewSet, basename="desk-resource")
desk.register("files", FileViewSet, basename="desk-file")
desk.register("problems", ProblemViewSet, basename="desk-problem")
desk.register("releases", ReleaseViewSet, basename="desk-release")
desk.register("rounds", RoundViewSet, basename="desk-round")
desk.register("requests", RequestViewSet, basename="desk-request")
desk.register("colleagues", ColleagueViewSet, basename="desk-colleague")
desk.register("notices", NoticeViewSet, basename="desk-notice")
desk.register("addresses", AddressViewSet, basename="desk-address")
desk.register("lint", LintViewSet, basename="desk-lint")

v1 = [
    path("desk/", include(desk.urls)),
    path("hsds/", ApiViewSet.as_view({"get": "list"}), name="hsds"),
    path("hsds/", include(hsds.urls)),
    path("needs/", NeedViewSet.as_view({"get": "list"}), name="need-list"),
    path(
        "needs/<slug:area>/<slug:category>/",
        NeedViewSet.as_view({"get": "retrieve"}),
        name="need-detail",
    ),
    path("", include(public.urls)),
]

api = [
    path("v1/", include(v1)),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocsView.as_view(), name="docs"),
]

urlpatterns = [path("", include((api, "api")))]
