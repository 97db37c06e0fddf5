"""Telephones, contacts, languages and texts of the standard."""

import html
import re
from collections.abc import Collection
from functools import cache

from django.utils.html import strip_tags
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from resources.choices import Language
from resources.lines import ContactContent
from resources.loading.contacts import emails, telephone
from resources.loading.values import words_of
from resources.loading.words import codes_only

from .nodes import NOT_KEPT, Node, each_once

LONGEST_TITLE = 100
VOICE = "voice"
ENDS_A_LINE = re.compile(r"</(?:p|li|ul|ol|div|h\d|tr)>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
#: Codes of three letters (ISO 639-2) for languages this portal knows by two.
SHORTER = {
    "pol": "pl", "ukr": "uk", "rus": "ru", "bel": "be", "eng": "en", "ger": "de",
    "deu": "de", "cze": "cs", "ces": "cs", "slo": "sk", "slk": "sk", "spa": "es",
    "fre": "fr", "fra": "fr", "ara": "ar", "vie": "vi", "geo": "ka", "kat": "ka",
    "pjm": "pso",
}  # fmt: skip


def words(node: Node, name: str, *, most: int) -> str:
    """Return a text of at most ``most`` characters; markup becomes plain lines."""
    text = node.text(name)
    if TAG.search(text):
        node.at(name).note(name, text, _("its markup was taken away"))
        text = strip_tags(ENDS_A_LINE.sub("\n", text))
        lines = (line.strip() for line in html.unescape(text).splitlines())
        text = "\n".join(line for line in lines if line)
    return words_of(text, name, node.at(name), most=most)


def phone_of(node: Node) -> tuple[str, str]:
    """Return a telephone as it is printed, and what it is for."""
    number, extension = node.text("number"), node.text("extension")
    bare = number.strip("\"'“”„ ")
    if bare != number:
        node.at("number").note(
            "number", number, _("its quotation marks were taken away")
        )
    written = f"{bare} wew. {extension}" if bare and extension else bare
    kind = node.text("type")
    title = node.text("description")
    if len(title) > LONGEST_TITLE:
        node.leave("description")
        title = ""
    node.pass_over("id")
    node.leave("languages")
    node.tell_left()
    purpose = title or ("" if kind.lower() in ("", VOICE) else kind)
    return telephone(written, node.at("number"), "phone"), purpose


def phones_of(nodes: list[Node]) -> tuple[str, tuple[ContactContent, ...]]:
    """Return the first telephone, and the others as contacts."""
    read = each_once(phone for phone in map(phone_of, nodes) if phone[0])
    first = read[0][0] if read else ""
    others = (
        ContactContent(purpose[:LONGEST_TITLE], number)
        for number, purpose in read[1:]
        if number != first
    )
    return first, each_once(others)


def contact_of(node: Node) -> ContactContent | None:
    """Return a post that answers; whose name it is is not kept."""
    node.pass_over("id")
    node.leave("name", _("names of people are not kept"))
    title, department = node.text("title"), node.text("department")
    if title and department and title != department:
        node.leave("department")
    address = emails(node.text("email"), node.at("email"), "email")
    phone, _others = phones_of(node.children("phones"))
    node.tell_left()
    title = (title or department)[:LONGEST_TITLE]
    if not phone and not address:
        node.findings.note("contacts", title, _("a contact without a way to reach it"))
        return None
    return ContactContent(title, phone, address[0] if address else "")


def contacts_of(nodes: list[Node]) -> tuple[ContactContent, ...]:
    """Return the contacts, each once."""
    return each_once(filter(None, map(contact_of, nodes)))


def facts_of(node: Node, known: Collection[str]) -> dict[str, str]:
    """Return the attributes that stand in no taxonomy and have one of these names.

    Other attributes are told.
    """
    found = {}
    for attribute in node.children("attributes"):
        name, value = attribute.text("link_type"), attribute.text("value")
        attribute.pass_over("id", "link_id", "link_entity")
        if name in known and value:
            found[name] = value
        else:
            attribute.findings.note("attributes", f"{name} {value}".strip(), NOT_KEPT)
    return found


@cache
def _languages(spoken: str) -> dict[str, str]:
    """Return the codes of languages by their names in the language spoken now."""
    with override(spoken):
        return {str(label).casefold(): code for code, label in Language.choices}


def languages_of(nodes: list[Node]) -> tuple[str, ...]:
    """Return the codes of languages this portal knows; others are told."""
    found = []
    for node in nodes:
        node.pass_over("id")
        code, name = node.text("code").lower(), node.text("name")
        known = SHORTER.get(code, code) or _languages(get_language()).get(
            name.casefold(), ""
        )
        if known in codes_only(Language):
            found.append(known)
        else:
            node.findings.note("languages", name or code, NOT_KEPT)
        node.tell_left()
    return each_once(found)
