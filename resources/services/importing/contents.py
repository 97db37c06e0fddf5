"""A record of a file as a person would have typed it into the form."""

from django.contrib.gis.gdal import GDALException
from django.contrib.gis.geos import GEOSException, GEOSGeometry, MultiPolygon, Point
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.geo import BadPlace, check_place
from kooperacja.categories.choices import ResourceKind

from ...choices import FeeKind
from ...lines import ContactContent
from ...loading.records import (
    Findings,
    LonLat,
    Reach,
    ResourceRecord,
    Schedule,
    SiteRecord,
)
from ...models import Provider
from ..content import (
    ReachContent,
    ResourceContent,
    ScheduleContent,
    SiteContent,
)
from .words import Vocabulary

#: Columns a record and a content share as they are.
SAME = (
    "name", "cus_domain", "description", "eligibility", "minimum_age", "maximum_age",
    "application", "documents", "fees", "waiting_time", "hours_note", "phone", "email",
    "website", "capacity", "occupancy", "capacity_date", "assured_date",
)  # fmt: skip
LEFT_OUT = _("this place lies outside the city; the point was left out")


class Translator:
    """Turns records into contents; what this city does not know is told."""

    def __init__(self, vocabulary: Vocabulary, city, source: str) -> None:
        self.words, self.city, self.source = vocabulary, city, source

    def resource(
        self, record: ResourceRecord, provider: Provider | None, findings: Findings
    ) -> ResourceContent:
        """Return what a record says of a resource.

        Imported resources are to be checked until somebody here has made sure.
        """
        meant = self.words.meaning(record.categories)
        groups = self.words.meaning(record.target_groups)
        for field, unknown in (
            ("categories", meant.unknown),
            ("target_groups", groups.unknown),
        ):
            for word in unknown:
                findings.warning(field, word, _unknown(self.words.hint(word)))
        schedule = record.schedule
        return ResourceContent(
            **{name: getattr(record, name) for name in SAME},
            kind=record.kind or ResourceKind.OTHER,
            provider=provider,
            deliveries=list(record.deliveries),
            fee_kind=record.fee_kind or FeeKind.UNKNOWN,
            languages=list(record.languages),
            to_check=record.assured_date is None,
            source=record.source or self.source,
            external_id=record.external_id,
            categories=list(dict.fromkeys((*meant.categories, *groups.categories))),
            target_groups=list(
                dict.fromkeys((*groups.target_groups, *meant.target_groups))
            ),
            round_the_clock=schedule.round_the_clock,
            open_on_holidays=schedule.open_on_holidays,
            **_lines(schedule, record.contacts),
            **vars(self.reach(record.reach, findings)),
        )

    def site(self, record: SiteRecord, findings: Findings) -> SiteContent:
        """Return what a record says of a place; a point elsewhere is left out."""
        schedule = record.schedule
        has_reach = record.reach != Reach()
        address, place = record.address, self._place(record.place, findings)
        if record.is_confidential and place and not address:
            # Whoever may read it needs some words; the file has only the point.
            address = f"{place.y:.5f}, {place.x:.5f}"
        return SiteContent(
            name=record.name,
            address=address,
            place=place,
            area=self._area(record.area, findings) if record.area else None,
            is_confidential=record.is_confidential,
            accessibility=list(record.accessibility),
            accessibility_note=record.accessibility_note,
            reach=self.reach(record.reach, findings) if has_reach else None,
            schedule=ScheduleContent(
                round_the_clock=schedule.round_the_clock,
                open_on_holidays=schedule.open_on_holidays,
                **_lines(schedule, record.contacts),
            ),
            external_id=record.external_id,
        )

    def reach(self, record: Reach, findings: Findings) -> ReachContent:
        """Return whom something serves; the whole city where nothing is said."""
        areas = [self._area(word, findings) for word in record.areas]
        shape = _outline(record.shape, findings)
        known = [area for area in areas if area is not None]
        says_less = bool(record.areas or record.shape or record.whole_city is False)
        return ReachContent(
            serves_whole_city=bool(record.whole_city)
            or any(area.level == 0 for area in known)
            or not says_less,
            service_areas=[area for area in dict.fromkeys(known) if area.level],
            reach=shape,
        )

    def _area(self, word: str, findings: Findings):
        found = self.words.area(word)
        if found is None:
            hint = self.words.hint(word, of_areas=True)
            findings.warning("area", word, _unknown(hint))
        return found

    def _place(self, place: LonLat | None, findings: Findings) -> Point | None:
        if place is None:
            return None
        point = Point(*place, srid=4326)
        try:
            return check_place(point, self.city)
        except BadPlace:
            findings.warning(
                "place",
                f"{place[1]}, {place[0]}",
                LEFT_OUT,
            )
            return None


def _unknown(hint: str):
    if not hint:
        return _("this word is not known here; left out")
    return _("this word is not known here; left out.%(hint)s") % {"hint": hint}


def _outline(text: str, findings: Findings) -> MultiPolygon | None:
    if not text:
        return None
    try:
        shape = GEOSGeometry(text)
        if shape.geom_type == "Polygon":
            shape = MultiPolygon(shape)
        if shape.geom_type == "MultiPolygon" and shape.valid and not shape.empty:
            shape.srid = 4326
            return shape
    except (GEOSException, GDALException, ValueError, TypeError):
        pass
    findings.warning("reach", text, _("this outline cannot be read; left out"))
    return None


def _lines(schedule: Schedule, contacts: tuple[ContactContent, ...]) -> dict[str, list]:
    return {
        "week": list(schedule.hours),
        "exceptions": list(schedule.exceptions),
        "closures": list(schedule.closures),
        "contacts": list(contacts),
    }
