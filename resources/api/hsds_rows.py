"""Rows of the shelf behind the HSDS API, a fixed number of queries for each answer."""

from collections.abc import Iterable

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import Q, Subquery
from django.utils import timezone
from django.utils.functional import cached_property

from kooperacja.areas.public import PublicArea
from kooperacja.base.search import folded_words, having_words
from kooperacja.categories.public import PublicCategory, PublicTargetGroup

from ..filters import public_resources
from ..hsds.identifiers import public_id_of
from ..hsds.services import Around, service_in_list, service_of
from ..hsds.taxonomies import BY_ID, OF_ORGANIZATIONS, Taxonomy, Vocabulary
from ..public import PublicProvider, PublicResource, PublicSite

#: Decimals of an outline in degrees: about a metre.
PRECISION = 5


def vocabulary() -> Vocabulary:
    """Return every term; two queries."""
    return Vocabulary(PublicCategory.objects.all(), PublicTargetGroup.objects.all())


def services_asked(asked: dict):
    """Return the public resources a question narrows to, by name."""
    rows = public_resources()
    for word in folded_words(asked.get("search", "")):
        rows = rows.filter(words__contains=word)
    if identifier := asked.get("organization_id"):
        rows = rows.filter(provider_public_id=public_id_of(str(identifier)))
    if day := asked.get("modified_after"):
        rows = rows.filter(changed_date__gte=day)
    for taxonomy, code in _terms_asked(asked):
        rows = rows.filter(_bearing(taxonomy, code)) if taxonomy else rows.none()
    return rows


def _terms_asked(asked: dict) -> Iterable[tuple[Taxonomy | None, str]]:
    """Yield each taxonomy asked for with a code ("" for any); None for a foreign id."""
    if identifier := asked.get("taxonomy_term_id"):
        term = vocabulary().by_id(str(identifier))
        yield (term.taxonomy, term.code) if term else (None, "")
    if identifier := asked.get("taxonomy_id"):
        yield BY_ID.get(str(identifier)), ""


def _bearing(taxonomy: Taxonomy, code: str) -> Q:
    """Rows that bear a term, or without ``code`` any term of a taxonomy."""
    column = taxonomy.column
    if not code:
        nothing = [[]] if taxonomy.is_many else ["", taxonomy.nothing]
        return ~Q(**{f"{column}__in": nothing})
    return Q(**{f"{column}__contains": [code]} if taxonomy.is_many else {column: code})


class Gathered:
    """Resources with what stands around them, read for all of them at once.

    ``base`` is the address of this server with a slash at its end. With ``outlines``
    the boundaries of the areas they serve are read too, which are long.
    """

    def __init__(
        self, resources: Iterable[PublicResource], base: str, *, outlines: bool = False
    ):
        self.resources = list(resources)
        self.base, self.outlines = base, outlines
        self.day = timezone.localdate()

    def in_list(self) -> list[dict]:
        """Return services with their columns only; one query."""
        return [
            service_in_list(row, self.providers.get(row.provider_public_id), self.day)
            for row in self.resources
        ]

    def in_full(self) -> list[dict]:
        """Return services with everything in them; five queries."""
        return [
            service_of(
                row,
                self.providers.get(row.provider_public_id),
                self.sites.get(row.public_id, []),
                self.around,
            )
            for row in self.resources
        ]

    @cached_property
    def providers(self) -> dict[str, PublicProvider]:
        """Who gives them, by public id."""
        ids = {row.provider_public_id for row in self.resources}
        rows = PublicProvider.objects.filter(public_id__in=ids - {""})
        return {row.public_id: row for row in rows}

    @cached_property
    def sites(self) -> dict[str, list[PublicSite]]:
        """The places by the public id of what is given there."""
        found: dict[str, list[PublicSite]] = {}
        ids = [row.public_id for row in self.resources]
        for site in PublicSite.objects.filter(resource_public_id__in=ids):
            found.setdefault(site.resource_public_id, []).append(site)
        return found

    @cached_property
    def around(self) -> Around:
        """What the services share; three queries."""
        rows = list(self._areas())
        return Around(
            day=self.day,
            vocabulary=vocabulary(),
            areas={row.code: (row.name, getattr(row, "outline", "")) for row in rows},
            city=next((row.code for row in rows if row.level == 0), ""),
            areas_url=f"{self.base}api/v1/areas/",
        )

    def _areas(self):
        areas = PublicArea.objects.defer("boundary", "label_point")
        if not self.outlines:
            return areas
        codes = {code for row in self.resources for code in row.service_area_codes}
        outline = AsGeoJSON("boundary", precision=PRECISION)
        served = areas.filter(Q(code__in=codes) | Q(level=0))
        return served.annotate(outline=outline)


def providers_asked(asked: dict):
    """Return the public providers a question narrows to, by name.

    A term of a sector is their own; others are borne by a service they give.
    """
    rows = PublicProvider.objects.order_by("name", "public_id")
    rows = having_words(rows, asked.get("search", ""), "name")
    for taxonomy, code in _terms_asked(asked):
        if taxonomy is None:
            rows = rows.none()
        elif taxonomy in OF_ORGANIZATIONS:
            rows = rows.filter(_bearing(taxonomy, code))
        else:
            services = PublicResource.objects.filter(_bearing(taxonomy, code))
            given = Subquery(services.values("provider_public_id"))
            rows = rows.filter(public_id__in=given)
    return rows


def sites_asked(asked: dict):
    """Return the sites of the public resources a question narrows to."""
    rows = PublicSite.objects.order_by("resource_public_id", "position", "public_id")
    narrowing = set(asked) - {"page", "per_page", "full"}
    if any(asked[name] for name in narrowing):
        services = services_asked(asked).order_by()
        rows = rows.filter(
            resource_public_id__in=Subquery(services.values("public_id"))
        )
    return rows
