"""Diagnoses behind the login: read, write, steps of the workflow."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from kooperacja.accounts.once_api import OnceMixin, once
from kooperacja.base.api.matching import MatchingMixin
from kooperacja.base.api.schema import answers
from kooperacja.base.errors import InvalidInput
from kooperacja.base.models import REF_PATTERN

from ...desk_filters import DiagnosisFilter
from ...known import find_known
from ...models import Diagnosis, Problem
from ...services import (
    DiagnosisIncomplete,
    ProblemNotKnown,
    accept_diagnosis,
    archive_diagnosis,
    create_diagnosis,
    discard_diagnosis,
    give_opinion,
    release_diagnoses,
    return_diagnosis,
    take_step,
    update_diagnosis,
)
from ...workflow import WORKFLOW
from .exporting import LIST_ANSWERS, ExportActions
from .files import FileActions
from .going_on import GoingOnActions
from .people import own_partners
from .reading import DiagnosisSerializer, OpinionSerializer
from .remarks import RemarkActions
from .revising import RevisionActions
from .sharing import SharingActions
from .writing import (
    AcceptSerializer,
    DiagnosisChangeSerializer,
    DiagnosisCreateSerializer,
    NoteSerializer,
    OpinionWriteSerializer,
    ReleaseSerializer,
    ReturnSerializer,
)

DESK = "accounts.use_desk"
BODY_OF_STEP = {"accept": AcceptSerializer, "return": ReturnSerializer}


@extend_schema_view(
    list=extend_schema(responses=LIST_ANSWERS),
    retrieve=extend_schema(responses=answers(DiagnosisSerializer, 401, 404)),
)
class DiagnosisViewSet(
    OnceMixin,
    MatchingMixin,
    ExportActions,
    FileActions,
    RemarkActions,
    RevisionActions,
    SharingActions,
    GoingOnActions,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet,
):
    """Diagnoses that ``visible_to`` gives; a foreign one is as missing as none.

    The object's own rule is asked by the service: what may not be read is missing,
    what may be read and not done is a 403.
    """

    serializer_class = DiagnosisSerializer
    filterset_class = DiagnosisFilter
    lookup_field = "ref"
    lookup_value_regex = REF_PATTERN
    permissions = {
        "list": DESK,
        "retrieve": DESK,
        "create": "problems.add_diagnosis",
        "update": DESK,
        "partial_update": DESK,
        "destroy": DESK,
        "opinions": DESK,
        "give_opinion": DESK,
        **FileActions.file_permissions,
        **RemarkActions.remark_permissions,
        **RevisionActions.revision_permissions,
        **SharingActions.sharing_permissions,
        **GoingOnActions.going_on_permissions,
        "release": "problems.review",
    }

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Diagnosis.objects.none()
        return (
            Diagnosis.objects.visible_to(self.request.user)
            .for_lists()
            .select_related(
                "problem__public_area",
                "problem__area_chosen",
                "problem__parent",
                "revises",
                "assigned_to",
            )
            .prefetch_related(
                "evidence__file", "problem__target_groups", "problem__areas"
            )
        )

    def represent(self, diagnosis) -> dict:
        """Return a stored row as the reader may see it."""
        fresh = self.get_queryset().get(pk=diagnosis.pk)
        return DiagnosisSerializer(fresh, context=self.get_serializer_context()).data

    def answer(self, diagnosis, code=status.HTTP_200_OK) -> Response:
        """Return the row as the answer."""
        return self.tagged(self.represent(diagnosis), code)

    def lock(self, diagnosis) -> None:
        """Lock the problem and then the diagnosis: the order of all services."""
        Problem.objects.select_for_update().filter(pk=diagnosis.problem_id).first()
        own = Diagnosis.objects.select_for_update(of=("self",))
        own.filter(pk=diagnosis.pk).first()

    @extend_schema(
        request=DiagnosisCreateSerializer,
        responses=answers(DiagnosisSerializer, 400, 401, 403, 409, status=201),
    )
    @once()
    def create(self, request):
        """Start a diagnosis as a draft."""
        partners = own_partners(request.user)
        body = self.read(DiagnosisCreateSerializer, partners=partners)
        partner, problem = body.validated_data["partner"], None
        if "problem" in body.validated_data:
            problem = find_known(partner, body.validated_data["problem"])
            if problem is None:
                raise ProblemNotKnown(field="problem")
        diagnosis = create_diagnosis(
            actor=request.user,
            partner=partner,
            content=body.content(),
            problem=problem,
            opens=body.problem_content(),
        )
        return self.answer(diagnosis, status.HTTP_201_CREATED)

    @extend_schema(
        request=DiagnosisChangeSerializer, responses=answers(DiagnosisSerializer)
    )
    def update(self, request, ref=None, partial=False):
        """Save a draft; what is not sent is kept by PATCH and emptied by PUT."""
        diagnosis = self.get_object()
        body = self.read(
            DiagnosisChangeSerializer,
            partial=partial,
            matched=self.matched_version(diagnosis),
        )
        diagnosis = update_diagnosis(
            actor=request.user,
            diagnosis=diagnosis,
            version=body.validated_data["version"],
            content=body.content(diagnosis if partial else None),
            problem=body.problem_content(),
        )
        return self.answer(diagnosis)

    @extend_schema(
        request=DiagnosisChangeSerializer, responses=answers(DiagnosisSerializer)
    )
    def partial_update(self, request, ref=None):
        """Change some fields of a draft; “version” or If-Match is needed."""
        return self.update(request, ref, partial=True)

    @extend_schema(responses=answers(None, 401, 403, 404, 409, status=204))
    def destroy(self, request, ref=None):
        """Throw away a draft nobody else has seen."""
        discard_diagnosis(actor=request.user, diagnosis=self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        filters=False, responses=answers(OpinionSerializer(many=True), 401, 404)
    )
    @action(detail=True, pagination_class=None, filterset_class=None)
    def opinions(self, request, ref=None):
        """What the diagnosis team says."""
        rows = self.get_object().agreements.select_related("member", "partner")
        return Response(OpinionSerializer(rows.order_by("pk"), many=True).data)

    @extend_schema(
        request=OpinionWriteSerializer, responses=answers(OpinionSerializer, status=201)
    )
    @opinions.mapping.post
    @once("opinion_again")
    def give_opinion(self, request, ref=None):
        """Agree or remark, as a member of the team; a later opinion replaces it."""
        diagnosis = self.get_object()
        body = self.read(OpinionWriteSerializer)
        opinion = give_opinion(
            actor=request.user, diagnosis=diagnosis, **body.validated_data
        )
        return Response(OpinionSerializer(opinion).data, status=201)

    def opinion_again(self, made, ref) -> dict:
        """Return the stand of the person who asks."""
        own = self.get_object().agreements.filter(member=self.request.user)
        return OpinionSerializer(get_object_or_404(own)).data

    @extend_schema(
        request=ReleaseSerializer,
        responses=answers(DiagnosisSerializer(many=True), 400, 401, 403, 409),
    )
    @action(detail=False, methods=["post"], pagination_class=None, filterset_class=None)
    @once("released_again")
    def release(self, request):
        """Put chosen accepted diagnoses on the public map, all or none."""
        refs = set(self.read(ReleaseSerializer).validated_data["refs"])
        rows = list(self.get_queryset().filter(ref__in=refs))
        if len(rows) != len(refs):
            raise InvalidInput(_("There is no such diagnosis."), field="refs")
        released = release_diagnoses(actor=request.user, diagnoses=rows)
        return Response([self.represent(row) for row in released])

    def released_again(self, made) -> list[dict]:
        """Return what was released together."""
        rows = self.get_queryset().filter(ref__in=made)
        return [self.represent(row) for row in rows]

    def read(self, serializer_class, *, partial=False, **context):
        """Return the body, valid."""
        body = serializer_class(
            data=self.request.data,
            partial=partial,
            context={**self.get_serializer_context(), **context},
        )
        body.is_valid(raise_exception=True)
        return body


def _take(name: str, *, actor, diagnosis, **words) -> Diagnosis:
    """Take a step through its own service."""
    if name == "accept":
        words.setdefault("checks", {})
        return accept_diagnosis(actor=actor, diagnosis=diagnosis, **words)
    if name == "return":
        pins = [(item["field"], item["text"]) for item in words.get("remarks", [])]
        note = words.get("note", "")
        return return_diagnosis(actor=actor, diagnosis=diagnosis, note=note, pins=pins)
    note = words.get("note", "")
    if name == "archive":
        return archive_diagnosis(actor=actor, diagnosis=diagnosis, note=note)
    return take_step(name, actor=actor, diagnosis=diagnosis, note=note)


def _step_action(step):
    """Return the POST action of a step of the workflow."""
    body_class = BODY_OF_STEP.get(step.name, NoteSerializer)

    @once()
    def act(self, request, ref=None):
        diagnosis = self.get_object()
        words = self.read(body_class).validated_data
        try:
            done = _take(step.name, actor=request.user, diagnosis=diagnosis, **words)
        except DiagnosisIncomplete as refusal:
            missing = {name: [text] for name, text in refusal.missing.items()}
            detail = {"detail": str(refusal), "code": refusal.code}
            raise ValidationError({**detail, **missing}) from refusal
        return self.answer(done)

    act.__name__ = f"take_{step.name}"
    act.__doc__ = str(step.help)
    act = action(detail=True, methods=["post"], url_path=step.name, url_name=step.name)(
        act
    )
    return extend_schema(
        operation_id=f"desk_diagnoses_{step.name}",
        request=body_class,
        responses=answers(DiagnosisSerializer),
    )(act)


for step in WORKFLOW.taken_by_people():
    if step.name != "release":  # released together, never one by one
        setattr(DiagnosisViewSet, f"take_{step.name}", _step_action(step))
        DiagnosisViewSet.permissions[f"take_{step.name}"] = DESK
