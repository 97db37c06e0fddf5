"""Ready texts a coordinator starts a reason from."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.categories.models import Category

from ..models import ReplyText
from ..workflow import WORKFLOW

#: Steps that take a word along which a coordinator writes.
STEPS = tuple(
    step.name
    for step in WORKFLOW
    if step.needs_note and step.permission == "problems.review_diagnosis"
)


class ReplyTextExists(InvalidInput):
    """Another ready text for the same step and kind of problem has this name."""

    message = _("There is a ready text of this name.")
    code = "reply_text_exists"


@transaction.atomic
def save_reply_text(
    *,
    actor: User,
    step: str,
    name: str,
    text: str,
    category: Category | None = None,
    is_offered: bool = True,
    reply: ReplyText | None = None,
) -> ReplyText:
    """Write a new ready text, or a better version of ``reply``.

    What is not ``is_offered`` is kept and shown to nobody who writes a reason.

    :raises NotPermitted: only coordinators.
    :raises InvalidInput: a step without reasons, or nothing said.
    :raises ReplyTextExists: the name is taken.
    """
    if not actor.has_perm("problems.review"):
        raise NotPermitted
    if step not in STEPS:
        raise InvalidInput(_("This step takes no reason."), field="step")
    reply = reply or ReplyText()
    reply.step, reply.category, reply.is_offered = step, category, is_offered
    reply.name, reply.text = name.strip(), text.strip()
    for field in ("name", "text"):
        if not getattr(reply, field):
            raise InvalidInput(_("Fill this in."), field=field)
    try:
        with transaction.atomic():
            reply.save()
    except IntegrityError as error:
        raise ReplyTextExists(field="name") from error
    record(actor=actor, verb="reply_text.saved", target=reply)
    return reply


def reply_texts_for(category: Category) -> QuerySet[ReplyText]:
    """Return the texts offered for a kind of problem: its own, then the general."""
    fits = Q(category=None) | Q(category=category)
    if category.parent_id:
        fits |= Q(category=category.parent_id)
    offered = ReplyText.objects.filter(fits, is_offered=True)
    return offered.order_by("step", "category", "name", "pk")


@transaction.atomic
def load_reply_texts(texts: Iterable[tuple[str, str, str, str]]) -> list[ReplyText]:
    """Add texts (step, slug of a category or "", name, text) that are not there yet.

    What a coordinator has changed stays; a category this city lacks is left out.
    """
    categories = {row.slug: row for row in Category.objects.all()}
    added = []
    for step, slug, name, text in texts:
        if slug and slug not in categories:
            continue
        row, is_new = ReplyText.objects.get_or_create(
            step=step,
            category=categories.get(slug),
            name=name,
            defaults={"text": text},
        )
        if is_new:
            record(actor=None, verb="reply_text.saved", target=row)
            added.append(row)
    return added
