from django.apps import AppConfig


class AtlasConfig(AppConfig):
    name = "kooperacja.atlas"
    label = "atlas"
