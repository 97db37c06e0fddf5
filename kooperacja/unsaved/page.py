"""What the page of a form says of what is typed into it and not saved."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from .models import UnsavedForm
from .sent import sent_from
from .services import WhichForm, begun_by, kind_named, steps_typed_by, typed_by
from .typist import mark_of

#: What an address says of the new form that is to be gone on with.
ASKED = "formularz"


@dataclass(frozen=True)
class Waiting:
    """Another form or step in which something typed was not saved."""

    label: str
    url: str
    at: datetime


@dataclass
class Autosave:
    """What a page hands to the templates of this room.

    ``seen`` and ``window`` go on from the page that was sent; ``restored`` is set when
    the fields hold what was kept; ``other_window`` when what another window of the
    same person has typed stands beside.
    """

    person: str
    form: WhichForm
    seen: int = 0
    window: str = ""
    restored: UnsavedForm | None = None
    others: list[Waiting] = field(default_factory=list)
    other_window: UnsavedForm | None = None

    @property
    def another_url(self) -> str:
        """The address of an empty form."""
        return self.form.of.new_url()

    def restore(self, kept: UnsavedForm) -> None:
        """Say that the fields hold what was kept."""
        self.seen, self.restored = kept.version, kept

    def put_beside(self, kept: UnsavedForm) -> None:
        """Say that the other window's text stands beside; this one may overwrite it."""
        self.seen, self.other_window = kept.version, kept


def autosave_of(request, form: WhichForm) -> Autosave:
    """Return the autosave of a form as a page that was sent left it, or a new one."""
    came = sent_from(request)
    person = request.user
    others = other_forms(person, form) if form.is_new else other_steps(person, form)
    return Autosave(person=mark_of(person), form=form, others=others, **came)


def other_steps(person, form: WhichForm) -> list[Waiting]:
    """Return the other steps of a record that hold something unsaved."""
    if len(form.of.steps) < 2:
        return []
    return [
        Waiting(
            label=str(form.of.steps[row.step]),
            url=form.of.url(form.record, row.step),
            at=row.updated_at,
        )
        for row in steps_typed_by(person, form.record)
        if row.step != form.step
    ]


def other_forms(person, form: WhichForm) -> list[Waiting]:
    """Return the other new forms of this kind that wait to be saved."""
    rows = begun_by(person, form.kind)
    return [_waiting(row) for row in rows if row.form_key != form.form_key]


def begun_form(request, form: WhichForm) -> UnsavedForm | None:
    """Return the new form to go on with: the one the address names, else the latest.

    ``form`` says of which kind and step. An address that asks for something else gets
    an empty form.
    """
    key = request.GET.get(ASKED, "")
    if key:
        return typed_by(request.user, replace(form, form_key=key))
    if request.GET:
        return None
    return next(iter(begun_by(request.user, form.kind)), None)


def begun_forms(person) -> list[Waiting]:
    """Return the new forms of all kinds this person has begun and not saved."""
    return [_waiting(row) for row in begun_by(person)]


def _waiting(row: UnsavedForm) -> Waiting:
    kind = kind_named(row.kind)
    return Waiting(
        label=kind.title_of(row.fields) or _("without a title yet"),
        url=kind.new_url(row.form_key),
        at=row.updated_at,
    )
