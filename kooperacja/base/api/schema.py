"""What OpenAPI says of the desk's API beside the bodies: headers and their answers."""

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.permissions import SAFE_METHODS

HEADER = OpenApiParameter.HEADER
MATCH = OpenApiParameter(
    "If-Match",
    str,
    HEADER,
    description=(
        "The ETag you have read. If the row has changed since, nothing is written and "
        "the answer is 412 with the present row in “current”."
    ),
)
KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    HEADER,
    description=(
        "A word of your own, new for each act, such as a UUID. The same request sent "
        "again with it within 24 hours does nothing and is answered as the first one, "
        "with the row as it stands now. Refused requests are not remembered."
    ),
)
ETAG = {
    "schema": {"type": "string"},
    "description": "The state of the row, for If-Match.",
}
REFUSAL = OpenApiResponse(
    {
        "type": "object",
        "description": (
            "“detail” is a sentence, “code” a stable word; other keys are names of "
            "fields with their sentences."
        ),
        "additionalProperties": True,
    },
    description="A refusal in words.",
)
#: How most requests may be refused.
CODES = (400, 401, 403, 404, 409)


def answers(success, *codes: int, status: int = 200) -> dict:
    """Return the answers of an operation: what comes back, and which refusals."""
    return {status: success} | dict.fromkeys(codes or CODES, REFUSAL)


def takes_key(view) -> bool:
    """Whether the action of a view remembers an Idempotency-Key."""
    handler = getattr(view, getattr(view, "action", None) or "", None)
    return getattr(handler, "takes_idempotency_key", False)


class DeskSchema(AutoSchema):
    """Adds the headers `MatchingMixin` and `@once` read, and what they refuse with."""

    def get_override_parameters(self):
        own = super().get_override_parameters()
        return [*own, *(MATCH,) * self._matches(), *(KEY,) * takes_key(self.view)]

    def _matches(self) -> bool:
        return (
            getattr(self.view, "honours_if_match", False)
            and self.view.detail
            and self.method not in SAFE_METHODS
        )

    def _get_response_bodies(self, *args, **kwargs):
        bodies = super()._get_response_bodies(*args, **kwargs)
        codes = [412] * self._matches() + [409, 422] * takes_key(self.view)
        for code in codes:
            refusal = self._get_response_for_code(REFUSAL, str(code))
            bodies.setdefault(str(code), refusal)
        if getattr(self.view, "honours_if_match", False) and self._shows_the_row():
            bodies["200"].setdefault("headers", {})["ETag"] = ETAG
        return bodies

    def _shows_the_row(self) -> bool:
        return self.view.action in ("retrieve", "update", "partial_update")
