"""The address search of the desk."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.response import Response

from kooperacja.base.api.strict import StrictSerializer
from kooperacja.base.search import MAX_QUESTION

from .searching import search_addresses


class AddressQuestionSerializer(StrictSerializer):
    """What is looked for: a street, and a house number if it is known."""

    q = serializers.CharField(max_length=MAX_QUESTION, allow_blank=True)


class FoundAddressSerializer(serializers.Serializer):
    """An address; a street without ``number`` still needs one and has no place."""

    label = serializers.CharField()
    street = serializers.CharField()
    number = serializers.CharField()
    locality = serializers.CharField()
    postal_code = serializers.CharField()
    former_name = serializers.CharField(
        help_text="The old name of the street that was asked for, else empty."
    )
    area_name = serializers.CharField()
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    is_exact = serializers.BooleanField(
        help_text="Whether the house number is the one asked for."
    )
    is_synthetic = serializers.BooleanField()


class AddressAnswerSerializer(serializers.Serializer):
    """What was found; ``loaded`` is false while there is no address register."""

    results = FoundAddressSerializer(many=True)
    loaded = serializers.BooleanField()


class AddressViewSet(viewsets.ViewSet):
    """Addresses of the city's own register, for whoever may use the desk."""

    permissions = {"create": "accounts.use_desk"}

    @extend_schema(
        summary="Find an address",
        description=(
            "Finds up to eight addresses like the question; spelling, kind of street "
            "and former names do not matter, a flat number is read over. The question "
            "goes in the body and not in the address of the request, because servers "
            "on the way write addresses of requests into logs. It is neither stored "
            "nor logged, and the search asks nobody outside."
        ),
        request=AddressQuestionSerializer,
        responses={
            200: AddressAnswerSerializer,
            400: OpenApiResponse(description="The question cannot be read."),
            401: OpenApiResponse(description="Nobody is logged in."),
        },
    )
    def create(self, request):
        """Answer one question; nothing is made."""
        question = AddressQuestionSerializer(data=request.data)
        question.is_valid(raise_exception=True)
        answer = search_addresses(question.validated_data["q"])
        found = {"results": answer.results, "loaded": answer.is_loaded}
        return Response(AddressAnswerSerializer(found).data)
