"""Forms of the desk."""

from .acts import NoteForm, OpinionForm, RemarkAnswerForm, WordsRemarkForm
from .base import SourcesForm, StepForm
from .checking import CheckForm
from .evidence import EvidenceFormSet, evidence_formset
from .saying import SayingForm
from .stored import initial_of
from .what import WhatForm

__all__ = [
    "CheckForm",
    "EvidenceFormSet",
    "NoteForm",
    "OpinionForm",
    "RemarkAnswerForm",
    "SayingForm",
    "SourcesForm",
    "StepForm",
    "WhatForm",
    "WordsRemarkForm",
    "evidence_formset",
    "initial_of",
]
