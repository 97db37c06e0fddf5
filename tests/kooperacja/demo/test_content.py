"""The words of the demo city: complete, resolvable, fit to be read by everybody."""

import re
from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import pytest
from shapely import Point

from kooperacja.categories.choices import Sector
from kooperacja.categories.vocabulary import CATEGORIES, TARGET_GROUPS
from kooperacja.demo import geography
from kooperacja.demo.content import (
    PARTNERS,
    PERIODS,
    PROBLEMS,
    RESOURCES,
    iter_diagnoses,
)
from kooperacja.disclosure.lint import lint
from kooperacja.disclosure.places import SensitivityClass

DIAGNOSES = [row for _, row in iter_diagnoses(PROBLEMS)]
PUBLISHED = [row for row in DIAGNOSES if row.status == "published"]
CATEGORY = {category.slug: category for category in CATEGORIES}
GROUPS = {group.slug for group in TARGET_GROUPS}
CELLS = {cell.code: cell for cell in geography.cells()}
DEMONSTRATION = {p.slug for p in PARTNERS if p.is_demonstration}

FORBIDDEN = re.compile(
    r"\b(patologi|element(?!arz)|podopieczn|melin|menel|margines społeczn|żul|"
    r"bezdomny\b|bezdomni\b|niepełnosprawn(?:i|y)\b|kalek|inwalid|nieporadn|"
    r"celem realizacji|w przedmiocie|pomyślnie)",
    re.IGNORECASE,
)


def texts_of(problem):
    """Everything of a problem that is written for the public."""
    yield from (problem.title, problem.summary)
    yield from (problem.conclusions, problem.recommendations)
    for row in problem.diagnoses:
        yield from (row.text_public, row.causes, row.effects, row.proposals)


def inner_texts_of(problem):
    """What stays inside the portal."""
    for row in problem.diagnoses:
        yield from (row.text_internal, row.reason)
        yield from (source.description for source in row.evidence)


def test_there_is_enough_to_look_at():
    assert len(PROBLEMS) >= 62
    assert len(DIAGNOSES) >= 155
    assert 25 <= len(RESOURCES) <= 40
    assert len({problem.area for problem in PROBLEMS} - {geography.CITY_CODE}) >= 22
    assert sum(problem.area == geography.CITY_CODE for problem in PROBLEMS) >= 3


def test_every_state_of_the_workflow_is_present():
    counted = Counter(row.status for row in DIAGNOSES)
    assert set(counted) == {
        "draft",
        "submitted",
        "returned",
        "accepted",
        "published",
        "archived",
    }
    assert min(counted.values()) >= 3
    assert counted["published"] > 120


def test_every_kind_of_problem_and_every_sensitivity_occurs():
    assert {problem.category for problem in PROBLEMS} == set(CATEGORY)
    classes = Counter(CATEGORY[problem.category].sensitivity for problem in PROBLEMS)
    assert set(classes) == {0, 1, 2, 3}
    assert classes[3] == 5


def test_keys_names_and_titles_are_unique():
    for rows, name in (
        (PROBLEMS, "key"),
        (PROBLEMS, "title"),
        (RESOURCES, "key"),
        (RESOURCES, "name"),
        (PARTNERS, "slug"),
        (PARTNERS, "name"),
    ):
        values = [getattr(row, name) for row in rows]
        assert len(set(values)) == len(values)


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.key)
def test_a_problem_resolves(problem):
    assert problem.category in CATEGORY
    assert problem.target_groups and set(problem.target_groups) <= GROUPS
    assert problem.area in {*CELLS, geography.CITY_CODE}
    assert problem.diagnoses
    assert problem.summary and problem.conclusions and problem.recommendations
    if problem.point:
        assert CELLS[problem.area].boundary.contains(Point(problem.point))


