"""What the API of the desk takes in of a resource; nothing else can be set."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from kooperacja.areas.models import Area
from kooperacja.base.api.matching import VersionedSerializer
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.categories.choices import CusDomain, ResourceKind
from kooperacja.categories.models import Category, TargetGroup
from problems.api.desk.places import GeometryField

from ...choices import Accessibility, Delivery, FeeKind, Language
from ...services import (
    ClosureContent,
    ContactContent,
    ExceptionContent,
    HoursContent,
    ProviderContent,
    ReachContent,
    ResourceContent,
    SiteContent,
)
from ...services.schedules import MOST_ROWS
from ...services.sites import MOST_SITES
from ...services.writing import MOST_PLACES, OLDEST_AGE

NO_AREA = _("There is no such area.")
NO_CATEGORY = _("There is no such kind of problem.")
NO_GROUP = _("There is no such group of people.")
NOT_YOURS = _("Choose an institution you work at.")
NO_SITE = _("This place does not belong to the resource any more.")
MOST_CHOSEN = 100


def _text(limit: int, **kwargs):
    return serializers.CharField(
        max_length=limit, **{"required": False, "allow_blank": True} | kwargs
    )


def _number(limit: int):
    return serializers.IntegerField(
        min_value=0, max_value=limit, required=False, allow_null=True
    )


def _day(**kwargs):
    return serializers.DateField(input_formats=["%Y-%m-%d"], **kwargs)


def _clock(**kwargs):
    return serializers.TimeField(input_formats=["%H:%M", "%H:%M:%S"], **kwargs)


def _flag():
    return serializers.BooleanField(required=False)


class KeyedListField(serializers.ListField):
    """Keys of rows of a list; becomes the rows, all of which have to be there."""

    def __init__(self, model, key: str, refusal, **kwargs):
        self.model, self.key, self.refusal = model, key, refusal
        super().__init__(
            child=serializers.CharField(max_length=80),
            required=False,
            max_length=MOST_CHOSEN,
            **kwargs,
        )

    def to_internal_value(self, data):
        keys = set(super().to_internal_value(data))
        rows = list(self.model.objects.filter(**{f"{self.key}__in": keys}))
        if len(rows) != len(keys):
            raise serializers.ValidationError(self.refusal)
        return rows


def _codes(choices):
    return serializers.ListField(
        child=serializers.ChoiceField(choices.choices),
        required=False,
        max_length=len(choices),
    )


class HoursWriteSerializer(StrictSerializer):
    """An interval of every week; to close at or before opening is past midnight."""

    weekday = serializers.IntegerField(min_value=0, max_value=6)
    opens, closes = _clock(), _clock()
    note = _text(100)


class ExceptionWriteSerializer(StrictSerializer):
    """Days with other hours; without hours it is closed."""

    first_day, last_day = _day(), _day()
    opens = _clock(required=False, allow_null=True)
    closes = _clock(required=False, allow_null=True)
    note = _text(100)


class ClosureWriteSerializer(StrictSerializer):
    """A notice that it is closed; a null last day: until further notice."""

    first_day = _day()
    last_day = _day(allow_null=True)
    notice = serializers.CharField(max_length=300)


class ContactWriteSerializer(StrictSerializer):
    """A post that answers; never a person by name."""

    title, phone = _text(100), _text(100)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)


CONTENT_OF_LINE = {
    "week": HoursContent,
    "exceptions": ExceptionContent,
    "closures": ClosureContent,
    "contacts": ContactContent,
}


class LinesSerializer(StrictSerializer):
    """When it can be had, and whom to call."""

    round_the_clock, open_on_holidays = _flag(), _flag()
    week = HoursWriteSerializer(many=True, required=False, max_length=MOST_ROWS)
    exceptions = ExceptionWriteSerializer(
        many=True, required=False, max_length=MOST_ROWS
    )
    closures = ClosureWriteSerializer(many=True, required=False, max_length=MOST_ROWS)
    contacts = ContactWriteSerializer(many=True, required=False, max_length=MOST_ROWS)


class SiteWriteSerializer(LinesSerializer):
    """A place: the stored one that ``ref`` names, or a new one.

    ``place`` is a Point; without it ``area`` says where. Of a confidential place
    address and coordinates are kept apart and never handed out again; sent empty, or
    not at all, what is kept stays.
    """

    ref = serializers.CharField(max_length=22, required=False)
    name, address = _text(200), _text(200)
    place = GeometryField(required=False, allow_null=True)
    area = serializers.CharField(max_length=80, required=False, allow_null=True)
    is_confidential, shows_area = _flag(), _flag()
    confidential_note, accessibility_note = _text(300), _text(300)
    accessibility = _codes(Accessibility)
    has_own_reach = _flag()
    service_areas = KeyedListField(Area, "code", NO_AREA)

    def validate_area(self, code):
        if code is None:
            return None
        area = Area.objects.filter(code=code).first()
        if area is None:
            raise serializers.ValidationError(NO_AREA)
        return area


class ResourceBaseSerializer(LinesSerializer):
    """What is known of a resource."""

    provider = serializers.CharField(
        max_length=200,
        required=False,
        help_text="Name of who gives it, where that is no own institution; for "
        "coordinators.",
    )
    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(ResourceKind.choices)
    cus_domain = serializers.ChoiceField(
        CusDomain.choices, required=False, allow_blank=True
    )
    deliveries, languages = _codes(Delivery), _codes(Language)
    description = _text(3000)
    eligibility, application, documents = _text(1000), _text(1000), _text(1000)
    minimum_age, maximum_age = _number(OLDEST_AGE), _number(OLDEST_AGE)
    fee_kind = serializers.ChoiceField(FeeKind.choices, required=False)
    fees, hours_note, source = _text(300), _text(300), _text(300)
    waiting_time, phone = _text(200), _text(100)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    website = serializers.URLField(max_length=200, required=False, allow_blank=True)
    capacity, occupancy = _number(MOST_PLACES), _number(MOST_PLACES)
    capacity_date = _day(required=False, allow_null=True)
    serves_whole_city = _flag()
    service_areas = KeyedListField(Area, "code", NO_AREA)
    categories = KeyedListField(Category, "slug", NO_CATEGORY)
    target_groups = KeyedListField(TargetGroup, "slug", NO_GROUP)
    sites = SiteWriteSerializer(many=True, required=False, max_length=MOST_SITES)

    #: Keys that are not columns of the content.
    plumbing = ("provider", "partner", "version", "sites")

    def content(self, stored: ResourceContent | None = None) -> ResourceContent:
        """Return what is said; what was not sent stays as ``stored`` has it."""
        start = stored or ResourceContent(name="", kind="")
        data = self.validated_data
        said = {name: data[name] for name in data if name not in self.plumbing}
        return replace(start, **_lines_read(said))

    def sites_content(self, stored: list[SiteContent] = ()) -> list[SiteContent]:
        """Return the places; sent at all, they are all of them.

        What was not sent of a stored one stays.
        """
        if "sites" not in self.validated_data:
            return list(stored)
        known = {content.ref: content for content in stored}
        return [_site(dict(data), known) for data in self.validated_data["sites"]]

    def provider_content(self) -> ProviderContent:
        """Return who gives it."""
        return ProviderContent(
            partner=self.validated_data.get("partner"),
            name=self.validated_data.get("provider", ""),
        )


class ResourceCreateSerializer(ResourceBaseSerializer):
    """A new resource, given by an own institution or by a named ``provider``."""

    partner = serializers.CharField(
        max_length=80,
        required=False,
        help_text="Slug of the institution; may be left out by those who have one.",
    )

    def validate(self, data):
        if "provider" in data and "partner" not in data:
            return data
        own = {row.slug: row for row in self.context["partners"]}
        slug = data.get("partner") or (next(iter(own)) if len(own) == 1 else "")
        if slug not in own:
            raise serializers.ValidationError({"partner": [NOT_YOURS]})
        return {**data, "partner": own[slug]}


class ResourceChangeSerializer(ResourceBaseSerializer, VersionedSerializer):
    """A changed resource."""


class StepNoteSerializer(StrictSerializer):
    """A word that goes with a step."""

    note = _text(1000)


class OccupancySerializer(StrictSerializer):
    """How many places are taken today; null: not known."""

    occupancy = serializers.IntegerField(
        min_value=0, max_value=MOST_PLACES, allow_null=True
    )


def _lines_read(said: dict) -> dict:
    for name, content in CONTENT_OF_LINE.items():
        if name in said:
            said[name] = [content(**line) for line in said[name]]
    return said


def _site(data: dict, known: dict[str, SiteContent]) -> SiteContent:
    ref = data.pop("ref", "")
    if ref and ref not in known:
        raise serializers.ValidationError({"sites": [NO_SITE]})
    start = known.get(ref, SiteContent())
    lines = ("round_the_clock", "open_on_holidays", *CONTENT_OF_LINE)
    said = _lines_read({name: data.pop(name) for name in lines if name in data})
    has_own = data.pop("has_own_reach", start.reach is not None)
    areas = data.pop("service_areas", start.reach.service_areas if start.reach else [])
    outline = start.reach.reach if start.reach else None
    reach = ReachContent(False, areas, outline) if has_own else None
    schedule = replace(start.schedule, **said)
    return replace(start, **data, reach=reach, schedule=schedule)
