"""Acts on a resource: a step, the places taken, an address, throwing a draft away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.refusing import RefusalPageMixin, show_refusal
from kooperacja.base.views import PermissionRequiredMixin, page_of_ours

from ...forms import NoteForm, OccupancyForm
from ...services import (
    ResourceIncomplete,
    discard_resource,
    read_confidential_address,
    record_occupancy,
    take_step,
)
from .detail import DetailPage
from .reading import resource_or_404

SAID = {
    "submit": gettext_lazy(
        "It has gone to the coordinator. You will be told what follows."
    ),
    "take_back": gettext_lazy("It is back on your desk as a draft."),
    "close": gettext_lazy("It is off the map. Its address says that it is gone."),
}


class ResourceAct(RefusalPageMixin, PermissionRequiredMixin):
    """Something done to the resource of the address."""

    permission_required = "accounts.use_desk"
    back_to = "resources_desk:detail"


class DeskAct(ResourceAct, View):
    """Something that is done by a button of the desk."""

    http_method_names = ["post", "options"]

    def find(self, ref: str):
        """Return the resource; readable and of another institution: forbidden."""
        resource, user = resource_or_404(self.request.user, ref), self.request.user
        if not user.has_perm("resources.write_resource", resource):
            raise PermissionDenied(_("Only who gives it may change it."))
        return resource

    def show(self, resource, status: int = 200, **parts):
        """Return the page of the resource with something said on it."""
        page = DetailPage(resource, self.request.user, **parts)
        context = {"page": page, "resource": resource}
        return render(
            self.request, "resources/desk_detail.html", context, status=status
        )


class DeskStepView(DeskAct):
    """Take one step of the workflow that belongs to the desk."""

    step: str = ""

    def post(self, request, ref):
        resource = self.find(ref)
        form = NoteForm(request.POST, auto_id=f"id_{self.step}_%s")
        if not form.is_valid():
            return self.show(resource, 400, refused=(self.step, form))
        note = form.cleaned_data["note"]
        try:
            take_step(self.step, actor=request.user, resource=resource, note=note)
        except ResourceIncomplete as refusal:
            messages.warning(request, str(refusal))
            url = reverse("resources_desk:edit", args=[ref])
            return redirect(f"{url}?missing=1")
        except DomainError as refusal:
            if refusal.field != "note":
                raise
            show_refusal(form, refusal)
            return self.show(resource, refusal.status_code, refused=(self.step, form))
        messages.success(request, SAID[self.step])
        return redirect("resources_desk:detail", ref)


class OccupancyView(DeskAct):
    """Say how many places are taken today; leads back to where it was said."""

    def post(self, request, ref):
        resource = self.find(ref)
        form = OccupancyForm(request.POST)
        if not form.is_valid():
            sentence = " ".join(form.errors.get("occupancy", []))
            messages.error(request, f"{resource.name}: {sentence}")
            return redirect(self.back(ref))
        try:
            record_occupancy(
                actor=request.user,
                resource=resource,
                occupancy=form.cleaned_data["occupancy"],
                day=timezone.localdate(),
            )
        except NotPermitted:
            raise
        except DomainError as refusal:
            messages.error(request, f"{resource.name}: {refusal}")
        else:
            messages.success(
                request, _("Noted for today: %(name)s.") % {"name": resource.name}
            )
        return redirect(self.back(ref))

    def back(self, ref: str) -> str:
        """Return the page of ours the button stood on."""
        return page_of_ours(
            self.request.POST.get("next", ""),
            otherwise=reverse("resources_desk:detail", args=[ref]),
        )


class ConfidentialAddressView(DeskAct):
    """Show a confidential address once, and write down who has read it."""

    def post(self, request, ref, site):
        resource = self.find(ref)
        place = get_object_or_404(resource.sites.all(), ref=site)
        place.resource = resource
        hidden = read_confidential_address(actor=request.user, site=place)
        return self.show(resource, read={place.ref: hidden})


class ResourceDeleteView(ResourceAct, TemplateView):
    """Throw away a draft that was never shown, after asking."""

    template_name = "resources/desk_confirm_delete.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_context_data(self, **kwargs):
        resource = resource_or_404(self.request.user, self.kwargs["ref"])
        page = DetailPage(resource, self.request.user)
        if not page.can_discard:
            raise PermissionDenied
        return super().get_context_data(resource=resource, **kwargs)

    def post(self, request, ref):
        resource = resource_or_404(request.user, ref)
        discard_resource(actor=request.user, resource=resource)
        messages.success(request, _("The draft has been thrown away."))
        return redirect("resources_desk:list")
