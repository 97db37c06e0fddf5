"""The door through which what is typed is kept every few seconds."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PermissionRequiredMixin

from ...forms.steps import LABELS
from ...forms.typed import BaseForm, TypedForm, typed_fields
from ...models import Diagnosis, UnsavedForm
from ...services import (
    begun_by,
    forget_typed,
    keep_typed,
    steps_typed_by,
)
from .reading import diagnosis_or_404
from .typist import is_typist, mark_of


@dataclass(frozen=True)
class Waiting:
    """Another form or step in which something typed was not saved."""

    label: str
    url: str
    at: datetime


@dataclass
class Autosave:
    """What the page of a form says of what is typed into it and not saved.

    ``seen`` and ``window`` go on from the page that was sent; ``restored`` is set when
    the fields hold what was kept; ``other_window`` when what another window of the
    same person has typed stands beside.
    """

    person: str
    step: str
    diagnosis: Diagnosis | None = None
    form_key: str = ""
    seen: int = 0
    window: str = ""
    restored: UnsavedForm | None = None
    others: list[Waiting] = field(default_factory=list)
    other_window: UnsavedForm | None = None


def autosave_of(request, step: int, *, diagnosis=None, form_key="") -> Autosave:
    """Return the autosave of a form as a page that was sent left it, or a new one."""
    came = sent_from(request)
    return Autosave(
        person=mark_of(request.user),
        step=str(step),
        diagnosis=diagnosis,
        form_key=form_key,
        seen=came["seen"],
        window=came["window"],
        others=(
            waiting_steps(request.user, diagnosis, step)
            if diagnosis
            else waiting_forms(request.user, form_key)
        ),
    )


def sent_from(request) -> dict:
    """Return the window a form was sent from and the version it had seen."""
    came = TypedForm(request.POST)
    came.is_valid()
    known = came.cleaned_data
    return {"seen": known.get("seen") or 0, "window": known.get("window", "")}


def waiting_steps(person, diagnosis: Diagnosis, step: int) -> list[Waiting]:
    """Return the other steps of a diagnosis that hold something unsaved."""
    return [
        Waiting(
            label=str(LABELS[int(row.step)]),
            url=f"{reverse('diagnoses:edit', args=[diagnosis.ref])}?krok={row.step}",
            at=row.updated_at,
        )
        for row in steps_typed_by(person, diagnosis)
        if row.step != str(step)
    ]


def waiting_forms(person, form_key: str) -> list[Waiting]:
    """Return the other diagnoses this person has begun and not saved."""
    return [
        Waiting(
            label=row.fields.get("title", [""])[0] or _("without a title yet"),
            url=f"{reverse('diagnoses:new')}?{urlencode({'formularz': row.form_key})}",
            at=row.updated_at,
        )
        for row in begun_by(person)
        if row.form_key != form_key
    ]


class UnsavedView(View):
    """Keep what is typed (POST); give a fresh token to whoever logged in anew (GET).

    Answers are JSON with a ``state`` that `koop-autosave.js` knows: kept, expired,
    other_person, written_elsewhere, saved_already, refused.
    """

    http_method_names = ["get", "post", "options"]

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return JsonResponse({"state": "expired"}, status=401)
        if not request.user.has_perm("accounts.use_desk"):
            return JsonResponse({"state": "refused"}, status=403)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return JsonResponse(
            {"token": get_token(request), "person": mark_of(request.user)}
        )

    def post(self, request):
        if not is_typist(request, request.user):
            return JsonResponse({"state": "other_person"}, status=403)
        where, base = TypedForm(request.POST), BaseForm(request.POST)
        base.is_valid()
        if not where.is_valid():
            return refused(_("It does not say to which form this belongs."), 400)
        ref = where.cleaned_data["ref"]
        diagnosis = diagnosis_or_404(request.user, ref) if ref else None
        known = where.cleaned_data
        try:
            row = keep_typed(
                actor=request.user,
                fields=typed_fields(request.POST),
                window=known["window"],
                turn=known["turn"],
                seen=known["seen"],
                step=known["step"],
                diagnosis=diagnosis,
                form_key=base.cleaned_data.get("form_key", ""),
                base_version=base.cleaned_data.get("version"),
            )
        except DomainError as refusal:
            return refused(str(refusal), refusal.status_code, refusal.code)
        return JsonResponse(
            {
                "state": "kept",
                "version": row.version,
                "saved_at": clock(row.updated_at),
                "newer": newer_than(row, diagnosis),
            }
        )


def refused(sentence: str, status: int, code: str = "invalid") -> JsonResponse:
    """Return a refusal with its sentence; ``state`` says what the page can do."""
    known = {"written_elsewhere", "saved_already"}
    state = code if code in known else "refused"
    return JsonResponse({"state": state, "detail": sentence}, status=status)


def newer_than(row: UnsavedForm, diagnosis: Diagnosis | None) -> dict | None:
    """Return who has saved the diagnosis since the typing began, and when."""
    if diagnosis is None or row.base_version in (None, diagnosis.version):
        return None
    return {"who": str(diagnosis.last_editor), "at": clock(diagnosis.updated_at)}


def clock(moment) -> str:
    """Return the local time of day: 10:42."""
    return time_format(timezone.localtime(moment), "H:i")


class ForgetView(PermissionRequiredMixin, View):
    """Throw away what was typed and not saved, and open the form as it is stored."""

    permission_required = "accounts.use_desk"
    http_method_names = ["post", "options"]

    def post(self, request):
        where, base = TypedForm(request.POST), BaseForm(request.POST)
        where.is_valid()
        base.is_valid()
        ref, step = (where.cleaned_data.get(name, "") for name in ("ref", "step"))
        diagnosis = diagnosis_or_404(request.user, ref) if ref else None
        forget_typed(
            actor=request.user,
            step=step,
            diagnosis=diagnosis,
            form_key=base.cleaned_data.get("form_key", ""),
        )
        if diagnosis is None:
            return redirect(reverse("diagnoses:new") + "?nowa=1")
        return redirect(f"{reverse('diagnoses:edit', args=[ref])}?krok={step}")


class LoggedInAgainView(PermissionRequiredMixin, TemplateView):
    """Where a log-in in a second window ends: that window can be closed."""

    permission_required = "accounts.use_desk"
    template_name = "problems/logged_in_again.html"
