"""Comparing a register with what is stored, and writing the difference.

One COPY into a table of the transaction, then sentences of SQL: a hundred thousand
rows take seconds. A dry run does the same and takes everything back.
"""

import io
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs
from kooperacja.audit.log import record

from ..models import Address, Area, Street, StreetName
from ..wording import fold_street
from .rows import Row

verbs.register(
    {"area.addresses_loaded": _("%(actor)s loaded the addresses of %(target)s.")}
)

COLUMNS = "key, street_id, number, number_value, postal_code, register_code"
_INCOMING = """
CREATE TEMPORARY TABLE areas_incoming (
    key text PRIMARY KEY, street_id bigint, number text, number_value integer,
    postal_code text, register_code text, x double precision, y double precision
) ON COMMIT DROP
"""
_COPY = f"COPY areas_incoming ({COLUMNS}, x, y) FROM STDIN"
#: A point that moved by less than about a millimetre has not moved.
_DIFFERS = """
(a.street_id, a.number, a.postal_code, a.register_code, a.source, a.is_synthetic)
IS DISTINCT FROM
(i.street_id, i.number, i.postal_code, i.register_code, %(source)s, %(synthetic)s)
OR abs(ST_X(a.point) - i.x) > 1e-8 OR abs(ST_Y(a.point) - i.y) > 1e-8
"""
_COUNT = f"""
SELECT count(*) FILTER (WHERE a.key IS NULL),
       count(*) FILTER (WHERE a.key IS NOT NULL AND ({_DIFFERS})),
       count(*)
FROM areas_incoming i LEFT JOIN areas_address a USING (key)
"""  # noqa: S608 - constants of this module
_WRITE = f"""
INSERT INTO areas_address AS stored ({COLUMNS}, point, source, is_synthetic)
SELECT i.key, i.street_id, i.number, i.number_value, i.postal_code, i.register_code,
       ST_SetSRID(ST_MakePoint(i.x, i.y), 4326), %(source)s, %(synthetic)s
FROM areas_incoming i LEFT JOIN areas_address a USING (key)
WHERE a.key IS NULL OR {_DIFFERS}
ON CONFLICT (key) DO UPDATE SET
    street_id = excluded.street_id, number = excluded.number,
    number_value = excluded.number_value, postal_code = excluded.postal_code,
    register_code = excluded.register_code, point = excluded.point,
    source = excluded.source, is_synthetic = excluded.is_synthetic
"""  # noqa: S608 - constants of this module
_UNSEEN = """
FROM areas_address a
WHERE NOT EXISTS (SELECT FROM areas_incoming i WHERE i.key = a.key)
"""
_SHELVE = """
INSERT INTO shelf_address (street, locality, folded, former_name, number, number_value,
                           postal_code, point, is_synthetic)
SELECT s.name, s.locality, n.folded, CASE WHEN n.is_former THEN n.name ELSE '' END,
       a.number, a.number_value, a.postal_code, a.point, a.is_synthetic
FROM areas_address a
JOIN areas_street s ON s.id = a.street_id
JOIN areas_streetname n ON n.street_id = s.id
ORDER BY n.folded, a.number_value
"""


@dataclass(frozen=True)
class Outcome:
    """How many addresses are new, changed, the same, and stored but not in the file."""

    new: int
    changed: int
    same: int
    unseen: int


def synchronise(
    rows: list[Row],
    *,
    city: Area,
    source: str,
    commit: bool,
    remove_unseen: bool = False,
    is_synthetic: bool = False,
) -> Outcome:
    """Bring the stored register up to date with usable rows, placed in WGS 84.

    Without ``commit`` everything is taken back and only counted.
    """
    rows = [row for row in rows if row.is_usable]
    values = {"source": source, "synthetic": is_synthetic}
    with transaction.atomic():
        streets = _streets(rows)
        with connection.cursor() as cursor:
            cursor.execute(_INCOMING)
            cursor.copy_expert(_COPY, _as_text(rows, streets))
            cursor.execute(_COUNT, values)
            new, changed, total = cursor.fetchone()
            cursor.execute(f"SELECT count(*) {_UNSEEN}")  # noqa: S608 - a constant
            (unseen,) = cursor.fetchone()
            outcome = Outcome(new, changed, total - new - changed, unseen)
            cursor.execute(_WRITE, values)
            if remove_unseen:
                cursor.execute(f"DELETE {_UNSEEN}")  # noqa: S608 - a constant
            # Tables of a transaction outlive a savepoint: tests and the demo.
            cursor.execute("DROP TABLE areas_incoming")
        Street.objects.filter(addresses__isnull=True).delete()
        if new or changed or remove_unseen and unseen:
            shelve_addresses()
            _log(city, outcome, remove_unseen)
        transaction.set_rollback(not commit)
    return outcome


def shelve_addresses() -> None:
    """Lay the register on the public shelf, a row for each name of a street."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM shelf_address")
        cursor.execute(_SHELVE)


def _log(city: Area, outcome: Outcome, remove_unseen: bool) -> None:
    after = Address.objects.count()
    gone = outcome.unseen if remove_unseen else 0
    record(
        actor=None,
        verb="area.addresses_loaded",
        target=city,
        changes={"addresses": [after - outcome.new + gone, after]},
    )


def _streets(rows: list[Row]) -> dict[tuple[str, str], int]:
    """Return the number of each street by folded name and locality; add what is new.

    Two spellings of one street are one street, by the name that came first.
    """
    known = {
        (folded, locality): street
        for folded, locality, street in StreetName.objects.filter(
            is_former=False
        ).values_list("folded", "street__locality", "street_id")
    }
    spelling: dict[tuple[str, str], str] = {}
    former: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        place = (row.folded, row.locality)
        spelling.setdefault(place, row.street)
        for name in row.former:
            former.setdefault(place, {}).setdefault(fold_street(name), name)
    fresh = [place for place in spelling if place not in known]
    made = Street.objects.bulk_create(
        [Street(name=spelling[place], locality=place[1]) for place in fresh]
    )
    known |= {place: street.pk for place, street in zip(fresh, made, strict=True)}
    names = [
        StreetName(street_id=known[place], name=spelling[place], folded=place[0])
        for place in fresh
    ] + [
        StreetName(street_id=known[place], name=name, folded=folded, is_former=True)
        for place, others in former.items()
        for folded, name in others.items()
        if folded != place[0]
    ]
    StreetName.objects.bulk_create(names, ignore_conflicts=True)
    return known


def _as_text(rows: list[Row], streets: dict) -> io.StringIO:
    """Return rows in the text form of COPY."""
    lines = io.StringIO()
    for row in rows:
        cells = (
            row.key,
            streets[row.folded, row.locality],
            row.number,
            row.value,
            row.postal,
            row.code,
            repr(row.x),
            repr(row.y),
        )
        lines.write("\t".join(str(cell).replace("\\", "\\\\") for cell in cells) + "\n")
    lines.seek(0)
    return lines
