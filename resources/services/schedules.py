"""Writing down when a resource or one of its sites can be had, and whom to call."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput
from kooperacja.base.validation import require_telephone, require_valid
from kooperacja.disclosure.institutions import require_impersonal

from ..models import Closure, Contact, HoursException, OpeningHours, Resource, Site

#: More lines of one kind than this are no opening hours.
MOST_ROWS = 60
MODELS = {
    "week": OpeningHours,
    "exceptions": HoursException,
    "closures": Closure,
    "contacts": Contact,
}


def write_schedule(
    resource: Resource, site: Site | None, **rows: Iterable[object]
) -> None:
    """Replace the lines of a resource (``site`` None) or of one of its sites.

    ``rows`` are lists of content by name: week, exceptions, closures, contacts.

    :raises InvalidInput: what cannot be stored, at the name of its list.
    """
    for name, contents in rows.items():
        model = MODELS[name]
        model.objects.filter(resource=resource, site=site).delete()
        for row in rows_of(resource, site, name, contents):
            row.save()


def rows_of(
    resource: Resource,
    site: Site | None,
    name: str,
    contents: Iterable[object],
    *,
    check=require_valid,
) -> list[OpeningHours | HoursException | Closure | Contact]:
    """Return the lines of one list as rows that can be saved.

    :raises InvalidInput: what cannot be stored, at the name of the list.
    """
    contents = list(contents)
    if len(contents) > MOST_ROWS:
        raise InvalidInput(
            _("At most %(limit)s lines can be given.") % {"limit": MOST_ROWS},
            field=name,
        )
    found = []
    for position, content in enumerate(contents):
        row = MODELS[name](resource=resource, site=site)
        for column, value in vars(content).items():
            setattr(row, column, value.strip() if isinstance(value, str) else value)
        if name == "contacts":
            row.position = position
        _check(row, name, check)
        found.append(row)
    return found


def _check(row, name: str, check) -> None:
    try:
        check(row)
        if name == "contacts":
            require_telephone(row.phone, field=name)
        require_impersonal(**{name: _words_of(row)})
    except InvalidInput as error:
        # The reader looks for the mistake among the lines of this kind.
        raise InvalidInput(str(error), field=name) from error


def _words_of(row) -> str:
    return " ".join(
        getattr(row, column, "") for column in ("title", "note", "notice")
    ).strip()
