"""Who else reads a diagnosis, behind the login: partners, and holders of a link."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.accounts.once_api import once
from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import StrictSerializer
from kooperacja.base.errors import NotPermitted
from kooperacja.base.models import REF_PATTERN

from ...models import PreviewLink
from ...services import sharing
from .reading import DiagnosisSerializer

DESK = "accounts.use_desk"
ONE = rf"previews/(?P<link>{REF_PATTERN})"


class OpenSerializer(StrictSerializer):
    """Open to the partners, or kept from them again."""

    is_open = serializers.BooleanField()


class PreviewWriteSerializer(StrictSerializer):
    """A new preview link: for how many days, and for whom (a position, not a name)."""

    days = serializers.IntegerField(min_value=1, max_value=sharing.LONGEST_PREVIEW)
    for_whom = serializers.CharField(max_length=80, required=False, allow_blank=True)


class PreviewSerializer(serializers.ModelSerializer):
    """A preview link that works; ``url`` is said once, to who made it, and not kept."""

    created_by = serializers.CharField(source="created_by.full_name")
    url = serializers.CharField(allow_null=True, default=None)

    class Meta:
        model = PreviewLink
        fields = ("ref", "for_whom", "created_by", "created_at", "expires_at", "url")


class SharingActions:
    """Showing a diagnosis to more people; mixed into the viewset of diagnoses."""

    sharing_permissions = dict.fromkeys(
        ("open_to_partners", "previews", "make_preview", "revoke_preview"), DESK
    )

    @extend_schema(
        operation_id="desk_diagnoses_open",
        request=OpenSerializer,
        responses=answers(DiagnosisSerializer),
    )
    @action(detail=True, methods=["post"], url_path="open", url_name="open")
    @once()
    def open_to_partners(self, request, ref=None):
        """Let partners who are logged in read it, or keep it from them again."""
        diagnosis = self._own()
        said = self.read(OpenSerializer).validated_data
        return self.answer(
            sharing.open_to_partners(actor=request.user, diagnosis=diagnosis, **said)
        )

    @extend_schema(
        operation_id="desk_diagnoses_previews",
        filters=False,
        responses=answers(PreviewSerializer(many=True), 401, 403, 404),
    )
    @action(detail=True, pagination_class=None, filterset_class=None)
    def previews(self, request, ref=None):
        """The preview links that work now, without their addresses."""
        return Response(PreviewSerializer(self._links(), many=True).data)

    @extend_schema(
        operation_id="desk_diagnoses_preview",
        request=PreviewWriteSerializer,
        responses=answers(PreviewSerializer, status=201),
    )
    @previews.mapping.post
    @once("preview_again")
    def make_preview(self, request, ref=None):
        """Make a preview link; “url” is in this one answer only, never in a repeat."""
        diagnosis = self._own()
        said = self.read(PreviewWriteSerializer).validated_data
        link, secret = sharing.make_preview_link(
            actor=request.user, diagnosis=diagnosis, now=timezone.now(), **said
        )
        link.url = settings.BASE_URL + reverse("diagnoses:preview", args=[secret])
        body = PreviewSerializer(link).data
        return Response(body, status=status.HTTP_201_CREATED)

    def preview_again(self, made, ref) -> dict:
        """Return the link that was made; its address was said and is not known."""
        return PreviewSerializer(self._link(made[0])).data

    @extend_schema(
        operation_id="desk_diagnoses_preview_revoke",
        responses=answers(None, 401, 403, 404, status=204),
    )
    @action(detail=True, methods=["delete"], url_path=ONE, url_name="preview")
    def revoke_preview(self, request, ref=None, link=None):
        """Switch a preview link off at once."""
        sharing.revoke_preview_link(
            actor=request.user, link=self._link(link), now=timezone.now()
        )
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _own(self):
        """Return the diagnosis; who reads it but works elsewhere may not share it."""
        diagnosis = self.get_object()
        if not self.request.user.has_perm("problems.share_diagnosis", diagnosis):
            raise NotPermitted
        return diagnosis

    def _links(self):
        """Return the links that work now."""
        links = self._own().preview_links.working(timezone.now())
        return links.select_related("created_by")

    def _link(self, ref: str) -> PreviewLink:
        found = self._links().filter(ref=ref).first()
        if found is None:
            raise Http404
        return found
