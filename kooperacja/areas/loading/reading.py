"""Opening GeoJSON, GeoPackage, Shapefile, and any of them zipped."""

import zipfile
from pathlib import Path, PurePosixPath

import numpy as np
import pyogrio
import shapely
from django.utils.translation import gettext as _
from pyogrio.errors import DataLayerError, DataSourceError

from .errors import LoadRefused
from .geojson import parse_geojson
from .source import MAX_BYTES, MAX_ROWS, RawRow, Source

JSON_SUFFIXES = {".geojson", ".json"}
VECTOR_SUFFIXES = {".gpkg", ".shp"}
# Reading bytes as this and writing them back loses nothing, so the guess can wait.
LOSSLESS = "ISO-8859-1"
POLISH_WINDOWS = "cp1250"


def read_source(path: Path, *, layer: str = "", encoding: str = "") -> Source:
    """Return the rows of a file; a broken row never hides the others.

    :param layer: which layer of a GeoPackage or member of a zip, where several are.
    :param encoding: of the texts; guessed when empty and the file does not say.
    :raises LoadRefused: missing, unreadable, too large, several layers, no rows.
    """
    if not path.is_file():
        raise LoadRefused(_("There is no file %(path)s.") % {"path": path})
    if path.stat().st_size > MAX_BYTES:
        raise LoadRefused(_("The file is larger than 300 MB."))
    suffix = path.suffix.lower()
    if suffix == ".zip":
        source = _read_zip(path, layer, encoding)
    elif suffix in JSON_SUFFIXES:
        source = parse_geojson(path.read_bytes(), encoding)
    elif suffix in VECTOR_SUFFIXES:
        siblings = {entry.name.lower() for entry in path.parent.iterdir()}
        has_cpg = path.with_suffix(".cpg").name.lower() in siblings
        source = _read_vector(str(path), suffix, layer, encoding, has_cpg)
    else:
        raise LoadRefused(
            _(
                "%(name)s is of a kind that cannot be read. Boundaries come as "
                "GeoJSON, GeoPackage (.gpkg), Shapefile (.shp) or a zip of one."
            )
            % {"name": path.name}
        )
    if not source.rows:
        raise LoadRefused(_("The file holds no rows."))
    return source


def _read_zip(path: Path, layer: str, encoding: str) -> Source:
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist()]
            if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
                raise LoadRefused(_("The zip unpacks to more than 300 MB."))
            member = _choose_member(names, layer)
            suffix = PurePosixPath(member).suffix.lower()
            if suffix in JSON_SUFFIXES:
                return parse_geojson(archive.read(member), encoding)
    except (zipfile.BadZipFile, RuntimeError, OSError) as error:
        raise LoadRefused(_("The zip is damaged or locked.")) from error
    lower = {name.lower() for name in names}
    has_cpg = str(PurePosixPath(member).with_suffix(".cpg")).lower() in lower
    dsn = f"/vsizip/{{{path.resolve()}}}/{member}"
    return _read_vector(dsn, suffix, "", encoding, has_cpg)


def _choose_member(names: list[str], layer: str) -> str:
    members = [
        name
        for name in names
        if PurePosixPath(name).suffix.lower() in VECTOR_SUFFIXES | JSON_SUFFIXES
        and not name.startswith("__MACOSX")
    ]
    if not members:
        raise LoadRefused(
            _("The zip holds no boundaries (.shp, .gpkg or .geojson is looked for).")
        )
    by_stem = {PurePosixPath(name).stem: name for name in members}
    return by_stem[_choose_layer(list(by_stem), layer)]


def _choose_layer(layers: list[str], wanted: str) -> str:
    if wanted and wanted not in layers or not wanted and len(layers) > 1:
        raise LoadRefused(
            _("Say with --layer which one to read: %(layers)s.")
            % {"layers": ", ".join(layers)}
        )
    return wanted or layers[0]


def _read_vector(
    dsn: str, suffix: str, layer: str, encoding: str, has_cpg: bool
) -> Source:
    guess = suffix == ".shp" and not has_cpg and not encoding
    try:
        names = [str(name) for name, kind in pyogrio.list_layers(dsn) if kind]
        chosen = _choose_layer(names, layer) if names else None
        count = pyogrio.read_info(dsn, layer=chosen, force_feature_count=True)
        if count["features"] > MAX_ROWS:
            raise LoadRefused(_("The file holds more than 20,000 rows."))
        meta, _fids, shapes, columns = pyogrio.raw.read(
            dsn, layer=chosen, encoding=LOSSLESS if guess else encoding or None
        )
    except (DataSourceError, DataLayerError, UnicodeError, ValueError) as error:
        raise LoadRefused(
            _(
                "The file cannot be read: it is damaged, or parts of it are missing "
                "(a Shapefile is at least .shp, .shx and .dbf)."
            )
        ) from error
    if shapes is None:
        raise LoadRefused(_("The file holds a table without outlines."))
    decode, notes = _decoder(meta, columns) if guess else (str, [])
    fields = [decode(name) for name in meta["fields"]]
    values = [_plain_values(column, decode) for column in columns]
    rows = [
        _row(number, dict(zip(fields, cells, strict=True)), shape)
        for number, (shape, *cells) in enumerate(zip(shapes, *values, strict=True), 1)
    ]
    return Source(rows=rows, fields=fields, crs=meta["crs"] or "", notes=notes)


def _decoder(meta, columns):
    """Guess the encoding of a Shapefile that does not say: UTF-8, else Windows."""
    texts = [*meta["fields"]]
    for column in columns:
        texts.extend(value for value in column.tolist() if isinstance(value, str))
    raw = b"\n".join(text.encode(LOSSLESS) for text in texts)
    if raw.isascii():
        return str, []
    try:
        raw.decode()
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = POLISH_WINDOWS
    note = _(
        "The file does not say how its letters are written; read as %(encoding)s."
    ) % {"encoding": encoding}

    def decode(text: str) -> str:
        return text.encode(LOSSLESS).decode(encoding, errors="replace")

    return decode, [note]


def _plain_values(column, decode) -> list:
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    return [decode(value) if isinstance(value, str) else value for value in values]


def _row(number: int, properties: dict, shape: bytes | None) -> RawRow:
    if shape is None:
        return RawRow(number, properties, problem=_("it has no outline"))
    geometry = shapely.from_wkb(shape, on_invalid="ignore")
    problem = "" if geometry is not None else _("its outline cannot be read")
    return RawRow(number, properties, geometry, problem)
