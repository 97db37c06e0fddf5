"""Organizations of the standard as providers."""

from django.utils.translation import gettext_lazy as _

from kooperacja.base.registry_numbers import krs_problem, nip_problem, regon_problem
from resources.loading.contacts import emails, web_address
from resources.loading.records import ProviderRecord

from ..organizations import REGISTERS
from ..taxonomies import SECTORS
from .nodes import NOT_KEPT, Node
from .parts import contacts_of, phones_of, words
from .said import said_by

PROBLEM_OF = {"krs": krs_problem, "regon": regon_problem, "nip": nip_problem}


def provider_of(node: Node) -> ProviderRecord | None:
    """Return an organization as a provider; its other contacts are told."""
    node.pass_over("services")
    node.leave("locations")
    name = words(node, "name", most=200)
    if not name:
        node.at("name").warning("provider", "", _("an organization without a name"))
        node.tell_left()
        return None
    phone, others = phones_of(node.children("phones"))
    for contact in (*others, *contacts_of(node.children("contacts"))):
        told = " ".join(filter(None, (contact.title, contact.phone, contact.email)))
        node.findings.note("contacts", told, NOT_KEPT)
    description = words(node, "description", most=3000)
    record = ProviderRecord(
        name=name,
        external_id=node.text("id"),
        sector=said_by(node).one(SECTORS),
        # Our own documents repeat the name, since the standard asks for something.
        description="" if description == name else description,
        website=web_address(node.text("website"), node.at("website")),
        email=email_of(node),
        phone=phone,
        **_numbers(node),
    )
    node.tell_left()
    return record


def email_of(node: Node) -> str:
    """Return the first usable e-mail address of a row."""
    found = emails(node.text("email"), node.at("email"))
    return found[0] if found else ""


def _numbers(node: Node) -> dict[str, str]:
    columns = {scheme: column for column, scheme, _kind in REGISTERS}
    found = {}
    for item in node.children("organization_identifiers"):
        item.pass_over("id", "identifier_type")
        scheme, number = item.text("identifier_scheme"), item.text("identifier")
        column = columns.get(scheme)
        if column is None:
            item.findings.note(
                "organization_identifiers", f"{scheme} {number}", NOT_KEPT
            )
        elif problem := PROBLEM_OF[column](number):
            item.findings.warning(column, number, problem)
        else:
            found[column] = number
        item.tell_left()
    return found
