"""Remarks and their answers behind the login: of diagnoses and of agreed words."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.base.models import REF_PATTERN

from ...models import Remark, WordsRemark
from ...parts import PARTS
from ...services import (
    answer_remark,
    answer_words_remark,
    withdraw_remark,
    write_remark,
    write_words_remark,
)
from ...services.versions import AGREED

DESK = "accounts.use_desk"
ONE = rf"remarks/(?P<remark>{REF_PATTERN})"
WORDS = ("author", "partner_name", "field", "text", "answer", "answered_at")


class AnswerableSerializer(serializers.ModelSerializer):
    """A remark, and its answer ("" while there is none)."""

    author = serializers.CharField(source="author.full_name")
    partner_name = serializers.CharField(
        source="partner.name", default=None, allow_null=True
    )


class RemarkSerializer(AnswerableSerializer):
    """A remark on a part of a diagnosis; ``with_return``: a coordinator's reason."""

    with_return = serializers.BooleanField(source="came_with_return", read_only=True)

    class Meta:
        model = Remark
        fields = ("ref", *WORDS, "with_return", "created_at")


class WordsRemarkSerializer(AnswerableSerializer):
    """A remark of the team on the agreed words."""

    class Meta:
        model = WordsRemark
        fields = ("ref", *WORDS, "created_at")


class RemarkWriteSerializer(StrictSerializer):
    """What is remarked, on which part; without one it is about the whole."""

    field = serializers.ChoiceField(
        list(PARTS.items()), required=False, allow_blank=True
    )
    text = serializers.CharField(max_length=2000)


class WordsRemarkWriteSerializer(StrictSerializer):
    """What is remarked, on which of the agreed texts; without one on all of them."""

    field = serializers.ChoiceField(AGREED, required=False, allow_blank=True)
    text = serializers.CharField(max_length=2000)


class AnswerSerializer(StrictSerializer):
    """The one answer to a remark."""

    text = serializers.CharField(max_length=2000)


class RemarkActions:
    """What the desk does with remarks on a diagnosis; mixed into its viewset."""

    remark_permissions = dict.fromkeys(
        ("remarks", "write_remark", "answer_remark", "withdraw_remark"), DESK
    )

    @extend_schema(
        operation_id="desk_diagnoses_remarks",
        filters=False,
        responses=answers(RemarkSerializer(many=True), 401, 404),
    )
    @action(detail=True, pagination_class=None, filterset_class=None)
    def remarks(self, request, ref=None):
        """What the team remarked and what came with returns, with the answers."""
        rows = self.get_object().remarks.select_related("author", "partner")
        return Response(RemarkSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="desk_diagnoses_remark",
        request=RemarkWriteSerializer,
        responses=answers(RemarkSerializer, status=201),
    )
    @remarks.mapping.post
    @once("remark_again")
    def write_remark(self, request, ref=None):
        """Remark on a part or on the whole, as a member of the team."""
        diagnosis = self.get_object()
        words = self.read(RemarkWriteSerializer).validated_data
        remark = write_remark(actor=request.user, diagnosis=diagnosis, **words)
        return Response(RemarkSerializer(remark).data, status=status.HTTP_201_CREATED)

    @extend_schema(
        operation_id="desk_diagnoses_remark_answer",
        request=AnswerSerializer,
        responses=answers(RemarkSerializer),
    )
    @action(
        detail=True,
        methods=["post"],
        url_path=f"{ONE}/answer",
        url_name="remark-answer",
    )
    @once("remark_again")
    def answer_remark(self, request, ref=None, remark=None):
        """Answer a remark for the institution; once."""
        found = _one(self.get_object().remarks, remark)
        words = self.read(AnswerSerializer).validated_data
        done = answer_remark(actor=request.user, remark=found, **words)
        return Response(RemarkSerializer(done).data)

    def remark_again(self, made, ref, remark=None) -> dict:
        """Return the remark that was written or answered."""
        return RemarkSerializer(_one(self.get_object().remarks, made[0])).data

    @extend_schema(
        operation_id="desk_diagnoses_remark_withdraw",
        responses=answers(None, 401, 403, 404, 409, status=204),
    )
    @action(detail=True, methods=["delete"], url_path=ONE, url_name="remark")
    def withdraw_remark(self, request, ref=None, remark=None):
        """Take back an own remark nobody has answered."""
        withdraw_remark(
            actor=request.user, remark=_one(self.get_object().remarks, remark)
        )
        return Response(status=status.HTTP_204_NO_CONTENT)


class WordsRemarkActions:
    """What the team and the coordinator say of agreed words; mixed into a viewset."""

    remark_permissions = {
        "remarks": "problems.read_words_remarks",
        "write_remark": "problems.judge",
        "answer_remark": "problems.review",
    }

    @extend_schema(
        operation_id="desk_problems_remarks",
        filters=False,
        responses=answers(WordsRemarkSerializer(many=True), 401, 403, 404),
    )
    @action(detail=True, pagination_class=None)
    def remarks(self, request, ref=None):
        """What the team says of the agreed words, with the answers."""
        rows = self.get_object().words_remarks.select_related("author", "partner")
        return Response(WordsRemarkSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="desk_problems_remark",
        request=WordsRemarkWriteSerializer,
        responses=answers(WordsRemarkSerializer, status=201),
    )
    @remarks.mapping.post
    @once("remark_again")
    def write_remark(self, request, ref=None):
        """Remark on the agreed words, as a member of the team."""
        problem = self.get_object()
        words = _read(WordsRemarkWriteSerializer, request)
        remark = write_words_remark(actor=request.user, problem=problem, **words)
        return Response(
            WordsRemarkSerializer(remark).data, status=status.HTTP_201_CREATED
        )

    @extend_schema(
        operation_id="desk_problems_remark_answer",
        request=AnswerSerializer,
        responses=answers(WordsRemarkSerializer),
    )
    @action(
        detail=True,
        methods=["post"],
        url_path=f"{ONE}/answer",
        url_name="remark-answer",
    )
    @once("remark_again")
    def answer_remark(self, request, ref=None, remark=None):
        """Say what came of a remark on the agreed words; once."""
        found = _one(self.get_object().words_remarks, remark)
        words = _read(AnswerSerializer, request)
        done = answer_words_remark(actor=request.user, remark=found, **words)
        return Response(WordsRemarkSerializer(done).data)

    def remark_again(self, made, ref, remark=None) -> dict:
        """Return the remark that was written or answered."""
        found = _one(self.get_object().words_remarks, made[0])
        return WordsRemarkSerializer(found).data


def _one(remarks, ref: str):
    found = remarks.select_related("author", "partner").filter(ref=ref).first()
    if found is None:
        raise Http404
    return found


def _read(serializer_class, request) -> dict:
    body = serializer_class(data=request.data)
    body.is_valid(raise_exception=True)
    return body.validated_data
