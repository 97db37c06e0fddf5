"""What answers what, on the desk: say it, confirm it, refuse it, take it back."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import ListView

from kooperacja.accounts.predicates import is_coordinator
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.refusing import show_refusal
from kooperacja.base.search import MAX_QUESTION
from kooperacja.base.views import PermissionRequiredMixin

from ..choices import LinkState
from ..forms.linking import LinkForm
from ..link_choosing import Choosing
from ..models import ResourceLink
from ..services.linking import confirm_link, propose_link, refuse_link, remove_link

#: Lines under "waits for your word"; the rest stand in the list below.
MOST_WAITING = 50
ACTS = {
    "confirm": (confirm_link, gettext_lazy("Confirmed. Residents see it now.")),
    "refuse": (refuse_link, gettext_lazy("Refused. Who set the link was told.")),
    "remove": (remove_link, gettext_lazy("The link was taken back.")),
}


class LinkListView(PermissionRequiredMixin, ListView):
    """What waits for this person's word, then all links that concern this person."""

    permission_required = "resources.view_links"
    template_name = "meeting/links.html"
    context_object_name = "links"
    paginate_by = 25

    @cached_property
    def waiting(self) -> list[ResourceLink]:
        """What waits for this person's word, the longest first."""
        rows = ResourceLink.objects.awaiting(self.request.user).with_sides()
        return list(rows.order_by("created_at", "pk")[:MOST_WAITING])

    def get_queryset(self):
        user = self.request.user
        rows = ResourceLink.objects.visible_to(user)
        if not is_coordinator(user):
            rows = rows & ResourceLink.objects.of_partners_of(user)
        rows = rows.exclude(pk__in=[link.pk for link in self.waiting])
        return rows.with_sides().order_by("-created_at", "pk")

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = super().get_context_data(**kwargs)
        return context | {
            "waiting": with_acts(self.waiting, user),
            "links": with_acts(context["links"], user),
        }


def with_acts(links, user) -> list[ResourceLink]:
    """Give links what this person may do with each of them."""
    found = list(links)
    for link in found:
        may_decide = user.has_perm("resources.decide_link", link)
        link.may_confirm = may_decide and link.state != LinkState.CONFIRMED
        link.may_refuse = may_decide and link.state != LinkState.REFUSED
        link.may_remove = user.has_perm("resources.remove_link", link)
    return found


class LinkCreateView(PermissionRequiredMixin, View):
    """Choose a problem and a resource by links, then say what the one does."""

    permission_required = "resources.add_link"

    def get(self, request):
        choosing, problem, resource = self.chosen(request.GET)
        return self.show(choosing, problem, resource, LinkForm(user=request.user))

    def post(self, request):
        choosing, problem, resource = self.chosen(request.POST)
        if problem is None or resource is None:
            raise BadRequest(_("Choose a problem and a resource."))
        form = LinkForm(request.POST, user=request.user)
        if not form.is_valid():
            return self.show(choosing, problem, resource, form, status=400)
        try:
            link = propose_link(
                actor=request.user,
                problem=problem,
                resource=resource,
                kind=form.cleaned_data["kind"],
                partner=form.cleaned_data.get("partner"),
                note=form.cleaned_data["note"],
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.show(choosing, problem, resource, form, status=409)
        messages.success(request, said(link))
        return redirect("links:list")

    def chosen(self, data):
        """Return who chooses, and the two sides as far as they are chosen.

        :raises Http404: one of them is not for this person.
        """
        words = data.get("q", "")
        if "\x00" in "".join(data.values()) or len(words) > MAX_QUESTION:
            raise BadRequest(_("This question cannot be read."))
        choosing = Choosing(self.request.user, words)
        keys = data.get("problem", ""), data.get("resource", "")
        sides = choosing.problem(keys[0]), choosing.resource(keys[1])
        if any(key and side is None for key, side in zip(keys, sides, strict=True)):
            raise Http404
        return choosing, *sides

    def show(self, choosing, problem, resource, form, *, status=200):
        """Show what is chosen, what to choose from, or the form."""
        context = {
            "problem": problem,
            "resource": resource,
            "form": form,
            "question": choosing.words,
        }
        if problem is None:
            context["problems"] = choosing.likely_problems(resource)
        elif resource is None:
            context["resources"] = choosing.likely_resources(problem)
        return render(self.request, "meeting/link_form.html", context, status=status)


def said(link: ResourceLink) -> str:
    """Say what has become of a link that was just set."""
    if link.state == LinkState.CONFIRMED:
        return _("The link stands: the resource is of your institution.")
    return _("The link waits for the provider’s word. You will be told.")


class LinkActView(PermissionRequiredMixin, View):
    """One of the acts of a link."""

    permission_required = "resources.view_links"
    http_method_names = ["post", "options"]
    act = ""

    def post(self, request, ref):
        rows = ResourceLink.objects.visible_to(request.user)
        link = get_object_or_404(rows, ref=ref)
        perform, words = ACTS[self.act]
        try:
            perform(actor=request.user, link=link)
        except NotPermitted:
            raise
        except DomainError as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, words)
        return redirect("links:list")
