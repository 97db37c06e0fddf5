"""What a browser sends every few seconds while one types, beside the typed itself."""

from django import forms
from django.http import QueryDict

from .kinds import Fields

MOST_VERSIONS = 2**31 - 1
#: Milliseconds since 1970 fit, and numbers of JavaScript go no further.
MOST_TURNS = 2**53


class TypedForm(forms.Form):
    """Where what is typed belongs: which form, which step, which window.

    The names begin with ``unsaved-``, so that none of them is a field of the form.
    """

    prefix = "unsaved"

    kind = forms.CharField(max_length=40)
    ref = forms.CharField(max_length=22, required=False)
    step = forms.CharField(max_length=20, required=False)
    seen = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS)
    window = forms.RegexField(r"\A[a-z0-9]{8,40}\Z")
    turn = forms.IntegerField(min_value=0, max_value=MOST_TURNS)


class BaseForm(forms.Form):
    """What the form itself says of where it began; unreadable counts as nothing."""

    form_key = forms.CharField(max_length=32, required=False, strip=False)
    version = forms.IntegerField(min_value=1, max_value=MOST_VERSIONS, required=False)


def as_sent(fields: Fields) -> QueryDict:
    """Return kept fields as a browser would send them."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data


def sent_from(request) -> dict:
    """Return the window a form was sent from and the version it had seen."""
    came = TypedForm(request.POST)
    came.is_valid()
    known = came.cleaned_data
    return {"seen": known.get("seen") or 0, "window": known.get("window", "")}
