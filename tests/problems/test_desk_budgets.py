"""What a step of the form costs, however many sources and periods there are."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import DiagnosisFactory, ProblemFactory
from tests.problems.desk import NEW, edit_url

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())


@pytest.fixture
def world(city_of_people):
    return city_of_people


def counted(client, url) -> int:
    client.get(url)  # fills what is asked once a process
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def _draft(world, *, evidence, earlier):
    problem = ProblemFactory(
        category=world.bezrobocie, area=world.polnoc, opened_by=world.most
    )
    for year in range(earlier):
        DiagnosisFactory(
            partner=world.most,
            problem=problem,
            status="submitted",
            period=str(2020 + year),
        )
    return DiagnosisFactory(
        partner=world.most, author=world.bartek, problem=problem, evidence=evidence
    )


@pytest.mark.parametrize("step", [1, 2, 3, 4])
def test_a_step_costs_what_it_costs(client, world, step):
    client.force_login(world.bartek)
    little = counted(client, edit_url(_draft(world, evidence=1, earlier=1), step))
    much = counted(client, edit_url(_draft(world, evidence=9, earlier=5), step))

    assert much <= little
    assert little == BUDGETS[f"diagnoses:edit, step {step}"]


def test_the_first_page_costs_what_it_costs(client, world):
    client.force_login(world.bartek)

    assert counted(client, NEW) == BUDGETS["diagnoses:new"]
