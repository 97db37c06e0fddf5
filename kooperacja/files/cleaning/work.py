"""Which kind is cleaned by what."""

from .images import clean_image
from .odf import clean_odf
from .ooxml import clean_ooxml
from .pdfs import clean_pdf
from .texts import clean_csv, clean_txt

WORK = {
    "pdf": clean_pdf,
    "jpeg": clean_image("jpeg"),
    "png": clean_image("png"),
    "docx": clean_ooxml("docx"),
    "xlsx": clean_ooxml("xlsx"),
    "odt": clean_odf("odt"),
    "ods": clean_odf("ods"),
    "csv": clean_csv,
    "txt": clean_txt,
}
