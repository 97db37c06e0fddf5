"""What a file is by its first bytes, not by its name or by what a browser says."""

from .kinds import KINDS

#: The longest stretch looked at.
HEAD = 4096

#: (offset, bytes, what it is). What it is is a kind, "zip", or the code of a refusal.
SIGNATURES = (
    (0, b"%PDF-", "pdf"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "archive"),
    (0, b"PK\x07\x08", "archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (0, b"{\\rtf", "old_office"),
    (0, b"GIF8", "picture_other"),
    (0, b"BM", "picture_other"),
    (0, b"II*\0", "picture_other"),
    (0, b"MM\0*", "picture_other"),
    (0, b"8BPS", "picture_other"),
    (0, b"\0\0\1\0", "picture_other"),
    (0, b"\xff\x0a", "picture_other"),
    (8, b"WEBP", "picture_other"),
    (8, b"AVI ", "film"),
    (8, b"WAVE", "film"),
    (4, b"ftypheic", "picture_other"),
    (4, b"ftypheix", "picture_other"),
    (4, b"ftypmif1", "picture_other"),
    (4, b"ftypavif", "picture_other"),
    (4, b"ftyp", "film"),
    (0, b"ID3", "film"),
    (0, b"OggS", "film"),
    (0, b"\x1aE\xdf\xa3", "film"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"#!", "program"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (0, b"Rar!", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ", "archive"),
    (0, b"\x28\xb5\x2f\xfd", "archive"),
    (257, b"ustar", "archive"),
)
#: How marked-up text begins, in lower case, after blanks.
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body")
MARKS_OF_ORDER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: Text that is a letter or a calendar, whatever it is called.
LETTERS = (b"begin:vcalendar", b"begin:vcard", b"return-path:", b"mime-version:")

#: Endings that deserve a better sentence than "not of this kind".
REFUSED_ENDINGS = {
    ending: code
    for code, endings in {
        "page": "html htm xhtml xht svg svgz xml mht mhtml",
        "program": "exe dll com scr bat cmd ps1 vbs js jar sh py msi apk lnk elf php",
        "archive": "zip rar 7z gz tgz tar bz2 xz zst",
        "old_office": "doc xls ppt rtf dot xlt",
        "office_other": "pptx ppsx odp odg odf vsdx pages numbers key",
        "macros": "docm xlsm dotm xltm xlsb pptm",
        "picture_other": "gif webp tif tiff bmp heic heif avif ico psd jxl",
        "film": "mp4 mov avi mkv webm mp3 wav ogg m4a 3gp",
        "letter": "eml msg ics vcf",
    }.items()
    for ending in endings.split()
}


def look(head: bytes) -> str:
    """Return what the first bytes say: a kind, "zip", "text", or why it is refused."""
    for offset, signature, meaning in SIGNATURES:
        if head.startswith(signature, offset):
            return meaning
    words = head
    for mark in MARKS_OF_ORDER:
        words = words.removeprefix(mark)
    words = words.replace(b"\0", b"").lstrip().lower()
    if words.startswith(MARKUP):
        return "page"
    if words.startswith(LETTERS):
        return "letter"
    return "text"


def judge(seen: str, extension: str) -> tuple[str, str]:
    """Return (kind, "") where bytes and ending agree, else ("", code of the refusal).

    ``seen`` comes from `look`. A zip or a text is believed to be the kind its ending
    names until the cleaning has parsed it as such.
    """
    stated = next(
        (kind.name for kind in KINDS.values() if extension in kind.extensions), ""
    )
    if seen == "zip":
        agrees = stated in ("docx", "xlsx", "odt", "ods")
        refusal = REFUSED_ENDINGS.get(extension, "archive")
    elif seen == "text":
        agrees = stated in ("csv", "txt")
        refusal = "unknown"
    elif seen in KINDS:
        agrees, refusal = stated == seen, "mismatch"
    elif seen == "old_office" and stated:
        # Office wraps what it encrypts into the old container.
        return "", "protected"
    else:
        return "", seen
    if agrees:
        return stated, ""
    if not extension:
        return "", "no_extension"
    return "", REFUSED_ENDINGS.get(extension) or ("mismatch" if stated else refusal)
