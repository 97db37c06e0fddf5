"""What views of all rooms share."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import ListView


class PublicPageMixin:
    """A page that is the same for everybody and says so to caches.

    ``no-cache`` means: keep it, but ask each time. A withdrawn record must not be
    served from anywhere after its withdrawal (disclosure DC-6); an unchanged page is
    answered with 304 by its ETag.
    """

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "public, no-cache")
        return response


class SecretAddressMixin:
    """A page at a secret address: no search engine and no other site learns it."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response


def page_of_ours(url: str, *, otherwise: str) -> str:
    """Return the page of ours a form says it was sent from, else another one."""
    is_ours = url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    return url if url.startswith("/") and is_ours else otherwise


class PermissionRequiredMixin:
    """Ask one rule before the view does anything.

    ``permission_required`` names it. Nobody logged in: to the log-in page; logged in
    and not allowed: 403. With ``permission_object`` overridden the rule is asked of
    that object; a foreign object must already be missing from the queryset (404).
    """

    permission_required: str

    def permission_object(self):
        """Return the object the rule is asked of; None asks about the page itself."""
        return None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.request, self.args, self.kwargs = request, args, kwargs
        if not request.user.has_perm(
            self.permission_required, self.permission_object()
        ):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class FilteredListView(ListView):
    """A list narrowed by the room's filter, the same one its API uses.

    ``filterset_class`` is a django-filter FilterSet. An unknown or malformed filter is
    a 400 with a sentence: silence would show what was not asked for.
    """

    filterset_class = None
    paginate_by = 25
    plumbing = frozenset({"page", "view"})

    def get_queryset(self):
        unknown = (
            set(self.request.GET) - set(self.filterset_class.base_filters)
        ) - self.plumbing
        if unknown:
            raise BadRequest(_("There is no such filter."))
        self.filterset = self.filterset_class(
            self.request.GET, queryset=super().get_queryset(), request=self.request
        )
        if not self.filterset.is_valid():
            raise BadRequest(_("One of the filters cannot be read."))
        return self.filterset.qs

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.filterset, **kwargs)
