"""Words of this app that columns of other apps choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailChoice(models.TextChoices):
    """How a person wants to be written to; urgent notices come by mail at once."""

    DIGEST = "digest", _("once a day, all together")
    AT_ONCE = "at_once", _("at once, each in a letter of its own")
    PORTAL = "portal", _("only here, no letters")
