"""Everything that may happen behind the shelf without the public seeing it.

Each change is a function of the world and of Hypothesis' ``data``; it goes through a
service where there is one, so that a service which lays too much on the shelf is
caught as well.
"""

from contextlib import suppress
from datetime import date

from django.contrib.gis.geos import Point
from django.test import Client
from django.utils import timezone
from hypothesis import strategies as st

from kooperacja.accounts.tokens import create_token
from kooperacja.areas.kinds import PlaceKind
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError
from kooperacja.notices.models import JobRun, NoticeText
from kooperacja.notices.services import notify
from partners.models import Membership, Partner
from partners.services import invite_person
from problems import services
from problems.models import (
    Agreement,
    Diagnosis,
    DiagnosisSnapshot,
    Evidence,
    InternalNote,
    Problem,
    Redaction,
    Release,
    Remark,
    Round,
    StatusChange,
    WordsRemark,
)
from problems.services.handover import hand_over_work
from problems.workflow import Status
from resources.models import (
    ConfidentialAddress,
    Provider,
    Resource,
    ResourceImport,
    Site,
    WrongReport,
)
from tests.factories import (
    DiagnosisFactory,
    EvidenceFactory,
    MembershipFactory,
    ProblemFactory,
    UserFactory,
)
from tests.factories.places import spot
from tests.personas import fresh
from tests.problems.reviewing import CHECKED

from .directory_changes import DIRECTORY, draft_a_resource, move_anothers_shelter
from .talk_changes import TALK, another_answers_and_types, import_and_undo

UNPUBLISHED = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.ACCEPTED)
TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60
)

PRIVATE_TEXTS = ("text_internal", "causes", "effects", "proposals", "lint_override")
FRACTIONS = st.floats(0.05, 0.95, allow_nan=False)


def move_raw_place(world, data) -> None:
    """Somewhere else in the same public area: class 1-3 is shown as that area."""
    state = data.draw(st.sampled_from([*world.marked]))
    column, row = data.draw(FRACTIONS), data.draw(FRACTIONS)
    place = spot(column, 1 + row)
    problem = world.marked[state].diagnosis.problem_id
    Problem.objects.filter(pk=problem).update(place=Point(place.x, place.y, srid=4326))


def move_what_is_never_listed(world, data) -> None:
    """A problem of class 3 has no public place at all."""
    problem = Problem.objects.filter(pk=world.violence.diagnosis.problem_id)
    problem.update(place=spot(data.draw(FRACTIONS), data.draw(FRACTIONS)))
    Diagnosis.objects.filter(pk=world.violence.diagnosis.pk).update(
        severity=data.draw(st.integers(1, 5)), text_public=data.draw(TEXTS)
    )


def rewrite_internal_words(world, data) -> None:
    """Texts for the partners, of any diagnosis, published ones too."""
    name = data.draw(st.sampled_from(PRIVATE_TEXTS))
    Diagnosis.objects.update(
        **{name: data.draw(TEXTS)}, scale_count=data.draw(st.integers(0, 9999))
    )


def rewrite_unpublished(world, data) -> None:
    """What will be public one day, but is not yet."""
    rows = Diagnosis.objects.filter(status__in=UNPUBLISHED)
    rows.update(text_public=data.draw(TEXTS), severity=data.draw(st.integers(1, 5)))
    Problem.objects.filter(public_id__isnull=True).update(
        title=data.draw(TEXTS), address=data.draw(TEXTS)
    )
    Evidence.objects.filter(diagnosis__in=rows).update(description=data.draw(TEXTS))


def draft_another(world, data) -> None:
    """Another institution starts something, on the published problem or a new one."""
    joins = data.draw(st.booleans())
    problem = world.marked[Status.PUBLISHED].diagnosis.problem if joins else None
    year = data.draw(st.integers(2028, 2099))
    # The same period twice: refused attempts must be invisible too.
    with suppress(DomainError):
        services.create_diagnosis(
            actor=fresh(world.celina),
            partner=world.inna,
            problem=problem,
            opens=None if joins else _opening(world, data),
            content=services.DiagnosisContent(
                period=str(year), text_internal=data.draw(TEXTS)
            ),
        )


