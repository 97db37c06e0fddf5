"""The page of a person's own keys of the API."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.debug import sensitive_variables
from django.views.generic import FormView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from .forms import TokenForm
from .models import ApiToken
from .tokens import create_token, revoke_token
from .views import BadFormMixin, OwnPageMixin


class TokensView(OwnPageMixin, BadFormMixin, FormView):
    """My keys; making one shows it once, on the answer to the form itself.

    It is never put into the session or into an address: what is not on this screen
    is gone.
    """

    http_method_names = ["get", "head", "post", "options"]
    template_name = "accounts/tokens.html"
    form_class = TokenForm
    success_url = reverse_lazy("accounts:tokens")

    def get_context_data(self, **kwargs):
        tokens = ApiToken.objects.filter(user=self.request.user)
        return super().get_context_data(
            tokens=[token for token in tokens if token.is_live],
            former=[token for token in tokens if not token.is_live][:20],
            **kwargs,
        )

    @method_decorator(sensitive_variables("secret"))
    def form_valid(self, form):
        try:
            token, secret = create_token(actor=self.request.user, **form.cleaned_data)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.form_invalid(form)
        context = self.get_context_data(
            form=TokenForm(), made=token, secret=secret, base_url=self._api_root()
        )
        return self.render_to_response(context)

    def _api_root(self) -> str:
        return self.request.build_absolute_uri("/api/v1/desk/diagnoses/")


class RevokeTokenView(OwnPageMixin, View):
    """Take one of the own keys back."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        token = get_object_or_404(ApiToken, user=request.user, ref=ref)
        revoke_token(actor=request.user, token=token)
        messages.success(request, _("The key does not work any more."))
        return redirect("accounts:tokens")
