"""Who gives what a file describes: found among the known providers, or written down."""

from collections.abc import Iterable

from kooperacja.base.validation import require_columns
from kooperacja.disclosure.institutions import require_impersonal
from partners.models import Partner

from ...loading.records import ProviderRecord
from ...loading.values import folded
from ...models import Provider
from ..providers import provider_of, wait_to_name

NUMBERS = ("krs", "nip", "regon")
COLUMNS = (
    "name", "sector", "description", "website", "email", "phone", *NUMBERS,
    "external_id",
)  # fmt: skip


class Providers:
    """The providers of one import.

    A provider is known by its number in the source, else by a number of a register,
    else by its name. One that is known is not changed: people keep it.
    """

    def __init__(
        self, source: str, names: Iterable[str], *, is_synthetic: bool = False
    ) -> None:
        self.source, self.is_synthetic = source, is_synthetic
        # Before the known ones are read: the desk makes providers too.
        wait_to_name(names)
        self._known: dict[tuple[str, str], Provider] = {}
        self.fresh: list[Provider] = []
        #: New ones that stay although they give nothing.
        self.profiles: list[Provider] = []
        rows = Provider.objects.select_related("merged_into", "partner")
        for row in rows.order_by("-pk"):
            kept = row.merged_into or row
            if row.source == source and row.external_id:
                self._known["external_id", row.external_id] = kept
            for key in _keys(row):
                self._known[key] = kept
            if row.partner:
                self._known["name", folded(row.partner.name)] = kept
        self._partners = {
            folded(partner.name): partner
            for partner in Partner.objects.filter(provider__isnull=True)
        }

    def of(self, record: ProviderRecord | None) -> Provider | None:
        """Return the provider of a record, a new one where none is known.

        :raises InvalidInput: what the record says of it cannot be stored, or is about
            a person.
        """
        if record is None:
            return None
        for key in self._keys_of(record):
            known = self._known.get(key)
            if known is not None and not _differ(known, record):
                return known
        partner = self._partners.get(folded(record.name))
        if partner is not None:
            self._known["name", folded(record.name)] = provider_of(partner)
            return self._known["name", folded(record.name)]
        provider = Provider(
            **{name: getattr(record, name) for name in COLUMNS},
            source=self.source,
            is_synthetic=self.is_synthetic,
        )
        require_columns(provider)
        require_impersonal(name=provider.name, description=provider.description)
        self.fresh.append(provider)
        for key in self._keys_of(record):
            self._known[key] = provider
        return provider

    def keep(self, record: ProviderRecord) -> None:
        """Write down who gives nothing in this file, unless it is known.

        Whoever types in its first resource finds it with its numbers and telephone.

        :raises InvalidInput: as `of` does.
        """
        before = len(self.fresh)
        self.of(record)
        self.profiles += self.fresh[before:]

    def store(self) -> None:
        """Write down the new providers."""
        Provider.objects.bulk_create(self.fresh, batch_size=1000)

    def drop_unused(self) -> None:
        """Take back new providers whose resources were all refused."""
        kept = {row.pk for row in self.profiles}
        numbers = [row.pk for row in self.fresh if row.pk not in kept]
        Provider.objects.filter(pk__in=numbers, resources__isnull=True).delete()

    def _keys_of(self, record: ProviderRecord) -> list[tuple[str, str]]:
        own = record.external_id
        return [("external_id", own)] * bool(own) + _keys(record)


def _differ(known: Provider, record: ProviderRecord) -> bool:
    """Whether the registers know them as two, whatever they are called."""
    return any(
        getattr(known, name)
        and getattr(record, name)
        and getattr(known, name) != getattr(record, name)
        for name in NUMBERS
    )


def _keys(row: Provider | ProviderRecord) -> list[tuple[str, str]]:
    """What a provider is known by: numbers of registers, then the name."""
    numbers = [(name, getattr(row, name)) for name in NUMBERS if getattr(row, name)]
    return [*numbers, ("name", folded(row.name))]
