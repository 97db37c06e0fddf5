"""The vocabularies in the panel."""

from kooperacja.audit.admin import AuditedAdmin

from .forms import CategoryForm, TargetGroupForm
from .services import CATEGORY_WORDS


class CategoryAdmin(AuditedAdmin):
    """Kinds of problems: words by hand; new ones come with the project's lists."""

    form = CategoryForm
    list_display = ("__str__", "parent", "sensitivity", "proposed_sensitivity")
    list_filter = ("sensitivity",)
    list_select_related = ("parent",)
    search_fields = ("name_pl", "name_en", "slug")
    ordering = ("position", "pk")
    fields = ("slug", "parent", *CATEGORY_WORDS)
    readonly_fields = ("slug", "parent")

    def has_add_permission(self, request):
        """The list of categories is shared with other cities: it grows with us."""
        return False


class TargetGroupAdmin(AuditedAdmin):
    """Whom problems touch and resources serve."""

    form = TargetGroupForm
    list_display = ("__str__", "slug", "position")
    search_fields = ("name_pl", "name_en", "slug")
    ordering = ("position", "pk")
    fields = ("slug", "name_pl", "name_en", "position")
    readonly_fields = ("slug",)

    def has_add_permission(self, request):
        """The list of groups is shared with other cities: it grows with us."""
        return False
