"""The partner's desk: diagnoses of the own institution, and what the team reads."""

from .acts import DeskStepView, DiagnosisDeleteView, OpinionView
from .create import DiagnosisCreateView
from .reading import DESK_STEPS, DiagnosisDetailView, DiagnosisListView
from .rounds import RequestView, RoundsView
from .update import DiagnosisUpdateView

__all__ = [
    "DESK_STEPS",
    "DeskStepView",
    "DiagnosisCreateView",
    "DiagnosisDeleteView",
    "DiagnosisDetailView",
    "DiagnosisListView",
    "DiagnosisUpdateView",
    "OpinionView",
    "RequestView",
    "RoundsView",
]
