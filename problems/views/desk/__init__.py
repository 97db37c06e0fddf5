"""The partner's desk: diagnoses of the own institution, and what the team reads."""

from .acts import DeskStepView, DiagnosisDeleteView, OpinionView
from .confirming import ConfirmLinkView, ConfirmView
from .copy import DiagnosisCopyView
from .create import DiagnosisCreateView
from .files import SourceFileView
from .map import DeskMapView
from .preview import PreviewView
from .reading import DESK_STEPS, DiagnosisDetailView, DiagnosisListView
from .remarks import OpinionQueueView, RemarkAnswerView, RemarkWithdrawView
from .revising import DifferenceView, ReviseView
from .rounds import RequestView, RoundsView
from .sharing import OpeningView, PreviewRevokeView, SharingView
from .sheets import ExportView, ImportUndoView, ImportView
from .standing_in import StandInView
from .update import DiagnosisUpdateView
from .words import WordsView

__all__ = [
    "DESK_STEPS",
    "ConfirmLinkView",
    "ConfirmView",
    "DeskMapView",
    "DeskStepView",
    "DiagnosisCopyView",
    "DiagnosisCreateView",
    "DiagnosisDeleteView",
    "DiagnosisDetailView",
    "DiagnosisListView",
    "DiagnosisUpdateView",
    "DifferenceView",
    "ExportView",
    "ImportUndoView",
    "ImportView",
    "OpeningView",
    "OpinionQueueView",
    "OpinionView",
    "PreviewRevokeView",
    "PreviewView",
    "RemarkAnswerView",
    "RemarkWithdrawView",
    "RequestView",
    "ReviseView",
    "RoundsView",
    "SharingView",
    "SourceFileView",
    "StandInView",
    "WordsView",
]
