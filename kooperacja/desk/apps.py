from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kooperacja.desk"
    label = "desk"
