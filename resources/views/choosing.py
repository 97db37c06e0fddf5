"""The filters of the list of help, with the number each option would show."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from kooperacja.base.filter_groups import hidden, options
from kooperacja.categories.choices import ResourceKind, Sector

from ..choices import Accessibility, Delivery, FeeKind, Language
from ..filters import PublicResourceFilter

#: What one thumb reaches: filters that are one tap above the list.
QUICK = (
    ("open", "now"),
    ("fee_kind", FeeKind.FREE.value),
    ("delivery", Delivery.PHONE.value),
    ("delivery", Delivery.ONLINE.value),
    ("delivery", Delivery.MOBILE.value),
)
#: What the form of the question carries on, and what the boxes carry.
BOXES = (
    "open", "fee_kind", "delivery", "age", "target_group", "category", "kind",
    "accessibility", "language", "sector", "checked",
)  # fmt: skip
BESIDE = ("q", "area", "cus_domain", "bbox")


def values_of(data: QueryDict, name: str) -> list[str]:
    """Return what was chosen of one filter."""
    return [value for value in data.getlist(name) if value]


def carried(data: QueryDict, *names: str) -> list[dict]:
    """Return hidden groups that carry filters on."""
    return [group for name in names for group in hidden(name, values_of(data, name))]


def areas_to_choose(filters: PublicResourceFilter) -> list[dict]:
    """Return the areas below the city, with how much help each would show."""
    chosen = filters.chosen.get("area", ())
    counts = filters.facets["area"]
    return [
        {
            "code": code,
            "name": name,
            "is_chosen": code in chosen,
            "count": counts[code],
        }
        for code, (name, parent) in filters.areas.items()
        if parent
    ]


def quick_choices(data: QueryDict, filters: PublicResourceFilter) -> list[dict]:
    """Return the filters of one tap: those that would show something, or are on."""
    words = {
        ("open", "now"): _("open now"),
        **{("delivery", way.value): way.label for way in Delivery},
        ("fee_kind", FeeKind.FREE.value): FeeKind.FREE.label,
    }
    return [
        {
            "text": words[name, value],
            "count": filters.facets[name][value],
            "is_on": value in values_of(data, name),
            "query": _toggled(data, name, value),
        }
        for name, value in QUICK
        if filters.facets[name][value] or value in values_of(data, name)
    ]


def _toggled(data: QueryDict, name: str, value: str) -> str:
    query = data.copy()
    query.pop("page", None)
    chosen = values_of(data, name)
    others = [each for each in chosen if each != value]
    query.setlist(name, others if value in chosen else [*others, value])
    return query.urlencode()


def groups_of(data: QueryDict, filters: PublicResourceFilter) -> list[dict]:
    """Return the groups of the filter form; what would show nothing is left out."""
    boxes = [
        {
            "name": name,
            "legend": legend,
            "options": options(terms, filters.facets[name], values_of(data, name)),
        }
        for name, legend, terms in _terms(data, filters)
    ]
    age = {
        "name": "age",
        "kind": "text",
        "legend": _("Age"),
        "help": _("Of the person who needs help, in years."),
        "value": "".join(values_of(data, "age")[-1:]),
    }
    shown = [box for box in boxes if box["options"]]
    place = sum(box["name"] in ("open", "fee_kind", "delivery") for box in shown)
    return [*carried(data, *BESIDE), *shown[:place], age, *shown[place:]]


def _terms(data: QueryDict, filters: PublicResourceFilter):
    top = [
        (slug, row.name)
        for slug, row in filters.categories.items()
        if not row.parent_slug or slug in values_of(data, "category")
    ]
    yield "open", _("When"), [("now", _("open now"))]
    # That nobody knows the cost is nothing to look for.
    known = [(kind.value, kind.label) for kind in FeeKind if kind != FeeKind.UNKNOWN]
    yield "fee_kind", _("Cost"), known
    yield "delivery", _("How people get it"), Delivery.choices
    yield "target_group", _("For whom"), filters.target_group_terms.items()
    yield "category", _("What it helps with"), top
    yield "kind", _("Kind of help"), ResourceKind.choices
    yield "accessibility", _("Accessibility"), Accessibility.choices
    yield "language", _("Languages"), Language.choices
    yield "sector", _("Who gives it"), Sector.choices
    yield "checked", _("How fresh"), [("lately", _("checked lately"))]
