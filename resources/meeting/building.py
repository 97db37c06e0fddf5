"""The whole agenda of a meeting, under a scope."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from problems.public import PublicProblem

from .agenda import Agenda
from .lists import LISTS
from .reading import City, Scope

#: Rows of a list: on the page, on paper, in the workbook.
ON_PAGE, ON_PAPER, IN_WORKBOOK = 10, 40, 2000


def build_agenda(scope: Scope, *, most: int, names: tuple[str, ...] = ()) -> Agenda:
    """Return the agenda with at most ``most`` rows a list; all lists unless named."""
    city = City(scope)
    return Agenda(
        title=_("Agenda of the partners’ meeting"),
        day=scope.day,
        scope=scope_in_words(city),
        introduction=_(
            "What the public map of problems and resources leads us to ask. Every list "
            "ends with room for what is decided, who does it and by when."
        ),
        place=city.area_name(city.code),
        facts=_facts(city),
        lists=tuple(
            make(city, most)
            for name, make in LISTS.items()
            if not names or name in names
        ),
    )


def scope_in_words(city: City) -> str:
    """Say what part of the city and which kind of problem it is about."""
    scope = city.scope
    area = city.area_name(scope.area) if scope.area else _("the whole city")
    kind = (
        city.category_name(scope.category)
        if scope.category
        else _("all kinds of problems")
    )
    return f"{area}, {kind}"


def _facts(city: City) -> tuple[tuple[str, str], ...]:
    """Return what the agenda rests on."""
    return (
        (
            _("Sources"),
            _(
                "the public map on this day: problems – %(problems)s, resources – "
                "%(resources)s; diagnoses of the institutions and what they say of "
                "their own resources"
            )
            % {
                "problems": number_format(PublicProblem.objects.count()),
                "resources": number_format(len(city.resources)),
            },
        ),
        (
            _("Rule of need against resource"),
            _("number %(number)s; in words at “Needs and resources”")
            % {"number": city.rule.number},
        ),
        (
            _("Who may read it"),
            _("everybody: it holds only what is public, nobody’s drafts"),
        ),
    )
