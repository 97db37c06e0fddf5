"""Where one gets to from a step of the form once it is saved."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from ...forms.steps import CHECK, WHAT, read_step
from ...models import Diagnosis
from ...services import DiagnosisIncomplete, submit_diagnosis
from .acts import edit_url_with_missing, say_done


def step_url(diagnosis: Diagnosis, step: int) -> str:
    """Return the address of a step of the form."""
    return reverse("diagnoses:edit", args=[diagnosis.ref]) + f"?krok={step}"


def go_on(request, diagnosis: Diagnosis, step: int, act: str, wanted: str = ""):
    """Lead from a saved step to where the pressed button points.

    ``act`` is next, back, save or submit; ``wanted`` is a step of the step bar.
    """
    target = read_step(wanted)
    if target is not None:
        return redirect(step_url(diagnosis, target))
    if act == "submit":
        return hand_over(request, diagnosis)
    if act == "save":
        at = time_format(timezone.localtime(), "H:i")
        messages.success(request, _("Draft saved at %(time)s.") % {"time": at})
        return redirect(diagnosis)
    shift = -1 if act == "back" else 1
    return redirect(step_url(diagnosis, min(max(step + shift, WHAT), CHECK)))


def hand_over(request, diagnosis: Diagnosis):
    """Submit the saved draft; where something is missing, show where."""
    try:
        diagnosis = submit_diagnosis(actor=request.user, diagnosis=diagnosis)
    except DiagnosisIncomplete:
        return redirect(edit_url_with_missing(diagnosis.ref))
    say_done(request, "submit")
    return redirect(diagnosis)
