"""Everything a person can change about problems and diagnoses: one corridor."""

from .agreed import (
    SummaryRequired,
    confirm_place_is_no_dwelling,
    raise_problem_sensitivity,
    write_agreed_words,
)
from .categories import change_category_sensitivity
from .opinions import give_opinion
from .release import archive_diagnosis, release_diagnoses
from .steps import (
    DiagnosisIncomplete,
    PersonalDataFound,
    accept_diagnosis,
    restore_diagnosis,
    return_diagnosis,
    submit_diagnosis,
    take_step,
    withdraw_diagnosis,
)
from .writing import (
    create_diagnosis,
    discard_diagnosis,
    update_diagnosis,
)

__all__ = [
    "DiagnosisIncomplete",
    "PersonalDataFound",
    "SummaryRequired",
    "accept_diagnosis",
    "archive_diagnosis",
    "change_category_sensitivity",
    "confirm_place_is_no_dwelling",
    "create_diagnosis",
    "discard_diagnosis",
    "give_opinion",
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
