"""A workflow as a table: what leads where, who may, and what must be said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .errors import DomainError, NotPermitted

#: Buttons of steps every room has; one word for one act.
SUBMIT = pgettext_lazy("button", "Submit")
TAKE_BACK = pgettext_lazy("button", "Take back")
RETURN = pgettext_lazy("button", "Return for correction")
TAKE_OFF = pgettext_lazy("button", "Take off the map")


class TransitionNotAllowed(DomainError):
    """The table has no such step from the state the row is in."""

    message = _("This step is not possible from the present state.")
    code = "transition_not_allowed"


class NoteRequired(DomainError):
    """The step needs a reason and none was given."""

    message = _("Give a reason: the people who worked on this will read it.")
    code = "note_required"
    status_code = 400


class FourEyesRequired(NotPermitted):
    """The step belongs to somebody who did not write the row."""

    message = _(
        "You wrote or last edited this yourself, so another coordinator has to decide."
    )
    code = "four_eyes"


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    ``permission`` names a rule; ``four_eyes`` keeps authors from judging their own
    work whatever their rank; ``outcome`` is the audit verb's past participle. An
    ``automatic`` step is the consequence of another act: services take it, and it has
    no button and no API action.
    """

    name: str
    label: str | Promise
    sources: tuple[str, ...]
    target: str
    permission: str
    outcome: str
    needs_note: bool = False
    four_eyes: bool = False
    needs_complete: bool = False
    automatic: bool = False
    help: str | Promise = ""


class Workflow:
    """A table of transitions with the two questions everybody asks of it."""

    def __init__(self, transitions: Iterable[Transition]):
        self.transitions = tuple(transitions)
        self._by_name = {step.name: step for step in self.transitions}

    def __iter__(self) -> Iterator[Transition]:
        return iter(self.transitions)

    def taken_by_people(self) -> list[Transition]:
        """Return the steps with a button and an API action, in the table's order."""
        return [step for step in self.transitions if not step.automatic]

    def get(self, name: str) -> Transition:
        """Return the step of this name.

        :raises TransitionNotAllowed: when the table has none.
        """
        try:
            return self._by_name[name]
        except KeyError:
            raise TransitionNotAllowed from None

    def available(self, obj: Any, user: Any) -> list[Transition]:
        """Return the steps this person can take now, in the order of the table."""
        return [
            step
            for step in self.taken_by_people()
            if obj.status in step.sources
            and user.has_perm(step.permission, obj)
            and not (step.four_eyes and obj.is_written_by(user))
        ]

    def check(self, name: str, obj: Any, user: Any, note: str = "") -> Transition:
        """Return the step, or say why it cannot be taken.

        ``user`` None is the system itself: it may what the table allows, and no door
        hands it on from a person.

        :raises NotPermitted: the person may not.
        :raises TransitionNotAllowed: the state does not allow it.
        :raises NoteRequired: a reason is missing.
        """
        step = self.get(name)
        if user is not None and not user.has_perm(step.permission, obj):
            raise NotPermitted
        if obj.status not in step.sources:
            raise TransitionNotAllowed
        if step.four_eyes and user is not None and obj.is_written_by(user):
            raise FourEyesRequired
        if step.needs_note and not note.strip():
            raise NoteRequired(field="note")
        return step
