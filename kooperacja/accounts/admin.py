"""People in the panel: who they are and what they may do, never their passwords."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin, ServiceForm

from . import groups, services
from .models import User

PROFILE_FIELDS = ("full_name", "job_title", "phone", "language")
ROLES = [
    (groups.COORDINATORS, _("coordinator: reviews, releases, runs this panel")),
    (
        groups.DIAGNOSIS_TEAM,
        _("diagnosis team: reads what is submitted and gives an opinion"),
    ),
]


class RoleFilter(admin.SimpleListFilter):
    """People by their role in the city."""

    title = _("role in the city")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return ROLES

    def queryset(self, request, queryset):
        if self.value() in groups.ALL:
            return queryset.filter(groups__name=self.value())
        return queryset


class PersonForm(ServiceForm):
    """A person; the services decide whether it can be done."""

    roles = forms.MultipleChoiceField(
        label=_("roles in the city"),
        choices=ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Access to an institution is given under “Partners”."),
    )

    class Meta:
        model = User
        fields = ("email", *PROFILE_FIELDS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["roles"] = list(self.instance.role_names)

    @property
    def _profile(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in PROFILE_FIELDS}


class NewPersonForm(PersonForm):
    """A new person, who is mailed a link to set the password."""

    def call_service(self):
        """Add the person."""
        return services.create_person(
            actor=self.actor,
            email=self.cleaned_data["email"],
            roles=tuple(self.cleaned_data["roles"]),
            **self._profile,
        )


class KnownPersonForm(PersonForm):
    """A person who is here already; the address is changed by its owner."""

    is_active = forms.BooleanField(
        label=_("may log in"),
        required=False,
        help_text=_(
            "Untick it when the person leaves. What they wrote stays, and their "
            "sessions end at once."
        ),
    )

    class Meta:
        model = User
        fields = PROFILE_FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["is_active"] = self.instance.is_active

    def call_service(self):
        """Store the profile, the roles and whether the person may log in."""
        actor = self.actor
        person = services.change_person(
            actor=actor, person=self.instance, **self._profile
        )
        person = services.change_roles(
            actor=actor, person=person, roles=tuple(self.cleaned_data["roles"])
        )
        if self.cleaned_data["is_active"]:
            return services.reactivate_person(actor=actor, person=person)
        return services.deactivate_person(actor=actor, person=person)


class UserAdmin(AuditedAdmin):
    """People of all institutions."""

    list_display = ("full_name", "email", "job_title", "is_active")
    list_filter = ("is_active", RoleFilter)
    search_fields = ("full_name", "email")
    ordering = ("full_name", "pk")
    actions = ("send_password_link",)
    readonly_fields = ("email",)
    add_fields = ("email", *PROFILE_FIELDS, "roles")
    change_fields = ("email", *PROFILE_FIELDS, "roles", "is_active")

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = KnownPersonForm if obj else NewPersonForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        return self.change_fields if obj else self.add_fields

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else ()

    @admin.action(
        description=_("Send a link to set the password"), permissions=["change"]
    )
    def send_password_link(self, request, queryset):
        """Mail each ticked person a link of their own."""
        self.act_on_each(
            request,
            queryset,
            lambda person: services.invite_person(actor=request.user, person=person),
        )
