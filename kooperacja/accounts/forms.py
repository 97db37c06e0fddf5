"""Forms of the pages about oneself; they check, services save."""

from django import forms
from django.contrib.auth import forms as auth
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from .models import ApiToken, User
from .services import send_password_link
from .tokens import LIFETIMES


class LoginForm(auth.AuthenticationForm):
    """E-mail address and password; one sentence whatever was wrong."""

    error_messages = {
        "invalid_login": _(
            "The e-mail address and the password do not match. Check both and try "
            "again; a password can be set anew."
        ),
        "inactive": _(
            "The e-mail address and the password do not match. Check both and try "
            "again; a password can be set anew."
        ),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("E-mail address")
        self.fields["username"].widget.attrs["autocomplete"] = "email"

    def clean_username(self) -> str:
        """Return the address in small letters: wrong passwords are counted by it.

        No account has a longer one than the column, and the count could not be kept.
        """
        address = self.cleaned_data["username"].lower()
        if len(address) > User._meta.get_field("email").max_length:
            raise self.get_invalid_login_error()
        return address


class PasswordResetForm(auth.PasswordResetForm):
    """The address to send a link to."""

    def get_users(self, email):
        """Return who gets a letter, those who never set a password among them.

        Django leaves them out, and an invitation whose link has expired would be a
        dead end.
        """
        return User.objects.filter(email__iexact=email, is_active=True)

    def save(self, **options):
        """Queue our own letter, made from the settings and never from the request."""
        for person in self.get_users(self.cleaned_data["email"]):
            send_password_link(person=person)


class ProfileForm(forms.ModelForm):
    """What colleagues see of me, and the language of my letters."""

    class Meta:
        model = User
        fields = ("full_name", "job_title", "phone", "language", "mail_choice")
        widgets = {"mail_choice": forms.RadioSelect}
        help_texts = {
            "phone": _("Colleagues of the partnership see it; the public never does."),
            "mail_choice": _(
                "What is returned to you and deadlines are always mailed at once; "
                "everything stands among your notices in any case."
            ),
        }


class EmailChangeForm(forms.Form):
    """The new address; a link is sent there."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        help_text=_("We send a link there. The address changes when you open it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def _days(number: int):
    """Return a lifetime in words."""
    return ngettext_lazy("%(number)s day", "%(number)s days", number) % {
        "number": number
    }


class TokenForm(forms.ModelForm):
    """A new key of the API."""

    days = forms.TypedChoiceField(
        label=_("How long it works"),
        coerce=int,
        choices=[(days, _days(days)) for days in LIFETIMES],
        initial=LIFETIMES[1],
    )

    class Meta:
        model = ApiToken
        fields = ("name",)
        help_texts = {"name": _("For example: monthly report, office spreadsheet.")}
