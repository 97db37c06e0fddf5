"""One letter a day instead of many."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .choices import MailChoice
from .composing import compose
from .models import Letter, Notice
from .showing import item_of
from .wording import Overrides, overrides

KIND = "digest"
#: A letter longer than this is not read; the rest is on the desk.
MOST_ITEMS = 30


def queue_digests(now: datetime) -> int:
    """Queue the digests of everybody for whom something waits; return how many.

    Each person's letter is a transaction of its own: the letter and the note that its
    notices are told. Run twice, or by two workers, everything is told once.
    """
    waiting = Notice.objects.filter(in_digest=True).order_by("recipient_id")
    ids = waiting.values_list("recipient_id", flat=True).distinct()
    own = overrides()
    return sum(_queue_for(person_id, own) for person_id in list(ids))


@transaction.atomic
def _queue_for(person_id: int, own: Overrides) -> int:
    """Queue the digest of one person; return 1 if there was something to tell."""
    person = get_user_model().objects.get(pk=person_id)
    notices = list(
        Notice.objects.filter(recipient=person, in_digest=True)
        .select_for_update(skip_locked=True)
        .order_by("-told_at", "-pk")
    )
    Notice.objects.filter(pk__in=[row.pk for row in notices]).update(in_digest=False)
    wants_it = person.is_active and person.mail_choice != MailChoice.PORTAL
    # What was read on the desk in the meantime need not be told again.
    news = [row for row in notices if row.read_at is None and wants_it]
    if not news:
        return 0
    with translation.override(person.language):
        letter = _digest(person, news, own)
    letter.save()
    return 1


def _digest(person, news: list[Notice], own: Overrides) -> Letter:
    subject = ngettext(
        "Kooperacja: %(count)s notice", "Kooperacja: %(count)s notices", len(news)
    ) % {"count": len(news)}
    shown = [item_of(row, person.language, own) for row in news[:MOST_ITEMS]]
    text, html = compose(
        subject=subject,
        greeting=str(person),
        text=_("This is what has happened in Kooperacja and concerns you."),
        items=[item for item in shown if item],
        more=len(news) - len(shown),
        button=_("All notices"),
        url=settings.BASE_URL + reverse("notices:list"),
        why=_("You get this letter once a day, and only when there is something new."),
        is_urgent=False,
    )
    return Letter(
        kind=KIND,
        to_user=person,
        to_address=person.email,
        subject=subject,
        text=text,
        html=html,
        about=sorted({name for row in news for name in row.about}),
        is_prompt=False,
    )
