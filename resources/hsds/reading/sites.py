"""Where it is given, and whom it reaches: locations and service areas."""

import json
import re
from dataclasses import dataclass
from datetime import date

from django.contrib.gis.gdal import GDALException
from django.contrib.gis.geos import GEOSException, GEOSGeometry, MultiPolygon, Polygon
from django.utils.translation import gettext_lazy as _

from resources.choices import Accessibility
from resources.lines import ContactContent
from resources.loading.places import is_secret
from resources.loading.records import LonLat, Reach, Schedule, SiteRecord
from resources.loading.values import words_of
from resources.loading.words import codes_only

from ..locations import ACCESSIBILITY, AREA, CONFIDENTIAL
from .nodes import NOT_KEPT, Node, each_once
from .parts import contacts_of, facts_of, phones_of
from .schedules import read_schedules

PHYSICAL = "physical"
WGS84 = 4326
OURS = re.compile(r"/api/v1/areas/(?P<code>[^/?#]+)/?$")
LONGEST_NAME = 120
LONGEST_ADDRESS = 200
LONGEST_NOTE = 300


@dataclass(frozen=True)
class Found:
    """A place, None where it is none to go to, and what is said of it besides.

    ``languages`` are nodes not read yet; ``words`` are hours that only a person can
    read.
    """

    site: SiteRecord | None = None
    languages: tuple[Node, ...] = ()
    words: str = ""


def site_of(node: Node, today: date, *, alone: bool = False) -> Found:
    """Return a service at location as a site.

    :param alone: the node is a location that no service was found at.
    """
    external_id = node.text("id")
    location = node if alone else node.child("location")
    node.pass_over("service", "service_id", "location_id")
    if location is None:
        node.findings.warning("location", external_id, _("a place without a location"))
        return Found()
    kind = location.text("location_type").lower()
    languages = tuple(location.children("languages"))
    contacts = _contacts((node,) if alone else (node, location))
    schedule, words = _schedule(node, location, today)
    facts = facts_of(location, {AREA, CONFIDENTIAL})
    place = _place(location)
    address = _address(location)
    codes, note = _accessibility(location)
    location.pass_over("id", "organization_id")
    record = SiteRecord(
        name=words_of(location.text("name"), "name", location.at("name"), most=200),
        address=address,
        place=place,
        area=facts.get(AREA, ""),
        external_id=external_id,
        is_confidential=facts.get(CONFIDENTIAL) == "true" or is_secret(address),
        accessibility=codes,
        accessibility_note=note,
        schedule=schedule,
        contacts=contacts,
    )
    location.tell_left()
    node.tell_left()
    if kind not in ("", PHYSICAL) and place is None and not address:
        location.findings.note("location_type", kind, _("not a place to go to"))
        return Found(None, languages, words)
    return Found(record, languages, words)


def _contacts(both: tuple[Node, ...]) -> tuple[ContactContent, ...]:
    """Return telephones and contacts of a service at a location, and of that one."""
    first, others = phones_of([row for of in both for row in of.children("phones")])
    own_number = [ContactContent(phone=first)] if first else []
    contacts = contacts_of([row for of in both for row in of.children("contacts")])
    return each_once((*own_number, *others, *contacts))


def _schedule(node: Node, location: Node, today: date) -> tuple[Schedule, str]:
    own = node.children("schedules")
    everybodys = location.children("schedules")
    if own and [row.data for row in own] != [row.data for row in everybodys]:
        location.leave("schedules")
    return read_schedules(own or everybodys, today)


