from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"

    def ready(self):
        from . import audit_verbs, rules  # noqa: F401 - registers verbs and permissions
