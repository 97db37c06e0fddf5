"""What a reviewer looks at before a diagnosis may be published (anchors, row c10)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Check(models.TextChoices):
    """The questions of the checklist, in the order in which they are asked."""

    PERSONAL_DATA = "personal_data", _("Somebody’s data?")
    SOURCE = "source", _("A source?")
    DUPLICATE = "duplicate", _("A double?")
    PRECISION = "precision", _("The right place?")
    STIGMA = "stigma", _("Words that do not hurt?")


class Verdict(models.TextChoices):
    """How a question was answered; anything else is a reason to return it."""

    CHECKED = "checked", _("looked at, it is fine")
    NOT_NEEDED = "not_needed", _("not needed here")


QUESTIONS = {
    Check.PERSONAL_DATA: _(
        "Could a neighbour tell who it is about? A name, an address, an age and a rare "
        "situation together are enough."
    ),
    Check.SOURCE: _(
        "Is it said where the numbers come from and what day they are from?"
    ),
    Check.DUPLICATE: _("Does somebody describe the same problem already?"),
    Check.PRECISION: _(
        "Does the place fit the text, and is it not finer than it has to be?"
    ),
    Check.STIGMA: _(
        "Does it speak of a situation and of places, not of “kinds of people”?"
    ),
}
