"""Laying a resource on the public shelf and taking it off.

The only code that writes the shelf of resources; it is called inside the transaction
of the service that decided. It never reads `ConfidentialAddress`.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from kooperacja.base.copying import copy_rows
from partners.models import Partner

from ..models import (
    Provider,
    PublicOpening,
    PublicProvider,
    PublicResource,
    PublicSite,
    PublicTombstone,
    Resource,
    ResourceLink,
    Site,
)
from .addresses import name_rows
from .change_days import ChangeDays
from .describing import (
    COLUMNS,
    READ,
    AreaTree,
    Coverage,
    coverage_of,
    describe,
    openings,
    schedule_of,
)
from .holding import hold_providers
from .link_shelf import refresh_links_of_resource
from .providers import follow_partner

#: Rows written by one statement.
BATCH = 1000


def refresh_shelf(resource: Resource) -> None:
    """Make the shelf say what a published resource says; bury a withdrawn one.

    A resource keeps its public id for good: shown again, it is the same address.
    """
    refresh_shelves([resource])


def refresh_shelves(
    resources: Iterable[Resource], *, given_before_by: Iterable[int | None] = ()
) -> None:
    """Do as `refresh_shelf` does for any number of stored resources, in few questions.

    Ten thousand of an import take seconds. ``given_before_by`` are the numbers of
    providers that gave one of them until now: perhaps nothing of theirs is public.
    """
    resources = list(resources)
    providers = {row.provider_id for row in resources} | set(given_before_by)
    hold_providers(providers)
    public_ids = [row.public_id for row in resources if row.public_id]
    days = ChangeDays(public_ids)
    _clear(public_ids)
    _lay([row for row in resources if row.status == Resource.Status.PUBLISHED], days)
    _bury(row for row in resources if row.status != Resource.Status.PUBLISHED)
    refresh_providers(providers - {None})
    numbers = [row.pk for row in resources]
    linked = set(
        ResourceLink.objects.filter(resource__in=numbers).values_list(
            "resource_id", flat=True
        )
    )
    for row in resources:
        if row.pk in linked:
            refresh_links_of_resource(row)


def refresh_published(rows) -> None:
    """Lay those of some resources (a queryset) again that are published.

    Kept for this transaction, so that one somebody is closing now stays closed.
    """
    refresh_shelves(rows.published().kept_still())


def refresh_provider(provider: Provider) -> None:
    """Let the shelf name a provider while something of it is public."""
    refresh_providers({provider.pk})
    provider.refresh_from_db(fields=["public_id"])


def refresh_providers(ids: Iterable[int]) -> None:
    """Let the shelf name providers while something of theirs is public."""
    ids = list(ids)
    hold_providers(ids)
    providers = list(
        Provider.objects.filter(pk__in=ids)
        .select_related("partner")
        .annotate(
            is_shown=Exists(
                Resource.objects.published().filter(provider=OuterRef("pk"))
            )
        )
    )
    PublicProvider.writer.filter(
        public_id__in=[row.public_id for row in providers if row.public_id]
    ).delete()
    shown = [row for row in providers if row.is_shown and not row.merged_into_id]
    _name(Provider, shown)
    PublicProvider.writer.bulk_create(map(_provider, shown), batch_size=BATCH)


def _provider(provider: Provider) -> PublicProvider:
    """A partner's profile speaks for it; of one that is not shown only the name."""
    partner = provider.partner
    is_shown = partner is not None and partner.is_public
    of = partner if is_shown else provider
    says = {
        name: "" if partner and not is_shown else getattr(of, name)
        for name in ("description", "website", "email", "phone")
    }
    return PublicProvider(
        public_id=provider.public_id,
        name=of.name,
        sector=of.sector,
        **says,
        partner_slug=partner.slug if is_shown else "",
        krs=provider.krs,
        regon=provider.regon,
        nip=provider.nip,
    )


