"""Entering a resource: a new one, or what is stored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError, NotPermitted, StaleVersion
from kooperacja.base.refusing import refusal_page
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.base.workflow import TransitionNotAllowed
from kooperacja.unsaved.held import HoldsTypedMixin
from kooperacja.unsaved.page import autosave_of
from kooperacja.unsaved.sent import sent_from
from kooperacja.unsaved.services import forget_saved

from ...models import Resource
from ...services import (
    FormAlreadySent,
    NeedsCoordinator,
    ResourceIncomplete,
    enter_resource,
    missing_from,
    publish_resource,
    submit_resource,
)
from ...typed_forms import KIND
from ...workflow import Status
from .comparing import differences
from .page import ResourcePage, looked_at
from .reading import resource_or_404
from .restoring import (
    carried_over,
    new_page,
    opened_page,
    put_beside,
    with_both_versions,
)
from .similar import similar_to


class EntryView(HoldsTypedMixin, PermissionRequiredMixin, View):
    """What a new and a stored resource have in common."""

    form_kind = KIND

    def show(self, page: ResourcePage, status: int = 200):
        """Return the page."""
        page.similar = similar_to(page)
        page.autosave = page.autosave or autosave_of(self.request, page.which)
        context = {"page": page, "form": page.main, "resource": page.resource}
        return render(self.request, "resources/desk_form.html", context, status=status)

    def sent(self, resource: Resource | None):
        """Read what was sent and do what the pressed button says."""
        request, data = self.request, self.request.POST.copy()
        page = looked_at(request.user, resource, data)
        if page is not None:
            return self.show(page)
        page = ResourcePage(request.user, resource, data)
        if resource is None and (made := KIND.made_from(request.user, page.key)):
            return carried_over(request, page, made) or self.show(page, 409)
        if data.get("act") == "compare":
            return self.show(with_both_versions(request, page))
        if not page.is_valid():
            return self.show(page, 400)
        page.must_look = page.has_new_to_look_at(similar_to(page))
        if page.must_look:
            return self.show(page)
        return self.save(page, data.get("act", "save"))

    def save(self, page: ResourcePage, act: str):
        """Store what was typed, or show the page again with what was refused."""
        try:
            saved = enter_resource(
                actor=self.request.user,
                resource=page.resource,
                version=page.main.cleaned_data["version"],
                form_key=page.main.cleaned_data["form_key"],
                content=page.said(),
                sites=page.said_sites(),
                provider=page.said_provider(),
            )
        except FormAlreadySent as first:
            return redirect("resources_desk:detail", first.resource.ref)
        except StaleVersion as stale:
            return self.both(page, stale.current)
        except NeedsCoordinator as refusal:
            return self.refused(page, refusal)
        except NotPermitted:
            raise
        except DomainError as refusal:
            return self.refused(page, refusal)
        forget_saved(
            actor=self.request.user,
            form=page.which,
            record=saved,
            **sent_from(self.request),
        )
        return self.go_on(saved, act)

    def refused(self, page: ResourcePage, refusal: DomainError):
        """Show the page with what a service refused at its field."""
        page.refuse(refusal)
        return self.show(page, refusal.status_code)

    def both(self, page: ResourcePage, current: Resource):
        """Keep the typed in the fields and say what the other one has saved."""
        current = resource_or_404(self.request.user, current.ref)
        put_beside(page, ResourcePage(self.request.user, current))
        return self.show(page, 409)

    def go_on(self, resource: Resource, act: str):
        """Take the step the button names, then show the resource."""
        if act == "submit":
            return hand_over(self.request, resource)
        if act == "publish":
            return self.publish(resource)
        words = _("Saved. Residents see it so from now on.")
        if resource.status != Status.PUBLISHED:
            words = _("Saved. Residents do not see it yet.")
        messages.success(self.request, words)
        return redirect("resources_desk:detail", resource.ref)

    def publish(self, resource: Resource):
        """Show it to everybody; a coordinator's button."""
        try:
            publish_resource(actor=self.request.user, resource=resource)
        except TransitionNotAllowed as refusal:
            messages.warning(self.request, str(refusal))
        else:
            messages.success(self.request, _("Saved and published."))
        return redirect("resources_desk:detail", resource.ref)


class ResourceCreateView(EntryView):
    """The form of a new resource."""

    permission_required = "resources.add_resource"

    def get(self, request):
        return self.show(new_page(request))

    def post(self, request):
        return self.sent(None)


class ResourceUpdateView(EntryView):
    """The form of a stored resource; of a published one residents see it at once."""

    permission_required = "accounts.use_desk"

    def get(self, request, ref):
        resource = self.find(ref)
        if self.is_closed(resource):
            messages.info(request, _("It cannot be changed in its present state."))
            return redirect("resources_desk:detail", ref)
        page = opened_page(request, resource)
        if request.GET.get("missing"):
            page.missing = missing_from(resource)
        return self.show(page)

    def post(self, request, ref):
        resource = self.find(ref)
        if not self.is_closed(resource):
            return self.sent(resource)
        page = looked_at(request.user, resource, request.POST.copy())
        page = page or ResourcePage(request.user, resource, request.POST.copy())
        return refusal_page(
            request,
            TransitionNotAllowed.message,
            rows=differences(page, ResourcePage(request.user, resource)),
            back_url=reverse("resources_desk:detail", args=[ref]),
        )

    def find(self, ref: str) -> Resource:
        """Return the resource for writing; one of another institution is forbidden."""
        resource, user = resource_or_404(self.request.user, ref), self.request.user
        if not user.has_perm("resources.write_resource", resource):
            raise PermissionDenied(_("Only who gives it may change it."))
        return resource

    def is_closed(self, resource: Resource) -> bool:
        """Whether its state, or this person's part in it, lets nobody write."""
        return not self.request.user.has_perm("resources.change_resource", resource)


def hand_over(request, resource: Resource):
    """Submit it; where something is missing, show where."""
    try:
        submit_resource(actor=request.user, resource=resource)
    except ResourceIncomplete:
        url = reverse("resources_desk:edit", args=[resource.ref])
        return redirect(f"{url}?missing=1")
    except NotPermitted:
        raise
    except DomainError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request, _("It has gone to the coordinator. You will be told what follows.")
        )
    return redirect("resources_desk:detail", resource.ref)
