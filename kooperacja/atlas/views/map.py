"""The map, and the table that shows the same."""

from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from problems.views.public import ProblemBrowser

from ..layers import (
    BOTH,
    HELP,
    LAYERS,
    PROBLEMS,
    SHARED,
    dress,
    help_groups,
    help_under,
    shared_query,
)

VIEWS = ("map", "table")
#: The page of what helps, where the list of problems has pages of its own.
HELP_PAGE = "help_page"


class MapView(ProblemBrowser):
    """Problems, what helps, or both; ``?view=table`` is the equal table."""

    plumbing = ProblemBrowser.plumbing | {"layer", HELP_PAGE}

    @cached_property
    def layer(self) -> str:
        """What is drawn: problems, what helps, or both.

        :raises BadRequest: another layer.
        """
        name = self.request.GET.get("layer", PROBLEMS)
        if name not in LAYERS:
            raise BadRequest(_("There is no such layer."))
        return name

    @property
    def view_name(self) -> str:
        """Which of the two is asked for.

        :raises BadRequest: another one.
        """
        name = self.request.GET.get("view") or "map"
        if name not in VIEWS:
            raise BadRequest(_("There is no such view."))
        return name

    def get_template_names(self):
        return [f"atlas/{self.view_name}.html"]

    def get_context_data(self, **kwargs):
        layer = self.layer
        context = super().get_context_data(**kwargs)
        query = context["query"]
        context.update(
            with_problems=layer != HELP,
            with_help=layer != PROBLEMS,
            **self._addresses(query),
            **self._layer_addresses(query),
        )
        if layer != PROBLEMS:
            context.update(self._help())
        if layer == HELP:
            context["groups"] = help_groups(self.help_filter, context["groups"])
        context["groups"] += [
            {"name": name, "kind": "hidden", "value": value}
            for name, value in self._state.items()
        ]
        # Under what helps alone no problem is counted.
        context["on_map"] = context["shown"] + context.get("help_count", 0)
        return context

    @cached_property
    def help_filter(self):
        """What helps, under the filters that mean the same for it."""
        return help_under(self.filterset)

    @property
    def _state(self) -> dict[str, str]:
        """What the address holds besides filters and pages."""
        layer = {"layer": self.layer} if self.layer else {}
        return layer | ({"view": "table"} if self.view_name == "table" else {})

    def _addresses(self, query: str) -> dict:
        """Where the other view, the other layers, and no filters are."""
        layer = {"layer": self.layer} if self.layer else {}
        view = {"view": "table"} if self.view_name == "table" else {}
        return {
            "clear_url": self._address("", **self._state) if query else "",
            "map_url": self._address(query, **layer),
            "table_url": self._address(query, **layer, view="table"),
            "layers": [
                {
                    "name": name or "problems",
                    "label": label,
                    "url": self._address(
                        query, **{"layer": name} if name else {}, **view
                    ),
                    "is_current": name == self.layer,
                }
                for name, label in LAYERS.items()
            ],
        }

    def _layer_addresses(self, query: str) -> dict:
        """Where the map asks for what it draws; "" for a layer that is not drawn."""
        shared = shared_query(self.request.GET)
        problems, resources = reverse("api:problem-map"), reverse("api:resource-map")
        return {
            "filtered_layer_url": ""
            if self.layer == HELP
            else f"{problems}?{query}".rstrip("?"),
            "resources_url": ""
            if self.layer == PROBLEMS
            else f"{resources}?{shared}".rstrip("?"),
            "help_url": f"{reverse('resources:list')}?{shared}".rstrip("?"),
            "narrows_problems_alone": self.layer == BOTH
            and any(name not in SHARED for name in self.filterset.chosen),
        }

    def _help(self) -> dict:
        """One page of what helps: what the squares on the map are."""
        page_name = "page" if self.layer == HELP else HELP_PAGE
        pages = Paginator(self.help_filter.qs, self.paginate_by)
        try:
            page = pages.page(self.request.GET.get(page_name, 1))
        except InvalidPage as error:
            raise Http404 from error
        resources = list(page)
        dress(resources, self.filterset.area_terms)
        return {
            "resources": resources,
            "help_count": pages.count,
            "help_page_obj": page,
            "help_page_name": page_name,
        }

    def paginate_queryset(self, queryset, page_size):
        if self.layer == HELP:
            # No problem is listed, and the page in the address is that of what helps.
            pages = Paginator(queryset.none(), page_size)
            return pages, pages.page(1), pages.object_list, False
        return super().paginate_queryset(queryset, page_size)

    def _address(self, query: str, **more) -> str:
        """Return the address of this page with these filters and views."""
        parts = [part for part in (query, urlencode(more)) if part]
        return f"{self.request.path}?{'&'.join(parts)}" if parts else self.request.path
