"""The doors through which what is typed is kept and thrown away."""

from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PermissionRequiredMixin

from .kinds import kind_named
from .models import UnsavedForm
from .sent import BaseForm, TypedForm
from .services import WhichForm, forget_typed, keep_typed
from .typist import is_typist, mark_of


class KeepView(View):
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
        form = form_meant(request.user, where, base)
        if form is None or not where.is_valid():
            return refused(_("It does not say to which form this belongs."), 400)
        known = where.cleaned_data
        try:
            row = keep_typed(
                actor=request.user,
                form=form,
                fields=form.of.kept_of(request.POST, form.record),
                window=known["window"],
                turn=known["turn"],
                seen=known["seen"],
                base_version=base.cleaned_data.get("version"),
            )
        except DomainError as refusal:
            return refused(str(refusal), refusal.status_code, refusal.code)
        return JsonResponse(
            {
                "state": "kept",
                "version": row.version,
                "saved_at": clock(row.updated_at),
                "newer": newer_than(row, form),
            }
        )


def form_meant(person, where: TypedForm, base: BaseForm) -> WhichForm | None:
    """Return the form that was sent, None where there is no such kind or step.

    :raises Http404: no record of that ref, or this person may not know of it.
    """
    where.is_valid()
    base.is_valid()
    known = where.cleaned_data
    kind, step = kind_named(known.get("kind", "")), known.get("step")
    if kind is None or step not in kind.steps or "ref" not in known:
        return None
    record = kind.find(person, known["ref"]) if known["ref"] else None
    if known["ref"] and record is None:
        raise Http404
    key = base.cleaned_data.get("form_key", "")
    return WhichForm(kind.name, record=record, step=step, form_key=key)


def refused(sentence: str, status: int, code: str = "invalid") -> JsonResponse:
    """Return a refusal with its sentence; ``state`` says what the page can do."""
    known = {"written_elsewhere", "saved_already"}
    state = code if code in known else "refused"
    return JsonResponse({"state": state, "detail": sentence}, status=status)


def newer_than(row: UnsavedForm, form: WhichForm) -> dict | None:
    """Return who has saved the record since the typing began, and when."""
    if form.is_new or row.base_version in (None, form.record.version):
        return None
    saved = form.of.last_saved(form.record)
    return {"who": saved.who, "at": clock(saved.at)}


def clock(moment) -> str:
    """Return the local time of day: 10:42."""
    return time_format(timezone.localtime(moment), "H:i")


class ForgetView(PermissionRequiredMixin, View):
    """Throw away what was typed and not saved, and open the form as it is stored."""

    permission_required = "accounts.use_desk"
    http_method_names = ["post", "options"]

    def post(self, request):
        where, base = TypedForm(request.POST), BaseForm(request.POST)
        form = form_meant(request.user, where, base)
        if form is None:
            raise BadRequest(_("It does not say to which form this belongs."))
        forget_typed(actor=request.user, form=form)
        if form.is_new:
            return redirect(form.of.new_url())
        return redirect(form.of.url(form.record, form.step))


class LoggedInAgainView(PermissionRequiredMixin, TemplateView):
    """Where a log-in in a second window ends: that window can be closed."""

    permission_required = "accounts.use_desk"
    template_name = "unsaved/logged_in_again.html"
