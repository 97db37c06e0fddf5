"""Whether a problem still stands, and what it is a part of."""

from django.utils.translation import gettext as _

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from ... import services
from ...forms.life import CloseForm, ReopenForm, WholeForm
from ...models import Problem
from .problem import ProblemPage


class StatePage(ProblemPage):
    """What the acts of this page share."""

    template_name = "problems/review_state.html"

    def get_context_data(self, *, problem: Problem, **kwargs):
        kwargs.setdefault("close_form", CloseForm())
        kwargs.setdefault("reopen_form", ReopenForm())
        if "whole_form" not in kwargs:
            initial = {"whole": problem.parent.ref if problem.parent else None}
            kwargs["whole_form"] = WholeForm(
                wholes=self.wholes(problem), initial=initial
            )
        context = {
            "problem": problem,
            "parts": problem.parts.order_by("title", "pk"),
            "view": self,
        }
        return context | kwargs

    def wholes(self, problem: Problem):
        """Problems this one may be a part of."""
        return (
            Problem.objects.visible_to(self.request.user)
            .exclude(pk=problem.pk)
            .exclude(state=Problem.State.MERGED)
            .filter(parent=None)
            .order_by("title", "pk")
        )


class StateView(StatePage):
    """The page."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, ref):
        """Show it."""
        return self.render_to_response(self.get_context_data(problem=self.get_object()))


class StateAct(StatePage):
    """One act of the page: a form, a service, a sentence."""

    http_method_names = ["post", "options"]
    form_name = ""

    def post(self, request, ref):
        """Hand the form to its service, once; or give it back."""
        problem = self.get_object()
        form = self.make_form(problem)
        if not form.is_valid():
            return self.again(problem, 400, **{self.form_name: form})
        try:
            self.act(problem, form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.again(problem, refusal.status_code, **{self.form_name: form})
        return self.done(problem, self.sentence())


class CloseView(StateAct):
    """Close the problem."""

    form_name = "close_form"

    def make_form(self, problem):
        return CloseForm(self.request.POST)

    def act(self, problem, said):
        services.close_problem(actor=self.request.user, problem=problem, **said)

    def sentence(self):
        return _("The problem is closed. It stays on the map, marked as closed.")


class ReopenView(StateAct):
    """Open it again."""

    form_name = "reopen_form"

    def make_form(self, problem):
        return ReopenForm(self.request.POST)

    def act(self, problem, said):
        services.reopen_problem(actor=self.request.user, problem=problem, **said)

    def sentence(self):
        return _("The problem is open again.")


class WholeView(StateAct):
    """Say what it is a part of."""

    form_name = "whole_form"

    def make_form(self, problem):
        return WholeForm(self.request.POST, wholes=self.wholes(problem))

    def act(self, problem, said):
        services.place_problem_under(
            actor=self.request.user, problem=problem, whole=said["whole"]
        )

    def sentence(self):
        return _("Saved.")
