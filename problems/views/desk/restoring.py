"""Opening a form in which something was typed and not saved."""

from django.shortcuts import redirect

from kooperacja.base.errors import DomainError
from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.page import autosave_of
from kooperacja.unsaved.sent import as_sent, sent_from
from kooperacja.unsaved.services import keep_typed, typed_by

from ...forms.steps import WHAT
from ...models import Diagnosis, Problem
from ...typed_forms import KIND, form_of
from .going import step_url
from .page import FormPage, joined, sent_page, stored_page, without_judging
from .stale import differences, put_beside, put_window_beside


def restored_page(
    request, diagnosis: Diagnosis, step: int, problem: Problem | None
) -> FormPage:
    """Return the page of a step with what was typed last, or with what is stored.

    When somebody has saved the diagnosis since, their version stands beside.
    """
    user = request.user
    kept = typed_by(user, form_of(diagnosis, step))
    page = stored_page(user, diagnosis, step, problem)
    if kept is not None:
        typed = typed_page(kept, diagnosis, step, problem)
        if differences(typed.form, diagnosis, typed.evidence):
            page = typed
    page.autosave = autosave = autosave_of(request, page.which)
    if kept is not None:
        autosave.seen = kept.version
        autosave.restored = kept if page.form.is_bound else None
    if page.form.is_bound and kept.base_version != diagnosis.version:
        put_beside(page, diagnosis)
    return page


def typed_page(kept: UnsavedForm, diagnosis, step: int, problem) -> FormPage:
    """Return the page of a step with kept fields, without judging them yet."""
    data = as_sent(kept.fields)
    return without_judging(sent_page(kept.person, diagnosis, step, problem, data))


def with_both_versions(request, page: FormPage) -> FormPage:
    """Return the page that was sent with the version beside that it met.

    That is what somebody has saved since, else what the same person has typed in
    another window. From here on this window has seen it and may write over it.
    """
    diagnosis, step = page.diagnosis, page.step
    without_judging(page)
    page.autosave = autosave_of(request, page.which)
    kept = typed_by(request.user, page.which)
    if kept is not None:
        other = typed_page(kept, diagnosis, step, page.problem)
        put_window_beside(page, kept, other)
    else:
        page.autosave.seen = 0
    if page.form["version"].value() != str(diagnosis.version):
        page.autosave.other_window = None
        put_beside(page, diagnosis)
    return page


def carried_over(page: FormPage, request, first: Diagnosis):
    """Answer a new form that has become a diagnosis already.

    The same form twice is a double click. A different text, typed in another window,
    waits in the form of that diagnosis, beside what was saved.
    """
    sent = sent_page(request.user, first, WHAT, joined(first), request.POST.copy())
    if not differences(sent.form, first):
        return redirect("diagnoses:edit", first.ref)
    came = sent_from(request)
    try:
        keep_typed(
            actor=request.user,
            form=form_of(first, WHAT),
            fields=KIND.kept_of(request.POST, first),
            window=came["window"] or "sent",
            turn=0,
        )
    except DomainError as refusal:
        page.form.add_error(None, str(refusal))
        return page.render(request, status=refusal.status_code)
    return redirect(step_url(first, WHAT))
