"""Addresses of the panel's own pages beside those of its models."""

from django.urls import path

from . import letters

letter_pages = (
    [
        path("powiadomienia/", letters.TextListView.as_view(), name="texts"),
        path(
            "powiadomienia/<str:kind>/<str:language>/",
            letters.TextView.as_view(),
            name="text",
        ),
        path("zadania/", letters.JobsView.as_view(), name="jobs"),
        path("zadania/ponow/", letters.RetryView.as_view(), name="retry"),
    ],
    "letters",
)
