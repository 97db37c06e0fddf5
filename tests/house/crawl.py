"""Everything the public can ask, asked; the answers as bytes."""

import itertools
import json
import re
from collections.abc import Iterator

from django.test import Client
from django.utils.http import urlencode

from kooperacja.areas.public import PublicArea
from kooperacja.categories.public import PublicCategory
from partners.public import PublicPartner
from problems.public import PublicProblem, PublicTombstone
from resources.hsds.identifiers import uuid_of
from resources.hsds.taxonomies import KINDS
from resources.public import PublicProvider, PublicResource, PublicSite
from resources.public import PublicTombstone as PublicResourceTombstone

from .authz.routes import Route, all_routes
from .authz.table import table

NOBODY = "a-word-no-row-has"
#: GET of these classes of routes is open to everybody.
PUBLIC = (
    "public",
    "public-ignored",
    "public-problem",
    "public-problem-api",
    "public-problem-versions",
    "public-resource",
    "public-resource-api",
    "public-report-form",
    "public-need",
    "public-hsds-organization",
    "public-hsds-place",
    "public-hsds-service",
    "public-hsds-term",
    "public-hsds-word",
    "public-partner",
    "public-area",
    "public-area-code",
    "public-category",
    "public-group",
    "help-page",
)
#: Values for every filter anybody offers: known, unknown, and unreadable.
VALUES = {
    "category": ["bezrobocie", "rampa", "przemoc", NOBODY],
    "area": ["polnoc", "testowo", "lasek", NOBODY],
    "sector": ["ngo", "public", "none"],
    "target_group": ["mlodziez", NOBODY],
    "period": ["2026", "2027", "2026-H1", "last year"],
    "state": ["open", "closed", "merged"],
    "kind": ["estate", "city", NOBODY],
    "bbox": ["19,50,19.028,50.018", "19.003,50.01,19.006,50.012", "1,2,3", "nan,0,1,1"],
    "q": ["pomoc", "kanarek", "%", "Most", "schronienie Polnoc"],
    "age": ["0", "121"],
    "open": ["now"],
    "fee_kind": ["free"],
    "delivery": ["phone"],
    "accessibility": ["lift"],
    "language": ["uk"],
    "checked": ["lately"],
    "view": ["map"],
    "page": ["1", "2", "0"],
    "page_size": ["1", "200", "201"],
    "ordering": ["title", "partner__name"],
    "status": ["draft", "published"],
    "search": ["kanarek"],
    "full": ["true"],
    "full_service": ["true"],
    "minimal": ["true"],
    "modified_after": ["2026-01-01T00:00:00Z"],
}
#: What the one public question that goes in a body is asked.
QUESTIONS_SENT = ("Kwiatowa 1", "kanarek", "ulica", "%", "")
JSON = "application/json"
#: A form for everybody says when it was shown, to the second.
STAMP = re.compile(rb'(?<=name="stamp" value=")[^"]*')
#: How many query strings each list is asked with.
QUESTIONS = 64


def public_routes() -> list[Route]:
    """Return every route anybody may read, by the table of who may what."""
    names = table().routes_of(*PUBLIC)
    return [route for route in all_routes() if route.name in names]


def questions(route: Route) -> list[str]:
    """Return query strings for a list: one filter, two filters, and the formats."""
    if route.arguments or not takes_questions(route):
        return [""]
    single = [{name: value} for name, values in VALUES.items() for value in values]
    pairs = [
        {first: VALUES[first][0], second: VALUES[second][-1]}
        for first, second in itertools.combinations(VALUES, 2)
    ]
    asked = [{}, *single, *pairs[: QUESTIONS - len(single)]]
    if route.is_api:
        formats = ("json", "geojson", "csv")
        asked += [{"format": name} for name in formats]
        asked = [
            {**question, "format": formats[number % 3]} if number % 3 else question
            for number, question in enumerate(asked)
        ]
    return [urlencode(question) for question in asked]


def takes_questions(route: Route) -> bool:
    """Whether the address is a list or the map: it has filters."""
    return route.name.endswith((":list", "-list", "-map", ":map", "-cards", ":matrix"))


def arguments(route: Route) -> list[dict[str, str]]:
    """Return what stands in the variable parts: what is shown, and what is not."""
    if not route.arguments:
        return [{}]
    if set(route.arguments) == {"area", "category"}:
        return cells()
    [argument] = route.arguments
    return [{argument: value} for value in (*_shown(route, argument), NOBODY)]


