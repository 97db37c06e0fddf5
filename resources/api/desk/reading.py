"""What the API of the desk hands out of a resource. Never a confidential address."""

from datetime import datetime

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from problems.api.desk.places import GeometryField

from ...models import Closure, Contact, HoursException, OpeningHours, Resource, Site
from ...workflow import WORKFLOW

STEP_NAMES = [step.name for step in WORKFLOW.taken_by_people()]
CLOCK = "%H:%M"


@extend_schema_field({"type": "string", "pattern": r"^\d\d:\d\d$"})
class ClockField(serializers.TimeField):
    """An hour as clocks show it: 08:00, without seconds."""

    def __init__(self, **options):
        super().__init__(format=CLOCK, **options)


class HoursSerializer(serializers.ModelSerializer):
    """An interval of every week; weekdays count from 0, Monday."""

    opens = ClockField()
    closes = ClockField()

    class Meta:
        model = OpeningHours
        fields = ("weekday", "opens", "closes", "note")


class ExceptionSerializer(serializers.ModelSerializer):
    """Days with other hours; null hours: closed."""

    opens = ClockField(allow_null=True)
    closes = ClockField(allow_null=True)

    class Meta:
        model = HoursException
        fields = ("first_day", "last_day", "opens", "closes", "note")


class ClosureSerializer(serializers.ModelSerializer):
    """A notice that it is closed for some time."""

    class Meta:
        model = Closure
        fields = ("first_day", "last_day", "notice")


class ContactSerializer(serializers.ModelSerializer):
    """A post that answers."""

    class Meta:
        model = Contact
        fields = ("title", "phone", "email")


#: Lines by the name of their key: related name and serializer.
LINES = {
    "week": ("openinghours_rows", HoursSerializer),
    "exceptions": ("hoursexception_rows", ExceptionSerializer),
    "closures": ("closure_rows", ClosureSerializer),
    "contacts": ("contact_rows", ContactSerializer),
}


class WithLines(serializers.Serializer):
    """Adds the lines of a resource, or of one of its sites."""

    week = HoursSerializer(many=True, read_only=True)
    exceptions = ExceptionSerializer(many=True, read_only=True)
    closures = ClosureSerializer(many=True, read_only=True)
    contacts = ContactSerializer(many=True, read_only=True)

    def to_representation(self, row):
        resource, site_id = self.owner(row)
        for name, (related, _serializer) in LINES.items():
            rows = getattr(resource, related).all()
            setattr(row, name, [line for line in rows if line.site_id == site_id])
        return super().to_representation(row)

    def owner(self, row) -> tuple[Resource, int | None]:
        """Return the resource whose lines these are, and the site's number."""
        return row, None


class SiteSerializer(WithLines, serializers.ModelSerializer):
    """A place. Of a confidential one neither address nor coordinates are given, and
    its area only to those who keep it true, or where residents see it too.
    """

    place = GeometryField(read_only=True, allow_null=True)
    area = serializers.SerializerMethodField()
    service_areas = serializers.SlugRelatedField("code", many=True, read_only=True)

    class Meta:
        model = Site
        fields = (
            "ref",
            "name",
            "is_confidential",
            "shows_area",
            "address",
            "place",
            "area",
            "accessibility",
            "accessibility_note",
            "has_own_reach",
            "service_areas",
            "round_the_clock",
            "open_on_holidays",
            "week",
            "exceptions",
            "closures",
            "contacts",
        )

    def owner(self, row):
        return self.context["resource"], row.pk

    def get_area(self, site) -> str | None:
        """Code of the area."""
        may_know = not site.is_confidential or site.shows_area or self.context["keeps"]
        return site.area.code if site.area and may_know else None


class DeskResourceSerializer(WithLines, serializers.ModelSerializer):
    """A resource as somebody behind the login may read it.

    ``steps`` are the steps of its way this person can take now. ``status_note`` is the
    reason of the last one, for those who keep it true; to the others ``version`` and
    ``updated_at`` are null, for they move with a confidential address too.
    """

    provider = serializers.CharField(
        source="provider.name", default=None, allow_null=True
    )
    partner = serializers.CharField(
        source="provider.partner.slug", default=None, allow_null=True
    )
    categories = serializers.SlugRelatedField("slug", many=True, read_only=True)
    target_groups = serializers.SlugRelatedField("slug", many=True, read_only=True)
    service_areas = serializers.SlugRelatedField("code", many=True, read_only=True)
    assured_for = serializers.CharField(
        source="assured_for.name", default=None, allow_null=True
    )
    version = serializers.SerializerMethodField()
    updated_at = serializers.SerializerMethodField()
    status_note = serializers.SerializerMethodField()
    sites = serializers.SerializerMethodField()
    steps = serializers.SerializerMethodField()

    class Meta:
        model = Resource
        fields = (
            "ref", "version", "status", "status_note", "steps", "public_id",
            "updated_at", "name", "provider", "partner", "kind", "cus_domain",
            "deliveries", "description", "eligibility", "minimum_age", "maximum_age",
            "application", "documents", "fee_kind", "fees", "waiting_time",
            "hours_note", "languages", "phone", "email", "website", "capacity",
            "occupancy", "capacity_date", "serves_whole_city", "service_areas",
            "categories", "target_groups", "round_the_clock", "open_on_holidays",
            "week", "exceptions", "closures", "contacts", "sites", "source",
            "assured_date", "assured_for", "review_months", "to_check",
        )  # fmt: skip

    def get_version(self, resource) -> int | None:
        """Sent back with a change."""
        return resource.version if self._keeps(resource) else None

    def get_updated_at(self, resource) -> datetime | None:
        """When it was last saved."""
        return resource.updated_at if self._keeps(resource) else None

    def get_status_note(self, resource) -> str:
        """The reason of the last step."""
        return resource.status_note if self._keeps(resource) else ""

    def get_sites(self, resource) -> SiteSerializer(many=True):
        """The places, in their order."""
        context = {"resource": resource, "keeps": self._keeps(resource)}
        return SiteSerializer(resource.sites.all(), many=True, context=context).data

    def get_steps(self, resource) -> serializers.ListField(
        child=serializers.ChoiceField(STEP_NAMES)
    ):
        """The steps this person can take now."""
        person = self.context["request"].user
        return [step.name for step in WORKFLOW.available(resource, person)]

    def _keeps(self, resource) -> bool:
        person = self.context["request"].user
        return person.has_perm("resources.write_resource", resource)
