"""What answers what, what words mean, and by which rule need is judged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfModel
from kooperacja.categories.choices import Severity, Trend

from ..choices import LinkKind


class PublicLink(ShelfModel):
    """That a public resource does something about a public problem, both agreed."""

    problem_public_id = models.CharField(max_length=22, db_index=True)
    resource_public_id = models.CharField(max_length=22, db_index=True)
    kind = models.CharField(max_length=10, choices=LinkKind.choices)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_link"
        verbose_name = _("public link")
        verbose_name_plural = _("public links")
        constraints = [
            models.UniqueConstraint(
                fields=["problem_public_id", "resource_public_id"],
                name="shelf_link_once",
            ),
        ]

    def __str__(self):
        return f"{self.resource_public_id} – {self.problem_public_id}"


class PublicSynonym(ShelfModel):
    """What people type and what it means; ``folded`` is the phrase without marks."""

    phrase = models.CharField(max_length=100, unique=True)
    folded = models.CharField(max_length=100)
    category = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    target_group = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=200, blank=True)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_synonym"
        verbose_name = _("public synonym")
        verbose_name_plural = _("public synonyms")
        ordering = ["phrase"]

    def __str__(self):
        return self.phrase


class PublicNeedRule(ShelfModel):
    """A rule by which need was or is set beside resource; the highest number counts."""

    number = models.PositiveIntegerField(unique=True)
    parameters = models.JSONField()
    note = models.CharField(max_length=300, blank=True)
    created_date = models.DateField()

    class Meta(ShelfModel.Meta):
        db_table = "shelf_need_rule"
        verbose_name = _("public rule of need")
        verbose_name_plural = _("public rules of need")
        ordering = ["-number"]

    def __str__(self):
        return str(self.number)


class PublicCityNeed(ShelfModel):
    """What the institutions say of a protected problem in the whole city in a year.

    The only public word on class 3 (disclosure DC-2): no row stands behind fewer
    institutions than the policy asks for, and their number is told in bands.
    """

    category = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    severity = models.PositiveSmallIntegerField(choices=Severity.choices)
    trend = models.CharField(max_length=20, choices=Trend.choices)
    institutions_band = models.CharField(max_length=10)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_city_need"
        verbose_name = _("public need of the city")
        verbose_name_plural = _("public needs of the city")
        ordering = ["category", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "year"], name="shelf_city_need_once"
            ),
        ]

    def __str__(self):
        return f"{self.category} {self.year}"
