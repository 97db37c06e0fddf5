"""Lists and pages of diagnoses behind the login."""

from dataclasses import dataclass, field

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from kooperacja.accounts.predicates import is_coordinator
from kooperacja.base.views import FilteredListView, PermissionRequiredMixin
from partners.predicates import roles_of

from ...answers import answered
from ...desk_filters import DiagnosisFilter
from ...forms import OpinionForm, RemarkAnswerForm
from ...forms.fields import period_label
from ...known import knows_place
from ...models import Diagnosis, Remark
from ...parts import PARTS, part_label
from ...services import (
    missing_from,
    next_period,
    opinions_by_sector,
    personal_data_in,
    preview,
)
from ...services.completeness import public_texts
from ...wording import hints_in
from ...workflow import EDITABLE, WORKFLOW, Status
from .corrections import correction_of

#: Parts the page shows in full, with their remarks beside them.
SHOWN_IN_FULL = frozenset(
    {
        "scale_count",
        "text_public",
        "causes",
        "effects",
        "proposals",
        "text_internal",
        "evidence",
    }
)
#: Steps that have their door on the desk; the coordinator's have theirs in the review.
DESK_STEPS = {"submit": "zglos", "withdraw": "wycofaj"}


class DiagnosisListView(PermissionRequiredMixin, FilteredListView):
    """The diagnoses this person may read, newest first."""

    permission_required = "accounts.use_desk"
    template_name = "problems/diagnosis_list.html"
    context_object_name = "diagnoses"
    filterset_class = DiagnosisFilter

    def get_queryset(self):
        self.queryset = Diagnosis.objects.visible_to(self.request.user).for_lists()
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        can_add = self.request.user.has_perm("problems.add_diagnosis")
        own = set(roles_of(self.request.user))
        return super().get_context_data(can_add=can_add, own=own, **kwargs)


def diagnosis_or_404(user, ref: str) -> Diagnosis:
    """Return the diagnosis; a foreign one is as missing as one that never was."""
    rows = Diagnosis.objects.visible_to(user).select_related(
        "problem__category__parent",
        "problem__area__parent__parent",
        "problem__public_area",
        "partner",
        "author",
        "last_editor",
    )
    return get_object_or_404(rows, ref=ref)


@dataclass(frozen=True)
class Act:
    """A button under a diagnosis."""

    name: str
    label: str
    help: str


@dataclass(frozen=True)
class Said:
    """A remark as one person meets it: to read, to answer or to take back."""

    remark: Remark
    answer_form: RemarkAnswerForm | None
    can_withdraw: bool


