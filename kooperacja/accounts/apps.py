from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "kooperacja.accounts"
    label = "accounts"

    def ready(self):
        from . import rules  # noqa: F401 - registers the permissions
        from .groups import seed_groups

        post_migrate.connect(seed_groups, sender=self)