def _place(location: Node) -> LonLat | None:
    """Return the point; coordinates that lie on no globe refuse the document."""
    lat, lon = location.number("latitude"), location.number("longitude")
    is_bad = False
    for name, value, most in (("latitude", lat, 90), ("longitude", lon, 180)):
        if value is not None and abs(value) > most:
            is_bad = True
            location.at(name).error(
                name,
                f"{value:g}",
                _("degrees from -%(most)s to %(most)s are expected") % {"most": most},
            )
    if is_bad:
        return None
    if (lat is None) != (lon is None):
        location.findings.warning(
            "latitude", lat or lon, _("one of the two coordinates is missing")
        )
    if lat is None or lon is None:
        return None
    if lat == lon == 0:
        location.findings.warning("latitude", "0, 0", _("0, 0 is no place; left out"))
        return None
    return lon, lat


def _address(location: Node) -> str:
    """Return the address where people go, else the first one."""
    nodes = location.children("addresses")
    ranked = sorted(nodes, key=lambda node: node.data.get("address_type") != PHYSICAL)
    for other in ranked[1:]:
        other.findings.note("addresses", other.data.get("address_1", ""), NOT_KEPT)
    if not ranked:
        return ""
    node = ranked[0]
    node.pass_over("id", "country", "address_type")
    lines = [node.text("address_1"), node.text("address_2")]
    city, code = node.text("city"), node.text("postal_code")
    if code:
        lines.append(f"{code} {city}".strip())
    node.tell_left()
    text = ", ".join(filter(None, lines))
    return words_of(text, "address", node.at("address_1"), most=LONGEST_ADDRESS)


def _accessibility(location: Node) -> tuple[tuple[str, ...], str]:
    codes, notes = [], []
    for node in location.children("accessibility"):
        node.pass_over("id")
        code = facts_of(node, {ACCESSIBILITY}).get(ACCESSIBILITY, "")
        words = " ".join(filter(None, (node.text("description"), node.text("details"))))
        if code in codes_only(Accessibility):
            codes.append(code)
        else:
            notes.append(words)
        node.tell_left()
    note = " ".join(filter(None, notes))
    if len(note) > LONGEST_NOTE:
        location.findings.note("accessibility", note, _("this text is too long; cut"))
        note = note[:LONGEST_NOTE]
    return each_once(codes), note


def reach_of(nodes: list[Node], *, whole_city: bool) -> Reach:
    """Return whom some service areas cover: areas of this city by code, else outlines,
    else names of areas."""
    areas, shapes = [], []
    for node in nodes:
        node.pass_over("id")
        code = OURS.search(node.text("uri"))
        name = node.text("name")
        if code is None:
            node.leave("uri")
        if code:
            node.pass_over("extent", "extent_type")
            areas.append(code["code"])
        elif shape := _shape(node):
            shapes += shape
        elif 0 < len(name) <= LONGEST_NAME:
            areas.append(name)
        else:
            node.leave("name")
        node.tell_left()
    if whole_city:
        return Reach(whole_city=True)
    outline = MultiPolygon(shapes, srid=WGS84).unary_union.json if shapes else ""
    says = True if areas or outline else None
    return Reach(whole_city=says and False, areas=each_once(areas), shape=outline)


def _shape(node: Node) -> list:
    """Return the polygons of an extent in GeoJSON; anything else is left out."""
    text, kind = node.text("extent"), node.text("extent_type").lower()
    polygons = _polygons(text) if text and kind in ("", "geojson") else []
    if text and not polygons:
        node.at("extent").warning(
            "extent", text, _("this is no outline in GeoJSON; left out")
        )
    return polygons


def _polygons(text: str) -> list[Polygon]:
    try:
        data = json.loads(text)
        geometry = GEOSGeometry(json.dumps(data.get("geometry", data)), srid=WGS84)
        polygons = [geometry] if isinstance(geometry, Polygon) else list(geometry)
        west, south, east, north = geometry.extent
    except (AttributeError, GDALException, GEOSException, TypeError, ValueError):
        return []
    is_on_the_globe = west >= -180 and east <= 180 and south >= -90 and north <= 90
    is_outline = all(isinstance(part, Polygon) for part in polygons)
    return polygons if is_on_the_globe and is_outline and geometry.valid else []
