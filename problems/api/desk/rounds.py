"""Rounds as the coordinator runs them, behind the login."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import (
    extend_schema,
    extend_schema_serializer,
    extend_schema_view,
)
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import OnceMixin, once
from kooperacja.base.api.matching import MatchingMixin, VersionedSerializer
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import NothingSerializer, StrictSerializer
from kooperacja.base.models import REF_PATTERN
from kooperacja.base.working_days import working_days_until
from kooperacja.categories.models import Category
from partners.models import Partner

from ...boards import answer_of
from ...models import Request, Round
from ...services import rounds as services
from .examples import ROUND
from .writing import NO_CATEGORY, PERIOD

MANAGE = "problems.manage_rounds"
ONE = r"requests/(?P<number>[0-9]{1,9})"
NO_PARTNER = _("There is no such institution.")


class AskedSerializer(serializers.ModelSerializer):
    """What a round asks one institution for, and how far that is."""

    number = serializers.IntegerField(source="pk")
    partner = serializers.CharField(source="partner.slug")
    category = serializers.CharField(source="category.slug")
    answer = serializers.SerializerMethodField()

    class Meta:
        model = Request
        fields = ("number", "partner", "category", "answer", "nothing_reason")

    @staticmethod
    def get_answer(request) -> str:
        """A draft is "open" here: that there is one is its institution's affair."""
        return answer_of(request)


class RoundSerializer(serializers.ModelSerializer):
    """A round; ``days_left`` counts working days, null once it is closed."""

    days_left = serializers.SerializerMethodField()

    class Meta:
        model = Round
        fields = (
            "ref",
            "version",
            "name",
            "period",
            "opens_date",
            "deadline_date",
            "days_left",
            "letter",
            "closed_at",
        )

    @staticmethod
    def get_days_left(row) -> int | None:
        if row.closed_at:
            return None
        return working_days_until(row.deadline_date, today=timezone.localdate())


class BoardSerializer(RoundSerializer):
    """A round with everything it asks for."""

    requests = serializers.SerializerMethodField()

    class Meta(RoundSerializer.Meta):
        fields = (*RoundSerializer.Meta.fields, "requests")

    @staticmethod
    def get_requests(row) -> AskedSerializer(many=True):
        asked = row.requests.with_progress().select_related("partner", "category")
        ordered = asked.order_by("partner__name", "category__position", "pk")
        return AskedSerializer(ordered, many=True).data


class AskSerializer(StrictSerializer):
    """Whom a round asks for which kinds, by their slugs."""

    partners = serializers.ListField(
        child=serializers.CharField(max_length=80), max_length=500
    )
    categories = serializers.ListField(
        child=serializers.CharField(max_length=80), max_length=500
    )

    def validate_partners(self, slugs):
        return _rows(Partner.objects.active(), slugs, NO_PARTNER)

    def validate_categories(self, slugs):
        kinds = Category.objects.filter(parent__isnull=True)
        return _rows(kinds, slugs, NO_CATEGORY)


@extend_schema_serializer(examples=ROUND)
class RoundCreateSerializer(AskSerializer):
    """A new round."""

    name = serializers.CharField(max_length=120)
    period = serializers.RegexField(PERIOD, max_length=7)
    opens_date = serializers.DateField(input_formats=["%Y-%m-%d"])
    deadline_date = serializers.DateField(input_formats=["%Y-%m-%d"])
    letter = serializers.CharField(max_length=3000, required=False, allow_blank=True)


class RoundChangeSerializer(VersionedSerializer):
    """What may still change in a round that runs."""

    name = serializers.CharField(max_length=120, required=False)
    deadline_date = serializers.DateField(required=False, input_formats=["%Y-%m-%d"])
    letter = serializers.CharField(max_length=3000, required=False, allow_blank=True)


@extend_schema_view(
    list=extend_schema(
        responses=answers(RoundSerializer(many=True), 400, 401, 403, 404)
    ),
    retrieve=extend_schema(responses=answers(BoardSerializer, 401, 403, 404)),
)
class RoundViewSet(
    OnceMixin,
    MatchingMixin,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    """Rounds of diagnosing, the latest deadline first; for coordinators."""

    serializer_class = RoundSerializer
    queryset = Round.objects.order_by("-deadline_date", "pk")
    lookup_field = "ref"
    lookup_value_regex = REF_PATTERN
    permissions = dict.fromkeys(
        ("list", "retrieve", "create", "partial_update", "ask", "withdraw", "close"),
        MANAGE,
    )

    def represent(self, row) -> dict:
        """Return a round with its board, as it is stored now."""
        return BoardSerializer(Round.objects.get(pk=row.pk)).data

    def lock(self, row) -> None:
        """Lock the row that the services lock."""
        Round.objects.select_for_update().filter(pk=row.pk).first()

    @extend_schema(
        request=RoundCreateSerializer,
        responses=answers(BoardSerializer, 400, 401, 403, status=201),
    )
    @once()
    def create(self, request):
        """Open a round: every institution is asked for every kind, and told."""
        said = self._say(RoundCreateSerializer)
        made = services.open_round(actor=request.user, **said)
        return self.tagged(self.represent(made), status.HTTP_201_CREATED)

    @extend_schema(request=RoundChangeSerializer, responses=answers(BoardSerializer))
    def partial_update(self, request, ref=None):
        """Change name, deadline or words; “version” or If-Match is needed."""
        row = self.get_object()
        said = self._say(RoundChangeSerializer, matched=self.matched_version(row))
        names = ("name", "deadline_date", "letter")
        stored = {name: getattr(row, name) for name in names}
        done = services.change_round(actor=request.user, round=row, **(stored | said))
        return self.tagged(self.represent(done))

    @extend_schema(
        operation_id="desk_rounds_ask",
        request=AskSerializer,
        responses=answers(BoardSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def ask(self, request, ref=None):
        """Ask further institutions or for further kinds; what is asked stays."""
        row, said = self.get_object(), self._say(AskSerializer)
        services.ask(actor=request.user, round=row, **said)
        return self.tagged(self.represent(row))

    @extend_schema(
        operation_id="desk_rounds_withdraw",
        responses=answers(None, 401, 403, 404, 409, status=204),
    )
    @action(detail=True, methods=["delete"], url_path=ONE, url_name="request")
    def withdraw(self, request, ref=None, number=None):
        """Ask an institution no longer for one kind."""
        asked = self.get_object().requests.select_related("round")
        found = asked.filter(pk=number).first()
        if found is None:
            raise Http404
        services.withdraw_request(actor=request.user, request=found)
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        operation_id="desk_rounds_close",
        request=NothingSerializer,
        responses=answers(BoardSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def close(self, request, ref=None):
        """Close a round: nobody is reminded any more."""
        row = self.get_object()
        self._say(NothingSerializer)
        done = services.close_round(actor=request.user, round=row)
        return self.tagged(self.represent(done))

    def _say(self, serializer_class, **context) -> dict:
        body = serializer_class(data=self.request.data, context=context)
        body.is_valid(raise_exception=True)
        return body.validated_data


def _rows(queryset, slugs: list[str], sentence) -> list:
    rows = list(queryset.filter(slug__in=slugs))
    if len(rows) != len(set(slugs)):
        raise serializers.ValidationError(sentence)
    return rows
