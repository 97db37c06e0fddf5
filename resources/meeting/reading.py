"""What the lists of the meeting are made of, read from the shelf once.

Only the shelf: an agenda is handed round, so it holds nothing that somebody in the room
may not read. Places are compared as sets of the smallest areas, kept as bits.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.base.facets import with_parts
from kooperacja.categories.public import PublicTargetGroup
from problems.public import PublicProblem

from ..choices import LinkKind
from ..needs.grid import Grid
from ..needs.matrix import Matrix, build_matrix
from ..needs.rule import Rule
from ..public import PublicLink, PublicResource

#: The state of a problem that still stands.
OPEN = "open"
#: Areas named one by one; more are counted.
MOST_NAMES = 4
#: A link that refers people elsewhere answers nothing by itself.
ANSWERING = (LinkKind.ANSWERS, LinkKind.PARTLY)
RESOURCE_COLUMNS = (
    "public_id",
    "name",
    "provider_public_id",
    "provider_name",
    "kind",
    "categories",
    "target_groups",
    "serves_whole_city",
    "covered_area_codes",
    "round_the_clock",
)


@dataclass(frozen=True)
class Scope:
    """What the meeting is about: a part of the city, a kind of problem ("" for all),
    and the day."""

    day: date
    area: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Open problems of one kind in one area: how many."""

    category: str
    area: str
    count: int


class City:
    """The shelf as the lists see it, under a scope; everything is asked for once."""

    def __init__(self, scope: Scope):
        self.scope = scope
        self.grid = Grid.read()

    @cached_property
    def matrix(self) -> Matrix:
        """Need beside help for the whole city, under the rule in force."""
        return build_matrix()

    @property
    def rule(self) -> Rule:
        """The rule the gaps are counted by."""
        return self.matrix.rule

    @property
    def code(self) -> str:
        """The code of the city itself, "" while no area is on the shelf."""
        return next((row.code for row in self.grid.rows if row.is_city), "")

    @cached_property
    def categories(self) -> set[str]:
        """The kinds of problems in scope."""
        if not self.scope.category:
            return set(self.grid.categories)
        return self.grid.parts_of(self.scope.category)

    @cached_property
    def area_codes(self) -> set[str]:
        """The areas in scope, with their parts."""
        if not self.scope.area:
            return set(self.grid.parents)
        return with_parts(self.grid.parents, [self.scope.area])

    @cached_property
    def mask(self) -> int:
        """The smallest areas in scope, as bits."""
        if not self.scope.area:
            return self.everywhere
        return self.mask_of(self.scope.area)

    @cached_property
    def _bits(self) -> dict[str, int]:
        return {leaf.code: 1 << n for n, leaf in enumerate(self.grid.leaves)}

    @cached_property
    def everywhere(self) -> int:
        """All smallest areas, as bits."""
        return (1 << len(self._bits)) - 1

    @cached_property
    def _masks(self) -> dict[str, int]:
        """Each area as the smallest areas it holds, or the one it lies in."""
        found: dict[str, int] = defaultdict(int)
        for code, bit in self._bits.items():
            for inner in with_parts(self.grid.parents, [code]):
                found[inner] |= bit
            outer = self.grid.parents[code]
            while outer:
                found[outer] |= bit
                outer = self.grid.parents.get(outer, "")
        return found

    def mask_of(self, code: str) -> int:
        """Return an area as bits; 0 for one that is not on the shelf."""
        return self._masks.get(code, 0)

    def reach_of(self, resource) -> int:
        """Return the smallest areas a resource reaches, as bits."""
        if resource.serves_whole_city:
            return self.everywhere
        reach = 0
        for code in resource.covered_area_codes:
            reach |= self.mask_of(code)
        return reach

    def names_of(self, mask: int) -> list[str]:
        """Return the names of areas kept as bits."""
        leaves = self.grid.leaves
        return [leaf.name for n, leaf in enumerate(leaves) if mask >> n & 1]

    def where(self, mask: int) -> str:
        """Say where: the whole city, a few names, or how many areas."""
        if mask == self.everywhere:
            return _("the whole city")
        names = self.names_of(mask)
        if len(names) <= MOST_NAMES:
            return ", ".join(names)
        return ngettext("%(count)s area", "%(count)s areas", len(names)) % {
            "count": len(names)
        }

    @cached_property
    def resources(self) -> list:
        """All resources with the columns the lists need; one query."""
        rows = PublicResource.objects.order_by("name", "public_id")
        return list(rows.values_list(*RESOURCE_COLUMNS, named=True))

    @cached_property
    def linked_resources(self) -> set[str]:
        """Public ids of resources somebody has confirmed to answer a problem."""
        rows = PublicLink.objects.filter(kind__in=ANSWERING)
        return set(rows.values_list("resource_public_id", flat=True))

    @cached_property
    def group_names(self) -> dict[str, str]:
        """Names of target groups by slug."""
        return {group.slug: group.name for group in PublicTargetGroup.objects.all()}

    def problems(self):
        """The open problems in scope."""
        rows = PublicProblem.objects.filter(state=OPEN)
        if self.scope.area:
            rows = rows.filter(area_code__in=sorted(self.area_codes))
        if self.scope.category:
            rows = rows.filter(category__in=sorted(self.categories))
        return rows

    @cached_property
    def cells(self) -> list[Cell]:
        """The open problems in scope by kind and area; one query."""
        rows = self.problems().order_by().values_list("category", "area_code")
        return [Cell(*row) for row in rows.annotate(count=Count("pk"))]

    def area_name(self, code: str) -> str:
        """Return the name of an area, its code where it is not on the shelf."""
        return self._area_names.get(code, code)

    @cached_property
    def _area_names(self) -> dict[str, str]:
        return {area.code: area.name for area in self.grid.areas}

    def category_names(self, slugs: Iterable[str]) -> str:
        """Return names of kinds of problems as people list them."""
        known = self.grid.categories
        return ", ".join(known[slug].name for slug in slugs if slug in known)

    def category_name(self, slug: str) -> str:
        """Return the name of a kind of problem, its slug where it is not known."""
        known = self.grid.categories.get(slug)
        return known.name if known else slug

    def resources_in_scope(self) -> Q:
        """Return the condition of resources that reach the scope and are of its kind.

        In SQL, for lists that are cut there.
        """
        which = Q()
        if self.scope.area:
            codes = sorted(self.area_codes)
            which &= (
                Q(serves_whole_city=True)
                | Q(covered_area_codes__overlap=codes)
                | Q(area_codes__overlap=codes)
            )
        if self.scope.category:
            which &= Q(categories__overlap=sorted(self.categories))
        return which


def institutions(count: int) -> str:
    """Say how many institutions."""
    return ngettext("%(count)s institution", "%(count)s institutions", count) % {
        "count": count
    }
