"""Texts for the personal-data lint: generated personal data, and harmless sentences.

All data are invented. The generator shares no code and no pattern with the lint.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

SEED = 20261121


class Planted(NamedTuple):
    """A text with one piece of personal data, which begins and ends where said."""

    kind: str
    text: str
    start: int
    end: int


CARRIERS = (
    "{}",
    "Proszę o kontakt: {}.",
    "Rodzina zgłosiła się w 2025 r., dane: {}, wymaga wsparcia.",
    "W trzecim kwartale odnotowano 12 interwencji ({}) w tej okolicy.",
    "Notatka z 12.05.2026: {}\nPracownik socjalny potwierdził.",
    "Dotyczy osoby – {} – objętej pomocą od 3 lat",
)

STREETS = (
    ("ul. Kwiatowa", "ulicy Kwiatowej", "Kwiatowej"),
    ("ul. Leśna", "ulicy Leśnej", "Leśnej"),
    ("ul. Komorowicka", "ulicy Komorowickiej", "Komorowickiej"),
    ("ul. Żywiecka", "ulicy Żywieckiej", "Żywieckiej"),
    ("ul. Sobieskiego", "ulicy Sobieskiego", "Sobieskiego"),
    ("ul. 11 Listopada", "ulicy 11 Listopada", "11 Listopada"),
    ("ul. 3 Maja", "ulicy 3 Maja", "3 Maja"),
    ("ul. Adama Mickiewicza", "ulicy Adama Mickiewicza", "Mickiewicza"),
    ("ul. gen. Andersa", "ulicy gen. Andersa", "gen. Andersa"),
    ("ul. ks. Londzina", "ulicy ks. Londzina", "ks. Londzina"),
    ("al. Armii Krajowej", "alei Armii Krajowej", "Armii Krajowej"),
    ("os. Złote Łany", "osiedlu Złote Łany", "Złotych Łanach"),
    ("pl. Chrobrego", "placu Chrobrego", "placu Chrobrego"),
    ("ul. Jana Pawła II", "ulicy Jana Pawła II", "Jana Pawła II"),
    ("ul. Św. Anny", "ulicy Św. Anny", "Św. Anny"),
    ("ul. Jesionowa", "ulicy Jesionowej", "Jesionowej"),
)

PEOPLE = (
    "Anna Nowak",
    "Annę Nowak",
    "Janem Kowalskim",
    "Piotrowi Zielińskiemu",
    "Małgorzaty Wiśniewskiej",
    "Krzysztofa Wójcika",
    "Zofią Kamińską-Lis",
    "Marka Lewandowskiego",
    "Barbarze Dąbrowskiej",
    "Tomaszu Kozłowskim",
    "KATARZYNA MAZUR",
    "Jerzego Krawczyka",
    "Jadwidze Piotrowskiej",
    "Pawłem Grabowskim",
    "Maria Anna Pawłowska",
    "pan Kowalski",
    "pani Nowakowa",
    "panem Wróblem",
    "Panią Jankowską",
    "p. Kowalska",
    "państwo Malinowscy",
    "Kowalska Agnieszka",
    "Wasyl Bondarenko",
    "Oksana Szewczenko",
)


def planted() -> list[Planted]:
    """Return the corpus: at least 2,000 texts, the same in every run."""
    chance = random.Random(SEED)
    makers: tuple[tuple[str, Callable[[random.Random], str], int], ...] = (
        ("pesel", _pesel, 400),
        ("phone", _phone, 600),
        ("email", _email, 200),
        ("iban", _iban, 200),
        ("address", _flat, 600),
        ("address", _house, 200),
        ("birth_date", _birth, 150),
        ("plate", _plate, 100),
        ("coordinates", _coordinates, 100),
        ("person", lambda chance: chance.choice(PEOPLE), 150),
    )
    return [
        _carried(kind, make(chance), chance)
        for kind, make, count in makers
        for _ in range(count)
    ]


def _carried(kind: str, piece: str, chance: random.Random) -> Planted:
    carrier = chance.choice(CARRIERS)
    start = carrier.index("{}")
    return Planted(kind, carrier.format(piece), start, start + len(piece))


def pesel_of(day: date, serial: int) -> str:
    """Return the PESEL of a day of birth and a four-digit serial."""
    month = day.month + {18: 80, 19: 0, 20: 20, 21: 40, 22: 60}[day.year // 100]
    digits = f"{day.year % 100:02d}{month:02d}{day.day:02d}{serial:04d}"
    total = sum(
        int(digit) * (1, 3, 7, 9)[place % 4] for place, digit in enumerate(digits)
    )
    return digits + str(-total % 10)


def _pesel(chance: random.Random) -> str:
    day = date(1900, 1, 1) + timedelta(days=chance.randrange(125 * 365))
    number = pesel_of(day, chance.randrange(10_000))
    shape = chance.randrange(6)
    if shape == 1:
        return f"{number[:6]} {number[6:]}"
    if shape == 2:
        return f"{number[:6]}-{number[6:]}"
    if shape == 3:
        return f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:]}"
    if shape == 4:
        return f"{number[:3]}\u00a0{number[3:6]}\u00a0{number[6:9]}\u00a0{number[9:]}"
    return number


PHONE_SHAPES = (
    "{0}{1}{2}",
    "{0} {1} {2}",
    "{0}-{1}-{2}",
    "{0}.{1}.{2}",
    "+48 {0} {1} {2}",
    "+48{0}{1}{2}",
    "0048 {0} {1} {2}",
    "(+48) {0}-{1}-{2}",
    "tel. {0} {1}{2}",
    "{0}\u00a0{1}\u00a0{2}",
)
LANDLINE_SHAPES = (
    "{0} {1} {2} {3}",
    "({0}) {1} {2} {3}",
    "{0} {1}-{2}-{3}",
    "0{0} {1} {2} {3}",
    "0-{0} {1} {2} {3}",
    "+48 ({0}) {1} {2} {3}",
    "+48 {0} {1} {2} {3}",
    "({0}) {1}-{2}-{3}",
)


def _phone(chance: random.Random) -> str:
    if chance.random() < 0.6:
        parts = [chance.choice(("50", "51", "60", "66", "69", "72", "78", "88"))]
        parts[0] += str(chance.randrange(10))
        parts += [f"{chance.randrange(1000):03d}" for _ in range(2)]
        return chance.choice(PHONE_SHAPES).format(*parts)
    area = chance.choice(("33", "32", "22", "12", "71", "61"))
    middle = str(chance.randrange(200, 1000))
    tail = [f"{chance.randrange(100):02d}" for _ in range(2)]
    return chance.choice(LANDLINE_SHAPES).format(area, middle, *tail)


def _email(chance: random.Random) -> str:
    user = chance.choice(("jan.kowalski", "anna_nowak85", "k-lis", "zielinska.m", "x"))
    host = chance.choice(("wp.pl", "onet.pl", "gmail.com", "poczta.bielsko.pl"))
    at = chance.choice(("@", "@", "@", " @ ", "(at)", " (at) ", " [małpa] ", " małpa "))
    return f"{user}{at}{host}"


def _iban(chance: random.Random) -> str:
    account = "".join(str(chance.randrange(10)) for _ in range(24))
    number = f"{98 - int(account + '252100') % 97:02d}{account}"
    spaced = " ".join(
        [number[:2], *(number[index : index + 4] for index in range(2, 26, 4))]
    )
    return chance.choice((number, spaced, "PL" + number, "PL" + spaced, "PL " + spaced))


def _flat(chance: random.Random) -> str:
    plain, inflected, bare = chance.choice(STREETS)
    house = f"{chance.randrange(1, 200)}{chance.choice(('', '', '', 'a', 'B'))}"
    flat = chance.randrange(1, 120)
    number = chance.choice(
        (
            f"{house}/{flat}",
            f"{house} / {flat}",
            f"{house} m {flat}",
            f"{house} m. {flat}",
            f"{house} lok. {flat}",
            f"{house}, mieszkanie {flat}",
            f"{house} mieszkania {flat}",
            f"{house} m.{flat}",
        )
    )
    place = chance.choice(
        (plain, f"przy {inflected}", f"na {bare}", f"na {inflected}", f"przy {plain}")
    )
    return f"{place} {number}"


def _house(chance: random.Random) -> str:
    plain, inflected, _ = chance.choice(STREETS)
    house = f"{chance.randrange(1, 200)}{chance.choice(('', '', 'a', 'C'))}"
    return chance.choice((f"{plain} {house}", f"przy {inflected} {house}"))


MONTHS = [
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
]


def _birth(chance: random.Random) -> str:
    day = date(1930, 1, 1) + timedelta(days=chance.randrange(90 * 365))
    shown = chance.choice(
        (
            f"{day:%d.%m.%Y}",
            f"{day:%d-%m-%Y}",
            f"{day:%Y-%m-%d}",
            f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        )
    )
    before = ("ur. ", "urodzony ", "urodzona dnia ", "data urodzenia: ", "ur. w dniu ")
    return chance.choice(before) + shown


def _plate(chance: random.Random) -> str:
    code = chance.choice(("SB", "SBI", "KR", "KWA", "WE", "SK", "SPS", "GDA", "PO"))
    if code == "PO":
        return f"samochód PO {chance.randrange(10_000, 99_999)}"
    if len(code) == 2:
        return f"{code} {chance.choice(('12345', '4821C', '902KT', '7A113'))}"
    return f"{code} {chance.choice(('A123', '12CK', '4F21', '55512'))}"


def _coordinates(chance: random.Random) -> str:
    latitude = 49 + chance.random() * 5
    longitude = 14 + chance.random() * 10
    polish = f"{latitude:.4f}".replace(".", ","), f"{longitude:.4f}".replace(".", ",")
    return chance.choice(
        (
            f"{latitude:.5f}, {longitude:.5f}",
            f"{longitude:.4f} {latitude:.4f}",
            f"N {latitude:.5f} E {longitude:.5f}",
            f"{polish[0]}; {polish[1]}",
            f"{int(latitude)}°{chance.randrange(60)}'{chance.randrange(60)}\"N "
            f"{int(longitude)}°{chance.randrange(60)}'{chance.randrange(60)}\"E",
            f"szer. {latitude:.4f}, dł. {longitude:.4f}",
        )
    )


HARMLESS = (
    "Pomocy udziela się na podstawie art. 7 pkt 3 ustawy z dnia 12 marca 2004 r. "
    "(Dz.U. 2023 poz. 901).",
    "Uchwała nr XLV/1023/2025 Rady Miejskiej z dnia 27 listopada 2025 r.",
    "W latach 2021–2030 liczba mieszkańców spadnie o 8,4%.",
    "Budżet projektu wynosi 123 456 789 zł, z czego 12 345 678,90 zł w 2026 r.",
    "Zasiłek celowy otrzymało 1 234 osoby na kwotę 987 654,32 zł.",
    "Punkt jest czynny w godz. 8.00–16.00, w środy 10:30–18:00.",
    "Numer alarmowy 112 działa całą dobę.",
    "Telefon zaufania dla dzieci i młodzieży: 116 111.",
    "Kryzysowy telefon dla dorosłych: 116 123, bezpłatny.",
    "Niebieska Linia: 800 120 002, całodobowo.",
    "Centrum Wsparcia dla osób w kryzysie: 800 70 2222.",
    "Straż Miejska 986, Policja 997, Pogotowie 999.",
    "Pogotowie „Niebieska Linia”: tel. 22 668 70 00.",
    "Dziecięcy Telefon Zaufania Rzecznika Praw Dziecka: 800 12 12 12.",
    "Na osiedlu Złote Łany mieszka 7 412 osób, w tym 1 830 seniorów.",
    "Przy ul. Adama Mickiewicza brakuje oświetlenia na odcinku 300 m.",
    "Na ulicy Kwiatowej 12 rodzin korzysta z pomocy żywnościowej.",
    "Plac Chrobrego jest miejscem spotkań młodzieży po godz. 20.",
    "Szkoła Podstawowa nr 12 im. Jana Pawła II prowadzi świetlicę.",
    "Fundacja im. Brata Alberta prowadzi schronisko dla 60 mężczyzn.",
    "Świetlica działa w budynku Szkoły Podstawowej nr 27 im. Adama Mickiewicza.",
    "Dom Kultury im. Wiktorii Kubisz organizuje zajęcia w soboty.",
    "Ronda Jana Nowaka nie da się przejść bezpiecznie.",
    "Park Słowackiego zamykany jest o 22.00.",
    "Stopa bezrobocia wzrosła z 3,1% do 3,4% (31.12.2025).",
    "Wskaźnik deprywacji: 0,482 w 2024 r. i 0,517 w 2025 r.",
    "Na 10 000 mieszkańców przypada 49,823 świadczeń.",
    "Wyniki: 12, 34, 56, 78, 90, 123 w kolejnych miesiącach.",
    "Projekt FESL.07.04-IP.02-0123/24 jest realizowany do 30.06.2027.",
    "Sprawa MOPS.5011.12.2025 została zamknięta.",
    "REGON 072831452, NIP 547-19-12-345, KRS 0000123456.",
    "Kod pocztowy Bielska-Białej to 43-300 do 43-382.",
    "Rozporządzenie (UE) 2016/679 z dnia 27 kwietnia 2016 r.",
    "Dyrektywa 2012/29/UE określa prawa ofiar.",
    "Dzieci urodzone w 2015 r. rozpoczną naukę we wrześniu.",
    "Program obejmuje osoby urodzone po 1 września 1960 r.",
    "W 2025 r. urodziło się 1 204 dzieci, o 96 mniej niż rok wcześniej.",
    "Pani Prezydent i Pan Burmistrz podpisali porozumienie.",
    "Panie i Panowie z klubu seniora spotykają się we wtorki.",
    "Pan Dyrektor zaprosił partnerów na 14 maja.",
    "Państwo Polskie zapewnia minimum egzystencji.",
    "Grupa wiekowa 25–34 lata stanowi 18,2% klientów.",
    "Ankietę wypełniło 412 osób, z tego 251 kobiet.",
    "Temperatura spadła do -12°C, ogrzewalnia przyjęła 31 osób.",
    "Powierzchnia lokalu to 48,5 m2, czynsz 512,40 zł.",
    "Gmina przydzieliła 12 mieszkań socjalnych i 3 pomieszczenia tymczasowe.",
    "Mieszkania 2- i 3-pokojowe są najbardziej poszukiwane.",
    "Linia 7 kursuje co 20 minut, linia 12 co pół godziny.",
    "Przystanek „Osiedle Karpackie” nie ma wiaty.",
    "Podjazd przy Ratuszu ma nachylenie 12%.",
    "Zgodnie z § 4 ust. 2 pkt 3 regulaminu termin wynosi 14 dni.",
    "Norma PN-EN 17210 opisuje dostępność budynków.",
    "Formularz PIT-37 można złożyć w ZUS lub w US.",
    "Posiedzenie zespołu odbyło się 12/13 maja.",
    "Oddział 3/4 jest zamknięty do 12 stycznia 2027 r.",
    "Kwota 800 zł na dziecko przysługuje 14 230 rodzinom.",
    "Spadek z 1 250 000 do 980 000 zł w ciągu 2 lat.",
    "W nocy z 5 na 6 stycznia doliczono się 147 osób bezdomnych.",
    "Aleja Armii Krajowej wymaga 3 przejść dla pieszych.",
    "Osiedle Beskidzkie, Osiedle Polskich Skrzydeł i Śródmieście Bielsko.",
    "Rok 2026 jest Rokiem Seniora w Bielsku-Białej.",
    "Święto Wojska Polskiego, 15 sierpnia, jest dniem wolnym.",
    "Szpital im. Edmunda Wojtyły otworzył poradnię dla młodzieży.",
    "Ulica 11 Listopada jest deptakiem od 1994 r.",
    "Zadanie 3.2.1 strategii, cel szczegółowy 4, wskaźnik 17.",
    "Średni czas oczekiwania: 23 dni (2024), 31 dni (2025).",
    "Konsultacje trwają od 01.12.2026 do 31.12.2026.",
    "W rankingu 1 2 3 zdobyły szkoły nr 5, 9 i 13.",
    "Na 1 pracownika socjalnego przypada 1 850 mieszkańców.",
    "Ustawa z dnia 9 czerwca 2011 r. o wspieraniu rodziny, Dz.U. z 2024 r. poz. 177.",
    "Program „Senior+” na lata 2021-2025, edycja 2025, moduł 2.",
    "W dzielnicy działa 5 klubów, 2 świetlice i 1 dom dziennego pobytu.",
)
