"""Reading partners."""

from django.db.models import QuerySet
from django.utils import timezone

from kooperacja.accounts.models import User
from kooperacja.accounts.predicates import is_coordinator, is_known
from kooperacja.areas.querysets import LocatedQuerySet


def people_at(*partners) -> QuerySet[User]:
    """Return who works at any of these partners now and may log in, by their names.

    With a suspended institution nobody works now.
    """
    return (
        User.objects.filter(
            is_active=True,
            memberships__partner__in=partners,
            memberships__partner__is_active=True,
            memberships__ended_at__isnull=True,
        )
        .distinct()
        .order_by("full_name", "pk")
    )


class PartnerQuerySet(LocatedQuerySet):
    """Institutions of the partnership."""

    def active(self):
        """Partners that work with us now."""
        return self.filter(is_active=True)

    def visible_to(self, user):
        """Partners this person may read inside; twin of ``partners.view_partner``."""
        if is_coordinator(user):
            return self
        if is_known(user):
            return self.active()
        return self.none()

    def of(self, user):
        """Partners this person works at."""
        return self.filter(
            pk__in=user.memberships.filter(ended_at__isnull=True).values("partner")
        )


class MembershipQuerySet(QuerySet):
    """Who works where."""

    def active(self):
        """Those that have not ended."""
        return self.filter(ended_at__isnull=True)

    def managers(self):
        """Those in the role of a manager, of people who may log in."""
        return self.filter(role="manager", user__is_active=True)


class InvitationQuerySet(QuerySet):
    """Invitations to institutions."""

    def open(self):
        """Neither accepted nor revoked; their time may have run out."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def since(self, age):
        """Those made within the last ``age`` (a timedelta)."""
        return self.filter(created_at__gt=timezone.now() - age)

    def over_for(self, age):
        """Never accepted, and revoked or expired longer ago than ``age``."""
        moment = timezone.now() - age
        return self.filter(accepted_at__isnull=True, expires_at__lt=moment)
