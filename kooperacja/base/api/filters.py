"""Filtering that refuses what it does not know."""

from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ValidationError

from .errors import unknown_parameters

PLUMBING = {"page", "page_size", "format"}


class StrictFilterBackend(DjangoFilterBackend):
    """An unknown filter is a 400: silence would hand out what was not asked for."""

    def filter_queryset(self, request, queryset, view):
        filterset_class = self.get_filterset_class(view, queryset)
        if filterset_class is None:
            return queryset
        unknown = (
            set(request.query_params) - set(filterset_class.base_filters) - PLUMBING
        )
        if unknown:
            raise ValidationError(unknown_parameters(unknown))
        return super().filter_queryset(request, queryset, view)
