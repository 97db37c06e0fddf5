"""Who gives it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped, Versioned
from kooperacja.categories.choices import Sector

from ..querysets import ProviderQuerySet


class Provider(Referenced, TimeStamped, Versioned):
    """An organisation that gives resources, after HSDS 3.0's organization.

    It may be a partner: then the partner's profile says what it is called and how to
    reach it, and ``name`` and ``sector`` follow it. Numbers of registers are digits
    only, as `kooperacja.base.registry_numbers` checks them.
    """

    name = models.CharField(_("name"), max_length=200)
    partner = models.OneToOneField(
        "partners.Partner",
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="provider",
    )
    sector = models.CharField(
        _("sector"), max_length=20, choices=Sector.choices, blank=True
    )
    description = models.TextField(_("what it does"), max_length=3000, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    krs = models.CharField(_("KRS number"), max_length=10, blank=True)
    regon = models.CharField(_("REGON number"), max_length=14, blank=True)
    nip = models.CharField(_("NIP number"), max_length=10, blank=True)
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
    public_id = models.CharField(max_length=22, null=True, unique=True, editable=False)
    is_synthetic = models.BooleanField(_("invented"), default=False, editable=False)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")),
                name="resources_provider_not_merged_into_itself",
            ),
        ]

    def __str__(self):
        return self.name
