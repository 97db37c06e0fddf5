"""How the help of a cell stands: closed for a time, or not confirmed in time.

Such help counts like any other (a notice of two weeks would otherwise turn a year's
picture over), so it is told: in sentences, and at each row. Everything is judged by the
newest day the directory bears, never by today's.
"""

from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..opening_parts import Closure
from ..opening_words import closure_words
from .explaining import Explanation
from .lines import ResourceLine
from .matrix import Matrix


def about_standing(told: Explanation) -> list[str]:
    """Return how many resources of a cell are closed for a time or not confirmed."""
    supply, sentences = told.cell.supply, []
    if supply.closed:
        sentences.append(
            ngettext(
                "%(count)s of them has a notice that it is closed for some time.",
                "%(count)s of them have a notice that they are closed for some time.",
                supply.closed,
            )
            % {"count": supply.closed}
        )
    if supply.unconfirmed:
        sentences.append(
            _("Not confirmed by anybody in time: %(count)s of them.")
            % {"count": supply.unconfirmed}
        )
    return [*sentences, _counted_all_the_same(told.day)] if sentences else []


def of_directory(matrix: Matrix) -> str:
    """Return the same of the whole directory in a sentence; "" where all is well."""
    everything = matrix.directory
    if not (everything.closed or everything.unconfirmed):
        return ""
    sentence = _(
        "Of the resources in the directory (%(count)s), closed for some time: "
        "%(closed)s; not confirmed in time: %(unconfirmed)s."
    ) % {
        "count": number_format(everything.resources),
        "closed": number_format(everything.closed),
        "unconfirmed": number_format(everything.unconfirmed),
    }
    return f"{sentence} {_counted_all_the_same(matrix.day)}"


def _counted_all_the_same(day: date | None) -> str:
    if day is None:
        return _("They count all the same.")
    return _(
        "They count all the same; judged by %(day)s, the newest day in the directory."
    ) % {"day": date_format(day)}


def notices(line: ResourceLine, day: date | None) -> list[str]:
    """Return when a resource, or one of its places, is closed, and why."""
    return [
        *(_notice(closure, day) for closure in line.closures),
        *(
            _("one of its places: %(notice)s") % {"notice": _notice(closure, day)}
            for closure in line.place_closures
        ),
    ]


def _notice(closure: Closure, day: date | None) -> str:
    words = closure_words(closure, day or closure.first)
    if not closure.notice:
        return words
    return _("%(closed)s: %(notice)s") % {"closed": words, "notice": closure.notice}


def confirmation(line: ResourceLine) -> str:
    """Return when somebody made sure of a resource, or since when nobody has."""
    resource = line.resource
    if resource.assured_date is None:
        return _("nobody has checked it yet")
    if resource.to_check:
        return _("checked: %(year)s – to be checked again") % {
            "year": resource.assured_date.year
        }
    words = {"day": date_format(resource.assured_date)}
    if line.is_unconfirmed:
        return _("not confirmed since %(day)s") % words
    return _("checked: %(day)s") % words
