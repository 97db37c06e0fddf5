"""Whom to call now: the national lines and the city's own."""

from django import template

from kooperacja.base.templatetags.contacts import NUMBER

from ..public import PublicResource

register = template.Library()


@register.inclusion_tag("components/emergency.html")
def emergency(level: int = 2) -> dict:
    """Render the emergency numbers, the city's crisis lines among them: one query.

    Reads the shelf alone, so it may stand on every public page.
    """
    return {"numbers": city_lines(), "level": level}


def city_lines() -> list[dict]:
    """Return ``{number, name, note}`` of each crisis line of the city.

    ``number`` is the first telephone of the resource, ``note`` its hours; a telephone
    field without any number is left out, because nobody could call it.
    """
    lines = PublicResource.objects.crisis_lines().values("name", "phone", "hours_note")
    return [
        {"number": match.group(), "name": line["name"], "note": line["hours_note"]}
        for line in lines
        if (match := NUMBER.search(line["phone"]))
    ]
