"""What helps, in every state, with a canary in everything that is not for everybody.

A resource of Fundacja Most in each state of the workflow, each with an open and a
confidential site, hours, notices and contacts; a draft of another institution; links,
reports of visitors, an import. What is published is shown; its reasons, its numbers in
other registers and, above all, its confidential address are not.
"""

import itertools
from datetime import UTC, date, datetime, time

from django.utils import timezone

from kooperacja.areas.kinds import PlaceKind
from kooperacja.areas.models import Area
from kooperacja.categories.choices import ResourceKind
from problems.workflow import Status as DiagnosisStatus
from resources.choices import LinkKind, LinkState, ReportState, WrongKind
from resources.models import (
    Closure,
    ConfidentialAddress,
    Contact,
    HoursException,
    ImportedRecord,
    OpeningHours,
    Provider,
    Resource,
    ResourceImport,
    ResourceLink,
    Site,
    WrongReport,
)
from resources.services import provider_of
from resources.services.link_shelf import refresh_links
from resources.services.shelving import refresh_shelf
from tests.factories.places import spot

from .confided import canary, confide, hide_digits

#: What is written of a resource, and the form each column takes.
WORDS = {
    "name": "Punkt pomocy {}",
    "description": "Pomaga {}",
    "eligibility": "Dla {}",
    "application": "Zapisy {}",
    "fees": "Ile {}",
    "hours_note": "Kiedy {}",
    "documents": "Dowód {}",
    "waiting_time": "Czeka się {}",
    "phone": "{}",
    "email": "{}@example.org",
    "website": "https://{}.example.org/",
    "source": "Spis {}",
}
#: What stays behind the log-in when it is published.
KEPT = {"status_note": "Bo {}", "external_id": "id-{}"}
PROVIDER_WORDS = {
    "name": "Dawca {}",
    "description": "Prowadzi {}",
    "website": "https://{}.example.org/",
    "email": "{}@example.org",
    "phone": "{}",
}
PROVIDER_KEPT = {"source": "Rejestr {}", "external_id": "org-{}"}
#: Who keeps the resources of Fundacja Most true, and so reads all of them.
KEEPERS = ("own", "manager", "coordinator")
#: Who reads what only another institution and the office may know.
OTHERS = ("other", "coordinator")
#: When the published resource was last changed: long before any test.
LONG_AGO = datetime(2025, 2, 3, 12, tzinfo=UTC)
_numbers = itertools.count(1)


def fill_directory(world) -> None:
    """Write the directory; ``world`` has its people, diagnoses and partners."""
    world.resources, world.resources_shown, world.address_words = {}, [], []
    for state in Resource.Status.values:
        _resource_in(world, state)
    _of_another(world)
    _of_nobody_here(world)
    world.links = _links(world)
    _reports(world)
    _import(world)


def words_of(forms: dict[str, str], take, label: str) -> dict[str, str]:
    """Return a word for each column, in its form; ``take`` makes the words."""
    return {
        name: form.format(take(label + name.replace("_", "")))
        for name, form in forms.items()
    }


def hidden_point(world, column: float, row: float):
    """Return a point whose digits nobody may ever read."""
    place = spot(column, row)
    world.address_words += hide_digits(place)
    return place


def hide_address(world, site: Site, label: str) -> None:
    """Give a confidential site an address that only one act ever shows."""
    said = [canary(f"{label}hidden{part}") for part in ("street", "way")]
    world.address_words += said
    ConfidentialAddress.objects.update_or_create(
        site=site,
        defaults={
            "address": f"ulica {said[0]} 7",
            "place": hidden_point(world, 0.4, 1.4),
            "note": f"Dzwonek {said[1]}",
        },
    )


def _taker(world, *roles: str, shown: bool):
    """Return what makes words: remembered as public, or as confided to some roles."""

    def take(label: str) -> str:
        if not shown:
            return confide(world, label, *roles)
        word = canary(label)
        world.resources_shown.append(word)
        return word

    return take


