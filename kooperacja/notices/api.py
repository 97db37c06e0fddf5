"""One's own notices, for programs."""

from django.http import Http404
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from kooperacja.base.api.schema import answers
from kooperacja.base.api.strict import NothingSerializer
from kooperacja.base.models import REF_PATTERN

from . import services
from .models import Notice
from .showing import item_of
from .wording import overrides

DESK = "accounts.use_desk"


class NoticeSerializer(serializers.Serializer):
    """A notice in the reader's language; ``url`` is the page it leads to."""

    ref = serializers.CharField()
    kind = serializers.CharField()
    told_at = serializers.DateTimeField()
    read_at = serializers.DateTimeField(allow_null=True)
    subject = serializers.CharField()
    text = serializers.CharField()
    why = serializers.CharField(help_text="Why the reader was told.")
    url = serializers.CharField()


class ReadSerializer(serializers.Serializer):
    """How many notices were marked as read."""

    count = serializers.IntegerField()


@extend_schema_view(
    list=extend_schema(
        responses=answers(NoticeSerializer(many=True), 400, 401, 403, 404)
    )
)
class NoticeViewSet(mixins.ListModelMixin, viewsets.GenericViewSet):
    """What a person was told: unread first, then the newest."""

    serializer_class = NoticeSerializer
    lookup_field = "ref"
    lookup_value_regex = REF_PATTERN
    permissions = dict.fromkeys(("list", "read", "read_all"), DESK)

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return Notice.objects.none()
        return Notice.objects.of(self.request.user)

    def get_serializer(self, rows, **kwargs):
        """Put the notices of a page into words, with one question for all of them."""
        return NoticeSerializer(_in_words(list(rows)), **kwargs)

    @extend_schema(
        operation_id="desk_notices_read",
        request=NothingSerializer,
        responses=answers(NoticeSerializer, 400, 401, 403, 404),
    )
    @action(detail=True, methods=["post"])
    def read(self, request, ref=None):
        """Mark a notice as read; once more changes nothing."""
        NothingSerializer(data=request.data).is_valid(raise_exception=True)
        try:
            notice = services.mark_read(actor=request.user, ref=ref)
        except Notice.DoesNotExist:
            raise Http404 from None
        return Response(NoticeSerializer(_in_words([notice])[0]).data)

    @extend_schema(
        operation_id="desk_notices_read_all",
        request=NothingSerializer,
        responses=answers(ReadSerializer, 400, 401, 403),
    )
    @action(
        detail=False,
        methods=["post"],
        url_path="read",
        url_name="read-all",
        pagination_class=None,
    )
    def read_all(self, request):
        """Mark every notice as read."""
        NothingSerializer(data=request.data).is_valid(raise_exception=True)
        return Response({"count": services.mark_all_read(actor=request.user)})


def _in_words(notices: list[Notice]) -> list[dict]:
    """Return notices as they are read; one of a kind no longer known has no words."""
    language = get_language()
    own = overrides(sorted({notice.kind for notice in notices}))
    nothing = dict.fromkeys(("subject", "text", "why", "url"), "")
    return [
        {
            "ref": notice.ref,
            "kind": notice.kind,
            "told_at": notice.told_at,
            "read_at": notice.read_at,
            **(item_of(notice, language, own) or nothing),
        }
        for notice in notices
    ]
