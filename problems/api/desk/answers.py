"""How refusals look in OpenAPI."""

from drf_spectacular.utils import OpenApiResponse

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
CODES = (400, 401, 403, 404, 409)


def answers(success, *codes: int, status: int = 200) -> dict:
    """Return the answers of an operation: what comes back, and which refusals."""
    return {status: success} | dict.fromkeys(codes or CODES, REFUSAL)
