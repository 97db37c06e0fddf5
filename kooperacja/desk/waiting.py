"""What waits for a person, and what is new where the person works; a fixed number of
queries each."""

from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery

from kooperacja.accounts.predicates import is_coordinator, is_team_member
from kooperacja.areas.models import Area
from kooperacja.base.working_days import working_days_until
from kooperacja.unsaved.page import begun_forms
from partners.predicates import roles_of
from problems.models import (
    Diagnosis,
    PublicProblem,
    Remark,
    Request,
    Round,
    StatusChange,
)
from problems.workflow import Status
from resources.choices import ReportState
from resources.models import Resource, ResourceLink, WrongReport

#: Rows of the table on the start page; the list has them all.
MOST_ROWS = 40
#: Rows of the table that are settled; what asks for attention is shown whole.
MOST_SETTLED = 8
#: Lines of each kind under "what waits"; the rest is one line that leads to all.
MOST_LINES = 5
#: How long before its day a published diagnosis is shown as one to confirm.
CONFIRM_AHEAD = timedelta(days=30)
#: States in the order in which they ask for attention.
ORDER = (
    Status.RETURNED,
    Status.DRAFT,
    Status.SUBMITTED,
    Status.ACCEPTED,
    Status.PUBLISHED,
    Status.ARCHIVED,
)

SETTLED = {Status.PUBLISHED, Status.ARCHIVED}


def what_waits(user, day: date) -> dict:
    """Return the context of the start page for this person on this day."""
    works_somewhere = bool(roles_of(user))
    own = list(own_diagnoses(user)) if works_somewhere else []
    of_state = {state: [row for row in own if row.status == state] for state in ORDER}
    waits = {
        "returned": of_state[Status.RETURNED],
        "deadlines": deadlines(user, day) if works_somewhere else [],
        "remarks": remarks(user) if works_somewhere else [],
        "to_confirm": to_confirm(user, day) if works_somewhere else [],
        "begun": begun_forms(user) if works_somewhere else [],
        "drafts": mine_first(of_state[Status.DRAFT], user),
        "submitted": of_state[Status.SUBMITTED],
        "to_judge": to_judge(user) if is_team_member(user) else [],
        "waiting_count": waiting_count() if is_coordinator(user) else 0,
        "resources_returned": returned_resources(user) if works_somewhere else [],
        "resources_due": resources_due(user, day),
        "reports_count": reports_count(user),
        "links_count": links_count(user),
    }
    return {
        **waits,
        "waits_nothing": not any(waits.values()),
        "works_somewhere": works_somewhere,
        "is_team_member": is_team_member(user),
        "states": states(user) if works_somewhere else [],
        "diagnoses": table(of_state),
        "news": news(own),
        "opened": opened(user, own) if works_somewhere else [],
        "today": day,
    }


def table(of_state: dict[Status, list[Diagnosis]]) -> list[Diagnosis]:
    """Return what asks for attention whole, then the newest of what is settled."""
    rows = [(state, row) for state in ORDER for row in of_state[state]]
    open_rows = [row for state, row in rows if state not in SETTLED]
    settled = [row for state, row in rows if state in SETTLED]
    return [*open_rows, *settled[:MOST_SETTLED]]


def own_diagnoses(user):
    """Diagnoses of the own institutions with the reason of their last step."""
    last = StatusChange.objects.filter(diagnosis=OuterRef("pk")).order_by("-pk")
    return (
        Diagnosis.objects.of_partners_of(user)
        .for_lists()
        .select_related("problem__public_area")
        .annotate(last_note=Subquery(last.values("note")[:1]))[:MOST_ROWS]
    )


