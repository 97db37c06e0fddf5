"""The API of the desk: private rows, behind the session."""

from .diagnoses import DiagnosisViewSet
from .files import FileViewSet
from .lint import LintViewSet
from .problems import ProblemViewSet
from .releases import ReleaseViewSet

__all__ = [
    "DiagnosisViewSet",
    "FileViewSet",
    "LintViewSet",
    "ProblemViewSet",
    "ReleaseViewSet",
]
