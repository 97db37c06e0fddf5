"""Files of sources: asked for one at a time, judged anew each time."""

from django.http import Http404
from django.views import View

from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.files.models import StoredFile
from kooperacja.files.serving import file_response

from .reading import diagnosis_or_404


class SourceFileView(PermissionRequiredMixin, View):
    """A file, or its small picture, to whoever may read the diagnosis now.

    Whoever uploaded a file sees it in the form before the first saving too. Everything
    else is missing: what belongs to another diagnosis, what was taken off its source or
    removed.
    """

    permission_required = "accounts.use_desk"
    http_method_names = ["get", "head", "options"]
    thumbnail = False

    def get(self, request, ref, file_ref):
        diagnosis = diagnosis_or_404(request.user, ref)
        stored = StoredFile.objects.filter(ref=file_ref).first()
        if stored is None or not self.is_shown(stored, diagnosis):
            raise Http404
        return file_response(stored, thumbnail=self.thumbnail)

    def is_shown(self, stored: StoredFile, diagnosis) -> bool:
        """Whether the file is one of this diagnosis, or new and this person's own."""
        if diagnosis.evidence.filter(file=stored).exists():
            return True
        own = StoredFile.objects.unused().filter(uploaded_by=self.request.user)
        return own.filter(pk=stored.pk).exists()
