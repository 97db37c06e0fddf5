"""Which resources a person meets on the desk, and one of them."""

from django.shortcuts import get_object_or_404

from ...models import Resource
from ...services.stored import READ

#: Steps that have their door on the desk; the coordinator's have theirs in the panel.
DESK_STEPS = {"submit": "zglos", "take_back": "cofnij", "close": "zamknij"}


def resource_or_404(user, ref: str) -> Resource:
    """Return the resource; a foreign one is as missing as one that never was."""
    rows = (
        Resource.objects.visible_to(user)
        .select_related("provider__partner", "created_by", "assured_for")
        .prefetch_related(*READ)
    )
    return get_object_or_404(rows, ref=ref)
