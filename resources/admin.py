"""Resources and who gives them in the panel; every change goes through the services."""

from functools import partial

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin, LeadsToPage, ServiceForm
from kooperacja.base.registry_numbers import plain_number

from . import services
from .models import Provider
from .services.provider_profile import CHECKS, PROFILE


class ResourceAdmin(LeadsToPage, AuditedAdmin):
    """What helps in the city: a list to look through and to act on.

    A resource is written on its one form, the desk's, which knows what to keep: hours,
    places, a confidential address.
    """

    page = "resources_desk:detail"
    list_display = ("name", "kind", "provider", "status", "assured_date", "to_check")
    list_filter = ("status", "kind", "cus_domain", "to_check", "serves_whole_city")
    list_select_related = ("provider",)
    search_fields = ("name", "provider__name", "description")
    ordering = ("name", "pk")
    actions = ("publish", "withdraw", "assure")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("resources.publish_resource")

    has_publish_permission = has_view_permission

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish(self, request, queryset):
        """Show the ticked resources to everybody."""
        self.act_on_each(
            request,
            queryset,
            lambda resource: services.publish_resource(
                actor=request.user, resource=resource
            ),
        )

    @admin.action(
        description=_("Take off the shelf (give a reason)"), permissions=["publish"]
    )
    def withdraw(self, request, queryset):
        """Take the ticked resources off the shelf."""
        self.act_on_each(
            request,
            queryset,
            lambda resource: services.withdraw_resource(
                actor=request.user, resource=resource, note=request.POST.get("note", "")
            ),
        )

    @admin.action(
        description=_("Somebody asked today: all of it is true"),
        permissions=["publish"],
    )
    def assure(self, request, queryset):
        """Write down that the ticked resources are true today."""
        today = timezone.localdate()
        self.act_on_each(
            request,
            queryset,
            lambda resource: services.assure_resource(
                actor=request.user, resource=resource, day=today
            ),
        )


class NumberField(forms.CharField):
    """A number of a register; spaces and hyphens are no part of it."""

    def to_python(self, value):
        return plain_number(super().to_python(value))

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class ProviderForm(ServiceForm):
    """Who gives resources; of a partner the name and the sector follow its profile."""

    class Meta:
        model = Provider
        fields = PROFILE
        field_classes = {
            "website": partial(forms.URLField, assume_scheme="https"),
            **dict.fromkeys(CHECKS, NumberField),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name", "sector") if self.instance.partner_id else ():
            self.fields[name].disabled = True

    def call_service(self):
        """Save what is known of it."""
        return services.update_provider(
            actor=self.actor,
            provider=self.instance,
            version=self.cleaned_data["version"],
            **{name: self.cleaned_data[name] for name in PROFILE},
        )


class ProviderAdmin(AuditedAdmin):
    """Who gives resources. One is made with its first resource, never here."""

    form = ProviderForm
    list_display = ("name", "sector", "partner", "krs", "nip", "regon")
    list_filter = ("sector",)
    list_select_related = ("partner",)
    search_fields = ("name", "krs", "nip", "regon")
    ordering = ("name", "pk")
    fields = (*PROFILE, "version")

    def get_queryset(self, request):
        return self.model.objects.standing()

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("resources.publish_resource")

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return False

    def get_urls(self):
        """No page to add one."""
        routes = super().get_urls()
        return [route for route in routes if not (route.name or "").endswith("_add")]
