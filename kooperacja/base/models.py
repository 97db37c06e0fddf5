"""Abstract columns many tables share. No domain word may enter here."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

# Every ref looks like this; no word of an address can be mistaken for one.
REF_PATTERN = "[A-Za-z0-9_-]{22}"


def new_ref() -> str:
    """Return a random address of 128 bits.

    Numbers in sequence would tell how many rows exist that the reader may not
    see; ASVS 5.0 11.5.1 asks for this much randomness.
    """
    return secrets.token_urlsafe(16)


class Referenced(models.Model):
    """A row that is addressed by a random ref, never by its number."""

    ref = models.CharField(
        _("reference"), max_length=22, unique=True, default=new_ref, editable=False
    )

    class Meta:
        abstract = True


class TimeStamped(models.Model):
    """A row that knows when it was made and last changed."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row several people may edit: each save counts one up."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True
