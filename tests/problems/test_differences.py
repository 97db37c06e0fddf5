"""Two versions of a diagnosis, compared part by part and word by word."""

import json

from django.utils import translation

from kooperacja.base.word_differences import Stretch, compare_texts
from problems.differences import differences, version_of
from problems.models import Problem
from tests.factories import DiagnosisFactory


def test_words_that_stayed_are_kept_and_the_others_marked():
    stretches = compare_texts("Brakuje dwóch ławek w parku.", "Brakuje ławek w parku!")

    assert stretches == (
        Stretch("same", "Brakuje "),
        Stretch("out", "dwóch "),
        Stretch("same", "ławek w "),
        Stretch("out", "parku."),
        Stretch("in", "parku!"),
    )


def test_spaces_alone_are_no_difference():
    stretches = compare_texts("Brakuje ławek", "Brakuje\nławek ")

    assert [stretch.kind for stretch in stretches] == ["same"]


def test_texts_with_nothing_in_common_come_whole():
    stretches = compare_texts("Zupełnie inne słowa tutaj", "Nowy opis całej sytuacji")

    assert [stretch.kind for stretch in stretches] == ["out", "in"]


def test_an_empty_text_is_all_new():
    assert compare_texts("", "Nowe słowa") == (Stretch("in", "Nowe słowa"),)


def test_content_survives_json_and_is_compared_with_the_living_row(city_of_people):
    diagnosis = DiagnosisFactory(partner=city_of_people.most, severity=3, evidence=2)
    stored = json.loads(json.dumps(version_of(diagnosis)))
    assert differences(stored, version_of(diagnosis)) == []

    diagnosis.severity, diagnosis.trend = 4, "falling"
    diagnosis.text_public += " Jeszcze jedno zdanie."
    Problem.objects.filter(pk=diagnosis.problem_id).update(title="Nowy tytuł")
    diagnosis.problem.refresh_from_db()
    source = diagnosis.evidence.first()
    source.description = "Inny rejestr"
    source.save()
    with translation.override("en"):
        found = differences(stored, version_of(diagnosis))

    assert [item.name for item in found] == [
        "title",
        "severity",
        "trend",
        "text_public",
        "evidence",
    ]
    by_name = {item.name: item for item in found}
    assert by_name["severity"].before == "serious"
    assert by_name["severity"].after == "very serious"
    assert by_name["text_public"].stretches[-1].text == "Jeszcze jedno zdanie."


def test_what_residents_never_read_can_be_left_out(city_of_people):
    diagnosis = DiagnosisFactory(partner=city_of_people.most)
    before = version_of(diagnosis)
    diagnosis.text_internal, diagnosis.scale_count = "Nowe", 7

    found = differences(before, version_of(diagnosis), public_only=True)

    assert found == []


def test_a_redacted_part_is_not_compared(city_of_people):
    diagnosis = DiagnosisFactory(partner=city_of_people.most)
    before = version_of(diagnosis)
    del before["text_public"]

    assert differences(before, version_of(diagnosis)) == []
