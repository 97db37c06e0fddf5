"""Checks of columns that several services make before they save."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .errors import InvalidInput

WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# Lenient: institutions write "33 812 34 56 wew. 12, 800 120 002 (doba)".
TELEPHONE = re.compile(r"[\w\s+()/.,;:–-]*")
FEWEST_DIGITS = 3


def require_valid(row: models.Model) -> None:
    """Refuse a row whose columns, lengths or uniqueness do not hold.

    :raises InvalidInput: the first sentence, at its field.
    """
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if isinstance(value, str):
            _require_storable(column, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise first_of(error) from error


def require_columns(row: models.Model) -> None:
    """Refuse a row whose own columns do not hold, without asking the database.

    For many rows at once: relations, uniqueness and constraints are the caller's.

    :raises InvalidInput: the first sentence, at its field.
    """
    for column in row._meta.concrete_fields:
        value = getattr(row, column.attname)
        if isinstance(value, str):
            _require_storable(column, value)
    relations = [column.name for column in row._meta.fields if column.is_relation]
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        raise first_of(error) from error


def first_of(error: ValidationError) -> InvalidInput:
    """Translate Django's error into ours: the first sentence and its field."""
    field, messages = next(iter(error.message_dict.items()))
    return InvalidInput(messages[0], field="" if field == "__all__" else field)


def require_web_address(value: str, *, field: str) -> None:
    """Refuse an address a browser should not be sent to.

    :raises InvalidInput: neither empty nor http(s).
    """
    if value and not WEB_ADDRESS.match(value):
        raise InvalidInput(
            _("The address of a page begins with http:// or https://."), field=field
        )


def require_telephone(value: str, *, field: str) -> None:
    """Refuse what nobody could dial.

    :raises InvalidInput: neither empty nor a number with a few words around it.
    """
    if not value:
        return
    digits = sum(character.isdigit() for character in value)
    if digits < FEWEST_DIGITS or not TELEPHONE.fullmatch(value):
        raise InvalidInput(
            _("Write a telephone number, for example 33 812 34 56."), field=field
        )


def _require_storable(column: models.Field, value: str) -> None:
    if "\x00" in value:
        raise InvalidInput(field=column.name)
    # A model does not check the length of a TextField by itself.
    limit = getattr(column, "max_length", None)
    if isinstance(column, models.TextField) and limit and len(value) > limit:
        raise InvalidInput(
            _("The text is too long (at most %(limit)s characters).")
            % {"limit": limit},
            field=column.name,
        )
