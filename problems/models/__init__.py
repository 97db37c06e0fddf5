"""What is wrong: problems, and what institutions say of them."""

from ..public import (
    PublicDiagnosis,
    PublicProblem,
    PublicProblemVersion,
    PublicTombstone,
)
from .diagnosis import Diagnosis
from .evidence import Evidence
from .problem import Problem
from .release import Confirmation, Release
from .review import Agreement, DiagnosisSnapshot, StatusChange
from .rounds import Request, Round
from .talk import InternalNote, Remark, ReplyText, WordsRemark
from .working import ColumnMapping, ImportBatch, PreviewLink, Redaction

__all__ = [
    "Agreement",
    "ColumnMapping",
    "Confirmation",
    "Diagnosis",
    "DiagnosisSnapshot",
    "Evidence",
    "ImportBatch",
    "InternalNote",
    "PreviewLink",
    "Problem",
    "PublicDiagnosis",
    "PublicProblem",
    "PublicProblemVersion",
    "PublicTombstone",
    "Redaction",
    "Release",
    "Remark",
    "ReplyText",
    "Request",
    "Round",
    "StatusChange",
    "WordsRemark",
]
