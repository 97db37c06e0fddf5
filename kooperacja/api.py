"""The REST API, assembled from the rooms: /api/v1/, its desk part, schema and docs."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

public = SimpleRouter()
desk = SimpleRouter()

v1 = [
    path("desk/", include(desk.urls)),
    path("", include(public.urls)),
]

urlpatterns = [
    path("", include(([path("v1/", include(v1))], "api"))),
]
