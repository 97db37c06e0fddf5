"""Which column of a table holds what, by the names that registers give them."""

import re
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from kooperacja.base.search import FOLD

from ..loading.errors import LoadRefused
from .table import HEADER_WITHIN, Table

#: Names of columns in the files of Polish registers, OpenAddresses and offices.
NAMES = {
    "street": "ulica nazwa_ulicy ulica_nazwa nazwa_glowna ul street street_name "
    "addr_street nazwa_drogi",
    "number": "numer nr numer_porzadkowy nr_porzadkowy nr_porz numer_domu nr_domu "
    "numer_budynku nr_budynku number house_number housenumber addr_housenumber",
    "address": "adres adres_pelny address full_address",
    "former": "dawna_nazwa dawne_nazwy poprzednia_nazwa nazwa_poprzednia dawniej "
    "stara_nazwa old_name former_name former_names",
    "postal": "kod kod_pocztowy pna postal_code postcode addr_postcode",
    "locality": "miejscowosc nazwa_miejscowosci miasto locality city town addr_city",
    "code": "idiip id_iip lokalny_id lokalnyid emuia_id id_adresu kod_adresu "
    "identyfikator_iip register_code address_id",
    "longitude": "lon lng long longitude dlugosc dlugosc_geograficzna dlugosc_geogr",
    "latitude": "lat latitude szerokosc szerokosc_geograficzna szerokosc_geogr",
    "x": "x x_1992 x_2000 x_puwg wspolrzedna_x wsp_x pos_x easting",
    "y": "y y_1992 y_2000 y_puwg wspolrzedna_y wsp_y pos_y northing",
}


@dataclass(frozen=True)
class Columns:
    """The place of each column, None where there is none.

    ``x`` and ``y`` are longitude and latitude, or metres. ``is_named_by_axis`` says
    that the names leave no doubt which is which.
    """

    street: int | None = None
    number: int | None = None
    address: int | None = None
    former: int | None = None
    postal: int | None = None
    locality: int | None = None
    code: int | None = None
    x: int | None = None
    y: int | None = None
    is_named_by_axis: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether an address and its place can be read."""
        has_address = self.address is not None or (
            self.street is not None and self.number is not None
        )
        return has_address and self.x is not None and self.y is not None


#: What a person may name: everything but the places of x and y, under its own name.
OPTIONS = (*(item.name for item in fields(Columns) if item.name != "is_named_by_axis"),)


def find_columns(table: Table, said: dict[str, str]) -> tuple[Columns, list]:
    """Return the columns and the rows below their names.

    :param said: names of columns by what they hold, as a person gave them.
    :raises LoadRefused: a named column is missing, or something cannot be found.
    """
    for index, (_line, cells) in enumerate(table.rows[:HEADER_WITHIN]):
        columns = _columns(cells, said)
        if columns is not None and columns.is_enough:
            return columns, table.rows[index + 1 :]
    header = ", ".join(cell.strip() for cell in table.rows[0][1])[:300]
    raise LoadRefused(
        _(
            "The columns were not found. Needed are street and house number (or one "
            "column with both) and two coordinates. Name them, for example "
            "--street-field ULICA --number-field NR --x-field X --y-field Y. "
            "The first line says: %(header)s."
        )
        % {"header": header}
    )


def _columns(cells: list[str], said: dict[str, str]) -> Columns | None:
    keys = [_key(cell) for cell in cells]
    found = {
        what: next((keys.index(name) for name in names.split() if name in keys), None)
        for what, names in NAMES.items()
    }
    longitude, latitude = found.pop("longitude"), found.pop("latitude")
    is_named = longitude is not None and latitude is not None
    if is_named:
        found["x"], found["y"] = longitude, latitude
    for what, name in said.items():
        if _key(name) not in keys:
            return None
        found[what] = keys.index(_key(name))
    return Columns(**found, is_named_by_axis=is_named and not {"x", "y"} & set(said))


def _key(name: str) -> str:
    return re.sub(r"\W+", "_", name.casefold().translate(FOLD)).strip("_")
