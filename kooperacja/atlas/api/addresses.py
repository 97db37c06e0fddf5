"""The address search of find help: for everybody, and nothing of it is kept."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import viewsets
from rest_framework.response import Response

from kooperacja.areas.public_searching import search_public_addresses
from kooperacja.areas.serializers import (
    AddressAnswerSerializer,
    AddressQuestionSerializer,
)


class PublicAddressViewSet(viewsets.ViewSet):
    """Addresses of the city's register, so that the nearest help can be measured."""

    authentication_classes = ()
    permission_classes = ()

    @extend_schema(
        operation_id="addresses_find",
        summary="Find an address",
        description=(
            "Finds up to eight addresses like the question, with their points. The "
            "question goes in the body and not in the address of the request, because "
            "servers on the way write addresses of requests into logs. No cookie is "
            "read or set; the question is neither stored nor logged."
        ),
        request=AddressQuestionSerializer,
        responses={
            200: AddressAnswerSerializer,
            400: OpenApiResponse(description="The question cannot be read."),
        },
    )
    def create(self, request):
        """Answer one question; nothing is made."""
        question = AddressQuestionSerializer(data=request.data)
        question.is_valid(raise_exception=True)
        answer = search_public_addresses(question.validated_data["q"])
        found = {"results": answer.results, "loaded": answer.is_loaded}
        return Response(AddressAnswerSerializer(found).data)
