"""Which kind is cleaned by what; each module has ``clean(kind, folder, limits)``."""

from importlib import import_module
from pathlib import Path

from .limits import Limits

MODULES = {
    "pdf": "pdfs",
    "jpeg": "images",
    "png": "images",
    "docx": "ooxml",
    "xlsx": "ooxml",
    "odt": "odf",
    "ods": "odf",
    "csv": "texts",
    "txt": "texts",
}


def clean(kind: str, folder: Path, limits: Limits) -> dict:
    """Clean ``folder/original`` into ``folder/clean``; return the facts found.

    Only the libraries of this kind are loaded: the less there is, the less can fall.

    :raises Refused: the file is not taken in.
    """
    module = import_module(f".{MODULES[kind]}", __package__)
    return module.clean(kind, folder, limits)
