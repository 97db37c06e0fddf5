"""Keeping what a search looks through true when a word of the vocabularies changes."""

from kooperacja.categories.models import Category, TargetGroup

from .shelving import refresh_published


def refresh_shelf_of_term(term: Category | TargetGroup) -> None:
    """Renew the published resources that are filed under a kind, or serve a group."""
    refresh_published(term.resources.all())
