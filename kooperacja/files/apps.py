from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "kooperacja.files"
    label = "files"

    def ready(self):
        from . import audit_verbs  # noqa: F401 - registers the verbs
