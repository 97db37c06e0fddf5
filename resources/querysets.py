"""Reading resources."""

from django.db import models

from kooperacja.accounts.predicates import is_coordinator, is_known
from partners.predicates import roles_of


class ResourceQuerySet(models.QuerySet):
    """What helps in the city."""

    def published(self):
        """Resources on the public shelf."""
        return self.filter(status="published")

    def visible_to(self, user):
        """Resources this person may read; twin of ``resources.view_resource``."""
        if is_coordinator(user):
            return self
        if not is_known(user):
            return self.none()
        own = models.Q(provider__partner__in=list(roles_of(user)))
        return self.filter(own | models.Q(status="published"))


class ProviderQuerySet(models.QuerySet):
    """Organisations that give resources."""

    def standing(self):
        """Those not merged into another."""
        return self.filter(merged_into__isnull=True)
