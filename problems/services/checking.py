"""The reviewer's checklist: every question answered before anything is accepted."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError, InvalidInput

from ..checklist import Check, Verdict


class ChecklistIncomplete(DomainError):
    """A question of the checklist has no verdict; ``missing`` names them."""

    message = _("Go through the checklist first: every question needs a tick.")
    code = "checklist_incomplete"
    status_code = 400

    def __init__(self, missing: list[str]):
        super().__init__(missing=missing, field="checks")
        self.missing = missing


def require_checks(checks: Mapping[str, str]) -> dict[str, str]:
    """Return the verdicts by question, in the order of the list.

    :raises InvalidInput: a question or a verdict there is not.
    :raises ChecklistIncomplete: a question is open.
    """
    if set(checks) - set(Check.values) or set(checks.values()) - set(Verdict.values):
        raise InvalidInput(_("The checklist has no such answer."), field="checks")
    missing = [question for question in Check.values if question not in checks]
    if missing:
        raise ChecklistIncomplete(missing)
    return {question: str(checks[question]) for question in Check.values}
