"""What the API of the desk takes in; nothing else can be set."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers

from kooperacja.areas.locating import KIND_OF_GEOMETRY
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.base.api.matching import VersionedSerializer
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.categories.models import Category, TargetGroup
from kooperacja.files.models import StoredFile

from ...checklist import Check, Verdict
from ...models import Agreement, Diagnosis
from ...parts import PARTS
from ...services import (
    DiagnosisContent,
    EvidenceContent,
    ProblemContent,
    content_of,
)
from ...services.sources import FileNotKnown
from .examples import CHANGED_DIAGNOSIS, NEW_DIAGNOSIS, RETURNED
from .people import colleagues_of
from .places import GeometryField

PERIOD = r"^20[0-9]{2}(-H[12]|-Q[1-4])?$"
NO_CATEGORY = _("There is no such kind of problem.")
NO_GROUP = _("There is no such group of people.")
NO_AREA = _("There is no such area.")
MOST_ANSWERS = 50
TOO_MANY_ANSWERS = _("Only two or three questions are asked.")
NO_PERSON = _("There is no such person.")
NOT_YOURS = _("Choose an institution you work at.")


def _text(limit: int):
    return serializers.CharField(max_length=limit, required=False, allow_blank=True)


class EvidenceWriteSerializer(StrictSerializer):
    """A source; ``file`` is the ref of an uploaded file. Without it the source has
    none."""

    kind = serializers.ChoiceField(EvidenceKind.choices)
    reliability = serializers.ChoiceField(Reliability.choices)
    description = serializers.CharField(max_length=300)
    reference_date = serializers.DateField(
        required=False, allow_null=True, input_formats=["%Y-%m-%d"]
    )
    link = serializers.URLField(max_length=500, required=False, allow_blank=True)
    quote = _text(1500)
    file = serializers.CharField(max_length=22, required=False, allow_null=True)

    def validate_file(self, ref):
        """Return the file; whether it may be named is asked by the service."""
        if ref is None:
            return None
        stored = StoredFile.objects.filter(ref=ref).first()
        if stored is None:
            raise serializers.ValidationError(FileNotKnown.message)
        return stored


class ProblemWriteSerializer(StrictSerializer):
    """What and where.

    A ``place`` says where; else ``areas``, two or more; else ``area``; else it is the
    whole city. ``area_chosen`` names the area in which a ``place`` rather lies, if the
    map is wrong: the public place is then what holds both.
    """

    title = serializers.CharField(max_length=160)
    category = serializers.CharField(max_length=60)
    place = GeometryField(required=False, allow_null=True)
    area = serializers.CharField(max_length=80, required=False, allow_null=True)
    areas = serializers.ListField(
        child=serializers.CharField(max_length=80), required=False, max_length=100
    )
    area_chosen = serializers.CharField(max_length=80, required=False, allow_null=True)
    address = _text(200)
    target_groups = serializers.ListField(
        child=serializers.CharField(max_length=60), required=False, max_length=50
    )

    def validate_category(self, slug):
        category = Category.objects.filter(slug=slug).first()
        if category is None:
            raise serializers.ValidationError(NO_CATEGORY)
        return category

    def validate_area(self, code):
        if code is None:
            return None
        return self.validate_areas([code])[0]

    def validate_area_chosen(self, code):
        return self.validate_area(code)

    def validate_areas(self, codes):
        rows = Area.objects.filter(code__in=codes).select_related("parent__parent")
        if len(rows) != len(set(codes)):
            raise serializers.ValidationError(NO_AREA)
        return list(rows)

    def validate_target_groups(self, slugs):
        groups = list(TargetGroup.objects.filter(slug__in=slugs))
        if len(groups) != len(set(slugs)):
            raise serializers.ValidationError(NO_GROUP)
        return groups

    def content(self) -> ProblemContent:
        """Return what and where for the service."""
        data = dict(self.validated_data)
        place, area = data.get("place"), data.get("area")
        if place is not None:
            kind = KIND_OF_GEOMETRY[place.geom_type]
        elif data.get("areas"):
            kind = PlaceKind.AREAS
        elif area is not None and area.parent_id is not None:
            kind = PlaceKind.AREA
        else:
            kind = PlaceKind.CITY
        return ProblemContent(**data, place_kind=kind)


class DiagnosisBaseSerializer(StrictSerializer):
    """What a partner says of a problem in one period."""

    period = serializers.RegexField(PERIOD, max_length=7)
    severity = serializers.ChoiceField(
        Severity.choices, required=False, allow_null=True
    )
    trend = serializers.ChoiceField(Trend.choices, required=False, allow_blank=True)
    scale_count = serializers.IntegerField(
        min_value=0, max_value=10_000_000, required=False, allow_null=True
    )
    scale_unit = serializers.ChoiceField(
        Diagnosis.ScaleUnit.choices, required=False, allow_blank=True
    )
    causes = _text(3000)
    effects = _text(3000)
    proposals = _text(3000)
    text_public = _text(3000)
    text_internal = _text(5000)
    answers = serializers.DictField(
        child=serializers.JSONField(),
        required=False,
        help_text="Code of a question of the category → text, whole number, yes or no.",
    )
    lint_override = _text(1000)
    warnings_reason = _text(1000)
    evidence = EvidenceWriteSerializer(many=True, required=False, max_length=10)
    assigned_to = serializers.CharField(
        max_length=22,
        required=False,
        allow_null=True,
        help_text="Ref of the colleague who finishes the draft.",
    )
    opens = ProblemWriteSerializer(required=False)

    #: Keys that are not part of what is said.
    plumbing = ("opens", "evidence", "partner", "problem", "version")

    def validate_assigned_to(self, ref):
        if ref is None:
            return None
        person = colleagues_of(self.context["request"].user).filter(ref=ref).first()
        if person is None:
            raise serializers.ValidationError(NO_PERSON)
        return person

    def validate_answers(self, answers):
        if len(answers) > MOST_ANSWERS:
            raise serializers.ValidationError(TOO_MANY_ANSWERS)
        return answers

    def content(self, stored: Diagnosis | None = None) -> DiagnosisContent:
        """Return what is said; what was not sent stays as it is stored."""
        data = self.validated_data
        start = content_of(stored) if stored else DiagnosisContent(period="")
        said = {name: data[name] for name in data if name not in self.plumbing}
        if "evidence" in data:
            said["evidence"] = [EvidenceContent(**item) for item in data["evidence"]]
        return replace(start, **said)

    def problem_content(self) -> ProblemContent | None:
        """Return what and where, None when it was not sent."""
        if "opens" not in self.validated_data:
            return None
        nested = self.fields["opens"]
        nested._validated_data = self.validated_data["opens"]
        nested._errors = {}
        return nested.content()


@extend_schema_serializer(examples=NEW_DIAGNOSIS)
class DiagnosisCreateSerializer(DiagnosisBaseSerializer):
    """A new diagnosis: of a ``problem`` (its ref or public id) or one it opens."""

    schema_extra = {"oneOf": [{"required": ["problem"]}, {"required": ["opens"]}]}

    partner = serializers.CharField(
        max_length=80,
        required=False,
        help_text="Slug of the institution; may be left out by those who have one.",
    )
    problem = serializers.CharField(max_length=22, required=False)

    def validate(self, data):
        own = {row.slug: row for row in self.context["partners"]}
        slug = data.get("partner") or (next(iter(own)) if len(own) == 1 else "")
        if slug not in own:
            raise serializers.ValidationError({"partner": [NOT_YOURS]})
        if ("problem" in data) == ("opens" in data):
            sentence = _("Send either “problem” or “opens”.")
            raise serializers.ValidationError({"problem": [sentence]})
        return {**data, "partner": own[slug]}


@extend_schema_serializer(examples=CHANGED_DIAGNOSIS)
class DiagnosisChangeSerializer(DiagnosisBaseSerializer, VersionedSerializer):
    """A changed draft."""


class NoteSerializer(StrictSerializer):
    """A word that goes with a step."""

    note = _text(2000)


class AcceptSerializer(NoteSerializer):
    """Accepting: the verdicts on the checklist by question, and why findings of the
    lint are no personal data. Every question needs a verdict."""

    checks = serializers.DictField(
        child=serializers.ChoiceField(Verdict.choices),
        required=False,
        help_text=", ".join(Check.values),
    )
    lint_override = _text(2000)


class PinSerializer(StrictSerializer):
    """What to mend at one part; without a part it is about the whole."""

    field = serializers.ChoiceField(list(PARTS.items()), allow_blank=True)
    text = serializers.CharField(max_length=2000)


@extend_schema_serializer(examples=RETURNED)
class ReturnSerializer(NoteSerializer):
    """Returning: the reason, and what to mend at each part."""

    remarks = PinSerializer(many=True, required=False, max_length=50)


class ReleaseSerializer(StrictSerializer):
    """Which accepted diagnoses to release."""

    refs = serializers.ListField(
        child=serializers.CharField(max_length=22), min_length=1, max_length=500
    )


class OpinionWriteSerializer(StrictSerializer):
    """A team member's stand."""

    stand = serializers.ChoiceField(Agreement.Stand.choices)
    text = _text(2000)


class AgreedWordsSerializer(VersionedSerializer):
    """The agreed words of a problem."""

    title = serializers.CharField(max_length=160, required=False)
    summary = _text(4000)
    conclusions = _text(4000)
    recommendations = _text(4000)
    lint_override = _text(2000)
