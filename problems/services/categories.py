"""Changing how carefully a whole category is shown."""

from django.db import transaction

from kooperacja.accounts.models import User
from kooperacja.categories import services as vocabulary
from kooperacja.categories.models import Category

from ..models import Problem
from .shelving import refresh_shelf


@transaction.atomic
def change_category_sensitivity(
    *, actor: User, category: Category, sensitivity: int, note: str
) -> Category:
    """Raise the class of a category at once, or propose or confirm a lower one.

    Raising climbs what is already published; lowering never touches it (DC-4).
    """
    before = category.sensitivity
    category = vocabulary.change_sensitivity(
        actor=actor, category=category, sensitivity=sensitivity, note=note
    )
    if category.sensitivity > before:
        published = Problem.objects.filter(category=category, public_id__isnull=False)
        for problem in published.select_for_update(of=("self",)).order_by("pk"):
            refresh_shelf(problem)
    return category
