from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "kooperacja.files"
    label = "files"
