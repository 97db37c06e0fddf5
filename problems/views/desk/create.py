"""Starting a diagnosis: of a problem that is already there, or of a new one."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views import View

from kooperacja.base.errors import DomainError
from kooperacja.base.models import new_ref
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.unsaved.held import HoldsTypedMixin
from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.page import autosave_of, begun_form
from kooperacja.unsaved.sent import as_sent, sent_from
from kooperacja.unsaved.services import forget_saved, typed_by
from partners.models import Partner

from ...forms import WhatForm
from ...forms.steps import WHAT
from ...known import find_known
from ...models import Diagnosis
from ...services import (
    DiagnosisContent,
    FormAlreadySent,
    ProblemNotKnown,
    create_diagnosis,
)
from ...typed_forms import KIND, new_form
from .going import go_on
from .page import FormPage, without_judging
from .restoring import carried_over
from .stale import put_window_beside

#: Buttons that only ask for something to be shown.
LOOKING = frozenset({"check", "join", "leave"})


class DiagnosisCreateView(HoldsTypedMixin, PermissionRequiredMixin, View):
    """The first step of a new diagnosis; with "Next" the draft exists."""

    permission_required = "problems.add_diagnosis"
    form_kind = KIND
    #: How an institution told the office; "" where somebody writes for the own one.
    told_by = ""

    def get(self, request):
        partners = self.own_partners()
        kept = begun_form(request, new_form(""))
        if kept is not None:
            return self.go_on_with(kept, partners)
        key = request.GET.get("problem", "")
        problem = find_known(partners[0], key) if key else None
        if key and problem is None:
            raise Http404
        initial = {
            "form_key": new_ref(),
            "partner": partners[0].slug,
            "period": str(timezone.localdate().year),
            "place_kind": "area",
        }
        form = WhatForm(
            user=request.user, problem=problem, initial=initial, partners=partners
        )
        return self.page(partners, form, problem, key).render(request)

    def post(self, request):
        partners = self.own_partners()
        data = request.POST.copy()
        act = "join" if data.get("join") else data.get("act", "next")
        key = data.get("join") or data.get("problem", "")
        key = "" if act == "leave" else key
        page = self.sent(partners, data, key)
        if key and page.problem is None:
            page.form.add_error(None, str(ProblemNotKnown()))
            page.problem_key = ""
            return page.render(request, status=400)
        if act in LOOKING:
            return without_judging(page).render(request)
        first = Diagnosis.objects.made_from(request.user, data.get("form_key", ""))
        if first is not None:
            return carried_over(page, request, first)
        if act == "compare":
            return self.compare(page)
        if not page.form.is_valid():
            return page.render(request, status=400)
        if page.has_new_to_look_at(data.get("looked", "")):
            page.must_look = True
            return page.render(request)
        return self.save(page, act)

    def save(self, page: FormPage, act: str):
        """Store the draft and go on to the next step."""
        form = page.form
        try:
            diagnosis = create_diagnosis(
                actor=self.request.user,
                told_by=self.told_by,
                partner=form.cleaned_data["partner"],
                content=form.said(DiagnosisContent(period="")),
                problem=page.problem,
                opens=form.problem_content(),
                form_key=form.cleaned_data["form_key"] or None,
            )
        except FormAlreadySent as first:
            return redirect("diagnoses:edit", first.ref)
        except DomainError as refusal:
            form.add_refusal(refusal)
            return page.render(self.request, status=400)
        forget_saved(
            actor=self.request.user,
            form=new_form(form.cleaned_data["form_key"]),
            record=diagnosis,
            **sent_from(self.request),
        )
        return go_on(self.request, diagnosis, WHAT, act)

    def go_on_with(self, kept: UnsavedForm, partners):
        """Open a form that was begun and not saved."""
        data = as_sent(kept.fields)
        page = without_judging(self.sent(partners, data, data.get("problem", "")))
        page.autosave = autosave_of(self.request, new_form(kept.form_key))
        page.autosave.restore(kept)
        return page.render(self.request)

    def compare(self, page: FormPage):
        """Show beside the fields what was typed in another window."""
        page.autosave = autosave_of(self.request, page.which)
        kept = typed_by(self.request.user, page.which)
        if kept is not None:
            data = as_sent(kept.fields)
            other = self.sent(page.partners, data, data.get("problem", ""))
            put_window_beside(page, kept, other)
        return without_judging(page).render(self.request)

    def sent(self, partners, data, key: str) -> FormPage:
        """Return the page with what was sent in its fields."""
        chosen = next(
            (row for row in partners if row.slug == data.get("partner")), None
        )
        problem = find_known(chosen, key) if key and chosen else None
        form = WhatForm(
            data, user=self.request.user, problem=problem, partners=partners
        )
        return self.page(partners, form, problem, key)

    def own_partners(self) -> list[Partner]:
        """The institutions this person may write for, at least one."""
        partners = list(Partner.objects.active().of(self.request.user).order_by("name"))
        if not partners:
            raise PermissionDenied
        return partners

    def page(self, partners, form, problem, key) -> FormPage:
        """Return the page of this form."""
        return FormPage(
            self.request.user,
            WHAT,
            form,
            problem=problem,
            problem_key=key,
            partners=partners,
        )
