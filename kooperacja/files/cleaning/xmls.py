"""XML inside documents: read without entities, changed, written."""

from lxml import etree

from .refused import Refused


def parse(content: bytes) -> etree._Element:
    """Return the root of a document.

    :raises Refused: no XML, or with a document type, which office files never have and
        bombs and foreign entities need.
    """
    # Before anything is expanded; what hides behind another alphabet is caught below.
    if b"<!DOCTYPE" in content:
        raise Refused("strange")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused("damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("strange")
    return root


def write(root: etree._Element) -> bytes:
    """Return the document as bytes; prefixes stay, because Office refers to them."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2]


def elements(root: etree._Element):
    """Yield every element in document order."""
    yield from root.iter(etree.Element)


def drop(element: etree._Element) -> None:
    """Take an element out; the text that follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
