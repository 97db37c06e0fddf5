"""What is typed and not saved yet: kept for the person alone, never lost, never shown.

No entry of the log: nothing of a record has changed (decision 0017).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from kooperacja.accounts.models import User
from kooperacja.base.errors import InvalidInput, NotPermitted

from .kinds import Fields, FormKind, all_kinds, kind_named
from .models import UnsavedForm
from .refusals import MOST_BEGUN, SavedAlready, TooLong, TooMuchBegun, WrittenElsewhere
from .sent import as_sent

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class WhichForm:
    """One form: of a stored ``record``, or a new one that ``form_key`` names.

    ``kind`` is the name of a registered kind, ``step`` one of its steps.
    """

    kind: str
    record: Any = None
    step: str = ""
    form_key: str = ""

    @property
    def is_new(self) -> bool:
        """Whether nothing is stored of it yet."""
        return self.record is None

    @property
    def ref(self) -> str:
        """The ref of the stored record, "" for a new form."""
        return self.record.ref if self.record is not None else ""

    @property
    def of(self) -> FormKind:
        """What kind of form it is.

        :raises InvalidInput: no room has such a form.
        """
        found = kind_named(self.kind)
        if found is None:
            raise InvalidInput
        return found

    def place(self, person: User) -> dict[str, Any]:
        """Return the columns that name the row of this person's form."""
        return {
            "person": person,
            "kind": self.kind,
            "ref": self.ref,
            "form_key": self.form_key if self.is_new else "",
            "step": self.step,
        }


@transaction.atomic
def keep_typed(
    *,
    actor: User,
    form: WhichForm,
    fields: Fields,
    window: str,
    turn: int,
    seen: int = 0,
    base_version: int | None = None,
) -> UnsavedForm:
    """Keep what stands in a form, right or wrong, for its typist only.

    ``fields`` maps names to lists of strings. ``window`` is a random name of the
    browser window and ``turn`` grows with each of its writings; ``seen`` is the version
    of the stored text this window knows of, 0 for none. ``base_version`` is the version
    of the record the typing began from.

    :raises WrittenElsewhere: another window has written, saved or thrown away.
    :raises SavedAlready: the new form has become a record.
    :raises NotPermitted: this person may not write in that form.
    :raises InvalidInput: it names no window or no form.
    :raises TooLong: more than the kind of form can hold.
    :raises TooMuchBegun: twenty new forms wait already.
    """
    if not form.of.may_write(actor, form.record):
        raise NotPermitted
    _require_storable(form, fields, window)
    if form.is_new:
        _refuse_saved(actor, form)
    values = {"fields": fields, "base_version": base_version}
    row = UnsavedForm.objects.select_for_update().filter(**form.place(actor)).first()
    if row is None:
        begun = values | {"window": window, "turn": turn}
        row, is_new = _begin(actor, form, begun, seen)
        if is_new:
            return row
    return _write(row, values, window=window, turn=turn, seen=seen)


def _begin(
    actor: User, form: WhichForm, begun: dict[str, Any], seen: int
) -> tuple[UnsavedForm, bool]:
    """Return the new row, or the locked one of a window that was faster."""
    if seen:
        raise WrittenElsewhere(None)
    if form.is_new and _new_ones(actor).count() >= MOST_BEGUN:
        raise TooMuchBegun
    row, is_new = UnsavedForm.objects.get_or_create(**form.place(actor), defaults=begun)
    if not is_new:
        row = UnsavedForm.objects.select_for_update().get(pk=row.pk)
    return row, is_new


def _write(row: UnsavedForm, values: dict[str, Any], *, window, turn, seen):
    if row.window == window:
        if turn <= row.turn:
            # A letter overtaken on its way: the newer one has arrived already.
            return row
    elif row.version != seen and row.fields != values["fields"]:
        raise WrittenElsewhere(row)
    for name, value in (values | {"window": window, "turn": turn}).items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    return row


def _require_storable(form: WhichForm, fields: Fields, window: str) -> None:
    if not window or (form.is_new and not form.form_key):
        raise InvalidInput
    texts = [text for name, values in fields.items() for text in (name, *values)]
    size = sum(len(text.encode()) for text in texts)
    if len(texts) > form.of.most_values or size > form.of.most_bytes:
        raise TooLong


