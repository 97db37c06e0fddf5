"""Which rows an act keeps for its transaction, and in which order.

Two acts that wait for each other are both lost, so everybody here takes them in one
order: a problem; resources by number; providers by number; the turn of links; links.
An act that needs several of a kind asks for all of them in one question.
"""

from collections.abc import Iterable

from django.db import connection

from ..models import Provider

#: Names the turn of links among the advisory locks of this database.
TURN = 0x4C494E4B


def hold_providers(ids: Iterable[int | None]) -> None:
    """Keep providers: two acts at once would lay the same one on the shelf twice."""
    wanted = set(ids) - {None}
    if wanted:
        rows = Provider.objects.filter(pk__in=wanted).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))


def standing(provider: Provider | None, *, besides: int | None) -> Provider | None:
    """Keep the provider something gets, and return it, or what it was merged into.

    ``besides`` is the number of the one that gives it until now. A provider is chosen
    before anything is kept, and somebody may have merged it since.
    """
    if provider is None:
        hold_providers([besides])
        return None
    rows = Provider.objects.select_related("partner", "merged_into__partner")
    before = rows.get(pk=provider.pk)
    hold_providers([provider.pk, before.merged_into_id, besides])
    stored = rows.get(pk=provider.pk)
    return stored.merged_into or stored


def take_turn_of_links() -> None:
    """Wait for whoever is writing links.

    A link needs a problem and a resource, and each may be taken off the shelf by
    somebody who keeps the one and knows nothing of the other. After the wait the shelf
    is read as the other left it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
