"""The vocabularies of the portal as taxonomies of the standard.

Kinds of problems and target groups are rows a coordinator edits; the others are closed
lists. A term's id is made of its taxonomy and its code, so another installation with
the same code speaks of the same term.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.choices import CusDomain, ResourceKind, Sector

from ..choices import Delivery, FeeKind

#: Under it every taxonomy of this portal is named.
NAMESPACE = UUID("6d9c1b1e-3c50-5d0f-9f0a-2f5a7f6f3c11")


@dataclass(frozen=True)
class Taxonomy:
    """A vocabulary; ``column`` is where a public resource holds its codes.

    ``is_many``: the column is a list. ``choices`` are the terms of a closed list;
    ``nothing`` is the code that says that nobody knows, and is no term.
    """

    key: str
    name: object
    description: object
    column: str = ""
    is_many: bool = False
    choices: type | None = None
    nothing: str = ""

    @property
    def id(self) -> str:
        return str(uuid5(NAMESPACE, self.key))

    def term_id(self, code: str) -> str:
        """Return the UUID of one of its terms."""
        return str(uuid5(UUID(self.id), code))

    def as_hsds(self) -> dict[str, str]:
        """Return the standard's taxonomy."""
        return {
            "id": self.id,
            "name": str(self.name),
            "description": str(self.description),
        }


PROBLEMS = Taxonomy(
    "problems",
    _("Kinds of social problems"),
    _("What a resource helps against, in two levels."),
    column="categories",
    is_many=True,
)
GROUPS = Taxonomy(
    "target-groups",
    _("Target groups"),
    _("Whom a resource serves."),
    column="target_groups",
    is_many=True,
)
KINDS = Taxonomy(
    "resource-kinds",
    _("Kinds of resources"),
    _("What a resource is: an institution, a service, a place, people or money."),
    column="kind",
    choices=ResourceKind,
)
DOMAINS = Taxonomy(
    "cus-domains",
    _("Domains of social services"),
    _(
        "The 14 domains of art. 2(1) of the Polish act of 19 July 2019 on social "
        "services centres."
    ),
    column="cus_domain",
    choices=CusDomain,
)
DELIVERIES = Taxonomy(
    "deliveries",
    _("Ways of giving help"),
    _("Whether people come, call, go on-line or are visited."),
    column="deliveries",
    is_many=True,
    choices=Delivery,
)
FEES = Taxonomy(
    "fee-kinds",
    _("Kinds of fees"),
    _("Whether it costs anything."),
    column="fee_kind",
    choices=FeeKind,
    nothing=FeeKind.UNKNOWN,
)
SECTORS = Taxonomy(
    "sectors",
    _("Sectors"),
    _("The sector of the organisation that gives it."),
    column="sector",
    choices=Sector,
)
#: In the order in which a service's attributes stand.
TAXONOMIES = (PROBLEMS, GROUPS, KINDS, DOMAINS, DELIVERIES, FEES, SECTORS)
#: Said of an organization, not of its services.
OF_ORGANIZATIONS = (SECTORS,)
BY_ID = {taxonomy.id: taxonomy for taxonomy in TAXONOMIES}


@dataclass(frozen=True)
class Term:
    """A word of a taxonomy in the active language."""

    taxonomy: Taxonomy
    code: str
    name: str
    description: str = ""
    parent: str = ""

    @property
    def id(self) -> str:
        return self.taxonomy.term_id(self.code)

    def as_hsds(self) -> dict:
        """Return the standard's taxonomy term; it asks for a description."""
        parent = self.parent and {"parent_id": self.taxonomy.term_id(self.parent)}
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "description": self.description or self.name,
            **(parent or {}),
            "taxonomy": str(self.taxonomy.name),
            "taxonomy_detail": self.taxonomy.as_hsds(),
            "language": get_language() or "pl",
        }


class Vocabulary:
    """All terms, read once for a whole answer.

    ``categories`` and ``target_groups`` are rows of the public shelf.
    """

    def __init__(self, categories: Iterable, target_groups: Iterable):
        self.terms = {
            (term.taxonomy.key, term.code): term
            for term in (
                *(_of_category(row) for row in categories),
                *(Term(GROUPS, row.slug, row.name) for row in target_groups),
                *_of_lists(),
            )
        }

    def get(self, taxonomy: Taxonomy, code: str) -> Term | None:
        """Return a term; None for a code nobody knows any more."""
        return self.terms.get((taxonomy.key, code))

    def by_id(self, identifier: str) -> Term | None:
        """Return the term of a UUID."""
        return next(
            (term for term in self.terms.values() if term.id == identifier), None
        )


def _of_category(row) -> Term:
    return Term(PROBLEMS, row.slug, row.name, row.definition, row.parent_slug)


def _of_lists() -> Iterable[Term]:
    for taxonomy in TAXONOMIES:
        for code, label in taxonomy.choices.choices if taxonomy.choices else ():
            if code == taxonomy.nothing:
                continue
            yield Term(taxonomy, code, str(label))
