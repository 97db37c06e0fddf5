"""What attributes say: terms of this portal's taxonomies, and facts without one."""

from dataclasses import dataclass, field

from resources.loading.words import codes_only

from ..taxonomies import BY_ID, Taxonomy
from .nodes import NOT_KEPT, Node, each_once


@dataclass
class Said:
    """What the attributes of a row say: codes by taxonomy, and facts by name."""

    codes: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def all(self, taxonomy: Taxonomy) -> tuple[str, ...]:
        """Return the codes of a taxonomy."""
        return each_once(self.codes.get(taxonomy.key, ()))

    def one(self, taxonomy: Taxonomy) -> str:
        """Return the first code of a closed list it knows, "" without one."""
        codes = codes_only(taxonomy.choices)
        known = (code for code in self.all(taxonomy) if code in codes)
        return next(known, "")


def said_by(node: Node) -> Said:
    """Take the attributes: terms of our taxonomies and facts; others are told."""
    said = Said()
    for attribute in node.children("attributes"):
        attribute.pass_over("id", "link_id", "link_entity")
        name, value = attribute.text("link_type"), attribute.text("value")
        term = attribute.child("taxonomy_term")
        if term is None:
            said.facts[name] = value
            continue
        detail = term.child("taxonomy_detail")
        taxonomy = BY_ID.get(detail.text("id") if detail else "")
        if taxonomy:
            said.codes.setdefault(taxonomy.key, []).append(term.text("code"))
        else:
            source = (detail and detail.text("name")) or term.text("taxonomy")
            attribute.findings.note(
                "attributes", f"{source}: {term.text('name')}", NOT_KEPT
            )
    return said
