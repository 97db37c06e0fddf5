"""One resource behind the login: what it says, its history, what can be done."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from kooperacja.audit.log import entries_of
from kooperacja.base.views import PermissionRequiredMixin

from ...choices import Delivery, Language
from ...forms import NoteForm
from ...models import Resource, Site
from ...services import HiddenAddress, is_discardable, missing_from
from ...workflow import WORKFLOW, Status
from .reading import DESK_STEPS, resource_or_404

MOST_HISTORY = 30


@dataclass(frozen=True)
class Act:
    """A step this person can take from the desk, with its form where it has one."""

    name: str
    url_name: str
    label: str
    help: str
    form: NoteForm | None


class DetailPage:
    """What the page of a resource shows one person.

    ``read`` holds the confidential address of one site, by its ref, right after it was
    asked for.
    """

    def __init__(self, resource: Resource, user, *, refused=None, read=None):
        self.resource, self.user = resource, user
        self.refused = refused
        self.read: dict[str, HiddenAddress] = read or {}
        self.is_kept_here = user.has_perm("resources.write_resource", resource)
        self.can_edit = user.has_perm("resources.change_resource", resource)
        self.can_review = user.has_perm("resources.publish_resource", resource)
        self.can_read_address = user.has_perm(
            "resources.read_confidential_address", resource
        )
        self.can_discard = self.is_kept_here and is_discardable(resource)

    @cached_property
    def acts(self) -> list[Act]:
        """The steps that have their door here, in the order of the table."""
        return [
            Act(
                name=step.name,
                url_name=f"resources_desk:{step.name}",
                label=str(step.label),
                help=str(step.help),
                form=self._form_of(step) if step.needs_note else None,
            )
            for step in WORKFLOW.available(self.resource, self.user)
            if step.name in DESK_STEPS
        ]

    def _form_of(self, step) -> NoteForm:
        if self.refused and self.refused[0] == step.name:
            return self.refused[1]
        return NoteForm(auto_id=f"id_{step.name}_%s")

    @cached_property
    def missing(self) -> dict[str, str]:
        """What has to be added before it can be submitted, by field."""
        is_here = self.resource.status in (Status.DRAFT, Status.RETURNED)
        return missing_from(self.resource) if is_here and self.can_edit else {}

    @property
    def facts(self) -> list[dict]:
        """The resource in labels and values, without what is empty."""
        row = self.resource
        pairs = [
            (_("What it is"), row.get_kind_display()),
            (_("Who gives it"), str(row.provider or "")),
            (_("What it helps with"), _joined(row.categories.all())),
            (_("For whom"), _joined(row.target_groups.all())),
            (_("How people get it"), _labels(Delivery, row.deliveries)),
            (_("Telephone"), row.phone),
            (_("E-mail address"), row.email),
            (_("Website"), row.website),
            (_("What it costs"), self._cost()),
            (_("Who can come"), row.eligibility),
            (_("What to do to get it"), row.application),
            (_("What to bring"), row.documents),
            (_("How long people wait"), row.waiting_time),
            (_("Places"), self._places()),
            (_("Languages"), _labels(Language, row.languages)),
            (_("Whom it serves"), self._reach()),
        ]
        return [{"label": label, "value": value} for label, value in pairs if value]

    def _cost(self) -> str:
        known = self.resource.get_fee_kind_display()
        return ", ".join(part for part in (known, self.resource.fees) if part)

    def _places(self) -> str:
        row = self.resource
        if row.occupancy is None:
            return "" if row.capacity is None else str(row.capacity)
        words = {
            "taken": row.occupancy,
            "all": "–" if row.capacity is None else row.capacity,
        }
        return _("%(taken)s taken of %(all)s") % words

    def _reach(self) -> str:
        row = self.resource
        if row.serves_whole_city:
            return _("the whole city")
        return _joined(row.service_areas.all())

    @property
    def hours(self) -> list:
        """The intervals of the week of the resource itself."""
        rows = self.resource.openinghours_rows.all()
        return [row for row in rows if row.site_id is None]

    @property
    def hours_are_by_place(self) -> bool:
        """Whether hours are given at places only, not for the whole."""
        row = self.resource
        own = self.hours or row.round_the_clock
        return not own and any(
            site["hours"] or site["site"].round_the_clock for site in self.sites
        )

    @property
    def closures(self) -> list:
        """Notices that it is closed, now or later."""
        day = timezone.localdate()
        rows = self.resource.closure_rows.all()
        return [row for row in rows if row.last_day is None or row.last_day >= day]

    @property
    def sites(self) -> list[dict]:
        """The places; of a confidential one its address only after it was asked for."""
        return [
            {"site": site, "hidden": self.read.get(site.ref), "hours": self._of(site)}
            for site in self.resource.sites.all()
        ]

    def _of(self, site: Site) -> list:
        rows = self.resource.openinghours_rows.all()
        return [row for row in rows if row.site_id == site.pk]

    @cached_property
    def history(self) -> list[dict]:
        """What the log says of it, newest first, for those who keep it true."""
        if not self.is_kept_here:
            return []
        return [
            {"when": entry.at, "text": entry.sentence, "note": entry.note}
            for entry in entries_of(self.resource)[:MOST_HISTORY]
        ]


class ResourceDetailView(PermissionRequiredMixin, DetailView):
    """A resource, what it says, and what can be done with it."""

    permission_required = "accounts.use_desk"
    template_name = "resources/desk_detail.html"
    context_object_name = "resource"
    http_method_names = ["get", "head", "options"]

    def get_object(self, queryset=None):
        return resource_or_404(self.request.user, self.kwargs["ref"])

    def get_context_data(self, **kwargs):
        page = DetailPage(self.object, self.request.user)
        return super().get_context_data(page=page, **kwargs)


def _joined(rows) -> str:
    return ", ".join(str(row) for row in rows)


def _labels(choices, values: list[str]) -> str:
    known = dict(choices.choices)
    return ", ".join(str(known.get(value, value)) for value in values)
