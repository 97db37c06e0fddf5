"""What stops a load."""

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput


class LoadRefused(InvalidInput):
    """The file as a whole cannot be loaded; the sentence says what to do."""

    message = _("This file cannot be loaded.")
    code = "load_refused"


class RowRefused(Exception):
    """One row cannot be loaded; the argument is the reason, a lazy sentence."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(reason)
