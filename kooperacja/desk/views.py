"""The start page: what waits for this person."""

from django.db.models import OuterRef, Subquery
from django.views.generic import TemplateView

from kooperacja.accounts.predicates import is_coordinator, is_team_member
from kooperacja.base.views import PermissionRequiredMixin
from partners.predicates import roles_of
from problems.models import Diagnosis, StatusChange
from problems.workflow import OPEN_TO_OPINION, Status

#: Rows of the table on the start page; the list has them all.
MOST_ROWS = 40
#: States in the order in which they ask for attention.
ORDER = (
    Status.RETURNED,
    Status.DRAFT,
    Status.SUBMITTED,
    Status.ACCEPTED,
    Status.PUBLISHED,
    Status.ARCHIVED,
)


class HomeView(PermissionRequiredMixin, TemplateView):
    """What waits, as sentences with one link each; then the own diagnoses by state."""

    permission_required = "accounts.use_desk"
    template_name = "desk/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        own = list(own_diagnoses(user)) if roles_of(user) else []
        of_state = {
            state: [row for row in own if row.status == state] for state in ORDER
        }
        return super().get_context_data(
            works_somewhere=bool(roles_of(user)),
            returned=of_state[Status.RETURNED],
            drafts=of_state[Status.DRAFT],
            submitted=of_state[Status.SUBMITTED],
            to_judge=to_judge(user) if is_team_member(user) else None,
            waiting_count=waiting_count() if is_coordinator(user) else 0,
            diagnoses=[row for state in ORDER for row in of_state[state]],
            **kwargs,
        )


def own_diagnoses(user):
    """Diagnoses of the own institutions with the reason of their last step."""
    last = StatusChange.objects.filter(diagnosis=OuterRef("pk")).order_by("-pk")
    return (
        Diagnosis.objects.of_partners_of(user)
        .for_lists()
        .annotate(last_note=Subquery(last.values("note")[:1]))[:MOST_ROWS]
    )


def to_judge(user):
    """Diagnoses the team still forms its opinion of and this person has not."""
    return (
        Diagnosis.objects.visible_to(user)
        .filter(status__in=OPEN_TO_OPINION)
        .exclude(agreements__member=user)
        .exclude(partner__in=list(roles_of(user)))
        .for_lists()[:MOST_ROWS]
    )


def waiting_count() -> int:
    """How many diagnoses wait for a coordinator's decision."""
    return Diagnosis.objects.awaiting_review().count()
