"""Letters about the workflow, sent after the commit."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from kooperacja.base.workflow import Transition

from .models import Diagnosis

log = logging.getLogger(__name__)

# Who reads about a step: those who decide, or those who wrote.
TO_COORDINATORS = {"submit", "withdraw"}


def announce(*, step: Transition, diagnosis: Diagnosis, actor: User, note: str) -> None:
    """Tell the other side of a step that it was taken; never tell the actor.

    A mail server that is down must not undo what was decided: it is logged.
    """
    letters = [
        _letter(reader, step, diagnosis, actor, note)
        for reader in _readers(step, diagnosis)
        if reader.pk != actor.pk
    ]
    try:
        get_connection().send_messages(letters)
    except OSError:
        log.exception("letters about a diagnosis could not be sent")


def _readers(step: Transition, diagnosis: Diagnosis) -> Iterable[User]:
    people = User.objects.filter(is_active=True)
    if step.name in TO_COORDINATORS:
        return people.filter(groups__name=groups.COORDINATORS).order_by("pk")
    # At a suspended institution nobody works with us now, so nobody is written to.
    return (
        people.filter(
            memberships__partner=diagnosis.partner,
            memberships__partner__is_active=True,
            memberships__ended_at__isnull=True,
        )
        .distinct()
        .order_by("pk")
    )


def _letter(
    reader: User, step: Transition, diagnosis: Diagnosis, actor: User, note: str
) -> EmailMessage:
    with translation.override(reader.language):
        name = (
            "review:diagnosis" if step.name in TO_COORDINATORS else "diagnoses:detail"
        )
        context = {
            "reader": reader,
            "step": step,
            "diagnosis": diagnosis,
            "actor": actor,
            "note": note,
            "url": settings.BASE_URL + reverse(name, args=[diagnosis.ref]),
        }
        subject = render_to_string("emails/problems/step_subject.txt", context)
        body = render_to_string("emails/problems/step_body.txt", context)
    # A title typed over two lines must not add a header of its own.
    return EmailMessage(" ".join(subject.split()), body, to=[reader.email])
