from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"

    def ready(self):
        from partners.services import partner_followers

        from . import audit_verbs, rules  # noqa: F401 - registers verbs and permissions
        from .services import refresh_shelf_of_provider

        partner_followers.join(refresh_shelf_of_provider)
