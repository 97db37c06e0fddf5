"""Who is told of the steps a diagnosis takes."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacja.accounts.models import User
from kooperacja.base.workflow import Transition
from kooperacja.disclosure.places import SensitivityClass
from kooperacja.notices.services import forget, notify
from kooperacja.notices.wording import quote
from partners.querysets import people_at
from partners.telling import coordinators

from ..models import Diagnosis

#: Whom a step concerns: those who decide, or those who wrote.
TO_COORDINATORS = {"submit", "withdraw"}
#: The release of the version that takes its place tells of it.
QUIET = {"supersede"}


def announce(
    *, step: Transition, diagnosis: Diagnosis, actor: User | None, note: str
) -> None:
    """Tell the other side of a step that it was taken; never tell the actor.

    Called in the transaction of the step: what is rolled back was never told. ``actor``
    None is the system. The notice names the problem and quotes the note, both of which
    its readers may see; no text of the diagnosis travels.
    """
    if step.name in QUIET:
        return
    if step.name == "withdraw":
        # There is nothing to decide any more, so nothing may say that there is.
        forget(diagnosis, kind="diagnosis.submitted")
    to_coordinators = step.name in TO_COORDINATORS
    name = "review:diagnosis" if to_coordinators else "diagnoses:detail"
    notify(
        kind=f"diagnosis.{step.outcome}",
        recipients=coordinators() if to_coordinators else people_at(diagnosis.partner),
        values={
            "problem": title_in_letters(diagnosis.problem),
            "partner": diagnosis.partner.name,
            "period": diagnosis.period,
            "reason": quote(note),
            "note": quote(note),
        },
        path=reverse(name, args=[diagnosis.ref]),
        key=diagnosis.ref,
        about=(diagnosis, diagnosis.problem, diagnosis.partner),
        actor=actor,
    )


def title_in_letters(problem) -> str:
    """Return what a letter calls a problem: nothing of a protected one (class 3).

    A letter lies open in a mailbox; the page behind its link does not.
    """
    if problem.sensitivity == SensitivityClass.PROTECTED:
        return _("a problem of a protected kind")
    return problem.title
