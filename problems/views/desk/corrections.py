"""A published diagnosis and its corrected version, as one person may see them."""

from dataclasses import dataclass

from ...models import Diagnosis
from ...workflow import Status


@dataclass(frozen=True)
class Correction:
    """What stands before and after a diagnosis.

    ``pending`` is its corrected version on the way, ``newer`` the one that replaced
    it, ``older`` the one it corrects or has replaced; each None where there is none or
    this person may not read it. ``can_start`` offers the button.
    """

    can_start: bool = False
    pending: Diagnosis | None = None
    newer: Diagnosis | None = None
    older: Diagnosis | None = None


def correction_of(diagnosis: Diagnosis, user) -> Correction:
    """Return what stands before and after; at most two queries and a rule."""
    readable = Diagnosis.objects.visible_to(user)
    older = None
    if diagnosis.revises_id is not None:
        older = readable.filter(pk=diagnosis.revises_id).first()
    if diagnosis.status not in (Status.PUBLISHED, Status.ARCHIVED):
        return Correction(older=older)
    revisions = list(readable.filter(revises=diagnosis).order_by("pk"))
    pending = next((row for row in revisions if row.is_pending_revision), None)
    return Correction(
        can_start=pending is None
        and diagnosis.status == Status.PUBLISHED
        and user.has_perm("problems.revise_diagnosis", diagnosis),
        pending=pending,
        newer=next((row for row in revisions if not row.is_pending_revision), None),
        older=older,
    )
