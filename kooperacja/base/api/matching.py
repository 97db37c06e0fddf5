"""Optimistic locking by ETag and If-Match (RFC 9110, 8.8.3 and 13.1.1).

What is read of one row carries a strong ``ETag``: the ref and the version of the row
and a digest of all that was said, so that it also changes with what a version does not
count (a name, the steps a reader may take). Whoever sends it back in ``If-Match`` with
a write is refused with 412 and the present row once anything of it has changed; nothing
is written then. The row is locked while it is compared and until the write is done.
"""

import hashlib
import json

from django.db import transaction
from django.utils.http import parse_etags
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from ..errors import StaleVersion
from .strict import StrictSerializer

IF_MATCH = "If-Match"
#: What stands in `If-Match` where any present row will do.
ANY = "*"


class PreconditionFailed(StaleVersion):
    """The row is no longer what ``If-Match`` names; ``current`` is the stored row."""

    message = _(
        "This has changed since you read it. Nothing was written: compare and send "
        "what still holds, with the new ETag."
    )
    code = "precondition_failed"
    status_code = 412


def etag_of(data: dict) -> str:
    """Return the strong entity tag of one row as an answer shows it."""
    text = json.dumps(data, cls=JSONEncoder, sort_keys=True)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f'"{data["ref"]}.{data["version"]}.{digest}"'


class MatchingMixin:
    """A viewset of versioned rows that honours ``If-Match`` on every write to one.

    The viewset has ``represent(row)``, the row as the reader may see it, with ``ref``
    and ``version``; and ``lock(row)``, which locks what the services behind it lock
    first, in their order.
    """

    #: Read by `schema.DeskSchema`.
    honours_if_match = True

    def dispatch(self, request, *args, **kwargs):
        if request.method in SAFE_METHODS or IF_MATCH not in request.headers:
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            return super().dispatch(request, *args, **kwargs)

    def get_object(self):
        """Return the row of the address.

        :raises PreconditionFailed: a write whose ``If-Match`` names another state.
        """
        row = super().get_object()
        header = self.request.headers.get(IF_MATCH)
        if self.request.method in SAFE_METHODS or header is None:
            return row
        self.lock(row)
        row, tags = super().get_object(), parse_etags(header)
        # A weak tag never matches: the comparison is strong (RFC 9110, 8.8.3.2).
        if tags != [ANY] and etag_of(self.represent(row)) not in tags:
            raise PreconditionFailed(row)
        return row

    def retrieve(self, request, *args, **kwargs):
        """Return one row, with its ETag."""
        return self.tagged(self.represent(self.get_object()))

    def tagged(self, data: dict, status: int = 200) -> Response:
        """Return the answer that shows one row, with its ETag."""
        return Response(data, status=status, headers={"ETag": etag_of(data)})

    def matched_version(self, row) -> int | None:
        """Return the version that ``If-Match`` has named, None where it was not sent.

        ``row`` is the one `get_object` returned, which matched.
        """
        return row.version if IF_MATCH in self.request.headers else None


class VersionedSerializer(StrictSerializer):
    """A change of a row; ``version`` is the one that was read.

    It may be left out where ``If-Match`` says it: then ``context["matched"]`` counts.
    """

    version = serializers.IntegerField(
        min_value=1,
        max_value=2**31 - 1,
        required=False,
        help_text="The version you have read; needed unless If-Match is sent.",
    )

    def validate(self, data):
        read = data.get("version", self.context.get("matched"))
        if read is None:
            sentence = _("Send the version you have read.")
            raise serializers.ValidationError({"version": [sentence]})
        return {**data, "version": read}
