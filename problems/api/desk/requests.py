"""What rounds ask the own institution for, and how it answers, behind the login."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.models import User
from kooperacja.accounts.once_api import OnceMixin, once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import StrictSerializer

from ...boards import answer_of
from ...models import Request, Round
from ...services.rounds import assign_request, report_nothing
from .people import colleagues_of
from .writing import NO_PERSON

DESK = "accounts.use_desk"


class ColleagueSerializer(serializers.ModelSerializer):
    """Somebody of the own institution: who may be given something to do."""

    class Meta:
        model = User
        fields = ("ref", "full_name", "job_title")


class OwnRequestSerializer(serializers.ModelSerializer):
    """What a round asks the own institution for; ``answer`` says how far it is."""

    number = serializers.IntegerField(source="pk")
    round = serializers.CharField(source="round.name")
    period = serializers.CharField(source="round.period")
    deadline_date = serializers.DateField(source="round.deadline_date")
    letter = serializers.CharField(source="round.letter")
    partner = serializers.CharField(source="partner.slug")
    category = serializers.CharField(source="category.slug")
    assigned_to = ColleagueSerializer(allow_null=True)
    answer = serializers.SerializerMethodField()

    class Meta:
        model = Request
        fields = (
            "number",
            "round",
            "period",
            "deadline_date",
            "letter",
            "partner",
            "category",
            "assigned_to",
            "answer",
            "nothing_reason",
        )

    @staticmethod
    def get_answer(request) -> str:
        """“open”, “started”, “returned”, “handed_over” or “nothing”."""
        return answer_of(request)


class AssignSerializer(StrictSerializer):
    """Who answers: the ref of a colleague, null for nobody in particular."""

    person = serializers.CharField(max_length=22, allow_null=True)

    def validate_person(self, ref):
        if ref is None:
            return None
        person = colleagues_of(self.context["user"]).filter(ref=ref).first()
        if person is None:
            raise serializers.ValidationError(NO_PERSON)
        return person


class NothingToReportSerializer(StrictSerializer):
    """Why there is nothing to report; an empty reason takes it back."""

    reason = serializers.CharField(max_length=1000, allow_blank=True)


@extend_schema_view(
    list=extend_schema(
        responses=answers(OwnRequestSerializer(many=True), 400, 401, 403, 404)
    ),
    retrieve=extend_schema(responses=answers(OwnRequestSerializer, 401, 403, 404)),
)
class RequestViewSet(
    OnceMixin,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    """What running rounds ask the own institutions for, the nearest deadline first."""

    serializer_class = OwnRequestSerializer
    lookup_url_kwarg = "number"
    lookup_value_regex = "[0-9]{1,9}"
    permissions = dict.fromkeys(("list", "retrieve", "assign", "nothing"), DESK)

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Request.objects.none()
        rows = (
            Request.objects.of_partners_of(self.request.user)
            .with_progress(own=True)
            .select_related("round", "partner", "category", "assigned_to")
            .order_by("round__deadline_date", "round_id", "category__position", "pk")
        )
        if self.action == "list":
            rows = rows.filter(round__in=Round.objects.running(timezone.localdate()))
        return rows

    def represent(self, row) -> dict:
        """Return a request as it stands now."""
        return OwnRequestSerializer(self.get_queryset().get(pk=row.pk)).data

    def show_again(self, made, number) -> dict:
        """Return the request of the address."""
        return self.represent(self.get_object())

    @extend_schema(
        operation_id="desk_requests_assign",
        request=AssignSerializer,
        responses=answers(OwnRequestSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def assign(self, request, number=None):
        """Say who of the institution answers."""
        asked = self.get_object()
        body = AssignSerializer(data=request.data, context={"user": request.user})
        body.is_valid(raise_exception=True)
        assign_request(actor=request.user, request=asked, **body.validated_data)
        return Response(self.represent(asked))

    @extend_schema(
        operation_id="desk_requests_nothing",
        request=NothingToReportSerializer,
        responses=answers(OwnRequestSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def nothing(self, request, number=None):
        """Answer that there is nothing to report, and why; or take it back."""
        asked = self.get_object()
        body = NothingToReportSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        report_nothing(actor=request.user, request=asked, **body.validated_data)
        return Response(self.represent(asked))


@extend_schema_view(
    list=extend_schema(
        responses=answers(ColleagueSerializer(many=True), 400, 401, 403, 404)
    )
)
class ColleagueViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """The people of the own institutions, by name."""

    serializer_class = ColleagueSerializer
    permissions = {"list": DESK}

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return User.objects.none()
        return colleagues_of(self.request.user)
