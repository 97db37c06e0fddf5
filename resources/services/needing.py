"""The rule of need against resource, and the yearly word on protected problems.

The only code that writes `PublicNeedRule` and `PublicCityNeed`, and these acts are the
only moments at which anything public moves for them (decision 0023).
"""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.validation import require_valid
from kooperacja.categories.models import Category
from kooperacja.disclosure.institutions import require_impersonal
from kooperacja.disclosure.places import SensitivityClass
from problems.models import Diagnosis, Problem

from ..models import NeedRule, PublicCityNeed, PublicNeedRule
from ..needs.rule import FIRST, Rule

#: Serialises the adopting of rules, and of yearly figures, each with itself.
RULE_LOCK, CITY_LOCK = 7_410_021, 7_410_022
#: Fewer institutions than this never speak in public of a protected problem: the
#: threshold of art. 38 of the act on public statistics, as in disclosure DC-10.
FEWEST_INSTITUTIONS = 3
#: How many institutions stand behind a figure is told in these steps.
BANDS = ((FEWEST_INSTITUTIONS, "3–5"), (6, "6–10"), (11, "11+"))
OLDEST_YEAR = 2000


class NothingToTell(DomainError):
    """No protected problem has enough institutions behind it in this year."""

    message = _(
        "For this year there is nothing that may be shown: of no protected kind of "
        "problem have at least three institutions published a diagnosis."
    )
    code = "nothing_to_tell"


@transaction.atomic
def adopt_need_rule(
    *, actor: User, parameters: Any, note: str, based_on: int
) -> NeedRule:
    """Put a new rule in force; every one before it stays to be read.

    :param based_on: number of the rule that was in force when this one was written.
    :param note: why, for everybody to read.
    :raises InvalidInput: the rule does not hold, says nothing new, or has no reason.
    :raises StaleVersion: another rule was adopted in the meantime.
    """
    if not actor.has_perm("resources.adopt_need_rule"):
        raise NotPermitted
    _lock(RULE_LOCK)
    newest = NeedRule.objects.order_by("-number").first()
    number = newest.number if newest else FIRST
    if number != based_on:
        raise StaleVersion(newest)
    before = Rule.from_json(newest.parameters) if newest else Rule()
    row = NeedRule(
        number=number + 1,
        parameters=_changed(parameters, before),
        note=_reason(note),
        created_by=actor,
    )
    require_valid(row)
    row.save()
    PublicNeedRule.writer.create(
        number=row.number,
        parameters=row.parameters,
        note=row.note,
        created_date=timezone.localdate(row.created_at),
    )
    _log_rule(actor, row, before.to_json())
    return row


def _changed(parameters: Any, before: Rule) -> dict[str, Any]:
    """Return what a rule says, as it is stored.

    :raises InvalidInput: it does not hold, or says what the one before said.
    """
    said = Rule.from_json(parameters).to_json()
    if said == before.to_json():
        raise InvalidInput(_("This is the rule in force already."))
    return said


def _reason(note: str) -> str:
    """Return a reason everybody may read.

    :raises InvalidInput: there is none, or it names a person.
    """
    note = note.strip()
    if not note:
        raise InvalidInput(_("Say why: everybody will read it."), field="note")
    require_impersonal(note=note)
    return note


def _log_rule(actor: User, row: NeedRule, before: dict[str, Any]) -> None:
    record(
        actor=actor,
        verb="need_rule.adopted",
        target=row,
        note=row.note,
        changes={
            name: [before[name], value]
            for name, value in row.parameters.items()
            if before[name] != value
        },
    )


@transaction.atomic
def publish_city_need(*, actor: User, year: int) -> list[PublicCityNeed]:
    """Show what institutions said of protected problems in a year that is over.

    Of each kind of class 3 of which at least three institutions have published a
    diagnosis: the middle severity and the commonest direction, one voice for each
    institution, and their number in a band. What was shown for the year before is
    replaced; what has too few voices now goes.

    :raises InvalidInput: the year is not over, or is none.
    :raises NothingToTell: nothing may be shown; nothing was changed.
    """
    _require_right(actor)
    if not OLDEST_YEAR <= year < timezone.localdate().year:
        raise InvalidInput(_("Choose a year that is over."), field="year")
    _lock(CITY_LOCK)
    figures = city_figures(year)
    if not figures:
        raise NothingToTell
    gone = _take_off(year, but=figures)
    PublicCityNeed.writer.bulk_create(figures.values())
    categories = Category.objects.in_bulk([*figures, *gone], field_name="slug")
    for slug in figures:
        record(actor=actor, verb="city_need.published", target=categories[slug])
    for slug in gone & categories.keys():
        record(actor=actor, verb="city_need.withdrawn", target=categories[slug])
    return list(figures.values())


@transaction.atomic
def withdraw_city_need(*, actor: User, year: int) -> int:
    """Take the figures of a year off the shelf at once; return how many there were."""
    _require_right(actor)
    _lock(CITY_LOCK)
    gone = _take_off(year)
    for category in Category.objects.filter(slug__in=gone):
        record(actor=actor, verb="city_need.withdrawn", target=category)
    return len(gone)


def city_figures(year: int) -> dict[str, PublicCityNeed]:
    """Return what would be shown of a year, unsaved, by category."""
    voices: dict[str, dict[int, list[Diagnosis]]] = defaultdict(
        lambda: defaultdict(list)
    )
    found = (
        Diagnosis.objects.published()
        .filter(
            problem__category__sensitivity=SensitivityClass.PROTECTED,
            period__startswith=str(year),
        )
        .exclude(problem__state=Problem.State.MERGED)
        .select_related("problem__category")
        .order_by("pk")
    )
    for diagnosis in found:
        slug = diagnosis.problem.category.slug
        voices[slug][diagnosis.partner_id].append(diagnosis)
    return {
        slug: _figure(slug, year, list(partners.values()))
        for slug, partners in voices.items()
        if len(partners) >= FEWEST_INSTITUTIONS
    }


def _figure(slug: str, year: int, voices: list[list[Diagnosis]]) -> PublicCityNeed:
    """One voice for each institution: the middle of its own, then of all."""
    severities = [
        statistics.median_high(item.severity for item in voice) for voice in voices
    ]
    return PublicCityNeed(
        category=slug,
        year=year,
        severity=statistics.median_high(severities),
        trend=_commonest(_commonest(item.trend for item in voice) for voice in voices),
        institutions_band=[name for least, name in BANDS if len(voices) >= least][-1],
    )


def _commonest(words: Iterable[str]) -> str:
    """Return the commonest word; of equals the first in the alphabet."""
    counts = Counter(words)
    return min(counts, key=lambda word: (-counts[word], word))


def _take_off(year: int, but: Iterable[str] = ()) -> set[str]:
    """Delete the rows of a year; return the categories that have none any more."""
    rows = PublicCityNeed.writer.filter(year=year)
    before = set(rows.values_list("category", flat=True))
    rows.delete()
    return before - set(but)


def _require_right(actor: User) -> None:
    if not actor.has_perm("resources.publish_city_need"):
        raise NotPermitted


def _lock(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
