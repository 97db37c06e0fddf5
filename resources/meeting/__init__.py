"""What the partners talk about when they meet: lists that end in questions.

`agenda` says what an agenda is, `document` writes it for Word, `workbook` for Excel;
`lists` finds what stands in it.
"""

from .agenda import Agenda, AgendaList
from .document import as_docx
from .workbook import as_xlsx

__all__ = ["Agenda", "AgendaList", "as_docx", "as_xlsx"]
