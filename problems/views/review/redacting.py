"""Taking personal data out of a problem and all that is kept about it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from ...forms.redacting import RedactForm
from ...services.redacting import redact
from .problem import ProblemPage


class RedactView(ProblemPage):
    """Ask which words and files, and why; then do it everywhere at once."""

    template_name = "problems/review_redact.html"
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, ref):
        problem = self.get_object()
        return self.show(problem, RedactForm(problem=problem, user=request.user))

    def post(self, request, ref):
        problem = self.get_object()
        form = RedactForm(request.POST, problem=problem, user=request.user)
        if not form.is_valid():
            return self.show(problem, form, status=400)
        try:
            redact(actor=request.user, problem=problem, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.show(problem, form, status=refusal.status_code)
        messages.success(request, _("The data have been taken out everywhere."))
        return redirect("review:problem", ref)

    def show(self, problem, form, status=200):
        """Show the page with what was typed."""
        context = {
            "problem": problem,
            "form": form,
            "redactions": problem.redactions.select_related("actor"),
        }
        return self.render_to_response(context, status=status)
