"""Invitations in the panel: the coordinator may do what a manager may."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from kooperacja.audit.admin import AuditedAdmin, ServiceForm

from . import services
from .models import Invitation

FIELDS = ("partner", "email", "role")


class InvitationForm(ServiceForm):
    """Whom to invite, where, and as what."""

    class Meta:
        model = Invitation
        fields = FIELDS

    def call_service(self):
        """Send the invitation."""
        return services.invite_person(
            actor=self.actor, **{name: self.cleaned_data[name] for name in FIELDS}
        )


class InvitationAdmin(AuditedAdmin):
    """Who was asked to join which institution. Nothing is edited: it is sent again."""

    form = InvitationForm
    list_display = ("email", "partner", "role", "invited_by", "created_at", "state")
    list_display_links = None
    list_filter = (
        "role",
        ("accepted_at", admin.EmptyFieldListFilter),
        ("revoked_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("partner", "invited_by")
    search_fields = ("email", "partner__name")
    ordering = ("-created_at", "pk")
    actions = ("resend", "revoke")
    fields = FIELDS

    @admin.display(description=_("state"))
    def state(self, invitation):
        """What became of it."""
        if invitation.accepted_at:
            return _("accepted")
        if invitation.revoked_at:
            return _("taken back")
        return _("too old") if invitation.is_expired else _("waits for an answer")

    @admin.action(description=_("Send again"), permissions=["write"])
    def resend(self, request, queryset):
        """Send a fresh letter to the ticked addresses."""
        self.act_on_each(
            request,
            queryset,
            lambda row: services.resend_invitation(actor=request.user, invitation=row),
        )

    @admin.action(description=_("Take back"), permissions=["write"])
    def revoke(self, request, queryset):
        """Take the ticked invitations back."""
        self.act_on_each(
            request,
            queryset,
            lambda row: services.revoke_invitation(actor=request.user, invitation=row),
        )

    def has_write_permission(self, request):
        """Whether this person may send and take back."""
        return request.user.has_perm("partners.change_invitation")

    def has_change_permission(self, request, obj=None):
        return False

    def response_add(self, request, obj, post_url_continue=None):
        # Django's own answer links to a page of the row, and there is none.
        self.message_user(
            request,
            _("The invitation has been sent to %(email)s.") % {"email": obj.email},
        )
        return self.response_post_save_add(request, obj)

    def get_urls(self):
        """The list and the form: an invitation says everything in its line."""
        return [
            route
            for route in super().get_urls()
            if route.name and route.name.endswith(("_changelist", "_add"))
        ]
