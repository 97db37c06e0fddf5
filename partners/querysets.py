"""Reading partners."""

from kooperacja.accounts.predicates import is_coordinator, is_known
from kooperacja.areas.querysets import LocatedQuerySet


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
