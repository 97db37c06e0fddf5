"""Resources of the small square city, written by the services."""

import pytest

from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    provider_named,
    provider_of,
    publish_resource,
)
from tests.factories.places import spot


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def add(world):
    """Add a resource as the coordinator; ``publish=False`` leaves it a draft."""

    def call(name="Świetlica", *, sites=(), publish=True, **values):
        content = ResourceContent(
            **{"name": name, "kind": "children_day_care", **values}
        )
        resource = add_resource(actor=world.dorota, content=content, sites=list(sites))
        if publish:
            publish_resource(actor=world.dorota, resource=resource)
            resource.refresh_from_db()
        return resource

    return call


@pytest.fixture
def ours(world, add):
    """Add something Fundacja Most gives."""

    def call(name="Świetlica", **values):
        said = {
            "provider": provider_of(world.most),
            "deliveries": ["phone"],
            "phone": "33 812 34 56",
            "categories": [world.bezrobocie],
        }
        return add(name, **(said | values))

    return call


@pytest.fixture
def bartek(client, world):
    """A browser in which Bartek of Fundacja Most is logged in."""
    client.force_login(world.bartek)
    return client


@pytest.fixture
def resources(world, add):
    """Four resources that reach the estates in four ways, by name."""
    north = SiteContent(address="ul. Północna 1", place=spot(0.5, 1.5))
    south = SiteContent(name="Sala", area=world.poludnie)
    return {
        "north": add(
            "Świetlica Żuk",
            sites=[north],
            serves_whole_city=False,
            provider=provider_of(world.most),
            target_groups=[world.mlodziez],
            categories=[world.halas],
            phone="33 812 34 56",
        ),
        "south": add(
            "Klub seniora",
            kind="senior_club",
            sites=[south, north],
            serves_whole_city=False,
            target_groups=[world.seniorzy],
            categories=[world.bezrobocie],
            cus_domain="social_assistance",
        ),
        "serves": add(
            "Asystent rodziny",
            kind="programme",
            serves_whole_city=False,
            service_areas=[world.polnoc, world.wschod],
            provider=provider_named("Ktoś spoza partnerstwa"),
        ),
        "line": add("Telefon zaufania", kind="helpline", categories=[world.przemoc]),
    }
