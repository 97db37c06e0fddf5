"""An institution's own pages on the desk: which one it is, and its profile."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from kooperacja.base.errors import DomainError, StaleVersion
from kooperacja.base.views import PermissionRequiredMixin

from ..forms import ProfileForm
from ..models import Partner
from ..predicates import is_manager_of_partner
from ..services import update_partner


class OwnInstitutionMixin(PermissionRequiredMixin):
    """A page of one institution this person works at.

    ``?partner=<slug>`` (or the field of this name) says which, for who works at
    several; without it it is the first by name.
    """

    permission_required = "accounts.use_desk"

    @cached_property
    def partners(self) -> list[Partner]:
        """The institutions of this person, by name."""
        own = Partner.objects.active().of(self.request.user)
        return list(own.select_related("area").order_by("name"))

    @cached_property
    def partner(self) -> Partner:
        """The institution of this page; a foreign one is missing."""
        if not self.partners:
            raise PermissionDenied(_("No institution is joined to your account."))
        wanted = self.request.POST.get("partner") or self.request.GET.get("partner")
        if not wanted:
            return self.partners[0]
        found = [row for row in self.partners if row.slug == wanted]
        if not found:
            raise Http404
        return found[0]

    @property
    def is_manager(self) -> bool:
        """Whether this person looks after the institution's people and profile."""
        return is_manager_of_partner(self.request.user, self.partner)

    def address(self, name: str, *args) -> str:
        """Return the address of a page of this institution."""
        choice = f"?partner={self.partner.slug}" if len(self.partners) > 1 else ""
        return reverse(name, args=args) + choice

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            partner=self.partner,
            partners=self.partners,
            is_manager=self.is_manager,
            choice=self.address("institution:profile").partition("?")[2],
            **kwargs,
        )


class ProfileView(OwnInstitutionMixin, FormView):
    """What the institution says of itself, beside what residents see of it."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "partners/institution_profile.html"
    form_class = ProfileForm

    def post(self, request, *args, **kwargs):
        if not request.user.has_perm("partners.change_partner", self.partner):
            raise PermissionDenied(_("The manager of your institution can change it."))
        return super().post(request, *args, **kwargs)

    def get_form_kwargs(self):
        # A copy: what was typed must not show as what residents see.
        instance = Partner.objects.get(pk=self.partner.pk)
        return {**super().get_form_kwargs(), "instance": instance}

    def form_valid(self, form):
        try:
            update_partner(
                actor=self.request.user,
                partner=self.partner,
                version=form.cleaned_data["version"],
                content=form.content(self.partner),
            )
        except StaleVersion as stale:
            context = {"form": form, "theirs": form.show_both(stale.current)}
            return self.render_to_response(self.get_context_data(**context), status=409)
        except DomainError as refusal:
            form.add_refusal(refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The profile is saved."))
        return redirect(self.address("institution:profile"))

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 400
        return response

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        theirs = kwargs.get("theirs", {})
        context["rows"] = [
            {"field": field, "theirs": theirs.get(field.name)}
            for field in context["form"].visible_fields()
        ]
        return context
