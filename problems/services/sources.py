"""What a diagnosis rests on: its sources, and which files they may point to."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput
from kooperacja.base.validation import require_web_address
from kooperacja.files.models import StoredFile

from ..models import Diagnosis, Evidence
from .content import EvidenceContent


class FileNotKnown(InvalidInput):
    """A file that is not there for this institution."""

    message = _("This file is not here any more. Choose it again.")
    code = "unknown_file"


def store_sources(diagnosis: Diagnosis, sources: list[EvidenceContent]) -> None:
    """Replace the sources of a stored diagnosis, in their order.

    :raises InvalidInput: one of them is not complete; the sentence says which.
    :raises FileNotKnown: one points to a file that is not the institution's.
    """
    require_own_files(diagnosis, sources)
    rows = [Evidence(diagnosis=diagnosis, **vars(item)) for item in sources]
    for number, row in enumerate(rows, start=1):
        _check(row, number)
    diagnosis.evidence.all().delete()
    Evidence.objects.bulk_create(rows)


def _check(row: Evidence, number: int) -> None:
    try:
        row.full_clean(exclude=["diagnosis"])
    except ValidationError as error:
        sentence = next(iter(error.message_dict.values()))[0]
        raise InvalidInput(
            _("Source %(number)s: %(sentence)s")
            % {"number": number, "sentence": sentence},
            field="evidence",
        ) from error
    require_web_address(row.link, field="evidence")


def require_own_files(diagnosis: Diagnosis, sources) -> None:
    """Refuse a file that the last editor did not upload and the institution has not.

    Pointing to a file gives everybody who reads the diagnosis the right to read it, so
    nobody may point to what is not theirs to show.

    :raises FileNotKnown: foreign, removed, or gone because nothing used it for long.
    """
    wanted = {source.file.pk: source.file for source in sources if source.file}
    if not wanted:
        return
    of_partner = Evidence.objects.filter(
        diagnosis__partner=diagnosis.partner_id, file__in=wanted
    ).values_list("file", flat=True)
    known = set(of_partner)
    # The stub of a removed file stays where it is, and comes nowhere else.
    known |= {
        pk
        for pk, file in wanted.items()
        if file.uploaded_by_id == diagnosis.last_editor_id and not file.is_removed
    }
    # Held until the sources point to them: housekeeping waits, then finds them used.
    there = StoredFile.objects.filter(pk__in=wanted).order_by("pk")
    locked = set(there.select_for_update().values_list("pk", flat=True))
    if set(wanted) - (known & locked):
        raise FileNotKnown(field="evidence")
