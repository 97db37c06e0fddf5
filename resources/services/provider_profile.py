"""What is known of a provider: how it is reached, and its numbers in the registers."""

from django.db import transaction

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.registry_numbers import (
    krs_problem,
    nip_problem,
    plain_number,
    regon_problem,
)
from kooperacja.base.validation import (
    require_telephone,
    require_valid,
    require_web_address,
)
from kooperacja.base.workflow import TransitionNotAllowed
from kooperacja.disclosure.institutions import require_impersonal

from ..models import Provider
from .shelving import refresh_provider, refresh_published

CHECKS = {"krs": krs_problem, "regon": regon_problem, "nip": nip_problem}
PROFILE = (
    "name", "sector", "description", "website", "email", "phone", "krs", "regon",
    "nip", "source",
)  # fmt: skip
#: Columns every resource on the shelf repeats.
REPEATED = ("name", "sector")


@transaction.atomic
def change_provider_numbers(
    *, actor: User, provider: Provider, krs: str, regon: str, nip: str
) -> Provider:
    """Write down under which numbers the registers know a provider.

    :raises NotPermitted: neither of this institution nor a coordinator.
    :raises TransitionNotAllowed: it was merged into another.
    :raises InvalidInput: a number cannot be right.
    """
    provider = _locked(provider)
    _require_right(actor, provider)
    return _save(actor, provider, {"krs": krs, "regon": regon, "nip": nip})


@transaction.atomic
def update_provider(
    *, actor: User, provider: Provider, version: int, **values: str
) -> Provider:
    """Save what is known of a provider; ``values`` by the names of `PROFILE`.

    The name and the sector of a partner follow its profile, whatever is given.

    :raises NotPermitted: neither of this institution nor a coordinator.
    :raises TransitionNotAllowed: it was merged into another.
    :raises StaleVersion: somebody saved since the editor read ``version``.
    :raises InvalidInput: what cannot be stored, at its field.
    """
    # Before the provider: whoever saves a resource locks them in this order.
    list(provider.resources.kept_still().values_list("pk"))
    provider = _locked(provider)
    _require_right(actor, provider)
    if provider.version != version:
        raise StaleVersion(provider)
    if provider.partner_id:
        values = {name: values[name] for name in values if name not in REPEATED}
    return _save(actor, provider, values)


def _locked(provider: Provider) -> Provider:
    rows = Provider.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("partner").get(pk=provider.pk)


def _require_right(actor: User, provider: Provider) -> None:
    if not actor.has_perm("resources.change_provider", provider):
        raise NotPermitted
    if provider.merged_into_id:
        raise TransitionNotAllowed


def _save(actor: User, provider: Provider, values: dict[str, str]) -> Provider:
    before = {name: getattr(provider, name) for name in values}
    for name, value in values.items():
        setattr(provider, name, _checked(name, value))
    after = {name: getattr(provider, name) for name in values}
    changes = {n: [before[n], after[n]] for n in after if before[n] != after[n]}
    if not changes:
        return provider
    require_valid(provider)
    require_web_address(provider.website, field="website")
    require_telephone(provider.phone, field="phone")
    require_impersonal(name=provider.name, description=provider.description)
    provider.version += 1
    provider.save()
    if "description" in changes:
        changes["description"] = ["…", "…"]
    record(actor=actor, verb="provider.changed", target=provider, changes=changes)
    if changes.keys() & set(REPEATED):
        refresh_published(provider.resources)
    refresh_provider(provider)
    return provider


def _checked(name: str, value: str) -> str:
    if name not in CHECKS:
        return value.strip()
    problem = CHECKS[name](value)
    if problem:
        raise InvalidInput(problem, field=name)
    return plain_number(value)
