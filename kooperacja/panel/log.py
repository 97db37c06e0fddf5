"""The log as a coordinator may read it."""

from django.db.models import Q

from kooperacja.audit.log_admin import AuditEntryAdmin
from problems.audit_verbs import OF_DRAFTS
from problems.models import Diagnosis, Problem
from problems.workflow import SEEN_BY_COORDINATOR


class ReadableLogAdmin(AuditEntryAdmin):
    """Without what institutions do with drafts nobody else may know of.

    A coordinator learns nothing of a draft, not even that it exists (design, section
    4): what was done to it never appears, because the words of that moment may have
    been put right since, and the rest from the moment it is submitted.
    """

    def get_queryset(self, request):
        diagnoses = Diagnosis.objects.visible_to(request.user)
        known = {
            Diagnosis._meta.label_lower: diagnoses.filter(
                status__in=SEEN_BY_COORDINATOR
            ),
            Problem._meta.label_lower: Problem.objects.filter(
                diagnoses__in=diagnoses.filter(status__in=SEEN_BY_COORDINATOR)
            ),
        }
        readable = ~Q(target_type__in=known)
        for label, rows in known.items():
            readable |= Q(target_type=label, target_ref__in=rows.values("ref"))
        entries = super().get_queryset(request).exclude(verb__in=OF_DRAFTS)
        return entries.filter(readable)
