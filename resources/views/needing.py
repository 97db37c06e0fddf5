"""Pages of the panel: changing the rule, and the yearly word on protected problems."""

from functools import cached_property

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView

from kooperacja.base.errors import DomainError, InvalidInput
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.categories.public import PublicCategory

from ..forms.needing import CityNeedForm, RuleForm
from ..needs import telling, wording
from ..needs.matrix import build_matrix
from ..needs.reading import rule_in_force
from ..needs.rule import Rule
from ..public import PublicCityNeed
from ..services.needing import (
    adopt_need_rule,
    city_figures,
    publish_city_need,
    withdraw_city_need,
)

#: Cells that change are listed up to here; their number stands above.
MOST_CHANGES = 40
#: Years that can be chosen for the protected kinds.
YEARS_BACK = 5


class RuleView(PermissionRequiredMixin, FormView):
    """Change weights and thresholds; look at what it does before it holds."""

    http_method_names = ["get", "head", "post", "options"]
    permission_required = "resources.adopt_need_rule"
    template_name = "needs/panel_rule.html"
    form_class = RuleForm

    @cached_property
    def rule(self) -> Rule:
        """The rule in force."""
        return rule_in_force()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "rule": self.rule}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def form_valid(self, form):
        given = form.cleaned_data
        try:
            if "look" in self.request.POST:
                rule = Rule.from_json(form.parameters(), number=self.rule.number + 1)
                return self.render_to_response(
                    self.get_context_data(form=form, preview=preview_of(rule))
                )
            row = adopt_need_rule(
                actor=self.request.user,
                parameters=form.parameters(),
                note=given["note"],
                based_on=given["based_on"],
            )
        except InvalidInput as refusal:
            form.refuse(refusal)
            return self.form_invalid(form)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=refusal.status_code)
        messages.success(
            self.request,
            _("Rule no. %(number)s holds from now on.") % {"number": row.number},
        )
        return redirect("needs_panel:rule")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            rule=self.rule,
            chapters=wording.in_words(self.rule),
            supply_heads=wording.supply_heads(),
            **kwargs,
        )


def preview_of(rule: Rule) -> dict:
    """Return what another rule would change: how many cells, and which."""
    now, then = build_matrix(), build_matrix(rule=rule)
    grid = now.grid
    changed = [
        (cell, after)
        for key, cell in now.cells.items()
        if _seen(cell) != _seen(after := then.cells[key])
    ]
    # Where the gap itself changes comes first: that is what people will ask about.
    changed.sort(key=lambda pair: pair[0].gap == pair[1].gap)
    changes = [
        {
            "area": grid.row_of[cell.area].name,
            "kind": grid.categories[cell.category].name,
            "was": telling.in_short(cell),
            "will_be": telling.in_short(after),
        }
        for cell, after in changed[:MOST_CHANGES]
    ]
    return {
        "rule": rule,
        "count": len(changed),
        "of": len(now.cells),
        "changes": changes,
        "chapters": wording.in_words(rule),
    }


def _seen(cell) -> tuple:
    return cell.need.cls, cell.supply.cls, cell.gap


class CityNeedView(PermissionRequiredMixin, FormView):
    """Show, or take away, what is said of protected problems in a whole year."""

    http_method_names = ["get", "head", "post", "options"]
    permission_required = "resources.publish_city_need"
    template_name = "needs/panel_city.html"
    form_class = CityNeedForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "years": self.years}

    @cached_property
    def years(self) -> list[int]:
        """The years that can be chosen: those that are over."""
        now = timezone.localdate().year
        return list(range(now - 1, now - 1 - YEARS_BACK, -1))

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def form_valid(self, form):
        actor, year = self.request.user, form.cleaned_data["year"]
        try:
            if "withdraw" in self.request.POST:
                count = withdraw_city_need(actor=actor, year=year)
                self._say_withdrawn(count)
            else:
                publish_city_need(actor=actor, year=year)
                messages.success(
                    self.request,
                    _("The figures for %(year)s are public now.") % {"year": year},
                )
        except DomainError as refusal:
            form.add_error(refusal.field or None, str(refusal))
            context = self.get_context_data(form=form)
            return self.render_to_response(context, status=refusal.status_code)
        return redirect("needs_panel:city")

    def _say_withdrawn(self, count: int) -> None:
        messages.success(
            self.request,
            ngettext(
                "%(count)s figure was taken off the public pages.",
                "%(count)s figures were taken off the public pages.",
                count,
            )
            % {"count": count},
        )

    def get_context_data(self, **kwargs):
        names = {item.slug: item.name for item in PublicCategory.objects.all()}
        shown: dict[int, list[PublicCityNeed]] = {}
        for row in PublicCityNeed.objects.order_by("-year", "category"):
            row.name = names.get(row.category, row.category)
            shown.setdefault(row.year, []).append(row)
        ready = []
        for year in self.years:
            slugs = sorted(city_figures(year))
            ready.append(
                {
                    "year": year,
                    "names": [names.get(slug, slug) for slug in slugs],
                    "shown": shown.pop(year, []),
                }
            )
        older = [
            {"year": year, "names": [], "shown": rows} for year, rows in shown.items()
        ]
        return super().get_context_data(years=[*ready, *older], **kwargs)
