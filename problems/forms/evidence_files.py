"""Files of sources between two pages of a form.

A browser sends a file once and never again, so a file is stored when it arrives, also
with a form that is not saved yet. From then on the form carries a word for it, signed
for one person: whoever else sends it, or changes it, has no file.
"""

from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from kooperacja.files.models import StoredFile
from kooperacja.files.refusals import FileRefused
from kooperacja.files.services import store_file

SALT = "problems.evidence.file"


def token_of(stored: StoredFile, user) -> str:
    """Return the word that stands for a file in a form of this person."""
    return Signer(salt=SALT).sign(f"{user.pk}.{stored.ref}")


def file_of(token: str, user) -> StoredFile | None:
    """Return the file a word stands for, None where it does for nothing.

    None also where the file was deleted because nothing used it for long.
    """
    try:
        owner, _, ref = Signer(salt=SALT).unsign(token).partition(".")
    except BadSignature:
        return None
    if owner != str(user.pk):
        return None
    return StoredFile.objects.filter(ref=ref).first()


def take_files(
    data: QueryDict, files: MultiValueDict, user, prefix: str, most: int
) -> dict[int, str]:
    """Store what was sent with the rows of a form; put the words for it into ``data``.

    :returns: row → why its file was refused; what the row held before stays.
    """
    refusals = {}
    for number in range(most):
        upload = files.get(f"{prefix}-{number}-file")
        if upload is None:
            continue
        try:
            stored = store_file(actor=user, upload=upload)
        except FileRefused as refusal:
            refusals[number] = str(refusal)
        else:
            data[f"{prefix}-{number}-kept"] = token_of(stored, user)
            data.pop(f"{prefix}-{number}-without_file", None)
    return refusals
