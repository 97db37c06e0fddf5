"""Every route of the portal, read from the URLconf itself.

A page that exists in two languages is one route; a REST route is one per URL, with the
methods its viewset maps; the panel's routes are those its models bring.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

ALL_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
#: A function that says nothing about its methods (Django's admin) is asked both.
UNSPOKEN = ("GET", "POST")


@dataclass(frozen=True)
class Route:
    """One address: its full name, the names of its variable parts, its methods."""

    name: str
    path: str
    arguments: tuple[str, ...]
    methods: tuple[str, ...]

    @property
    def is_api(self) -> bool:
        """Whether it belongs to the REST API, schema and documentation apart."""
        return self.path.startswith("api/v1/")

    def url(self, values: dict[str, str], language: str = "pl") -> str:
        """Return the address with its variable parts filled in."""
        path = self.path
        for argument in self.arguments:
            path = path.replace(f"{{{argument}}}", str(values[argument]))
        is_page = language != settings.LANGUAGE_CODE and self.has_languages
        return f"/{language}/{path}" if is_page else f"/{path}"

    @property
    def has_languages(self) -> bool:
        """Whether the page also stands under a language prefix."""
        return not self.path.startswith(("api/", "healthz", "robots", "static"))


def all_routes() -> list[Route]:
    """Return every route, sorted by name."""
    found = list(_walk(get_resolver().url_patterns, "", ()))
    return sorted(found, key=lambda route: (route.name, route.path))


def _walk(patterns, path: str, spaces: tuple[str, ...]) -> Iterator[Route]:
    for entry in patterns:
        here = path + _readable(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = spaces + ((entry.namespace,) if entry.namespace else ())
            yield from _walk(entry.url_patterns, here, inner)
        elif isinstance(entry, URLPattern):
            name = entry.name or f"({here})"
            yield Route(
                name=":".join((*spaces, name)),
                path=here,
                arguments=tuple(re.findall(r"{(\w+)}", here)),
                methods=methods_of(entry.callback),
            )


def _readable(pattern) -> str:
    """Return a pattern as a path with {arguments}; the language prefix is nothing."""
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    text = str(pattern)
    text = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", text) if "(?P" not in text else text
    # Regular expressions: named groups become arguments, the anchors go.
    text = re.sub(r"\(\?P<(\w+)>(?:\[[^\]]*\]|\\.|[^()\[\]])*\)", r"{\1}", text)
    return re.sub(r"\\Z|^\^|\$$|\\(?=[./])|/\?$", "", text)


def methods_of(callback) -> tuple[str, ...]:
    """Return the methods a view answers with more than 405."""
    actions = getattr(callback, "actions", None)
    if actions:
        named = {method.upper() for method in actions}
        return tuple(method for method in ALL_METHODS if method in named)
    view_class = getattr(callback, "view_class", None) or getattr(callback, "cls", None)
    if view_class:
        return tuple(
            method
            for method in ALL_METHODS
            if method.lower() in view_class.http_method_names
            and hasattr(view_class, method.lower())
        )
    allowed = _require_http_methods(callback)
    return tuple(m for m in ALL_METHODS if m in allowed) if allowed else UNSPOKEN


def _require_http_methods(view) -> tuple[str, ...]:
    """Return what the decorators require_GET, require_POST … were told."""
    while view is not None:
        code = getattr(view, "__code__", None)
        if code and "request_method_list" in code.co_freevars:
            cell = view.__closure__[code.co_freevars.index("request_method_list")]
            return tuple(cell.cell_contents)
        view = getattr(view, "__wrapped__", None)
    return ()
