"""PDF: written anew with nothing that acts and nothing that tells on its author.

Saving anew leaves only what the pages reach: no earlier versions of a page, nothing
before the head or behind the end.
"""

import base64
import zlib
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from .limits import Limits
from .pictures_inside import bare_jpeg, bare_jpeg2000
from .refused import Refused
from .word_lists import words_of

#: Keys that go wherever they stand: words about the document, things that act on
#: their own, files inside the file. (ISO 32000-1, 7.7, 12.6, 14.3, 14.5)
GONE = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AA",
    "/OpenAction",
    "/AF",
    "/EF",
    "/XFA",
    "/Thumb",
    "/Collection",
    "/Perms",
    "/DSS",
    "/Legal",
    "/SpiderInfo",
    "/RichMediaContent",
)
#: What a link may do.
HARMLESS = frozenset({"/URI", "/GoTo"})
SCHEMES = ("http://", "https://", "mailto:")
#: What may lie on a page. Films, sounds, attachments and 3-D scenes may not.
ANNOTATIONS = words_of(
    "/Link /Text /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight "
    "/Underline /Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /Widget"
)
#: Who wrote a remark, and when.
AUTHORSHIP = ("/T", "/M", "/CreationDate", "/NM", "/RC", "/Subj")
DEEPEST = 60
MOST_OBJECTS = 300_000


def clean(kind: str, folder: Path, limits: Limits) -> dict:
    """Write a PDF anew; return its number of pages.

    :raises Refused: protected by a password, too long, or a form without pages.
    """
    try:
        pdf = pikepdf.open(folder / "original")
    except pikepdf.PasswordError as error:
        raise Refused("protected") from error
    with pdf:
        if pdf.is_encrypted:
            raise Refused("protected")
        count = len(pdf.pages)
        if not count or "/NeedsRendering" in pdf.Root:
            raise Refused("damaged")
        if count > limits.pages:
            raise Refused("pages", limit=limits.pages)
        _clean(pdf, limits)
        pdf.save(
            folder / "clean",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return {"pages": count}


def _clean(pdf: Pdf, limits: Limits) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        _drop(names, [key for key in names if key != "/Dests"])
    for page in pdf.pages:
        _clean_page(page.obj)
    objects = pdf.objects
    if len(objects) > MOST_OBJECTS:
        raise Refused("too_hard")
    for item in objects:
        _walk(item, 0)
        if isinstance(item, Stream) and item.get("/Subtype") == "/Image":
            _bare_picture(item, limits)


def _walk(item: Object, depth: int) -> None:
    """Clean an object and what stands in it directly, not what it points to."""
    if depth > DEEPEST:
        raise Refused("too_hard")
    if isinstance(item, Dictionary | Stream):
        _clean_dictionary(item)
        children = [item.get(key) for key in item]
    elif isinstance(item, Array):
        children = list(item)
    else:
        return
    for child in children:
        if isinstance(child, Object) and not child.is_indirect:
            _walk(child, depth + 1)


def _clean_dictionary(item: Dictionary | Stream) -> None:
    _drop(item, GONE)
    for key in ("/A", "/PA"):
        if key not in item:
            continue
        if not _is_harmless(item[key]):
            del item[key]
        elif isinstance(item[key], Dictionary) and "/S" in item[key]:
            _drop(item[key], ["/Next"])
    # Whose signature, with a certificate that may hold the PESEL number; the stamp that
    # people see stays. Writing anew would make the signature invalid anyway.
    if item.get("/FT") == "/Sig":
        _drop(item, ["/V"])


def _is_harmless(action: object) -> bool:
    if not isinstance(action, Dictionary) or "/S" not in action:
        # Attributes of the structure of a text have the same key.
        return True
    if str(action["/S"]) not in HARMLESS:
        return False
    if "/URI" not in action:
        return True
    return str(action["/URI"]).strip().lower().startswith(SCHEMES)


def _clean_page(page: Dictionary) -> None:
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        _drop(page, ["/Annots"])
        return
    kept = []
    for annotation in annotations:
        if not isinstance(annotation, Dictionary):
            continue
        kind = str(annotation.get("/Subtype", ""))
        if kind not in ANNOTATIONS:
            continue
        # A field of a form keeps its name, which has the same key as an author.
        _drop(annotation, ["/M"] if kind in ("/Widget", "/Link") else AUTHORSHIP)
        kept.append(annotation)
    page["/Annots"] = Array(kept)


def _bare_picture(picture: Stream, limits: Limits) -> None:
    filters = picture.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, Array) else []
    names = names or [str(filters)]
    if names[-1] not in ("/DCTDecode", "/JPXDecode"):
        return
    content = picture.read_raw_bytes()
    for name in names[:-1]:
        content = _unwrapped(content, name, limits)
    strip = bare_jpeg if names[-1] == "/DCTDecode" else bare_jpeg2000
    parameters = picture.get("/DecodeParms")
    if isinstance(parameters, Array):
        parameters = parameters[-1] if len(parameters) else None
    picture.write(strip(content), filter=Name(names[-1]), decode_parms=parameters)


def _unwrapped(content: bytes, name: str, limits: Limits) -> bytes:
    """Return what one of the filters around a picture holds.

    :raises Refused: a filter nobody puts around a picture, or a bomb.
    """
    if name == "/ASCII85Decode":
        return base64.a85decode(content.strip().removesuffix(b"~>"))
    if name != "/FlateDecode":
        raise Refused("strange")
    reader = zlib.decompressobj()
    plain = reader.decompress(content, limits.unpacked)
    if reader.unconsumed_tail:
        raise Refused("too_hard")
    return plain


def _drop(item: Dictionary | Stream, keys) -> None:
    for key in keys:
        if key in item:
            del item[key]
