"""One diagnosis under review, and what a coordinator does with it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import refusal_page, show_refusal
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.base.workflow import TransitionNotAllowed

from ... import services
from ...differences import answers_in_words, version_of
from ...forms.review import FORM_OF_STEP, AcceptForm, NoteForm, ReasonForm
from ...models import Diagnosis
from ...services.completeness import public_texts
from ...services.doubting import improbable_in
from ...wording import hints_in
from ...workflow import SEEN_BY_COORDINATOR, WORKFLOW
from . import gathering

SERVICE_OF_STEP = {
    "return": services.return_diagnosis,
    "accept": services.accept_diagnosis,
    "archive": services.archive_diagnosis,
    "restore": services.restore_diagnosis,
}


class DiagnosisView(PermissionRequiredMixin, TemplateView):
    """The diagnosis as the public will see it, beside everything that helps decide."""

    permission_required = "problems.review"
    template_name = "problems/review_diagnosis.html"
    http_method_names = ["get", "head", "options"]

    def get_object(self) -> Diagnosis:
        """Return the diagnosis; 404 for what has not left its partner's desk."""
        readable = Diagnosis.objects.visible_to(self.request.user)
        diagnosis = (
            readable.filter(ref=self.kwargs["ref"], status__in=SEEN_BY_COORDINATOR)
            .for_review()
            .prefetch_related(
                "status_changes__actor", "agreements__member", *gathering.OF_A_VERSION
            )
            .select_related("author", "last_editor", "problem__category__parent")
            .first()
        )
        if diagnosis is None:
            raise Http404
        return diagnosis

    def get_context_data(self, *, bound=None, **kwargs):
        diagnosis = kwargs.setdefault("diagnosis", self.get_object())
        user = self.request.user
        context = self._said(diagnosis)
        context["doubles"] = list(gathering.doubles(diagnosis.problem, user))
        steps = self._steps(diagnosis, bound, gathering.facts(context))
        return_form = next(
            (item["form"] for item in steps if item["step"].name == "return"), None
        )
        remarks = diagnosis.remarks.select_related("author", "partner", "answered_by")
        return super().get_context_data(
            **context,
            steps=steps,
            talk=gathering.talk(remarks, return_form),
            others=gathering.others(diagnosis, user),
            before=gathering.last_period(diagnosis),
            revised=gathering.revised(diagnosis),
            versions=gathering.versions(diagnosis),
            history=gathering.history(diagnosis),
            notes=diagnosis.internal_notes.select_related("author"),
            note_form=kwargs.pop("note_form", None) or NoteForm(),
            is_own_work=diagnosis.is_written_by(user),
            **kwargs,
        )

    def _said(self, diagnosis: Diagnosis) -> dict:
        """What the institution and the team say, and what was found in it."""
        problem = diagnosis.problem
        texts = services.marked_texts(diagnosis)
        opinions = list(diagnosis.agreements.all())
        return {
            "problem": problem,
            "preview": services.preview(
                problem, diagnosis.released_date or timezone.localdate()
            ),
            "title": texts["title"],
            "text_public": texts["text_public"],
            "evidence": gathering.evidence_rows(diagnosis, texts),
            "doubts": improbable_in(diagnosis),
            "answers": answers_in_words(version_of(diagnosis)),
            "findings": gathering.findings(texts),
            "hints": [
                hint
                for rows in hints_in(public_texts(diagnosis)).values()
                for hint in rows
            ],
            "opinions": opinions,
            "sectors": services.opinions_by_sector(opinions),
        }

    def _steps(self, diagnosis: Diagnosis, bound, facts) -> list[dict]:
        """The steps this person can take now, each with its own small form."""
        steps = []
        for step in WORKFLOW.available(diagnosis, self.request.user):
            if step.name not in FORM_OF_STEP:
                continue
            is_bound = bound is not None and bound.prefix == step.name
            form = bound if is_bound else self.unsent(step.name, diagnosis)
            if isinstance(form, AcceptForm):
                form.tell(facts)
            steps.append(
                {"step": step, "url_name": f"review:{step.name}", "form": form}
            )
        # What most diagnoses come to stands first; the table says it last.
        return sorted(steps, key=lambda item: item["step"].name != "accept")

    def unsent(self, step: str, diagnosis: Diagnosis):
        """Return the form of a step nobody took, with what was typed in it."""
        prefix = f"{step}-"
        typed = {
            name.removeprefix(prefix): value
            for name, value in self.request.POST.items()
            if name.startswith(prefix)
        }
        return make_form(step, diagnosis, initial=typed)

    def again(self, diagnosis, status, **context):
        """Render the page with what was typed and what is wrong with it."""
        context = self.get_context_data(diagnosis=diagnosis, **context)
        return self.render_to_response(context, status=status)


class StepView(DiagnosisView):
    """Take one step; what was refused comes back with the page and the words typed."""

    http_method_names = ["post", "options"]
    step = ""

    def post(self, request, ref):
        """Hand the step to its service, once; or put a ready text into its reason."""
        diagnosis = self.get_object()
        form = make_form(self.step, diagnosis, data=request.POST)
        if "use" in request.POST and isinstance(form, ReasonForm):
            started = make_form(self.step, diagnosis, initial=form.started())
            return self.again(diagnosis, 200, bound=started)
        form.full_clean()
        if self.step == "accept" and self.unsent("return", diagnosis).has_pins:
            form.add_error(None, PINS_WAIT)
        if not form.is_valid():
            return self.again(diagnosis, 400, bound=form, refused=form)
        try:
            SERVICE_OF_STEP[self.step](
                actor=request.user, diagnosis=diagnosis, **form.arguments
            )
        except TransitionNotAllowed as error:
            return self._too_late(diagnosis, error)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.again(diagnosis, refusal.status_code, bound=form, refused=form)
        messages.success(request, DONE[self.step]())
        return redirect("review:queue")

    def _too_late(self, diagnosis, error):
        diagnosis.refresh_from_db(fields=["status"])
        text = _("%(sentence)s The diagnosis is now: %(state)s.") % {
            "sentence": error,
            "state": diagnosis.get_status_display(),
        }
        back_url = self.request.path.rsplit("/", 2)[0] + "/"
        return refusal_page(self.request, text, back_url=back_url)


class NoteView(DiagnosisView):
    """Leave a note among coordinators at this diagnosis."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        """Store the note."""
        diagnosis = self.get_object()
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.again(diagnosis, 400, note_form=form)
        services.write_internal_note(
            actor=request.user,
            problem=diagnosis.problem,
            diagnosis=diagnosis,
            **form.cleaned_data,
        )
        messages.success(request, _("The note is kept for coordinators."))
        return redirect("review:diagnosis", ref)


#: Pins go out with a return only; accepting must not let them vanish.
PINS_WAIT = gettext_lazy(
    "You have written at a field what to mend. Return the diagnosis, or empty that "
    "field and accept."
)

DONE = {
    "return": lambda: _("Returned. The institution has been told why."),
    "accept": lambda: _("Accepted. It waits for the release."),
    "archive": lambda: _("Taken off the map."),
    "restore": lambda: _("Brought back. It waits for the release."),
}


def make_form(step: str, diagnosis: Diagnosis, data=None, **extra):
    """Return the form of a step for this diagnosis."""
    form_class = FORM_OF_STEP[step]
    if issubclass(form_class, AcceptForm):
        extra["has_findings"] = bool(services.personal_data_in(diagnosis))
    elif issubclass(form_class, ReasonForm):
        extra["texts"] = list(services.reply_texts_for(diagnosis.problem.category))
    return form_class(data, step=step, **extra)
