"""A round of diagnosing: who is asked for what, until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped, Versioned

from ..asking import RequestQuerySet, RoundQuerySet
from .diagnosis import PERIOD


class Round(Referenced, TimeStamped, Versioned):
    """A round of diagnosing one period, from its opening to its deadline."""

    name = models.CharField(_("name"), max_length=120)
    period = models.CharField(_("period"), max_length=7, validators=[PERIOD])
    opens_date = models.DateField(_("opens on"))
    deadline_date = models.DateField(_("deadline"))
    letter = models.TextField(
        _("what we ask for"),
        max_length=3000,
        blank=True,
        help_text=_("The partners read it on their desks and in the letter."),
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("opened by"),
        on_delete=models.PROTECT,
        related_name="opened_rounds",
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    is_synthetic = models.BooleanField(_("invented"), default=False, editable=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-deadline_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_date__gte=F("opens_date")),
                name="problems_round_deadline_after_opening",
            ),
        ]

    def __str__(self):
        return self.name


class Request(TimeStamped):
    """What a round asks one institution for: a diagnosis in a category.

    It is met by any handed-over diagnosis of the institution in this category (or a
    part of it) and period; or the institution says it has nothing to report, and
    why. ``assigned_to`` is the person of the institution who does it.
    """

    round = models.ForeignKey(
        Round,
        verbose_name=_("round"),
        on_delete=models.CASCADE,
        related_name="requests",
    )
    partner = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="requests",
    )
    category = models.ForeignKey(
        "categories.Category",
        verbose_name=_("category"),
        on_delete=models.PROTECT,
        related_name="requests",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who does it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned_requests",
    )
    nothing_reason = models.TextField(
        _("why there is nothing to report"), max_length=1000, blank=True
    )
    reminded_date = models.DateField(_("reminded on"), null=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["partner", "category", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "partner", "category"],
                name="problems_request_once",
            ),
        ]

    def __str__(self):
        return f"{self.round}: {self.partner}, {self.category}"