def cells() -> list[dict[str, str]]:
    """Return every cell of need against resource, and one that is not there."""
    areas = sorted(PublicArea.objects.values_list("code", flat=True))
    slugs = sorted(PublicCategory.objects.values_list("slug", flat=True))
    known = itertools.product(areas, slugs)
    return [
        {"area": area, "category": slug} for area, slug in (*known, (NOBODY, NOBODY))
    ]


def _shown(route: Route, argument: str) -> list[str]:
    if route.name == "site:help_page":
        return ["resident", "coordinator"]
    if "hsds" in route.name:
        return HSDS[route.name]()
    if "categor" in route.name or "targetgroup" in route.name:
        return ["bezrobocie", "mlodziez"]
    if "area" in route.name:
        return sorted(PublicArea.objects.values_list("code", flat=True))
    if "partner" in route.name:
        return sorted(PublicPartner.objects.values_list("slug", flat=True))
    models = (
        (PublicProblem, PublicTombstone)
        if "problem" in route.name
        else (PublicResource, PublicResourceTombstone)
    )
    return sorted(
        key
        for model in models
        for key in model.objects.values_list(argument, flat=True)
    )


def _uuids(*models):
    """Return the UUIDs of public rows, as the HSDS API names them."""
    return lambda: sorted(
        uuid_of(public_id)
        for model in models
        for public_id in model.objects.values_list("public_id", flat=True)
    )


#: What stands in the addresses of the HSDS API, by the names of its routes.
HSDS = {
    "api:hsds-service-detail": _uuids(PublicResource, PublicResourceTombstone),
    "api:hsds-organization-detail": _uuids(PublicProvider),
    "api:hsds-place-detail": _uuids(PublicSite),
    "api:hsds-taxonomy-detail": lambda: [KINDS.id],
    "api:hsds-term-detail": lambda: [KINDS.term_id("helpline")],
}


def addresses() -> Iterator[tuple[str, str]]:
    """Yield (address, Accept-Language) of everything public, in both languages."""
    yield from sent_questions()
    for route in public_routes():
        for values in arguments(route):
            for number, question in enumerate(questions(route)):
                tail = f"?{question}" if question else ""
                if not route.has_languages:
                    # The API listens to the header; pages to their path alone.
                    yield route.url(values) + tail, "en" if number % 2 else "pl"
                elif question:
                    language = "en" if number % 2 else "pl"
                    yield route.url(values, language) + tail, "pl"
                else:
                    for language in ("pl", "en"):
                        yield route.url(values, language), "pl"


def sent_questions() -> Iterator[tuple[str, str]]:
    """Yield what everybody may send: questions about addresses, in two languages."""
    for number, question in enumerate(QUESTIONS_SENT):
        said = json.dumps({"q": question})
        yield f"POST /api/v1/addresses/ {said}", "en" if number % 2 else "pl"


def ask(client: Client, address: str, language: str, **headers):
    """Return status, headers without the date, and body of one public answer."""
    headers = {"accept-language": language, **headers}
    method, _space, rest = address.partition(" ")
    if method == "POST":
        url, _space, sent = rest.partition(" ")
        response = client.post(url, sent, JSON, headers=headers)
    else:
        response = client.get(address, headers=headers)
    assert response.status_code < 500, f"{response.status_code}: {address}"
    body = b"".join(response) if response.streaming else response.content
    body = STAMP.sub(b"", body)
    kept = {name: value for name, value in response.headers.items() if name != "Date"}
    cookies = response.cookies.output()
    return response.status_code, tuple(sorted(kept.items())), cookies, body


def crawl(client: Client | None = None) -> dict[tuple[str, str], tuple]:
    """Ask everything public once; return (address, language) → answer."""
    client = client or Client(raise_request_exception=False)
    return {place: ask(client, *place) for place in addresses()}


def differences(before: dict, after: dict) -> list[str]:
    """Say what is not the same, address by address; empty when nothing is."""
    told = [f"appeared: {place}" for place in after.keys() - before.keys()]
    told += [f"vanished: {place}" for place in before.keys() - after.keys()]
    for place in before.keys() & after.keys():
        if before[place] != after[place]:
            told.append(f"changed: {place}: {_first(before[place], after[place])}")
    return sorted(told)


def _first(before: tuple, after: tuple) -> str:
    if before[:3] != after[:3] and before[3] == after[3]:
        return f"{before[:3]} → {after[:3]}"
    old, new = (re.split(rb"\n|,", item[3]) for item in (before, after))
    pairs = itertools.zip_longest(old, new, fillvalue=b"(nothing)")
    return next((f"{a!r} → {b!r}" for a, b in pairs if a != b), "headers and body")
