"""The shelf of the vocabularies: what everybody may read of them."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfModel


class PublicTerm(ShelfModel):
    """A word of a vocabulary in both languages."""

    slug = models.CharField(max_length=60, unique=True)
    name_pl = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(ShelfModel.Meta):
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_pl


class PublicCategory(PublicTerm):
    """A kind of problem as everybody sees it."""

    parent_slug = models.CharField(max_length=60, blank=True)
    definition_pl = models.TextField(blank=True)
    definition_en = models.TextField(blank=True)
    legal_ground = models.CharField(max_length=200, blank=True)
    sensitivity = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "shelf_category"
        verbose_name = _("public category")
        verbose_name_plural = _("public categories")
        ordering = ["position", "slug"]

    @property
    def definition(self) -> str:
        """The definition in the active language."""
        return self.definition_en if get_language() == "en" else self.definition_pl


class PublicTargetGroup(PublicTerm):
    """A target group as everybody sees it."""

    class Meta:
        db_table = "shelf_target_group"
        verbose_name = _("public target group")
        verbose_name_plural = _("public target groups")
        ordering = ["position", "slug"]
