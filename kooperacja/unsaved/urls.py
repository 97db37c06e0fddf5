"""Addresses at which what is typed is kept, for the forms of all rooms."""

from django.urls import path

from . import views

pages = (
    [
        path("", views.KeepView.as_view(), name="keep"),
        path("wyrzuc/", views.ForgetView.as_view(), name="forget"),
        path("zalogowano/", views.LoggedInAgainView.as_view(), name="logged_in_again"),
    ],
    "unsaved",
)
