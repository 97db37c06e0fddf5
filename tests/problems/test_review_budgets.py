"""The pages of the coordinator ask as many questions when full as when nearly empty."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from problems.models import Agreement, InternalNote, Remark, WordsRemark
from problems.services.snapshots import take_snapshot
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory, UserFactory

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())
PAGES = (
    "panel:index",
    "panel:problems_diagnosis_changelist",
    "panel:problems_problem_changelist",
    "review:diagnosis",
    "review:problem",
    "review:queue",
    "review:release",
    "review:releases",
    "review:state",
    "review:merge",
)
DECIDED = (Status.SUBMITTED, Status.ACCEPTED, Status.RETURNED)


def _fill(people, count):
    """Add problems with a diagnosis in each state; return the first submitted one."""
    first = None
    for number in range(count):
        for status in DECIDED:
            diagnosis = DiagnosisFactory(
                partner=people.most,
                author=people.bartek,
                problem=ProblemFactory(
                    category=people.bezrobocie,
                    area=(people.polnoc, people.poludnie)[number % 2],
                    opened_by=people.most,
                ),
                status=status,
                evidence=3,
            )
            Agreement.objects.create(
                diagnosis=diagnosis,
                member=UserFactory(),
                partner=people.trzecia,
                stand=Agreement.Stand.AGREE,
            )
            for part in ("causes", "evidence"):
                Remark.objects.create(
                    diagnosis=diagnosis, author=UserFactory(), field=part, text="Uwaga."
                )
            InternalNote.objects.create(
                problem=diagnosis.problem,
                diagnosis=diagnosis,
                author=people.dorota,
                text="Notatka.",
            )
            WordsRemark.objects.create(
                problem=diagnosis.problem, author=UserFactory(), text="Uwaga."
            )
            for step in diagnosis.status_changes.filter(transition="submit"):
                take_snapshot(step)
            first = first or diagnosis
    return first


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_its_budget(
    client, city_of_people, name, django_assert_num_queries
):
    diagnosis = _fill(city_of_people, 2)
    of_problem = dict.fromkeys(
        ("review:problem", "review:state", "review:merge"), diagnosis.problem.ref
    )
    args = {"review:diagnosis": diagnosis.ref, **of_problem}
    url = reverse(name, args=[args[name]] if name in args else [])
    client.force_login(city_of_people.dorota)
    client.get(url)

    for _measure in range(2):
        with django_assert_num_queries(BUDGETS[name]):
            answer = client.get(url)
            assert answer.status_code == 200
        _fill(city_of_people, 4)
