"""What a service raises when something cannot be done."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A refusal a person can read.

    ``message`` is a lazily translated sentence, ``field`` the name of the field
    it belongs to ("" when it concerns the whole), ``code`` a stable word for
    programs. Doors translate: a form error, a 4xx answer, a message.
    """

    message: str | Promise = _("This cannot be done.")
    code = "refused"
    status_code = 409

    def __init__(
        self, message: str | Promise | None = None, *, field: str = "", **extra: Any
    ) -> None:
        self.message = message or self.message
        self.field = field
        self.extra = extra
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)


class InvalidInput(DomainError):
    """What was given cannot be stored as it is."""

    message = _("This value cannot be stored.")
    code = "invalid"
    status_code = 400


class NotPermitted(DomainError, PermissionDenied):
    """The person may not do this; a page that lets it pass answers 403."""

    message = _("You may not do this.")
    code = "not_permitted"
    status_code = 403


class StaleVersion(DomainError):
    """Somebody saved in the meantime; ``current`` is the stored row."""

    message = _(
        "Somebody else has saved this in the meantime. Nothing was overwritten: "
        "compare both versions and choose."
    )
    code = "stale_version"

    def __init__(self, current: Any, **extra: Any) -> None:
        super().__init__(**extra)
        self.current = current
