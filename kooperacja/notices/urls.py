"""Addresses of one's own notices."""

from django.urls import path

from . import views

pages = (
    [
        path("", views.NoticeListView.as_view(), name="list"),
        path("przeczytane/", views.AllReadView.as_view(), name="all_read"),
        path("<str:ref>/", views.NoticeView.as_view(), name="open"),
    ],
    "notices",
)
