"""Who else reads a diagnosis: the partners, and whoever holds a preview link."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.refusing import show_refusal
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.disclosure.places import SensitivityClass

from ...forms.sharing import OpenForm, PreviewLinkForm
from ...services import sharing
from ...workflow import SEEN_BY_TEAM
from .reading import diagnosis_or_404


class SharingView(PermissionRequiredMixin, View):
    """Both ways of showing a diagnosis to more people, on one page."""

    permission_required = "accounts.use_desk"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, ref):
        return self.show(self.find(ref), PreviewLinkForm())

    def post(self, request, ref):
        """Make a preview link; its address is shown on this one answer only."""
        diagnosis = self.find(ref)
        form = PreviewLinkForm(request.POST)
        if not form.is_valid():
            return self.show(diagnosis, form, status=400)
        try:
            _link, secret = sharing.make_preview_link(
                actor=request.user,
                diagnosis=diagnosis,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.show(diagnosis, form, status=refusal.status_code)
        url = settings.BASE_URL + reverse("diagnoses:preview", args=[secret])
        return self.show(diagnosis, PreviewLinkForm(), new_url=url)

    def find(self, ref: str):
        """Return the diagnosis; who reads it but works elsewhere may not share it."""
        diagnosis = diagnosis_or_404(self.request.user, ref)
        if not self.request.user.has_perm("problems.share_diagnosis", diagnosis):
            raise PermissionDenied
        return diagnosis

    def show(self, diagnosis, form, *, status=200, new_url="", refusal=None):
        """Show the page; ``new_url`` is the secret address that was just made."""
        now = timezone.now()
        links = diagnosis.preview_links.working(now).select_related("created_by")
        context = {
            "diagnosis": diagnosis,
            "form": form,
            "links": links,
            "new_url": new_url,
            "refusal": refusal,
            "is_protected": diagnosis.problem.sensitivity == SensitivityClass.PROTECTED,
            "is_handed_over": diagnosis.status in SEEN_BY_TEAM,
        }
        return render(
            self.request, "problems/diagnosis_sharing.html", context, status=status
        )


class OpeningView(SharingView):
    """Open to the partners, or keep from them."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        diagnosis = self.find(ref)
        form = OpenForm(request.POST)
        if not form.is_valid():
            return self.show(diagnosis, PreviewLinkForm(), status=400)
        is_open = form.cleaned_data["is_open"]
        try:
            sharing.open_to_partners(
                actor=request.user, diagnosis=diagnosis, is_open=is_open
            )
        except NotPermitted:
            raise
        except DomainError as refusal:
            return self.show(
                diagnosis,
                PreviewLinkForm(),
                refusal=refusal,
                status=refusal.status_code,
            )
        messages.success(
            request,
            _("Partners who are logged in can read it now.")
            if is_open
            else _("Other partners no longer read it."),
        )
        return redirect("diagnoses:sharing", ref)


class PreviewRevokeView(SharingView):
    """Switch a preview link off."""

    http_method_names = ["post", "options"]

    def post(self, request, ref, link):
        diagnosis = self.find(ref)
        row = get_object_or_404(diagnosis.preview_links, ref=link)
        sharing.revoke_preview_link(actor=request.user, link=row, now=timezone.now())
        messages.success(request, _("The link no longer works."))
        return redirect("diagnoses:sharing", ref)
