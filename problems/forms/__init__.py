"""Forms of the desk."""

from .acts import NoteForm, OpinionForm
from .diagnosis import DiagnosisForm
from .evidence import EvidenceFormSet, evidence_formset

__all__ = [
    "DiagnosisForm",
    "EvidenceFormSet",
    "NoteForm",
    "OpinionForm",
    "evidence_formset",
]
