"""Writing down many resources at once, by the rules by which one is written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.db import transaction

from kooperacja.accounts.models import User
from kooperacja.areas.locating import Locator
from kooperacja.audit.log import record_each
from kooperacja.base.copying import copy_pairs, copy_rows, number_rows
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.validation import require_columns

from ..models import (
    Closure,
    ConfidentialAddress,
    Contact,
    HoursException,
    OpeningHours,
    Resource,
    Site,
)
from .addresses import name_rows
from .confidential import require_kept_secret
from .content import RELATIONS, ROWS, ResourceContent, SiteContent
from .schedules import rows_of
from .shelving import refresh_shelves
from .sites import MOST_SITES, fill_site
from .writing import fill_columns


@dataclass(frozen=True)
class NewResource:
    """A resource to be written down."""

    content: ResourceContent
    sites: Sequence[SiteContent] = ()
    is_synthetic: bool = False


@dataclass
class _Built:
    """The rows of one resource, checked and not yet stored."""

    resource: Resource
    content: ResourceContent
    sites: list[tuple[Site, SiteContent]] = field(default_factory=list)
    hidden: list[ConfidentialAddress] = field(default_factory=list)
    lines: list[OpeningHours | HoursException | Closure | Contact] = field(
        default_factory=list
    )


@transaction.atomic
def add_resources(
    *, actor: User, rows: Sequence[NewResource], publish: bool = False
) -> tuple[dict[int, Resource], dict[int, DomainError]]:
    """Write resources down as drafts, or show them at once; return both by their place.

    What one row does wrong does not stop the others: it is among the refused.

    :raises NotPermitted: not a coordinator.
    """
    if not actor.has_perm("resources.import_resources"):
        raise NotPermitted
    built, refused = _build_all(actor, rows)
    if publish:
        for item in built.values():
            item.resource.status = Resource.Status.PUBLISHED
        # Named here, so that laying them need not write them again.
        name_rows(Resource, [item.resource for item in built.values()])
        name_rows(Site, [site for item in built.values() for site, _said in item.sites])
    _store(list(built.values()))
    added = {place: item.resource for place, item in built.items()}
    record_each(actor=actor, verb="resource.imported", targets=added.values())
    if publish:
        record_each(
            actor=actor,
            verb="resource.published",
            targets=added.values(),
            changes={"status": [Resource.Status.DRAFT, Resource.Status.PUBLISHED]},
        )
        refresh_shelves(added.values())
    return added, refused


def _build_all(
    actor: User, rows: Sequence[NewResource]
) -> tuple[dict[int, _Built], dict[int, DomainError]]:
    locator = Locator(
        site.place
        for row in rows
        for site in row.sites
        if site.place is not None and site.place.geom_type == "Point"
    )
    built: dict[int, _Built] = {}
    refused: dict[int, DomainError] = {}
    kept, lines = _kept_addresses(rows), _Lines()
    for place, row in enumerate(rows):
        try:
            built[place] = _build(actor, row, locator, kept, lines)
        except DomainError as refusal:
            refused[place] = refusal
    return built, refused


def _kept_addresses(rows: Sequence[NewResource]) -> dict[int, list]:
    """Return what the providers of new resources keep secret, by their keys."""
    providers = {row.content.provider.pk for row in rows if row.content.provider}
    kept: dict[int, list] = defaultdict(list)
    stored = ConfidentialAddress.objects.filter(site__resource__provider__in=providers)
    for address in stored.select_related("site__resource"):
        kept[address.site.resource.provider_id].append(address)
    return kept


def _build(
    actor: User,
    row: NewResource,
    locator: Locator,
    kept: dict[int, list],
    lines: "_Lines",
) -> _Built:
    """Return the rows of one resource.

    :raises DomainError: what cannot be stored.
    """
    content = row.content
    resource = Resource(created_by=actor, is_synthetic=row.is_synthetic)
    require_kept_secret(
        actor=actor,
        resource=resource,
        content=content,
        sites=list(row.sites),
        kept=kept.get(content.provider.pk, ()) if content.provider else (),
    )
    fill_columns(resource, content, check=require_columns)
    if len(row.sites) > MOST_SITES:
        raise InvalidInput(field="sites")
    built = _Built(resource, content, lines=lines.of(resource, None, content))
    for position, said in enumerate(row.sites):
        site = Site(resource=resource, position=position)
        hidden = fill_site(site, said, locator)
        require_columns(site)
        if hidden is not None:
            hidden.site = site
            require_columns(hidden)
            built.hidden.append(hidden)
        built.sites.append((site, said))
        built.lines += lines.of(resource, site, said.schedule)
    return built


class _Lines:
    """Makes the lines of many resources; equal ones are checked once.

    Of ten thousand offices most are open from eight to four.
    """

    def __init__(self) -> None:
        self._good: set[tuple] = set()

    def of(self, resource: Resource, site: Site | None, content) -> list:
        """Return hours, exceptions, closures and contacts of one of them.

        :raises InvalidInput: one of them cannot be stored.
        """
        return [
            row
            for name in ROWS
            for row in rows_of(
                resource, site, name, getattr(content, name), check=self._check
            )
        ]

    def _check(self, row) -> None:
        said = vars(row)
        key = type(row), *(said[name] for name in _said_by(type(row)))
        if key not in self._good:
            _require_line(row)
            self._good.add(key)


@cache
def _said_by(model: type) -> tuple[str, ...]:
    """The columns of a line but for its number and what it belongs to."""
    return tuple(
        column.attname
        for column in model._meta.concrete_fields
        if not column.primary_key and not column.is_relation
    )


def _require_line(row) -> None:
    """Check a line without asking the database, its constraints included.

    :raises InvalidInput: the first sentence.
    """
    require_columns(row)
    if isinstance(row, Contact) and not (row.phone or row.email):
        raise InvalidInput(field="contacts")
    last_day = getattr(row, "last_day", None)
    if last_day is not None and last_day < row.first_day:
        raise InvalidInput(field="last_day")
    if isinstance(row, HoursException) and (row.opens is None) != (row.closes is None):
        raise InvalidInput(field="opens")


def _store(built: list[_Built]) -> None:
    """Write all rows, table by table; parents first."""
    sites = [pair for item in built for pair in item.sites]
    for model, rows in (
        (Resource, [item.resource for item in built]),
        (Site, [site for site, _said in sites]),
    ):
        number_rows(model, rows)
        copy_rows(model, rows)
    copy_rows(ConfidentialAddress, (row for item in built for row in item.hidden))
    for model in (OpeningHours, HoursException, Closure, Contact):
        copy_rows(
            model,
            (row for item in built for row in item.lines if isinstance(row, model)),
        )
    for name in RELATIONS:
        _connect(
            Resource,
            name,
            ((item.resource, getattr(item.content, name)) for item in built),
        )
    _connect(
        Site,
        "service_areas",
        (
            (site, said.reach.service_areas)
            for site, said in sites
            if said.reach is not None
        ),
    )


def _connect(model, name: str, pairs: Iterable[tuple[object, Iterable]]) -> None:
    """Write the rows of a relation of many to many."""
    column = model._meta.get_field(name)
    through = column.remote_field.through
    copy_pairs(
        through,
        (column.m2m_column_name(), column.m2m_reverse_name()),
        (
            (row.pk, target.pk)
            for row, targets in pairs
            for target in dict.fromkeys(targets)
        ),
    )
