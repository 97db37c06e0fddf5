"""Areas in the panel: figures and names by hand, boundaries by command only."""

from django import forms
from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin, ServiceForm

from .models import Area
from .services import attest_area_floor, update_area_figures


class FiguresFilter(admin.SimpleListFilter):
    """Whether anybody knows how many people live there."""

    title = _("residents and dwellings")
    parameter_name = "figures"

    def lookups(self, request, model_admin):
        return [("none", _("not known"))]

    def queryset(self, request, queryset):
        return queryset.without_figures() if self.value() == "none" else queryset


FIGURES = ("residents", "dwellings", "aliases", "source")


class AreaForm(ServiceForm):
    """What is known of the people of an area, and who vouches for it."""

    aliases = forms.CharField(
        label=_("other names"),
        help_text=_("One a line."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    attestation = forms.CharField(
        label=_("I attest that enough people live here"),
        help_text=_(
            "Fill it in only where a figure is missing: say how you know that at least "
            "1,000 residents and 400 dwellings are here (100 and 40 for a street-level "
            "unit). It counts when a second coordinator attests the same."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = Area
        fields = FIGURES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dwellings"].help_text = _(
            "Figures that make this area large enough to be shown by name wait until "
            "a second coordinator enters the same. All others hold at once."
        )
        self.initial["aliases"] = "\n".join(self.instance.aliases)

    def clean_aliases(self) -> list[str]:
        """Return the names, one a line, without empty ones."""
        lines = self.cleaned_data["aliases"].splitlines()
        return [line.strip() for line in lines if line.strip()]

    def call_service(self):
        """Store the figures if they changed, and the attestation if there is one."""
        area = self.instance
        if set(self.changed_data) & set(FIGURES):
            area = update_area_figures(
                actor=self.actor,
                area=area,
                **{name: self.cleaned_data[name] for name in FIGURES},
            )
        note = self.cleaned_data["attestation"]
        if note.strip():
            area = attest_area_floor(actor=self.actor, area=area, note=note)
        return area


class AreaAdmin(AuditedAdmin):
    """The areas of the city, coarse to fine."""

    form = AreaForm
    list_display = ("name", "kind", "parent", "residents", "dwellings", "is_official")
    list_filter = ("kind", FiguresFilter)
    list_select_related = ("parent",)
    search_fields = ("name", "code")
    ordering = ("level", "name", "pk")
    fields = (
        "name",
        "kind",
        "parent",
        "waiting_figures",
        "residents",
        "dwellings",
        "aliases",
        "source",
        "attested_by_first",
        "attested_by_second",
        "attestation",
    )
    readonly_fields = (
        "name",
        "kind",
        "parent",
        "waiting_figures",
        "attested_by_first",
        "attested_by_second",
    )

    def get_queryset(self, request):
        return super().get_queryset(request).defer("boundary")

    def save_through_service(self, request, form, formsets):
        """Save, and say so when what was typed waits for somebody else."""
        area = super().save_through_service(request, form, formsets)
        typed = {"residents", "dwellings"} & set(form.changed_data)
        if typed and area.figures_proposed_by_id == request.user.pk:
            words = _("The figures wait until a second coordinator enters the same.")
            self.message_user(request, words, messages.WARNING)
        return area

    @admin.display(description=_("figures that wait"))
    def waiting_figures(self, area):
        """What one coordinator typed alone, and how it comes to hold."""
        if area.figures_proposed_by is None:
            return _("none")
        return _(
            "residents: %(residents)s, dwellings: %(dwellings)s, proposed by "
            "%(name)s. They hold when another coordinator enters the same figures "
            "here; until then the former ones do."
        ) % {
            "residents": area.proposed_residents,
            "dwellings": area.proposed_dwellings,
            "name": area.figures_proposed_by,
        }

    def has_add_permission(self, request):
        """Areas come from files (``manage.py load_areas``), never from a form."""
        return False
