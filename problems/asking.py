"""Reading rounds and what they ask for; nothing here writes."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from partners.predicates import roles_of

from .workflow import HANDED_OVER, Status


class RoundQuerySet(QuerySet):
    """Rounds of diagnosing."""

    def running(self, day):
        """Rounds that have begun and are not closed."""
        return self.filter(opens_date__lte=day, closed_at__isnull=True)


class RequestQuerySet(QuerySet):
    """What rounds ask institutions for."""

    def of_partners_of(self, user):
        """What the institutions of this person are asked for."""
        return self.filter(partner__in=list(roles_of(user)))

    def with_progress(self, *, own: bool = False):
        """Annotate ``is_handed_over`` and ``is_returned``; with ``own`` ``is_started``.

        A draft is nobody else's business, not even that it exists (design, section
        4): ask for it only about the reader's own institution.
        """
        partner = self.model._meta.get_field("partner").related_model
        diagnosis = partner._meta.get_field("diagnoses").related_model
        answers = diagnosis.objects.filter(
            Q(problem__category=OuterRef("category"))
            | Q(problem__category__parent=OuterRef("category")),
            partner=OuterRef("partner"),
            period=OuterRef("round__period"),
            is_pending_revision=False,
        )
        marked = self.annotate(
            is_handed_over=Exists(answers.filter(status__in=HANDED_OVER)),
            is_returned=Exists(answers.filter(status=Status.RETURNED)),
        )
        if own:
            marked = marked.annotate(
                is_started=Exists(answers.filter(status=Status.DRAFT))
            )
        return marked

    def unanswered(self):
        """What nobody has answered yet; after ``with_progress``."""
        return self.filter(is_handed_over=False, nothing_reason="")
