"""Names of files as people gave them: kept readable, never trusted.

A name is a label shown to those who may read the file. It never becomes a path.
"""

import re
import unicodedata

from .kinds import Kind

LONGEST = 100
# Windows gives these to devices, with any ending.
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
# Letters and digits of any language, and the few signs that mean nothing to a shell,
# to HTML or to a header.
UNSAFE = re.compile(r"[^\w \-.,()+]")


def extension_of(name: str) -> str:
    """Return the last ending in lower case, "" where there is none."""
    _, dot, ending = _last_part(name).rstrip(". ").rpartition(".")
    return ending.lower() if dot else ""


def safe_name(name: str, kind: Kind) -> str:
    """Return a readable name that ends with the extension of the kind, and once.

    Folders, control and direction signs, emoji, leading dots and names Windows reserves
    are taken out; what remains of nothing is "plik".
    """
    words = _last_part(name)
    stem = words.rstrip(". ").rpartition(".")[0] or words
    # Compatible forms are one: a full-width solidus is a solidus.
    stem = _last_part(unicodedata.normalize("NFKC", stem))
    stem = UNSAFE.sub("_", stem)
    stem = re.sub(r"_{2,}", "_", stem).replace(".", "_").strip("._ -")
    if not stem.strip("_") or RESERVED.fullmatch(stem):
        stem = f"plik_{stem}".rstrip("_")
    return f"{stem[:LONGEST].rstrip('._ -')}.{kind.extension}"


def _last_part(name: str) -> str:
    kept = "".join(
        character
        for character in name
        # Cc control, Cf direction and joiners, Cs halves of pairs.
        if unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return re.split(r"[/\\]", kept)[-1].strip()
