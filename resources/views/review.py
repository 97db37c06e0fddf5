"""What waits for the coordinator: resources that institutions have submitted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import refusal_page, show_refusal
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.base.workflow import TransitionNotAllowed

from ..forms import NoteForm
from ..models import Resource
from ..services import take_step
from ..services.duplicates import similar_resources
from ..workflow import WORKFLOW
from .desk.detail import DetailPage
from .desk.reading import resource_or_404

#: Steps that have their door in the panel, and their words in the address.
REVIEW_STEPS = {"publish": "opublikuj", "return": "zwroc"}
DONE = {
    "publish": gettext_lazy("Published. The institution has been told."),
    "return": gettext_lazy("Returned. The institution has been told why."),
}


class QueueView(PermissionRequiredMixin, ListView):
    """Submitted resources, the longest waiting first."""

    permission_required = "resources.publish_resource"
    template_name = "resources/review_queue.html"
    context_object_name = "resources"
    paginate_by = 25
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        return (
            Resource.objects.visible_to(self.request.user)
            .awaiting_review()
            .select_related("provider")
        )


class ResourceView(PermissionRequiredMixin, TemplateView):
    """One resource as its institution describes it, and the decision."""

    permission_required = "resources.publish_resource"
    template_name = "resources/review_resource.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, *, refused=None, **kwargs):
        resource = resource_or_404(self.request.user, self.kwargs["ref"])
        steps = [
            {
                "step": step,
                "url_name": f"resources_review:{step.name}",
                "form": self._form(step.name, refused),
            }
            for step in WORKFLOW.available(resource, self.request.user)
            if step.name in REVIEW_STEPS
        ]
        # What most of them come to stands first; the table says it last.
        steps.sort(key=lambda item: item["step"].name != "publish")
        return super().get_context_data(
            resource=resource,
            page=DetailPage(resource, self.request.user),
            steps=steps,
            refused=refused[1] if refused else None,
            similar=similar_resources(self.request.user, resource),
            **kwargs,
        )

    def _form(self, name: str, refused) -> NoteForm:
        if refused and refused[0] == name:
            return refused[1]
        return NoteForm(auto_id=f"id_{name}_%s")


class StepView(ResourceView):
    """Take one step; a refusal comes back with the page and the words typed."""

    http_method_names = ["post", "options"]
    step = ""

    def post(self, request, ref):
        resource = resource_or_404(request.user, ref)
        form = NoteForm(request.POST, auto_id=f"id_{self.step}_%s")
        if not form.is_valid():
            return self._again(form, 400)
        note = form.cleaned_data["note"]
        try:
            take_step(self.step, actor=request.user, resource=resource, note=note)
        except TransitionNotAllowed as refusal:
            return self._too_late(ref, refusal)
        except Resource.DoesNotExist as gone:
            raise Http404 from gone
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self._again(form, refusal.status_code)
        messages.success(request, DONE[self.step])
        return redirect("resources_review:queue")

    def _again(self, form, status: int):
        context = self.get_context_data(refused=(self.step, form))
        return self.render_to_response(context, status=status)

    def _too_late(self, ref: str, refusal):
        resource = resource_or_404(self.request.user, ref)
        text = _("%(sentence)s The resource is now: %(state)s.") % {
            "sentence": refusal,
            "state": resource.get_status_display(),
        }
        back_url = reverse("resources_review:resource", args=[ref])
        return refusal_page(self.request, text, back_url=back_url)
