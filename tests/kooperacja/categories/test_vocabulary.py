"""The vocabularies a new city starts with."""

import re
from collections import Counter

import pytest

from kooperacja.categories import choices
from kooperacja.categories.vocabulary import CATEGORIES, QUESTIONS, TARGET_GROUPS

PROTECTED = {"domestic_violence", "human_trafficking", "post_prison"}
PUBLIC_SPACE = {"safety", "low_participation"}
THINGS = {"service_access"}
CHILDREN = {
    "unemployment": {"long_term", "youth"},
    "addiction": {"alcohol", "drugs", "behavioural"},
}


def test_slugs_are_unique_and_parents_come_first():
    seen = set()
    for category in CATEGORIES:
        assert category.slug not in seen
        assert not category.parent or category.parent in seen
        seen.add(category.slug)
    assert len(seen) == 27


def test_only_two_kinds_have_narrower_kinds():
    found = {}
    for category in CATEGORIES:
        if category.parent:
            found.setdefault(category.parent, set()).add(category.slug)
    assert found == CHILDREN


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda c: c.slug)
def test_sensitivity_follows_the_design(category):
    if category.slug in PROTECTED:
        expected = 3
    elif category.slug in PUBLIC_SPACE:
        expected = 1
    elif category.slug in THINGS:
        expected = 0
    else:
        expected = 2
    assert category.sensitivity == expected


def test_all_fifteen_grounds_of_article_7_are_covered():
    grounds = {
        re.search(r"pkt (\d+a?)", c.legal_ground).group(1)
        for c in CATEGORIES
        if c.legal_ground
    }
    assert grounds == {*map(str, {*range(1, 16)} - {10}), "7a"}


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda c: c.slug)
def test_every_text_is_written_in_both_languages(category):
    for text in (category.definition_pl, category.definition_en):
        assert text.endswith(".")
        assert 2 <= len(re.findall(r"[.!?](?:\s|$)", text)) <= 5
    assert category.example_pl.startswith("„") and category.example_pl.endswith("”")
    assert category.example_en.startswith("“") and category.example_en.endswith("”")
    assert '"' not in category.definition_pl + category.example_pl


def test_target_groups_are_unique():
    assert len({g.slug for g in TARGET_GROUPS}) == len(TARGET_GROUPS) == 21
    assert len({g.name_pl for g in TARGET_GROUPS}) == 21
    assert len({g.name_en for g in TARGET_GROUPS}) == 21


def test_every_severity_has_its_criterion():
    assert set(choices.SEVERITY_CRITERIA) == set(choices.Severity)
    assert [severity.value for severity in choices.Severity] == [1, 2, 3, 4, 5]


def test_the_act_on_social_services_centres_names_fourteen_domains():
    assert len(choices.CusDomain) == 14


@pytest.mark.parametrize(
    "vocabulary",
    [
        choices.Trend,
        choices.EvidenceKind,
        choices.Sector,
        choices.Activity,
        choices.ResourceKind,
        choices.CusDomain,
    ],
)
def test_codes_are_lowercase_and_labels_differ(vocabulary):
    assert all(re.fullmatch(r"[a-z_]+", code) for code in vocabulary.values)
    labels = [str(label) for label in vocabulary.labels]
    assert len(set(labels)) == len(labels)


def test_every_kind_has_two_or_three_questions():
    heads = {spec.slug for spec in CATEGORIES if not spec.parent}
    counted = Counter(question.category for question in QUESTIONS)

    assert set(counted) == heads
    assert set(counted.values()) <= {2, 3}


def test_questions_are_whole_and_short():
    assert len({question.code for question in QUESTIONS}) == len(QUESTIONS)
    for question in QUESTIONS:
        assert question.kind in {"text", "number", "yes_no"}
        assert question.text_pl.endswith("?") and question.text_en.endswith("?")
        assert max(len(question.text_pl), len(question.text_en)) <= 120
