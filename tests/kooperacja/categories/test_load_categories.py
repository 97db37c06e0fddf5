"""The vocabularies of a new city, by command."""

from io import StringIO

import pytest
from django.core.management import call_command

from kooperacja.categories.models import Category, TargetGroup
from kooperacja.categories.public import PublicCategory, PublicTargetGroup
from kooperacja.categories.vocabulary import CATEGORIES, QUESTIONS, TARGET_GROUPS

pytestmark = pytest.mark.django_db


def load(*options) -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("load_categories", *options, stdout=out)
    return out.getvalue()


def test_only_reports_until_it_is_told_to_write():
    said = load()
    assert "new: category homelessness" in said
    assert "dry run" in said
    assert not Category.objects.exists()
    assert not PublicCategory.objects.exists()


def test_writes_both_vocabularies_and_lays_them_on_the_shelf():
    said = load("--commit")
    terms = len(CATEGORIES) + len(TARGET_GROUPS) + len(QUESTIONS)
    assert f"{terms} new, 0 changed." in said
    assert Category.objects.count() == PublicCategory.objects.count()
    assert Category.objects.count() == len(CATEGORIES)
    assert TargetGroup.objects.count() == len(TARGET_GROUPS)
    assert PublicTargetGroup.objects.count() == len(TARGET_GROUPS)


def test_has_nothing_to_do_the_second_time():
    load("--commit")
    assert load("--commit") == "0 new, 0 changed.\n"


def test_brings_vocabularies_to_an_empty_city_only():
    assert "new: category homelessness" in load("--commit", "--if-empty")
    Category.objects.filter(slug="poverty").update(name_pl="Bieda")
    assert "nothing was done" in load("--commit", "--if-empty")
    assert Category.objects.get(slug="poverty").name_pl == "Bieda"


def test_leaves_a_class_that_coordinators_have_changed():
    load("--commit")
    Category.objects.filter(slug="poverty").update(sensitivity=3, name_pl="Bieda")
    assert "changed: category poverty" in load("--commit")
    row = Category.objects.get(slug="poverty")
    assert row.sensitivity == 3
    assert row.name_pl != "Bieda"
