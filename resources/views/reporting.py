"""“Something is wrong here”: a form for everybody, without account, cookie or token.

The form is the one public page that differs from second to second (its stamp), so no
cache keeps it. What it reads is the shelf; what it writes is one private row that no
public page ever shows.
"""

from itertools import chain

from axes.helpers import get_client_ip_address
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.origin import is_from_here
from kooperacja.base.templatetags.contacts import NUMBER
from kooperacja.base.turnstile import Turnstile
from kooperacja.base.views import PublicPageMixin

from ..forms.reporting import WrongReportForm
from ..public import PublicResource, PublicSite
from ..services.reporting import report_wrong
from .shown import SeeOther, ShownResourceMixin

#: Reports of one visitor in a day that are taken.
MOST_OF_VISITOR = 10
visitors = Turnstile(MOST_OF_VISITOR)
NOT_FROM_HERE = _(
    "Your browser does not say that our own page sent this. Open it again."
)


class SentMany(DomainError):
    """One visitor has sent more than people write; of others it says nothing."""

    message = _(
        "You have sent many reports today. Please send the next one tomorrow, or call "
        "the institution."
    )
    code = "sent_many"
    status_code = 429


@method_decorator(csrf_exempt, name="dispatch")
class WrongReportView(ShownResourceMixin, View):
    """Ask what is wrong, and take it in."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, public_id):
        return self.show(WrongReportForm(public_id=public_id))

    def post(self, request, public_id):
        form = WrongReportForm(
            request.POST, public_id=public_id, phones=phones_of(self.resource)
        )
        is_valid = form.is_valid()
        if not is_from_here(request):
            form.add_error(None, NOT_FROM_HERE)
            return self.show(form, status=403)
        thanks = SeeOther(reverse("resources:thanks", args=[public_id]))
        if request.POST.get("topic"):
            # Nobody sees this field; who fills it in is a machine and learns nothing.
            return thanks
        if not is_valid:
            return self.show(form, status=400)
        try:
            self.take_in(form, public_id)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self.show(form, status=refusal.status_code)
        return thanks

    def take_in(self, form: WrongReportForm, public_id: str) -> None:
        """Store a report, unless this visitor has sent many today.

        :raises SentMany: more than this visitor may send in a day.
        :raises DomainError: the resource is gone.
        """
        address = get_client_ip_address(self.request) or ""
        if not visitors.lets_in(address, timezone.localdate()):
            raise SentMany
        report_wrong(
            public_id=public_id,
            kind=form.cleaned_data["kind"],
            text=form.cleaned_data["text"],
            now=timezone.now(),
        )

    def show(self, form: WrongReportForm, status: int = 200):
        """Show the form; its page is kept by nobody and found by no search engine."""
        context = {"resource": self.resource, "form": form}
        response = render(
            self.request, "resources/report_form.html", context, status=status
        )
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


class ThanksView(PublicPageMixin, ShownResourceMixin, TemplateView):
    """It has arrived."""

    template_name = "resources/report_thanks.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(resource=self.resource, **kwargs)


def phones_of(resource: PublicResource) -> list[str]:
    """Return the telephone numbers a resource has published itself."""
    sites = PublicSite.objects.filter(resource_public_id=resource.public_id)
    contacts = [
        *resource.contacts,
        *chain.from_iterable(sites.values_list("contacts", flat=True)),
    ]
    texts = [resource.phone, *(phone for _title, phone, _email in contacts)]
    return [match.group() for text in texts for match in NUMBER.finditer(text)]
