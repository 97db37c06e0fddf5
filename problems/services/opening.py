"""The problem a diagnosis is of: one that is known, or one that it opens."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.validation import first_of
from partners.models import Partner

from ..models import Diagnosis, Problem
from .closing import hold_open_problem
from .content import ProblemContent
from .placing import place_problem, set_areas


class ProblemNotKnown(InvalidInput):
    """The problem does not exist for this institution."""

    message = _("There is no such problem.")
    code = "unknown_problem"


class TitleAgreed(InvalidInput):
    """The coordinator has written the agreed words of the problem."""

    message = _("The coordinator has agreed on the title. Leave it as it was.")
    code = "title_agreed"


def problem_for(
    actor: User,
    partner: Partner,
    *,
    known: Problem | None,
    opens: ProblemContent | None,
    is_synthetic: bool,
) -> Problem:
    """Return the known problem, held open; or the one that is opened here.

    :raises ProblemNotKnown: not public and not the partner's own, or none is said.
    :raises ProblemIsClosed: nobody starts anything new about a closed problem.
    :raises BadPlace: the place of the new one cannot be stored.
    """
    if known is None:
        return _open_problem(actor, partner, opens, is_synthetic)
    if not Problem.objects.known_to([partner.pk]).filter(pk=known.pk).exists():
        raise ProblemNotKnown(field="problem")
    hold_open_problem(known)
    return known


def owns_problem(diagnosis: Diagnosis) -> bool:
    """Whether this diagnosis still is all there is of its problem.

    Then its partner may change what and where; later only the coordinator can.
    """
    problem = diagnosis.problem
    return (
        problem.public_id is None
        and not problem.diagnoses.exclude(pk=diagnosis.pk).exists()
    )


def _open_problem(actor, partner, content, is_synthetic) -> Problem:
    if content is None:
        raise ProblemNotKnown(field="problem")
    problem = Problem(opened_by=partner, is_synthetic=is_synthetic)
    _fill_problem(problem, content)
    record(actor=actor, verb="problem.opened", target=problem, label="")
    return problem


def change_problem(diagnosis: Diagnosis, content: ProblemContent) -> None:
    """Store what and where anew, while no other institution works on it.

    :raises NotPermitted: another institution works on it.
    :raises TitleAgreed: the coordinator has written its words.
    """
    if not owns_problem(diagnosis):
        raise NotPermitted(
            _("Other institutions work on this problem: ask the coordinator.")
        )
    problem = Problem.objects.get(pk=diagnosis.problem_id)
    if problem.summary and problem.title != content.title:
        raise TitleAgreed(field="title")
    problem.version += 1
    _fill_problem(problem, content)
    diagnosis.problem = problem


def _fill_problem(problem: Problem, content: ProblemContent) -> None:
    before = (problem.category_id, problem.place, problem.area_id)
    problem.title = content.title
    problem.category = content.category
    place_problem(problem, content)
    if (problem.category_id, problem.place, problem.area_id) != before:
        # Whoever confirmed that it is not a dwelling spoke of the old place.
        problem.is_thing = False
    try:
        problem.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise first_of(error) from error
    problem.save()
    set_areas(problem, content)
    problem.target_groups.set(content.target_groups)
