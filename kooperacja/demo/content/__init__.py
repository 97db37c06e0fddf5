"""What the demo city holds, as plain data: institutions, resources, problems.

The loader reads these tuples and pushes them through the services of each room.
"""

from kooperacja.demo.content.demonstration import DEMONSTRATION_PARTNERS
from kooperacja.demo.content.partners import REAL_PARTNERS
from kooperacja.demo.content.problems import PROBLEMS
from kooperacja.demo.content.resources_care import CARE
from kooperacja.demo.content.resources_citywide import CITYWIDE
from kooperacja.demo.content.resources_help import HELP
from kooperacja.demo.content.resources_invented import INVENTED
from kooperacja.demo.content.specs import (
    DiagnosisSpec,
    EvidenceSpec,
    PartnerSpec,
    ProblemSpec,
    ResourceSpec,
    iter_diagnoses,
)

PARTNERS: tuple[PartnerSpec, ...] = (*REAL_PARTNERS, *DEMONSTRATION_PARTNERS)
RESOURCES: tuple[ResourceSpec, ...] = (*HELP, *CARE, *CITYWIDE)
PERIODS = ("2024", "2025", "2026")

__all__ = [
    "INVENTED",
    "PARTNERS",
    "PERIODS",
    "PROBLEMS",
    "RESOURCES",
    "DiagnosisSpec",
    "EvidenceSpec",
    "PartnerSpec",
    "ProblemSpec",
    "ResourceSpec",
    "iter_diagnoses",
]
