from django.apps import AppConfig


class UnsavedConfig(AppConfig):
    name = "kooperacja.unsaved"
    label = "unsaved"

    def ready(self):
        from . import own_jobs  # noqa: F401 - registers its job