def deadlines(user, day: date) -> list[dict]:
    """What running rounds still ask the own institutions for, the nearest first.

    What is given to a colleague by name stays the colleague's.
    """
    rows = (
        Request.objects.of_partners_of(user)
        .filter(round__in=Round.objects.running(day))
        .filter(Q(assigned_to=user) | Q(assigned_to__isnull=True))
        .with_progress(own=True)
        .unanswered()
        .select_related("round", "category")
        .order_by("round__deadline_date", "category__position", "pk")
    )
    return [
        {
            "request": row,
            "days": working_days_until(row.round.deadline_date, today=day),
            "is_mine": row.assigned_to_id == user.pk,
        }
        for row in rows
    ]


def remarks(user):
    """Remarks on the own institutions' diagnoses that nobody has answered."""
    return (
        Remark.objects.filter(
            diagnosis__in=Diagnosis.objects.of_partners_of(user), answer=""
        )
        .exclude(diagnosis__status=Status.RETURNED)
        .select_related("diagnosis__problem", "partner")
        .order_by("pk")[:MOST_ROWS]
    )


def to_confirm(user, day: date):
    """Published diagnoses of the own institutions whose day to be confirmed is near."""
    return (
        Diagnosis.objects.of_partners_of(user)
        .last_said()
        .filter(review_by_date__lte=day + CONFIRM_AHEAD)
        .select_related("problem")
        .order_by("review_by_date", "pk")[:MOST_ROWS]
    )


def mine_first(drafts: list[Diagnosis], user) -> list[Diagnosis]:
    """Order drafts: given to this person, then begun by this person, then the rest."""
    return sorted(
        drafts,
        key=lambda row: (row.assigned_to_id != user.pk, row.author_id != user.pk),
    )


def to_judge(user):
    """Diagnoses the team still forms its opinion of and this person has not."""
    return Diagnosis.objects.awaiting_opinion_of(user).for_lists()[:MOST_ROWS]


def waiting_count() -> int:
    """How many diagnoses wait for a coordinator's decision."""
    return Diagnosis.objects.awaiting_review().count()


def returned_resources(user):
    """What the own institutions give and have to mend before it is shown."""
    return (
        Resource.objects.of_partners_of(user)
        .filter(status=Resource.Status.RETURNED)
        .order_by("updated_at", "pk")[:MOST_LINES]
    )


def resources_due(user, day: date) -> int:
    """How many resources this person keeps true have to be confirmed by now."""
    return Resource.objects.kept_by(user).due_for_review(day).count()


def links_count(user) -> int:
    """How many links of problems and resources wait for this person's word."""
    return ResourceLink.objects.awaiting(user).count()


def reports_count(user) -> int:
    """How many reports of visitors wait for this person's answer."""
    kept = Resource.objects.kept_by(user)
    return WrongReport.objects.filter(resource__in=kept, state=ReportState.NEW).count()


def states(user) -> list[dict]:
    """How many diagnoses of the own institutions are in each state that has any."""
    counts = Diagnosis.objects.of_partners_of(user).count_by_state()
    return [
        {"value": state, "label": Status(state).label, "count": counts[state]}
        for state in ORDER
        if state in counts
    ]


def news(own: list[Diagnosis]) -> list[PublicProblem]:
    """What is newest on the public map in the areas and kinds of the own diagnoses."""
    categories = {row.problem.category.slug for row in own}
    areas = {area.code for area in known_areas(own)}
    if not own:
        return []
    return list(
        PublicProblem.objects.filter(
            Q(category__in=categories) | Q(area_code__in=areas)
        ).order_by("-confirmed_date", "public_id")[:MOST_LINES]
    )


def known_areas(own: list[Diagnosis]) -> set[Area]:
    """Return where the own diagnoses are, as exactly as their institution knows."""
    areas = {row.problem.area_for(row.partner_id) for row in own}
    return areas - {None}


def opened(user, own: list[Diagnosis]):
    """What others have opened to partners in the areas and kinds of the own ones."""
    return (
        Diagnosis.objects.opened_by_others(user)
        .filter(
            Q(problem__category__in={row.problem.category_id for row in own})
            | Q(problem__public_area__in=known_areas(own))
        )
        .for_lists()[:MOST_LINES]
    )
