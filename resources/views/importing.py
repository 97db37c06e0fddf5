"""Directories brought in by the coordinator: upload, look, decide, result."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import RefusalPageMixin, show_refusal
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.notices.running import is_worker_here

from ..forms.importing import ColumnsForm, ConfirmForm, UploadForm
from ..models import ResourceImport, ResourceUpload
from ..services.importing.outcomes import LABELS
from ..services.importing.uploads import (
    check_again,
    confirm_upload,
    drop_upload,
    receive_upload,
)

#: Former imports that are listed.
SHOWN = 20
State = ResourceUpload.State


class ImportPageMixin(PermissionRequiredMixin):
    """A page of an import; only who may import sees it."""

    permission_required = "resources.import_resources"

    def uploads(self):
        """Uploads without their bytes and whole reports, which are large."""
        return ResourceUpload.objects.defer("content", "report")


class UploadsView(ImportPageMixin, View):
    """Choose a file; what waits for a decision and what was brought in before."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request):
        return self.page(UploadForm())

    def post(self, request):
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form, status=400)
        try:
            upload = receive_upload(actor=request.user, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.page(form, status=refusal.status_code)
        return redirect("resources_review:import", upload.ref)

    def page(self, form: UploadForm, *, status: int = 200):
        """Show the form and both lists."""
        context = {
            "form": form,
            "uploads": self.uploads().exclude(state=State.DONE),
            "imports": ResourceImport.objects.select_related("actor")[:SHOWN],
        }
        return render(
            self.request, "resources/import_file.html", context, status=status
        )


class UploadView(RefusalPageMixin, ImportPageMixin, View):
    """One file: the wait, the report with the decision, or what became of it."""

    http_method_names = ["get", "head", "post", "options"]
    back_to = "resources_review:import"

    def get(self, request, ref):
        return self.page(self.upload(ref))

    def post(self, request, ref):
        upload = self.upload(ref)
        acts = {"import": self.confirm, "check": self.check, "drop": self.drop}
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise BadRequest(_("There is no such step."))
        return act(upload)

    def upload(self, ref: str) -> ResourceUpload:
        """Return the upload of the address; 404 for none."""
        found = self.uploads().filter(ref=ref).select_related("batch").first()
        if found is None:
            raise Http404
        return found

    def confirm(self, upload: ResourceUpload):
        """Bring it in, or ask again for what was not said."""
        form = ConfirmForm(
            self.request.POST, has_refused=upload.told.get("has_refused", False)
        )
        if not form.is_valid():
            return self.page(upload, form=form, status=400)
        confirm_upload(actor=self.request.user, upload=upload, **form.choices_made)
        return redirect(self.back_to, upload.ref)

    def check(self, upload: ResourceUpload):
        """Read it again with the columns as they are said now."""
        form = ColumnsForm(self.request.POST, unknown=upload.told.get("unknown", []))
        if not form.is_valid():
            return self.page(upload, columns=form, status=400)
        check_again(actor=self.request.user, upload=upload, fields=form.said)
        return redirect(self.back_to, upload.ref)

    def drop(self, upload: ResourceUpload):
        """Throw it away."""
        drop_upload(actor=self.request.user, upload=upload)
        messages.success(self.request, _("The file was thrown away."))
        return redirect("resources_review:imports")

    def page(self, upload, *, form=None, columns=None, status: int = 200):
        """Show the page of its state."""
        told = upload.told
        counts = [(LABELS[key], number) for key, number in _counts(told) if number]
        context = {"upload": upload, "told": told, "counts": counts}
        if upload.state == State.CHECKED:
            context["form"] = form or ConfirmForm(
                has_refused=told.get("has_refused", False)
            )
            context["columns"] = columns or ColumnsForm(unknown=told.get("unknown", []))
        if upload.waits_for_worker:
            context["is_worker_here"] = is_worker_here()
        return render(
            self.request, TEMPLATES.get(upload.state, WAIT), context, status=status
        )


WAIT = "resources/import_wait.html"
TEMPLATES = {
    State.CHECKED: "resources/import_check.html",
    State.DONE: "resources/import_done.html",
    State.REFUSED: "resources/import_refused.html",
}


def _counts(told: dict) -> list[tuple[str, int]]:
    found = told.get("counts", {})
    return [(outcome, found.get(str(outcome), 0)) for outcome in LABELS]


class ReportView(ImportPageMixin, View):
    """The whole report as CSV."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, ref):
        upload = ResourceUpload.objects.defer("content").filter(ref=ref).first()
        if upload is None or not upload.report:
            raise Http404
        response = HttpResponse(upload.report, content_type="text/csv; charset=utf-8")
        name = f"import-{upload.created_at:%Y-%m-%d}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
