"""What everybody may see of this room: reads the shelf and nothing else."""

from collections import defaultdict

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from kooperacja.areas.public import PublicArea
from kooperacja.base.filter_groups import hidden, options
from kooperacja.base.views import FilteredListView, PublicPageMixin
from kooperacja.categories.choices import ResourceKind, Sector
from kooperacja.categories.public import PublicCategory, PublicTargetGroup

from ..filters import PublicResourceFilter, public_resources
from ..public import PublicResource, PublicSite, PublicTombstone
from .situations import SITUATIONS, is_urgent

# What the form of words and place carries on, and the boxes that carry these.
BOXES = ("category", "target_group", "kind", "sector")
BESIDE = ("q", "area", "cus_domain", "bbox")


class ResourceListView(PublicPageMixin, FilteredListView):
    """Find help: six situations, filters, and what helps."""

    template_name = "resources/resource_list.html"
    context_object_name = "resources"
    filterset_class = PublicResourceFilter

    def get_queryset(self):
        self.queryset = public_resources()
        rows = super().get_queryset()
        if "area" in self.filterset.chosen:
            rows = self.filterset.by_reach(rows)
        return rows

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        chosen = self.filterset.chosen
        self._say_for_whom_and_where(context["resources"])
        return context | {
            "groups": self._groups(),
            "areas": self._areas(),
            "q": chosen.get("q", ""),
            "carried": self._carried(*BOXES, "cus_domain", "bbox"),
            "is_narrowed": bool(chosen),
            "area_names": [
                self.filterset.area_terms[code] for code in chosen.get("area", ())
            ],
            "situations": SITUATIONS,
            "is_urgent": is_urgent(chosen.get("category", ()), chosen.get("kind", ())),
        }

    def _say_for_whom_and_where(self, resources) -> None:
        """Give each row of this page its sites and the names of its groups."""
        sites = defaultdict(list)
        for site in PublicSite.objects.filter(
            resource_public_id__in=[row.public_id for row in resources]
        ).defer("place"):
            sites[site.resource_public_id].append(site)
        groups = self.filterset.target_group_terms
        for row in resources:
            row.sites = sites[row.public_id]
            row.groups = [groups[slug] for slug in row.target_groups if slug in groups]

    def _carried(self, *names) -> list[dict]:
        return [
            group for name in names for group in hidden(name, self._values_of(name))
        ]

    def _values_of(self, name) -> list[str]:
        return [value for value in self.request.GET.getlist(name) if value]

    def _areas(self) -> list[dict]:
        chosen = self.filterset.chosen.get("area", ())
        return [
            {"code": code, "name": name, "is_chosen": code in chosen}
            for code, (name, parent) in self.filterset.areas.items()
            if parent
        ]

    def _groups(self) -> list[dict]:
        top = [
            (slug, row.name)
            for slug, row in self.filterset.categories.items()
            if not row.parent_slug or slug in self._values_of("category")
        ]
        terms = {
            "category": (_("What it helps with"), top),
            "target_group": (
                _("For whom"),
                self.filterset.target_group_terms.items(),
            ),
            "kind": (_("Kind of help"), ResourceKind.choices),
            "sector": (_("Who gives it"), Sector.choices),
        }
        boxes = [
            {
                "name": name,
                "legend": legend,
                "options": options(
                    choices, self.filterset.facets[name], self._values_of(name)
                ),
            }
            for name, (legend, choices) in terms.items()
        ]
        return [*self._carried(*BESIDE), *(box for box in boxes if box["options"])]


class ResourceDetailView(PublicPageMixin, DetailView):
    """All that is known of one resource."""

    template_name = "resources/resource_detail.html"
    context_object_name = "resource"
    queryset = PublicResource.objects.all()
    slug_field = slug_url_kwarg = "public_id"

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            if PublicTombstone.objects.filter(public_id=kwargs["public_id"]).exists():
                return render(request, "410.html", status=410)
            raise

    def get_context_data(self, **kwargs):
        resource = self.object
        sites = list(PublicSite.objects.filter(resource_public_id=resource.public_id))
        places = [site.place for site in sites if site.place]
        return super().get_context_data(
            sites=sites,
            bounds=_around(places),
            categories=_terms(PublicCategory, resource.categories),
            groups=_terms(PublicTargetGroup, resource.target_groups),
            service_areas=PublicArea.objects.filter(
                code__in=resource.service_area_codes
            ).only("code", "name"),
            is_urgent=is_urgent(resource.categories, [resource.kind]),
            **kwargs,
        )


def _terms(model, slugs) -> list:
    """Words of a vocabulary in its order."""
    return list(model.objects.filter(slug__in=slugs)) if slugs else []


def _around(places, margin: float = 0.006) -> str:
    """The map's window around some points, some 500 m wider; "" without a point."""
    if not places:
        return ""
    longitudes = [place.x for place in places]
    latitudes = [place.y for place in places]
    west, east = min(longitudes) - margin, max(longitudes) + margin
    south, north = min(latitudes) - margin, max(latitudes) + margin
    return f"{west:.5f},{south:.5f},{east:.5f},{north:.5f}"
