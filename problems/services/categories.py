"""Changing how carefully a whole category is shown."""

from django.db import transaction
from django.db.models import Q

from kooperacja.accounts.models import User
from kooperacja.categories import services as vocabulary
from kooperacja.categories.models import Category

from .shelving import lock_problems, refresh_shelf


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
        for problem in lock_problems(Q(category=category, public_id__isnull=False)):
            refresh_shelf(problem)
    return category
