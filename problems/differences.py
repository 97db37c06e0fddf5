"""What two versions of a diagnosis say differently, part by part and word by word.

A version is kept as plain data (`version_of`): it goes into JSON unchanged, so that a
stored version and a living row are compared in the same way. A part that one of the
two does not know is not compared.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _

from kooperacja.areas.models import PlaceKind
from kooperacja.base.word_differences import Difference, compare_texts
from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.categories.models import Question

from .models import Diagnosis
from .parts import PARTS, PUBLIC_PARTS, part_label
from .periods import period_label

TEXTS = ("causes", "effects", "proposals", "text_public", "text_internal")

Content = dict[str, Any]


def version_of(diagnosis: Diagnosis) -> Content:
    """Return what a diagnosis and its problem say, as plain data.

    Costs a query for each of: sources, target groups and, where there are answers,
    the questions; none where they are loaded already.
    """
    problem = diagnosis.problem
    return {
        "title": problem.title,
        "category": _named(problem.category),
        "place": {
            "kind": problem.place_kind,
            "area": _area_names(problem),
            "address": problem.address,
            "geometry": problem.place.wkt if problem.place else "",
        },
        "target_groups": [_named(group) for group in problem.target_groups.all()],
        "period": diagnosis.period,
        "severity": diagnosis.severity,
        "trend": diagnosis.trend,
        "scale_count": [diagnosis.scale_count, diagnosis.scale_unit],
        **{name: getattr(diagnosis, name) for name in TEXTS},
        "warnings_reason": diagnosis.warnings_reason,
        "answers": _answers(diagnosis),
        "evidence": [_source(item) for item in diagnosis.evidence.all()],
    }


def differences(
    before: Content, after: Content, *, public_only: bool = False
) -> list[Difference]:
    """Return the parts that two versions say differently, in the order of the form.

    ``public_only`` leaves out what residents never read.
    """
    found = []
    for name in PARTS:
        if public_only and name not in PUBLIC_PARTS:
            continue
        if name not in before or name not in after or before[name] == after[name]:
            continue
        was, now = spoken(name, before[name]), spoken(name, after[name])
        if name == "place" and was == now:
            now = _("%(place)s, at another point") % {"place": now}
        if was != now:
            label = part_label(name)
            found.append(Difference(name, label, was, now, compare_texts(was, now)))
    return found


def spoken(name: str, value: Any) -> str:
    """Return a part of a content in words of the active language; "" for nothing."""
    say = SPOKEN.get(name, str)
    return say(value) if value not in (None, "", [], {}) else ""


def _area_names(problem) -> str:
    if problem.place_kind == PlaceKind.AREAS:
        return ", ".join(sorted(area.name for area in problem.areas.all()))
    return problem.area.name if problem.area else ""


def _named(term) -> dict[str, str]:
    return {"slug": term.slug, "pl": term.name_pl, "en": term.name_en}


def _name(term: Mapping[str, str]) -> str:
    return term["en" if get_language() == "en" else "pl"]


def _answers(diagnosis: Diagnosis) -> list[dict]:
    if not diagnosis.answers:
        return []
    asked = Question.objects.filter(code__in=diagnosis.answers)
    return [
        {
            "pl": question.text_pl,
            "en": question.text_en,
            "answer": diagnosis.answers[question.code],
        }
        for question in asked
    ]


def _source(item) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "reliability": item.reliability,
        "reference_date": item.reference_date and item.reference_date.isoformat(),
        "description": item.description,
        "link": item.link,
        "quote": item.quote,
        "file": item.file.original_name if item.file_id else "",
    }


def _say_place(place: Mapping[str, str]) -> str:
    kind = PlaceKind(place["kind"]).label if place["kind"] else ""
    parts = (place["area"], place["address"], str(kind))
    return ", ".join(part for part in parts if part)


def _say_scale(scale: list) -> str:
    count, unit = scale
    if count is None:
        return ""
    label = Diagnosis.ScaleUnit(unit).label if unit else ""
    return f"{count} {label}".strip()


def answer_in_words(answer: Any) -> str:
    """Return an answer to a question of the category as a person reads it."""
    if answer is True or answer == "yes":
        return gettext("yes")
    if answer is False or answer == "no":
        return gettext("no")
    return str(answer)


def answers_in_words(content: Content) -> list[tuple[str, str]]:
    """Return the questions of the category with the answers of a version."""
    return [
        (_name(item), answer_in_words(item["answer"]))
        for item in content.get("answers", [])
    ]


def _say_answers(answers: list[Mapping[str, Any]]) -> str:
    pairs = answers_in_words({"answers": answers})
    return "\n".join(f"{question} {answer}" for question, answer in pairs)


def _say_sources(sources: list[Mapping[str, Any]]) -> str:
    return "\n".join(_say_source(item) for item in sources)


def _say_source(item: Mapping[str, Any]) -> str:
    day = item["reference_date"]
    facts = [
        str(EvidenceKind(item["kind"]).label),
        item["description"],
        str(Reliability(item["reliability"]).label),
    ]
    if day:
        facts.append(_("as of %(day)s") % {"day": date_format(date.fromisoformat(day))})
    facts += [item["link"], item["file"]]
    if item["quote"]:
        facts.append(_("quotation: %(quote)s") % {"quote": item["quote"]})
    return " · ".join(fact for fact in facts if fact)


SPOKEN = {
    "category": _name,
    "place": _say_place,
    "target_groups": lambda groups: ", ".join(_name(group) for group in groups),
    "period": period_label,
    "severity": lambda value: str(Severity(value).label),
    "trend": lambda value: str(Trend(value).label),
    "scale_count": _say_scale,
    "answers": _say_answers,
    "evidence": _say_sources,
}
