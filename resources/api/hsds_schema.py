"""What OpenAPI says of the HSDS API: enough to read an answer by.

The standard's own schema files say all of it; these name the columns and leave the
children open.
"""

from drf_spectacular.openapi import AutoSchema

from kooperacja.base.api.shelf import DETAIL, JSON, REFUSAL

TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "number"}, {"type": "boolean"}
UUID = {"type": "string", "format": "uuid"}
DAY = {"type": "string", "format": "date"}
COUNT = {"type": "integer", "minimum": 0}
ROWS = {"type": "array", "items": {"type": "object"}}
ONE = {"type": "object"}
STATUS = {"type": "string", "enum": ["active", "temporarily closed"]}


def _object(required: dict, **optional) -> dict:
    return {
        "type": "object",
        "required": sorted(required),
        "properties": {**required, **optional},
    }


OBJECTS = {
    "api": _object({"version": TEXT, "profile": TEXT, "openapi_url": TEXT}),
    # The same rows stand in lists in short: minimal ones with their day only.
    "service": _object(
        {"id": UUID},
        name=TEXT,
        status=STATUS,
        description=TEXT,
        url=TEXT,
        email=TEXT,
        application_process=TEXT,
        fees_description=TEXT,
        wait_time=TEXT,
        eligibility_description=TEXT,
        minimum_age=NUMBER,
        maximum_age=NUMBER,
        assured_date=DAY,
        alert=TEXT,
        last_modified=TEXT,
        modified_date=TEXT,
        organization=ONE,
        phones=ROWS,
        schedules=ROWS,
        service_areas=ROWS,
        service_at_locations=ROWS,
        languages=ROWS,
        cost_options=ROWS,
        required_documents=ROWS,
        contacts=ROWS,
        attributes=ROWS,
    ),
    "organization": _object(
        {"id": UUID, "name": TEXT, "description": TEXT},
        email=TEXT,
        website=TEXT,
        phones=ROWS,
        organization_identifiers=ROWS,
        attributes=ROWS,
        locations=ROWS,
        services=ROWS,
    ),
    "service_at_location": _object(
        {"id": UUID, "location": ONE, "service": ONE},
        description=TEXT,
        contacts=ROWS,
        schedules=ROWS,
    ),
    "taxonomy": _object({"id": UUID, "name": TEXT, "description": TEXT}),
    "taxonomy_term": _object(
        {
            "id": UUID,
            "code": TEXT,
            "name": TEXT,
            "description": TEXT,
            "taxonomy": TEXT,
            "taxonomy_detail": ONE,
            "language": TEXT,
        },
        parent_id=UUID,
    ),
}
REFUSALS = {400: REFUSAL, 404: DETAIL, 410: DETAIL}


class HsdsSchema(AutoSchema):
    """What is said of an answer is the answer itself: the pages are the standard's."""

    def _is_list_view(self, serializer=None):
        return False


def answers(name: str, *codes: int) -> dict:
    """Return the answers of an address that speaks of one object."""
    return {(200, JSON): OBJECTS[name]} | {
        (code, JSON): REFUSALS[code] for code in codes
    }


def page_answers(name: str) -> dict:
    """Return the answers of a list: the standard's page, and refusals."""
    page = _object(
        {
            "total_items": COUNT,
            "total_pages": COUNT,
            "page_number": COUNT,
            "size": COUNT,
            "first_page": FLAG,
            "last_page": FLAG,
            "empty": FLAG,
            "contents": {"type": "array", "items": OBJECTS[name]},
        }
    )
    return {(200, JSON): page, (400, JSON): REFUSAL, (404, JSON): DETAIL}
