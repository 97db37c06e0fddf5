"""Rows of the shelf behind the HSDS API, a fixed number of queries for each answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import Q
from django.utils import timezone

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


@dataclass
class Gathered:
    """Resources with what stands around them, read for all of them at once."""

    resources: list[PublicResource]
    day: date

    @classmethod
    def of(cls, resources: Iterable[PublicResource]) -> "Gathered":
        """Gather for an answer of today."""
        return cls(list(resources), timezone.localdate())

    def in_list(self) -> list[dict]:
        """Return services with their columns only; one query."""
        providers = self._providers()
        return [
            service_in_list(row, providers.get(row.provider_public_id), self.day)
            for row in self.resources
        ]

    def in_full(self, request, *, with_outlines: bool = False) -> list[dict]:
        """Return services with everything in them; five queries.

        ``with_outlines`` adds the boundaries of the areas they serve, which are long.
        """
        providers, around = self._providers(), self.around(request, with_outlines)
        sites = self.sites()
        return [
            service_of(
                row,
                providers.get(row.provider_public_id),
                sites.get(row.public_id, []),
                around,
            )
            for row in self.resources
        ]

    def sites(self) -> dict[str, list[PublicSite]]:
        """Return the places by the public id of what is given there; one query."""
        found: dict[str, list[PublicSite]] = {}
        ids = [row.public_id for row in self.resources]
        for site in PublicSite.objects.filter(resource_public_id__in=ids):
            found.setdefault(site.resource_public_id, []).append(site)
        return found

    def around(self, request, with_outlines: bool = False) -> Around:
        """Return what the answers share; three queries."""
        areas = PublicArea.objects.defer("boundary", "label_point").order_by("level")
        if with_outlines:
            codes = {code for row in self.resources for code in row.service_area_codes}
            served = Q(code__in=codes)
            if any(row.serves_whole_city for row in self.resources):
                served |= Q(level=0)
            outline = AsGeoJSON("boundary", precision=PRECISION)
            areas = areas.filter(served | Q(level=0)).annotate(outline=outline)
        rows = list(areas)
        return Around(
            day=self.day,
            vocabulary=vocabulary(),
            areas={row.code: (row.name, getattr(row, "outline", "")) for row in rows},
            city=next((row.code for row in rows if row.level == 0), ""),
            areas_url=request.build_absolute_uri("/api/v1/areas/"),
        )

    def _providers(self) -> dict[str, PublicProvider]:
        ids = {row.provider_public_id for row in self.resources}
        rows = PublicProvider.objects.filter(public_id__in=ids - {""})
        return {row.public_id: row for row in rows}


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
            rows = rows.filter(public_id__in=services.values("provider_public_id"))
    return rows


def sites_asked(asked: dict):
    """Return the sites of the public resources a question narrows to."""
    rows = PublicSite.objects.order_by("resource_public_id", "position", "public_id")
    narrowing = set(asked) - {"page", "per_page", "full"}
    if any(asked[name] for name in narrowing):
        services = services_asked(asked).order_by()
        rows = rows.filter(resource_public_id__in=services.values("public_id"))
    return rows
