"""Reading a text for personal data while it is typed. Stores nothing, logs nothing."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.throttling import UserRateThrottle

from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.categories.models import Category
from kooperacja.disclosure.lint import Finding, lint

#: The class that counts while no kind of problem is chosen: a situation of people.
USUAL_CLASS = 2
MOST_TEXTS = 12
LONGEST_TEXT = 5000
TOO_MANY = _("Send at most %(count)s texts at once.") % {"count": MOST_TEXTS}


class LintThrottle(UserRateThrottle):
    """A person types less; a program that asks all the time is slowed down."""

    scope = "lint"
    rate = "120/min"


class LintRequestSerializer(StrictSerializer):
    """Texts by names of the sender's own, and the kind of problem they belong to."""

    texts = serializers.DictField(
        child=serializers.CharField(
            max_length=LONGEST_TEXT, allow_blank=True, trim_whitespace=False
        )
    )
    category = serializers.CharField(max_length=60, required=False, allow_blank=True)

    def validate_texts(self, texts):
        if len(texts) > MOST_TEXTS:
            raise serializers.ValidationError(TOO_MANY)
        return texts


class FindingSerializer(serializers.Serializer):
    """One place of a text that may be about a person.

    ``start`` and ``end`` are offsets into the text in UTF-16 units, as JavaScript and
    Java count; ``line`` is counted from 1.
    """

    kind = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    line = serializers.IntegerField()
    message = serializers.CharField()


class LintAnswerSerializer(serializers.Serializer):
    """What was found, by the name of the text; only where something was."""

    findings = serializers.DictField(child=FindingSerializer(many=True))


class LintViewSet(viewsets.GenericViewSet):
    """The personal-data lint (DC-7) for somebody who writes."""

    permissions = {"create": "accounts.use_desk"}
    throttle_classes = [*api_settings.DEFAULT_THROTTLE_CLASSES, LintThrottle]
    serializer_class = LintAnswerSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(
        request=LintRequestSerializer,
        responses=answers(LintAnswerSerializer, 400, 401, 429),
    )
    def create(self, request):
        """Say what in the texts looks like personal data, and where."""
        body = LintRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        slug = body.validated_data.get("category", "")
        category = Category.objects.filter(slug=slug).first() if slug else None
        sensitivity = category.sensitivity if category else USUAL_CLASS
        found = {
            name: [
                _as_data(text, finding)
                for finding in lint(text, sensitivity=sensitivity)
            ]
            for name, text in body.validated_data["texts"].items()
        }
        rows = {name: findings for name, findings in found.items() if findings}
        return Response({"findings": rows})


def _as_data(text: str, finding: Finding) -> dict:
    return {
        "kind": finding.kind.value,
        "start": _units(text[: finding.start]),
        "end": _units(text[: finding.end]),
        "line": finding.line,
        "message": finding.message,
    }


def _units(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
