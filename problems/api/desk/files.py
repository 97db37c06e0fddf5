"""Files of sources: sent first, then named in ``evidence``; read by who may."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.settings import api_settings

from kooperacja.accounts.once_api import OnceMixin, once
from kooperacja.base.api.schema import answers
from kooperacja.base.models import REF_PATTERN
from kooperacja.files.models import StoredFile
from kooperacja.files.services import store_file
from kooperacja.files.serving import file_response

DESK = "accounts.use_desk"
ONE = rf"files/(?P<file_ref>{REF_PATTERN})"
NO_FILE = _("Send the file as “file” in multipart/form-data.")


class StoredFileSerializer(serializers.ModelSerializer):
    """A file as it is kept: cleaned, so its size and fingerprint are not those sent."""

    name = serializers.CharField(source="original_name")

    class Meta:
        model = StoredFile
        fields = ("ref", "name", "kind", "size", "sha256", "pages", "width", "height")


class FileViewSet(OnceMixin, viewsets.GenericViewSet):
    """Upload a file; a source then names it by its ``ref``.

    What no source has named for a week is deleted.
    """

    permissions = {"create": "problems.add_diagnosis"}
    serializer_class = StoredFileSerializer
    parser_classes = [MultiPartParser, *api_settings.DEFAULT_PARSER_CLASSES]
    pagination_class = None
    filter_backends = ()

    @extend_schema(
        request={
            "multipart/form-data": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            }
        },
        responses=answers(StoredFileSerializer, 400, 401, 403, 413, status=201),
    )
    @once()
    def create(self, request):
        """Judge, clean and keep a file; a refusal says what to do instead."""
        upload = request.FILES.get("file")
        if upload is None:
            raise ValidationError({"file": [NO_FILE]})
        stored = store_file(actor=request.user, upload=upload)
        return Response(self.represent(stored), status=status.HTTP_201_CREATED)

    def get_queryset(self):
        """Only what the person has sent: whoever else reads a file has a diagnosis."""
        return StoredFile.objects.filter(uploaded_by=self.request.user)

    def represent(self, stored) -> dict:
        """Return what is known of a file."""
        return StoredFileSerializer(stored).data


class FileActions:
    """Reading the files of a diagnosis."""

    file_permissions = {"file": DESK}

    @extend_schema(
        responses=answers(OpenApiTypes.BINARY, 401, 404), operation_id="desk_file"
    )
    @action(detail=True, methods=["get"], url_path=ONE, url_name="file")
    def file(self, request, ref, file_ref):
        """Return the bytes of a file that a source of the diagnosis names."""
        source = self.get_object().evidence.filter(file__ref=file_ref)
        found = source.select_related("file").first()
        if found is None:
            raise Http404
        return file_response(found.file)
