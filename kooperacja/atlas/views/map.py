"""The map, and the table that shows the same."""

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from problems.views.public import ProblemBrowser

VIEWS = ("map", "table")


class MapView(ProblemBrowser):
    """Problems on the map beside their list; ``?view=table`` is the equal table."""

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
        here = self.request.path
        layer = reverse("api:problem-map")
        if self.view_name == "table":
            context["groups"].append(
                {"name": "view", "kind": "hidden", "value": "table"}
            )
            context["clear_url"] = f"{here}?view=table" if query else ""
        context.update(
            view_name=self.view_name,
            map_url=f"{here}?{query}" if query else here,
            table_url=f"{here}?{query}&view=table" if query else f"{here}?view=table",
            layer_url=layer,
            filtered_layer_url=f"{layer}?{query}" if query else layer,
        )
        return context
