"""The public shelf: flat tables that hold nothing but what everybody may read.

A shelf model has no foreign key into private tables and its table is named
``shelf_…``. Reading goes through the database alias ``public``, whose role can
SELECT these tables and nothing else (design, section 5); only publishing services
use ``writer``.
"""

from django.apps import apps
from django.db import models

PUBLIC_ALIAS = "public"


class ShelfManager(models.Manager):
    """Reads through the public role."""

    def get_queryset(self):
        return super().get_queryset().using(PUBLIC_ALIAS)


class ShelfModel(models.Model):
    """A public row."""

    objects = ShelfManager()
    writer = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "writer"


def shelf_tables() -> list[str]:
    """Return the names of all shelf tables, sorted."""
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, ShelfModel)
    )
