"""One's own notices."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from kooperacja.base.views import PermissionRequiredMixin

from . import services
from .addresses import path_in
from .models import Notice
from .showing import item_of
from .wording import overrides


class OwnNoticesMixin(PermissionRequiredMixin):
    """A page of a person who is logged in, about what they were told."""

    permission_required = "accounts.use_desk"


class NoticeListView(OwnNoticesMixin, ListView):
    """Everything a person was told: unread first, each with why it came."""

    template_name = "notices/list.html"
    paginate_by = 25

    def get_queryset(self):
        if set(self.request.GET) - {"page"}:
            raise BadRequest(_("There is no such filter."))
        return Notice.objects.of(self.request.user)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows, language = list(context["page_obj"]), get_language()
        own = overrides(sorted({row.kind for row in rows}))
        context["rows"] = [
            {"notice": row, **(item_of(row, language, own) or {})} for row in rows
        ]
        return context


class NoticeView(OwnNoticesMixin, View):
    """Mark one notice read and go where it leads, or stay (``stay`` in the form)."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        try:
            notice = services.mark_read(actor=request.user, ref=ref)
        except Notice.DoesNotExist:
            raise Http404 from None
        if notice.path and "stay" not in request.POST:
            return redirect(path_in(get_language(), notice.path))
        return redirect("notices:list")


class AllReadView(OwnNoticesMixin, View):
    """Mark everything read."""

    http_method_names = ["post", "options"]

    def post(self, request):
        count = services.mark_all_read(actor=request.user)
        messages.success(
            request,
            ngettext(
                "%(count)s notice is marked as read.",
                "%(count)s notices are marked as read.",
                count,
            )
            % {"count": count},
        )
        return redirect("notices:list")
