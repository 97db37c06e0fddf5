from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"

    def ready(self):
        from partners.services import partner_followers
        from problems.services.shelving import problem_followers

        # Imported for what they register: verbs, permissions, texts, jobs.
        from . import audit_verbs, own_jobs, rules  # noqa: F401
        from .mails import freshness, links, reports, steps  # noqa: F401
        from .services import refresh_shelf_of_provider
        from .services.link_following import follow_problem

        partner_followers.join(refresh_shelf_of_provider)
        problem_followers.join(follow_problem)
