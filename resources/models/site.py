"""Where it is given."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Located
from kooperacja.base.models import Referenced

from ..choices import Accessibility
from .resource import Opening, Reaching, Resource


class Site(Referenced, Located, Reaching, Opening):
    """A place where a resource is given (HSDS location with service at location).

    With ``has_own_reach`` it serves what it says itself, else what its resource says;
    without hours of its own it keeps those of its resource. Of a confidential site
    neither address nor place stand here: they are in `ConfidentialAddress`, and the
    public sees the area (``shows_area``) or nothing but the telephone.
    """

    resource = models.ForeignKey(
        Resource,
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="sites",
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    name = models.CharField(_("name of the place"), max_length=200, blank=True)
    is_confidential = models.BooleanField(
        _("the address is confidential"), default=False
    )
    shows_area = models.BooleanField(_("the public may know the estate"), default=False)
    accessibility = ArrayField(
        models.CharField(max_length=20, choices=Accessibility.choices),
        verbose_name=_("accessibility"),
        default=list,
        blank=True,
    )
    accessibility_note = models.CharField(
        _("more about accessibility"), max_length=300, blank=True
    )
    has_own_reach = models.BooleanField(_("serves an area of its own"), default=False)
    external_id = models.CharField(
        _("number in the source"), max_length=200, blank=True, editable=False
    )
    public_id = models.CharField(max_length=22, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_confidential=False) | Q(address="", place__isnull=True),
                name="resources_site_confidential_has_no_address",
            ),
        ]

    def __str__(self):
        return self.name or self.address


class ConfidentialAddress(models.Model):
    """The address of a shelter. No public code, export, API or letter reads this table.

    Only `resources.services.confidential` does, and it writes down who read it.
    """

    site = models.OneToOneField(
        Site,
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        related_name="confidential_address",
    )
    address = models.CharField(_("address"), max_length=200)
    place = models.PointField(_("place"), srid=settings.SRID, null=True, blank=True)
    note = models.CharField(_("how to find it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("confidential address")
        verbose_name_plural = _("confidential addresses")

    def __str__(self):
        # The address itself must not slip into a list, a log or an error message.
        return str(_("confidential address"))
