"""The agreed words of a problem as they once stood on the public map.

Rows are laid and removed by `shelving` alone, inside its transaction.
"""

from datetime import date

from django.utils import timezone

from kooperacja.disclosure.dates import public_date

from ..models import Problem, PublicProblemVersion

# The words of a problem that the coordinator writes with the team.
AGREED = ("title", "summary", "conclusions", "recommendations")


def agreed_words(problem: Problem) -> dict[str, str]:
    """Return the agreed words of a problem by their names."""
    return {name: getattr(problem, name) for name in AGREED}


def lay_version(problem: Problem, *, day: date | None, is_stricter: bool) -> None:
    """Keep the words a listed problem says now, if they are new to the public.

    ``day`` is the day they became public: for the first words that of the first
    release unless given, later on today. ``is_stricter`` says that the class has just
    risen: what was said before was checked for personal data at a lower class and
    dated more finely, so only the words of now stay, as the first ones.
    """
    known = PublicProblemVersion.writer.filter(problem_public_id=problem.public_id)
    newest = known.order_by("-number").first()
    is_said = newest is not None and all(
        getattr(newest, name) == words for name, words in agreed_words(problem).items()
    )
    if is_said and not is_stricter:
        return
    if is_stricter:
        known.delete()
        day = newest.published_date if is_said else day
    number = newest.number + 1 if newest and not is_stricter else 1
    first = problem.released_date if number == 1 else None
    when = public_date(problem.sensitivity, day or first or timezone.localdate())
    PublicProblemVersion.writer.create(
        problem_public_id=problem.public_id,
        number=number,
        published_date=when.first_day,
        date_precision=when.precision,
        **agreed_words(problem),
    )


def forget_versions(problem: Problem) -> None:
    """Remove all former words: the problem left the map, or they were redacted."""
    PublicProblemVersion.writer.filter(problem_public_id=problem.public_id).delete()
