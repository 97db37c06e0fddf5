"""What kinds of files the portal takes in: few, and each can be made harmless.

A kind is named by its own word; the extension a file arrives with has to agree with
what is in it. Nothing here needs Django, because the cleaning process reads it too.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of file: what its name ends with, and what it is served as."""

    name: str
    extensions: tuple[str, ...]
    content_type: str

    @property
    def extension(self) -> str:
        """The ending a stored file of this kind is given."""
        return self.extensions[0]


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", ("pdf",), "application/pdf"),
        Kind("jpeg", ("jpg", "jpeg", "jpe"), "image/jpeg"),
        Kind("png", ("png",), "image/png"),
        Kind("docx", ("docx",), f"{_OFFICE}wordprocessingml.document"),
        Kind("xlsx", ("xlsx",), f"{_OFFICE}spreadsheetml.sheet"),
        Kind("odt", ("odt",), f"{_OPEN}text"),
        Kind("ods", ("ods",), f"{_OPEN}spreadsheet"),
        # A browser that was tricked into showing them inline shows letters.
        Kind("csv", ("csv",), "text/plain; charset=utf-8"),
        Kind("txt", ("txt",), "text/plain; charset=utf-8"),
    )
}
IMAGES = frozenset({"jpeg", "png"})
EXTENSIONS = {
    extension: kind for kind in KINDS.values() for extension in kind.extensions
}

#: What a file chooser offers; a hint for people, never a check.
ACCEPT = ",".join(f".{extension}" for extension in EXTENSIONS)
