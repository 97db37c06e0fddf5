from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"

    def ready(self):
        # They register verbs, kinds of notices, jobs and permissions.
        from . import audit_verbs, notice_kinds, own_jobs, rules  # noqa: F401
