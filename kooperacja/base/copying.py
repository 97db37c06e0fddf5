"""Writing very many rows by COPY, where an INSERT is prepared value by value."""

import io
import json
from collections.abc import Callable, Iterable, Sequence

from django.contrib.gis.db.models import GeometryField
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_IN_ARRAY = str.maketrans({"\\": "\\\\", '"': '\\"'})
NULL = "\\N"


def copy_rows(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write rows of one model.

    Like ``bulk_create`` no signal is sent; unlike it no row learns its number, unless
    `number_rows` has given it one. The rows a foreign key points to are stored.
    """
    rows = list(rows)
    if not rows:
        return
    is_numbered = rows[0].pk is not None
    columns = [
        column for column in model._meta.concrete_fields if _is_said(column, rows[0])
    ]
    relations = [column for column in columns if column.is_relation]
    readers = [_reader_of(column) for column in columns]
    lines = io.StringIO()
    for row in rows:
        for column in relations:
            _take_number(row, column)
        lines.write("\t".join(read(row) for read in readers) + "\n")
        if is_numbered:
            row._state.adding, row._state.db = False, connection.alias
    _copy(model, [column.column for column in columns], lines)


def number_rows(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Give new rows their numbers, so that others can point to them."""
    key = model._meta.pk
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s))"
            " FROM generate_series(1, %s)",
            [model._meta.db_table, key.column, len(rows)],
        )
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = number


def copy_pairs(
    model: type[models.Model], columns: Sequence[str], pairs: Iterable[tuple[int, int]]
) -> None:
    """Write the rows of a table that joins two others, by their numbers."""
    lines = io.StringIO("".join(f"{one}\t{other}\n" for one, other in pairs))
    _copy(model, columns, lines)


def _copy(
    model: type[models.Model], columns: Sequence[str], lines: io.StringIO
) -> None:
    lines.seek(0)
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN", lines
        )


def _is_said(column: models.Field, row: models.Model) -> bool:
    """Whether the rows say this column; the database fills in the others."""
    value = getattr(row, column.attname)
    if column.primary_key:
        return value is not None
    return not isinstance(value, DatabaseDefault)


def _take_number(row: models.Model, column: models.Field) -> None:
    """Let a foreign key know the number its row was given after it was set."""
    if getattr(row, column.attname) is None and column.is_cached(row):
        target = column.get_cached_value(row)
        if target is not None:
            setattr(row, column.attname, target.pk)


def _reader_of(column: models.Field) -> Callable[[models.Model], str]:
    """Return what makes the text of a column out of a row."""
    as_text = next(
        (
            write
            for kind, write in (
                (GeometryField, _geometry),
                (ArrayField, _array),
                (models.JSONField, _json),
            )
            if isinstance(column, kind)
        ),
        _text,
    )
    if getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False):
        return lambda row: as_text(column.pre_save(row, add=True))
    name = column.attname

    def read(row: models.Model) -> str:
        value = getattr(row, name)
        return NULL if value is None else as_text(value)

    return read


def _text(value: object) -> str:
    return str(value).translate(_ESCAPES) if isinstance(value, str) else str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


def _array(values: Iterable[object]) -> str:
    """Return a list of texts as PostgreSQL writes it."""
    parts = ",".join(f'"{str(value).translate(_IN_ARRAY)}"' for value in values)
    return f"{{{parts}}}".translate(_ESCAPES)


def _geometry(value) -> str:
    return value.hexewkb.decode()
