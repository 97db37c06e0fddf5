"""With whom: the institutions of the partnership and who works there."""

from django.conf import settings
from django.contrib.gis.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Located
from kooperacja.base.models import Referenced, TimeStamped, Versioned
from kooperacja.categories.choices import Activity, Sector

from .public import PublicPartner
from .querysets import InvitationQuerySet, MembershipQuerySet, PartnerQuerySet

__all__ = ["Invitation", "Membership", "Partner", "PublicPartner"]


class Partner(Referenced, TimeStamped, Versioned, Located):
    """An institution of the partnership.

    Its own page is on the public shelf while it is active and ``is_listed``.
    """

    class Part(models.TextChoices):
        """The part an institution plays in the partnership."""

        LEADER = "leader", _("leader of the partnership")
        PROJECT_PARTNER = "project_partner", _("project partner")
        PARTNER = "partner", _("partner")

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = models.SlugField(_("address of the page"), max_length=80, unique=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices)
    activity = models.CharField(
        _("field of activity"), max_length=30, choices=Activity.choices, blank=True
    )
    part = models.CharField(
        _("part in the partnership"),
        max_length=20,
        choices=Part.choices,
        default=Part.PARTNER,
    )
    description = models.TextField(_("what it does"), max_length=3000, blank=True)
    competences = models.TextField(
        _("what partners can ask it for"), max_length=2000, blank=True
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("public e-mail address"), blank=True)
    phone = models.CharField(_("public telephone"), max_length=60, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_active = models.BooleanField(_("works with us now"), default=True)
    is_listed = models.BooleanField(_("shown to the public"), default=True)
    is_synthetic = models.BooleanField(
        _("demonstration institution"), default=False, editable=False
    )

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The public page; only active, listed institutions have one."""
        return reverse("partners:detail", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """Whether everybody may see its page."""
        return self.is_active and self.is_listed


class Membership(TimeStamped):
    """That a person works at a partner, in a role, until it ended."""

    class Role(models.TextChoices):
        """What a person does for the institution."""

        EDITOR = "editor", _("editor")
        MANAGER = "manager", _("manager")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "partner"],
                condition=Q(ended_at__isnull=True),
                name="partners_membership_one_active",
                violation_error_message=_("This person already works at this partner."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("created_at")),
                name="partners_membership_ends_after_it_began",
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.partner}"


class Invitation(Referenced, TimeStamped):
    """That an address was asked to join an institution, in a role.

    The secret of its link is in the letter alone: ``token_hash`` is its SHA-256. It
    works once, until ``expires_at``, and only while ``invited_by`` may still invite.
    """

    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    email = models.EmailField(_("e-mail address"), max_length=254)
    role = models.CharField(_("role"), max_length=10, choices=Membership.Role.choices)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.PROTECT,
        related_name="sent_invitations",
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("expires at"))
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("accepted by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accepted_invitations",
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                "partner",
                Lower("email"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="partners_invitation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="partners_invitation_accepted_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(accepted_by__isnull=False),
                name="partners_invitation_accepted_by_somebody",
            ),
        ]

    def __str__(self):
        # No address: this is what the log keeps of it for ever.
        return f"{self.partner}, {self.get_role_display()}"

    @property
    def is_expired(self) -> bool:
        """Whether its time has run out."""
        return self.expires_at <= timezone.now()
