"""Accidents and disasters: fire, flood, smog."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import FAMILY, SAFE, SENIORS, STUDIES
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

CRISES = (
    ProblemSpec(
        key="po-pozarze",
        title="Po pożarze mieszkania brakuje pomocy w pierwszą dobę – Złote Łany",
        category="crisis_event",
        target_groups=(
            "families_with_children",
            "general_public",
        ),
        area="zlote-lany",
        summary=(
            "Po pożarze w wieżowcu rodziny nie wiedziały, gdzie spać i kto odpowiada "
            "za co. Sąsiedzi i organizacje pomogli, lecz każdy po swojemu. Od tego "
            "czasu powstał prosty spis kontaktów, nie ma jednak dyżuru w weekend."
        ),
        conclusions=(
            "Brakuje jednej osoby, która w pierwszą dobę prowadzi rodzinę za rękę."
        ),
        recommendations=(
            "Dyżurny telefon pomocy po zdarzeniu, także w soboty i niedziele."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=19,
                scale_unit="households",
                text_public=(
                    "Rodziny z trzech pięter stały w nocy na parkingu z dokumentami w "
                    "reklamówkach. Pierwszy nocleg znalazł proboszcz. Zasiłki "
                    "wypłaciliśmy szybko, ale klucze do lokali zastępczych dopiero po "
                    "tygodniu."
                ),
                causes="Brak umowy na noclegi i lokali w gotowości.",
                effects="Dzieci przez miesiąc nie wróciły do szkoły.",
                proposals="Umowa z hotelem i trzy lokale w gotowości.",
                text_internal=(
                    "Liczba gospodarstw bez możliwości powrotu w pierwszym tygodniu."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 6, 30),
                        "Decyzje po zdarzeniu, zestawienie.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Przećwiczyliśmy z zarządcą i radą osiedla, co robić w pierwszą "
                    "godzinę. Okazało się, że lista kontaktów jest nieaktualna już po "
                    "trzech miesiącach. Ćwiczenie powtórzymy co pół roku."
                ),
                causes="Kontakty zmieniają się szybciej niż instrukcje.",
                effects="Zamieszanie w pierwszych godzinach.",
                proposals="Jedna lista w internecie i na tablicy w klatce.",
                text_internal="Protokół ćwiczenia dla zespołu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 10, 18),
                        "Ćwiczenie z mieszkańcami.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="potok-straconka",
        title="Potok wylewa na te same domy w Straconce",
        category="disaster",
        target_groups=(
            "seniors_60_plus",
            "families_with_children",
        ),
        area="straconka",
        summary=(
            "Przy każdej dużej ulewie woda zalewa te same ogrody i piwnice wzdłuż "
            "potoku. Starsi mieszkańcy nie mają kto pomóc wynieść rzeczy. Worki z "
            "piaskiem przyjeżdżają za późno."
        ),
        conclusions="Zagrożenie jest znane, brakuje uprzedzenia i rąk do pracy.",
        recommendations="Sąsiedzki system powiadamiania i punkt z workami na miejscu.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=34,
                scale_unit="households",
                text_public=(
                    "Starsze osoby opowiadają, że wodę słychać wcześniej, niż "
                    "przychodzi ostrzeżenie. Sami nie podniosą pralki. Młodsi sąsiedzi "
                    "pomagają, jeśli akurat są w domu."
                ),
                causes="Zabudowa blisko potoku, starzejący się mieszkańcy.",
                effects="Zniszczone piwnice, pleśń, lęk przy każdej burzy.",
                proposals="Lista wolontariuszy do wnoszenia rzeczy i punkt z workami.",
                text_internal="Liczba gospodarstw z naszych odwiedzin.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 7, 20),
                        "Odwiedziny po ulewie.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Na ankiecie mapowej mieszkańcy zaznaczyli miejsca, które zalewa "
                    "najczęściej. Układają się w jeden pas, inny niż na starych "
                    "planach. Przybyło też zasypanych rowów."
                ),
                causes="Zasypane rowy i zabetonowane podwórka.",
                effects="Woda szuka nowej drogi przez ogrody.",
                proposals="Spacer z mieszkańcami i odtworzenie trzech rowów.",
                text_internal=(
                    "Zbiór punktów do przekazania wydziałowi w formie zgeneralizowanej."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.GEOQUESTIONNAIRE,
                        Reliability.E,
                        date(2025, 9, 30),
                        "Ankieta mapowa, wrzesień.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=31,
                scale_unit="households",
                text_public=(
                    "Dwa punkty z workami i telefon do sąsiada zadziałały przy majowej "
                    "ulewie. Nikt nie wynosił pralki sam. Wciąż boją się osoby, które "
                    "mieszkają na parterze od strony potoku."
                ),
                causes="Pomoc sąsiedzka jest zorganizowana, rów nie.",
                effects="Mniejsze szkody niż dwa lata temu.",
                proposals="Odtworzyć rowy przed następnym latem.",
                text_internal="Porównanie szkód na podstawie relacji mieszkańców.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REMARK,
                        Reliability.E,
                        date(2026, 6, 10),
                        "Zebranie mieszkańców po ulewie.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="smog-lipnik",
        title="Zimowy dym zatrzymuje w domach mieszkańców Lipnika",
        category="disaster",
        target_groups=(
            "seniors_60_plus",
            "children_0_6",
        ),
        area="lipnik",
        summary=(
            "W bezwietrzne zimowe wieczory dym zbiera się w dolinie i osoby chore na "
            "serce i płuca nie wychodzą z domów. Przedszkola zostają w salach. "
            "Mieszkańcy chcą wymieniać piece, ale gubią się w zasadach."
        ),
        conclusions=(
            "Informacja i pomoc w formalnościach są potrzebne bardziej niż kolejne "
            "apele."
        ),
        recommendations="Doradca od pieców w osiedlu i oczyszczacze w przedszkolach.",
        diagnoses=(
            DiagnosisSpec(
                partner=STUDIES,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Czujniki mieszkańców pokazują, że wieczorem jest gorzej niż w "
                    "centrum. Różnice na jednej ulicy bywają dwukrotne. Najgorsze są "
                    "trzy godziny po powrocie z pracy."
                ),
                causes="Ukształtowanie doliny i stare piece.",
                effects="Zaostrzenia chorób płuc, dni bez spacerów.",
                proposals="Stała sieć dziesięciu czujników.",
                text_internal="Czujniki niekalibrowane, wyniki poglądowe.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.C,
                        date(2024, 2, 28),
                        "Pomiary w sezonie grzewczym.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Osoby z chorobą płuc planują wizyty u lekarza na południe, bo "
                    "wieczorem nie mogą oddychać. Wnioski o dopłatę wydają im się zbyt "
                    "trudne. Chętnie skorzystają z pomocy wnuków sąsiada, jeśli ktoś "
                    "to zorganizuje."
                ),
                causes="Trudne formularze, brak zaliczki na remont.",
                effects="Izolacja od listopada do marca.",
                proposals="Wolontariusze, którzy wypełniają wnioski w domach.",
                text_internal="Kilkanaście rozmów, bez liczenia.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 3, 10),
                        "Rozmowy z osobami chorymi.",
                    ),
                ),
            ),
        ),
    ),
)
