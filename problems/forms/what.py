"""The first step: what, where and for what time."""

from dataclasses import replace

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kooperacja.categories.models import TargetGroup
from partners.models import Partner

from ..services import DiagnosisContent, ProblemContent
from .base import StepForm
from .fields import CategoryField, in_tree_order, period_choices
from .place import PLACE_FIELDS, PlaceFields

#: Fields of the problem: shown while nobody else works on it.
WHAT_AND_WHERE = ("category", "title", *PLACE_FIELDS, "target_groups")


class WhatForm(PlaceFields, StepForm):
    """Kind of problem, place, one sentence; with it a draft can be stored.

    :param partners: the institutions to choose from, for a new diagnosis.
    """

    field_order = ("category", "title", *PLACE_FIELDS)

    form_key = forms.CharField(
        max_length=32, required=False, widget=forms.HiddenInput, strip=False
    )
    partner = forms.ModelChoiceField(
        label=gettext_lazy("On behalf of"),
        queryset=Partner.objects.none(),
        to_field_name="slug",
        empty_label=None,
        error_messages={
            "invalid_choice": gettext_lazy("Choose an institution you work at.")
        },
    )
    category = CategoryField(
        label=gettext_lazy("Kind of problem"),
        help_text=gettext_lazy("All kinds with their definitions stand below."),
    )
    title = forms.CharField(
        label=gettext_lazy("The problem in one sentence"),
        help_text=gettext_lazy(
            "Name the situation and the place, without names of people: Young people "
            "without work in the north of the city."
        ),
        max_length=160,
    )
    target_groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Whom it touches"),
        queryset=TargetGroup.objects.all(),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("There is no such group of people.")
        },
    )
    period = forms.ChoiceField(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy("The time your diagnosis speaks of."),
        error_messages={
            "invalid_choice": gettext_lazy("Choose a period from the list.")
        },
    )

    def __init__(self, data=None, *, partners=(), **kwargs):
        super().__init__(data, **kwargs)
        self.fields["partner"].queryset = Partner.objects.filter(
            pk__in=[partner.pk for partner in partners]
        ).order_by("name")
        category = self.fields["category"]
        self.categories = in_tree_order(category.queryset)
        category.choices = [
            ("", category.empty_label),
            *(
                (item.slug, category.label_from_instance(item))
                for item in self.categories
            ),
        ]
        stored = self.diagnosis.period if self.diagnosis else ""
        self.fields["period"].choices = period_choices(timezone.localdate(), stored)
        self._fit()

    def _fit(self):
        if self.diagnosis is not None:
            del self.fields["partner"], self.fields["form_key"]
        if self.problem is not None:
            for name in WHAT_AND_WHERE:
                del self.fields[name]

    def said(self, stored: DiagnosisContent) -> DiagnosisContent:
        return replace(stored, period=self.cleaned_data["period"])

    def problem_content(self) -> ProblemContent | None:
        if self.problem is not None:
            return None
        data = self.cleaned_data
        return ProblemContent(
            title=data["title"],
            category=data["category"],
            target_groups=list(data["target_groups"]),
            **self.place_content(),
        )