def _opening(world, data):
    return services.ProblemContent(
        title="Nowy problem",
        category=data.draw(st.sampled_from([world.rampa, world.bezrobocie])),
        place_kind=PlaceKind.POINT,
        place=spot(data.draw(FRACTIONS), data.draw(FRACTIONS)),
    )


def submit_and_judge(world, data) -> None:
    """A whole way up to the last step before the release."""
    problem = ProblemFactory(
        category=world.bezrobocie, opened_by=world.inna, area=world.polnoc
    )
    diagnosis = DiagnosisFactory(
        problem=problem,
        partner=world.inna,
        author=world.celina,
        last_editor=world.celina,
    )
    services.submit_diagnosis(actor=fresh(world.celina), diagnosis=diagnosis)
    diagnosis.refresh_from_db()
    services.give_opinion(actor=fresh(world.ewa), diagnosis=diagnosis, stand="agree")
    if data.draw(st.booleans()):
        services.return_diagnosis(
            actor=fresh(world.dorota), diagnosis=diagnosis, note=f"x{data.draw(TEXTS)}"
        )
    else:
        services.accept_diagnosis(
            actor=fresh(world.dorota), diagnosis=diagnosis, checks=CHECKED
        )


def throw_a_draft_away(world, data) -> None:
    """Discard what another institution has drafted last."""
    mine = Diagnosis.objects.filter(partner=world.inna, status=Status.DRAFT)
    row = mine.exclude(pk=world.other_draft.diagnosis.pk).order_by("-pk").first()
    if row is not None:
        services.discard_diagnosis(actor=fresh(world.celina), diagnosis=row)


def people_come_and_go(world, data) -> None:
    """Users, memberships, roles, sessions."""
    person = UserFactory()
    MembershipFactory(user=person, partner=world.inna)
    Membership.objects.filter(user=world.basia).update(
        ended_at=timezone.now() if data.draw(st.booleans()) else None
    )
    Client().force_login(world.celina)
    type(person).objects.filter(pk=person.pk).update(is_active=data.draw(st.booleans()))


def invite_and_hand_over(world, data) -> None:
    """Invitations, keys of the API, and somebody's work that goes to a colleague."""
    number = data.draw(st.integers(1, 10**9))
    acts = (
        lambda: invite_person(
            actor=fresh(world.filip),
            partner=world.most,
            email=f"osoba-{number}@example.org",
            role="editor",
        ),
        lambda: create_token(actor=fresh(world.celina), name="raport", days=30),
        lambda: hand_over_work(
            actor=fresh(world.filip),
            partner=world.most,
            leaver=world.bartek,
            heir=world.basia,
        ),
    )
    for act in acts:
        # Too many of them, or an heir who has left: refused attempts count as well.
        with suppress(DomainError):
            act()


def opinions_and_reasons(world, data) -> None:
    """What the team says, and why something was returned."""
    Agreement.objects.update(text=data.draw(TEXTS))
    StatusChange.objects.update(note=data.draw(TEXTS))
    record(
        actor=world.dorota,
        verb="diagnosis.judged",
        target=world.marked[Status.SUBMITTED].diagnosis,
    )


def sources_of_unpublished(world, data) -> None:
    """Evidence of what waits."""
    waiting = data.draw(st.sampled_from(UNPUBLISHED))
    EvidenceFactory(
        diagnosis=world.marked[waiting].diagnosis, description=f"x{data.draw(TEXTS)}"
    )


def touch_everything(world, data) -> None:
    """Only the time of the last change, everywhere."""
    rows = (Diagnosis, Problem, Partner, Provider, Resource, Evidence, Agreement)
    for model in rows:
        model.objects.update(updated_at=timezone.now())


def hidden_institutions(world, data) -> None:
    """Institutions and resources that are not shown."""
    hidden = Partner.objects.filter(pk__in=[world.unlisted.pk, world.inactive.pk])
    hidden.update(description=data.draw(TEXTS), competences=data.draw(TEXTS))
    draft = Resource.objects.filter(status=Resource.Status.DRAFT)
    draft.update(description=data.draw(TEXTS))
    Site.objects.filter(resource__in=draft, is_confidential=False).update(
        address=data.draw(TEXTS)
    )


