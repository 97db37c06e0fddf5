"""The lists for the partners' meeting: on the desk, on paper, in a workbook."""

from itertools import zip_longest

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.views import PermissionRequiredMixin

from ..meeting import AgendaList, as_docx, as_xlsx
from ..meeting.building import IN_WORKBOOK, ON_PAGE, ON_PAPER, build_agenda
from ..meeting.document import CONTENT_TYPE as DOCX
from ..meeting.lists import LISTS
from ..meeting.reading import Scope
from ..needs.grid import Grid

FILTERS = ("area", "category")
#: How a file is written, its content type, and how many rows of a list it holds.
FILES = {
    "docx": (as_docx, DOCX, ON_PAPER),
    "xlsx": (
        as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        IN_WORKBOOK,
    ),
}


class OfMeetingMixin(PermissionRequiredMixin):
    """Every member of staff of a partner, and the coordinator."""

    permission_required = "resources.read_agenda"
    http_method_names = ["get", "head", "options"]

    def scope_of(self, grid: Grid) -> Scope:
        """Return what is asked for.

        :raises BadRequest: another filter, or a code there is not.
        """
        asked = {name: self.request.GET.get(name, "") for name in FILTERS}
        known = {"area": grid.row_of, "category": grid.categories}
        if set(self.request.GET) - set(FILTERS):
            raise BadRequest(_("There is no such filter."))
        for name, value in asked.items():
            if value and value not in known[name]:
                raise BadRequest(_("One of the filters cannot be read."))
        return Scope(timezone.localdate(), **asked)


class AgendaView(OfMeetingMixin, View):
    """The beginning of each list, and the files of all."""

    def get(self, request):
        grid = Grid.read()
        scope = self.scope_of(grid)
        agenda = build_agenda(scope, most=ON_PAGE)
        context = {
            "agenda": agenda,
            "lists": [
                {"name": name, "list": item, "rows": rows_of(item)}
                for name, item in zip(LISTS, agenda.lists, strict=True)
            ],
            "groups": filter_groups(grid, scope),
            "query": request.GET.urlencode(),
            "on_paper": ON_PAPER,
        }
        return render(request, "meeting/agenda.html", context)


def rows_of(item: AgendaList) -> list[dict]:
    """Return rows as a page draws them: each cell with the name of its column."""
    return [
        {"cells": list(zip(item.columns, cells, strict=True)), "link": link}
        for cells, link in zip_longest(item.rows, item.links, fillvalue="")
    ]


class AgendaFileView(OfMeetingMixin, View):
    """The agenda as a file to hand round."""

    file_format = ""

    def get(self, request):
        write, content_type, most = FILES[self.file_format]
        scope = self.scope_of(Grid.read())
        response = HttpResponse(
            write(build_agenda(scope, most=most)), content_type=content_type
        )
        # ASCII in both languages: a file name travels through many hands.
        parts = ["porzadek", f"{scope.day:%Y-%m-%d}", scope.area, scope.category]
        name = "-".join(part for part in parts if part)
        response.headers["Content-Disposition"] = (
            f'attachment; filename="{name}.{self.file_format}"'
        )
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def filter_groups(grid: Grid, scope: Scope) -> list[dict]:
    """Return the two lists to pick from, as components/filter_form.html draws them."""
    areas = [(row.code, row.name) for row in grid.rows if not row.is_city]
    kinds = [
        (slug, f"– {item.name}" if item.parent_slug else item.name)
        for slug, item in grid.categories.items()
        if not grid.is_protected(slug)
    ]
    return [
        _pick("area", _("Area"), _("The whole city"), areas, scope.area),
        _pick("category", _("Kind of problem"), _("All kinds"), kinds, scope.category),
    ]


def _pick(name: str, legend: str, everything: str, terms, chosen: str) -> dict:
    options = [("", everything), *terms]
    return {
        "name": name,
        "kind": "select",
        "legend": legend,
        "options": [
            {"value": value, "label": label, "checked": value == chosen, "count": ""}
            for value, label in options
        ],
    }
