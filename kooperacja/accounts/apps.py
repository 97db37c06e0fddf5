from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    name = "kooperacja.accounts"
    label = "accounts"

    def ready(self):
        from . import letter_kinds, notice_kinds, own_jobs, rules  # noqa: F401 - they register
        from .groups import seed_groups

        post_migrate.connect(seed_groups, sender=self)
