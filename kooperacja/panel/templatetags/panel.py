"""Template tags of the panel."""

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context: template.Context, *prefixes: str) -> SafeString:
    """Return ``aria-current`` for a link of the panel's navigation.

    ``prefixes`` are beginnings of the view names of that part of the panel, with the
    namespace: "panel:areas_area_".
    """
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None or not match.view_name.startswith(prefixes):
        return SafeString("")
    return SafeString(' aria-current="page"')


@register.filter
def at(table: dict, key: str):
    """Return what stands in a table under a key, else the key itself."""
    return table.get(key, key)
