"""Which column of a table holds what, by the names offices and open data give them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from .values import folded

#: Names of columns, folded, the best first: one column holds each field.
NAMES: Final = {
    "external_id": "id|lp|l p|identyfikator|numer|nr|external id",
    "name": (
        "nazwa|nazwa zasobu|nazwa uslugi|nazwa miejsca|zasob|usluga|nazwa placowki|"
        "placowka|name|service name|resource|title"
    ),
    "provider": (
        "podmiot|realizator|prowadzacy|organizacja|instytucja|nazwa podmiotu|"
        "nazwa organizacji|nazwa instytucji|organ prowadzacy|swiadczeniodawca|"
        "kto prowadzi|organization|organization name|provider|agency|agency name"
    ),
    "krs": "krs|numer krs|nr krs",
    "nip": "nip|numer nip|nr nip|tax id",
    "regon": "regon|numer regon|nr regon",
    "sector": "sektor|sector",
    "kind": "rodzaj|rodzaj zasobu|typ|typ zasobu|kind|type",
    "cus_domain": "dziedzina|dziedzina uslug|zakres uslug|domain",
    "categories": (
        "kategoria|kategorie|problem|problemy|rodzaj problemu|category|categories|"
        "taxonomy"
    ),
    "target_groups": (
        "grupa|grupy|grupa docelowa|grupy docelowe|odbiorcy|dla kogo|adresaci|"
        "target group|target groups"
    ),
    "description": (
        "opis|opis uslugi|co oferuje|oferta|zakres|zakres pomocy|description|"
        "services|comment"
    ),
    "eligibility": (
        "warunki|kryteria|kto moze skorzystac|uprawnieni|eligibility|people served|"
        "audience"
    ),
    "ages": "wiek|ages|age",
    "minimum_age": "wiek od|od lat|minimum age|age from",
    "maximum_age": "wiek do|do lat|maximum age|age to",
    "application": (
        "jak skorzystac|zgloszenie|zapisy|jak sie zglosic|tryb przyjec|application|"
        "application process|how to apply"
    ),
    "documents": "dokumenty|wymagane dokumenty|co zabrac|required documents|documents",
    "fees": "oplata|oplaty|odplatnosc|koszt|cena|fees|fee|cost",
    "waiting_time": "czas oczekiwania|kolejka|waiting time|wait time",
    "capacity": "liczba miejsc|miejsca|ilosc miejsc|pojemnosc|capacity|places",
    "occupancy": "zajete miejsca|oblozenie|miejsca zajete|occupancy",
    "capacity_date": "stan na dzien|data stanu miejsc|stan miejsc na dzien",
    "languages": "jezyk|jezyki|languages|language",
    "hours": (
        "godziny|godziny otwarcia|godziny pracy|czynne|kiedy|otwarte|"
        "godziny przyjec|dni i godziny|hours|opening hours|days"
    ),
    "opens": "otwarcie|godzina otwarcia|time open|opens|opens at",
    "closes": "zamkniecie|godzina zamkniecia|time close|closes|closes at",
    "day0": "poniedzialek|pn|pon|monday|mon",
    "day1": "wtorek|wt|tuesday|tue",
    "day2": "sroda|sr|wednesday|wed",
    "day3": "czwartek|czw|cz|thursday|thu",
    "day4": "piatek|pt|friday|fri",
    "day5": "sobota|sob|so|saturday|sat",
    "day6": "niedziela|nd|niedz|sunday|sun",
    "phone": (
        "telefon|tel|telefony|numer telefonu|nr telefonu|kontakt|phone|"
        "phone number|telephone|contact"
    ),
    "email": "e mail|email|mail|adres e mail|adres email|poczta",
    "website": (
        "www|strona|strona www|strona internetowa|adres www|url|website|web|link"
    ),
    "address": "adres|lokalizacja|siedziba|address|full address",
    "street": "ulica|ul|street",
    "number": "nr domu|numer domu|nr budynku|numer budynku|house number",
    "postal": "kod|kod pocztowy|zip|zip code|postal code|postcode",
    "city": "miasto|miejscowosc|city|town",
    "site_name": "nazwa lokalizacji|nazwa siedziby|location|location name",
    "area": "osiedle|dzielnica|area|district|neighborhood",
    "latitude": "lat|latitude|szerokosc|szerokosc geograficzna|y",
    "longitude": "lon|lng|long|longitude|dlugosc|dlugosc geograficzna|x",
    "coordinates": (
        "wspolrzedne|latlon|lat lon|latlong|lonlat|coordinates|gps|punkt|"
        "location coordinates"
    ),
    "reach": (
        "obszar dzialania|zasieg|obszar|teren dzialania|service area|service areas|"
        "area served"
    ),
    "deliveries": "sposob|forma|forma pomocy|delivery|mode",
    "accessibility": "dostepnosc|udogodnienia|accessibility",
    "is_confidential": "poufny|poufne|adres poufny|confidential",
    "assured_date": (
        "aktualnosc|data aktualizacji|sprawdzono|stan na|last verified|"
        "assured date|updated|zaktualizowano"
    ),
    "source": "zrodlo|source",
}
_FIELD_OF: Final = {
    name: (field, place)
    for field, names in NAMES.items()
    for place, name in enumerate(names.split("|"))
}
#: Headings are looked for in so many rows: titles may stand above them.
HEADER_WITHIN: Final = 12


@dataclass(frozen=True)
class Columns:
    """The place of each field, and the headings nobody knows."""

    places: dict[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether it can be said what each row is, and one thing more."""
        return bool({"name", "provider"} & set(self.places)) and len(self.places) > 1

    def cells(self, row: list[str]) -> dict[str, str]:
        """Return the filled cells of a row by field."""
        return {
            name: row[place]
            for name, place in self.places.items()
            if place < len(row) and row[place]
        }


def find_columns(
    headings: Iterable[str], said: dict[str, str] | None = None
) -> Columns:
    """Return which heading holds which field.

    :param said: headings by field, as a person gave them; they win over the names.
    """
    keys = [folded(heading) for heading in headings]
    places: dict[str, int] = {}
    for name, heading in (said or {}).items():
        if folded(heading) in keys:
            places[name] = keys.index(folded(heading))
    best: dict[str, tuple[int, int]] = {}
    for index, key in enumerate(keys):
        if key not in _FIELD_OF or index in places.values():
            continue
        name, rank = _FIELD_OF[key]
        if name not in places and (name not in best or rank < best[name][0]):
            best[name] = rank, index
    places |= {name: index for name, (_rank, index) in best.items()}
    known = set(places.values())
    unknown = tuple(
        heading
        for index, heading in enumerate(headings)
        if heading and index not in known
    )
    return Columns(places, unknown)
