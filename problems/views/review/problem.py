"""The agreed words of a problem, its class and its place."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError, StaleVersion
from kooperacja.base.refusing import refusal_page, show_refusal
from kooperacja.base.views import PermissionRequiredMixin

from ... import services
from ...forms.acts import AGREED_TEXTS
from ...forms.review import AnswerForm, ClassForm, NoteForm, PlaceForm, WordsForm
from ...models import Problem
from ...services.agreed import AGREED
from ...workflow import SEEN_BY_COORDINATOR


class ProblemPage(PermissionRequiredMixin, TemplateView):
    """What the three forms of this page share."""

    permission_required = "problems.review"
    template_name = "problems/review_problem.html"

    def get_object(self) -> Problem:
        """Return the problem; 404 where no diagnosis of it may be read."""
        problem = (
            Problem.objects.visible_to(self.request.user)
            .filter(ref=self.kwargs["ref"], diagnoses__status__in=SEEN_BY_COORDINATOR)
            .select_related(
                "category__parent", "area__parent__parent", "public_area", "opened_by"
            )
            .distinct()
            .first()
        )
        if problem is None:
            raise Http404
        return problem

    def get_context_data(self, *, problem: Problem, **kwargs):
        forms = {
            "words": lambda: WordsForm(instance=problem),
            "class_form": lambda: ClassForm(present=problem.sensitivity),
            "place_form": lambda: PlaceForm(initial={"is_thing": problem.is_thing}),
        }
        for name, make in forms.items():
            if name not in kwargs:
                kwargs[name] = make()
        return super().get_context_data(
            problem=problem,
            stored_title=kwargs.pop("stored_title", problem.title),
            preview=services.preview(
                problem, problem.released_date or timezone.localdate()
            ),
            diagnoses=problem.diagnoses.visible_to(self.request.user)
            .filter(status__in=SEEN_BY_COORDINATOR)
            .select_related("partner")
            .order_by("-period", "pk"),
            notes=problem.internal_notes.select_related("author", "diagnosis__partner"),
            note_form=kwargs.pop("note_form", None) or NoteForm(),
            remarks=self._remarks(problem, kwargs.pop("refused_answer", None)),
            **kwargs,
        )

    def _remarks(self, problem: Problem, refused) -> list[dict]:
        """What the team says of the agreed words, each with a form until answered."""
        rows = problem.words_remarks.select_related("author", "partner", "answered_by")
        return [
            {
                "remark": row,
                "label": part_of_words(row.field),
                "form": None
                if row.is_answered
                else refused[1]
                if refused and refused[0].pk == row.pk
                else AnswerForm(auto_id=f"id_{row.ref}_%s"),
            }
            for row in rows
        ]

    def again(self, problem: Problem, status: int, **forms):
        """Render the page with what was typed and what is wrong with it."""
        context = self.get_context_data(problem=problem, **forms)
        return self.render_to_response(context, status=status)

    def done(self, problem: Problem, sentence: str):
        """Say what happened, on the page of the problem."""
        messages.success(self.request, sentence)
        return redirect("review:problem", problem.ref)


class ProblemView(ProblemPage):
    """Read the problem; write its agreed words."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, ref):
        """Show the page; a merged problem leads on to the one that took it in."""
        try:
            problem = self.get_object()
        except Http404:
            kept = Problem.objects.filter(merged__ref=ref).first()
            if kept is None:
                raise
            messages.info(request, _("That problem was merged into this one."))
            return redirect("review:problem", kept.ref)
        return self.render_to_response(self.get_context_data(problem=problem))

    def post(self, request, ref):
        """Store the words, or give them back with what is wrong."""
        problem = self.get_object()
        form = WordsForm(request.POST, instance=problem)
        if not form.is_valid():
            return self.again(problem, 400, words=form)
        try:
            services.write_agreed_words(
                actor=request.user, problem=problem, **form.cleaned_data
            )
        except StaleVersion as error:
            return self._both_versions(problem, form, error.current)
        except services.PersonalDataFound as error:
            form.reveal_override()
            for name, findings in error.findings.items():
                for finding in findings:
                    form.add_error(name, finding.message)
            return self.again(problem, error.status_code, words=form)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.again(problem, refusal.status_code, words=form)
        return self.done(problem, _("Saved."))

    def _both_versions(self, problem: Problem, form: WordsForm, current: Problem):
        rows = [
            {
                "label": form.fields[name].label,
                "mine": form.cleaned_data[name],
                "current": getattr(current, name),
            }
            for name in AGREED
            if form.cleaned_data[name] != getattr(current, name)
        ]
        back_url = reverse("review:problem", args=[problem.ref])
        return refusal_page(self.request, "", rows=rows, back_url=back_url)


class ClassView(ProblemPage):
    """Raise the sensitivity class of this problem."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        """Raise it; what is on the map climbs at once."""
        problem = self.get_object()
        form = ClassForm(request.POST, present=problem.sensitivity)
        if not form.is_valid():
            return self.again(problem, 400, class_form=form)
        try:
            services.raise_problem_sensitivity(
                actor=request.user, problem=problem, **form.cleaned_data
            )
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.again(problem, refusal.status_code, class_form=form)
        return self.done(problem, _("The class was raised. The map shows it already."))


class PlaceView(ProblemPage):
    """Confirm, or take back, that the place of a thing is not a dwelling."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        """Store the answer."""
        problem = self.get_object()
        form = PlaceForm(request.POST)
        form.is_valid()  # one tick box cannot be wrong
        services.confirm_place_is_no_dwelling(
            actor=request.user, problem=problem, **form.cleaned_data
        )
        return self.done(problem, _("Saved."))


def part_of_words(field: str) -> str:
    """Return what a remark on the agreed words is about."""
    return str(dict(AGREED_TEXTS)[field])