@dataclass
class DiagnosisPage:
    """What the page of a diagnosis shows one person; queries are made once, here."""

    diagnosis: Diagnosis
    user: object
    opinion_form: OpinionForm | None = None
    refused_answer: tuple[Remark, RemarkAnswerForm] | None = None
    acts: list[Act] = field(init=False)

    def __post_init__(self):
        diagnosis, user = self.diagnosis, self.user
        self.problem = diagnosis.problem
        self.is_own = diagnosis.partner_id in roles_of(user)
        self.acts = [
            Act(f"diagnoses:{step.name}", step.label, step.help)
            for step in WORKFLOW.available(diagnosis, user)
            if step.name in DESK_STEPS
        ]
        self.can_edit = diagnosis.status in EDITABLE and user.has_perm(
            "problems.change_diagnosis", diagnosis
        )
        self.can_discard = self.can_edit and user.has_perm(
            "problems.delete_diagnosis", diagnosis
        )
        self.can_review = is_coordinator(user)
        self.knows_place = knows_place(user, self.problem)
        self.correction = correction_of(diagnosis, user)
        self.period = period_label(diagnosis.period)
        self.evidence = list(diagnosis.evidence.select_related("file"))
        self.opinions = list(
            diagnosis.agreements.select_related("member", "partner").order_by("pk")
        )
        self.public = preview(self.problem, timezone.localdate())
        self.findings = [
            finding
            for findings in personal_data_in(diagnosis).values()
            for finding in findings
        ]
        self.answers = answered(diagnosis)
        self.next_period = self._next_period()
        self.missing = missing_from(diagnosis) if self.can_edit else {}
        hints = hints_in(public_texts(diagnosis)) if self.can_edit else {}
        self.hints = [hint for rows in hints.values() for hint in rows]
        self.sectors = opinions_by_sector(self.opinions)
        self._ask_for_opinion()
        self._hear_remarks()

    def _next_period(self) -> str:
        """The period that can be started from this one, "" where none can."""
        is_said = self.diagnosis.status not in (Status.DRAFT, Status.RETURNED)
        is_open = self.problem.state == self.problem.State.OPEN
        if not (is_said and is_open):
            return ""
        if not self.user.has_perm("problems.copy_diagnosis", self.diagnosis):
            return ""
        return period_label(next_period(self.diagnosis))

    def _ask_for_opinion(self):
        if not self.user.has_perm("problems.judge_diagnosis", self.diagnosis):
            self.opinion_form = None
        elif self.opinion_form is None:
            mine = next(
                (item for item in self.opinions if item.member_id == self.user.pk), None
            )
            initial = {"stand": mine.stand} if mine else None
            self.opinion_form = OpinionForm(initial=initial)

    def _hear_remarks(self):
        """Sort the remarks by the part they are about; ``talk`` is a dict of parts."""
        rows = self.diagnosis.remarks.select_related("author", "partner", "answered_by")
        may_answer = self.user.has_perm("problems.answer_remark", self.diagnosis)
        self.talk: dict[str, list[Said]] = {}
        for remark in rows:
            said = Said(
                remark,
                self._answer_form(remark) if may_answer else None,
                self.opinion_form is not None
                and remark.author_id == self.user.pk
                and not remark.is_answered
                and not remark.status_change_id,
            )
            self.talk.setdefault(remark.field or "whole", []).append(said)
        self.talk_above = [
            {"label": part_label(part), "talk": self.talk[part]}
            for part in PARTS
            if part in self.talk and part not in SHOWN_IN_FULL
        ]

    def _answer_form(self, remark: Remark) -> RemarkAnswerForm | None:
        if remark.is_answered:
            return None
        if self.refused_answer and self.refused_answer[0].pk == remark.pk:
            return self.refused_answer[1]
        return RemarkAnswerForm(auto_id=f"id_{remark.ref}_%s")

    @property
    def place_facts(self) -> list[dict]:
        """The problem in labels and values, as exactly as this person may know."""
        problem = self.problem
        facts = [
            {"label": _("Kind of problem"), "value": problem.category},
            {"label": _("Whom it touches"), "value": self._groups() or "–"},
        ]
        if not self.knows_place:
            facts.append({"label": _("Place"), "value": self.public.area_name})
            return facts
        area = problem.area or _("not known")
        facts.append(
            {
                "label": _("Place"),
                "value": area,
                "note": problem.place_in_words(),
            }
        )
        if problem.address:
            facts.append(
                {
                    "label": _("Address"),
                    "value": problem.address,
                    "note": _("For the partners only; the public never sees it."),
                }
            )
        return facts

    def _groups(self) -> str:
        return ", ".join(str(group) for group in self.problem.target_groups.all())

    @property
    def history(self) -> list[dict]:
        """The steps with their reasons, newest first."""
        steps = self.diagnosis.status_changes.select_related("actor").order_by("-pk")
        rows = [
            {
                "when": step.at,
                "text": step.get_to_status_display(),
                "who": step.actor,
                "note": step.note,
            }
            for step in steps
        ]
        started = {
            "when": self.diagnosis.created_at,
            "text": _("started as a draft"),
            "who": self.diagnosis.author,
        }
        return [*rows, started]

    @property
    def last_reason(self) -> str:
        """Why it came back, while it waits to be mended."""
        if self.diagnosis.status != "returned":
            return ""
        step = self.diagnosis.status_changes.order_by("-pk").first()
        return step.note if step else ""


class DiagnosisDetailView(PermissionRequiredMixin, DetailView):
    """A diagnosis, its problem, its sources, its history, and what can be done."""

    permission_required = "accounts.use_desk"
    template_name = "problems/diagnosis_detail.html"
    context_object_name = "diagnosis"

    def get_object(self, queryset=None):
        return diagnosis_or_404(self.request.user, self.kwargs["ref"])

    def get_context_data(self, **kwargs):
        page = DiagnosisPage(self.object, self.request.user)
        return super().get_context_data(page=page, **kwargs)
