"""Doubles in the directory: the list of pairs, both side by side, one out of two."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from kooperacja.base.merging import MOST_OFFERED, MergeTwoView
from kooperacja.base.search import having_words
from kooperacja.base.views import PermissionRequiredMixin

from ..models import Provider, Resource
from ..services.duplicates import (
    LIVE,
    duplicate_pairs,
    similar_providers,
    similar_resources,
)
from ..services.merging import SameResource, merge_providers, merge_resources
from ..services.merging_parts import new_places
from ..workflow import Status
from .desk.detail import DetailPage

PERMISSION = "resources.merge_resources"


class MergeForm(forms.Form):
    """Why two are one."""

    note = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For the log: how you know that they are the same."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MergeResourcesForm(MergeForm):
    """Why, and which places the one that stays has not got."""

    places = forms.MultipleChoiceField(
        label=gettext_lazy("Places that move along"),
        help_text=gettext_lazy("Tick those the one that stays has not got yet."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("places", "note")

    def __init__(self, *args, keep: Resource, drop: Resource, **kwargs):
        super().__init__(*args, **kwargs)
        sites = list(drop.sites.all())
        stranger = keep.provider if keep.provider_id != drop.provider_id else None
        self.fields["places"].choices = [
            (site.ref, _place(site, stranger)) for site in sites
        ]
        # Other people would read the address: a person ticks that, never the page.
        self.fields["places"].initial = [
            site.ref
            for site in new_places(keep, drop)
            if not (stranger and site.is_confidential)
        ]
        if not sites:
            del self.fields["places"]


def _place(site, stranger: Provider | None) -> str:
    """Name a place; ``stranger`` is the other provider who would keep it then."""
    if site.is_confidential and stranger:
        return _(
            "a confidential place: the people of %(provider)s will be able to open its "
            "address"
        ) % {"provider": stranger}
    if site.is_confidential:
        return _("a confidential place")
    return str(site) or str(site.area or "–")


class PairsView(PermissionRequiredMixin, TemplateView):
    """Pairs of resources that may be one, the likest first."""

    permission_required = PERMISSION
    template_name = "panel/resources_pairs.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        pairs = duplicate_pairs(self.request.user)
        return super().get_context_data(pairs=pairs, **kwargs)


class MergeResourcesView(MergeTwoView):
    """Two resources."""

    permission_required = PERMISSION
    template_name = "panel/resources_merge.html"
    route = "resources_review:merge"
    heading = gettext_lazy("Merge two resources")
    said = gettext_lazy("They are one now. The old address leads here.")
    merge = staticmethod(merge_resources)
    same = SameResource

    def mergeable(self):
        """Resources that can be merged."""
        return (
            Resource.objects.visible_to(self.request.user)
            .filter(status__in=[*LIVE, Status.CLOSED])
            .select_related("provider__partner")
            .prefetch_related("sites")
        )

    def form(self, keep, drop, data=None):
        """Ask for the reason, and for places where there are any."""
        return MergeResourcesForm(data, keep=keep, drop=drop)

    def side(self, resource: Resource) -> dict:
        """What one column shows."""
        return {
            "row": resource,
            "page": DetailPage(resource, self.request.user),
            "public_id": resource.public_id,
        }

    def offered(self, keep: Resource, question: str) -> list[dict]:
        """Return those that may be the same, or those a question finds."""
        if question:
            rows = having_words(
                self.mergeable().exclude(pk=keep.pk), question, "name", "description"
            )
            return [{"row": row} for row in rows.order_by("name", "pk")[:MOST_OFFERED]]
        similar = similar_resources(self.request.user, keep)
        return [{"row": row, "reasons": reasons} for row, reasons in similar]

    def done_url(self, keep: Resource) -> str:
        """Lead to the one that stays."""
        return reverse("resources_review:resource", args=[keep.ref])


class MergeProvidersView(MergeTwoView):
    """Two providers."""

    permission_required = PERMISSION
    template_name = "panel/providers_merge.html"
    route = "resources_review:provider_merge"
    heading = gettext_lazy("Merge two providers")
    said = gettext_lazy("They are one provider now.")
    merge = staticmethod(merge_providers)
    same = SameResource

    def mergeable(self):
        """Providers that can be merged."""
        return Provider.objects.standing().select_related("partner")

    def form(self, keep, drop, data=None):
        """Ask for the reason."""
        return MergeForm(data)

    def side(self, provider: Provider) -> dict:
        """What one column shows."""
        resources = provider.resources.exclude(status=Status.MERGED)
        return {
            "row": provider,
            "resources": resources.order_by("name", "pk")[:MOST_OFFERED],
            "count": resources.count(),
        }

    def offered(self, keep: Provider, question: str) -> list[dict]:
        """Return those that may be the same, or those a question finds."""
        if question:
            rows = having_words(
                self.mergeable().exclude(pk=keep.pk), question, "name"
            ).order_by("name", "pk")[:MOST_OFFERED]
        else:
            rows = similar_providers(keep)
        return [{"row": row} for row in rows]

    def done_url(self, keep: Provider) -> str:
        """Lead to the list of doubles, where one goes on."""
        return reverse("resources_review:pairs")
