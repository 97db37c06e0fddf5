"""Lines of a resource of which there may be many: days that differ, notices, posts."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..services import ClosureContent, ContactContent, ExceptionContent
from .fields import ClockField, DayField, text

MOST_ROWS = 40


class RowForm(forms.Form):
    """One line. With nothing in it, it is none, so no field is required."""

    content_class: type

    def clean(self):
        data = super().clean()
        if not self.errors and any(value not in (None, "") for value in data.values()):
            self.judge(data)
        return data

    def judge(self, data: dict) -> None:
        """Refuse a line that is half-filled or contradicts itself."""

    def content(self):
        """Return the line as the service takes it, None for an empty one."""
        data = self.cleaned_data
        if not any(value not in (None, "") for value in data.values()):
            return None
        return self.content_class(**data)

    def need(self, data: dict, name: str, sentence: str) -> None:
        """Refuse a line without this field."""
        if data.get(name) in (None, ""):
            self.add_error(name, sentence)


class DaysForm(RowForm):
    """A line about some days."""

    def judge(self, data):
        self.need(data, "first_day", _("Say from which day."))
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The days are the wrong way round."))


class ExceptionForm(DaysForm):
    """Days on which the hours are different; without hours it is closed."""

    content_class = ExceptionContent

    first_day = DayField(label=gettext_lazy("From day"))
    last_day = DayField(label=gettext_lazy("To day"))
    opens = ClockField(label=gettext_lazy("Open from"))
    closes = ClockField(label=gettext_lazy("Open to"))
    note = text(gettext_lazy("Why"), limit=100)

    def judge(self, data):
        super().judge(data)
        if data.get("first_day") and not data.get("last_day"):
            data["last_day"] = data["first_day"]
        if (data.get("opens") is None) != (data.get("closes") is None):
            missing = "closes" if data.get("closes") is None else "opens"
            self.add_error(missing, _("Give both hours, or none where it is shut."))


class ClosureForm(DaysForm):
    """A notice that it is closed for some time."""

    content_class = ClosureContent

    first_day = DayField(label=gettext_lazy("Closed from"))
    last_day = DayField(label=gettext_lazy("Closed until, if it is known"))
    notice = text(
        gettext_lazy("What people should know"),
        gettext_lazy("Why it is closed, and where to go instead."),
        limit=300,
    )

    def judge(self, data):
        super().judge(data)
        self.need(data, "notice", _("Tell people why, or where to go instead."))


class ContactForm(RowForm):
    """A post that answers; never a person by name."""

    content_class = ContactContent

    title = text(gettext_lazy("Who answers: a post, not a name"), limit=100)
    phone = text(gettext_lazy("Telephone"), limit=100)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)

    def judge(self, data):
        if not data.get("phone") and not data.get("email"):
            self.add_error("phone", _("Give a telephone or an e-mail address."))


class BaseRows(forms.BaseFormSet):
    """The lines together; each is judged by what it holds."""

    def _construct_form(self, i, **kwargs):
        # Django skips unchanged lines unread; ours are read to be stored again.
        kwargs["empty_permitted"] = False
        return super()._construct_form(i, use_required_attribute=False, **kwargs)

    def contents(self) -> list:
        """Return what the lines say, in their order. Only when valid."""
        return [content for form in self.forms if (content := form.content())]

    @property
    def is_filled(self) -> bool:
        """Whether a line holds anything."""
        return any(field.value() for form in self.forms for field in form)

    @property
    def is_wrong(self) -> bool:
        """Whether a line was judged and is wrong."""
        return any(form._errors for form in self.forms) or bool(self._non_form_errors)

    @property
    def more_rows(self) -> bool:
        """Whether another line may be added."""
        return len(self.forms) < MOST_ROWS


FORMS = {
    "exceptions": ExceptionForm,
    "closures": ClosureForm,
    "contacts": ContactForm,
}
FORMSETS = {
    name: forms.formset_factory(
        form, formset=BaseRows, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 1
    )
    for name, form in FORMS.items()
}


def rows_of(name: str, data=None, stored=(), *, prefix="", spare=1) -> BaseRows:
    """Return the lines of a kind: those sent, or the stored ones and ``spare`` ones.

    ``prefix`` is that of their fields, where it is not the name of the kind.
    """
    initial = [vars(content) for content in stored] + [{}] * spare
    if data is not None:
        count_rows(data, prefix or name)
    return FORMSETS[name](data, initial=initial, prefix=prefix or name)


def count_rows(data, prefix: str) -> int:
    """Return how many rows were sent; malformed bookkeeping counts as no rows."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    if not (total.isascii() and total.isdigit() and len(total) <= 3):
        data[f"{prefix}-TOTAL_FORMS"] = total = "0"
    data[f"{prefix}-INITIAL_FORMS"] = "0"
    return int(total)


def add_row(data, prefix: str, most: int = MOST_ROWS) -> None:
    """Count one more row, as far as there may be more."""
    data[f"{prefix}-TOTAL_FORMS"] = str(min(count_rows(data, prefix) + 1, most))
