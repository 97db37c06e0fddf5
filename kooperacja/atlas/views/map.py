"""The map, and the table that shows the same."""

from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from problems.views.public import ProblemBrowser

VIEWS = ("map", "table")
LAYERS = ("", "resources")


class MapView(ProblemBrowser):
    """Problems on the map beside their list; ``?view=table`` is the equal table."""

    plumbing = ProblemBrowser.plumbing | {"layer"}

    @property
    def with_resources(self) -> bool:
        """Whether what helps is drawn beside the problems.

        :raises BadRequest: another layer.
        """
        name = self.request.GET.get("layer", "")
        if name not in LAYERS:
            raise BadRequest(_("There is no such layer."))
        return name == "resources"

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
        context = super().get_context_data(**kwargs)
        query = context["query"]
        layer = reverse("api:problem-map")
        extra = {"layer": "resources"} if self.with_resources else {}
        view = {"view": "table"} if self.view_name == "table" else {}
        context["groups"] += [
            {"name": name, "kind": "hidden", "value": value}
            for name, value in {**extra, **view}.items()
        ]
        context.update(
            clear_url=self._address("", **extra, **view) if query else "",
            map_url=self._address(query, **extra),
            table_url=self._address(query, **extra, view="table"),
            with_resources=self.with_resources,
            other_layers_url=self._address(
                query, **({} if extra else {"layer": "resources"})
            ),
            resources_url=reverse("api:resource-map") if extra else "",
            layer_url=layer,
            filtered_layer_url=f"{layer}?{query}" if query else layer,
        )
        return context

    def _address(self, query: str, **more) -> str:
        """Return the address of this page with these filters and views."""
        parts = [part for part in (query, urlencode(more)) if part]
        return f"{self.request.path}?{'&'.join(parts)}" if parts else self.request.path
