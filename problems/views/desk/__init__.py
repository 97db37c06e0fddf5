"""The partner's desk: diagnoses of the own institution, and what the team reads."""

from .acts import DeskStepView, DiagnosisDeleteView, OpinionView
from .create import DiagnosisCreateView
from .reading import DESK_STEPS, DiagnosisDetailView, DiagnosisListView
from .rounds import RequestView, RoundsView
from .update import DiagnosisUpdateView

__all__ = [
    "DESK_STEPS",
from .sharing import OpeningView, PreviewRevokeView, SharingView
from .unsaved import ForgetView, LoggedInAgainView, UnsavedView
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
    "ForgetView",
    "LoggedInAgainView",
    "OpeningView",
    "OpinionQueueView",
    "SharingView",
    "SourceFileView",
    "UnsavedView",
    "WordsView",
