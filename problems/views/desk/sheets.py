"""Diagnoses as files: the own ones out, many at once in."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PermissionRequiredMixin
from partners.models import Partner
from partners.predicates import roles_of

from ...models import Diagnosis, ImportBatch
from ...services.importing import remember_mapping, undo_import
from ...sheets.exporting import FORMATS, export
from ...sheets.forms import ImportFileForm, MappingForm
from ...sheets.importing import perform, rehearse
from ...sheets.tables import Table, TableRefused, read_file, read_text

BATCHES = 10


class OfInstitutionMixin(PermissionRequiredMixin):
    """Only for who works somewhere: an administrator has no diagnoses of the own."""

    permission_required = "problems.add_diagnosis"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not roles_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ExportView(OfInstitutionMixin, View):
    """All diagnoses of the own institutions as one file."""

    http_method_names = ["get", "head", "options"]

    def get(self, request):
        name = request.GET.get("format", "csv")
        if name not in FORMATS or set(request.GET) - {"format"}:
            raise BadRequest(_("There is no such format."))
        rows = (
            Diagnosis.objects.of_partners_of(request.user)
            .select_related(
                "problem__category", "problem__area", "problem__public_area"
            )
            .prefetch_related("evidence")
            .order_by("period", "pk")
        )
        content, content_type = export(rows, name)
        response = HttpResponse(content, content_type=content_type)
        file_name = f"diagnozy-{timezone.localdate():%Y-%m-%d}.{name}"
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class ImportView(OfInstitutionMixin, View):
    """A file is read, its headings are matched, the rows are rehearsed, then written.

    Between the steps the table travels in the form itself: nothing is kept of a file
    until somebody presses "import".
    """

    def get(self, request):
        return self.ask(ImportFileForm(user=request.user))

    def post(self, request):
        act = request.POST.get("act", "read")
        if act == "read":
            return self.read()
        partner = get_object_or_404(
            Partner.objects.active().of(request.user), slug=request.POST.get("partner")
        )
        try:
            table = read_text(request.POST.get("table", ""))
        except TableRefused as refusal:
            raise BadRequest(str(refusal)) from refusal
        name = request.POST.get("file_name", "")[:200]
        form = MappingForm(request.POST, table=table, partner=partner)
        if not form.is_valid():
            return self.show(table, partner, form, name, status=400)
        if act != "import":
            return self.show(table, partner, form, name)
        return self.write(table, partner, form, name)

    def read(self):
        """Read the uploaded file and show what an import would do."""
        form = ImportFileForm(
            self.request.POST, self.request.FILES, user=self.request.user
        )
        if not form.is_valid():
            return self.ask(form, status=400)
        upload, partner = form.cleaned_data["file"], form.cleaned_data["partner"]
        try:
            table = read_file(upload.read())
        except DomainError as refusal:
            form.add_error("file", str(refusal))
            return self.ask(form, status=400)
        mapping = MappingForm(table=table, partner=partner)
        return self.show(table, partner, mapping, upload.name or "")

    def write(self, table: Table, partner: Partner, form: MappingForm, name: str):
        """Import the good rows, and remember how the headings were read."""
        report = perform(
            actor=self.request.user,
            partner=partner,
            file_name=name,
            table=table,
            columns=form.columns,
        )
        remember_mapping(
            partner=partner, headings_hash=table.hash, columns=form.columns
        )
        count = report.counts["new"]
        messages.success(
            self.request,
            ngettext(
                "%(count)s diagnosis was added as a draft.",
                "%(count)s diagnoses were added as drafts.",
                count,
            )
            % {"count": count},
        )
        return redirect("diagnoses:import")

    def ask(self, form, *, status=200):
        """Show the first page: choose a file; what was imported before."""
        batches = ImportBatch.objects.filter(
            partner__in=Partner.objects.of(self.request.user)
        ).select_related("actor")[:BATCHES]
        context = {"form": form, "batches": batches}
        return render(self.request, "problems/import_file.html", context, status=status)

    def show(self, table, partner, form: MappingForm, name: str, *, status=200):
        """Show headings and the rehearsal, row by row."""
        report = None
        if not form.is_bound or form.is_valid():
            report = rehearse(
                actor=self.request.user,
                partner=partner,
                table=table,
                columns=form.columns,
            )
        context = {
            "form": form,
            "partner": partner,
            "table_text": table.as_csv(),
            "file_name": name,
            "report": report,
        }
        return render(
            self.request, "problems/import_check.html", context, status=status
        )


class ImportUndoView(PermissionRequiredMixin, View):
    """Throw away a whole import."""

    permission_required = "problems.add_diagnosis"
    http_method_names = ["post", "options"]

    def post(self, request, ref):
        batch = ImportBatch.objects.filter(ref=ref).select_related("partner").first()
        if batch is None or not request.user.has_perm("problems.undo_import", batch):
            raise Http404
        try:
            gone, stayed = undo_import(actor=request.user, batch=batch)
        except DomainError as refusal:
            messages.error(request, str(refusal))
            return redirect("diagnoses:import")
        messages.success(
            request,
            _("Drafts thrown away: %(gone)s.") % {"gone": gone},
        )
        if stayed:
            messages.warning(
                request,
                _("Kept, because somebody has worked on them since: %(stayed)s.")
                % {"stayed": stayed},
            )
        return redirect("diagnoses:import")
