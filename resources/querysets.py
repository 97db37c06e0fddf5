"""Reading resources."""

from datetime import date

from django.db import models
from django.db.models.functions import Cast

from kooperacja.accounts.predicates import is_coordinator, is_known
from partners.predicates import roles_of

DAY = models.DateField()


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

    def kept_by(self, user):
        """Resources this person keeps true: the own ones, all for a coordinator."""
        if is_coordinator(user):
            return self
        return self.filter(provider__partner__in=list(roles_of(user)))

    def with_review_due(self):
        """Annotate ``review_due``: the day by which somebody has to make sure again.

        None where nobody ever made sure here; see `services.describing.review_due`.
        """
        months = models.Func(
            "review_months",
            template="make_interval(months => %(expressions)s)",
            output_field=models.DurationField(),
        )
        day = models.Case(
            models.When(
                to_check=False, then=Cast(models.F("assured_date") + months, DAY)
            ),
            default=None,
            output_field=DAY,
        )
        return self.annotate(review_due=day)

    def due_for_review(self, day: date):
        """Public resources somebody has to make sure of by this day, or at last."""
        late = models.Q(review_due__isnull=True) | models.Q(review_due__lte=day)
        return self.published().with_review_due().filter(late)


class ProviderQuerySet(models.QuerySet):
    """Organisations that give resources."""

    def standing(self):
        """Those not merged into another."""
        return self.filter(merged_into__isnull=True)
