"""Starting a diagnosis: of a problem that is already there, or of a new one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.models import new_ref
from kooperacja.base.views import PermissionRequiredMixin
from partners.models import Partner

from ...forms import DiagnosisForm
from ...known import find_known
from ...models import Diagnosis
from ...services import (
    DiagnosisIncomplete,
    FormAlreadySent,
    ProblemNotKnown,
    create_diagnosis,
    personal_data_in,
    submit_diagnosis,
)
from .acts import edit_url_with_missing, say_done
from .page import FormPage, rows_from, with_one_more_row, without_judging

#: Buttons that only ask for something to be shown.
LOOKING = frozenset({"check", "join", "leave", "row"})


class DiagnosisCreateView(PermissionRequiredMixin, View):
    """The form of a new diagnosis. Nothing typed is lost on the way to saving."""

    permission_required = "problems.add_diagnosis"

    def get(self, request):
        partners = self.own_partners()
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
        form = DiagnosisForm(user=request.user, problem=problem, initial=initial)
        return self.page(partners, form, rows_from(None), problem, key).render(request)

    def post(self, request):
        partners = self.own_partners()
        data = request.POST.copy()
        act = "join" if data.get("join") else data.get("act", "save")
        key = data.get("join") or data.get("problem", "")
        key = "" if act == "leave" else key
        chosen = next(
            (row for row in partners if row.slug == data.get("partner")), None
        )
        problem = find_known(chosen, key) if key and chosen else None
        if act == "row":
            with_one_more_row(data)
        form = DiagnosisForm(data, user=request.user, problem=problem)
        page = self.page(partners, form, rows_from(data), problem, key)
        if key and problem is None:
            form.add_error(None, str(ProblemNotKnown()))
            page.problem_key = ""
            return page.render(request, status=400)
        if act in LOOKING:
            without_judging(page.form, page.evidence)
            return page.render(request)
        if not (form.is_valid() & page.evidence.is_valid()):
            return page.render(request, status=400)
        first = Diagnosis.objects.made_from(request.user, data.get("form_key", ""))
        if first is not None:
            return redirect(first)
        if page.known and data.get("looked") != page.look_key:
            page.must_look = True
            return page.render(request)
        return self.save(page, wants_submit=act == "submit")

    def save(self, page: FormPage, *, wants_submit: bool):
        """Store the draft, then hand it over if that was asked."""
        try:
            diagnosis = create_diagnosis(
                actor=self.request.user,
                partner=page.form.cleaned_data["partner"],
                content=page.form.diagnosis_content(page.evidence.contents()),
                problem=page.problem,
                opens=page.form.problem_content(),
                form_key=page.form.cleaned_data["form_key"] or None,
            )
        except FormAlreadySent as first:
            return redirect("diagnoses:detail", first.ref)
        except NotPermitted as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except DomainError as refusal:
            page.form.add_refusal(refusal)
            return page.render(self.request, status=400)
        return after_saving(self.request, diagnosis, wants_submit=wants_submit)

    def own_partners(self) -> list[Partner]:
        """The institutions this person may write for, at least one."""
        partners = list(Partner.objects.active().of(self.request.user).order_by("name"))
        if not partners:
            raise PermissionDenied
        return partners

    def page(self, partners, form, evidence, problem, key) -> FormPage:
        """Return the page of this form."""
        return FormPage(
            self.request.user,
            form,
            evidence,
            problem=problem,
            problem_key=key,
            partners=partners,
        )


def after_saving(request, diagnosis, *, wants_submit: bool):
    """Say that the draft is saved; hand it over if asked, complete and clean.

    What looks like personal data is not sent on with one press: the page of the
    diagnosis shows where, and has the button for whoever knows better.
    """
    at = time_format(timezone.localtime(), "H:i")
    if not wants_submit:
        messages.success(request, _("Draft saved at %(time)s.") % {"time": at})
        return redirect("diagnoses:edit", diagnosis.ref)
    if personal_data_in(diagnosis):
        messages.warning(
            request,
            _(
                "The draft was saved at %(time)s, but not submitted: a text for "
                "residents looks as if it held personal data. Mend the marked places. "
                "If they are no personal data, submit here."
            )
            % {"time": at},
        )
        return redirect(diagnosis)
    try:
        diagnosis = submit_diagnosis(actor=request.user, diagnosis=diagnosis)
    except DiagnosisIncomplete:
        messages.warning(
            request,
            _(
                "The draft was saved at %(time)s, but not submitted: something a "
                "reader needs is still missing."
            )
            % {"time": at},
        )
        return redirect(edit_url_with_missing(diagnosis.ref))
    say_done(request, "submit", diagnosis)
    return redirect(diagnosis)
