"""Many resources at once are written and shown exactly as one by one."""

from dataclasses import replace
from datetime import date, time

import pytest

from kooperacja.audit.models import AuditEntry
from kooperacja.demo.content import INVENTED, RESOURCES
from kooperacja.demo.loading import invented
from kooperacja.demo.loading.services import resource_content
from partners.models import Partner
from resources.models import (
    ConfidentialAddress,
    PublicOpening,
    PublicResource,
    PublicSite,
    Resource,
)
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    provider_of,
    publish_resource,
)
from resources.services.bulk import NewResource, add_resources
from resources.services.content import (
    ClosureContent,
    ContactContent,
    HoursContent,
    ReachContent,
    ScheduleContent,
)
from resources.services.stored import content_of, sites_of
from tests.factories import PartnerFactory
from tests.factories.places import spot

HIDDEN = {"id", "public_id", "resource_public_id", "site_public_id"}


def plain(sites):
    return [replace(site, ref="") for site in sites]


def shelf_of(resource):
    """What the shelf says of a resource, without its addresses."""
    found = []
    for model, column in (
        (PublicResource, "public_id"),
        (PublicSite, "resource_public_id"),
        (PublicOpening, "resource_public_id"),
    ):
        rows = model.objects.filter(**{column: resource.public_id}).order_by("pk")
        found.append(
            [
                {name: value for name, value in row.items() if name not in HIDDEN}
                for row in rows.values()
            ]
        )
    return found


@pytest.fixture
def content(world):
    schedule = ScheduleContent(
        week=[HoursContent(6, *map(time.fromisoformat, ("22:00", "06:00")), "nocą")],
        closures=[
            ClosureContent(date.fromisoformat("2026-12-24"), None, "Święta\tu nas")
        ],
        contacts=[ContactContent("rejestracja", "33 812 00 00", "")],
    )
    return ResourceContent(
        name="Świetlica \\ Żuk",
        kind="children_day_care",
        provider=provider_of(world.most),
        deliveries=["site", "phone"],
        languages=["pl", "uk"],
        phone="33 812 34 56",
        categories=[world.halas],
        target_groups=[world.mlodziez],
        serves_whole_city=False,
        service_areas=[world.poludnie],
        week=[HoursContent(0, *map(time.fromisoformat, ("08:00", "16:00")))],
    ), [
        SiteContent(address="Długa 1", place=spot(0.5, 1.5), schedule=schedule),
        SiteContent(
            name="Schronisko",
            address="Tajna 7",
            is_confidential=True,
            reach=ReachContent(False, [world.polnoc]),
        ),
    ]


def test_writes_and_shows_the_same(world, content):
    one = add_resource(actor=world.dorota, content=content[0], sites=content[1])
    publish_resource(actor=world.dorota, resource=one)

    added, refused = add_resources(
        actor=world.dorota, rows=[NewResource(*content)], publish=True
    )

    assert not refused
    one, other = Resource.objects.order_by("pk")
    assert added[0] == other
    assert content_of(one) == content_of(other)
    assert plain(sites_of(one)) == plain(sites_of(other))
    assert shelf_of(one) == shelf_of(other)
    assert ConfidentialAddress.objects.count() == 2


def test_asks_the_database_no_more_for_more(
    world, content, django_assert_max_num_queries
):
    rows = [NewResource(*content) for _number in range(30)]

    with django_assert_max_num_queries(60):
        add_resources(actor=world.dorota, rows=rows, publish=True)

    assert PublicResource.objects.count() == 30


@pytest.fixture
def demo(world):
    """What the demo city says of its resources, on the map of these tests."""
    known = set(Partner.objects.values_list("slug", flat=True))
    for slug in {spec.provider for spec in INVENTED} - known:
        PartnerFactory(slug=slug, name=f"Instytucja {slug}")
    rows = [(resource_content(spec, {}), []) for spec in RESOURCES]
    for spec in INVENTED:
        sites = [invented._site(site) for site in spec.sites]  # noqa: SLF001
        sites = [
            replace(site, place=spot(0.5, 1.5) if site.place else None)
            for site in sites
        ]
        rows.append((invented._content(spec), sites))  # noqa: SLF001
    return rows


def test_the_demo_is_shown_byte_by_byte_as_row_by_row(world, demo):
    ones = []
    for content, sites in demo:
        one = add_resource(actor=world.dorota, content=content, sites=sites)
        ones.append(publish_resource(actor=world.dorota, resource=one))

    added, refused = add_resources(
        actor=world.dorota, rows=[NewResource(*row) for row in demo], publish=True
    )

    assert not refused
    assert len(demo) > 40
    for place, one in enumerate(ones):
        other = Resource.objects.get(pk=added[place].pk)
        assert content_of(one) == content_of(other)
        assert plain(sites_of(one)) == plain(sites_of(other))
        assert shelf_of(one) == shelf_of(other)


def test_the_log_says_the_same_of_each(world, content):
    added, _refused = add_resources(
        actor=world.dorota, rows=[NewResource(*content)] * 2, publish=True
    )

    said = AuditEntry.objects.filter(target_ref__in=[row.ref for row in added.values()])
    assert sorted(said.values_list("verb", "actor", "changes__status__1")) == sorted(
        [
            ("resource.imported", world.dorota.pk, None),
            ("resource.published", world.dorota.pk, "published"),
        ]
        * 2,
        key=str,
    )
