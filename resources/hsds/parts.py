"""Small pieces of the standard that several objects have."""

import re

from .identifiers import child_of

WITH_EXTENSION = re.compile(r"(?P<number>[^,;]+?) wew\. (?P<extension>\d{1,6})")


def said(**columns) -> dict:
    """Return the columns that say something: the standard knows no null."""
    return {name: value for name, value in columns.items() if value not in ("", None)}


def phones_of(number: str, parent: str) -> list[dict]:
    """Return the one telephone of a row, or none."""
    if not number:
        return []
    phone = {"id": child_of(parent, "phone", number), "number": number}
    if match := WITH_EXTENSION.fullmatch(number):
        phone |= {"number": match["number"], "extension": int(match["extension"])}
    return [phone]


def bare_phones_of(row, parent: str) -> list[dict]:
    """Return the telephones of nobody in particular."""
    return [
        phone
        for title, number, email in row.contacts
        if not title and not email
        for phone in phones_of(number, parent)
    ]


def contacts_of(row, parent: str) -> list[dict]:
    """Return the posts that answer, never a person's name; see `bare_phones_of`."""
    found = []
    for position, (title, phone, email) in enumerate(row.contacts):
        if not title and not email:
            continue
        identifier = child_of(parent, "contact", position, title, phone, email)
        contact = {"id": identifier, **said(title=title, email=email)}
        if phone:
            contact["phones"] = phones_of(phone, identifier)
        found.append(contact)
    return found


def fact(parent: str, entity: str, name: str, value: object) -> dict:
    """Return a value as an attribute that stands in no taxonomy.

    ``entity`` is the table of ``parent``; ``name`` says what the value is.
    """
    return {
        "id": child_of(parent, "attribute", name, value),
        "link_type": name,
        "link_entity": entity,
        "value": str(value),
    }


def classified(parent: str, entity: str, term) -> dict:
    """Return that a term of a taxonomy applies to a row."""
    return {
        "id": child_of(parent, "attribute", term.id),
        "link_type": term.taxonomy.key,
        "link_entity": entity,
        "taxonomy_term": term.as_hsds(),
    }
