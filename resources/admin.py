"""Resources in the panel: every change goes through the services."""

from functools import partial

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.locating import locate
from kooperacja.areas.models import Area
from kooperacja.areas.place_fields import PlaceForm
from kooperacja.audit.admin import AuditedAdmin, ServiceForm
from kooperacja.base.errors import DomainError

from . import services
from .models import Resource, Site
from .services.content import COLUMNS, RELATIONS

#: Outlines and numbers of a source come with imports only.
TYPED = tuple(name for name in COLUMNS if name not in ("reach", "external_id"))
SITE_COLUMNS = ("name", "address", "area")


class SiteForm(PlaceForm, forms.ModelForm):
    """A place where a resource is given."""

    class Meta:
        model = Site
        fields = SITE_COLUMNS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.defer("boundary")

    def _post_clean(self):
        super()._post_clean()
        if self.errors or not self.has_changed():
            return
        try:
            locate(Site(), place=self.typed_place, area=self.cleaned_data["area"])
        except DomainError as error:
            self.add_error("latitude", str(error))

    @property
    def content(self) -> services.SiteContent:
        """What was typed, as the service takes it."""
        columns = {name: self.cleaned_data[name] for name in SITE_COLUMNS}
        ref = self.instance.ref if self.instance.pk else ""
        return services.SiteContent(**columns, ref=ref, place=self.typed_place)


class SiteInline(admin.StackedInline):
    """The places of a resource; who may change it may change them."""

    model = Site
    form = SiteForm
    extra = 1
    fields = (*SITE_COLUMNS, "latitude", "longitude")

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("resources.change_resource", obj)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request, obj):
        return self.has_view_permission(request, obj)


class ResourceForm(ServiceForm):
    """What is known of a resource."""

    class Meta:
        model = Resource
        fields = (*TYPED, *RELATIONS)
        field_classes = {"website": partial(forms.URLField, assume_scheme="https")}
        widgets = dict.fromkeys(RELATIONS, forms.CheckboxSelectMultiple)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "service_areas" in self.fields:
            areas = Area.objects.districts().defer("boundary")
            self.fields["service_areas"].queryset = areas

    def call_service(self, sites=None):
        """Add or change the resource; ``sites`` None keeps the stored ones."""
        content = services.ResourceContent(
            **{name: self.cleaned_data[name] for name in TYPED},
            **{name: list(self.cleaned_data[name]) for name in RELATIONS},
        )
        if self.instance.pk is None:
            return services.add_resource(
                actor=self.actor, content=content, sites=sites or []
            )
        return services.update_resource(
            actor=self.actor,
            resource=self.instance,
            version=self.cleaned_data["version"],
            content=content,
            sites=stored_sites(self.instance) if sites is None else sites,
        )


class ResourceAdmin(AuditedAdmin):
    """What helps in the city."""

    form = ResourceForm
    inlines = (SiteInline,)
    list_display = ("name", "kind", "provider", "status", "assured_date", "to_check")
    list_filter = ("status", "kind", "cus_domain", "to_check", "serves_whole_city")
    list_select_related = ("provider",)
    search_fields = ("name", "provider__name", "description")
    ordering = ("name", "pk")
    actions = ("publish", "withdraw", "assure")
    fields = (*TYPED, *RELATIONS, "version")

    def save_through_service(self, request, form, formsets):
        """Save the resource together with its sites."""
        typed = [site for formset in formsets for site in kept(formset)]
        return form.call_service(sites=typed)

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
        description=_("Somebody asked today: all of it is true"), permissions=["change"]
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

    def has_publish_permission(self, request):
        """Whether this person may put resources on the shelf and take them off."""
        return request.user.has_perm("resources.publish_resource")


def stored_sites(resource: Resource) -> list[services.SiteContent]:
    """Return the sites of a resource as a door would hand them over."""
    return [
        services.SiteContent(
            ref=site.ref,
            name=site.name,
            address=site.address,
            place=site.place,
            area=site.area,
        )
        for site in resource.sites.select_related("area")
    ]


def kept(formset) -> list[services.SiteContent]:
    """Return the sites that were typed or left standing."""
    return [
        form.content
        for form in formset.forms
        if not form.cleaned_data.get("DELETE")
        and (form.instance.pk or form.has_changed())
    ]
