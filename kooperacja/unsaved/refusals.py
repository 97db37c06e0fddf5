"""Why something typed is not kept."""

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError, InvalidInput

from .models import UnsavedForm

#: New forms one person may have begun and not saved.
MOST_BEGUN = 20


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
    """The form has become a record in the meantime; ``ref`` names it."""

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
