"""Notes among coordinators. No page, file or API of partners ever reads them."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted

from ..models import Diagnosis, InternalNote, Problem

MOST_WORDS = 3000


@transaction.atomic
def write_internal_note(
    *, actor: User, problem: Problem, text: str, diagnosis: Diagnosis | None = None
) -> InternalNote:
    """Leave a note at a problem, or at one diagnosis of it. Notes are never changed.

    The log says that there is a note, not what it says.

    :raises NotPermitted: only coordinators, of what they may read.
    :raises InvalidInput: no words, too many, or a diagnosis of another problem.
    """
    permission, target = (
        ("problems.change_problem", problem)
        if diagnosis is None
        else ("problems.review_diagnosis", diagnosis)
    )
    if not actor.has_perm(permission, target):
        raise NotPermitted
    if diagnosis is not None and diagnosis.problem_id != problem.pk:
        raise InvalidInput(field="diagnosis")
    text = text.strip()
    if not text:
        raise InvalidInput(_("Write the note first."), field="text")
    if len(text) > MOST_WORDS:
        raise InvalidInput(
            _("At most %(limit)s characters.") % {"limit": MOST_WORDS}, field="text"
        )
    note = InternalNote.objects.create(
        problem=problem, diagnosis=diagnosis, author=actor, text=text
    )
    record(
        actor=actor,
        verb="problem.noted" if diagnosis is None else "diagnosis.noted",
        target=target,
    )
    return note