def _refuse_saved(actor: User, form: WhichForm) -> None:
    made = form.of.made_from(actor, form.form_key)
    if made is not None:
        raise SavedAlready(made.ref)


def _new_ones(person: User):
    return UnsavedForm.objects.filter(person=person, ref="")


def typed_by(person: User, form: WhichForm) -> UnsavedForm | None:
    """Return what this person has typed into a form and not saved, None for nothing."""
    return UnsavedForm.objects.filter(**form.place(person)).first()


def steps_typed_by(person: User, record: models.Model) -> list[UnsavedForm]:
    """Return what this person has typed into the steps of a record, unsaved."""
    return list(_about(record).filter(person=person).order_by("step"))


def begun_by(person: User, kind: str = "") -> list[UnsavedForm]:
    """Return the new forms this person has begun and not saved, newest first.

    Of one ``kind``, or of all.
    """
    kinds = [found for found in all_kinds() if kind in ("", found.name)]
    waiting = (
        Q(kind=found.name) & ~Q(form_key__in=found.made_by(person)) for found in kinds
    )
    # Nothing is begun where no room has a form.
    return list(
        _new_ones(person)
        .filter(reduce(or_, waiting, Q(pk=None)))
        .order_by("-updated_at")
    )


@transaction.atomic
def forget_typed(*, actor: User, form: WhichForm) -> bool:
    """Throw away what was typed into a form; return whether there was anything."""
    return bool(UnsavedForm.objects.filter(**form.place(actor)).delete()[0])


@transaction.atomic
def forget_saved(
    *,
    actor: User,
    form: WhichForm,
    record: models.Model,
    window: str = "",
    seen: int = 0,
    saved_from: int | None = None,
) -> None:
    """Forget what was typed into a form that this person has saved now, as ``record``.

    What another window has typed and this one has not seen stays: it is offered when
    the form is opened again. ``saved_from`` is the version the save began from. What
    the person has typed into other steps since then began from it too, and nobody came
    between.
    """
    own = Q(version=seen) | Q(window=window) if window else Q(version=seen)
    UnsavedForm.objects.filter(own, **form.place(actor)).delete()
    if saved_from is not None:
        _about(record).filter(person=actor, base_version=saved_from).exclude(
            step=form.step
        ).update(base_version=record.version)


@transaction.atomic
def forget_record(
    *, record: models.Model, typist: int | None = None, form_key: str | None = None
) -> list[Fields]:
    """Delete what anybody has typed into the form of a record and not saved.

    Part of the service that throws the record away, or takes personal data out of it:
    they must not come back from there. That service asks whether it may be done and
    writes the log. ``typist`` and ``form_key`` name the new form it was made from, of
    which another window may have kept something.

    :returns: what was deleted, so that a redaction can tell where its words stood.
    """
    rows = _about(record)
    if form_key:
        made_from = Q(kind=_kind_of(record), person=typist, form_key=form_key)
        rows |= UnsavedForm.objects.filter(made_from)
    texts = list(rows.values_list("fields", flat=True))
    rows.delete()
    return texts


@transaction.atomic
def sift_record(record: models.Model) -> None:
    """Take out of what anybody has typed into a record what may be kept no more.

    Part of the service that makes something of the record a secret: whoever typed it
    while it was none must not keep it.
    """
    kind = kind_named(_kind_of(record))
    for row in _about(record).select_for_update().order_by("pk"):
        row.fields = kind.kept_of(as_sent(row.fields), record)
        row.save(update_fields=["fields"])


def purge_unsaved(*, now: datetime, older_than: timedelta = KEPT_FOR) -> int:
    """Delete what nobody has touched for a month; return how many rows.

    Housekeeping: unfinished texts may hold personal data and are not kept for company.
    What belongs to a record that is gone goes at once, however it went.
    """
    over = Q(updated_at__lt=now - older_than)
    for kind in all_kinds():
        stored = kind.model._default_manager.values("ref")
        over |= Q(kind=kind.name) & ~Q(ref="") & ~Q(ref__in=stored)
    return UnsavedForm.objects.filter(over).delete()[0]


def _kind_of(record: models.Model) -> str:
    return record._meta.model_name


def _about(record: models.Model):
    return UnsavedForm.objects.filter(kind=_kind_of(record), ref=record.ref)
