from django.apps import AppConfig


class PanelConfig(AppConfig):
    name = "kooperacja.panel"
    label = "panel"
