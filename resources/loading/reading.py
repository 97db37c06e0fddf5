"""Opening a directory, of whatever kind it is."""

from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.files.tables import ZIP_MARK

from ..hsds.reading import (
    is_document,
    is_package,
    names_in_zip,
    read_folder,
    read_text,
    read_zip,
)
from .ohana import read_ohana
from .ohana_tables import FILES, files_in_zip
from .places import Box
from .records import DirectoryRefused, Reading
from .tables import read_geojson, read_table

MOST_BYTES: Final = 100_000_000
SUFFIXES: Final = (".csv", ".txt", ".tsv", ".xlsx", ".geojson", ".json", ".zip")


def read_path(
    path: Path,
    *,
    box: Box | None = None,
    said: dict[str, str] | None = None,
    encoding: str = "",
    divider: str = "",
) -> Reading:
    """Return what a file, or a folder of tables, holds; see `read_content`.

    :raises DirectoryRefused: missing, too large, or of no known kind.
    """
    if path.is_dir():
        if is_package(file.name for file in path.iterdir()):
            return read_folder(path, today=timezone.localdate())
        files = {name: path / name for name in FILES if (path / name).is_file()}
        if sum(file.stat().st_size for file in files.values()) > MOST_BYTES:
            raise DirectoryRefused(_("The file is larger than 100 MB."))
        return read_ohana(
            {name: file.read_bytes() for name, file in files.items()}, box=box
        )
    if not path.is_file():
        raise DirectoryRefused(_("There is no file %(path)s.") % {"path": path})
    if path.stat().st_size > MOST_BYTES:
        raise DirectoryRefused(_("The file is larger than 100 MB."))
    return read_content(
        path.read_bytes(),
        name=path.name,
        box=box,
        said=said,
        encoding=encoding,
        divider=divider,
    )


def read_content(
    content: bytes,
    *,
    name: str,
    box: Box | None = None,
    said: dict[str, str] | None = None,
    encoding: str = "",
    divider: str = "",
) -> Reading:
    """Return what a file holds: a table, GeoJSON, HSDS, or Ohana tables in a zip.

    :param name: the name of the file; its ending says what is in it.
    :param box: the city's, against which coordinates are judged.
    :raises DirectoryRefused: of no known kind, or without what is needed.
    :raises TableRefused: a table that cannot be read.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise DirectoryRefused(
            _(
                "%(name)s is of a kind that cannot be read. Resources come as CSV, "
                "TXT, XLSX, GeoJSON, HSDS JSON, or a zip of Ohana tables."
            )
            % {"name": name}
        )
    if suffix == ".zip":
        if not content.startswith(ZIP_MARK):
            raise DirectoryRefused(_("This zip cannot be opened."))
        if is_package(names_in_zip(content)):
            return read_zip(content, name, today=timezone.localdate())
        return read_ohana(files_in_zip(content), box=box)
    if suffix == ".json" and is_document(content):
        return read_text(content, name, today=timezone.localdate())
    if suffix in (".geojson", ".json"):
        return read_geojson(content, file=name, box=box)
    return read_table(
        content, file=name, box=box, said=said, encoding=encoding, divider=divider
    )
