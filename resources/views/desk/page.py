"""The form of a resource as one page: its parts, what is wrong, what it says."""

from dataclasses import replace
from functools import cached_property

from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from kooperacja.accounts.predicates import is_coordinator
from kooperacja.unsaved.page import Autosave
from kooperacja.unsaved.services import WhichForm
from partners.models import Partner

from ...choices import Delivery
from ...forms import (
    Lists,
    NumbersForm,
    ResourceForm,
    Sites,
    WeekForm,
    add_row,
    copy_monday,
    rows_of,
)
from ...forms.sites import MOST_SITES, PREFIX
from ...models import Resource
from ...services import ProviderContent, ResourceContent, SiteContent
from ...services.stored import content_of, sites_of
from ...typed_forms import form_of
from ...workflow import WORKFLOW, Status
from .parts import GROUPS, INSIDE, OF_SITE, PARTS, ROWS, Group, Wrong, wrong_in


class ResourcePage:
    """The forms of one resource, filled with what is stored or what was sent.

    :param resource: the stored row, None for a new one.
    :param data: what was sent; a copy, because rows are counted in it.
    """

    def __init__(self, user, resource: Resource | None = None, data=None, initial=None):
        self.user, self.resource, self.data = user, resource, data
        self.is_coordinator = is_coordinator(user)
        self.lists = Lists()
        self.content = content_of(resource) if resource else None
        self.site_contents = sites_of(resource) if resource else []
        self.refusals: list[Wrong] = []
        #: What another version says otherwise, and whether somebody has saved it.
        self.others: list[dict] = []
        self.is_stale = False
        self.autosave: Autosave | None = None
        self.missing: dict[str, str] = {}
        self.must_look = False
        said = self.content or ResourceContent(name="", kind="")
        self.main = ResourceForm(
            data,
            lists=self.lists,
            content=self.content,
            partners=[(row.slug, row.name) for row in self.partners],
            names_provider=self.names_provider,
            initial=self._initial(initial),
        )
        self.week = WeekForm(data, prefix="week", initial=vars(said))
        self.exceptions = rows_of("exceptions", data, said.exceptions)
        self.closures = rows_of("closures", data, said.closures)
        self.contacts = rows_of("contacts", data, said.contacts)
        self.numbers = NumbersForm(
            data, initial=self._numbers, use_required_attribute=False
        )
        self.sites = Sites(data, lists=self.lists, stored=self.site_contents)

    @cached_property
    def partners(self) -> list[Partner]:
        """The institutions a new resource can be given by; none where it is stored."""
        if self.resource is not None or self.names_provider:
            return []
        return list(Partner.objects.active().of(self.user).order_by("name"))

    @property
    def names_provider(self) -> bool:
        """Whether the provider is typed: the coordinator writes for everybody."""
        return self.is_coordinator

    @property
    def provider(self):
        """Who gives the stored resource, None for a new one."""
        return self.resource.provider if self.resource else None

    @property
    def which(self) -> WhichForm:
        """The form this is, by which what is typed into it is kept."""
        return form_of(self.resource, self.key)

    @property
    def key(self) -> str:
        """The key of a new form, "" where none was sent."""
        return self.main["form_key"].value() or ""

    @property
    def is_published(self) -> bool:
        """Whether residents see what is saved at once."""
        return self.resource is not None and self.resource.status == Status.PUBLISHED

    @property
    def can_submit(self) -> bool:
        """Whether it goes to the coordinator from here."""
        return not self.is_coordinator and (
            self.resource is None or self._leads_to("submit")
        )

    @property
    def can_publish(self) -> bool:
        """Whether this person may show it to everybody from here."""
        return self.is_coordinator and (
            self.resource is None or self._leads_to("publish")
        )

    def _leads_to(self, name: str) -> bool:
        return self.resource.status in WORKFLOW.get(name).sources

    @property
    def choices(self) -> list[dict]:
        """The two long lists of the first part, folded until something is chosen."""
        hints = {
            "categories": _("(needed before it is submitted)"),
            "target_groups": _("(optional)"),
        }
        return [
            {
                "field": self.main[name],
                "chosen": self._chosen(name) or hint,
                "is_open": bool(self.main[name].errors) or name in self.missing,
            }
            for name, hint in hints.items()
        ]

    def _chosen(self, name: str) -> str:
        """The words of what is chosen in a long list."""
        field = self.main[name]
        chosen = {str(key) for key in field.value() or ()}
        rows = field.field.rows
        return ", ".join(str(row) for key, row in rows.items() if key in chosen)

    @property
    def asks_numbers(self) -> bool:
        """Whether this person may say the numbers of the provider."""
        if self.provider is None:
            return True
        return self.user.has_perm("resources.change_provider", self.provider)

    @property
    def _numbers(self) -> dict[str, str]:
        row = self.provider
        if row is None and len(self.partners) == 1:
            row = getattr(self.partners[0], "provider", None)
        return {name: getattr(row, name, "") for name in NumbersForm.checks}

    def _initial(self, initial) -> dict:
        named = {"provider_name": self.provider.name if self.provider else ""}
        version = {"version": self.resource.version} if self.resource else {}
        asked = {"deliveries": [Delivery.SITE]} if self.resource is None else {}
        return {**asked, **named, **version, **(initial or {})}

    @property
    def _forms(self) -> list:
        asked = [self.numbers] if self.asks_numbers else []
        rows = [self.exceptions, self.closures, self.contacts]
        return [self.main, self.week, *rows, *asked, self.sites]

    def is_valid(self) -> bool:
        """Judge everything that was sent."""
        verdicts = [form.is_valid() for form in self._forms]
        return all(verdicts)

    def without_judging(self) -> "ResourcePage":
        """Keep what was typed and say nothing of it yet: nobody asked to save."""
        rows = [row for name in ROWS for row in getattr(self, name).forms]
        blocks = [part for form in self.sites.forms for part in form.parts]
        for form in (self.main, self.week, self.numbers, *rows, *blocks):
            form._errors, form.cleaned_data = ErrorDict(), {}
        for name in ROWS:
            formset = getattr(self, name)
            formset._errors, formset._non_form_errors = [], formset.error_class()
        return self

    def said(self) -> ResourceContent:
        """Return what the form says of the resource. Only when valid."""
        start = self.content or ResourceContent(name="", kind="")
        hours = self.week.cleaned_data
        return replace(
            start,
            **self.main.said(),
            round_the_clock=hours["round_the_clock"],
            open_on_holidays=hours["open_on_holidays"],
            week=self.week.week(),
            **{name: getattr(self, name).contents() for name in ROWS},
        )

    def said_sites(self) -> list[SiteContent]:
        """Return the places. Only when valid."""
        return self.sites.contents()

    def said_provider(self) -> ProviderContent:
        """Return who gives it. Only when valid."""
        chosen = self.main.cleaned_data.get("partner")
        partner = next((row for row in self.partners if row.slug == chosen), None)
        numbers = None
        if self.asks_numbers:
            data = self.numbers.cleaned_data
            numbers = {name: data[name] for name in NumbersForm.checks}
        name = self.main.cleaned_data.get("provider_name", "")
        return ProviderContent(partner=partner, name=name, numbers=numbers)

    def has_new_to_look_at(self, similar: list) -> bool:
        """Whether a like resource was not shown yet; the form says which were."""
        looked = self.data.get("looked", "").split()
        return any(row.ref not in looked for row in similar)

    def refuse(self, refusal) -> None:
        """Put what a service refused where the reader looks for it."""
        name, sentence = refusal.field, str(refusal)
        if name in self.main.fields:
            self.main.add_error(name, sentence)
        elif name in self.numbers.fields and self.asks_numbers:
            self.numbers.add_error(name, sentence)
        else:
            label = str(PARTS.get(name, ""))
            self.refusals.append(Wrong(name if label else "", label, sentence))

    @cached_property
    def groups(self) -> list[Group]:
        """The folded groups, in their order."""
        return [
            self._group(name, str(heading), [self.main[field] for field in fields])
            for name, heading, fields in GROUPS
            if name != "numbers" or self.asks_numbers
        ]

    def _group(self, name: str, heading: str, fields: list) -> Group:
        inside = getattr(self, INSIDE[name]) if name in INSIDE else None
        is_filled = any(self._stands(field) for field in fields)
        is_open = any(field.errors or field.name in self.missing for field in fields)
        if name == "numbers":
            is_filled = any(field.value() for field in inside)
            is_open = any(field.errors for field in inside)
        elif inside is not None:
            is_filled = is_filled or inside.is_filled
            is_open = is_open or inside.is_wrong
        return Group(name, heading, fields, is_filled, is_open)

    def _stands(self, field) -> bool:
        if field.name == "serves_whole_city":
            return not field.value()
        return bool(field.value()) or field.value() == 0

    @property
    def wrong(self) -> list[Wrong]:
        """What has to be mended, in the order of the page."""
        if self.data is None:
            return []
        forms = [self.main, self.week]
        forms += [row for name in ROWS for row in getattr(self, name).forms]
        forms += [part for form in self.sites.forms for part in form.parts]
        forms += [self.numbers] if self.asks_numbers else []
        rows = [*self.refusals]
        for form in forms:
            # A form nobody has judged yet has nothing to say.
            for name, errors in (form._errors or {}).items():
                rows += [wrong_in(form, name, error) for error in errors]
        for name in ROWS:
            errors = getattr(self, name)._non_form_errors or ()
            rows += [Wrong(name, str(PARTS[name]), error) for error in errors]
        return rows

    @property
    def lacking(self) -> list[Wrong]:
        """What has to be added before it can be submitted."""
        rows = []
        for name, sentence in self.missing.items():
            label = PARTS.get(name)
            if label is None:
                rows.append(wrong_in(self.main, name, sentence))
            else:
                rows.append(Wrong(name, str(label), sentence))
        return rows


def looked_at(user, resource, data) -> ResourcePage | None:
    """Return the page changed as a button asked that saves nothing, else None."""
    copied, more = data.get("copy", ""), data.get("row", "")
    if copied:
        copy_monday(data, copied[:40])
    elif more in (*ROWS, PREFIX) or OF_SITE.fullmatch(more):
        add_row(data, more, *([MOST_SITES] if more == PREFIX else []))
    elif data.get("act") != "check":
        return None
    return ResourcePage(user, resource, data).without_judging()
