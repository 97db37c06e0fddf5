"""Keeping resources true: what is to be confirmed, and what visitors say is wrong."""

from django.contrib import messages
from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from kooperacja.base.refusing import RefusalPageMixin
from kooperacja.base.views import (
    PermissionRequiredMixin,
    SecretAddressMixin,
    page_of_ours,
)

from ..choices import ReportState
from ..forms.reporting import AnswerReportForm
from ..models import Resource, WrongReport
from ..services.freshness import (
    ASKED_BEFORE,
    LinkUsed,
    assure_resource,
    read_token,
)
from ..services.reporting import answer_report


class StaleListView(PermissionRequiredMixin, ListView):
    """Resources somebody has to make sure of: the own ones, or all for a coordinator.

    What has waited longest stands first; what nobody ever confirmed before that.
    """

    permission_required = "accounts.use_desk"
    template_name = "resources/stale_list.html"
    context_object_name = "resources"
    paginate_by = 50

    def get_queryset(self):
        return (
            Resource.objects.kept_by(self.request.user)
            .due_for_review(timezone.localdate() + ASKED_BEFORE)
            .select_related("provider__partner", "assured_for")
            .order_by(F("review_due").asc(nulls_first=True), "name", "pk")
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(today=timezone.localdate(), **kwargs)


class BackHereMixin(RefusalPageMixin):
    """A page that itself shows the newest state, when an act on it came too late."""

    def back_url(self) -> str:
        """Return the address of this page."""
        return self.request.path


class AssureView(BackHereMixin, PermissionRequiredMixin, View):
    """The button “still true” on the desk."""

    permission_required = "accounts.use_desk"
    http_method_names = ["post", "options"]

    def post(self, request, ref):
        resource = get_object_or_404(Resource.objects.visible_to(request.user), ref=ref)
        day = timezone.localdate()
        assure_resource(actor=request.user, resource=resource, day=day)
        messages.success(request, _("Thank you. Residents see that it still holds."))
        return redirect(_back(request))


class ConfirmLinkView(SecretAddressMixin, BackHereMixin, View):
    """The page a letter leads to: opening it only shows, its buttons confirm.

    Who holds the letter is taken for its reader, for this one act and nothing else;
    nobody is logged in by it.
    """

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, token):
        _person, resources = self.read(token)
        return self.show(resources)

    def post(self, request, token):
        person, resources = self.read(token)
        asked = request.POST.get("resource", "")
        chosen = [row for row in resources if asked in {row.ref, "all"}]
        if not chosen:
            raise Http404
        day = timezone.localdate()
        for resource in chosen:
            assure_resource(actor=person, resource=resource, day=day)
        return self.show([row for row in resources if row not in chosen], chosen)

    def read(self, token: str):
        """Return whose letter it was and what is due; a link that is over is a 404."""
        try:
            return read_token(token)
        except LinkUsed as used:
            raise Http404(str(used)) from used

    def show(self, resources: list[Resource], confirmed: list[Resource] = ()):
        """Show what residents read anyway, and no more."""
        context = {"resources": resources, "confirmed": confirmed}
        return render(self.request, "resources/resource_confirm.html", context)


class ReportListView(PermissionRequiredMixin, ListView):
    """What visitors say is wrong: what waits first, then what was answered."""

    permission_required = "accounts.use_desk"
    template_name = "resources/report_list.html"
    context_object_name = "reports"
    paginate_by = 50

    def get_queryset(self):
        return (
            WrongReport.objects.filter(
                resource__in=Resource.objects.kept_by(self.request.user)
            )
            .select_related("resource__provider", "answered_by")
            .alias(is_new=Q(state=ReportState.NEW))
            .order_by("-is_new", "-created_at", "pk")
        )


class ReportView(BackHereMixin, PermissionRequiredMixin, View):
    """One report: read it, and say what became of it."""

    permission_required = "accounts.use_desk"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, ref):
        return self.show(self.report(ref), AnswerReportForm())

    def post(self, request, ref):
        report, form = self.report(ref), AnswerReportForm(request.POST)
        if not form.is_valid():
            return self.show(report, form, status=400)
        answer_report(actor=request.user, report=report, **form.cleaned_data)
        messages.success(request, _("The answer is written down."))
        return redirect("care:reports")

    def report(self, ref: str) -> WrongReport:
        """Return a report this person may answer; any other is not there."""
        return get_object_or_404(
            WrongReport.objects.filter(
                resource__in=Resource.objects.kept_by(self.request.user)
            ).select_related("resource__provider", "answered_by"),
            ref=ref,
        )

    def show(self, report, form, status=200):
        """Show the report with its form, while nobody has answered it."""
        context = {
            "report": report,
            "form": form if report.state == ReportState.NEW else None,
        }
        page = "resources/report_detail.html"
        return render(self.request, page, context, status=status)


def _back(request) -> str:
    """Return the page of ours the button stood on, else the list."""
    return page_of_ours(request.POST.get("back", ""), otherwise="care:stale")
