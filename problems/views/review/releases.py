"""What was released together, and taking a whole release back."""

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import ListView, TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal
from kooperacja.base.views import PermissionRequiredMixin

from ...forms.life import UndoReleaseForm
from ...models import Diagnosis, Release
from ...services import undo_release
from ...workflow import SEEN_BY_COORDINATOR


class ReleaseListView(PermissionRequiredMixin, ListView):
    """All releases, the newest first."""

    permission_required = "problems.review"
    template_name = "problems/review_releases.html"
    context_object_name = "releases"
    paginate_by = 20
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        readable = Diagnosis.objects.filter(
            status__in=SEEN_BY_COORDINATOR
        ).select_related("problem", "partner")
        return (
            Release.objects.select_related("actor", "undone_by")
            # What was recalled, returned and taken back is a draft like any other.
            .prefetch_related(Prefetch("diagnoses", queryset=readable))
            .annotate(
                size=Count(
                    "diagnoses", filter=Q(diagnoses__status__in=SEEN_BY_COORDINATOR)
                )
            )
            .order_by("-day", "-pk")
        )


class ReleaseUndoView(PermissionRequiredMixin, TemplateView):
    """Ask before everything of one release goes off the map, then do it."""

    permission_required = "problems.review"
    template_name = "problems/review_release_undo.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_context_data(self, **kwargs):
        release = get_object_or_404(
            Release.objects.select_related("actor"), ref=self.kwargs["ref"]
        )
        diagnoses = (
            release.diagnoses.published()
            .select_related("problem", "partner")
            .order_by("problem__title", "pk")
        )
        kwargs.setdefault("form", UndoReleaseForm())
        return super().get_context_data(release=release, diagnoses=diagnoses, **kwargs)

    def post(self, request, ref):
        """Take it back, or say why it cannot be."""
        form = UndoReleaseForm(request.POST)
        context = self.get_context_data(form=form)
        if not form.is_valid():
            return self.render_to_response(context, status=400)
        try:
            undo_release(
                actor=request.user, release=context["release"], **form.cleaned_data
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.render_to_response(context, status=refusal.status_code)
        messages.success(
            request,
            _("The release was undone. What it had published waits for release again."),
        )
        return redirect("review:releases")
