"""Diagnoses and problems in the panel: lists that lead to the pages of the review."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin

from .admin_forms import ReplyTextForm
from .models import Diagnosis
from .workflow import SEEN_BY_COORDINATOR


class ReadOnlyAdmin(admin.ModelAdmin):
    """A list to look through; whatever is done, is done on the page of the review."""

    review_page = ""
    show_full_result_count = False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("problems.review")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_urls(self):
        """No history here: the page of the review shows it."""
        return [
            route
            for route in super().get_urls()
            if route.name and route.name.endswith(("_changelist", "_change"))
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Lead to the page of the review."""
        row = self.get_object(request, object_id)
        if row is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return redirect(self.review_page, row.ref)


class DiagnosisAdmin(ReadOnlyAdmin):
    """Diagnoses that have left the desk of their partner."""

    review_page = "review:diagnosis"
    list_display = ("problem", "partner", "period", "status", "updated_at")
    list_filter = ("status", "partner", "period")
    list_select_related = ("problem", "partner")
    search_fields = ("problem__title", "partner__name")
    ordering = ("-updated_at", "pk")

    def get_queryset(self, request):
        readable = self.model.objects.visible_to(request.user)
        return readable.filter(status__in=SEEN_BY_COORDINATOR)


class ProblemAdmin(ReadOnlyAdmin):
    """Problems of which a diagnosis may be read."""

    review_page = "review:problem"
    list_display = ("title", "category", "area", "state", "is_released")
    list_filter = ("state", "category", "area")
    list_select_related = ("category", "area")
    search_fields = ("title",)
    ordering = ("title", "pk")

    def get_queryset(self, request):
        readable = Diagnosis.objects.visible_to(request.user).filter(
            status__in=SEEN_BY_COORDINATOR
        )
        known = readable.values("problem")
        return self.model.objects.filter(pk__in=known).defer("place", "area__boundary")

    @admin.display(description=_("on the map"), boolean=True)
    def is_released(self, problem):
        """Whether it has a public page."""
        return problem.public_id is not None


class ReplyTextAdmin(AuditedAdmin):
    """Ready texts a coordinator starts a reason from."""

    form = ReplyTextForm
    list_display = ("name", "step", "category", "is_offered")
    list_filter = ("is_offered", "step", "category")
    list_select_related = ("category",)
    search_fields = ("name", "text")
    ordering = ("step", "name", "pk")
    fields = ("step", "category", "name", "text", "is_offered")
