"""Which forms there are: each room describes its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.http import QueryDict

#: What was typed: the names of the form and the texts sent under them.
Fields = dict[str, list[str]]


@dataclass(frozen=True)
class Saved:
    """Who saved a record last, in words, "" where that is not said, and when."""

    who: str
    at: datetime


class FormKind:
    """One form of a room, as far as keeping what is typed has to know it.

    ``model`` is what the form becomes; its rows have a ``ref`` and a ``version``, and
    its name is the name of the kind. ``steps`` are the parts that are sent and kept by
    themselves. Bytes and values are counted over names and texts together.
    """

    model: type[Model]
    steps: Mapping[str, Any] = {"": ""}
    most_bytes = 100_000
    most_values = 400

    @property
    def name(self) -> str:
        """How rows and pages call this kind."""
        return self.model._meta.model_name

    def find(self, person, ref: str) -> Any | None:
        """Return the record as far as this person may know of it, else None."""
        raise NotImplementedError

    def may_write(self, person, record: Any | None) -> bool:
        """Whether this person may type into the form of a record, or into a new one."""
        raise NotImplementedError

    def made_by(self, person) -> QuerySet:
        """Return the keys of the forms that became records, a queryset of one column.

        Keys of other people's forms may not be among them.
        """
        raise NotImplementedError

    def made_from(self, person, form_key: str) -> Any | None:
        """Return the record that a new form of this person has become, None yet."""
        raise NotImplementedError

    def typed_of(self, data: QueryDict) -> Fields:
        """Return what was typed of what a browser sent, and nothing else.

        Never a token, a password or a file. A NUL cannot be typed and cannot be stored.
        """
        raise NotImplementedError

    def kept_of(self, data: QueryDict, record: Any | None) -> Fields:
        """Return what may be stored of what was typed into the form of a record.

        All of it, unless a room has something that must not lie beside its own table.
        """
        return self.typed_of(data)

    def last_saved(self, record: Any) -> Saved:
        """Return who has saved the record last, and when."""
        raise NotImplementedError

    def title_of(self, fields: Fields) -> str:
        """Return what a new form is about, in the words of its typist; "" so far."""
        raise NotImplementedError

    def url(self, record: Any, step: str = "") -> str:
        """Return the address of the form of a record."""
        raise NotImplementedError

    def new_url(self, form_key: str = "") -> str:
        """Return the address of a new form: the one of this key, else an empty one."""
        raise NotImplementedError


_kinds: dict[str, FormKind] = {}


def register(kind: FormKind) -> None:
    """Have the typing into forms of this kind kept."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> FormKind | None:
    """Return the kind of this name, None where no room has one."""
    return _kinds.get(name)


def all_kinds() -> list[FormKind]:
    """Return every kind."""
    return list(_kinds.values())


def without_nul(values: list[str]) -> list[str]:
    """Return texts that the database can store."""
    return [value.replace("\x00", "") for value in values]
