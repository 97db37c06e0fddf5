from django.apps import AppConfig


class ProblemsConfig(AppConfig):
    name = "problems"

    def ready(self):
        from . import audit_verbs, rules  # noqa: F401 - registers verbs and permissions
