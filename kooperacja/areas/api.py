"""The address search of the desk."""

from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import viewsets
from rest_framework.response import Response

from .searching import search_addresses
from .serializers import AddressAnswerSerializer, AddressQuestionSerializer


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
