"""The page an invitation leads to: opening it only shows."""

from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError

from ..forms import JoinForm
from ..models import Invitation
from ..services import accept_invitation, join_by_invitation, read_invitation

#: Which of the backends in the settings vouches for who has just proved an address.
BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator(sensitive_post_parameters(), name="dispatch")
@method_decorator(sensitive_variables("token"), name="dispatch")
class InvitationView(View):
    """See who invites; join with an account, or make one, by one press of a button.

    The page is the same whether the address has an account or not.
    """

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, token):
        try:
            invitation = read_invitation(token)
        except DomainError as refusal:
            return self.show(refusal=refusal)
        return self.show(invitation, self.form(invitation))

    def post(self, request, token):
        try:
            invitation = read_invitation(token)
        except DomainError as refusal:
            return self.show(refusal=refusal)
        if request.user.is_authenticated:
            return self.accept(invitation, token)
        return self.join(invitation, token)

    def accept(self, invitation: Invitation, token: str):
        """Join with the account one is logged in with."""
        try:
            membership = accept_invitation(actor=self.request.user, token=token)
        except DomainError as refusal:
            return self.show(invitation, refusal=refusal)
        return self.welcome(membership)

    def join(self, invitation: Invitation, token: str):
        """Make the account, join, and log in."""
        form = self.form(invitation, self.request.POST)
        if not form.is_valid():
            return self.show(invitation, form, status=400)
        try:
            membership = join_by_invitation(
                token=token,
                full_name=form.cleaned_data["full_name"],
                job_title=form.cleaned_data["job_title"],
                password=form.cleaned_data["new_password1"],
                language=get_language(),
            )
        except DomainError as refusal:
            form.add_refusal(refusal)
            return self.show(invitation, form, status=refusal.status_code)
        login(self.request, membership.user, backend=BACKEND)
        return self.welcome(membership)

    def form(self, invitation: Invitation, data=None) -> JoinForm:
        """Return the form of somebody new; the address is not theirs to choose."""
        return JoinForm(User(email=invitation.email), data)

    def welcome(self, membership):
        """Lead to the desk."""
        words = _("Welcome! You work for %(partner)s now. Your role: %(role)s.")
        messages.success(
            self.request,
            words
            % {"partner": membership.partner, "role": membership.get_role_display()},
        )
        return redirect("desk:home")

    def show(self, invitation=None, form=None, refusal=None, status=200):
        """Show the page; ``refusal`` says why the link cannot be used."""
        user = self.request.user
        is_addressee = (
            invitation is not None
            and user.is_authenticated
            and user.email.lower() == invitation.email.lower()
        )
        context = {
            "invitation": invitation,
            "form": form,
            "refusal": str(refusal) if refusal else "",
            "is_addressee": is_addressee,
        }
        status = refusal.status_code if refusal else status
        return render(self.request, "partners/invitation.html", context, status=status)
