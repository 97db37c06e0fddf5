"""Problems behind the login: read, and their agreed words."""

from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import OnceMixin
from kooperacja.base.api.matching import MatchingMixin
from kooperacja.base.api.schema import REFUSAL, answers
from kooperacja.base.api.shelf import FEATURE_COLLECTION, GEOJSON, JSON
from kooperacja.base.models import REF_PATTERN

from ...desk_layer import desk_layer
from ...models import Problem
from ...services import write_agreed_words
from .care import ProblemCareActions
from .life import ProblemLifeActions
from .reading import DeskProblemSerializer
from .remarks import WordsRemarkActions
from .writing import AgreedWordsSerializer

WORDS = ("title", "summary", "conclusions", "recommendations")


@extend_schema_view(
    list=extend_schema(
        responses=answers(DeskProblemSerializer(many=True), 400, 401, 404)
    ),
    retrieve=extend_schema(responses=answers(DeskProblemSerializer, 401, 404)),
)
class ProblemViewSet(
    OnceMixin,
    MatchingMixin,
    WordsRemarkActions,
    ProblemLifeActions,
    ProblemCareActions,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    """Problems of which the reader may see a diagnosis."""

    serializer_class = DeskProblemSerializer
    lookup_field = "ref"
    lookup_value_regex = REF_PATTERN
    permissions = {
        "list": "accounts.use_desk",
        "map": "accounts.use_desk",
        "retrieve": "accounts.use_desk",
        "partial_update": "problems.review",
        **WordsRemarkActions.remark_permissions,
        **ProblemLifeActions.life_permissions,
        **ProblemCareActions.care_permissions,
    }

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Problem.objects.none()
        return (
            Problem.objects.visible_to(self.request.user)
            .select_related("category", "area", "area_chosen", "public_area", "parent")
            .prefetch_related("target_groups", "areas")
            .order_by("-updated_at", "pk")
        )

    @extend_schema(
        responses={
            (200, GEOJSON): FEATURE_COLLECTION,
            (401, JSON): REFUSAL,
            (403, JSON): REFUSAL,
        },
        filters=False,
        parameters=[],
    )
    @action(detail=False, pagination_class=None)
    def map(self, request):
        """Problems the reader may read, as exactly as the reader may, for a map."""
        return Response(desk_layer(request.user), content_type=GEOJSON)

    def represent(self, problem) -> dict:
        """Return a stored row as the reader may see it."""
        fresh = self.get_queryset().get(pk=problem.pk)
        return DeskProblemSerializer(fresh, context=self.get_serializer_context()).data

    def lock(self, problem) -> None:
        """Lock the row that the services lock first."""
        Problem.objects.select_for_update().filter(pk=problem.pk).first()

    @extend_schema(
        request=AgreedWordsSerializer, responses=answers(DeskProblemSerializer)
    )
    def partial_update(self, request, ref=None):
        """Write what the team agreed on; a published problem changes on the map."""
        problem = self.get_object()
        matched = {"matched": self.matched_version(problem)}
        body = AgreedWordsSerializer(data=request.data, context=matched)
        body.is_valid(raise_exception=True)
        words = {name: getattr(problem, name) for name in WORDS}
        problem = write_agreed_words(
            actor=request.user, problem=problem, **(words | body.validated_data)
        )
        return self.tagged(self.represent(problem))
