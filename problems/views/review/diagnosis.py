"""One diagnosis under review, and the steps a coordinator takes with it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PermissionRequiredMixin
from kooperacja.base.workflow import TransitionNotAllowed

from ... import services
from ...models import Diagnosis, Problem
from ...review_forms import FORM_OF_STEP, AcceptForm
from ...workflow import SEEN_BY_COORDINATOR, WORKFLOW

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
            .prefetch_related("evidence", "status_changes__actor", "agreements__member")
            .select_related("author", "last_editor", "problem__category__parent")
            .first()
        )
        if diagnosis is None:
            raise Http404
        return diagnosis

    def get_context_data(self, **kwargs):
        diagnosis = kwargs.setdefault("diagnosis", self.get_object())
        problem, user = diagnosis.problem, self.request.user
        opinions = list(diagnosis.agreements.all())
        texts = services.marked_texts(diagnosis)
        return super().get_context_data(
            problem=problem,
            preview=services.preview(
                problem, diagnosis.released_date or timezone.localdate()
            ),
            title=texts["title"],
            text_public=texts["text_public"],
            evidence=_evidence(diagnosis, texts),
            findings=_findings(texts),
            opinions=opinions,
            sectors=services.opinions_by_sector(opinions),
            others=_others(diagnosis, user),
            doubles=_doubles(problem, user),
            history=_history(diagnosis),
            is_own_work=diagnosis.is_written_by(user),
            steps=self._steps(diagnosis, bound=kwargs.pop("bound", None)),
            **kwargs,
        )

    def _steps(self, diagnosis: Diagnosis, bound) -> list[dict]:
        """The steps this person can take now, each with its own small form."""
        steps = []
        for step in WORKFLOW.available(diagnosis, self.request.user):
            if step.name not in FORM_OF_STEP:
                continue
            form = bound if bound is not None and bound.prefix == step.name else None
            steps.append(
                {
                    "step": step,
                    "url_name": f"review:{step.name}",
                    "form": form or make_form(step.name, diagnosis),
                }
            )
        # What most diagnoses come to stands first; the table says it last.
        return sorted(steps, key=lambda item: item["step"].name != "accept")


class StepView(DiagnosisView):
    """Take one step; what was refused comes back with the page and the words typed."""

    http_method_names = ["post", "options"]
    step = ""

    def post(self, request, ref):
        """Hand the step to its service, once."""
        diagnosis = self.get_object()
        form = make_form(self.step, diagnosis, data=request.POST)
        if not form.is_valid():
            return self._again(diagnosis, form, 400)
        try:
            SERVICE_OF_STEP[self.step](
                actor=request.user, diagnosis=diagnosis, **form.arguments
            )
        except TransitionNotAllowed as error:
            return self._too_late(diagnosis, error)
        except DomainError as error:
            form.add_error(
                error.field if error.field in form.fields else None, str(error)
            )
            return self._again(diagnosis, form, error.status_code)
        messages.success(request, DONE[self.step]())
        return redirect("review:queue")

    def _again(self, diagnosis, form, status):
        context = self.get_context_data(diagnosis=diagnosis, bound=form, refused=form)
        return self.render_to_response(context, status=status)

    def _too_late(self, diagnosis, error):
        diagnosis.refresh_from_db(fields=["status"])
        text = _("%(sentence)s The diagnosis is now: %(state)s.") % {
            "sentence": error,
            "state": diagnosis.get_status_display(),
        }
        back_url = self.request.path.rsplit("/", 2)[0] + "/"
        return render(
            self.request, "409.html", {"text": text, "back_url": back_url}, status=409
        )


DONE = {
    "return": lambda: _("Returned. The institution has been told why."),
    "accept": lambda: _("Accepted. It waits for the release."),
    "archive": lambda: _("Taken off the map."),
    "restore": lambda: _("Brought back. It waits for the release."),
}


def make_form(step: str, diagnosis: Diagnosis, data=None):
    """Return the form of a step for this diagnosis."""
    form_class = FORM_OF_STEP[step]
    extra = {}
    if form_class is AcceptForm:
        extra["has_findings"] = bool(services.personal_data_in(diagnosis))
    return form_class(data, step=step, **extra)


def _evidence(diagnosis: Diagnosis, texts: dict) -> list[dict]:
    return [
        {"item": item, "pieces": texts[f"evidence-{number}"]}
        for number, item in enumerate(diagnosis.evidence.all(), start=1)
    ]


def _findings(texts: dict) -> list[dict]:
    labels = {"title": _("Title"), "text_public": _("Text for the public")}
    return [
        {"where": labels.get(name, _("Source")), "finding": piece.finding}
        for name, pieces in texts.items()
        for piece in pieces
        if piece.finding
    ]


def _others(diagnosis: Diagnosis, user):
    """Other diagnoses of the same problem that this person may read."""
    return (
        diagnosis.problem.diagnoses.visible_to(user)
        .filter(status__in=SEEN_BY_COORDINATOR)
        .exclude(pk=diagnosis.pk)
        .select_related("partner")
        .order_by("-period", "pk")
    )


def _doubles(problem: Problem, user):
    """Problems of the same family of categories in the same area."""
    return (
        Problem.objects.visible_to(user)
        .in_family_of(problem)
        .select_related("category", "area")
        .order_by("title", "pk")[:10]
    )


def _history(diagnosis: Diagnosis) -> list[dict]:
    changes = reversed(diagnosis.status_changes.all())
    return [
        {
            "when": change.at,
            "text": change.get_to_status_display(),
            "note": change.note,
            "who": change.actor,
        }
        for change in changes
    ]
