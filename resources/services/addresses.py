"""Under which public address a row is shown for the first time."""

from collections.abc import Iterable

from django.db import models

from kooperacja.base.models import new_ref

from ..hsds.identifiers import public_id_of


def name_rows(model: type[models.Model], rows: Iterable[models.Model]) -> list:
    """Set ``public_id`` of rows that have none and return them; nothing is saved.

    What came from another directory with a UUID keeps it (`resources.hsds` writes both
    ids as the same 128 bits), so that whoever reads both sees one thing. Where that
    address is taken, or there is no UUID, the address is random.
    """
    unnamed = [row for row in rows if not row.public_id]
    wanted = [_kept(row.external_id) for row in unnamed]
    taken = set(
        model._default_manager.filter(
            public_id__in=[public_id for public_id in wanted if public_id]
        ).values_list("public_id", flat=True)
    )
    for row, kept in zip(unnamed, wanted, strict=True):
        row.public_id = kept if kept and kept not in taken else new_ref()
        taken.add(row.public_id)
    return unnamed


def _kept(external_id: str) -> str:
    try:
        return public_id_of(external_id)
    except ValueError:
        return ""
