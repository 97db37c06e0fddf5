"""Who gives what helps: the row of a partner, and of those who are none."""

import zlib
from collections.abc import Iterable

from django.db import connection, transaction

from kooperacja.base.errors import InvalidInput
from kooperacja.base.validation import require_valid
from partners.models import Partner

from ..loading.values import folded
from ..models import Provider

#: First half of the advisory locks of names.
NAMING = zlib.crc32(b"kooperacja.resources.naming") & 0x7FFFFFFF
#: Names share so many locks, so that a file of ten thousand takes no more.
TURNS = 256


def provider_of(partner: Partner) -> Provider:
    """Return the provider a partner is, made at its first resource."""
    provider, _made = Provider.objects.get_or_create(
        partner=partner,
        defaults={
            "name": partner.name,
            "sector": partner.sector,
            "is_synthetic": partner.is_synthetic,
        },
    )
    return provider


def provider_named(name: str, **values) -> Provider | None:
    """Return the provider of this name that is no partner, made where there is none.

    None for an empty name. ``values`` fill the columns of a new one.

    Two who name the same one at once get the same row.

    :raises InvalidInput: the name is too long.
    """
    name = " ".join(name.split())
    if not name:
        return None
    with transaction.atomic():
        known = _of_name(name)
        if known is None:
            wait_to_name([name])
            known = _of_name(name)
        return known or _made(name, values)


def wait_to_name(names: Iterable[str]) -> None:
    """Wait for whoever is making providers of these names; until the end of the
    transaction nobody else does."""
    numbers = {zlib.crc32(folded(name).encode()) % TURNS for name in names}
    with connection.cursor() as cursor:
        # In one order, so that no two wait for each other.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, number)"
            " FROM unnest(%s::int[]) AS asked (number)",
            [NAMING, sorted(numbers)],
        )


def _of_name(name: str) -> Provider | None:
    return Provider.objects.standing().filter(name__iexact=name).order_by("pk").first()


def _made(name: str, values: dict) -> Provider:
    provider = Provider(name=name, **values)
    try:
        require_valid(provider)
    except InvalidInput as error:
        raise InvalidInput(str(error), field=f"provider_{error.field}") from error
    provider.save()
    return provider


def follow_partner(partner: Partner) -> Provider | None:
    """Let the provider a partner is be called what the partner is called now."""
    provider = Provider.objects.filter(partner=partner).first()
    if provider:
        provider.name, provider.sector = partner.name, partner.sector
        provider.save(update_fields=["name", "sector", "updated_at"])
    return provider
