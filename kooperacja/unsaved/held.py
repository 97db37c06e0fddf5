"""A form that arrives after the session has ended, or with an old proof of origin.

A browser with our script asks before it sends. Without one the text would be lost on
the way to the log-in page, so the answer carries it back (decision 0017).
"""

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from kooperacja.accounts.forms import LoginForm

from .kinds import FormKind
from .typist import FIELD, is_typist

#: Written by the page that holds the text; a form of ours never has it.
HELD = "held"
BESIDE = (FIELD, "krok")


class HoldsTypedMixin:
    """Give back what was typed when it comes from nobody who is logged in.

    Stands in front of PermissionRequiredMixin. Nothing is stored for a stranger: the
    text travels in hidden fields of the log-in form and comes back to the same
    address, where it stands in the fields again. Saving stays a press of a button.
    ``form_kind`` says what of it was typed.
    """

    form_kind: FormKind

    @method_decorator(sensitive_post_parameters("password"))
    def dispatch(self, request, *args, **kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)
        form = LoginForm(request, data=request.POST if HELD in request.POST else None)
        if not (form.is_bound and form.is_valid()):
            return self.hold(request, form)
        if not is_typist(request, form.get_user()):
            form.add_error(None, _("This text was typed by another person."))
            return self.hold(request, form)
        login(request, form.get_user())
        messages.success(
            request,
            _(
                "You are logged in again and your text is here. It is not saved yet: "
                "check it and go on. Files have to be chosen again."
            ),
        )
        as_looked_at(request)
        return super().dispatch(request, *args, **kwargs)

    def hold(self, request, form: LoginForm):
        """Return the log-in form that carries the text."""
        typed = self.form_kind.typed_of(request.POST)
        typed |= {name: request.POST.getlist(name) for name in BESIDE}
        context = {
            "form": form,
            "held": [(name, text) for name, texts in typed.items() for text in texts],
        }
        return render(request, "unsaved/form_held.html", context, status=403)

    @classmethod
    def without_proof(cls, request, *args, **kwargs):
        """Return the answer to a form whose proof of origin is not today's.

        So it is when the person logged in anew in another window. Nothing is saved;
        the form comes back with what was typed and with a proof that holds.

        :raises PermissionDenied: another person typed it, or may not see the form.
        """
        if request.user.is_authenticated:
            if not is_typist(request, request.user):
                raise PermissionDenied
            messages.warning(
                request,
                _(
                    "Not saved yet: you have logged in again since this page was "
                    "opened. Your text is here; check it and go on. Files have to be "
                    "chosen again."
                ),
            )
            as_looked_at(request)
        try:
            response = cls.as_view()(request, *args, **kwargs)
        except (BadRequest, Http404) as refused:
            raise PermissionDenied from refused
        response.status_code = 403
        return response


def as_looked_at(request) -> None:
    """Let the view show what was sent instead of saving it, files least of all."""
    request._files = MultiValueDict()
    request.POST = request.POST.copy()
    request.POST["act"] = "check"
    for name in (HELD, "username", "password", "join"):
        request.POST.pop(name, None)