def _lines(resource: Resource, site: Site | None, take, label: str) -> None:
    """Write hours, an exception, a notice and a contact of one of them."""
    of = {"resource": resource, "site": site}
    note = f"a {take(label + 'week')}"
    OpeningHours.objects.create(
        weekday=0, opens=time(8), closes=time(15), note=note, **of
    )
    HoursException.objects.create(
        first_day=date(2031, 5, 2),
        last_day=date(2031, 5, 2),
        note=f"b {take(label + 'exception')}",
        **of,
    )
    Closure.objects.create(
        first_day=date(2031, 7, 1),
        last_day=date(2031, 7, 31),
        notice=f"Urlop {take(label + 'closure')}",
        **of,
    )
    Contact.objects.create(
        title=f"Rejestracja {take(label + 'post')}",
        phone=take(label + "postphone"),
        email=f"{take(label + 'postemail')}@example.org",
        **of,
    )


def _sites(world, resource: Resource, take, kept, label: str, area: Area) -> None:
    """Write an open site and a confidential one; ``kept`` makes what stays inside."""
    open_site = Site.objects.create(
        resource=resource,
        place=area.label_point,
        place_kind=PlaceKind.POINT,
        area=area,
        name=f"Sala {take(label + 'site')}",
        address=f"ulica {take(label + 'street')}",
        accessibility_note=f"Winda {take(label + 'access')}",
        external_id=f"site-{kept(label + 'siteid')}",
    )
    _lines(resource, open_site, take, label + "site")
    # Not even the estate: nobody outside may learn that it lies in polnoc.
    hidden = Site.objects.create(
        resource=resource,
        position=1,
        area=world.polnoc,
        name=f"Schronienie {take(label + 'shelter')}",
        is_confidential=True,
    )
    hide_address(world, hidden, label)


def _resource_in(world, state: str) -> None:
    """Write a resource of Fundacja Most the way it would be in a state."""
    status, label = Resource.Status, f"res{state}"
    take = _taker(world, *KEEPERS, shown=state == status.PUBLISHED)
    kept = _taker(world, *KEEPERS, shown=False)
    resource = Resource.objects.create(
        **words_of(WORDS, take, label),
        **words_of(KEPT, kept, label + "kept"),
        provider=_provider_of_most(world, kept),
        kind=ResourceKind.values[0],
        status=status.PUBLISHED,
        capacity=12,
        occupancy=7,
        capacity_date=date(2026, 1, 5),
        deliveries=["site", "phone"],
        created_by=world.bartek,
        assured_date=date(2026, 1, 5),
        assured_by=world.bartek,
        assured_for=world.most,
    )
    resource.categories.add(world.bezrobocie)
    _lines(resource, None, take, label)
    _sites(world, resource, take, kept, label, world.poludnie)
    Resource.objects.filter(pk=resource.pk).update(updated_at=LONG_AGO)
    resource.refresh_from_db()
    was_shown = {status.PUBLISHED, status.CLOSED, status.MERGED}
    if state in was_shown:
        refresh_shelf(resource)
        resource.refresh_from_db()
    if state != status.PUBLISHED:
        resource.status = state
        if state == status.MERGED:
            resource.merged_into = world.resources[status.PUBLISHED]
        resource.save()
        if state in was_shown:
            refresh_shelf(resource)
    world.resources[state] = resource


def _provider_of_most(world, kept) -> Provider:
    """What a provider that is a partner says itself is covered by its profile."""
    provider = provider_of(world.most)
    if provider.source:
        return provider
    own = words_of(PROVIDER_WORDS | PROVIDER_KEPT, kept, "providermost")
    for name in own.keys() - {"name"}:
        setattr(provider, name, own[name])
    provider.save()
    return provider


def _of_another(world) -> None:
    """Inna Instytucja drafts something nobody else knows of, and keeps a shelter."""
    take = _taker(world, *OTHERS, shown=False)
    world.anothers_resource = resource = Resource.objects.create(
        **words_of(WORDS | KEPT, take, "resother"),
        provider=provider_of(world.inna),
        kind=ResourceKind.values[0],
        created_by=world.celina,
    )
    resource.categories.add(world.bezrobocie)
    resource.target_groups.add(world.mlodziez)
    _lines(resource, None, take, "resother")
    _sites(world, resource, take, take, "resother", world.wschod)
    seen = _taker(world, shown=True)
    world.anothers_shelter = shelter = Resource.objects.create(
        **words_of(WORDS, seen, "shelother"),
        **words_of(KEPT, take, "shelotherkept"),
        provider=provider_of(world.inna),
        kind=ResourceKind.values[0],
        status=Resource.Status.PUBLISHED,
        created_by=world.celina,
    )
    _sites(world, shelter, seen, take, "shelother", world.wschod)
    Resource.objects.filter(pk=shelter.pk).update(updated_at=LONG_AGO)
    refresh_shelf(shelter)
    shelter.refresh_from_db()


