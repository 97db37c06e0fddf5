"""The coordinator's pages: the queue, a decision, the agreed words, the release."""

from .diagnosis import DiagnosisView, StepView
from .problem import ClassView, PlaceView, ProblemView
from .queue import QueueView
from .release import ReleaseView
from .rounds import RoundActView, RoundCreateView, RoundListView, RoundView

__all__ = [
    "ClassView",
    "DiagnosisView",
    "PlaceView",
    "ProblemView",
    "QueueView",
    "ReleaseView",
    "RoundActView",
    "RoundCreateView",
    "RoundListView",
    "RoundView",
    "StepView",
]
