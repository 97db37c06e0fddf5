from django.apps import AppConfig


class ProblemsConfig(AppConfig):
    name = "problems"

    def ready(self):
        from kooperacja.areas.services import area_followers
        from partners.services import partner_followers

        # Imported for what they register: verbs, permissions, texts, jobs.
        from . import (  # noqa: F401
            audit_verbs,
            notice_kinds,
            own_jobs,
            problem_notices,
            round_notices,
            rules,
            talk_notices,
        )
        from .services.following import refresh_shelf_of_area, refresh_shelf_of_partner

        area_followers.join(refresh_shelf_of_area)
        partner_followers.join(refresh_shelf_of_partner)
