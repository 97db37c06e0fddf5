"""What people are told when somebody remarks on their words, or answers them.

Notices name the problem and never quote: who reads on follows the link, and is asked
anew whether they may.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from kooperacja.notices.registry import NoticeKind, register
from kooperacja.notices.services import notify
from partners.querysets import people_at
from partners.telling import coordinators, for_coordinators

from ..models import Remark, WordsRemark
from .announcing import title_in_letters
from .naming import PROBLEM, for_writers

PLACES = {"problem": PROBLEM}
READ = _("Read it")

register(
    for_writers(
        name="diagnosis.remarked",
        label=_("The diagnosis team has a remark"),
        subject=_("A remark on the diagnosis: %(problem)s"),
        text=_(
            "Somebody of the diagnosis team has a remark on your institution’s "
            "diagnosis of “%(problem)s”. You can answer it beside the remark."
        ),
        button=_("Read and answer"),
        placeholders=PLACES,
    ),
    NoticeKind(
        name="diagnosis.remark_answered",
        role=groups.DIAGNOSIS_TEAM,
        label=_("Your remark was answered"),
        why=_("You get this because you wrote the remark."),
        subject=_("Your remark was answered: %(problem)s"),
        text=_(
            "The institution has answered your remark on its diagnosis of "
            "“%(problem)s”. If it convinces you, you can agree now."
        ),
        button=READ,
        placeholders=PLACES,
    ),
    for_coordinators(
        name="problem.words_remarked",
        label=_("The team has a remark on agreed words"),
        subject=_("A remark on the agreed words: %(problem)s"),
        text=_(
            "Somebody of the diagnosis team has a remark on the agreed words of "
            "“%(problem)s”."
        ),
        button=READ,
        placeholders=PLACES,
    ),
    NoticeKind(
        name="problem.words_answered",
        role=groups.DIAGNOSIS_TEAM,
        label=_("Your remark on agreed words was answered"),
        why=_("You get this because you wrote the remark."),
        subject=_("The agreed words after your remark: %(problem)s"),
        text=_(
            "The coordinator has answered your remark on the agreed words of "
            "“%(problem)s”."
        ),
        button=READ,
        placeholders=PLACES,
    ),
)


def tell_remarked(remark: Remark, actor: User) -> None:
    """Tell the institution that somebody has a remark."""
    _of_diagnosis("remarked", remark, people_at(remark.diagnosis.partner), actor)


def tell_answered(remark: Remark, actor: User) -> None:
    """Tell who remarked that there is an answer."""
    _of_diagnosis("remark_answered", remark, [remark.author], actor)


def tell_words_remarked(remark: WordsRemark, actor: User) -> None:
    """Tell the coordinators that the team has a remark on agreed words."""
    path = reverse("review:problem", args=[remark.problem.ref])
    _of_problem("words_remarked", remark, coordinators(), path, actor)


def tell_words_answered(remark: WordsRemark, actor: User) -> None:
    """Tell who remarked on agreed words what came of it."""
    path = reverse("diagnoses:words", args=[remark.problem.ref])
    _of_problem("words_answered", remark, [remark.author], path, actor)


def _of_diagnosis(what: str, remark: Remark, recipients, actor: User) -> None:
    diagnosis = remark.diagnosis
    notify(
        kind=f"diagnosis.{what}",
        recipients=recipients,
        values={"problem": title_in_letters(diagnosis.problem)},
        path=diagnosis.get_absolute_url(),
        key=diagnosis.ref,
        about=(diagnosis, diagnosis.problem, diagnosis.partner),
        actor=actor,
    )


def _of_problem(what, remark: WordsRemark, recipients, path, actor: User) -> None:
    problem = remark.problem
    notify(
        kind=f"problem.{what}",
        recipients=recipients,
        values={"problem": title_in_letters(problem)},
        path=path,
        key=problem.ref,
        about=(problem,),
        actor=actor,
    )