def refresh_shelf_of_provider(partner: Partner) -> None:
    """Make published resources say what an institution is called now.

    Those it gives, and those somebody made sure of in its name.
    """
    named = Resource.objects.filter(
        Q(provider__partner=partner) | Q(assured_for=partner)
    )
    # Before the provider: whoever saves a resource keeps them in this order.
    rows = list(named.published().kept_still())
    follow_partner(partner)
    refresh_shelves(rows)


def _clear(public_ids: Iterable[str]) -> None:
    PublicResource.writer.filter(public_id__in=public_ids).delete()
    for model in (PublicSite, PublicOpening):
        model.writer.filter(resource_public_id__in=public_ids).delete()


def _name(model, rows: Iterable[Resource | Site | Provider]) -> list:
    """Give rows their public address, at their first showing; return those."""
    named = name_rows(model, rows)
    if named:
        model.objects.bulk_update(named, ["public_id"], batch_size=BATCH)
    return named


def _lead_here(resources: list[Resource]) -> None:
    """Let addresses of what went into drafts lead to them, now that they are shown."""
    gone = Resource.objects.filter(merged_into__in=resources, public_id__isnull=False)
    for old, new in gone.values_list("public_id", "merged_into__public_id"):
        PublicTombstone.writer.filter(public_id=old).update(moved_to=new)


def _bury(resources: Iterable[Resource]) -> None:
    """Let public addresses say that what stood there is gone, or where it went."""
    for row in resources:
        if row.public_id:
            kept = row.merged_into
            PublicTombstone.writer.update_or_create(
                public_id=row.public_id,
                defaults={"moved_to": (kept.public_id or "") if kept else ""},
            )


def _lay(resources: list[Resource], days: ChangeDays) -> None:
    _lead_here(_name(Resource, resources))
    providers = {row.provider_id for row in resources} - {None}
    _name(Provider, Provider.objects.filter(pk__in=providers, public_id__isnull=True))
    PublicTombstone.writer.filter(
        public_id__in=[row.public_id for row in resources]
    ).delete()
    tree = AreaTree()
    for start in range(0, len(resources), BATCH):
        # Read anew: what the caller holds may have been read before it was changed.
        rows = (
            Resource.objects.filter(pk__in=[r.pk for r in resources[start:][:BATCH]])
            .select_related("provider__partner", "assured_for")
            .prefetch_related(*READ)
            .order_by("pk")
        )
        _lay_batch(list(rows), tree, days)


def _lay_batch(resources: list[Resource], tree: AreaTree, days: ChangeDays) -> None:
    _name(Site, [site for row in resources for site in row.sites.all()])
    shown, places = [], []
    for row in resources:
        sites = list(row.sites.all())
        own = coverage_of(row, tree)
        of_sites = [
            coverage_of(site, tree) if site.has_own_reach else own for site in sites
        ]
        shown.append(_resource(row, sites, of_sites or [own]))
        places += [
            _site(site, row, position, coverage)
            for position, (site, coverage) in enumerate(
                zip(sites, of_sites, strict=True)
            )
        ]
    days.keep(shown, places)
    copy_rows(PublicResource, shown)
    copy_rows(PublicSite, places)
    hours = [opening for row in (*shown, *places) for opening in openings(row)]
    copy_rows(PublicOpening, hours)


def _resource(
    resource: Resource, sites: list[Site], coverages: list[Coverage]
) -> PublicResource:
    return PublicResource(
        **{name: getattr(resource, name) for name in COLUMNS},
        **describe(resource, sites),
        **Coverage.together(coverages).columns,
        **schedule_of(resource, None),
    )


def _site(
    site: Site, resource: Resource, position: int, coverage: Coverage
) -> PublicSite:
    area = site.area if site.shows_area or not site.is_confidential else None
    return PublicSite(
        public_id=site.public_id,
        resource_public_id=resource.public_id,
        position=position,
        name=site.name,
        address=site.address,
        area_code=area.code if area else "",
        area_name=area.name if area else "",
        place=site.place.point_on_surface if site.place else None,
        is_confidential=site.is_confidential,
        accessibility=site.accessibility,
        accessibility_note=site.accessibility_note,
        has_own_reach=site.has_own_reach,
        **coverage.columns,
        **schedule_of(resource, site),
    )
