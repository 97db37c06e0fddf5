"""Why a file is not taken in, in sentences that say what to do instead.

The cleaning process answers with a code; the words are here, where Django is.
"""

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput

TAKEN = _(
    "We take PDF, JPG, PNG, Word (docx), Excel (xlsx), OpenDocument (odt, ods), CSV "
    "and TXT."
)
SENTENCES = {
    "empty": _("This file is empty. Check it and choose it again."),
    "too_large": _(
        "This file is larger than %(limit)s MB. Make it smaller or give a link to it."
    ),
    "no_extension": _(
        "The name of this file has no ending such as .pdf, so we cannot tell what it "
        "is. Save it as PDF."
    ),
    "unknown": _("We do not take files of this kind. Save it as PDF."),
    "mismatch": _(
        "The name of this file ends with .%(extension)s, but something else is in it. "
        "Open it and save it anew, or save it as PDF."
    ),
    "page": _(
        "Web pages and drawings (HTML, SVG, XML) are not taken, because they can carry "
        "programs. Save it as PDF."
    ),
    "program": _("Programs and scripts are not taken."),
    "archive": _("Packed files are not taken. Unpack it and add the documents."),
    "old_office": _("Old Word and Excel files are not taken. Save it as PDF."),
    "office_other": _(
        "Presentations and other office files are not taken. Save it as PDF."
    ),
    "picture_other": _("Pictures of this kind are not taken. Save it as JPG or PNG."),
    "film": _("Films and recordings are not taken. Give a link instead."),
    "letter": _("Letters and calendars are not taken. Save it as PDF."),
    "damaged": _("This file cannot be read: it seems damaged. Save it as PDF."),
    "too_hard": _(
        "This file is too large or too complicated to be checked. Save it as a smaller "
        "PDF."
    ),
    "pixels": _(
        "This picture has more than %(limit)s million pixels. Make it smaller."
    ),
    "protected": _(
        "This file is protected by a password. Save it without the password."
    ),
    "pages": _("This document has more than %(limit)s pages. Add only those needed."),
    "macros": _("This document holds macros, which are programs. Save it as PDF."),
    "embedded": _(
        "Another file is put inside this document. Take it out, or save it as PDF."
    ),
    "outside": _(
        "This document takes data from other files or from the network. Break the "
        "links or save it as PDF."
    ),
    "pivot": _(
        "A pivot table carries a hidden copy of all its source data. Copy it as values "
        "or save it as PDF."
    ),
    "hidden_sheet": _(
        "This spreadsheet has hidden sheets. Show or delete them, so that you know "
        "what you give away."
    ),
    "drawing": _(
        "This document holds a picture of a kind that cannot be checked. Save it as "
        "PDF."
    ),
    "strange": _(
        "This document holds something that cannot be checked. Save it as PDF."
    ),
    "not_text": _("This file is not plain text. Save it as UTF-8 text or as PDF."),
    "virus": _("The virus scanner does not let this file through."),
    "no_scanner": _(
        "Files cannot be taken in at the moment, because the virus scanner does not "
        "answer. What you wrote is safe; add the file later."
    ),
    "no_room": _(
        "Files cannot be taken in at the moment. What you wrote is safe; add the file "
        "later."
    ),
    "too_many": _(
        "You have uploaded many files today that no source uses yet. Save the drafts "
        "they belong to, or try tomorrow."
    ),
}


class FileRefused(InvalidInput):
    """A file that is not stored; ``code`` says why to programs."""

    def __init__(self, code: str, **values: object) -> None:
        sentence = str(SENTENCES[code])
        if code in ("no_extension", "unknown", "mismatch"):
            sentence = f"{sentence} {TAKEN}"
        self.code = code
        self.values = values
        super().__init__(sentence % values, field="file")
