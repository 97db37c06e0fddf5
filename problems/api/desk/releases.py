"""Releases behind the login: read them, undo one."""

from django.db.models import Prefetch
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import OnceMixin, once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.base.models import REF_PATTERN

from ...models import Diagnosis, Release
from ...services import undo_release
from ...workflow import SEEN_BY_COORDINATOR


class ReleaseRowSerializer(serializers.ModelSerializer):
    """A release; ``actor`` is null for the weekly schedule.

    ``diagnoses`` are the refs of what it was the last one to publish.
    """

    actor = serializers.CharField(
        source="actor.full_name", default=None, allow_null=True
    )
    undone_by = serializers.CharField(
        source="undone_by.full_name", default=None, allow_null=True
    )
    diagnoses = serializers.SlugRelatedField("ref", many=True, read_only=True)

    class Meta:
        model = Release
        fields = (
            "ref",
            "day",
            "actor",
            "at",
            "undone_at",
            "undone_by",
            "undo_note",
            "diagnoses",
        )


class UndoSerializer(StrictSerializer):
    """Why a release comes off the map."""

    note = serializers.CharField(max_length=2000)


@extend_schema_view(
    list=extend_schema(
        responses=answers(ReleaseRowSerializer(many=True), 400, 401, 403, 404)
    ),
    retrieve=extend_schema(responses=answers(ReleaseRowSerializer, 401, 403, 404)),
)
class ReleaseViewSet(
    OnceMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet
):
    """What went on the public map together, the newest first; for coordinators."""

    serializer_class = ReleaseRowSerializer
    lookup_field = "ref"
    lookup_value_regex = REF_PATTERN
    permissions = dict.fromkeys(("list", "retrieve", "undo"), "problems.review")

    def get_queryset(self):
        return (
            Release.objects.select_related("actor", "undone_by")
            .prefetch_related(
                # What was recalled, returned and taken back is a draft again.
                Prefetch(
                    "diagnoses",
                    Diagnosis.objects.filter(status__in=SEEN_BY_COORDINATOR),
                )
            )
            .order_by("-pk")
        )

    @extend_schema(
        operation_id="desk_releases_undo",
        request=UndoSerializer,
        responses=answers(ReleaseRowSerializer),
    )
    @action(detail=True, methods=["post"])
    @once()
    def undo(self, request, ref=None):
        """Take off the map everything a release put there."""
        release = self.get_object()
        body = UndoSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        undo_release(actor=request.user, release=release, **body.validated_data)
        return Response(self.represent(release))

    def represent(self, release) -> dict:
        """Return a release as it is stored now."""
        fresh = self.get_queryset().get(pk=release.pk)
        return ReleaseRowSerializer(fresh).data
