"""Reading what belongs to people."""

from django.db.models import QuerySet
from django.utils import timezone


class ApiTokenQuerySet(QuerySet):
    """Personal keys of the API."""

    def live(self):
        """Keys that open the API now."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
