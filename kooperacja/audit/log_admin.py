"""The log in the panel: read, searched by what it is about, never written."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from .admin import ListOnly


class AuditEntryAdmin(ListOnly, admin.ModelAdmin):
    """Sentences: who did what to what, when; the newest first.

    The list only: an entry says everything in its line.
    """

    list_display = ("sentence_read", "at", "note")
    list_display_links = None
    search_fields = ("target_label", "target_ref", "actor_label")
    search_help_text = _("Search by the name of the thing or of the person.")
    ordering = ("-pk",)
    show_full_result_count = False

    @admin.display(description=_("what happened"))
    def sentence_read(self, entry):
        """The entry in the language of the page."""
        return entry.sentence

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("audit.view_auditentry")

    def has_module_permission(self, request):
        return self.has_view_permission(request)
