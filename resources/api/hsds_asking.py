"""Parameters and pages of the HSDS API, as its OpenAPI file names them.

A parameter nobody knows is a 400 here as everywhere in this portal: silence would hand
out what was not asked for. The standard leaves that to the server.
"""

import math

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError

from kooperacja.base.api.errors import unknown_parameters
from kooperacja.base.search import MAX_QUESTION

PAGE_SIZE, LARGEST_PAGE, LAST_PAGE = 50, 200, 999_999
#: Decides the renderer before any view sees it.
PLUMBING = {"format"}


class Asked(serializers.Serializer):
    """What every list can be asked."""

    search = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=MAX_QUESTION,
        help_text="Words that all occur, whatever the case and Polish marks.",
    )
    page = serializers.IntegerField(
        default=1, min_value=1, max_value=LAST_PAGE, help_text="From 1."
    )
    per_page = serializers.IntegerField(
        default=PAGE_SIZE, min_value=1, max_value=LARGEST_PAGE
    )


class AskedOfTerms(Asked):
    """What the list of taxonomy terms can be asked."""

    taxonomy_id = serializers.UUIDField(required=False)
    parent_id = serializers.UUIDField(required=False)
    top_only = serializers.BooleanField(
        default=False, help_text="Only terms that are part of no other."
    )


class AskedOfOrganizations(Asked):
    """What the list of organizations can be asked."""

    taxonomy_term_id = serializers.UUIDField(
        required=False, help_text="Only with a service that bears this term."
    )
    taxonomy_id = serializers.UUIDField(
        required=False, help_text="Only with a service that bears a term of this one."
    )
    full = serializers.BooleanField(default=False, help_text="With everything in it.")
    full_service = serializers.BooleanField(
        default=False, help_text="With the services in full; means full too."
    )


class AskedOfPlaces(Asked):
    """What the list of services at locations can be asked."""

    taxonomy_term_id = serializers.UUIDField(required=False)
    taxonomy_id = serializers.UUIDField(required=False)
    organization_id = serializers.UUIDField(required=False)
    modified_after = serializers.DateTimeField(
        required=False,
        help_text="Changed on that day or later: the portal keeps days, not hours.",
    )
    full = serializers.BooleanField(default=False, help_text="With everything in it.")


class AskedOfServices(AskedOfPlaces):
    """What the list of services can be asked."""

    minimal = serializers.BooleanField(
        default=False, help_text="Only id and modified_date, all on one page."
    )


class AskedOfOrganization(serializers.Serializer):
    """What one organization can be asked."""

    full_service = serializers.BooleanField(
        default=False, help_text="With its services in full."
    )


class NothingAsked(serializers.Serializer):
    """An address without parameters."""


def read_question(serializer_class, request) -> dict:
    """Return the values of the parameters.

    :raises ValidationError: an unknown parameter or an unreadable value.
    """
    serializer = serializer_class(data=request.query_params)
    unknown = set(request.query_params) - set(serializer.fields) - PLUMBING
    if unknown:
        raise ValidationError(unknown_parameters(unknown))
    serializer.is_valid(raise_exception=True)
    asked = dict(serializer.validated_data)
    if moment := asked.get("modified_after"):
        try:
            asked["modified_after"] = timezone.localtime(moment).date()
        except OverflowError:
            refusal = {"modified_after": [_("There is no such day.")]}
            raise ValidationError(refusal) from None
    return asked


def page_of(rows, asked: dict) -> tuple[dict, list]:
    """Return the envelope of a page without its contents, and the page's rows.

    ``rows`` is a queryset or a list; a page past the last one is a 404.

    :raises NotFound: there is no such page.
    """
    total = rows.count() if hasattr(rows, "query") else len(rows)
    size, number = asked["per_page"], asked["page"]
    pages = max(1, math.ceil(total / size))
    if number > pages:
        raise NotFound(_("There is no such page."))
    found = list(rows[(number - 1) * size : number * size])
    return envelope(total, pages, number, len(found)), found


def envelope(total: int, pages: int, number: int, size: int) -> dict:
    """Return what the standard says of a page before its contents."""
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": size,
        "first_page": number == 1,
        "last_page": number == pages,
        "empty": size == 0,
    }
