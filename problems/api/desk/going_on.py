"""What is done with a diagnosis as time goes by: confirmed, carried on."""

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action

from kooperacja.accounts.once_api import once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import NothingSerializer, StrictSerializer

from ...models import Confirmation
from ...services.confirming import confirm_diagnosis
from ...services.copying import copy_forward, next_period
from .reading import DiagnosisSerializer
from .writing import PERIOD

DESK = "accounts.use_desk"


class CopySerializer(StrictSerializer):
    """For which later period; without it the next one nothing was said about."""

    period = serializers.RegexField(PERIOD, max_length=7, required=False)


class GoingOnActions:
    """“Still true”, and the next period; mixed into the viewset of diagnoses."""

    going_on_permissions = dict.fromkeys(("confirm", "copy"), DESK)

    @extend_schema(
        operation_id="desk_diagnoses_confirm",
        request=NothingSerializer,
        responses=answers(DiagnosisSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def confirm(self, request, ref=None):
        """Say that what is published still holds; residents see the day."""
        diagnosis = self.get_object()
        self.read(NothingSerializer)
        done = confirm_diagnosis(
            actor=request.user,
            diagnosis=diagnosis,
            day=timezone.localdate(),
            way=Confirmation.Way.DESK,
        )
        return self.answer(done)

    @extend_schema(
        operation_id="desk_diagnoses_copy",
        request=CopySerializer,
        responses=answers(DiagnosisSerializer, status=201),
    )
    @action(detail=True, methods=["post"])
    @once()
    def copy(self, request, ref=None):
        """Start the diagnosis of a later period, as a draft, from this one."""
        diagnosis = self.get_object()
        period = self.read(CopySerializer).validated_data.get("period")
        draft = copy_forward(
            actor=request.user,
            diagnosis=diagnosis,
            period=period or next_period(diagnosis),
        )
        return self.answer(draft, status.HTTP_201_CREATED)
