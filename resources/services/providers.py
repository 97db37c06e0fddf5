"""Who gives what helps: the row of a partner, and of those who are none."""

from kooperacja.base.errors import InvalidInput
from kooperacja.base.validation import require_valid
from partners.models import Partner

from ..models import Provider


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

    :raises InvalidInput: the name is too long.
    """
    name = " ".join(name.split())
    if not name:
        return None
    known = Provider.objects.standing().filter(name__iexact=name).order_by("pk").first()
    if known:
        return known
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
