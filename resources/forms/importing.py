"""Forms of an import in the browser: the file, how it is brought in, its columns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..loading.columns import NAMES
from ..loading.reading import SUFFIXES
from ..loading.report import field_words
from ..opening_words import weekday_words
from ..services.importing.running import SOURCE_LENGTH

DRAFTS, PUBLISHED = "drafts", "published"
#: Before the place of a heading in the name of its field.
COLUMN = "column-"
#: Headings nobody knows that are asked about; a table has at most two hundred.
MOST_ASKED = 40

#: What a column of a table holds where no column of ours is called the same.
WORDS = {
    "ages": _("age, “from” and “to” together"),
    "hours": _("opening hours"),
    "opens": _("opens at (each day)"),
    "closes": _("closes at (each day)"),
    "street": _("street"),
    "number": _("house number"),
    "postal": _("postal code"),
    "city": _("town"),
    "site_name": _("name of the place"),
    "area": _("estate or district"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "coordinates": _("latitude and longitude together"),
    "reach": _("which areas it serves"),
}
#: Columns of the hours of one day: day0 is Monday.
DAY = "day"


class UploadForm(forms.Form):
    """The file, and what the file itself cannot say."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, TXT, XLSX, GeoJSON, HSDS JSON, or a zip of HSDS or Ohana tables, at "
            "most 10 MB. Of a table the first row holds the headings."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={"required": _("Choose a file.")},
        max_length=None,
    )
    source = forms.CharField(
        label=_("Where the file comes from"),
        help_text=_(
            "For example: the city’s list of organisations. Write it in the same words "
            "each time: by it a newer file is known, and what has changed. Left empty, "
            "it is the name of the file."
        ),
        max_length=SOURCE_LENGTH,
        required=False,
    )
    encoding = forms.ChoiceField(
        label=_("How letters are written (encoding)"),
        choices=[
            ("", _("found out by itself")),
            ("utf-8", "UTF-8"),
            ("cp1250", "Windows-1250"),
            ("iso-8859-2", "ISO-8859-2"),
        ],
        required=False,
    )
    divider = forms.ChoiceField(
        label=_("What stands between the cells"),
        choices=[
            ("", _("found out by itself")),
            (";", _("semicolon")),
            (",", _("comma")),
            ("|", _("bar")),
        ],
        required=False,
    )


class ConfirmForm(forms.Form):
    """How the rows are brought in; asked about refused ones where there are any."""

    showing = forms.ChoiceField(
        label=_("How to bring them in"),
        choices=[
            (DRAFTS, _("as drafts – nobody outside sees them until you publish")),
            (PUBLISHED, _("publish at once – marked as to be checked")),
        ],
        initial=DRAFTS,
        widget=forms.RadioSelect,
    )
    skip_refused = forms.BooleanField(
        label=_("Bring in the other rows without the refused ones"), required=False
    )

    def __init__(self, *args, has_refused: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_refused:
            del self.fields["skip_refused"]
        else:
            self.fields["skip_refused"].required = True
            self.fields["skip_refused"].error_messages["required"] = _(
                "Rows were refused. Mend the file and upload it anew, or say that the "
                "others are enough."
            )

    @property
    def choices_made(self) -> dict[str, bool]:
        """What the service asks for."""
        return {
            "publish": self.cleaned_data["showing"] == PUBLISHED,
            "skip_refused": self.cleaned_data.get("skip_refused", False),
        }


class ColumnsForm(forms.Form):
    """What the headings nobody knows stand for."""

    def __init__(self, data=None, *, unknown: list[str]):
        super().__init__(data)
        self.headings = {
            f"{COLUMN}{place}": heading
            for place, heading in enumerate(unknown[:MOST_ASKED])
        }
        known = [(name, column_words(name)) for name in NAMES]
        choices = [("", _("(read over)")), *known]
        for name, heading in self.headings.items():
            self.fields[name] = forms.ChoiceField(
                label=heading, choices=choices, required=False
            )

    @property
    def said(self) -> dict[str, str]:
        """Headings by field, as chosen; of two for one field the last."""
        return {
            field: self.headings[name]
            for name, field in self.cleaned_data.items()
            if field
        }


def column_words(name: str) -> str:
    """Return what a column of a table holds, in words; a day by its name."""
    if name.startswith(DAY):
        day = weekday_words(int(name.removeprefix(DAY)))
        return str(_("hours: %(day)s") % {"day": day})
    return str(WORDS.get(name) or field_words(name))
