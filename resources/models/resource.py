"""What helps."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped, Versioned
from kooperacja.categories.choices import CusDomain, ResourceKind

from ..choices import Delivery, FeeKind, Language
from ..querysets import ResourceQuerySet
from ..workflow import Status as WorkflowStatus


class Reaching(models.Model):
    """Whom something serves: the whole city, some areas, or an outline of its own.

    ``reach`` is a MultiPolygon in WGS 84; an area counts as served when the outline
    holds at least half of it.
    """

    serves_whole_city = models.BooleanField(_("serves the whole city"), default=True)
    service_areas = models.ManyToManyField(
        "areas.Area",
        verbose_name=_("areas it serves"),
        blank=True,
        related_name="served_by_%(class)ss",
    )
    reach = models.MultiPolygonField(
        _("outline of what it serves"), srid=settings.SRID, null=True, blank=True
    )

    class Meta:
        abstract = True


class Opening(models.Model):
    """When something can be had; the weekly hours stand in `OpeningHours`."""

    round_the_clock = models.BooleanField(_("day and night, always"), default=False)
    open_on_holidays = models.BooleanField(
        _("also on public holidays"),
        default=False,
        help_text=_("Otherwise it counts as closed on public holidays."),
    )

    class Meta:
        abstract = True


class Resource(Referenced, TimeStamped, Versioned, Reaching, Opening):
    """Something that helps, after HSDS 3.0's service.

    ``assured_date`` is when somebody last made sure that it is true, in the name of
    ``assured_for``, apart from when the row was last changed; ``to_check`` says that
    nobody has done so yet here. ``capacity`` and ``occupancy`` count places on
    ``capacity_date``. A resource without sites (a telephone, a mobile team) counts in
    every area it serves.
    """

    Status = WorkflowStatus

    name = models.CharField(_("name"), max_length=200)
    provider = models.ForeignKey(
        "resources.Provider",
        verbose_name=_("provider"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
    )
    kind = models.CharField(_("kind"), max_length=40, choices=ResourceKind.choices)
    cus_domain = models.CharField(
        _("domain of social services"),
        max_length=40,
        choices=CusDomain.choices,
        blank=True,
    )
    deliveries = ArrayField(
        models.CharField(max_length=10, choices=Delivery.choices),
        verbose_name=_("how people get it"),
        default=list,
        blank=True,
    )
    description = models.TextField(_("what it gives"), max_length=3000, blank=True)
    eligibility = models.TextField(_("for whom"), max_length=1000, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    application = models.TextField(_("how to get it"), max_length=1000, blank=True)
    documents = models.TextField(_("what to bring"), max_length=1000, blank=True)
    fee_kind = models.CharField(
        _("cost"), max_length=10, choices=FeeKind.choices, default=FeeKind.UNKNOWN
    )
    fees = models.CharField(_("fees"), max_length=300, blank=True)
    waiting_time = models.CharField(_("waiting time"), max_length=200, blank=True)
    hours_note = models.CharField(_("when, in words"), max_length=300, blank=True)
    languages = ArrayField(
        models.CharField(max_length=5, choices=Language.choices),
        verbose_name=_("languages"),
        default=list,
        blank=True,
    )
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    occupancy = models.PositiveIntegerField(_("places taken"), null=True, blank=True)
    capacity_date = models.DateField(_("day of these figures"), null=True, blank=True)
    categories = models.ManyToManyField(
        "categories.Category",
        verbose_name=_("problems it answers"),
        blank=True,
        related_name="resources",
    )
    target_groups = models.ManyToManyField(
        "categories.TargetGroup",
        verbose_name=_("whom it serves"),
        blank=True,
        related_name="resources",
    )
    status = models.CharField(
        _("state"),
        max_length=10,
        choices=WorkflowStatus.choices,
        default=WorkflowStatus.DRAFT,
        editable=False,
    )
    status_note = models.TextField(
        _("reason of the last step"), max_length=1000, blank=True, editable=False
    )
    assured_date = models.DateField(_("last made sure on"), null=True, blank=True)
    assured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made sure by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    assured_for = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("made sure in the name of"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    review_months = models.PositiveSmallIntegerField(
        _("months after which somebody has to make sure again"), default=6
    )
    reminded_date = models.DateField(
        _("somebody last asked to make sure on"), null=True, editable=False
    )
    to_check = models.BooleanField(_("to be checked"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
    external_id = models.CharField(
        _("number in the source"), max_length=200, blank=True, editable=False
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_synthetic = models.BooleanField(_("invented"), default=False, editable=False)
    public_id = models.CharField(max_length=22, null=True, unique=True, editable=False)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True)
                | Q(maximum_age__isnull=True)
                | Q(maximum_age__gte=F("minimum_age")),
                name="resources_resource_ages_in_order",
                violation_error_message=_("The ages are the wrong way round."),
            ),
            models.CheckConstraint(
                condition=Q(occupancy__isnull=True) | Q(capacity_date__isnull=False),
                name="resources_resource_occupancy_has_a_day",
                violation_error_message=_("Say on which day these figures were true."),
            ),
            models.CheckConstraint(
                condition=Q(review_months__range=(1, 60)),
                name="resources_resource_review_in_sensible_time",
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | (~Q(status="merged") & Q(merged_into__isnull=True)),
                name="resources_resource_merged_names_the_other",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")),
                name="resources_resource_not_merged_into_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "name"], name="resources_by_status"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The public page; only published resources have one."""
        return reverse("resources:detail", args=[self.public_id])
