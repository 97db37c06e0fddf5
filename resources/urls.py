from django.urls import path, register_converter

from .views import public as views


class PublicIdConverter:
    """A random public id of 128 bits (`kooperacja.base.models.new_ref`)."""

    regex = "[A-Za-z0-9_-]{22}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(PublicIdConverter, "resource_id")

public = (
    [
        path("", views.ResourceListView.as_view(), name="list"),
        path(
            "<resource_id:public_id>/",
            views.ResourceDetailView.as_view(),
            name="detail",
        ),
    ],
    "resources",
)
