"""Forms of an institution's own pages; they check, services save."""

from dataclasses import replace
from functools import partial

from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from .models import Membership, Partner
from .services import content_of

PROFILE = ("description", "competences", "website", "email", "phone")
ROLES = [
    (
        Membership.Role.EDITOR,
        _("editor: writes, submits and takes back diagnoses, numbers and resources"),
    ),
    (
        Membership.Role.MANAGER,
        _("manager: the same, and looks after people and the profile"),
    ),
]


class RefusedForm:
    """A form at whose fields a service's refusal can stand."""

    #: Field of the service → field of the form, where they differ.
    renamed: dict[str, str] = {}

    def add_refusal(self, refusal: DomainError) -> None:
        """Put what a service said at its field, or on top."""
        field = self.renamed.get(refusal.field, refusal.field)
        show_refusal(self, refusal, field=field)


class InviteForm(RefusedForm, forms.Form):
    """Whom to invite, and as what."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_(
            "A letter with a link goes there. The link works once, for seven days."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=ROLES,
        initial=Membership.Role.EDITOR,
        widget=forms.RadioSelect,
    )


class RoleForm(forms.Form):
    """Another role for a colleague."""

    role = forms.ChoiceField(choices=Membership.Role.choices)


class JoinForm(RefusedForm, SetPasswordForm):
    """Who somebody new is, and the password they choose."""

    renamed = {"password": "new_password2"}

    full_name = forms.CharField(
        label=_("First name and surname"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    job_title = forms.CharField(
        label=_("Position"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )

    field_order = ("full_name", "job_title", "new_password1", "new_password2")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = _("Password")
        self.fields["new_password1"].help_text = _(
            "At least 12 characters. Four words that have nothing in common are easy "
            "to remember and hard to guess."
        )
        self.fields["new_password2"].label = _("The same password again")
        self.fields["new_password2"].help_text = ""


class ProfileForm(RefusedForm, forms.ModelForm):
    """What an institution says of itself."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Partner
        fields = PROFILE
        field_classes = {"website": partial(forms.URLField, assume_scheme="https")}
        help_texts = {
            "description": _("Two or three paragraphs, in words residents use."),
            "competences": _("What other institutions can turn to you for."),
            "email": _("Everybody sees it: the office’s address, not a person’s."),
            "phone": _("Everybody sees it. For example: 33 812 34 56 ext. 12"),
        }
        widgets = {
            "description": forms.Textarea(attrs={"rows": 8}),
            "competences": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.initial["version"] = self.instance.version

    def content(self, partner: Partner):
        """Return everything known of the institution with what was typed in it."""
        return replace(
            content_of(partner), **{name: self.cleaned_data[name] for name in PROFILE}
        )

    def show_both(self, current: Partner) -> dict[str, str]:
        """Keep what was typed, take over the stored version; return what differs.

        The next saving decides, with both texts before the eyes.
        """
        self.data = self.data.copy()
        self.data["version"] = str(current.version)
        return {
            name: getattr(current, name)
            for name in PROFILE
            if self.cleaned_data[name].strip().replace("\r\n", "\n")
            != getattr(current, name).replace("\r\n", "\n")
        }
