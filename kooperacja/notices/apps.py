from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "kooperacja.notices"
    label = "notices"

    def ready(self):
        from . import audit_verbs, own_jobs  # noqa: F401 - registers verbs and jobs
