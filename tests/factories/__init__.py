"""Rows for tests: each factory gives a valid row when called with nothing."""

from .people import MembershipFactory, PartnerFactory, UserFactory
from .places import AreaFactory, CityFactory, square
from .problems import DiagnosisFactory, EvidenceFactory, ProblemFactory
from .words import CategoryFactory, TargetGroupFactory

__all__ = [
    "AreaFactory",
    "CategoryFactory",
    "CityFactory",
    "DiagnosisFactory",
    "EvidenceFactory",
    "MembershipFactory",
    "PartnerFactory",
    "ProblemFactory",
    "TargetGroupFactory",
    "UserFactory",
    "square",
]
