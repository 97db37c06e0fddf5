"""The people of an institution: who works here, who is invited, who leaves."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import show_refusal
from partners.forms import InviteForm, RoleForm
from partners.models import Invitation, Membership
from partners.services import (
    change_role,
    invite_person,
    resend_invitation,
    revoke_invitation,
)
from partners.views.institution import OwnInstitutionMixin

from ...forms.people import HeirForm
from ...services.handover import (
    OpenWork,
    hand_over_work,
    open_work,
    remove_person,
    work_of,
)


@dataclass(frozen=True)
class Colleague:
    """A row of the list: a person and what they have begun."""

    membership: Membership
    work: OpenWork

    @property
    def other_role(self) -> Membership.Role:
        """The role the one button of the row gives."""
        is_manager = self.membership.role == Membership.Role.MANAGER
        return Membership.Role.EDITOR if is_manager else Membership.Role.MANAGER


class ManagerMixin(OwnInstitutionMixin):
    """A page of the institution's manager."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.is_manager:
            raise PermissionDenied(
                _("The manager of your institution looks after its people.")
            )
        return super().dispatch(request, *args, **kwargs)


class PeopleView(OwnInstitutionMixin, TemplateView):
    """Who works here; for the manager, with all that can be done about it."""

    template_name = "partners/people.html"

    def get_context_data(self, **kwargs):
        work = open_work(self.partner) if self.is_manager else {}
        people = self.partner.memberships.active().select_related("user")
        people = list(people.order_by("user__full_name", "pk"))
        here = {row.user_id for row in people}
        gone = User.objects.filter(pk__in=work.keys() - here).order_by("full_name")
        kwargs.setdefault("form", InviteForm())
        return super().get_context_data(
            people=[
                Colleague(row, work.get(row.user_id, OpenWork())) for row in people
            ],
            left_behind=[(person, work[person.pk]) for person in gone],
            invitations=self.invitations() if self.is_manager else [],
            **kwargs,
        )

    def invitations(self) -> list[tuple[Invitation, bool]]:
        """Open invitations, each with whether its link works now."""
        rows = self.partner.invitations.open().select_related("invited_by")
        rows = list(rows.order_by("-created_at", "pk"))
        # The same object for the same person: the rules remember their roles.
        senders = {row.invited_by_id: row.invited_by for row in rows}
        for row in rows:
            row.invited_by = senders[row.invited_by_id]
        return [(row, self.works(row)) for row in rows]

    def works(self, invitation: Invitation) -> bool:
        """Whether the link can be used: in time, and its sender may still invite."""
        sender = invitation.invited_by
        return not invitation.is_expired and sender.has_perm(
            "partners.manage_partner", self.partner
        )


class InviteView(ManagerMixin, PeopleView):
    """Send an invitation; the list is shown again when it cannot be sent."""

    http_method_names = ["post", "options"]

    def post(self, request):
        form = InviteForm(request.POST)
        if not form.is_valid():
            return self.again(form)
        try:
            invitation = invite_person(
                actor=request.user, partner=self.partner, **form.cleaned_data
            )
        except DomainError as refusal:
            form.add_refusal(refusal)
            return self.again(form, refusal.status_code)
        words = _("The invitation is on its way to %(email)s.")
        messages.success(request, words % {"email": invitation.email})
        return redirect(self.address("people:list"))

    def again(self, form, status=400):
        """Show the list with what was typed."""
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=status)


class InvitationActView(ManagerMixin, View):
    """Send an invitation again, or take it back."""

    http_method_names = ["post", "options"]
    act = ""

    def post(self, request, ref):
        invitation = get_object_or_404(self.partner.invitations, ref=ref)
        try:
            if self.act == "resend":
                resend_invitation(actor=request.user, invitation=invitation)
                said = _("A new letter is on its way; the link of the old one is dead.")
            else:
                revoke_invitation(actor=request.user, invitation=invitation)
                said = _("The invitation is taken back; its link is dead.")
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said)
        return redirect(self.address("people:list"))


class RoleView(ManagerMixin, View):
    """Give a colleague another role."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        membership = get_object_or_404(self.partner.memberships.active(), user__ref=ref)
        form = RoleForm(request.POST)
        role = form.cleaned_data["role"] if form.is_valid() else ""
        try:
            membership = change_role(
                actor=request.user, membership=membership, role=role
            )
        except DomainError as refusal:
            messages.error(request, str(refusal))
        else:
            words = _("%(person)s – role: %(role)s.")
            said = {
                "person": membership.user,
                "role": membership.get_role_display(),
            }
            messages.success(request, words % said)
        return redirect(self.address("people:list"))


class LeavingView(OwnInstitutionMixin, TemplateView):
    """Somebody leaves, or has left: to whom goes what they have begun."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "partners/person_leaves.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            is_own = kwargs["ref"] == request.user.ref
            # Asked first: who does not work anywhere learns nothing of persons.
            if not (self.partner and (is_own or self.is_manager)):
                raise PermissionDenied(
                    _("The manager of your institution looks after its people.")
                )
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def person(self) -> User:
        """Who leaves: a colleague, or somebody who has left work behind."""
        person = get_object_or_404(User, ref=self.kwargs["ref"])
        if self.membership is None and not self.work:
            raise Http404
        return person

    @cached_property
    def membership(self) -> Membership | None:
        """Their membership, None of who has left already."""
        rows = self.partner.memberships.active().select_related("user")
        return rows.filter(user__ref=self.kwargs["ref"]).first()

    @cached_property
    def work(self) -> OpenWork:
        """What they have begun."""
        person = User.objects.filter(ref=self.kwargs["ref"]).first()
        return work_of(person, self.partner) if person else OpenWork()

    def post(self, request, ref):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.again(form)
        heir = form.cleaned_data.get("heir")
        try:
            self.carry_out(heir)
        except DomainError as refusal:
            show_refusal(form, refusal)
            return self.again(form, refusal.status_code)
        if self.person == request.user:
            messages.success(request, _("You have left the institution."))
            return redirect("desk:home")
        if self.membership is not None:
            words = _("Done. %(person)s does not work here any more.")
            messages.success(request, words % {"person": self.person})
        else:
            messages.success(request, _("What this person had begun is handed over."))
        return redirect(self.address("people:list"))

    def carry_out(self, heir: User | None) -> None:
        """End the membership, or hand over what was left behind."""
        actor = self.request.user
        if self.membership is not None:
            remove_person(actor=actor, membership=self.membership, heir=heir)
        else:
            hand_over_work(
                actor=actor, partner=self.partner, leaver=self.person, heir=heir
            )

    def form(self, data=None) -> HeirForm:
        """Return the question to whom the work goes; without a field if none is."""
        return HeirForm(
            data, partner=self.partner, leaver=self.person, needed=bool(self.work)
        )

    def again(self, form, status=400):
        """Show the question again."""
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", self.form())
        return super().get_context_data(
            person=self.person,
            membership=self.membership,
            work=self.work,
            is_own=self.person == self.request.user,
            **kwargs,
        )
