"""What the desk pages of resources cost, however many rows there are."""

import json
from datetime import time
from pathlib import Path

import pytest

from resources.services import (
    ContactContent,
    HoursContent,
    SiteContent,
    provider_of,
)
from tests.problems.test_desk_budgets import counted
from tests.resources.desk import LIST, NEW, url

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())


@pytest.fixture
def give(world, add):
    """Add something Fundacja Most gives, with so many places and lines."""

    def call(name, count):
        return add(
            name,
            provider=provider_of(world.most),
            categories=[world.bezrobocie],
            week=[HoursContent(day % 7, time(8), time(9)) for day in range(count)],
            contacts=[ContactContent(phone="33 812 34 56")] * count,
            sites=[SiteContent(area=world.polnoc)] * count,
            capacity=count,
        )

    return call


@pytest.mark.parametrize("page", ["detail", "edit"])
def test_a_page_costs_what_it_costs(client, world, give, page):
    client.force_login(world.bartek)
    little = counted(client, url(page, give("Mała", 1).ref))
    much = counted(client, url(page, give("Duża świetlica", 6).ref))

    assert much <= little
    assert little == BUDGETS[f"resources_desk:{page}"]


def test_the_list_and_the_new_form_cost_what_they_cost(client, world, give):
    client.force_login(world.bartek)
    give("Mała", 1)
    little = counted(client, LIST)
    for number in range(5):
        give(f"Świetlica nr {number}", 2)

    assert counted(client, LIST) == little == BUDGETS["resources_desk:list"]
    assert counted(client, NEW) == BUDGETS["resources_desk:new"]
