"""What is wrong: problems, and what institutions say of them."""

from ..public import PublicDiagnosis, PublicProblem, PublicTombstone
from .diagnosis import Diagnosis
from .evidence import Evidence
from .problem import Problem
from .review import Agreement, StatusChange

__all__ = [
    "Agreement",
    "Diagnosis",
    "Evidence",
    "Problem",
    "PublicDiagnosis",
    "PublicProblem",
    "PublicTombstone",
    "StatusChange",
]