def correct_what_is_published(world, data) -> None:
    """A corrected version up to the last step before its release (row c3)."""
    published = world.marked[Status.PUBLISHED].diagnosis
    with suppress(DomainError):
        services.revise_diagnosis(actor=fresh(world.bartek), diagnosis=published)
    Diagnosis.objects.filter(revises=published, is_pending_revision=True).update(
        status=data.draw(st.sampled_from(UNPUBLISHED)),
        text_public=data.draw(TEXTS),
        severity=data.draw(st.integers(1, 5)),
        period=data.draw(st.sampled_from(["2024", "2026"])),
    )


def rewrite_releases(world, data) -> None:
    """Who released what on which day, and why something was undone."""
    Release.objects.update(
        day=date(data.draw(st.integers(2000, 2099)), 1, 1),
        undo_note=f"x{data.draw(TEXTS)}",
    )
    Problem.objects.filter(public_id__isnull=True).update(
        parent=world.marked[Status.PUBLISHED].diagnosis.problem_id
    )


def tell_and_write(world, data) -> None:
    """Notices, letters, the coordinator's words for them, and what the worker did."""
    recipients = [fresh(world.filip), fresh(world.dorota)]
    notify(
        kind="diagnosis.returned",
        recipients=recipients,
        values={"problem": data.draw(TEXTS), "reason": data.draw(TEXTS)},
    )
    NoticeText.objects.update_or_create(
        kind="diagnosis.returned",
        language="pl",
        defaults={"subject": data.draw(TEXTS), "text": data.draw(TEXTS)},
    )
    JobRun.objects.create(
        name="tidy_up", started_at=timezone.now(), result=data.draw(TEXTS)
    )


PRIVATE = (
    tell_and_write,
    correct_what_is_published,
    rewrite_releases,
    move_raw_place,
    move_what_is_never_listed,
    rewrite_internal_words,
    rewrite_unpublished,
    draft_another,
    submit_and_judge,
    throw_a_draft_away,
    people_come_and_go,
    invite_and_hand_over,
    opinions_and_reasons,
    sources_of_unpublished,
    touch_everything,
    hidden_institutions,
    another_answers_and_types,
    *TALK,
    *DIRECTORY,
)
#: Those that concern the institution of celina alone.
OF_ANOTHER = (
    draft_another,
    throw_a_draft_away,
    import_and_undo,
    another_answers_and_types,
    draft_a_resource,
    move_anothers_shelter,
)


def rewrite_anothers_draft(world, data) -> None:
    """Another institution's drafts, on a problem of its own and on ours."""
    rows = Diagnosis.objects.filter(partner=world.inna, status=Status.DRAFT)
    rows.update(
        text_internal=data.draw(TEXTS),
        text_public=data.draw(TEXTS),
        severity=data.draw(st.integers(1, 5)),
        updated_at=timezone.now(),
    )
    own = Problem.objects.filter(opened_by=world.inna, public_id__isnull=True)
    own.update(title=data.draw(TEXTS), place=spot(data.draw(FRACTIONS), 1))


def delete_unpublished(world) -> None:
    """Remove every row that is not published, and all that hangs on it."""
    gone = Diagnosis.objects.exclude(status=Status.PUBLISHED)
    hanging = (
        Agreement,
        DiagnosisSnapshot,
        InternalNote,
        Redaction,
        Remark,
        StatusChange,
        Evidence,
    )
    for model in hanging:
        model.objects.filter(diagnosis__in=gone).delete()
    gone.delete()
    left = Problem.objects.filter(diagnoses__isnull=True)
    WordsRemark.objects.filter(problem__in=left).delete()
    left.delete()
    Round.objects.all().delete()
    Release.objects.filter(undone_at__isnull=False).delete()
    Resource.objects.exclude(status=Resource.Status.PUBLISHED).delete()
    Provider.objects.filter(resources__isnull=True).delete()
    ResourceImport.objects.filter(records__isnull=True).delete()
    WrongReport.objects.all().delete()
    ConfidentialAddress.objects.all().delete()
    Membership.objects.all().delete()
