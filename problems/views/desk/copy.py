"""Starting the next period from what was said in the last one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from ...forms.fields import period_choices
from ...periods import is_after, period_label
from ...services.copying import copy_forward, next_period
from .acts import DiagnosisAct
from .going import step_url
from .reading import diagnosis_or_404


class PeriodForm(forms.Form):
    """For which time."""

    period = forms.ChoiceField(
        label=gettext_lazy("For which period"),
        error_messages={
            "invalid_choice": gettext_lazy("Choose a period from the list.")
        },
    )

    def __init__(self, data=None, *, diagnosis, **kwargs):
        super().__init__(data, use_required_attribute=False, **kwargs)
        following = next_period(diagnosis)
        groups = period_choices(timezone.localdate(), following)
        self.fields["period"].choices = [
            (label, [row for row in rows if is_after(row[0], diagnosis.period)])
            for label, rows in groups
        ]
        self.initial.setdefault("period", following)


class DiagnosisCopyView(DiagnosisAct, View):
    """Ask for the period, then make the draft and open it where figures change."""

    def get(self, request, ref):
        diagnosis = self.find(ref)
        return self.show(diagnosis, PeriodForm(diagnosis=diagnosis))

    def post(self, request, ref):
        diagnosis = self.find(ref)
        form = PeriodForm(request.POST, diagnosis=diagnosis)
        if not form.is_valid():
            return self.show(diagnosis, form, status=400)
        try:
            draft = copy_forward(
                actor=request.user,
                diagnosis=diagnosis,
                period=form.cleaned_data["period"],
            )
        except DomainError as refusal:
            if refusal.field not in form.fields:
                raise
            show_refusal(form, refusal)
            return self.show(diagnosis, form, status=400)
        messages.success(
            request,
            _(
                "The draft for %(period)s holds what you said last time. Change what "
                "is different now."
            )
            % {"period": period_label(draft.period)},
        )
        return redirect(step_url(draft, 2))

    def show(self, diagnosis, form, status: int = 200):
        """Show the question."""
        context = {"diagnosis": diagnosis, "form": form}
        return render(
            self.request, "problems/diagnosis_copy.html", context, status=status
        )

    def find(self, ref: str):
        """Return what is to be copied; of another institution it is forbidden."""
        diagnosis = diagnosis_or_404(self.request.user, ref)
        if not self.request.user.has_perm("problems.copy_diagnosis", diagnosis):
            raise PermissionDenied
        return diagnosis
