"""Since when the public has read what it reads of a resource.

A row may be saved without a word of it moving: a shelter moves, a note inside is
mended, a form is opened and sent. The day on the shelf must not tell (disclosure P1),
so it moves only with what stands there.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from ..models import PublicResource, PublicSite

#: What moves without a change of the resource: who made sure when is told apart, and
#: what others are called is theirs.
ASIDE = {
    "id", "changed_date", "assured_date", "assured_by_name", "review_due", "to_check",
    "provider_public_id", "provider_name", "provider_slug", "sector", "words",
}  # fmt: skip


class ChangeDays:
    """What the shelf says of some resources, read before they are laid again."""

    def __init__(self, public_ids: Iterable[str]):
        public_ids = list(public_ids)
        rows = PublicResource.writer.filter(public_id__in=public_ids)
        sites = PublicSite.writer.filter(resource_public_id__in=public_ids)
        self._sites = _by_resource(sites.order_by("position"))
        self._rows = {row.public_id: row for row in rows}

    def keep(self, shown: Iterable[PublicResource], places: Iterable[PublicSite]):
        """Set the day of rows that are about to be laid: the former one, or today.

        What was not on the shelf keeps the day it comes with.
        """
        now = _by_resource(places)
        for row in shown:
            before = self._rows.get(row.public_id)
            if before is None:
                continue
            is_same = _said(before) == _said(row) and _all_said(
                self._sites[row.public_id]
            ) == _all_said(now[row.public_id])
            today = timezone.localdate()
            row.changed_date = before.changed_date if is_same else today


def _by_resource(sites: Iterable[PublicSite]) -> dict[str, list[PublicSite]]:
    found: dict[str, list[PublicSite]] = defaultdict(list)
    for site in sites:
        found[site.resource_public_id].append(site)
    return found


def _all_said(sites: list[PublicSite]) -> list[dict]:
    return [_said(site) for site in sites]


def _said(row: PublicResource | PublicSite) -> dict:
    return {
        column.attname: getattr(row, column.attname)
        for column in row._meta.concrete_fields
        if column.attname not in ASIDE
    }
