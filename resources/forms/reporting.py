"""What a visitor says is wrong, and what a person answers."""

import time

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from kooperacja.disclosure.lint import Finding, Kind, lint
from kooperacja.disclosure.places import SensitivityClass

from ..choices import ReportState, WrongKind

SALT = "kooperacja.resources.report"
#: Nobody reads the form and answers it in less (seconds).
FASTEST = 3
#: How long a page with the form may lie open (seconds).
LONGEST = 24 * 60 * 60
LONGEST_TEXT = 500
#: No report ever needs these, so no tick lets them through.
NEVER = frozenset({Kind.PESEL, Kind.IBAN, Kind.BIRTH_DATE})


def new_stamp(public_id: str) -> str:
    """Return when the form of a resource was shown, signed."""
    return signing.TimestampSigner(salt=SALT).sign(public_id)


def stamp_age(stamp: str, public_id: str) -> float | None:
    """Return how many seconds ago a form was shown; None: not ours, or too old."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        if signer.unsign(stamp, max_age=LONGEST) != public_id:
            return None
    except signing.BadSignature:
        return None
    shown = signing.b62_decode(stamp.rsplit(":", 2)[1])
    return time.time() - shown


class WrongReportForm(forms.Form):
    """What is wrong with a resource; nothing of the visitor.

    ``public_id`` is the resource's, ``phones`` are its own numbers, which a report may
    of course name.
    """

    kind = forms.ChoiceField(
        label=_("What is wrong?"), choices=WrongKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_(
            "For example the right telephone number of the office. Write nothing about "
            "yourself or other people: no name, no illness, no number of your own."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_TEXT}),
    )
    anyway = forms.BooleanField(
        label=_("It is about the institution, not about a person. Send it as it is."),
        required=False,
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, public_id: str, phones=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.public_id, self.phones = public_id, phones
        self.asks_anyway = False

    @property
    def fresh_stamp(self) -> str:
        """Return the stamp to show: the one sent, while it is any good."""
        sent = self.data.get("stamp", "") if self.is_bound else ""
        if sent and stamp_age(sent, self.public_id) is not None:
            return sent
        return new_stamp(self.public_id)

    def clean(self):
        """Refuse what a machine sent, and what may be about a person."""
        found = super().clean()
        if found.get("kind") == WrongKind.OTHER and not found.get("text"):
            self.add_error("text", _("Say in a few words what is wrong."))
        self._ask_about_persons(found)
        age = stamp_age(found.get("stamp", ""), self.public_id)
        if age is None:
            self.add_error(
                None, _("This page was open for too long. Please send it once more.")
            )
        elif age < FASTEST:
            self.add_error(
                None, _("That was very quick. Please send it once more in a moment.")
            )
        return found

    def _ask_about_persons(self, found: dict) -> None:
        findings = lint(
            found.get("text", ""),
            sensitivity=SensitivityClass.THING,
            institution_phones=self.phones,
        )
        never = [finding for finding in findings if finding.kind in NEVER]
        for finding in never:
            self.add_error("text", finding.message)
        self.asks_anyway = bool(findings) and not never
        if self.asks_anyway and not found.get("anyway"):
            self.add_error("text", self._hint(findings))

    def _hint(self, findings: list[Finding]) -> str:
        shown = ", ".join(finding.excerpt_masked for finding in findings)
        return _(
            "This may be about a person: %(shown)s. Take it out, or tick below that it "
            "is about the institution."
        ) % {"shown": shown}


class AnswerReportForm(forms.Form):
    """What became of a visitor's report."""

    state = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[row for row in ReportState.choices if row[0] != ReportState.NEW],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Note for colleagues"),
        required=False,
        max_length=300,
        help_text=_("For example whom you called. The visitor does not see it."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
    )
