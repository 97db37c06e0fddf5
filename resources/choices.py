"""The closed lists of this room, as Django choices. A code is never renamed.

Accessibility after the checklist of the declaration under the act of 19 July 2019 on
accessibility for people with special needs (Dz.U. 2019 poz. 1696, art. 6).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Delivery(models.TextChoices):
    """How people get it."""

    SITE = "site", _("on the spot")
    PHONE = "phone", _("by telephone")
    ONLINE = "online", _("on-line")
    MOBILE = "mobile", _("comes to you")


class FeeKind(models.TextChoices):
    """Whether it costs anything."""

    UNKNOWN = "unknown", _("not known")
    FREE = "free", _("free of charge")
    PARTLY = "partly", _("partly paid, or depends on income")
    PAID = "paid", _("paid")


class Language(models.TextChoices):
    """Languages people are served in: ISO 639-1, of sign languages ISO 639-3."""

    POLISH = "pl", _("Polish")
    SIGN = "pso", _("Polish Sign Language")
    UKRAINIAN = "uk", _("Ukrainian")
    RUSSIAN = "ru", _("Russian")
    BELARUSIAN = "be", _("Belarusian")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    CZECH = "cs", _("Czech")
    SLOVAK = "sk", _("Slovak")
    ROMANI = "rom", _("Romani")
    SPANISH = "es", _("Spanish")
    FRENCH = "fr", _("French")
    ARABIC = "ar", _("Arabic")
    VIETNAMESE = "vi", _("Vietnamese")
    GEORGIAN = "ka", _("Georgian")


class Accessibility(models.TextChoices):
    """What a place offers to people who need it."""

    STEP_FREE = "step_free", _("entrance without steps")
    LIFT = "lift", _("lift, or all on the ground floor")
    TOILET = "toilet", _("toilet for wheelchair users")
    PARKING = "parking", _("parking place for people with disabilities")
    LOOP = "loop", _("induction loop")
    SIGN_LANGUAGE = "sign_language", _("sign language interpreter")
    GUIDE_DOG = "guide_dog", _("guide dogs welcome")
    EASY_TO_READ = "easy_to_read", _("information in easy words")
    QUIET = "quiet", _("a quiet room")
    TRANSPORT = "transport", _("public transport nearby")
    CHILDREN = "children", _("a corner for children")


class WrongKind(models.TextChoices):
    """What a visitor says is wrong."""

    PHONE = "phone", _("the telephone does not answer or is wrong")
    ADDRESS = "address", _("the address is wrong")
    HOURS = "hours", _("the hours are different")
    CLOSED = "closed", _("this place no longer works")
    CONDITIONS = "conditions", _("the conditions or the cost are different")
    OTHER = "other", _("something else")


class ReportState(models.TextChoices):
    """What became of a visitor's report."""

    NEW = "new", _("new")
    DONE = "done", _("mended")
    DISMISSED = "dismissed", _("there is nothing to mend")


class LinkKind(models.TextChoices):
    """What a resource does about a problem."""

    ANSWERS = "answers", pgettext_lazy("link", "answers")
    PARTLY = "partly", pgettext_lazy("link", "partly answers")
    REFERS = "refers", pgettext_lazy("link", "refers to other help")


class LinkState(models.TextChoices):
    """Whether the provider agrees."""

    PROPOSED = "proposed", _("waits for the provider")
    CONFIRMED = "confirmed", _("confirmed by the provider")
    REFUSED = "refused", _("refused by the provider")
