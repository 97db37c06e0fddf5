"""Word and Excel documents, built anew from the parts they need.

The walk starts where a reader starts, at the relationships of the package; what it
never reaches is not in the new document.
"""

import posixpath
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from . import xmls
from .images import recoded
from .limits import Limits
from .ooxml_parts import GONE, KEPT, MAIN, REFUSED
from .ooxml_words import clean_words
from .packages import pack, unpack
from .refused import Refused

TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
RELATION_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
PICTURES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif"}
LINKS = ("http://", "https://", "mailto:", "tel:", "#")
#: Elements that live on without what they point to: with text or settings of their own.
OUTLIVE = frozenset(
    {
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}hyperlink",
        "{http://purl.oclc.org/ooxml/wordprocessingml/main}hyperlink",
        "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}pageSetup",
        "{http://purl.oclc.org/ooxml/spreadsheetml/main}pageSetup",
    }
)
#: Lists that may not be there without an item.
LISTS = frozenset({"hyperlinks", "customProperties"})


def clean(kind: str, folder: Path, limits: Limits) -> dict:
    """Build a Word or Excel document anew.

    :raises Refused: it runs, fetches, hides or holds what cannot be checked.
    """
    document = _Document(kind, unpack(folder / "original", limits), limits)
    pack(document.rebuilt(), folder / "clean")
    return {}


class _Document:
    """A document while it is being rebuilt."""

    def __init__(self, kind: str, members: dict[str, bytes], limits: Limits) -> None:
        self.kind, self.members, self.limits = kind, members, limits
        self.parts: dict[str, bytes] = {}
        self.types = _content_types(self._member(TYPES))

    def rebuilt(self) -> dict[str, bytes]:
        """Return the members of the new package."""
        self._take_relations("", None)
        main = [name for name in self.parts if self.types.of(name) == MAIN[self.kind]]
        if len(main) != 1:
            macros = any("macroEnabled" in value for value in self.types.all())
            extension = self.kind
            raise (
                Refused("macros")
                if macros
                else Refused("mismatch", extension=extension)
            )
        return {TYPES: self.types.for_parts(self.parts)} | self.parts

    def _take(self, name: str) -> None:
        if name in self.parts:
            return
        content = self._member(name)
        ending = name.rpartition(".")[2].lower()
        if ending in PICTURES:
            self.parts[name] = recoded(content, self.limits)
        elif ending in ("xml", "vml"):
            # Said to be there before it is read: parts point to each other in circles.
            self.parts[name] = b""
            root = xmls.parse(content)
            self._take_relations(name, root)
            clean_words(root, self.kind)
            self.parts[name] = xmls.write(root)
        else:
            raise Refused("drawing")

    def _take_relations(self, source: str, root: etree._Element | None) -> None:
        """Follow the relationships of a part ("" for the package); write the kept."""
        name = _relations_of(source)
        if name not in self.members:
            return
        relations = xmls.parse(self.members[name])
        for relation in list(xmls.elements(relations))[1:]:
            if not self._keeps(relation, source, root):
                xmls.drop(relation)
        if len(relations):
            self.parts[name] = xmls.write(relations)

    def _keeps(self, relation, source: str, root: etree._Element | None) -> bool:
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in REFUSED:
            raise Refused(REFUSED[kind])
        pointing = _pointing(root, relation.get("Id", ""))
        if kind in GONE or kind not in KEPT:
            if pointing and kind not in GONE:
                raise Refused("strange")
            for element, attribute in pointing:
                _unpoint(element, attribute)
            return False
        if relation.get("TargetMode") == "External":
            return _is_plain_link(kind, relation.get("Target", ""), pointing)
        self._take(_resolved(source, relation.get("Target", "")))
        return True

    def _member(self, name: str) -> bytes:
        if name not in self.members:
            raise Refused("damaged")
        return self.members[name]


def _is_plain_link(kind: str, target: str, pointing) -> bool:
    if kind != "hyperlink":
        raise Refused("outside")
    if target.strip().lower().startswith(LINKS):
        return True
    # A way to a file on somebody's disk: the words stay, the way goes.
    for element, attribute in pointing:
        _unpoint(element, attribute)
    return False


def _pointing(root: etree._Element | None, relation_id: str) -> list[tuple]:
    """Return (element, attribute) of everything in a part that names a relation."""
    if root is None:
        return []
    return [
        (element, attribute)
        for element in xmls.elements(root)
        for attribute, value in element.attrib.items()
        if value == relation_id and attribute.startswith(RELATION_ID)
    ]


def _unpoint(element: etree._Element, attribute: str) -> None:
    if element.tag in OUTLIVE:
        element.attrib.pop(attribute)
        return
    parent = element.getparent()
    xmls.drop(element)
    if parent is not None and xmls.local(parent.tag) in LISTS and not len(parent):
        xmls.drop(parent)


def _relations_of(source: str) -> str:
    if not source:
        return ROOT_RELATIONS
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(source: str, target: str) -> str:
    base = "/" + posixpath.dirname(source)
    path = posixpath.normpath(posixpath.join(base, unquote(target)))
    return path.lstrip("/")


class _ContentTypes:
    """What each part says it is."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        rows = list(xmls.elements(root))[1:]
        self.by_name = {
            row.get("PartName", "").lstrip("/"): row.get("ContentType", "")
            for row in rows
            if xmls.local(row.tag) == "Override"
        }
        self.by_ending = {
            row.get("Extension", "").lower(): row.get("ContentType", "")
            for row in rows
            if xmls.local(row.tag) == "Default"
        }

    def of(self, name: str) -> str:
        """Return the content type of a part."""
        ending = name.rpartition(".")[2].lower()
        return self.by_name.get(name) or self.by_ending.get(ending, "")

    def all(self) -> list[str]:
        """Return every content type that is stated."""
        return [*self.by_name.values(), *self.by_ending.values()]

    def for_parts(self, parts: dict[str, bytes]) -> bytes:
        """Return the list for the parts that stay."""
        endings = {name.rpartition(".")[2].lower() for name in parts}
        for row in list(xmls.elements(self.root))[1:]:
            name = row.get("PartName", "").lstrip("/")
            ending = row.get("Extension", "").lower()
            if name not in parts and ending not in endings:
                xmls.drop(row)
        return xmls.write(self.root)


def _content_types(content: bytes) -> _ContentTypes:
    return _ContentTypes(xmls.parse(content))
