"""Finding help: the list everybody sees. Reads the shelf and nothing else."""

from django.views.generic import TemplateView

from kooperacja.base.views import FilteredListView, PublicPageMixin
from kooperacja.categories.choices import ResourceKind

from ..filters import PublicResourceFilter, public_resources
from ..public import PublicResource
from .cards import cards_of
from .chips import chips_of
from .choosing import (
    BOXES,
    areas_to_choose,
    carried,
    groups_of,
    quick_choices,
)
from .situations import SITUATIONS, is_urgent

MAP, LIST = "map", "list"
#: Whom to ask where nothing was found; a city has few of these.
MOST_TO_ASK = 3
#: The target group of what is there for everybody.
EVERYBODY = "general_public"


class ResourceListView(PublicPageMixin, FilteredListView):
    """Find help: a question in plain words, filters, and what helps, as list or map."""

    template_name = "resources/resource_list.html"
    context_object_name = "resources"
    filterset_class = PublicResourceFilter

    def get_queryset(self):
        self.queryset = public_resources()
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        data, filters = self.request.GET, self.filterset
        chosen = filters.chosen
        categories = (*chosen.get("category", ()), *filters.asked.codes("category"))
        kinds = (*chosen.get("kind", ()), *filters.asked.codes("kind"))
        is_map = data.get("view") == MAP
        cards = [] if is_map else cards_of(context["resources"], filters)
        return context | {
            "cards": cards,
            "is_map": is_map,
            "q": chosen.get("q", ""),
            "chips": chips_of(data, filters),
            "quick": quick_choices(data, filters),
            "groups": groups_of(data, filters),
            "areas": areas_to_choose(filters),
            "carried": carried(data, *BOXES, "cus_domain", "bbox"),
            "is_narrowed": bool(chosen),
            "narrowing": self._narrowing(),
            "situations": SITUATIONS,
            "is_wide": filters.ranking.is_wide,
            "is_urgent": is_urgent(categories, kinds),
            "to_ask": cards_of(self._whom_to_ask(context["page_obj"]), filters),
        }

    def _narrowing(self) -> str:
        """Return the filters alone, as a query string: what the API is asked too."""
        data = self.request.GET.copy()
        for name in self.plumbing:
            data.pop(name, None)
        return data.urlencode()

    def _whom_to_ask(self, page) -> list[PublicResource]:
        """Return who knows all help in the city, where the list is empty.

        Centres that are there for everybody; where none says so, all of them.
        """
        if page.paginator.count:
            return []
        centres = list(
            PublicResource.objects.filter(
                kind=ResourceKind.SOCIAL_ASSISTANCE_CENTRE
            ).order_by("name", "public_id")
        )
        for_all = [row for row in centres if EVERYBODY in row.target_groups]
        return (for_all or centres)[:MOST_TO_ASK]


class ClientListView(PublicPageMixin, TemplateView):
    """A list to print for somebody; it is in the browser, so the page is the same."""

    template_name = "resources/client_list.html"
