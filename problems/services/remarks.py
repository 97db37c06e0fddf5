"""Remarks on parts of a diagnosis, and their answers.

Remarks are the words of the diagnosis team; `Agreement` is a member's stand. The two
are kept true to each other here: who remarks has a remark, and who agrees takes the
remarks nobody has answered yet back.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import TransitionNotAllowed
from partners.models import Partner

from ..mails import talk
from ..models import Agreement, Diagnosis, Remark, StatusChange
from ..parts import PARTS, WHOLE
from ..workflow import OPEN_TO_ANSWERS, OPEN_TO_OPINION, Status

MOST_WORDS = 2000


class RemarkAnswered(DomainError):
    """Somebody has answered it: remark and answer stay as they are."""

    message = _("This remark has been answered already. Both stay as they are.")
    code = "remark_answered"


@transaction.atomic
def write_remark(
    *, actor: User, diagnosis: Diagnosis, text: str, field: str = WHOLE
) -> Remark:
    """Remark on a part of a submitted diagnosis, or on the whole, as a team member.

    The member's stand becomes "has a remark". The same words on the same part, sent
    twice, are one remark.

    :raises NotPermitted: not a team member, or the decision has been taken.
    :raises TransitionNotAllowed: the same, for whom no rule stops.
    :raises InvalidInput: no such part, no words, or more than 2000 characters.
    """
    diagnosis = lock_for_opinion(actor, diagnosis)
    remark, is_new = add_remark(actor, diagnosis, field, text)
    if is_new:
        _record("remarked", actor, diagnosis, field)
    return remark


@transaction.atomic
def answer_remark(*, actor: User, remark: Remark, text: str) -> Remark:
    """Answer a remark for the institution; once, because the other side reads it.

    :raises NotPermitted: not of the diagnosis' own partner, or it is closed.
    :raises TransitionNotAllowed: the same, for whom no rule stops.
    :raises RemarkAnswered: a colleague was faster.
    """
    remark = _locked(remark)
    if not actor.has_perm("problems.answer_remark", remark.diagnosis):
        raise NotPermitted
    if remark.diagnosis.status not in OPEN_TO_ANSWERS:
        raise TransitionNotAllowed
    if remark.is_answered:
        raise RemarkAnswered
    remark.answer = require_words(text)
    remark.answered_by, remark.answered_at = actor, timezone.now()
    remark.save()
    _record("remark_answered", actor, remark.diagnosis, remark.field)
    talk.tell_answered(remark, actor)
    return remark


@transaction.atomic
def withdraw_remark(*, actor: User, remark: Remark) -> None:
    """Take back an own remark nobody has answered.

    Without any remark left, the member has no stand any more.

    :raises NotPermitted: somebody else's, one of a return, or the decision is taken.
    :raises RemarkAnswered: it has an answer.
    """
    remark = _locked(remark)
    diagnosis = remark.diagnosis
    if remark.author_id != actor.pk or remark.status_change_id:
        raise NotPermitted
    if not actor.has_perm("problems.judge_diagnosis", diagnosis):
        raise NotPermitted
    if diagnosis.status not in OPEN_TO_OPINION:
        raise TransitionNotAllowed
    if remark.is_answered:
        raise RemarkAnswered
    remark.delete()
    _record("remark_withdrawn", actor, diagnosis, remark.field)
    left = diagnosis.remarks.filter(author=actor, status_change=None).last()
    if left is None:
        diagnosis.agreements.filter(member=actor).delete()
    else:
        take_stand(actor, diagnosis, Agreement.Stand.REMARK, left.text)


def pin_remarks(
    *, actor: User, step: StatusChange, pins: Iterable[tuple[str, str]]
) -> list[Remark]:
    """Store the reasons of a return at the parts they are about.

    Called inside the transaction of the return. ``pins`` are (part, text).

    :raises InvalidInput: no such part, or a text that cannot be stored.
    """
    return Remark.objects.bulk_create(
        Remark(
            diagnosis=step.diagnosis,
            author=actor,
            status_change=step,
            field=require_part(part),
            text=require_words(text),
        )
        for part, text in pins
    )


def pinned_remarks(diagnosis: Diagnosis) -> dict[str, list[Remark]]:
    """Return what its author still has to heed, by part ("" is the whole). One query.

    These are the remarks of the last return while it is being mended, and every remark
    nobody has answered.
    """
    remarks = list(diagnosis.remarks.select_related("author", "partner", "answered_by"))
    returns = [item.status_change_id for item in remarks if item.status_change_id]
    last = max(returns, default=None) if diagnosis.status == Status.RETURNED else None
    found = defaultdict(list)
    for item in remarks:
        is_of_last_return = last is not None and item.status_change_id == last
        if is_of_last_return or not item.is_answered:
            found[item.field].append(item)
    return dict(found)


def lock_for_opinion(actor: User, diagnosis: Diagnosis) -> Diagnosis:
    """Lock a diagnosis this team member may still speak of.

    :raises NotPermitted: not a team member, or the decision has been taken.
    :raises TransitionNotAllowed: the same, for whom no rule stops.
    """
    diagnosis = Diagnosis.objects.select_for_update().get(pk=diagnosis.pk)
    if not actor.has_perm("problems.judge_diagnosis", diagnosis):
        raise NotPermitted
    if diagnosis.status not in OPEN_TO_OPINION:
        raise TransitionNotAllowed
    return diagnosis


def add_remark(
    actor: User, diagnosis: Diagnosis, field: str, text: str
) -> tuple[Remark, bool]:
    """Store a remark of the team on a locked diagnosis; say whether it is new."""
    field, text = require_part(field), require_words(text)
    stand = take_stand(actor, diagnosis, Agreement.Stand.REMARK, text)
    remark, is_new = Remark.objects.get_or_create(
        diagnosis=diagnosis,
        author=actor,
        status_change=None,
        field=field,
        text=text,
        defaults={"partner": stand.partner},
    )
    if is_new:
        talk.tell_remarked(remark, actor)
    return remark, is_new


def take_back_unanswered(actor: User, diagnosis: Diagnosis) -> None:
    """Drop the member's remarks without an answer: who agrees has none left."""
    unanswered = diagnosis.remarks.filter(
        author=actor, status_change=None, answered_at=None
    )
    for remark in unanswered:
        _record("remark_withdrawn", actor, diagnosis, remark.field)
    unanswered.delete()


