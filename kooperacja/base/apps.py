from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "kooperacja.base"
    label = "base"
