"""Corrected versions of published diagnoses, behind the login."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import NothingSerializer

from ...differences import differences, version_of
from ...models import Diagnosis
from ...services import revise_diagnosis
from .reading import DiagnosisSerializer

DESK = "accounts.use_desk"


class DifferenceSerializer(serializers.Serializer):
    """A part that changed: in words before and after."""

    name = serializers.CharField()
    label = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class RevisionActions:
    """What the desk does about corrections; mixed into the viewset of diagnoses."""

    revision_permissions = {"revise": DESK, "differences": DESK}

    @extend_schema(
        operation_id="desk_diagnoses_revise",
        request=NothingSerializer,
        responses=answers(DiagnosisSerializer, 400, 401, 403, 404, 409, status=201),
    )
    @action(detail=True, methods=["post"])
    @once()
    def revise(self, request, ref=None):
        """Start a corrected version of a published diagnosis, as a draft."""
        diagnosis = self.get_object()
        NothingSerializer(data=request.data).is_valid(raise_exception=True)
        revision = revise_diagnosis(actor=request.user, diagnosis=diagnosis)
        return self.answer(revision, status.HTTP_201_CREATED)

    @extend_schema(
        filters=False,
        responses=answers(DifferenceSerializer(many=True), 401, 404),
    )
    @action(detail=True, pagination_class=None, filterset_class=None)
    def differences(self, request, ref=None):
        """What a corrected version says otherwise; nothing for other diagnoses."""
        diagnosis = self.get_object()
        older = (
            Diagnosis.objects.visible_to(request.user)
            .filter(pk=diagnosis.revises_id)
            .first()
        )
        changed = []
        if older is not None:
            changed = differences(version_of(older), version_of(diagnosis))
        return Response(DifferenceSerializer(changed, many=True).data)
