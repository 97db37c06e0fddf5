"""What a page or a program may ask of the matrix: one reading for both."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from kooperacja.base.errors import InvalidInput
from kooperacja.categories.public import PublicTargetGroup

from .matrix import Matrix, Question

PERIOD, GROUP = "period", "target_group"


def target_groups() -> dict[str, str]:
    """Return the names of the target groups by slug; one query."""
    return {group.slug: group.name for group in PublicTargetGroup.objects.all()}


def read_question(
    given: QueryDict, groups: dict[str, str], *, also: Iterable[str] = ()
) -> Question:
    """Read ``period`` (the last year that counts) and ``target_group``.

    :param also: names of other parameters that are read elsewhere.
    :raises InvalidInput: an unknown parameter or one that cannot be read; ``field``
        names it.
    """
    for name in given:
        if name not in (PERIOD, GROUP, *also):
            raise InvalidInput(_("There is no such filter."), field=name[:60])
    year, group = _one(given, PERIOD), _one(given, GROUP)
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        raise InvalidInput(_("A year of four digits is expected."), field=PERIOD)
    if group and group not in groups:
        raise InvalidInput(_("There is no such target group."), field=GROUP)
    return Question(int(year) if year else None, group)


def require_known_year(question: Question, years: Iterable[int]) -> None:
    """Refuse a year nobody has diagnosed.

    :raises InvalidInput: nothing is published up to this year, or it is still to come.
    """
    if question.year is not None and question.year not in years:
        raise InvalidInput(_("Nothing is published for this year."), field=PERIOD)


def query_of(question: Question, **more: str) -> str:
    """Return a question as a query string with its "?", or "" for the plain one."""
    asked = {PERIOD: question.year, GROUP: question.target_group, **more}
    text = urlencode({name: value for name, value in asked.items() if value})
    return f"?{text}" if text else ""


def year_options(matrix: Matrix) -> list[tuple[int, str]]:
    """Return the windows that can be chosen: the last year and the years it stands
    for, the newest first."""
    back = matrix.rule.window_years - 1
    return [
        (year, f"{year - back}–{year}" if back else str(year)) for year in matrix.years
    ]


def _one(given: QueryDict, name: str) -> str:
    values = [value for value in given.getlist(name) if value]
    if len(values) > 1:
        raise InvalidInput(_("Only one value is expected."), field=name)
    return values[0] if values else ""
