"""Forms of the panel: weights of the rule, the yearly word on protected problems."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput
from kooperacja.categories.choices import Severity, Trend
from problems.public import CloseReason

from ..needs.classes import Gap, NeedClass, SupplyClass
from ..needs.rule import HIGHEST, MIDDLE, NEEDS, SUPPLIES, Rule

#: Where the refusal of a parameter stands that has several fields, or none.
FIELD_OF = {
    "trend_points": "rising",
    "need_from": "from_high",
    "supply_from": "from_much",
    "gap": "",
}
SECTIONS = (
    (_("What counts as a need"), ("window_years", "no_need_up_to", "ends_need")),
    (
        _("How large a need is"),
        (
            "rising",
            "falling",
            "fluctuating",
            "sector_step",
            "most_sector_steps",
            "from_moderate",
            "from_high",
            "from_very_high",
            "whole_takes",
        ),
    ),
    (
        _("How much help there is"),
        ("from_some", "from_much", "reach_metres", "access_low", "capacity_share"),
    ),
)
SHOWN_TRENDS = (Trend.RISING, Trend.FALLING, Trend.FLUCTUATING)


def _points(label, **more) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=4, decimal_places=2, localize=True, **more
    )


class RuleForm(forms.Form):
    """A rule as fields; ``based_on`` is the number of the rule that is changed."""

    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    window_years = forms.IntegerField(
        label=_("For how many years back diagnoses count"), min_value=1, max_value=10
    )
    no_need_up_to = forms.TypedChoiceField(
        label=_("No need: not growing, and of this severity at most"),
        coerce=int,
        choices=[(0, _("every open problem is a need")), *Severity.choices[:4]],
    )
    ends_need = forms.MultipleChoiceField(
        label=_("Closed with these words, the need is gone"),
        choices=CloseReason.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rising = _points(_("Points for a rising problem"))
    falling = _points(_("Points for a falling problem"))
    fluctuating = _points(_("Points for a fluctuating problem"))
    sector_step = _points(
        _("Points for each further sector that confirms it"), min_value=0, max_value=1
    )
    most_sector_steps = forms.IntegerField(
        label=_("For how many further sectors at most"), min_value=0, max_value=3
    )
    from_moderate = _points(_("Moderate need from so many points"))
    from_high = _points(_("Large need from so many points"))
    from_very_high = _points(_("Very large need from so many points"))
    whole_takes = forms.ChoiceField(
        label=_("In the row of the city speaks"),
        choices=[(MIDDLE, _("the middle problem")), (HIGHEST, _("the heaviest one"))],
        widget=forms.RadioSelect,
    )
    from_some = forms.IntegerField(
        label=_("Some help from so many resources"), min_value=1, max_value=1000
    )
    from_much = forms.IntegerField(
        label=_("Much help from so many resources"), min_value=1, max_value=1000
    )
    reach_metres = forms.IntegerField(
        label=_("What is near, in metres"),
        help_text=_("In a straight line from the sign of the area on the map."),
        min_value=100,
        max_value=50_000,
    )
    access_low = _points(
        _("Far: below this share of the city’s mean"),
        help_text=_("As a fraction: 0.5 is a half; 0 switches it off."),
        min_value=0,
        max_value=1,
    )
    capacity_share = _points(
        _("Places are counted from this share of resources that say them"),
        help_text=_("As a fraction: 0.5 is a half."),
        min_value=0,
        max_value=1,
    )
    note = forms.CharField(
        label=_("Why it is changed"),
        help_text=_("Everybody will read it beside the rule."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, rule: Rule, **kwargs):
        super().__init__(*args, **{**kwargs, "initial": values_of(rule)})
        self.rule = rule
        for need in NEEDS:
            for supply in SUPPLIES:
                self.fields[_gap_name(need, supply)] = forms.TypedChoiceField(
                    label=f"{NeedClass(need).label}, {SupplyClass(supply).label}",
                    coerce=int,
                    choices=Gap.choices,
                )

    @property
    def sections(self):
        """The fields under the questions they answer, without the table of gaps."""
        for title, names in SECTIONS:
            yield {"title": title, "fields": [self[name] for name in names]}

    @property
    def gap_rows(self):
        """The table of gaps: a need with its four fields under their heads."""
        for need in NEEDS:
            cells = [
                {"head": SupplyClass(supply), "field": self[_gap_name(need, supply)]}
                for supply in SUPPLIES
            ]
            yield {"need": NeedClass(need), "cells": cells}

    def parameters(self) -> dict:
        """Return what the service reads; call it when the form is valid."""
        given = self.cleaned_data
        points = {name: float(value) for name, value in self.rule.trend_points.items()}
        points |= {trend.value: float(given[trend.value]) for trend in SHOWN_TRENDS}
        return {
            **{
                name: given[name]
                for name in (
                    "window_years",
                    "no_need_up_to",
                    "ends_need",
                    "most_sector_steps",
                    "whole_takes",
                    "reach_metres",
                )
            },
            **{
                name: float(given[name])
                for name in ("sector_step", "access_low", "capacity_share")
            },
            "trend_points": points,
            "need_from": {name: float(given[f"from_{name}"]) for name in NEEDS[1:]},
            "supply_from": {name: given[f"from_{name}"] for name in SUPPLIES[2:]},
            "gap": {
                need: [given[_gap_name(need, supply)] for supply in SUPPLIES]
                for need in NEEDS
            },
        }

    def refuse(self, refusal: InvalidInput) -> None:
        """Show what the service refused, at its field."""
        name = FIELD_OF.get(refusal.field, refusal.field)
        self.add_error(name if name in self.fields else None, str(refusal))


def values_of(rule: Rule) -> dict:
    """Return the initial values of the form for a rule."""
    values = {
        "based_on": rule.number,
        "window_years": rule.window_years,
        "no_need_up_to": rule.no_need_up_to,
        "ends_need": sorted(rule.ends_need),
        "sector_step": rule.sector_step,
        "most_sector_steps": rule.most_sector_steps,
        "whole_takes": rule.whole_takes,
        "reach_metres": rule.reach_metres,
        "access_low": rule.access_low,
        "capacity_share": rule.capacity_share,
    }
    values |= {trend.value: rule.trend_points[trend] for trend in SHOWN_TRENDS}
    values |= {f"from_{name}": value for name, value in rule.need_from.items()}
    values |= {f"from_{name}": value for name, value in rule.supply_from.items()}
    for need in NEEDS:
        for supply, gap in zip(SUPPLIES, rule.gap[need], strict=True):
            values[_gap_name(need, supply)] = gap
    return values


def _gap_name(need: str, supply: str) -> str:
    return f"gap-{need}-{supply}"


class CityNeedForm(forms.Form):
    """The year whose figures are shown, or taken away."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, year) for year in years]