def _of_nobody_here(world) -> None:
    """Providers that are no partners: one gives a draft alone, one something public."""
    office = _taker(world, "coordinator", shown=False)
    seen = _taker(world, shown=True)
    hidden = Provider.objects.create(
        **words_of(PROVIDER_WORDS | PROVIDER_KEPT, office, "providerdraft"),
        krs=f"73{next(_numbers):08d}",
        regon=f"74{next(_numbers):07d}",
        nip=f"75{next(_numbers):08d}",
    )
    for number in (hidden.krs, hidden.regon, hidden.nip):
        world.confided[number] = frozenset({"coordinator", "superuser"})
    Resource.objects.create(
        **words_of(WORDS | KEPT, office, "resnobody"),
        provider=hidden,
        kind=ResourceKind.values[0],
    )
    world.outside = Provider.objects.create(
        **words_of(PROVIDER_WORDS, seen, "provideropen"),
        **words_of(PROVIDER_KEPT, office, "provideropenkept"),
    )
    resource = Resource.objects.create(
        **words_of(WORDS, seen, "resopen"),
        **words_of(KEPT, office, "resopenkept"),
        provider=world.outside,
        kind="helpline",
        deliveries=["phone"],
        status=Resource.Status.PUBLISHED,
    )
    resource.categories.add(world.przemoc)
    Resource.objects.filter(pk=resource.pk).update(updated_at=LONG_AGO)
    refresh_shelf(resource)
    resource.refresh_from_db()
    world.line = resource


def _links(world) -> dict[str, ResourceLink]:
    """Said of the published problem by inna, and between what is not published."""
    public = world.marked[DiagnosisStatus.PUBLISHED].diagnosis.problem
    own = world.resources[Resource.Status.PUBLISHED]
    both = ("own", "manager", "other", "coordinator")
    links = {}
    for state, problem, resource, roles in (
        (LinkState.CONFIRMED, public, world.line, both),
        (LinkState.PROPOSED, public, own, both),
        (LinkState.REFUSED, world.thing.diagnosis.problem, own, both),
        # A draft's problem and an own resource: nobody else may know of it.
        (
            "private",
            world.other_draft.diagnosis.problem,
            world.anothers_resource,
            ("other",),
        ),
    ):
        stored = LinkState.CONFIRMED if state == "private" else state
        link = ResourceLink.objects.create(
            problem=problem,
            resource=resource,
            kind=LinkKind.PARTLY,
            note=f"Umowa {confide(world, f'link{state}', *roles)}",
            set_by=world.celina,
            set_for=world.inna,
            state=stored,
            decided_by=None if stored == LinkState.PROPOSED else world.filip,
            decided_at=None if stored == LinkState.PROPOSED else timezone.now(),
        )
        refresh_links(link)
        links[str(state)] = link
    return links


def _reports(world) -> None:
    """What visitors said is wrong, and what the provider answered."""
    resource = world.resources[Resource.Status.PUBLISHED]
    world.report = WrongReport.objects.create(
        resource=resource,
        kind=WrongKind.OTHER,
        text=f"Nie odbiera {confide(world, 'report', *KEEPERS)}",
    )
    WrongReport.objects.create(
        resource=resource,
        kind=WrongKind.HOURS,
        text=f"Inne godziny {confide(world, 'reportold', *KEEPERS)}",
        state=ReportState.DONE,
        answered_by=world.bartek,
        answered_at=timezone.now(),
        answer=f"Poprawione {confide(world, 'reportanswer', *KEEPERS)}",
    )


def _import(world) -> None:
    """A table the office read resources from."""
    told = words_of(
        {"source": "Spis {}", "file_name": "{}.csv"},
        _taker(world, "coordinator", shown=False),
        "resimport",
    )
    world.resource_import = ResourceImport.objects.create(
        actor=world.dorota, new_count=2, **told
    )
    ImportedRecord.objects.create(
        resource=world.resources[Resource.Status.PUBLISHED],
        source=told["source"],
        external_id=confide(world, "resimportid", "coordinator"),
        fingerprint="0" * 64,
        version=1,
        last_import=world.resource_import,
    )
