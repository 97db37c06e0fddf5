"""Synonyms in the panel: what people type, and what it means."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin, ServiceForm

from .models import Synonym
from .services.synonyms import remove_synonym, save_synonym

COLUMNS = ("phrase", "category", "kind", "target_group", "words")


class SynonymForm(ServiceForm):
    """A phrase and its meaning."""

    class Meta:
        model = Synonym
        fields = COLUMNS
        help_texts = {
            "phrase": _(
                "As people write it. Other endings, missing Polish letters and small "
                "mistakes need no phrase of their own."
            ),
            "words": _("Looked for in the names and texts of resources as well."),
        }

    def call_service(self):
        """Store the synonym."""
        return save_synonym(
            actor=self.actor,
            synonym=self.instance if self.instance.pk else None,
            **{name: self.cleaned_data[name] for name in COLUMNS},
        )


class SynonymAdmin(AuditedAdmin):
    """What people type into the search for help."""

    form = SynonymForm
    list_display = COLUMNS
    list_filter = ("kind", "category", "target_group")
    list_select_related = ("category", "target_group")
    search_fields = ("phrase", "words")
    ordering = ("phrase",)
    fields = COLUMNS
    actions = ("remove",)

    @admin.action(description=_("Remove: they mislead people"), permissions=["change"])
    def remove(self, request, queryset):
        """Forget the ticked synonyms."""
        self.act_on_each(
            request,
            queryset,
            lambda synonym: remove_synonym(actor=request.user, synonym=synonym),
        )
