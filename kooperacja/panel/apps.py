from django.apps import AppConfig


class PanelConfig(AppConfig):
    name = "kooperacja.panel"
    label = "panel"

    def ready(self):
        from . import registry  # noqa: F401 - registers the models on the panel
