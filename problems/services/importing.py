"""Many diagnoses from one file: all the good rows at once, undone at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, NotPermitted
from partners.models import Partner

from ..models import ColumnMapping, Diagnosis, ImportBatch, Problem, PublicProblem
from .content import DiagnosisContent, ProblemContent
from .writing import create_diagnosis, discard_diagnosis


class BatchUndone(DomainError):
    """It was undone before."""

    message = _("This import has been undone already.")
    code = "batch_undone"


@dataclass(frozen=True)
class NewRow:
    """A row to be imported, with its number in the file."""

    number: int
    problem: ProblemContent
    diagnosis: DiagnosisContent


@transaction.atomic
def import_diagnoses(
    *, actor: User, partner: Partner, file_name: str, rows: Iterable[NewRow]
) -> tuple[ImportBatch, dict[int, DomainError]]:
    """Write the rows as drafts of one batch; return it and what was refused, by row.

    A row joins the problem of the same title, kind and place that the institution
    knows of, or opens one. What one row does wrong does not stop the others.

    :raises NotPermitted: the person does not work at this institution.
    """
    batch = ImportBatch.objects.create(
        partner=partner, actor=actor, file_name=file_name[-200:]
    )
    refused: dict[int, DomainError] = {}
    for row in rows:
        try:
            with transaction.atomic():
                _write(actor, partner, batch, row)
        except NotPermitted:
            raise
        except DomainError as refusal:
            refused[row.number] = refusal
        else:
            batch.rows_count += 1
    batch.save(update_fields=["rows_count", "updated_at"])
    record(
        actor=actor,
        verb="import.done",
        target=batch,
        label="",
        changes={"rows": [0, batch.rows_count]},
    )
    return batch, refused


@transaction.atomic
def undo_import(*, actor: User, batch: ImportBatch) -> tuple[int, int]:
    """Throw away what a batch brought; return how many went and how many stay.

    What has been edited since, or handed over, is somebody's work: it stays.

    :raises NotPermitted: only the own institution.
    :raises BatchUndone: a second time.
    """
    row = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if not actor.has_perm("problems.undo_import", row):
        raise NotPermitted
    if row.undone_at:
        raise BatchUndone
    untouched = row.diagnoses.filter(version=1, status="draft")
    gone = 0
    for diagnosis in untouched.order_by("pk"):
        discard_diagnosis(actor=actor, diagnosis=diagnosis)
        gone += 1
    row.undone_at = timezone.now()
    row.save(update_fields=["undone_at", "updated_at"])
    record(
        actor=actor,
        verb="import.undone",
        target=row,
        label="",
        changes={"rows": [row.rows_count, row.rows_count - gone]},
    )
    return gone, row.rows_count - gone


def remember_mapping(
    *, partner: Partner, headings_hash: str, columns: dict[str, str]
) -> None:
    """Keep how an institution reads the headings of its table, for the next file."""
    ColumnMapping.objects.update_or_create(
        partner=partner, headings_hash=headings_hash, defaults={"columns": columns}
    )


def _write(actor: User, partner: Partner, batch: ImportBatch, row: NewRow) -> Diagnosis:
    problem = _same_problem(partner, row.problem)
    diagnosis = create_diagnosis(
        actor=actor,
        partner=partner,
        content=row.diagnosis,
        problem=problem,
        opens=None if problem else row.problem,
    )
    diagnosis.import_batch = batch
    diagnosis.save(update_fields=["import_batch"])
    return diagnosis


def _same_problem(partner: Partner, said: ProblemContent) -> Problem | None:
    """Return the known problem of the same title, kind and place, None for none.

    A problem of others is found by the place residents read: what an import finds must
    not tell where it really is.
    """
    own = Q(opened_by=partner, place_kind=said.place_kind)
    if said.area is not None:
        own &= Q(area=said.area)
    shown = PublicProblem.writer.filter(
        area_code=getattr(said.area or Area.objects.city(), "code", "")
    )
    return (
        Problem.objects.known_to([partner.pk])
        .filter(own | Q(public_id__in=shown.values("public_id")))
        .filter(title__iexact=said.title, category=said.category)
        .exclude(state=Problem.State.MERGED)
        .order_by("pk")
        .first()
    )
