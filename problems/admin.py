"""Diagnoses and problems in the panel: lists that lead to the pages of the review."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin, LeadsToPage

from .admin_forms import ReplyTextForm
from .models import Diagnosis
from .workflow import SEEN_BY_COORDINATOR


class ReviewedAdmin(LeadsToPage, admin.ModelAdmin):
    """A list to look through; whatever is done, is done on the page of the review."""

    show_full_result_count = False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("problems.review")

    def has_module_permission(self, request):
        return self.has_view_permission(request)


class DiagnosisAdmin(ReviewedAdmin):
    """Diagnoses that have left the desk of their partner."""

    page = "review:diagnosis"
    list_display = ("problem", "partner", "period", "status", "updated_at")
    list_filter = ("status", "partner", "period")
    list_select_related = ("problem", "partner")
    search_fields = ("problem__title", "partner__name")
    ordering = ("-updated_at", "pk")

    def get_queryset(self, request):
        readable = self.model.objects.visible_to(request.user)
        return readable.filter(status__in=SEEN_BY_COORDINATOR)


class ProblemAdmin(ReviewedAdmin):
    """Problems of which a diagnosis may be read."""

    page = "review:problem"
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
