"""What a diagnosis said each time it was handed over."""

from kooperacja.base.word_differences import Difference

from ..differences import Content, differences, version_of
from ..models import Diagnosis, DiagnosisSnapshot, StatusChange


def take_snapshot(step: StatusChange) -> DiagnosisSnapshot:
    """Keep what the diagnosis says at this step.

    Called inside the transaction of the step. What is kept may hold personal data
    somebody finds later: `redacting.redact` takes them out here too.
    """
    return DiagnosisSnapshot.objects.create(
        diagnosis=step.diagnosis, step=step, content=version_of(step.diagnosis)
    )


def handed_over_versions(
    diagnosis: Diagnosis,
) -> list[tuple[DiagnosisSnapshot, list[Difference] | None]]:
    """Return every handed-over version with what it changed, newest first. One query.

    The first version has nothing before it and comes with None.
    """
    snapshots = list(diagnosis.snapshots.select_related("step__actor"))
    before: Content | None = None
    versions = []
    for snapshot in snapshots:
        changed = None if before is None else differences(before, snapshot.content)
        versions.append((snapshot, changed))
        before = snapshot.content
    return versions[::-1]
