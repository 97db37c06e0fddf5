"""Answers to the questions of a category: for the partners only (models.Question)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.base.errors import InvalidInput
from kooperacja.categories.models import Category, Question

MOST_LETTERS = 300
MOST_COUNTED = 10_000_000
YES, NO = "yes", "no"
YES_NO = [(YES, gettext_lazy("yes")), (NO, gettext_lazy("no"))]


@dataclass(frozen=True)
class Answered:
    """A question with its answer as people read it."""

    code: str
    question: str
    answer: str


def questions_of(category: Category | None) -> list[Question]:
    """Return what is asked for a category: its own questions and its parent's."""
    if category is None:
        return []
    family = [key for key in (category.parent_id, category.pk) if key]
    return list(Question.objects.filter(category__in=family))


def checked_answers(category: Category, answers: dict) -> dict[str, str | int]:
    """Return the answers that can be stored: those of the category, none empty.

    Answers left from another kind of problem are dropped.

    :raises InvalidInput: no such question, or an answer not of its kind.
    """
    if not isinstance(answers, dict):
        raise _refused()
    asked = {question.code: question for question in questions_of(category)}
    strange = [code for code in answers if code not in asked]
    if strange and not _are_all_known(strange):
        raise _refused()
    kept = {}
    for code, question in asked.items():
        answer = _checked(question, answers.get(code))
        if answer not in (None, ""):
            kept[code] = answer
    return kept


def answered(diagnosis) -> list[Answered]:
    """Return the answered questions of a diagnosis in the order they are asked."""
    if not diagnosis.answers:
        return []
    return [
        Answered(question.code, question.text, in_words(question, answer))
        for question in questions_of(diagnosis.problem.category)
        if (answer := diagnosis.answers.get(question.code)) not in (None, "")
    ]


def in_words(question: Question, answer: str | int) -> str:
    """Return an answer as people read it."""
    if question.kind == Question.Kind.YES_NO:
        return str(dict(YES_NO).get(answer, answer))
    return str(answer)


def _are_all_known(codes: list) -> bool:
    if not all(isinstance(code, str) and "\x00" not in code for code in codes):
        return False
    return Question.objects.filter(code__in=codes).count() == len(codes)


def _checked(question: Question, answer):
    if answer in (None, ""):
        return None
    if question.kind == Question.Kind.NUMBER:
        is_number = isinstance(answer, int) and not isinstance(answer, bool)
        if not is_number or not 0 <= answer <= MOST_COUNTED:
            raise _refused()
        return answer
    if not isinstance(answer, str) or "\x00" in answer:
        raise _refused()
    if question.kind == Question.Kind.YES_NO and answer not in (YES, NO):
        raise _refused()
    if len(answer) > MOST_LETTERS:
        raise _refused()
    return answer.strip()


def _refused() -> InvalidInput:
    return InvalidInput(_("An answer is not one of those expected."), field="answers")
