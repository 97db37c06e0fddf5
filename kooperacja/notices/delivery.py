"""Sending what the mail queue holds.

One transaction per letter: the row is locked (``SKIP LOCKED``, so that two workers
never send the same one), the letter leaves, the row says so, commit. A worker that
dies between the last two sends it once more, with the same Message-ID, by which most
mail programs show it once; it is never lost.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Letter

log = logging.getLogger(__name__)

#: Pauses after each failed attempt; after the last one the letter is given up.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
)
#: So many letters in one go; then the worker looks whether it should stop.
MOST_AT_ONCE = 50
LONGEST_ERROR = 500


def send_due(most: int = MOST_AT_ONCE) -> tuple[int, int]:
    """Send what is due, at most so many letters; return (sent, failed).

    All go over one connection. The first failure ends the pass: when the mail server
    is away, one letter has waited for it in vain and not all of them.
    """
    sent = 0
    connection = get_connection()
    try:
        while sent < most:
            went_well = _send_next(connection)
            if went_well is None:
                break
            if not went_well:
                return sent, 1
            sent += 1
    finally:
        _close(connection)
    return sent, 0


@transaction.atomic
def _send_next(connection) -> bool | None:
    """Send the first letter that is due; None when there is none."""
    letter = Letter.objects.due().select_for_update(skip_locked=True).first()
    if letter is None:
        return None
    if letter.useless_after and letter.useless_after < timezone.now():
        _give_up(letter, _("It could not be sent before its link expired."))
    else:
        _try(letter, connection)
    if letter.is_secret and (letter.sent_at or letter.given_up_at):
        # The link in it opens an account.
        letter.subject = letter.text = letter.html = ""
    letter.save()
    return letter.sent_at is not None


def _try(letter: Letter, connection) -> None:
    letter.attempts += 1
    try:
        connection.open()
        message_of(letter, connection).send()
    except Exception as error:
        # Whatever is wrong with one letter must not stop those behind it.
        _note_failure(letter, error)
    else:
        letter.sent_at, letter.last_error = timezone.now(), ""


def message_of(letter: Letter, connection=None) -> EmailMultiAlternatives:
    """Return a letter as an e-mail with both its forms.

    ``Auto-Submitted`` keeps automatic answers from coming back (RFC 3834).
    """
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.to_address],
        headers={
            "Message-ID": f"<{letter.ref}@{_domain()}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )
    message.attach_alternative(letter.html, "text/html")
    return message


def _domain() -> str:
    sender = settings.DEFAULT_FROM_EMAIL.rstrip("> ")
    return sender.rpartition("@")[2] or "localhost"


def _note_failure(letter: Letter, error: Exception) -> None:
    """Write why it failed and when it is tried again, or that it is given up."""
    said = f"{type(error).__name__}: {error}"
    # Never the words of the letter: a mail server quotes addresses at most.
    log.warning("letter %s, attempt %s: %s", letter.ref, letter.attempts, said)
    if letter.attempts > len(PAUSES) or isinstance(error, ValueError):
        _give_up(letter, said)
        return
    letter.last_error = said[:LONGEST_ERROR]
    letter.next_try_at = timezone.now() + PAUSES[letter.attempts - 1]


def _give_up(letter: Letter, why: str) -> None:
    letter.given_up_at, letter.last_error = timezone.now(), why[:LONGEST_ERROR]


def _close(connection) -> None:
    try:
        connection.close()
    except OSError:
        log.debug("the mail server had gone before it was said good-bye")
