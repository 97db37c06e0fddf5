"""What is typed and not saved yet: kept for the person alone, never lost, never shown.

No entry of the log: nothing of a record has changed (decision 0017).
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted

from ..models import Diagnosis, UnsavedForm

#: Bytes of all names and values together; the longest form takes half of it.
MOST_BYTES = 100_000
MOST_VALUES = 400
#: New forms one person may have begun and not saved.
MOST_BEGUN = 20
KEPT_FOR = timedelta(days=30)

Fields = dict[str, list[str]]


class WrittenElsewhere(DomainError):
    """Another window of the same person has written since this one read.

    ``current`` is what the other one has typed, None when it has saved the form or
    thrown it away.
    """

    message = _(
        "You have written in this form in another window too. Nothing was overwritten: "
        "see both versions and choose."
    )
    code = "written_elsewhere"

    def __init__(self, current: UnsavedForm | None):
        super().__init__()
        self.current = current


class SavedAlready(DomainError):
    """The form has become a diagnosis in the meantime; ``ref`` names it."""

    message = _("This form has been saved in another window.")
    code = "saved_already"

    def __init__(self, ref: str):
        super().__init__(ref=ref)
        self.ref = ref


class TooMuchBegun(DomainError):
    """Somebody begins forms and never saves one."""

    message = _(
        "You have begun %(count)s forms and saved none of them. Save or throw away one "
        "of them, then this one is kept too."
    ) % {"count": MOST_BEGUN}
    code = "too_many"


class TooLong(InvalidInput):
    """No form can be that long."""

    message = _("This is too long to be kept.")
    code = "too_long"
    status_code = 413


@transaction.atomic
def keep_typed(
    *,
    actor: User,
    fields: Fields,
    window: str,
    turn: int,
    seen: int = 0,
    step: str = "",
    form_key: str = "",
    diagnosis: Diagnosis | None = None,
    base_version: int | None = None,
) -> UnsavedForm:
    """Keep what stands in a form, right or wrong, for its typist only.

    The form is that of a ``diagnosis``, or a new one that ``form_key`` names.
    ``fields`` maps names to lists of strings. ``window`` is a random name of the
    browser window and ``turn`` grows with each of its writings; ``seen`` is the version
    of the stored text this window knows of, 0 for none. ``base_version`` is the version
    of the diagnosis the typing began from.

    :raises WrittenElsewhere: another window has written, saved or thrown away.
    :raises SavedAlready: the new form has become a diagnosis.
    :raises NotPermitted: not of an institution of this person.
    :raises InvalidInput: it names no window or no form.
    :raises TooLong: more than 100 kB or 400 values.
    :raises TooMuchBegun: twenty new forms wait already.
    """
    _require_may_type(actor, diagnosis)
    _require_storable(fields, window, form_key if diagnosis is None else "-")
    if diagnosis is None:
        _refuse_saved(actor, form_key)
    place = _place(actor, diagnosis, form_key, step)
    values = {"fields": fields, "base_version": base_version}
    row = UnsavedForm.objects.select_for_update().filter(**place).first()
    if row is None:
        begun = values | {"window": window, "turn": turn}
        row, is_new = _begin(actor, place, begun, seen)
        if is_new:
            return row
    return _write(row, values, window=window, turn=turn, seen=seen)


def _begin(
    actor: User, place: dict[str, Any], begun: dict[str, Any], seen: int
) -> tuple[UnsavedForm, bool]:
    """Return the new row, or the locked one of a window that was faster."""
    if seen:
        raise WrittenElsewhere(None)
    _refuse_too_many(actor, place["diagnosis"])
    row, is_new = UnsavedForm.objects.get_or_create(**place, defaults=begun)
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


def typed_by(
    actor: User,
    *,
    step: str = "",
    form_key: str = "",
    diagnosis: Diagnosis | None = None,
) -> UnsavedForm | None:
    """Return what this person has typed into a form and not saved, None for nothing."""
    place = _place(actor, diagnosis, form_key, step)
    return UnsavedForm.objects.filter(**place).first()


def steps_typed_by(actor: User, diagnosis: Diagnosis) -> list[UnsavedForm]:
    """Return what this person has typed into the steps of a diagnosis, unsaved."""
    rows = UnsavedForm.objects.filter(person=actor, diagnosis=diagnosis)
    return list(rows.order_by("step"))


def begun_by(actor: User) -> list[UnsavedForm]:
    """Return the new forms this person has begun and not saved, newest first."""
    rows = UnsavedForm.objects.filter(person=actor, diagnosis=None)
    saved = Diagnosis.objects.filter(author=actor, form_key__isnull=False)
    return list(
        rows.exclude(form_key__in=saved.values("form_key")).order_by("-updated_at")
    )


@transaction.atomic
def forget_typed(
    *,
    actor: User,
    step: str = "",
    form_key: str = "",
    diagnosis: Diagnosis | None = None,
) -> bool:
    """Throw away what was typed into a form; return whether there was anything."""
    place = _place(actor, diagnosis, form_key, step)
    return bool(UnsavedForm.objects.filter(**place).delete()[0])


@transaction.atomic
def forget_saved(
    *,
    actor: User,
    diagnosis: Diagnosis,
    step: str,
    window: str = "",
    seen: int = 0,
    form_key: str = "",
    saved_from: int | None = None,
) -> None:
    """Forget what was typed into a form that this person has saved now.

    What another window has typed and this one has not seen stays: it is offered when
    the form is opened again. ``form_key`` names a form that was new, ``saved_from`` is
    the version the save began from. What the person has typed into other steps since
    then began from it too, and nobody came between.
    """
    place = _place(actor, None if form_key else diagnosis, form_key, step)
    own = Q(version=seen) | Q(window=window) if window else Q(version=seen)
    UnsavedForm.objects.filter(own, **place).delete()
    if saved_from is not None:
        UnsavedForm.objects.filter(
            person=actor, diagnosis=diagnosis, base_version=saved_from
        ).exclude(step=step).update(base_version=diagnosis.version)


@transaction.atomic
def redact_unsaved(*, diagnosis: Diagnosis) -> int:
    """Delete what anybody has typed into the form of a diagnosis and not saved.

    Personal data taken out of the diagnosis must not come back from there. Part of
    the redaction, whose service asks whether it may be done and writes the log.

    :returns: how many unsaved forms were deleted.
    """
    about = Q(diagnosis=diagnosis)
    if diagnosis.form_key:
        # What another window kept of the form from which it was made.
        about |= Q(person=diagnosis.author_id, form_key=diagnosis.form_key)
    return UnsavedForm.objects.filter(about).delete()[0]


def purge_unsaved(*, now: datetime, older_than: timedelta = KEPT_FOR) -> int:
    """Delete what nobody has touched for a month; return how many rows.

    Housekeeping: unfinished texts may hold personal data and are not kept for company.
    """
    rows = UnsavedForm.objects.filter(updated_at__lt=now - older_than)
    return rows.delete()[0]


def _place(actor, diagnosis, form_key, step) -> dict[str, Any]:
    return {
        "person": actor,
        "diagnosis": diagnosis,
        "form_key": form_key if diagnosis is None else "",
        "step": step,
    }


def _require_may_type(actor: User, diagnosis: Diagnosis | None) -> None:
    if diagnosis is None:
        may = actor.has_perm("problems.add_diagnosis")
    else:
        # Handed over meanwhile or not: what the own institution types is kept.
        may = actor.has_perm("problems.submit_diagnosis", diagnosis)
    if not may:
        raise NotPermitted


def _require_storable(fields: Fields, window: str, form_key: str) -> None:
    if not window or not form_key:
        raise InvalidInput
    texts = [text for name, values in fields.items() for text in (name, *values)]
    size = sum(len(text.encode()) for text in texts)
    if len(texts) > MOST_VALUES or size > MOST_BYTES:
        raise TooLong


def _refuse_saved(actor: User, form_key: str) -> None:
    made = Diagnosis.objects.made_from(actor, form_key)
    if made is not None:
        raise SavedAlready(made.ref)


def _refuse_too_many(actor: User, diagnosis: Diagnosis | None) -> None:
    begun = UnsavedForm.objects.filter(person=actor, diagnosis=None)
    if diagnosis is None and begun.count() >= MOST_BEGUN:
        raise TooMuchBegun
