"""How the pages of all rooms answer what a service refuses.

Who may not do a thing gets the 403 page: `errors.NotPermitted` is the exception Django
answers with it, so no view has to say so. What is wrong with the typed stands at its
field, by `show_refusal`. What no form can mend, because somebody else was faster, is a
page of its own, by `RefusalPageMixin`.
"""

from collections.abc import Iterable

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from .errors import DomainError, NotPermitted


def show_refusal(form: Form, refusal: DomainError, *, field: str | None = None) -> None:
    """Put a refusal at the field it belongs to, or on top of the form.

    :param field: where it belongs when the form calls the field by another name.
    :raises NotPermitted: the refusal itself; no other words would help.
    """
    if isinstance(refusal, NotPermitted):
        raise refusal
    field = refusal.field if field is None else field
    form.add_error(field if field in form.fields else None, str(refusal))


def refusal_page(
    request: HttpRequest,
    text: object,
    *,
    back_url: str,
    rows: Iterable[dict] = (),
    status: int = 409,
) -> HttpResponse:
    """Say that the state has changed in the meantime, on a page of its own.

    :param text: what happened, a sentence; "" says that another person has saved.
    :param rows: label, mine, current of each field that differs; keeps the typed.
    :param back_url: where the newest version stands.
    """
    context = {"text": str(text), "rows": rows, "back_url": back_url}
    return render(request, "409.html", context, status=status)


class RefusalPageMixin:
    """A page whose acts may come too late: a refusal nobody caught is a 409 page.

    ``back_to`` names the page that shows the newest state of what the address names by
    its ``ref``. Stands in front of PermissionRequiredMixin.
    """

    back_to: str

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotPermitted:
            raise
        except DomainError as refusal:
            return self.refused(refusal)

    def refused(self, refusal: DomainError, rows: Iterable[dict] = ()) -> HttpResponse:
        """Return the page that says what has changed; ``rows`` keep the typed."""
        return refusal_page(
            self.request,
            refusal,
            back_url=self.back_url(),
            rows=rows,
            status=refusal.status_code,
        )

    def back_url(self) -> str:
        """Return the address of the page named by ``back_to``."""
        return reverse(self.back_to, args=[self.kwargs["ref"]])
