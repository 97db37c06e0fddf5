"""What the API of the desk hands out."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ...known import knows_place
from ...models import Agreement, Diagnosis, Evidence, Problem
from ...workflow import WORKFLOW
from .places import GEOMETRY, GeometryField

STEP_NAMES = [step.name for step in WORKFLOW.taken_by_people()]


class EvidenceSerializer(serializers.ModelSerializer):
    """A source; ``file`` is the ref of its file, null without one."""

    file = serializers.SlugRelatedField("ref", read_only=True, allow_null=True)

    class Meta:
        model = Evidence
        fields = (
            "kind",
            "reliability",
            "description",
            "reference_date",
            "link",
            "quote",
            "file",
        )


class DeskProblemSerializer(serializers.ModelSerializer):
    """A problem as somebody behind the login may read it.

    ``place_kind``, ``place``, ``address``, ``area``, ``areas``, ``area_chosen`` and
    ``is_thing`` are null for those who merely joined a public problem: they know what
    the public knows. ``area`` is what counts: it holds all ``areas``, and both the area
    of the place and the one that the partner named instead (``area_chosen``).
    """

    category = serializers.CharField(source="category.slug")
    target_groups = serializers.SlugRelatedField("slug", many=True, read_only=True)
    place = serializers.SerializerMethodField()
    place_kind = serializers.SerializerMethodField()
    is_thing = serializers.SerializerMethodField()
    address = serializers.SerializerMethodField()
    area = serializers.SerializerMethodField()
    areas = serializers.SerializerMethodField()
    area_chosen = serializers.SerializerMethodField()
    public_area = serializers.CharField(
        source="public_area.code", default=None, allow_null=True
    )
    parent = serializers.SerializerMethodField()

    class Meta:
        model = Problem
        fields = (
            "ref",
            "title",
            "category",
            "target_groups",
            "state",
            "closed_date",
            "close_reason",
            "parent",
            "place_kind",
            "place",
            "address",
            "area",
            "areas",
            "area_chosen",
            "public_area",
            "public_id",
            "sensitivity",
            "is_thing",
            "summary",
            "conclusions",
            "recommendations",
            "version",
        )

    def to_representation(self, problem) -> dict:
        """Leave out agreed words that are only being drafted, for who merely reads.

        They are written from everybody's diagnoses (`ProblemQuerySet.with_words_for`).
        """
        said = super().to_representation(problem)
        if not (problem.is_listed or self.knows(problem)):
            said.update(summary="", conclusions="", recommendations="")
        return said

    def get_parent(self, problem) -> str | None:
        """The public id of the problem it is part of, while that one is public."""
        whole = problem.parent
        return whole.public_id if whole and whole.is_listed else None

    def knows(self, problem) -> bool:
        """Whether the reader may know the place."""
        return knows_place(self.context["request"].user, problem)

    @extend_schema_field({**GEOMETRY, "nullable": True})
    def get_place(self, problem):
        if problem.place is None or not self.knows(problem):
            return None
        return GeometryField().to_representation(problem.place)

    def get_place_kind(self, problem) -> str | None:
        return problem.place_kind if self.knows(problem) else None

    def get_is_thing(self, problem) -> bool | None:
        return problem.is_thing if self.knows(problem) else None

    def get_address(self, problem) -> str | None:
        return problem.address if self.knows(problem) else None

    def get_area(self, problem) -> str | None:
        knows = self.knows(problem) and problem.area is not None
        return problem.area.code if knows else None

    @extend_schema_field(
        {"type": "array", "items": {"type": "string"}, "nullable": True}
    )
    def get_areas(self, problem):
        if not self.knows(problem):
            return None
        return sorted(area.code for area in problem.areas.all())

    def get_area_chosen(self, problem) -> str | None:
        knows = self.knows(problem) and problem.area_chosen is not None
        return problem.area_chosen.code if knows else None


class DiagnosisSerializer(serializers.ModelSerializer):
    """A diagnosis in full, with its sources and the steps the reader can take now."""

    partner = serializers.CharField(source="partner.slug")
    partner_name = serializers.CharField(source="partner.name")
    author = serializers.CharField(source="author.full_name")
    problem = DeskProblemSerializer()
    evidence = EvidenceSerializer(many=True)
    steps = serializers.SerializerMethodField()
    assigned_to = serializers.SerializerMethodField()
    revises = serializers.CharField(
        source="revises.ref",
        default=None,
        allow_null=True,
        help_text="What it corrects, or has corrected.",
    )

    class Meta:
        model = Diagnosis
        fields = (
            "ref",
            "status",
            "version",
            "partner",
            "partner_name",
            "author",
            "problem",
            "period",
            "severity",
            "trend",
            "scale_count",
            "scale_unit",
            "causes",
            "effects",
            "proposals",
            "text_public",
            "text_internal",
            "answers",
            "assigned_to",
            "lint_override",
            "warnings_reason",
            "evidence",
            "steps",
            "revises",
            "is_open_to_partners",
            "confirmed_date",
            "review_by_date",
            "public_id",
            "released_date",
            "is_synthetic",
            "created_at",
            "updated_at",
        )

    @extend_schema_field(
        {"type": "array", "items": {"type": "string", "enum": STEP_NAMES}}
    )
    def get_steps(self, diagnosis):
        user = self.context["request"].user
        return [step.name for step in WORKFLOW.available(diagnosis, user)]

    def get_assigned_to(self, diagnosis) -> str | None:
        """The ref of who finishes the draft; only for the institution itself."""
        person = diagnosis.assigned_to
        user = self.context["request"].user
        may_know = person and user.has_perm("problems.share_diagnosis", diagnosis)
        return person.ref if may_know else None


class OpinionSerializer(serializers.ModelSerializer):
    """What a team member says."""

    member = serializers.CharField(source="member.full_name")
    partner_name = serializers.CharField(
        source="partner.name", default=None, allow_null=True
    )

    class Meta:
        model = Agreement
        fields = ("member", "partner_name", "stand", "text", "updated_at")
