"""Everything a person can change about problems and diagnoses: one corridor."""

from .agreed import (
    SummaryRequired,
    confirm_place_is_no_dwelling,
    raise_problem_sensitivity,
    write_agreed_words,
)
from .categories import change_category_sensitivity
from .checking import ChecklistIncomplete
from .closing import (
    ProblemNotClosed,
    ProblemNotOpen,
    WrongWhole,
    close_problem,
    place_problem_under,
    reopen_problem,
)
from .columns import review_by
from .completeness import DiagnosisIncomplete, missing_from, personal_data_in
from .content import (
    DiagnosisContent,
    EvidenceContent,
    ProblemContent,
    content_of,
)
from .copying import copy_forward, next_period
from .discussing import answer_words_remark, write_words_remark
from .doubting import improbable_in, own_last
from .merging import (
    Collision,
    CollisionsUndecided,
    SameProblem,
    collisions_between,
    merge_problems,
    preview_merger,
)
from .notes import write_internal_note
from .opening import ProblemNotKnown, owns_problem
from .opinions import SectorOpinion, give_opinion, opinions_by_sector
from .previewing import Preview, marked_texts, preview
from .release import (
    ReleaseMovedOn,
    ReleaseUndone,
    ScheduledRelease,
    archive_diagnosis,
    release_diagnoses,
    release_scheduled,
    undo_release,
)
from .remarks import (
    RemarkAnswered,
    answer_remark,
    pinned_remarks,
    withdraw_remark,
    write_remark,
)
from .reply_texts import load_reply_texts, reply_texts_for, save_reply_text
from .revising import (
    CorrectedIsUndecided,
    RevisionExists,
    pending_revision,
    revise_diagnosis,
)
from .shelving import ProblemMoved
from .snapshots import handed_over_versions
from .steps import (
    DiagnosisExists,
    PersonalDataFound,
    ReplacedByCorrection,
    accept_diagnosis,
    restore_diagnosis,
    return_diagnosis,
    submit_diagnosis,
    take_step,
    withdraw_diagnosis,
)
from .writing import (
    DiagnosisClosed,
    FormAlreadySent,
    create_diagnosis,
    discard_diagnosis,
    update_diagnosis,
)

__all__ = [
    "ChecklistIncomplete",
    "Collision",
    "CollisionsUndecided",
    "CorrectedIsUndecided",
    "DiagnosisClosed",
    "DiagnosisContent",
    "DiagnosisExists",
    "DiagnosisIncomplete",
    "EvidenceContent",
    "FormAlreadySent",
    "PersonalDataFound",
    "Preview",
    "ProblemContent",
    "ProblemMoved",
    "ProblemNotClosed",
    "ProblemNotKnown",
    "ProblemNotOpen",
    "ReleaseMovedOn",
    "ReleaseUndone",
    "RemarkAnswered",
    "ReplacedByCorrection",
    "RevisionExists",
    "SameProblem",
    "ScheduledRelease",
    "SectorOpinion",
    "SummaryRequired",
    "WrongWhole",
    "accept_diagnosis",
    "answer_remark",
    "answer_words_remark",
    "archive_diagnosis",
    "change_category_sensitivity",
    "close_problem",
    "collisions_between",
    "confirm_place_is_no_dwelling",
    "content_of",
    "copy_forward",
    "create_diagnosis",
    "discard_diagnosis",
    "give_opinion",
    "handed_over_versions",
    "load_reply_texts",
    "improbable_in",
    "marked_texts",
    "merge_problems",
    "missing_from",
    "opinions_by_sector",
    "next_period",
    "own_last",
    "owns_problem",
    "pending_revision",
    "personal_data_in",
    "pinned_remarks",
    "place_problem_under",
    "preview",
    "preview_merger",
    "raise_problem_sensitivity",
    "release_diagnoses",
    "release_scheduled",
    "reopen_problem",
    "reply_texts_for",
    "restore_diagnosis",
    "return_diagnosis",
    "review_by",
    "revise_diagnosis",
    "save_reply_text",
    "submit_diagnosis",
    "take_step",
    "undo_release",
    "update_diagnosis",
    "withdraw_diagnosis",
    "withdraw_remark",
    "write_agreed_words",
    "write_internal_note",
    "write_remark",
    "write_words_remark",
]
