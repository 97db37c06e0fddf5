"""The page that makes one of two rows: choose the other one, see both, decide."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from .errors import DomainError
from .refusing import show_refusal
from .search import MAX_QUESTION
from .views import PermissionRequiredMixin

#: How many are offered to choose from.
MOST_OFFERED = 15


class MergeTwoView(PermissionRequiredMixin, TemplateView):
    """The one of the address stays; ``other`` is the one that goes into it.

    A room names the page by ``route`` and ``heading``, gives the service in ``merge``
    and the sentence said afterwards in ``said``; its template extends
    `panel/merge_two.html`. What is particular of its rows it says in the methods that
    are not implemented here.
    """

    http_method_names = ["get", "head", "post", "options"]
    route: str
    heading: str | Promise
    said: str | Promise
    merge: Callable[..., Any]
    #: What the service refuses when both are the same row.
    same: type[DomainError]

    def get(self, request, ref):
        """Offer others to choose from, or show the chosen one beside this one."""
        keep, key = self.find(ref), request.GET.get("other", "")
        if key:
            return self.both(keep, self.find(key))
        question = request.GET.get("q", "").strip()
        if len(question) > MAX_QUESTION:
            raise BadRequest(_("This question cannot be read."))
        offered = self.offered(keep, question)
        return self.render_to_response(
            self.get_context_data(keep=keep, question=question, offered=offered)
        )

    def post(self, request, ref):
        """Merge them, or give the form back with what is missing."""
        keep, drop = self.find(ref), self.find(request.POST.get("other", ""))
        form = self.form(keep, drop, request.POST)
        if not form.is_valid():
            return self.both(keep, drop, form=form, status=400)
        try:
            self.merge(actor=request.user, keep=keep, drop=drop, **self.decided(form))
        except DomainError as refusal:
            # Made anew: there may be more to decide about than a moment ago.
            form = self.form(keep, drop, request.POST)
            show_refusal(form, refusal)
            return self.both(keep, drop, form=form, status=refusal.status_code)
        messages.success(request, self.said)
        return redirect(self.done_url(keep))

    def both(self, keep, drop, *, form=None, status=200):
        """Show both side by side."""
        if keep == drop:
            raise BadRequest(str(self.same.message))
        context = self.get_context_data(
            keep=keep,
            other=drop,
            sides=[self.side(keep), self.side(drop)],
            form=form or self.form(keep, drop),
            **self.outlook(keep, drop),
        )
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            route=self.route, heading=self.heading, **kwargs
        )

    def find(self, ref: str):
        """Return the row of a ref that can still be merged; 404 for none."""
        found = self.mergeable().filter(ref=ref).first()
        if found is None:
            raise Http404
        return found

    def mergeable(self):
        """Return the rows that can be merged, as far as this person reads them."""
        raise NotImplementedError

    def offered(self, keep, question: str) -> list[dict]:
        """Return ``row``s that may be the same, or those a question finds."""
        raise NotImplementedError

    def side(self, row) -> dict:
        """Return what one column shows: ``row`` and what its template asks for."""
        raise NotImplementedError

    def form(self, keep, drop, data=None) -> Form:
        """Return the form that asks why, and what has to be decided."""
        raise NotImplementedError

    def decided(self, form: Form) -> dict:
        """Return what the service takes of a valid form."""
        return form.cleaned_data

    def outlook(self, keep, drop) -> dict:
        """Return what more the template is told of both as one."""
        return {}

    def done_url(self, keep) -> str:
        """Return where one goes on."""
        raise NotImplementedError
