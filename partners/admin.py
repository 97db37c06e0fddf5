"""Partners and their people in the panel: every change goes through the services."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.areas.models import Area
from kooperacja.areas.place_fields import PlaceForm
from kooperacja.audit.admin import AuditedAdmin, ServiceForm
from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal

from . import services
from .models import Membership, Partner

PROFILE = (
    "name",
    "sector",
    "activity",
    "part",
    "description",
    "competences",
    "website",
    "email",
    "phone",
    "address",
    "area",
    "source",
    "is_listed",
)


class PartnerForm(PlaceForm, ServiceForm):
    """What is known of an institution."""

    class Meta:
        model = Partner
        fields = PROFILE
        field_classes = {"website": partial(forms.URLField, assume_scheme="https")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "area" in self.fields:
            self.fields["area"].queryset = Area.objects.defer("boundary")

    def call_service(self):
        """Add or change the institution."""
        content = services.PartnerContent(
            **{name: self.cleaned_data[name] for name in PROFILE},
            place=self.typed_place,
        )
        if self.instance.pk is None:
            return services.add_partner(actor=self.actor, content=content)
        return services.update_partner(
            actor=self.actor,
            partner=self.instance,
            version=self.cleaned_data["version"],
            content=content,
        )


class AddManagerForm(forms.Form):
    """The person who will manage an institution here."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=254,
        help_text=gettext_lazy("A letter with a link to set the password goes here."),
    )
    full_name = forms.CharField(
        label=gettext_lazy("First name and surname"), max_length=150
    )
    job_title = forms.CharField(
        label=gettext_lazy("Position"), max_length=150, required=False
    )


class PartnerAdmin(AuditedAdmin):
    """Institutions of the partnership."""

    form = PartnerForm
    change_form_template = "partners/panel_change_form.html"
    list_display = ("name", "sector", "activity", "part", "is_active", "is_listed")
    list_filter = ("sector", "activity", "part", "is_active", "is_listed")
    search_fields = ("name", "slug", "description")
    ordering = ("name", "pk")
    actions = ("suspend", "resume")
    fields = (*PROFILE[:11], "latitude", "longitude", *PROFILE[11:], "version")

    @admin.action(
        description=gettext_lazy("Suspend (give a reason)"), permissions=["add"]
    )
    def suspend(self, request, queryset):
        """Stop working with the ticked institutions."""
        self.act_on_each(
            request,
            queryset,
            lambda partner: services.suspend_partner(
                actor=request.user, partner=partner, note=request.POST.get("note", "")
            ),
        )

    @admin.action(description=gettext_lazy("Work with again"), permissions=["add"])
    def resume(self, request, queryset):
        """Work with the ticked institutions again."""
        self.act_on_each(
            request,
            queryset,
            lambda partner: services.resume_partner(
                actor=request.user, partner=partner, note=request.POST.get("note", "")
            ),
        )

    def get_urls(self):
        add_manager = path(
            "<int:pk>/manager/",
            self.admin_site.admin_view(self.add_manager_view),
            name="partners_partner_add_manager",
        )
        return [add_manager, *super().get_urls()]

    def add_manager_view(self, request, pk):
        """Ask for the first manager and let the service invite the person."""
        partner = self.get_object(request, str(pk))
        if partner is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not request.user.has_perm("partners.add_membership"):
            raise PermissionDenied
        form = AddManagerForm(request.POST or None)
        if form.is_valid() and self._invite(request, partner, form):
            url = reverse(
                "admin:partners_partner_change",
                args=[pk],
                current_app=self.admin_site.name,
            )
            return HttpResponseRedirect(url)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add the manager of %(partner)s") % {"partner": partner},
            "form": form,
            "partner": partner,
            "opts": self.opts,
        }
        return TemplateResponse(request, "partners/panel_add_manager.html", context)

    def _invite(self, request, partner, form) -> bool:
        try:
            user, _membership = services.add_manager(
                actor=request.user, partner=partner, **form.cleaned_data
            )
        except DomainError as error:
            show_refusal(form, error)
            return False
        words = _("%(person)s manages %(partner)s now; the letter is on its way.")
        self.message_user(
            request, words % {"person": user, "partner": partner}, messages.SUCCESS
        )
        return True


class MembershipForm(ServiceForm):
    """Who works where."""

    class Meta:
        model = Membership
        fields = ("user", "partner", "role")

    def call_service(self):
        """Let the person in."""
        return services.grant_membership(
            actor=self.actor,
            **{name: self.cleaned_data[name] for name in self._meta.fields},
        )


class MembershipAdmin(AuditedAdmin):
    """Who works where. An access is given and ended, never edited."""

    form = MembershipForm
    list_display = ("user", "partner", "role", "created_at", "ended_at")
    list_filter = ("role", ("ended_at", admin.EmptyFieldListFilter))
    list_select_related = ("user", "partner")
    search_fields = ("user__full_name", "user__email", "partner__name")
    ordering = ("partner__name", "pk")
    actions = ("end",)
    fields = ("user", "partner", "role")

    @admin.action(
        description=gettext_lazy("End the access (give a reason)"),
        permissions=["end"],
    )
    def end(self, request, queryset):
        """End the ticked accesses."""
        self.act_on_each(
            request,
            queryset,
            lambda membership: services.revoke_membership(
                actor=request.user,
                membership=membership,
                note=request.POST.get("note", ""),
            ),
        )

    def has_end_permission(self, request):
        """Whether this person may end accesses."""
        return request.user.has_perm("partners.change_membership")

    def has_change_permission(self, request, obj=None):
        return False
