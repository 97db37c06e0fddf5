"""OpenDocument texts and spreadsheets, built anew from the few members they need."""

import posixpath
from pathlib import Path

from lxml import etree

from . import xmls
from .images import recoded
from .limits import Limits
from .packages import pack, unpack
from .refused import Refused

MIMETYPE = "mimetype"
MANIFEST = "META-INF/manifest.xml"
MIMETYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
PICTURES = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif"}
#: Folders of programs.
PROGRAMS = ("Basic/", "Scripts/", "Dialogs/")
#: Charts and formulas are documents inside the document; other objects are files.
OBJECTS = frozenset(
    {
        "application/vnd.oasis.opendocument.chart",
        "application/vnd.oasis.opendocument.formula",
    }
)
CONTENT = ("content.xml", "styles.xml")
#: Elements that run or fetch something.
ACTIVE = {
    "event-listener": "macros",
    "script": "macros",
    "applet": "embedded",
    "plugin": "embedded",
    "object-ole": "embedded",
    "floating-frame": "outside",
    "dde-source": "outside",
    "dde-connection-decl": "outside",
    "dde-connection": "outside",
    "dde-link": "outside",
    "cell-range-source": "outside",
    "table-source": "outside",
    "section-source": "outside",
    "database-source-sql": "outside",
    "database-source-table": "outside",
    "database-source-query": "outside",
    "connection-resource": "outside",
}
#: Who and when, in remarks and tracked changes.
GOSSIP = frozenset({"creator", "date", "date-string", "creator-initials"})
GOSSIPING = frozenset({"annotation", "change-info"})
#: What may show something of the package.
SHOWING = frozenset(
    {"image", "object", "fill-image", "background-image", "list-level-style-image"}
)
LINKS = ("http://", "https://", "mailto:", "#")
XLINK = "{http://www.w3.org/1999/xlink}href"


def clean(kind: str, folder: Path, limits: Limits) -> dict:
    """Build an OpenDocument file anew.

    :raises Refused: it runs, fetches, hides or holds what cannot be checked.
    """
    members = unpack(folder / "original", limits)
    pack(_rebuilt(kind, members, limits), folder / "clean", first=MIMETYPE)
    return {}


def _rebuilt(kind: str, members: dict[str, bytes], limits: Limits) -> dict[str, bytes]:
    if members.get(MIMETYPE, b"").strip() != MIMETYPES[kind].encode():
        raise Refused("mismatch", extension=kind)
    if any(name.startswith(PROGRAMS) for name in members):
        raise Refused("macros")
    types = _types(members)
    kept: dict[str, bytes] = {}
    _take(kept, members, types, "", limits)
    manifest = _manifest(MIMETYPES[kind], kept, types)
    return {MIMETYPE: MIMETYPES[kind].encode(), **kept, MANIFEST: manifest}


def _types(members: dict[str, bytes]) -> dict[str, str]:
    """Return what the manifest says of each path."""
    root = xmls.parse(members.get(MANIFEST, b""))
    types = {}
    for element in xmls.elements(root):
        if xmls.local(element.tag) == "encryption-data":
            raise Refused("protected")
        values = {xmls.local(key): value for key, value in element.attrib.items()}
        if "full-path" in values:
            types[values["full-path"]] = values.get("media-type", "")
    return types


def _take(kept, members, types, base: str, limits: Limits) -> None:
    """Take a document (``base`` is "" or the folder of a chart) and what it shows."""
    if f"{base}content.xml" not in members:
        raise Refused("damaged")
    for name in CONTENT:
        if f"{base}{name}" in members:
            root = xmls.parse(members[f"{base}{name}"])
            for path in _clean(root):
                _take_shown(kept, members, types, base, path, limits)
            kept[f"{base}{name}"] = xmls.write(root)


def _take_shown(kept, members, types, base, path: str, limits: Limits) -> None:
    name = posixpath.normpath(posixpath.join(base, path))
    ending = name.rpartition(".")[2].lower()
    if name in kept:
        return
    if name in members and ending in PICTURES:
        kept[name] = recoded(members[name], limits)
    elif name in members:
        raise Refused("drawing")
    elif f"{name}/content.xml" in members:
        if base or types.get(f"{name}/") not in OBJECTS:
            raise Refused("embedded")
        _take(kept, members, types, f"{name}/", limits)
    else:
        raise Refused("damaged")


def _clean(root: etree._Element) -> list[str]:
    """Clean one XML member; return the paths inside the package that it shows."""
    _refuse_hidden_tables(root)
    shown = []
    for element in list(xmls.elements(root)):
        name = xmls.local(element.tag)
        if name in ACTIVE:
            raise Refused(ACTIVE[name])
        parent = element.getparent()
        if name in GOSSIP and xmls.local(parent.tag) in GOSSIPING:
            xmls.drop(element)
            continue
        if name == "font-face-uri":
            # A typeface carried along: a program of its own kind, and not needed.
            xmls.drop(element)
            continue
        path = _link(element, name)
        if path:
            shown.append(path)
    return shown


def _link(element: etree._Element, name: str) -> str:
    """Return the path inside the package that an element shows, "" if none.

    :raises Refused: it shows something from outside.
    """
    target = element.get(XLINK, "").strip()
    if not target or target.startswith("#"):
        return ""
    if name == "a":
        if not target.lower().startswith(LINKS):
            element.set(XLINK, "#")
        return ""
    parent = element.getparent()
    replaces = parent is not None and any(
        xmls.local(row.tag) == "object" for row in parent
    )
    if name == "image" and replaces:
        # A stale picture of a chart; whoever opens the document draws it anew.
        xmls.drop(element)
        return ""
    path = target.removeprefix("./")
    if name not in SHOWING or ":" in path or path[:1] in "./":
        raise Refused("outside")
    return path


def _refuse_hidden_tables(root: etree._Element) -> None:
    hidden = set()
    for element in xmls.elements(root):
        values = {xmls.local(key): value for key, value in element.attrib.items()}
        name = xmls.local(element.tag)
        if name == "table-properties" and values.get("display") == "false":
            parent = element.getparent()
            hidden |= {
                value
                for key, value in parent.attrib.items()
                if xmls.local(key) == "name"
            }
        if name == "table" and values.get("style-name") in hidden:
            raise Refused("hidden_sheet")


def _manifest(mimetype: str, kept: dict[str, bytes], types: dict[str, str]) -> bytes:
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    root = etree.Element(f"{{{space}}}manifest", nsmap={"manifest": space})
    root.set(f"{{{space}}}version", "1.3")
    folders = {f"{posixpath.dirname(name)}/" for name in kept if name.endswith(".xml")}
    paths = {"/": mimetype} | {
        path: types[path] for path in sorted(folders - {"/"}) if path in types
    }
    paths |= {name: types.get(name) or _type_of(name) for name in kept}
    for path, media_type in paths.items():
        row = etree.SubElement(root, f"{{{space}}}file-entry")
        row.set(f"{{{space}}}full-path", path)
        row.set(f"{{{space}}}media-type", media_type)
    return xmls.write(root)


def _type_of(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return f"image/{PICTURES[ending]}" if ending in PICTURES else "text/xml"
