"""What helps: services, places and people that counter the problems."""

from django.contrib.gis.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Located
from kooperacja.base.models import Referenced, TimeStamped, Versioned
from kooperacja.categories.choices import CusDomain, ResourceKind

from .public import PublicResource, PublicSite, PublicTombstone
from .querysets import ResourceQuerySet

__all__ = ["PublicResource", "PublicSite", "PublicTombstone", "Resource", "Site"]


class Resource(Referenced, TimeStamped, Versioned):
    """Something that helps, after HSDS 3.0's service.

    ``assured_date`` is when somebody last made sure that it is true, apart from when
    the row was last changed; ``to_check`` says that nobody has done so yet here.
    A resource without sites (a telephone, a mobile team) serves the whole city.
    """

    class Status(models.TextChoices):
        """Whether everybody may see it."""

        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        CLOSED = "closed", _("closed")

    name = models.CharField(_("name"), max_length=200)
    provider = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("provider"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
    )
    provider_name = models.CharField(
        _("provider, when it is not a partner"), max_length=200, blank=True
    )
    kind = models.CharField(_("kind"), max_length=40, choices=ResourceKind.choices)
    cus_domain = models.CharField(
        _("domain of social services"),
        max_length=40,
        choices=CusDomain.choices,
        blank=True,
    )
    description = models.TextField(_("what it gives"), max_length=3000, blank=True)
    eligibility = models.TextField(_("for whom"), max_length=1000, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    application = models.TextField(_("how to get it"), max_length=1000, blank=True)
    fees = models.CharField(_("fees"), max_length=300, blank=True)
    hours = models.CharField(_("when"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
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
    serves_whole_city = models.BooleanField(_("serves the whole city"), default=True)
    service_areas = models.ManyToManyField(
        "areas.Area",
        verbose_name=_("areas it serves"),
        blank=True,
        related_name="served_by",
    )
    status = models.CharField(
        _("state"),
        max_length=10,
        choices=Status.choices,
        default=Status.DRAFT,
        editable=False,
    )
    assured_date = models.DateField(_("last made sure on"), null=True, blank=True)
    to_check = models.BooleanField(_("to be checked"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True)
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
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The public page; only published resources have one."""
        return reverse("resources:detail", args=[self.public_id])


class Site(Located):
    """A place where a resource is given."""

    resource = models.ForeignKey(
        Resource,
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="sites",
    )
    name = models.CharField(_("name of the place"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["pk"]

    def __str__(self):
        return self.name or self.address
