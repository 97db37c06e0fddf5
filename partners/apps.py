from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"

    def ready(self):
        from . import audit_verbs, rules  # noqa: F401 - registers verbs and permissions
