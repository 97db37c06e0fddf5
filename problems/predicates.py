"""Facts about a person and a diagnosis or a problem."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known
from kooperacja.disclosure.places import SensitivityClass
from partners.predicates import is_member_of_partner, works_somewhere

from .workflow import (
    EDITABLE,
    OPEN_TO_ANSWERS,
    OPEN_TO_OPINION,
    SEEN_BY_COORDINATOR,
    SEEN_BY_TEAM,
)


@rules.predicate
def is_of_own_partner(user, diagnosis) -> bool:
    """The diagnosis belongs to an institution this person works at."""
    return diagnosis is not None and is_member_of_partner(user, diagnosis.partner)


@rules.predicate
def is_entered_by(user, diagnosis) -> bool:
    """This coordinator wrote it down for the institution (anchors, row b14).

    From the moment somebody of the institution writes on, the draft is the
    institution's own like any other.
    """
    return (
        diagnosis is not None
        and bool(diagnosis.told_by)
        and diagnosis.author_id == diagnosis.last_editor_id == user.pk
        and is_coordinator(user)
    )


@rules.predicate
def is_opened_to_partners(user, diagnosis) -> bool:
    """Its institution has opened it to the others, and this person works at one."""
    return (
        diagnosis is not None
        and diagnosis.is_open_to_partners
        and diagnosis.status in SEEN_BY_TEAM
        and diagnosis.problem.sensitivity < SensitivityClass.PROTECTED
        and works_somewhere(user)
    )


@rules.predicate
def is_seen_by_coordinator(_user, diagnosis) -> bool:
    """It has left the desk of its partner at least once."""
    return diagnosis is not None and diagnosis.status in SEEN_BY_COORDINATOR


@rules.predicate
def is_seen_by_team(_user, diagnosis) -> bool:
    """It is in a state the diagnosis team reads."""
    return diagnosis is not None and diagnosis.status in SEEN_BY_TEAM


@rules.predicate
def is_open_to_opinion(_user, diagnosis) -> bool:
    """The team may still say what it thinks."""
    return diagnosis is not None and diagnosis.status in OPEN_TO_OPINION


@rules.predicate
def is_open_to_answers(_user, diagnosis) -> bool:
    """Its institution may still answer what was remarked."""
    return diagnosis is not None and diagnosis.status in OPEN_TO_ANSWERS


@rules.predicate
def is_editable(_user, diagnosis) -> bool:
    """It is in a state in which its partner may write."""
    return diagnosis is not None and diagnosis.status in EDITABLE


@rules.predicate
def is_never_submitted(_user, diagnosis) -> bool:
    """Nobody outside the partner has ever seen it."""
    return diagnosis is not None and not diagnosis.status_changes.exists()


@rules.predicate
def is_asked(user, request) -> bool:
    """A round asks an institution this person works at."""
    return request is not None and is_member_of_partner(user, request.partner)


@rules.predicate
def has_visible_diagnosis(user, problem) -> bool:
    """This person may read at least one diagnosis of the problem."""
    return (
        problem is not None
        and is_known(user)
        and problem.diagnoses.visible_to(user).exists()
    )