def test_things_have_an_exact_point_unless_they_concern_the_whole_city():
    for problem in PROBLEMS:
        if CATEGORY[problem.category].sensitivity == 0:
            assert problem.point or problem.area == geography.CITY_CODE


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.key)
def test_only_demonstration_institutions_speak_once_a_period(problem):
    said = [(row.partner, row.period) for row in problem.diagnoses]
    assert len(set(said)) == len(said)
    for row in problem.diagnoses:
        assert row.partner in DEMONSTRATION
        assert row.period in PERIODS


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.key)
def test_a_diagnosis_past_its_draft_is_complete(problem):
    for row in problem.diagnoses:
        if row.status != "draft":
            assert row.text_public and row.causes and row.effects and row.proposals
            assert row.text_internal and row.evidence
        assert bool(row.reason) == (row.status in {"returned", "archived"})
        assert row.scale_count is None or row.scale_count >= 1
        for source in row.evidence:
            assert source.description.endswith(".")
            assert date(2024, 1, 1) <= source.reference_date <= date(2026, 11, 9)
            assert str(source.reference_date.year) <= row.period


def test_no_text_is_said_twice():
    for name in ("text_public", "causes", "effects", "proposals", "text_internal"):
        texts = [getattr(row, name) for row in DIAGNOSES if getattr(row, name)]
        repeated = [text for text, times in Counter(texts).items() if times > 1]
        assert repeated == []
    for name in ("summary", "conclusions", "recommendations"):
        texts = [getattr(problem, name) for problem in PROBLEMS]
        assert len(set(texts)) == len(texts)


def test_many_problems_gather_sectors_and_periods():
    sector = {partner.slug: partner.sector for partner in PARTNERS}
    across = [
        problem
        for problem in PROBLEMS
        if len({sector[row.partner] for row in problem.diagnoses}) >= 2
    ]
    over_time = [
        problem
        for problem in PROBLEMS
        if len({row.period for row in problem.diagnoses}) >= 2
    ]
    many = [problem for problem in PROBLEMS if len(problem.diagnoses) >= 4]
    assert len(across) >= 30
    assert len(over_time) >= 35
    assert len(many) >= 9
    assert any(
        {sector[row.partner] for row in problem.diagnoses}
        >= {Sector.PUBLIC, Sector.NGO, Sector.BUSINESS, Sector.SCIENCE}
        for problem in PROBLEMS
    )


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.key)
def test_texts_name_no_person_and_judge_nobody(problem):
    sensitivity = SensitivityClass(CATEGORY[problem.category].sensitivity)
    for text in (*texts_of(problem), *inner_texts_of(problem)):
        assert not FORBIDDEN.search(text), text
        assert lint(text, sensitivity=sensitivity) == [], text


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.key)
def test_typography_is_polish(problem):
    for text in (*texts_of(problem), *inner_texts_of(problem)):
        assert '"' not in text and "“" not in text
        assert " - " not in text and "--" not in text and "..." not in text
        assert text.count("„") == text.count("”")
        assert "  " not in text and "!" not in text
    for text in texts_of(problem):
        assert not text or text == problem.title or text[-1] in ".”"


def test_public_texts_are_a_few_sentences():
    for row in PUBLISHED:
        assert 2 <= len(re.findall(r"[.?]”?(?:\s|$)", row.text_public)) <= 5
        assert 80 <= len(row.text_public) <= 400


def test_partners_say_what_they_are():
    sectors = {p.sector for p in PARTNERS if p.is_demonstration}
    assert sectors == {Sector.PUBLIC, Sector.NGO, Sector.BUSINESS, Sector.SCIENCE}
    assert "fundacja-most" in DEMONSTRATION
    for partner in PARTNERS:
        named = "demonstrac" in partner.name.casefold()
        assert named == partner.is_demonstration
        assert bool(partner.source) != partner.is_demonstration
        assert (partner.role == "demonstration") == partner.is_demonstration
        for address in filter(None, (partner.source, partner.website)):
            assert urlsplit(address).scheme in {"http", "https"}


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.key)
def test_a_resource_resolves_and_waits_for_a_check(resource):
    assert set(resource.categories) <= set(CATEGORY)
    assert set(resource.target_groups) <= GROUPS
    assert resource.to_check
    assert urlsplit(resource.source).netloc
    day = resource.assured_date
    assert day is None or day < date(2024, 1, 1)
    first = day is not None and (day.month, day.day) == (1, 1)
    assert resource.assured_year_only == first
    assert resource.is_citywide != bool(resource.address)
    if resource.point:
        assert geography.outline().contains(Point(resource.point))
