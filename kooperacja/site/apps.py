from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "kooperacja.site"
    label = "site"
