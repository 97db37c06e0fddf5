"""Reading problems and diagnoses."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kooperacja.accounts.predicates import is_coordinator, is_team_member
from kooperacja.areas.querysets import LocatedQuerySet
from partners.predicates import roles_of

from .workflow import SEEN_BY_COORDINATOR, SEEN_BY_TEAM, Status


class DiagnosisQuerySet(QuerySet):
    """Diagnoses of partners."""

    def visible_to(self, user):
        """Diagnoses this person may read; twin of ``problems.view_diagnosis``."""
        if user.is_superuser and user.is_active:
            return self
        seen = Q(partner__in=list(roles_of(user)))
        if is_coordinator(user):
            seen |= Q(status__in=SEEN_BY_COORDINATOR)
        if is_team_member(user):
            seen |= Q(status__in=SEEN_BY_TEAM)
        return self.filter(seen)

    def of_partners_of(self, user):
        """Diagnoses of the institutions this person works at."""
        return self.filter(partner__in=list(roles_of(user)))

    def published(self):
        """Diagnoses on the public map."""
        return self.filter(status=Status.PUBLISHED)

    def awaiting_review(self):
        """Diagnoses a coordinator has to decide on."""
        return self.filter(status=Status.SUBMITTED)

    def awaiting_release(self):
        """Accepted diagnoses that are not public yet."""
        return self.filter(status=Status.ACCEPTED)

    def for_lists(self):
        """The rows with what a list shows of them, newest first."""
        return self.select_related(
            "problem", "problem__category", "problem__area", "partner", "author"
        ).order_by("-updated_at", "pk")


class ProblemQuerySet(LocatedQuerySet):
    """Problems of the city."""

    def visible_to(self, user):
        """Problems of which this person may read a diagnosis; twin of view_problem."""
        diagnoses = self.model._meta.get_field("diagnoses").related_model
        seen = diagnoses.objects.visible_to(user).filter(problem=OuterRef("pk"))
        return self.filter(Exists(seen))

    def known_to(self, partners):
        """Problems these partners may know of: public ones and those they work on.

        What another institution has only drafted stays unknown (design, section 3).
        """
        diagnoses = self.model._meta.get_field("diagnoses").related_model
        own = diagnoses.objects.filter(problem=OuterRef("pk"), partner__in=partners)
        return self.filter(Q(public_id__isnull=False) | Exists(own))
