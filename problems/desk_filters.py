"""How the desk's list of diagnoses is narrowed: one filter for page and API."""

import django_filters
from django.utils.translation import gettext_lazy as _

from .models import Diagnosis
from .workflow import Status


class DiagnosisFilter(django_filters.FilterSet):
    """Narrows what ``visible_to`` has already decided on."""

    status = django_filters.ChoiceFilter(
        choices=Status.choices, label=_("State"), empty_label=_("all states")
    )

    class Meta:
        model = Diagnosis
        fields = ("status",)
