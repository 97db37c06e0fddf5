"""Who gives it: a public provider as the standard's organization."""

from .identifiers import child_of, uuid_of
from .parts import classified, phones_of, said
from .taxonomies import SECTORS, Vocabulary

#: Registers of org-id.guide with what their numbers are called.
REGISTERS = (
    ("krs", "PL-KRS", "KRS"),
    ("regon", "PL-REGON", "REGON"),
    ("nip", "PL-NIP", "NIP"),
)


def organization_columns(provider) -> dict:
    """Return an organization without its children.

    The standard asks for a description; a provider that has none is described by its
    name.
    """
    return {
        "id": uuid_of(provider.public_id),
        "name": provider.name,
        "description": provider.description or provider.name,
        **said(email=provider.email, website=provider.website),
    }


def organization_of(provider, vocabulary: Vocabulary) -> dict:
    """Return an organization with its telephone, numbers of registers and sector."""
    columns = organization_columns(provider)
    parent = columns["id"]
    sector = vocabulary.get(SECTORS, provider.sector)
    children = {
        "phones": phones_of(provider.phone, parent),
        "organization_identifiers": [
            {
                "id": child_of(parent, "organization_identifier", scheme),
                "identifier_scheme": scheme,
                "identifier_type": kind,
                "identifier": number,
            }
            for column, scheme, kind in REGISTERS
            if (number := getattr(provider, column))
        ],
        "attributes": [classified(parent, "organization", sector)] if sector else [],
    }
    return columns | {name: rows for name, rows in children.items() if rows}
