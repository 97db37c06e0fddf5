"""What the map draws: problems, what helps, or both, under the same filters."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from kooperacja.base.filter_groups import hidden, options
from problems.filters import PublicProblemFilter
from problems.views.public import category_labels
from resources.filters import PublicResourceFilter, public_resources
from resources.public import PublicResource, PublicSite

PROBLEMS, HELP, BOTH = "", "resources", "both"
#: The layers in the order of the switch: their word in the address, and their name.
LAYERS = {PROBLEMS: _("Problems"), HELP: _("What helps"), BOTH: _("Both")}
#: The filters that mean the same for a problem and for what helps. The others narrow
#: problems alone: who confirmed one, in which period, whether it stands, its words.
SHARED = ("category", "area", "target_group", "bbox")


def shared_query(data: QueryDict) -> str:
    """Return the filters that narrow what helps too, as a query string."""
    return urlencode(
        [(name, value) for name in SHARED for value in data.getlist(name) if value]
    )


def help_under(filterset: PublicProblemFilter) -> PublicResourceFilter:
    """Return what helps under the shared filters of a valid filter of problems."""
    data = QueryDict(shared_query(filterset.data))
    narrowed = PublicResourceFilter(data, queryset=public_resources())
    # The same vocabularies: they are read once.
    for name in ("categories", "areas", "category_terms", "area_terms"):
        setattr(narrowed, name, getattr(filterset, name))
    narrowed.target_group_terms = filterset.target_group_terms
    return narrowed


def dress(resources: list[PublicResource], area_names: dict[str, str]) -> None:
    """Give each resource its places and the names of the areas it serves; a query."""
    by_id = {resource.public_id: resource for resource in resources}
    for resource in resources:
        resource.places = []
        resource.served = [
            area_names.get(code, code) for code in resource.service_area_codes
        ]
    for site in PublicSite.objects.filter(resource_public_id__in=list(by_id)):
        by_id[site.resource_public_id].places.append(site)


def help_groups(narrowed: PublicResourceFilter, carried: list[dict]) -> list[dict]:
    """Return the groups of the filter form for what helps alone, with counts.

    ``carried`` are the groups for problems: what is chosen in those that say nothing
    of help is carried on unseen, and is there when the problems come back.
    """
    chosen, counts = narrowed.chosen, narrowed.facets
    groups = [
        {
            "name": "category",
            "kind": "checkbox",
            "legend": _("What it helps with"),
            "options": options(
                category_labels(narrowed).items(),
                counts["category"],
                chosen.get("category", ()),
            ),
        },
        _areas(narrowed),
        {
            "name": "target_group",
            "kind": "checkbox",
            "legend": _("For whom"),
            "options": options(
                narrowed.target_group_terms.items(),
                counts["target_group"],
                chosen.get("target_group", ()),
            ),
        },
    ]
    groups = [group for group in groups if group["options"]]
    for group in carried:
        if group["name"] not in SHARED or group["kind"] == "hidden":
            groups += hidden(group["name"], _chosen_in(group))
    return groups


def _areas(narrowed: PublicResourceFilter) -> dict:
    """Return the areas to pick one from; boxes to tick where several are chosen.

    Without counts: every area is served by what serves the whole city.
    """
    chosen = narrowed.chosen.get("area", ())
    choices = [
        {"value": code, "label": name, "count": None, "checked": code in chosen}
        for code, name in narrowed.area_terms.items()
    ]
    if choices and len(chosen) < 2:
        choices.insert(0, {"value": "", "label": _("The whole city"), "count": None})
    kind = "checkbox" if len(chosen) > 1 else "select"
    return {"name": "area", "kind": kind, "legend": _("Area"), "options": choices}


def _chosen_in(group: dict) -> list[str]:
    """Return the values chosen in a group of a filter form."""
    if "options" not in group:
        return [group["value"]] if group.get("value") else []
    return [item["value"] for item in group["options"] if item.get("checked")]
