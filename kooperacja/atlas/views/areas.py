"""Areas of the city: the list, and the profile of one that prints on a sheet."""

from django.core.exceptions import BadRequest
from django.db.models import Count, Q
from django.db.models.functions import Collate
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from kooperacja.areas.public import PublicArea
from kooperacja.base.facets import with_parts
from kooperacja.base.views import PublicPageMixin
from kooperacja.categories.public import PublicCategory
from problems.filters import ALPHABET, public_problems
from problems.public import PublicProblem
from problems.views.public import dress
from resources.public import PublicResource

#: Two areas are neighbours when this near, in degrees (about 30 m): boundaries drawn
#: by different hands do not quite meet.
TOUCHING = 0.0003
PROBLEMS = 12
RESOURCES = 12


class AreaPageMixin(PublicPageMixin):
    """A page of areas takes no parameter."""

    def get_queryset(self):
        if self.request.GET:
            raise BadRequest(_("There is no such filter."))
        return in_alphabet().defer("boundary", "label_point")


def in_alphabet():
    """Return the public areas, the coarsest first, then as a dictionary has them."""
    return PublicArea.objects.order_by("level", Collate("name", ALPHABET), "code")


class AreaListView(AreaPageMixin, ListView):
    """All areas with what is known of each."""

    template_name = "areas/area_list.html"
    context_object_name = "areas"

    def get_context_data(self, **kwargs):
        areas = list(self.object_list)
        problems = dict(
            PublicProblem.objects.values_list("area_code")
            .annotate(n=Count("*"))
            .order_by()
        )
        resources = list(PublicResource.objects.values_list("area_codes", flat=True))
        parents = {area.code: area.parent_code for area in areas}
        for area in areas:
            parts = with_parts(parents, {area.code})
            area.problems_count = sum(problems.get(code, 0) for code in parts)
            area.resources_count = sum(
                not parts.isdisjoint(codes) for codes in resources
            )
        return super().get_context_data(
            object_list=areas,
            **kwargs,
        )


class AreaDetailView(AreaPageMixin, DetailView):
    """The profile of one area: people, needs beside resources, gaps, neighbours."""

    slug_field = "code"
    template_name = "areas/area_detail.html"
    context_object_name = "area"

    @cached_property
    def others(self) -> dict[str, PublicArea]:
        """All areas by code, without their outlines."""
        rows = in_alphabet().defer("boundary", "label_point")
        return {area.code: area for area in rows}

    @cached_property
    def parts(self) -> set[str]:
        """Codes of this area and of everything that is part of it."""
        parents = {code: area.parent_code for code, area in self.others.items()}
        return with_parts(parents, {self.object.code})

    def get_queryset(self):
        return super().get_queryset().defer(None).defer("label_point")

    def get_context_data(self, **kwargs):
        area = self.object
        names = {item.slug: item.name for item in PublicCategory.objects.all()}
        problems = list(
            public_problems()
            .filter(area_code__in=self.parts)
            .defer("place", "label_point")
        )
        resources = self._resources()
        here = [item for item in resources if self.parts & set(item.area_codes)]
        elsewhere = [item for item in resources if item not in here]
        return super().get_context_data(
            parent=self.others.get(area.parent_code),
            children=[
                item for item in self.others.values() if item.parent_code == area.code
            ],
            neighbours=self._neighbours(),
            problems=[dress(item, names) for item in problems[:PROBLEMS]],
            problems_count=len(problems),
            resources=here[:RESOURCES],
            resources_count=len(here),
            elsewhere_count=len(elsewhere),
            gaps=gaps(problems, resources, names),
            problems_url=f"{reverse('problems:list')}?area={area.code}",
            **kwargs,
        )

    def _resources(self) -> list[PublicResource]:
        """Resources that lie here or serve people from here."""
        codes = sorted(self.parts)
        return list(
            PublicResource.objects.filter(
                Q(area_codes__overlap=codes)
                | Q(service_area_codes__overlap=codes)
                | Q(serves_whole_city=True)
            ).order_by("name", "public_id")
        )

    def _neighbours(self) -> list[PublicArea]:
        """Areas of the same kind of size that touch this one."""
        area = self.object
        return list(
            in_alphabet()
            .filter(
                level=area.level, boundary__intersects=area.boundary.buffer(TOUCHING)
            )
            .exclude(pk=area.pk)
            .defer("boundary", "label_point")
        )


def gaps(problems, resources, names: dict[str, str]) -> list[str]:
    """Return the names of the kinds of problems here that no resource answers."""
    answered = {slug for resource in resources for slug in resource.categories}
    needed = {
        problem.category: names.get(problem.category, problem.category)
        for problem in problems
        if not {problem.category, problem.category_parent} & answered
    }
    return sorted(needed.values())
