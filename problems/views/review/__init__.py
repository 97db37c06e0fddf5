"""The coordinator's pages: the queue, a decision, the agreed words, the release."""

from .diagnosis import DiagnosisView, NoteView, StepView
from .merging import MergeView
from .problem import ClassView, PlaceView, ProblemView
from .queue import QueueView
from .redacting import RedactView
from .release import ReleaseView
from .releases import ReleaseListView, ReleaseUndoView
from .rounds import RoundActView, RoundCreateView, RoundListView, RoundView
from .state import CloseView, ReopenView, StateView, WholeView
from .talking import ProblemNoteView, WordsAnswerView

__all__ = [
    "ClassView",
    "CloseView",
    "DiagnosisView",
    "MergeView",
    "NoteView",
    "PlaceView",
    "ProblemNoteView",
    "ProblemView",
    "QueueView",
    "RedactView",
    "ReleaseListView",
    "ReleaseUndoView",
    "ReleaseView",
    "ReopenView",
    "RoundActView",
    "RoundCreateView",
    "RoundListView",
    "RoundView",
    "StateView",
    "StepView",
    "WholeView",
    "WordsAnswerView",
]
