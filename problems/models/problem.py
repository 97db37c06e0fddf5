"""The shared thing: a problem somewhere in the city."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Located
from kooperacja.base.models import Referenced, TimeStamped, Versioned

from ..public import CloseReason
from ..querysets import ProblemQuerySet


class Problem(Referenced, TimeStamped, Versioned, Located):
    """A social problem somewhere in the city, gathered from diagnoses of partners.

    ``summary``, ``conclusions`` and ``recommendations`` are the agreed words, written
    by the coordinator with the team; ``words_class`` is the class at which they were
    checked for personal data. ``public_area`` and ``shown_class`` remember how
    carefully the problem was released, so that it never gets finer (disclosure DC-4).
    ``public_id`` is empty until the first release; ``is_listed`` says whether a row
    stands on the shelf now. ``area`` is what the public place is made of: the common
    area where there are several ``areas``, and where the partner names another one
    (``area_chosen``) than the map (``area_found``).
    """

    class State(models.TextChoices):
        """Whether the problem still stands."""

        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        MERGED = "merged", _("merged into another")

    title = models.CharField(_("title"), max_length=160)
    category = models.ForeignKey(
        "categories.Category",
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        related_name="problems",
    )
    target_groups = models.ManyToManyField(
        "categories.TargetGroup",
        verbose_name=_("whom it touches"),
        blank=True,
        related_name="problems",
    )
    areas = models.ManyToManyField(
        "areas.Area",
        verbose_name=_("estates it spans"),
        blank=True,
        related_name="+",
        help_text=_("Only of a place of several estates; their common area counts."),
    )
    area_found = models.ForeignKey(
        "areas.Area",
        verbose_name=_("area found on the map"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    area_chosen = models.ForeignKey(
        "areas.Area",
        verbose_name=_("area the partner named instead"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    sensitivity_override = models.PositiveSmallIntegerField(
        _("raised sensitivity class"), null=True, blank=True
    )
    is_thing = models.BooleanField(
        _("the exact place is not a dwelling"),
        default=False,
        help_text=_(
            "Only then may the exact point of a thing (class 0) be shown to the public."
        ),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.OPEN
    )
    summary = models.TextField(_("agreed summary"), max_length=4000, blank=True)
    conclusions = models.TextField(_("conclusions"), max_length=4000, blank=True)
    recommendations = models.TextField(
        _("recommended actions"), max_length=4000, blank=True
    )
    opened_by = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="opened_problems",
    )
    closed_date = models.DateField(_("closed on"), null=True, editable=False)
    close_reason = models.CharField(
        _("why it is closed"), max_length=12, choices=CloseReason.choices, blank=True
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    public_id = models.CharField(
        _("public address"), max_length=22, null=True, unique=True, editable=False
    )
    public_area = models.ForeignKey(
        "areas.Area",
        verbose_name=_("shown to the public as"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    public_precision = models.CharField(max_length=10, blank=True, editable=False)
    shown_class = models.PositiveSmallIntegerField(null=True, editable=False)
    words_class = models.PositiveSmallIntegerField(null=True, editable=False)
    is_listed = models.BooleanField(
        _("on the public map"), default=False, editable=False
    )
    released_date = models.DateField(
        _("first released on"), null=True, blank=True, editable=False
    )
    is_synthetic = models.BooleanField(_("invented"), default=False, editable=False)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = _("problem")
        verbose_name_plural = _("problems")
        constraints = [
            models.CheckConstraint(
                condition=Q(sensitivity_override__isnull=True)
                | Q(sensitivity_override__lte=3),
                name="problems_problem_class",
            ),
            models.CheckConstraint(
                condition=~Q(place_kind__in=["point", "line", "polygon"])
                | Q(place__isnull=False),
                name="problems_problem_drawn_place_is_there",
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="problems_problem_merged_names_the_other",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_date__isnull=False)
                & ~Q(close_reason="")
                | ~Q(state="closed"),
                name="problems_problem_closed_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")) & ~Q(merged_into=F("pk")),
                name="problems_problem_not_its_own_parent",
            ),
        ]
        indexes = [
            models.Index(fields=["category", "area"], name="problems_category_area"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """The public page; only released problems have one."""
        return reverse("problems:detail", args=[self.public_id])

    def place_in_words(self) -> str:
        """Say what kind of place was given; of several estates which, and where the
        map and the partner disagree. Asks the database for those two alone."""
        kind = self.get_place_kind_display()
        if self.place_kind == "areas":
            names = ", ".join(area.name for area in self.areas.all())
            return f"{kind}: {names}"
        if self.area_chosen_id is None:
            return kind
        words = _("%(kind)s; the map says %(found)s, the institution %(chosen)s")
        return words % {
            "kind": kind,
            "found": self.area_found,
            "chosen": self.area_chosen,
        }

    def area_for(self, partner_id: int):
        """Return the area as exactly as an institution may know it, or None.

        Who gave the place knows it; who joined knows what the public knows.
        """
        return self.area if self.opened_by_id == partner_id else self.public_area

    @property
    def sensitivity(self) -> int:
        """The class that counts: the category's, the raised one, or the one it was
        released at, whichever is the most careful."""
        return max(
            self.category.sensitivity,
            self.sensitivity_override or 0,
            self.shown_class or 0,
        )
