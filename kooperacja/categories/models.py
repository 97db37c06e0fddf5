"""About what: kinds of problems, and whom they touch."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .public import PublicCategory, PublicTargetGroup

__all__ = [
    "Category",
    "PublicCategory",
    "PublicTargetGroup",
    "Question",
    "TargetGroup",
]


class Bilingual(models.Model):
    """A row of a vocabulary with a name in both languages of the portal."""

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    name_pl = models.CharField(_("name in Polish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_pl


class Category(Bilingual):
    """A kind of social problem, on one of two levels.

    ``sensitivity`` is the class of disclosure control (0 a thing, 1 a phenomenon in
    public space, 2 a situation of people, 3 protected). One coordinator may raise
    it; lowering waits in ``proposed_sensitivity`` for a second one.
    """

    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    definition_pl = models.TextField(_("definition in Polish"), blank=True)
    definition_en = models.TextField(_("definition in English"), blank=True)
    example_pl = models.TextField(_("example in Polish"), blank=True)
    example_en = models.TextField(_("example in English"), blank=True)
    legal_ground = models.CharField(_("legal ground"), max_length=200, blank=True)
    sensitivity = models.PositiveSmallIntegerField(
        _("sensitivity class"),
        default=2,
        choices=[
            (0, _("0 – a thing")),
            (1, _("1 – a phenomenon in public space")),
            (2, _("2 – a situation of people")),
            (3, _("3 – protected")),
        ],
    )
    proposed_sensitivity = models.PositiveSmallIntegerField(
        _("proposed lower class"), null=True, blank=True
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proposed_categories",
    )

    near_radius_m = models.PositiveIntegerField(
        _("radius in which the same problem is looked for, in metres"), default=500
    )
    review_months = models.PositiveSmallIntegerField(
        _("months after which a diagnosis has to be confirmed"), default=12
    )

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sensitivity__lte=3), name="categories_category_class"
            ),
            models.CheckConstraint(
                condition=Q(proposed_sensitivity__isnull=True)
                | Q(proposed_sensitivity__lt=F("sensitivity")),
                name="categories_category_proposal_is_lower",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="categories_category_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(near_radius_m__lte=20_000)
                & Q(review_months__range=(1, 60)),
                name="categories_category_sensible_limits",
            ),
        ]

    @property
    def definition(self) -> str:
        """The definition in the active language."""
        return self.definition_en if get_language() == "en" else self.definition_pl

    @property
    def example(self) -> str:
        """An example of a good answer, in the active language."""
        return self.example_en if get_language() == "en" else self.example_pl


class Question(models.Model):
    """One of the two or three questions asked because of the kind of problem.

    The answer is a few words, a whole number or yes/no; it is for the partners only
    and is stored with the diagnosis under ``code``. A question is asked for the
    category and its parts.
    """

    class Kind(models.TextChoices):
        """What an answer looks like."""

        TEXT = "text", _("a few words")
        NUMBER = "number", _("a whole number")
        YES_NO = "yes_no", _("yes or no")

    category = models.ForeignKey(
        Category,
        verbose_name=_("category"),
        on_delete=models.CASCADE,
        related_name="questions",
    )
    code = models.SlugField(_("code"), max_length=60, unique=True)
    kind = models.CharField(_("answer"), max_length=6, choices=Kind.choices)
    text_pl = models.CharField(_("question in Polish"), max_length=200)
    text_en = models.CharField(_("question in English"), max_length=200)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "code"]

    def __str__(self):
        return self.text

    @property
    def text(self) -> str:
        """The question in the active language."""
        return self.text_en if get_language() == "en" else self.text_pl


class TargetGroup(Bilingual):
    """People a problem touches or a resource serves."""

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["position", "slug"]
