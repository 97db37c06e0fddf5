from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"

    def ready(self):
        from kooperacja.areas.services import area_followers
        from kooperacja.categories.services import term_followers
        from partners.services import partner_followers
        from problems.services.shelving import problem_followers

        # Imported for what they register: verbs, permissions, texts, jobs, forms.
        from . import audit_verbs, own_jobs, rules, typed_forms  # noqa: F401
        from .mails import freshness, links, reports, steps  # noqa: F401
        from .services import refresh_shelf_of_provider
        from .services.area_following import refresh_shelf_of_area
        from .services.link_following import follow_problem
        from .services.vocabulary_following import refresh_shelf_of_term

        area_followers.join(refresh_shelf_of_area)
        term_followers.join(refresh_shelf_of_term)
        partner_followers.join(refresh_shelf_of_provider)
        problem_followers.join(follow_problem)
