from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "kooperacja.areas"
    label = "areas"

    def ready(self):
        from . import rules  # noqa: F401 - registers the permissions
