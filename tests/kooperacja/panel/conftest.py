"""Who sits at the panel."""

import pytest


@pytest.fixture
def dorota(client, city_of_people):
    """A browser in which the coordinator is logged in."""
    client.force_login(city_of_people.dorota)
    return client
