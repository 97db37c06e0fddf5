"""Forms of the pages about oneself; they check, services save."""

from django import forms
from django.contrib.auth import forms as auth
from django.utils.translation import gettext_lazy as _

from .models import User


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
        """Return the address in small letters: wrong passwords are counted by it."""
        return self.cleaned_data["username"].lower()


class PasswordResetForm(auth.PasswordResetForm):
    """The address to send a link to."""

    def get_users(self, email):
        """Return who gets a letter, those who never set a password among them.

        Django leaves them out, and an invitation whose link has expired would be a
        dead end.
        """
        return User.objects.filter(email__iexact=email, is_active=True)


class ProfileForm(forms.ModelForm):
    """What colleagues see of me, and the language of my letters."""

    class Meta:
        model = User
        fields = ("full_name", "job_title", "phone", "language")
        help_texts = {
            "phone": _("Colleagues of the partnership see it; the public never does."),
        }


class EmailChangeForm(forms.Form):
    """The new address; a link is sent there."""

    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        help_text=_("We send a link there. The address changes when you open it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
