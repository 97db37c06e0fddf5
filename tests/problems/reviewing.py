"""What the tests of the review share: a checklist gone through."""

from problems.checklist import Check, Verdict

#: Every question of the checklist answered, as a service and the API take it.
CHECKED = dict.fromkeys(Check.values, Verdict.CHECKED.value)
#: The same as a browser sends it.
TICKED = {f"accept-check_{check}": verdict for check, verdict in CHECKED.items()}
