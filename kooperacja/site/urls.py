"""Addresses of the pages that belong to no room."""

from django.urls import path

from . import views
from .views import TextView


def _text(route: str, name: str):
    template = f"site/{name}.html"
    return path(route, TextView.as_view(template_name=template), name=name)


pages = (
    [
        path("", views.HomeView.as_view(), name="home"),
        _text("pomoc/", "help"),
        path("pomoc/<slug:slug>/", views.HelpPageView.as_view(), name="help_page"),
        _text("o-projekcie/", "about"),
        _text("metoda/", "method"),
        path("slowniczek/", views.GlossaryView.as_view(), name="glossary"),
        _text("dostepnosc/", "accessibility"),
        _text("prywatnosc/", "privacy"),
        _text("kontakt/", "contact"),
        _text("dane/", "open_data"),
    ],
    "site",
)

# Addresses that have one language only.
plain = [
    path("healthz/", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
]
