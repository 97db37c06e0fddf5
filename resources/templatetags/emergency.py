"""Whom to call now: the national lines and the city's own."""

from django import template
from django.utils.translation import gettext

from kooperacja.base.templatetags.contacts import NUMBER

from ..public import PublicResource

register = template.Library()


@register.inclusion_tag("components/emergency.html")
def emergency(level: int = 2, besides: str = "") -> dict:
    """Render the emergency numbers, the city's crisis lines among them: one query.

    ``besides`` is a field of telephones that stands on the page already; its first
    number is not said again, unless it is 112. Reads the shelf alone, so it may stand
    on every public page.
    """
    said = digits_of(match.group()) if (match := NUMBER.search(besides)) else ""
    numbers = [line for line in city_lines() if digits_of(line["number"]) != said]
    return {"numbers": numbers, "level": level, "said": said}


def digits_of(number: str) -> str:
    """Return a telephone number without its spaces and hyphens."""
    return "".join(sign for sign in number if sign.isdigit())


def city_lines() -> list[dict]:
    """Return ``{number, name, note}`` of each crisis line of the city.

    ``number`` is the first telephone of the resource, ``note`` its hours. Left out are
    a telephone field without any number, and who is known to answer at certain hours
    only: whoever reads this may have to call at night.
    """
    lines = PublicResource.objects.crisis_lines().values(
        "name", "phone", "hours_note", "round_the_clock", "week"
    )
    return [
        {"number": match.group(), "name": line["name"], "note": _hours_of(line)}
        for line in lines
        if (line["round_the_clock"] or not line["week"])
        and (match := NUMBER.search(line["phone"]))
    ]


def _hours_of(line: dict) -> str:
    always = gettext("day and night") if line["round_the_clock"] else ""
    return line["hours_note"] or always
