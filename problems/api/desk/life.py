"""The life of a problem behind the login: closing, reopening, wholes, merging."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import once
from kooperacja.base.api.schema import REFUSAL, answers
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.base.errors import InvalidInput

from ...models import Problem
from ...public import CloseReason
from ...services import (
    CollisionsUndecided,
    close_problem,
    merge_problems,
    place_problem_under,
    reopen_problem,
)
from .reading import DeskProblemSerializer

REVIEW = "problems.review"
NO_PROBLEM = _("There is no such problem.")


class CloseSerializer(StrictSerializer):
    """Why it is closed: fixed words for the public, a note for the log."""

    reason = serializers.ChoiceField(CloseReason.choices)
    note = serializers.CharField(max_length=2000)


class ReopenSerializer(StrictSerializer):
    """Why it stands again."""

    note = serializers.CharField(max_length=2000)


class WholeSerializer(StrictSerializer):
    """The ref of the problem it is a part of; null for none."""

    whole = serializers.CharField(max_length=22, allow_null=True)


class MergeSerializer(StrictSerializer):
    """The problem that goes, why, and which of colliding diagnoses stay."""

    other = serializers.CharField(max_length=22, help_text="Ref of the one that goes.")
    note = serializers.CharField(max_length=2000)
    stays = serializers.ListField(
        child=serializers.CharField(max_length=22),
        required=False,
        max_length=500,
        help_text="Refs of diagnoses that stay where two of one period would meet.",
    )


class ProblemLifeActions:
    """What a coordinator decides about a whole problem; mixed into its viewset."""

    life_permissions = dict.fromkeys(("close", "reopen", "part_of", "merge"), REVIEW)

    def _say(self, serializer_class) -> dict:
        body = serializer_class(data=self.request.data)
        body.is_valid(raise_exception=True)
        return body.validated_data

    def _other(self, key: str, field: str) -> Problem:
        """Return another problem the reader may read.

        :raises InvalidInput: there is none.
        """
        found = self.get_queryset().filter(ref=key).first()
        if found is None:
            raise InvalidInput(NO_PROBLEM, field=field)
        return found

    @extend_schema(
        operation_id="desk_problems_close",
        request=CloseSerializer,
        responses=answers(DeskProblemSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def close(self, request, ref=None):
        """Say that a problem does not stand any more; it stays on the map, marked."""
        problem = self.get_object()
        said = self._say(CloseSerializer)
        problem = close_problem(actor=request.user, problem=problem, **said)
        return self.tagged(self.represent(problem))

    @extend_schema(
        operation_id="desk_problems_reopen",
        request=ReopenSerializer,
        responses=answers(DeskProblemSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def reopen(self, request, ref=None):
        """Say that a closed problem stands again."""
        problem = self.get_object()
        said = self._say(ReopenSerializer)
        problem = reopen_problem(actor=request.user, problem=problem, **said)
        return self.tagged(self.represent(problem))

    @extend_schema(
        operation_id="desk_problems_part_of",
        request=WholeSerializer,
        responses=answers(DeskProblemSerializer),
    )
    @action(detail=True, methods=["post"], url_path="part-of", url_name="part-of")
    @once()
    def part_of(self, request, ref=None):
        """Say which wider problem this one is a part of."""
        problem, key = self.get_object(), self._say(WholeSerializer)["whole"]
        whole = None if key is None else self._other(key, "whole")
        problem = place_problem_under(actor=request.user, problem=problem, whole=whole)
        return self.tagged(self.represent(problem))

    @extend_schema(
        operation_id="desk_problems_merge",
        request=MergeSerializer,
        responses=answers(DeskProblemSerializer) | {409: REFUSAL},
    )
    @action(detail=True, methods=["post"])
    @once()
    def merge(self, request, ref=None):
        """Merge another problem into this one.

        Where an institution has a diagnosis of one period on both, the answer is 409
        with ``collisions``: pairs of refs, of which ``stays`` must name one each.
        """
        keep = self.get_object()
        said = self._say(MergeSerializer)
        drop = self._other(said.pop("other"), "other")
        try:
            keep = merge_problems(actor=request.user, keep=keep, drop=drop, **said)
        except CollisionsUndecided as refusal:
            body = {
                "detail": str(refusal),
                "code": refusal.code,
                "stays": [str(refusal)],
                "collisions": [sorted(item.refs) for item in refusal.collisions],
            }
            return Response(body, status=status.HTTP_409_CONFLICT)
        return self.tagged(self.represent(keep))
