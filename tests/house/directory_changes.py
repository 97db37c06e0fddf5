"""What happens to the directory behind the shelf: drafts, shelters, links, reports.

Like `changes`: each is a function of the world and of Hypothesis' ``data`` and goes
through the service that people use. Nothing is drawn after a refusal.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from kooperacja.base.errors import DomainError
from problems.services.shelving import refresh_shelf as shelve_problem
from problems.workflow import Status as DiagnosisStatus
from resources import services
from resources.choices import LinkKind, ReportState, WrongKind
from resources.loading.records import (
    ProviderRecord,
    Reading,
    ResourceRecord,
    SiteRecord,
    Where,
)
from resources.models import (
    Closure,
    ConfidentialAddress,
    Contact,
    HoursException,
    OpeningHours,
    Provider,
    Resource,
    ResourceLink,
    Site,
    WrongReport,
)
from resources.services.freshness import assure_resource
from resources.services.importing import import_resources
from resources.services.linking import (
    propose_link,
    refuse_link,
    remove_link,
)
from resources.services.reporting import answer_report, report_wrong
from resources.services.shelving import refresh_shelves
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.factories.places import spot
from tests.personas import fresh

TEXTS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60
)
WORDS = st.text("abcdefghijk ", min_size=1, max_size=20)
FRACTIONS = st.floats(0.05, 0.95, allow_nan=False)
UNSHOWN = [s for s in Resource.Status.values if s != Resource.Status.PUBLISHED]


def stored(resource: Resource) -> Resource:
    """Return the row as it is now."""
    return Resource.objects.get(pk=resource.pk)


def rewrite_unshown_resources(world, data) -> None:
    """Everything of what is not public, its places, hours and contacts too."""
    rows = Resource.objects.exclude(status=Resource.Status.PUBLISHED)
    rows.update(
        name=data.draw(WORDS),
        description=data.draw(TEXTS),
        capacity=data.draw(st.integers(0, 500)),
        serves_whole_city=data.draw(st.booleans()),
        deliveries=data.draw(st.sampled_from([["site"], ["phone"], []])),
    )
    Site.objects.filter(resource__in=rows).update(
        name=data.draw(TEXTS), shows_area=data.draw(st.booleans())
    )
    of = {"resource__in": rows}
    OpeningHours.objects.filter(**of).update(weekday=data.draw(st.integers(0, 6)))
    HoursException.objects.filter(**of).update(note=data.draw(TEXTS))
    Closure.objects.filter(**of).update(
        notice=data.draw(TEXTS), first_day=date(2020, 1, 1)
    )
    Contact.objects.filter(**of).update(phone=f"x{data.draw(TEXTS)}")


def rewrite_what_stays_inside(world, data) -> None:
    """Columns of public resources and providers that nobody outside reads."""
    shown = Resource.objects.published()
    shown.update(
        status_note=data.draw(TEXTS),
        external_id=data.draw(TEXTS),
        created_by=fresh(world.basia),
        assured_by=fresh(world.filip),
        reminded_date=date(2026, 1, data.draw(st.integers(1, 28))),
        version=data.draw(st.integers(1, 99)),
        updated_at=timezone.now(),
    )
    # What a partner is called and how to reach it stands in its profile.
    Provider.objects.filter(partner__isnull=False).update(
        description=data.draw(TEXTS), phone=data.draw(TEXTS), updated_at=timezone.now()
    )
    Provider.objects.update(source=data.draw(TEXTS), external_id=data.draw(TEXTS))


def change_a_hidden_provider(world, data) -> None:
    """One that gives nothing public."""
    hidden = Provider.objects.get(name__contains="providerdraftname")
    with suppress(DomainError):
        services.change_provider_numbers(
            actor=fresh(world.dorota),
            provider=hidden,
            krs=data.draw(st.sampled_from(["", "0000019193"])),
            regon="",
            nip="",
        )
    Provider.objects.filter(pk=hidden.pk).update(
        description=data.draw(TEXTS), phone=data.draw(TEXTS)
    )


def move_the_shelter(world, data) -> None:
    """A published shelter moves, even to another estate: only its people know."""
    resource = world.resources[Resource.Status.PUBLISHED]
    _move(stored(resource), fresh(world.bartek), data)


def move_anothers_shelter(world, data) -> None:
    """The same of another institution."""
    _move(stored(world.anothers_shelter), fresh(world.celina), data)


def _move(resource, actor, data) -> None:
    place = spot(data.draw(FRACTIONS) * 2, data.draw(FRACTIONS) * 2)
    address, note = f"ulica {data.draw(WORDS)} 5", data.draw(WORDS)
    sites = [
        replace(site, address=address, place=place, confidential_note=note)
        if site.is_confidential
        else site
        for site in services.sites_of(resource)
    ]
    with suppress(DomainError):
        services.update_resource(
            actor=actor,
            resource=resource,
            version=resource.version,
            content=services.content_of(resource),
            sites=sites,
        )


def look_at_the_address(world, data) -> None:
    """Somebody who may reads it, and is written down; or the row itself changes."""
    site = Site.objects.filter(
        resource=world.resources[Resource.Status.PUBLISHED], is_confidential=True
    ).get()
    reader = data.draw(st.sampled_from([world.bartek, world.dorota]))
    services.read_confidential_address(actor=fresh(reader), site=site)
    ConfidentialAddress.objects.update(
        address=data.draw(WORDS), note=data.draw(TEXTS), place=spot(0.7, 0.7)
    )


def save_what_has_not_changed(world, data) -> None:
    """A form that is opened and saved says nothing new."""
    resource = stored(world.resources[Resource.Status.PUBLISHED])
    services.update_resource(
        actor=fresh(data.draw(st.sampled_from([world.bartek, world.dorota]))),
        resource=resource,
        version=resource.version,
        content=services.content_of(resource),
        sites=services.sites_of(resource),
    )


def lay_the_shelf_again(world, data) -> None:
    """In whatever order the rows come: the public sees the same."""
    rows = list(Resource.objects.order_by("pk"))
    with transaction.atomic():
        refresh_shelves(data.draw(st.permutations(rows)))


def draft_a_resource(world, data) -> None:
    """Another institution writes something down, and changes or discards it."""
    celina = fresh(world.celina)
    content = services.ResourceContent(
        name=data.draw(WORDS) + "x",
        kind="helpline",
        provider=services.provider_of(world.inna),
        deliveries=["phone"],
        phone="33 812 34 56",
        categories=[world.bezrobocie],
        capacity=data.draw(st.integers(0, 100)),
    )
    place = spot(data.draw(FRACTIONS), data.draw(FRACTIONS))
    is_confidential = data.draw(st.booleans())
    throws_away = data.draw(st.booleans())
    draft = services.add_resource(
        actor=celina,
        content=content,
        sites=[
            services.SiteContent(
                address="ulica Nowa 3", place=place, is_confidential=is_confidential
            )
        ],
    )
    if throws_away:
        services.discard_resource(actor=celina, resource=draft)


def walk_the_workflow(world, data) -> None:
    """Handed over, taken back, returned: everything but publishing."""
    note = f"x{data.draw(TEXTS)}"
    draft = stored(world.anothers_resource)
    waiting = stored(world.resources[Resource.Status.SUBMITTED])
    Resource.objects.filter(pk=draft.pk).update(phone="33 812 34 56")
    with suppress(DomainError):
        services.submit_resource(actor=fresh(world.celina), resource=draft)
        services.take_back_resource(actor=fresh(world.celina), resource=draft)
    with suppress(DomainError):
        services.return_resource(actor=fresh(world.dorota), resource=waiting, note=note)
    Resource.objects.filter(pk__in=[draft.pk]).update(status=Resource.Status.DRAFT)
    Resource.objects.filter(pk=waiting.pk).update(status=Resource.Status.SUBMITTED)


def count_places_of_drafts(world, data) -> None:
    """Occupancy and assurance of what nobody outside has seen."""
    state = data.draw(st.sampled_from(UNSHOWN))
    day = timezone.localdate() - timedelta(days=data.draw(st.integers(0, 3)))
    resource = world.resources[state]
    with suppress(DomainError):
        services.record_occupancy(
            actor=fresh(world.bartek),
            resource=resource,
            occupancy=data.draw(st.integers(0, 50)),
            day=day,
        )
    with suppress(DomainError):
        assure_resource(actor=fresh(world.bartek), resource=resource, day=day)


def links_are_proposed(world, data) -> None:
    """Said, refused, taken back, or of something nobody outside knows of."""
    public = world.marked[DiagnosisStatus.PUBLISHED].diagnosis.problem
    own = world.resources[Resource.Status.PUBLISHED]
    ResourceLink.objects.filter(problem=public, resource=own).delete()
    link = propose_link(
        actor=fresh(world.celina),
        partner=world.inna,
        problem=public,
        resource=own,
        kind=data.draw(st.sampled_from(LinkKind.values)),
        note=data.draw(WORDS),
    )
    what = data.draw(st.sampled_from(["waits", "refused", "taken back"]))
    if what == "refused":
        refuse_link(actor=fresh(world.bartek), link=link)
    elif what == "taken back":
        remove_link(actor=fresh(world.celina), link=link)
    # Confirmed, but of a class that is never listed, or of a draft.
    for problem, resource in (
        (world.violence.diagnosis.problem, own),
        (world.marked[DiagnosisStatus.DRAFT].diagnosis.problem, own),
        (public, world.resources[Resource.Status.DRAFT]),
    ):
        ResourceLink.objects.filter(problem=problem, resource=resource).delete()
        with suppress(DomainError):
            # Said by the provider itself, so confirmed at once.
            propose_link(
                actor=fresh(world.bartek),
                partner=world.most,
                problem=problem,
                resource=resource,
                kind=LinkKind.ANSWERS,
            )


def visitors_report(world, data) -> None:
    """Somebody says what is wrong, somebody answers; nothing is mended yet."""
    text = f"x{data.draw(WORDS)}"
    state = data.draw(st.sampled_from([ReportState.DONE, ReportState.DISMISSED]))
    WrongReport.objects.filter(text__startswith="x").delete()
    public_id = stored(world.resources[Resource.Status.PUBLISHED]).public_id
    with suppress(DomainError):
        report = report_wrong(
            public_id=public_id, kind=WrongKind.OTHER, text=text, now=timezone.now()
        )
        answer_report(actor=fresh(world.filip), report=report, state=state, answer=text)


def protected_problems_are_diagnosed(world, data) -> None:
    """Class 3 in another year: the yearly act alone lets the public know."""
    year = data.draw(st.integers(2020, 2026))
    for number in range(data.draw(st.integers(1, 4))):
        problem = ProblemFactory(
            category=world.przemoc, opened_by=world.inna, area=world.polnoc
        )
        DiagnosisFactory(
            problem=problem,
            partner=(world.most, world.inna, world.trzecia)[number % 3],
            author=world.celina,
            last_editor=world.celina,
            status=DiagnosisStatus.PUBLISHED,
            period=str(year),
            severity=data.draw(st.integers(1, 5)),
        )
        with transaction.atomic():
            shelve_problem(problem)


def a_table_is_read(world, data) -> None:
    """The office reads a table: for a try, or into drafts."""
    number, keeps = data.draw(st.integers(1, 10**6)), data.draw(st.booleans())
    record = ResourceRecord(
        where=Where(file="spis.csv", row=2),
        name=f"Klub {number}",
        external_id=str(number),
        provider=ProviderRecord(name=f"Dawca {number}"),
        kind="senior_club",
        sites=(
            SiteRecord(
                address="ulica Ukryta 9", is_confidential=data.draw(st.booleans())
            ),
        ),
    )
    with suppress(DomainError):
        import_resources(
            actor=fresh(world.dorota),
            reading=Reading(records=(record,), seen=1),
            source="Spis",
            commit=keeps,
        )


DIRECTORY = (
    rewrite_unshown_resources,
    rewrite_what_stays_inside,
    change_a_hidden_provider,
    move_the_shelter,
    move_anothers_shelter,
    look_at_the_address,
    save_what_has_not_changed,
    lay_the_shelf_again,
    draft_a_resource,
    walk_the_workflow,
    count_places_of_drafts,
    links_are_proposed,
    visitors_report,
    protected_problems_are_diagnosed,
    a_table_is_read,
)