def take_stand(actor: User, diagnosis: Diagnosis, stand: str, text: str) -> Agreement:
    """Store the one stand a member has; ``text`` are the newest words of a remark."""
    agreement, _created = Agreement.objects.update_or_create(
        diagnosis=diagnosis,
        member=actor,
        defaults={
            "partner": Partner.objects.active().of(actor).order_by("pk").first(),
            "stand": stand,
            "text": text,
        },
    )
    return agreement


def require_part(name: str) -> str:
    """Return the name of a part.

    :raises InvalidInput: there is none of this name.
    """
    if name != WHOLE and name not in PARTS:
        raise InvalidInput(_("There is no such field."), field="field")
    return name


def require_words(text: str) -> str:
    """Return what was said, without spaces around it.

    :raises InvalidInput: nothing was said, or too much.
    """
    text = text.strip()
    if not text:
        raise InvalidInput(_("Say what you mean in a few words."), field="text")
    if len(text) > MOST_WORDS:
        raise InvalidInput(
            _("At most %(limit)s characters.") % {"limit": MOST_WORDS}, field="text"
        )
    return text


def _locked(remark: Remark) -> Remark:
    """Lock the diagnosis, then its remark: the one order of all services."""
    Diagnosis.objects.select_for_update().get(pk=remark.diagnosis_id)
    try:
        return (
            Remark.objects.select_for_update(of=("self",))
            .select_related("diagnosis__partner", "diagnosis__problem")
            .get(pk=remark.pk)
        )
    except Remark.DoesNotExist:
        raise TransitionNotAllowed(
            _("This remark has been taken back in the meantime.")
        ) from None


def _record(what: str, actor: User, diagnosis: Diagnosis, part: str) -> None:
    record(
        actor=actor,
        verb=f"diagnosis.{what}",
        target=diagnosis,
        changes={"part": [None, part or "whole"]},
    )
