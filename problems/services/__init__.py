"""Everything a person can change about problems and diagnoses: one corridor."""

from .agreed import (
    SummaryRequired,
    confirm_place_is_no_dwelling,
    raise_problem_sensitivity,
    write_agreed_words,
)
from .categories import change_category_sensitivity
from .content import DiagnosisContent, EvidenceContent, ProblemContent
from .opinions import SectorOpinion, give_opinion, opinions_by_sector
from .previewing import Preview, marked_texts, preview
from .release import archive_diagnosis, release_diagnoses
from .steps import (
    DiagnosisExists,
    DiagnosisIncomplete,
    PersonalDataFound,
    accept_diagnosis,
    missing_from,
    personal_data_in,
    restore_diagnosis,
    return_diagnosis,
    submit_diagnosis,
    take_step,
    withdraw_diagnosis,
)
from .writing import (
    DiagnosisClosed,
    FormAlreadySent,
    ProblemNotKnown,
    create_diagnosis,
    discard_diagnosis,
    owns_problem,
    update_diagnosis,
)

__all__ = [
    "DiagnosisClosed",
    "DiagnosisContent",
    "DiagnosisExists",
    "DiagnosisIncomplete",
    "EvidenceContent",
    "FormAlreadySent",
    "PersonalDataFound",
    "Preview",
    "SectorOpinion",
    "ProblemContent",
    "ProblemNotKnown",
    "SummaryRequired",
    "accept_diagnosis",
    "archive_diagnosis",
    "change_category_sensitivity",
    "confirm_place_is_no_dwelling",
    "create_diagnosis",
    "discard_diagnosis",
    "give_opinion",
    "missing_from",
    "marked_texts",
    "opinions_by_sector",
    "preview",
    "owns_problem",
    "personal_data_in",
    "raise_problem_sensitivity",
    "release_diagnoses",
    "restore_diagnosis",
    "return_diagnosis",
    "submit_diagnosis",
    "take_step",
    "update_diagnosis",
    "withdraw_diagnosis",
    "write_agreed_words",
]
