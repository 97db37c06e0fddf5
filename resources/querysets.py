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

    def kept_still(self):
        """Lock the rows, in one order whoever asks; links may be set meanwhile."""
        return self.order_by("pk").select_for_update(of=("self",), no_key=True)

    def visible_to(self, user):
        """Resources this person may read; twin of ``resources.view_resource``."""
        if is_coordinator(user):
            return self
        if not is_known(user):
            return self.none()
        own = models.Q(provider__partner__in=list(roles_of(user)))
        return self.filter(own | models.Q(status="published"))

    def of_partners_of(self, user):
        """Resources of the institutions this person works at."""
        return self.filter(provider__partner__in=list(roles_of(user)))

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

    def paused(self, day: date):
        """Those that say they are closed for some time on this day, at any place."""
        running = models.Q(closure_rows__last_day__isnull=True) | models.Q(
            closure_rows__last_day__gte=day
        )
        return self.filter(running, closure_rows__first_day__lte=day).distinct()

    def awaiting_review(self):
        """Those a coordinator has to decide about, the longest waiting first."""
        return self.filter(status="submitted").order_by("updated_at", "pk")


class ProviderQuerySet(models.QuerySet):
    """Organisations that give resources."""

    def standing(self):
        """Those not merged into another."""
        return self.filter(merged_into__isnull=True)


class ResourceLinkQuerySet(models.QuerySet):
    """What is said to answer what."""

    def with_sides(self):
        """The rows with what a list shows of them."""
        return self.select_related(
            "problem__category",
            "problem__public_area",
            "resource__provider__partner",
            "set_for",
        )

    def visible_to(self, user):
        """Links this person may read.

        The own ones and those about the own resources, as far as the problem is public
        or the own institution works on it; of the others' those that everybody sees.
        """
        if not is_known(user):
            return self.none()
        listed = models.Q(problem__is_listed=True)
        if is_coordinator(user):
            seen = listed
        else:
            seen = listed & models.Q(state="confirmed", resource__status="published")
        return self.filter(seen | self._of(list(roles_of(user))))

    def of_partners_of(self, user):
        """Links the own institutions set, or that are about their resources."""
        return self.filter(self._of(list(roles_of(user))))

    def awaiting(self, user):
        """Links that wait for this person's word; twin of ``resources.decide_link``.

        A superuser may decide all and is asked only what a coordinator is asked.
        """
        waiting = self.visible_to(user).filter(state="proposed")
        mine = models.Q(resource__provider__partner__in=list(roles_of(user)))
        if is_coordinator(user):
            mine |= models.Q(resource__provider__isnull=True)
            mine |= models.Q(resource__provider__partner__isnull=True)
            mine |= models.Q(resource__provider__partner__is_active=False)
        return waiting.filter(mine)

    def _of(self, partners: list[int]) -> models.Q:
        problems = self.model._meta.get_field("problem").related_model
        known = problems.objects.known_to(partners).values("pk")
        # What was said of one that was merged into a draft is about a draft now.
        unseen = models.Q(resource__status__in=["draft", "submitted", "returned"])
        mine = models.Q(resource__provider__partner__in=partners) | (
            models.Q(set_for__in=partners) & ~unseen
        )
        return mine & models.Q(problem__in=known)
