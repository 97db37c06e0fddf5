"""Logging in and out, and what a person changes about themselves."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PermissionRequiredMixin

from . import self_service
from .forms import EmailChangeForm, LoginForm, PasswordResetForm, ProfileForm
from .models import User


class OwnPageMixin(PermissionRequiredMixin):
    """A page of a person who is logged in, about themselves."""

    permission_required = "accounts.use_desk"


class BadFormMixin:
    """A form that is not accepted answers 400: programs and tests can tell."""

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 400
        return response


class LoginView(BadFormMixin, auth.LoginView):
    """Log in by e-mail; a coordinator arrives at the panel, others at the desk."""

    template_name = "accounts/login.html"
    form_class = LoginForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self):
        if self.request.user.has_perm("accounts.use_panel"):
            return reverse("panel:index")
        return reverse(settings.LOGIN_REDIRECT_URL)


class ProfileView(OwnPageMixin, BadFormMixin, FormView):
    """Name, position, telephone, language of letters."""

    template_name = "accounts/profile.html"
    form_class = ProfileForm
    success_url = reverse_lazy("accounts:profile")

    def get_form_kwargs(self):
        person = User.objects.get(pk=self.request.user.pk)
        return {**super().get_form_kwargs(), "instance": person}

    def get_context_data(self, **kwargs):
        jobs = self.request.user.memberships.filter(ended_at__isnull=True)
        return super().get_context_data(
            memberships=jobs.select_related("partner").order_by("partner__name"),
            **kwargs,
        )

    def form_valid(self, form):
        self_service.change_profile(actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("Your profile is saved."))
        return super().form_valid(form)


class EmailChangeView(OwnPageMixin, BadFormMixin, FormView):
    """Ask for a link to a new address."""

    template_name = "accounts/email_change.html"
    form_class = EmailChangeForm
    success_url = reverse_lazy("accounts:profile")

    def form_valid(self, form):
        self_service.request_email_change(
            actor=self.request.user, email=form.cleaned_data["email"]
        )
        messages.success(
            self.request,
            _("If this address can be used, a letter with a link is on its way there."),
        )
        return super().form_valid(form)


class EmailConfirmView(OwnPageMixin, FormView):
    """Opening the link only shows; one button changes the address."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "accounts/email_confirm.html"

    def get(self, request, *args, **kwargs):
        return self._answer(self_service.read_email_link)

    def post(self, request, *args, **kwargs):
        return self._answer(self_service.confirm_email_change)

    def _answer(self, ask):
        try:
            answer = ask(actor=self.request.user, token=self.kwargs["token"])
        except DomainError as error:
            return render(
                self.request,
                self.template_name,
                {"refusal": str(error)},
                status=error.status_code,
            )
        if self.request.method == "POST":
            messages.success(self.request, _("Your e-mail address is changed."))
            return redirect("accounts:profile")
        return render(self.request, self.template_name, {"email": answer})


class PasswordChangeView(OwnPageMixin, BadFormMixin, auth.PasswordChangeView):
    """A new password; every other session of this person ends."""

    template_name = "accounts/password_change.html"
    success_url = reverse_lazy("accounts:profile")

    def form_valid(self, form):
        response = super().form_valid(form)
        self_service.note_password_change(actor=self.request.user)
        messages.success(self.request, _("Your password is changed."))
        return response


class PasswordResetView(BadFormMixin, auth.PasswordResetView):
    """Ask for a link; the answer is the same for known and unknown addresses."""

    template_name = "accounts/password_reset.html"
    form_class = PasswordResetForm
    success_url = reverse_lazy("accounts:password_reset_done")


class PasswordResetDoneView(auth.PasswordResetDoneView):
    """Say that a letter may be on its way."""

    template_name = "accounts/password_reset_done.html"
    extra_context = {"heading": gettext_lazy("Look into your mailbox")}


@method_decorator(sensitive_post_parameters(), name="dispatch")
class PasswordResetConfirmView(BadFormMixin, auth.PasswordResetConfirmView):
    """Set a password by the link of a letter; it works once, for an hour."""

    template_name = "accounts/password_reset_confirm.html"
    success_url = reverse_lazy("accounts:login")

    def form_valid(self, form):
        response = super().form_valid(form)
        self_service.note_password_change(actor=self.user)
        messages.success(self.request, _("Your password is set. You can log in now."))
        return response
