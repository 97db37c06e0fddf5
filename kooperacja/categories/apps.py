from django.apps import AppConfig


class CategoriesConfig(AppConfig):
    name = "kooperacja.categories"
    label = "categories"

    def ready(self):
        from . import rules  # noqa: F401 - registers the permissions
