"""Addresses of the map, of the areas, and of the pages that join several shelves."""

from django.urls import path, re_path

from problems.views.public import ProblemListView

from .views.areas import AreaDetailView, AreaListView
from .views.map import MapView
from .views.problem import ProblemDetailView
from .views.versions import ProblemVersionsView

map = ([path("", MapView.as_view(), name="map")], "atlas")
areas = (
    [
        path("", AreaListView.as_view(), name="list"),
        path("<slug:slug>/", AreaDetailView.as_view(), name="detail"),
    ],
    "areas",
)
# The page of a problem shows what helps against it, and resources stand on a higher
# floor than problems: so the roof serves it.
problems = (
    [
        path("", ProblemListView.as_view(), name="list"),
        re_path(
            r"^(?P<public_id>[A-Za-z0-9_-]{22})/\Z",
            ProblemDetailView.as_view(),
            name="detail",
        ),
        re_path(
            r"^(?P<public_id>[A-Za-z0-9_-]{22})/wersje/\Z",
            ProblemVersionsView.as_view(),
            name="versions",
        ),
    ],
    "problems",
)
