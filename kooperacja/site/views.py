"""Pages every visitor expects, and what is said when something goes wrong."""

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.views import PublicPageMixin

from . import glossary, home

HELP_PAGES = ("resident", "partner", "team", "coordinator", "administrator")


class HomeView(PublicPageMixin, TemplateView):
    """The first page: what this is, the map, key numbers, what is new."""

    template_name = "site/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**home.context(), **kwargs)


class TextView(PublicPageMixin, TemplateView):
    """A page of text; what the operator answers for comes from the settings."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(operator=settings.OPERATOR, **kwargs)


class GlossaryView(TextView):
    """The words of the portal, one definition each, beside the vocabularies."""

    template_name = "site/glossary.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            terms=glossary.terms(),
            scales=glossary.scales(),
            categories=glossary.categories(),
            **kwargs,
        )


class HelpPageView(TextView):
    """How to use the portal, for one kind of people."""

    def get_template_names(self):
        if self.kwargs["slug"] not in HELP_PAGES:
            raise Http404
        return [f"help/{self.kwargs['slug']}.html"]


def healthz(request):
    """Say whether the portal can answer: 200, or 503 while a database is away.

    Tells nothing about what is inside: the address is open to everybody.
    """
    try:
        for alias in ("default", "public"):
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database away"}, status=503)
    return JsonResponse({"status": "ok"})


def robots(request):
    """Tell crawlers to stay away from what is behind a login."""
    lines = ["User-agent: *"]
    for prefix in ("", "/en"):
        lines += [
            f"Disallow: {prefix}/{door}/" for door in ("biurko", "panel", "konto")
        ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def bad_request(request, exception=None):
    """400: the address cannot be read."""
    reason = str(exception) if exception and exception.args else ""
    return render(request, "400.html", {"reason": reason}, status=400)


def forbidden(request, exception=None):
    """403: not for this person."""
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    """404: nothing stands here, or nothing this person may know of.

    Of what was refused on the way only our own sentence is shown: a link that is over.
    """
    if request.path_info.startswith("/api/"):
        return JsonResponse({"detail": _("There is no such address.")}, status=404)
    refusal = exception.__cause__ if exception else None
    reason = str(refusal) if isinstance(refusal, DomainError) else ""
    return render(request, "404.html", {"reason": reason}, status=404)


def csrf_failure(request, reason=""):
    """403 for a form whose proof of origin is missing or old.

    A view that has `without_proof` gives back what was typed, unless the request came
    from another site.
    """
    view = getattr(request.resolver_match.func, "view_class", None)
    if hasattr(view, "without_proof") and not reason.startswith(("Origin", "Referer")):
        return view.without_proof(request, **request.resolver_match.kwargs)
    return render(request, "403.html", {"is_csrf": True}, status=403)
