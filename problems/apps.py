from django.apps import AppConfig


class ProblemsConfig(AppConfig):
    name = "problems"

    def ready(self):
        from kooperacja.areas.services import area_followers
        from partners.services import partner_followers

        # Imported for what they register: verbs, permissions, texts, jobs, forms.
        from . import audit_verbs, own_jobs, rules, typed_forms  # noqa: F401
        from .mails import fates, rounds, steps, talk  # noqa: F401
        from .services.following import refresh_shelf_of_area, refresh_shelf_of_partner

        area_followers.join(refresh_shelf_of_area)
        partner_followers.join(refresh_shelf_of_partner)
