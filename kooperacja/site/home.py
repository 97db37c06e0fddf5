"""What the first page shows of the city, read from the shelf alone."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.public import PublicArea
from kooperacja.categories.choices import Sector
from kooperacja.categories.public import PublicCategory
from kooperacja.disclosure.dates import Precision, PublicDate
from partners.public import PublicPartner
from problems.public import PublicDiagnosis, PublicProblem
from resources.public import PublicResource

NEWEST = 6


@dataclass(frozen=True)
class Situation:
    """What hurts, in plain words, and the category whose help answers it."""

    words: str | Promise
    category: str
    is_urgent: bool = False


SITUATIONS = (
    Situation(_("I have nowhere to sleep"), "homelessness"),
    Situation(_("Somebody hurts me"), "domestic_violence", is_urgent=True),
    Situation(_("I look after an older person"), "ageing_loneliness"),
    Situation(_("I cannot find work"), "unemployment"),
    Situation(_("Somebody close to me drinks or takes drugs"), "addiction"),
    Situation(_("It is hard to make ends meet"), "poverty"),
)


def context() -> dict:
    """Return everything the template of the first page needs, in eight queries."""
    problems = PublicProblem.objects
    newest = list(problems.newest_first()[:NEWEST])
    names = {row.slug: row for row in PublicCategory.objects.all()}
    city = PublicArea.objects.filter(kind="city").first()
    return {
        "numbers": {
            "problems": problems.count(),
            "diagnoses": PublicDiagnosis.objects.count(),
            "resources": PublicResource.objects.count(),
        },
        "newest": [(row, names.get(row.category)) for row in newest],
        "latest": _date_of(newest[0]) if newest else None,
        "situations": SITUATIONS,
        "partners_by_sector": _partners_by_sector(),
        "bounds": ",".join(f"{n:.5f}" for n in city.boundary.extent) if city else "",
    }


def _date_of(problem: PublicProblem) -> PublicDate:
    return PublicDate(problem.published_date, Precision(problem.date_precision))


def _partners_by_sector() -> list[tuple[str, list[PublicPartner]]]:
    partners = list(PublicPartner.objects.order_by("is_synthetic", "name", "slug"))
    present = Counter(partner.sector for partner in partners)
    return [
        (Sector(sector).label, [row for row in partners if row.sector == sector])
        for sector in Sector.values
        if present[sector]
    ]
