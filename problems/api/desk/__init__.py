"""The API of the desk: private rows, behind the session."""

from .diagnoses import DiagnosisViewSet
from .files import FileViewSet
from .lint import LintViewSet
from .problems import ProblemViewSet
from .releases import ReleaseViewSet
from .requests import ColleagueViewSet, RequestViewSet
from .rounds import RoundViewSet

__all__ = [
    "ColleagueViewSet",
    "DiagnosisViewSet",
    "FileViewSet",
    "LintViewSet",
    "ProblemViewSet",
    "ReleaseViewSet",
    "RequestViewSet",
    "RoundViewSet",
]
