"""How the team speaks of the agreed words of a problem, and what comes of it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import TransitionNotAllowed
from partners.models import Partner

from ..mails import talk
from ..models import Problem, WordsRemark
from ..parts import WHOLE
from .remarks import RemarkAnswered, require_words
from .versions import AGREED


@transaction.atomic
def write_words_remark(
    *, actor: User, problem: Problem, text: str, field: str = WHOLE
) -> WordsRemark:
    """Remark on one of the agreed texts, or on all of them, as a team member.

    The same words on the same text, sent twice, are one remark.

    :raises NotPermitted: not a team member who may read the problem.
    :raises TransitionNotAllowed: the problem was merged into another.
    :raises InvalidInput: no such text, or words that cannot be stored.
    """
    problem = Problem.objects.select_for_update().get(pk=problem.pk)
    if not actor.has_perm("problems.discuss_words", problem):
        raise NotPermitted
    if problem.state == Problem.State.MERGED:
        raise TransitionNotAllowed(_("This problem was merged into another one."))
    if field != WHOLE and field not in AGREED:
        raise InvalidInput(_("There is no such field."), field="field")
    remark, is_new = WordsRemark.objects.get_or_create(
        problem=problem,
        author=actor,
        field=field,
        text=require_words(text),
        defaults={"partner": Partner.objects.active().of(actor).order_by("pk").first()},
    )
    if is_new:
        _record("words_remarked", actor, problem, field)
        talk.tell_words_remarked(remark, actor)
    return remark


@transaction.atomic
def answer_words_remark(*, actor: User, remark: WordsRemark, text: str) -> WordsRemark:
    """Say what came of a remark on the agreed words, as a coordinator; once.

    :raises NotPermitted: not a coordinator who may read the problem.
    :raises RemarkAnswered: another coordinator was faster.
    """
    Problem.objects.select_for_update().get(pk=remark.problem_id)
    remark = WordsRemark.objects.select_related("problem", "author").get(pk=remark.pk)
    if not actor.has_perm("problems.change_problem", remark.problem):
        raise NotPermitted
    if remark.is_answered:
        raise RemarkAnswered
    remark.answer = require_words(text)
    remark.answered_by, remark.answered_at = actor, timezone.now()
    remark.save()
    _record("words_answered", actor, remark.problem, remark.field)
    talk.tell_words_answered(remark, actor)
    return remark


def _record(what: str, actor: User, problem: Problem, field: str) -> None:
    record(
        actor=actor,
        verb=f"problem.{what}",
        target=problem,
        changes={"part": [None, field or "whole"]},
    )
