"""How long lists are handed out."""

from django.utils.translation import gettext_lazy as _
from rest_framework import pagination
from rest_framework.exceptions import ValidationError


class PageNumberPagination(pagination.PageNumberPagination):
    """Pages of 50, at most 200; a page that does not exist is a 404."""

    page_size_query_param = "page_size"
    max_page_size = 200

    def check(self, request) -> None:
        """Refuse what is no number, also where the answer has no pages.

        :raises ValidationError: ``page`` or ``page_size`` is not a number from 1, or
            ``page_size`` is larger than the limit.
        """
        for name, most in (("page", None), ("page_size", self.max_page_size)):
            text = request.query_params.get(name, "1")
            usable = text.isascii() and text.isdigit() and len(text) < 10
            if not usable or not 1 <= int(text) <= (most or 999_999_999):
                raise ValidationError({name: [_("A whole number from 1 is expected.")]})

    def paginate_queryset(self, queryset, request, view=None):
        self.check(request)
        return super().paginate_queryset(queryset, request, view)

    def get_schema_operation_parameters(self, view):
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            parameter["schema"]["minimum"] = 1
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"]["maximum"] = self.max_page_size
            else:
                parameter["schema"]["maximum"] = 999_999_999
        return parameters
