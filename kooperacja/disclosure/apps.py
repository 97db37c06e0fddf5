from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DisclosureConfig(AppConfig):
    name = "kooperacja.disclosure"
    label = "disclosure"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the deploy check
        from .grants import grant_shelf

        post_migrate.connect(grant_shelf, sender=self)
