"""The agreed words of a problem, as the team reads and discusses them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kooperacja.accounts.predicates import is_coordinator
from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal
from kooperacja.base.views import PermissionRequiredMixin

from ...forms import WordsRemarkForm
from ...models import Problem
from ...parts import WHOLE
from ...services import write_words_remark


class WordsView(PermissionRequiredMixin, TemplateView):
    """What the agreed problem says so far; team members remark on it."""

    permission_required = "accounts.use_desk"
    template_name = "problems/words_detail.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_object(self) -> Problem:
        """Return the problem; 404 where no diagnosis of it may be read."""
        problem = (
            Problem.objects.with_words_for(self.request.user)
            .filter(ref=self.kwargs["ref"])
            .select_related("category")
            .first()
        )
        if problem is None:
            raise Http404
        return problem

    def get_context_data(self, *, problem=None, form=None, **kwargs):
        problem = problem or self.get_object()
        user = self.request.user
        may_remark = user.has_perm("problems.discuss_words", problem)
        remarks = []
        if may_remark or is_coordinator(user):
            remarks = list(
                problem.words_remarks.select_related("author", "partner", "answered_by")
            )
        return super().get_context_data(
            problem=problem,
            form=(form or WordsRemarkForm()) if may_remark else None,
            words=words_of(problem, remarks),
            remarks=[row for row in remarks if row.field == WHOLE],
            diagnoses=problem.diagnoses.visible_to(user)
            .select_related("partner")
            .order_by("-period", "pk"),
            **kwargs,
        )

    def post(self, request, ref):
        """Store a remark, or give it back with what is wrong."""
        problem = self.get_object()
        form = WordsRemarkForm(request.POST)
        status = 400
        if form.is_valid():
            try:
                write_words_remark(
                    actor=request.user, problem=problem, **form.cleaned_data
                )
            except DomainError as refusal:
                show_refusal(form, refusal)
                status = refusal.status_code
            else:
                messages.success(request, _("Your remark is with the coordinator."))
                return redirect("diagnoses:words", ref)
        elif not request.user.has_perm("problems.discuss_words", problem):
            raise PermissionDenied
        context = self.get_context_data(problem=problem, form=form)
        return render(request, self.template_name, context, status=status)


def words_of(problem: Problem, remarks) -> list[dict]:
    """Return the agreed texts under their names, each with its remarks."""
    labels = {
        "title": _("Title"),
        "summary": _("Agreed summary"),
        "conclusions": _("Conclusions"),
        "recommendations": _("Recommended actions"),
    }
    return [
        {
            "label": label,
            "text": getattr(problem, name),
            "remarks": [row for row in remarks if row.field == name],
        }
        for name, label in labels.items()
    ]
