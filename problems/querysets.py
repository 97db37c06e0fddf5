"""Reading problems and diagnoses."""

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Left

from kooperacja.accounts.predicates import is_coordinator, is_team_member
from kooperacja.areas.querysets import LocatedQuerySet
from kooperacja.disclosure.places import SensitivityClass
from partners.predicates import roles_of

from .workflow import (
    EDITABLE,
    OPEN_TO_OPINION,
    SEEN_BY_COORDINATOR,
    SEEN_BY_TEAM,
    Status,
)


def unprotected(path: str = "") -> Q:
    """Rows of problems that are not protected; ``path`` leads to a diagnosis."""
    problem = f"{path}problem"
    return (
        Q(**{f"{problem}__category__sensitivity__lt": SensitivityClass.PROTECTED})
        & ~Q(**{f"{problem}__sensitivity_override": SensitivityClass.PROTECTED})
        & ~Q(**{f"{problem}__shown_class": SensitivityClass.PROTECTED})
    )


# What an institution has opened to the others, and may be read by them.
OPENED = Q(is_open_to_partners=True, status__in=SEEN_BY_TEAM) & unprotected()


class DiagnosisQuerySet(QuerySet):
    """Diagnoses of partners."""

    def visible_to(self, user):
        """Diagnoses this person may read; twin of ``problems.view_diagnosis``."""
        if user.is_superuser and user.is_active:
            return self
        partners = list(roles_of(user))
        seen = Q(partner__in=partners)
        if partners:
            seen |= OPENED
        if is_coordinator(user):
            seen |= Q(status__in=SEEN_BY_COORDINATOR)
            seen |= Q(author=user, last_editor=user) & ~Q(told_by="")
        if is_team_member(user):
            seen |= Q(status__in=SEEN_BY_TEAM)
        return self.filter(seen)

    def of_partners_of(self, user):
        """Diagnoses of the institutions this person works at."""
        return self.filter(partner__in=list(roles_of(user)))

    def opened_by_others(self, user):
        """What other institutions have opened to this person's one."""
        partners = list(roles_of(user))
        if not partners:
            return self.none()
        return self.filter(OPENED).exclude(partner__in=partners)

    def assigned_to(self, user):
        """Drafts of the own institutions that this person is to finish."""
        return self.of_partners_of(user).filter(assigned_to=user, status__in=EDITABLE)

    def made_from(self, author, form_key: str):
        """The diagnosis this author's filled-in form has made already, or None."""
        return self.filter(author=author, form_key=form_key).first()

    def published(self):
        """Diagnoses on the public map."""
        return self.filter(status=Status.PUBLISHED)

    def last_said(self):
        """Published diagnoses but for those followed by one of a later year.

        Nobody is asked whether last year's words still hold where the institution has
        published this year's.
        """
        later = (
            self.model.objects.published()
            .annotate(year=Left("period", 4))
            .filter(
                problem=OuterRef("problem"),
                partner=OuterRef("partner"),
                year__gt=Left(OuterRef("period"), 4),
            )
        )
        return self.published().exclude(Exists(later))

    def awaiting_review(self):
        """Diagnoses a coordinator has to decide on."""
        return self.filter(status=Status.SUBMITTED)

    def awaiting_opinion_of(self, user):
        """Diagnoses of others the team speaks of and this member has not, yet."""
        return (
            self.visible_to(user)
            .filter(status__in=OPEN_TO_OPINION)
            .exclude(agreements__member=user)
            .exclude(partner__in=list(roles_of(user)))
        )

    def awaiting_release(self):
        """Accepted diagnoses that are not public yet."""
        return self.filter(status=Status.ACCEPTED)

    def for_lists(self):
        """The rows with what a list shows of them, newest first."""
        return self.select_related(
            "problem", "problem__category", "problem__area", "partner", "author"
        ).order_by("-updated_at", "pk")

    def count_by_state(self) -> dict[str, int]:
        """How many rows are in each state that has any."""
        return dict(
            self.order_by().values_list("status").annotate(Count("pk", distinct=True))
        )

    def for_review(self):
        """The rows with what the review queue says of them, the longest waiting first.

        ``waiting_since`` is the moment of the last step.
        """
        return (
            self.select_related(
                "problem__category",
                "problem__area__parent__parent",
                "problem__public_area",
                "partner",
            )
            .prefetch_related("agreements__partner")
            .annotate(waiting_since=Max("status_changes__at"))
            .order_by("waiting_since", "pk")
        )


class PreviewLinkQuerySet(QuerySet):
    """Secret links to a diagnosis."""

    def working(self, now):
        """Links neither over nor switched off, of people who may still show it.

        What became protected (class 3) is shown to nobody without an account. Who has
        left the institution or may not log in any more has no way back in by
        an address made before; a suspended institution shows nothing.
        """
        return self.filter(
            unprotected("diagnosis__"),
            expires_at__gt=now,
            revoked_at__isnull=True,
            created_by__is_active=True,
            created_by__memberships__partner=F("diagnosis__partner"),
            created_by__memberships__partner__is_active=True,
            created_by__memberships__ended_at__isnull=True,
        )


class ProblemQuerySet(LocatedQuerySet):
    """Problems of the city."""

    def in_area(self, area):
        """Problems of the area or of its parts, and those that span it with others."""
        spans = self.model.areas.through.objects.filter(area=area)
        spanning = self.filter(pk__in=spans.values("problem"))
        return super().in_area(area) | spanning

    def visible_to(self, user):
        """Problems of which this person may read a diagnosis; twin of view_problem."""
        diagnoses = self.model._meta.get_field("diagnoses").related_model
        seen = diagnoses.objects.visible_to(user).filter(problem=OuterRef("pk"))
        return self.filter(Exists(seen))

    def with_words_for(self, user):
        """Problems whose agreed words this person may read.

        They are drafted from everybody's diagnoses: before they are public they are
        for who works on the problem, the team and the coordinator.
        """
        if is_coordinator(user) or is_team_member(user) or user.is_superuser:
            return self.visible_to(user)
        return self.visible_to(user).known_to(list(roles_of(user)))

    def known_to(self, partners):
        """Problems these partners may know of: public ones and those they work on.

        What another institution has only drafted stays unknown (design, section 3), and
        so does what was taken off the map.
        """
        diagnoses = self.model._meta.get_field("diagnoses").related_model
        own = diagnoses.objects.filter(problem=OuterRef("pk"), partner__in=partners)
        return self.filter(Q(is_listed=True) | Exists(own))

    def in_family_of(self, problem):
        """Problems that may be the same one: a related category in the same area."""
        category = problem.category
        head = category.parent_id or category.pk
        return self.filter(
            Q(category=head) | Q(category__parent=head), area=problem.area
        ).exclude(pk=problem.pk)
