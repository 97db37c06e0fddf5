from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kooperacja.notices"
    label = "notices"
