"""What everybody may see of this room: reads the shelf and nothing else."""

from django.utils.translation import gettext as _
from django.views.generic import DetailView

from kooperacja.base.filter_groups import options
from kooperacja.base.views import FilteredListView, PublicPageMixin
from kooperacja.categories.choices import Activity, Sector

from ..filters import PublicPartnerFilter, partners_by_sector
from ..public import PublicPartner


class PartnerListView(PublicPageMixin, FilteredListView):
    """Who works together, by sector."""

    template_name = "partners/partner_list.html"
    context_object_name = "partners"
    filterset_class = PublicPartnerFilter
    paginate_by = 100

    def get_queryset(self):
        self.queryset = partners_by_sector().defer("place", "competences")
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        return super().get_context_data(groups=self._groups(), **kwargs)

    def _groups(self) -> list[dict]:
        chosen, facets = self.filterset.chosen, self.filterset.facets
        return [
            {
                "name": "q",
                "kind": "text",
                "legend": _("Words"),
                "value": chosen.get("q", ""),
            },
            {
                "name": "sector",
                "legend": _("Sector"),
                "options": options(
                    Sector.choices, facets["sector"], chosen.get("sector", ())
                ),
            },
            {
                "name": "activity",
                "legend": _("Field of activity"),
                "options": options(
                    Activity.choices, facets["activity"], chosen.get("activity", ())
                ),
            },
        ]


class PartnerDetailView(PublicPageMixin, DetailView):
    """One institution: what it does, how to reach it, where its work is seen."""

    template_name = "partners/partner_detail.html"
    context_object_name = "partner"
    queryset = PublicPartner.objects.all()
