"""A stored diagnosis as others will read it, for the last look before submitting."""

from functools import cached_property

from django.utils import timezone

from kooperacja.areas.models import Area

from ...answers import answered
from ...models import PublicDiagnosis
from ...periods import period_label
from ...services import improbable_in, marked_texts, personal_data_in, preview
from ...services.completeness import public_texts
from ...wording import hints_in


class ShownDiagnosis:
    """What the public, the partners and the coordinator will see of it."""

    def __init__(self, diagnosis):
        self.diagnosis = diagnosis
        self.period = period_label(diagnosis.period)

    @cached_property
    def public(self):
        """Where and when, as residents will read it."""
        return preview(self.diagnosis.problem, timezone.localdate())

    @cached_property
    def pieces(self) -> dict[str, list]:
        """The public texts by their names, cut at what looks like personal data."""
        return marked_texts(self.diagnosis)

    @cached_property
    def sources(self) -> list[dict]:
        """The sources, each with the pieces of its public line."""
        return [
            {"item": item, "pieces": self.pieces[f"evidence-{number}"]}
            for number, item in enumerate(self.diagnosis.evidence.all(), start=1)
        ]

    @cached_property
    def findings(self) -> list:
        """What looks like personal data."""
        found = personal_data_in(self.diagnosis).values()
        return [finding for findings in found for finding in findings]

    @cached_property
    def hints(self) -> list:
        """Words in the public texts that may hurt; advice only."""
        found = hints_in(public_texts(self.diagnosis)).values()
        return [hint for hints in found for hint in hints]

    @cached_property
    def doubts(self) -> list:
        """What looks improbable."""
        return improbable_in(self.diagnosis)

    @cached_property
    def answers(self) -> list:
        """The answers to the questions of the category."""
        return answered(self.diagnosis)

    @cached_property
    def voices(self) -> list[PublicDiagnosis]:
        """What residents read of the problem already, of all institutions."""
        public_id = self.diagnosis.problem.public_id
        if not public_id:
            return []
        return list(PublicDiagnosis.objects.filter(problem_public_id=public_id))

    @property
    def area(self) -> Area | None:
        """The area as it was entered."""
        return self.diagnosis.problem.area
