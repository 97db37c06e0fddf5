"""Entrances and services that people cannot reach or use."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import (
    COUNSELLING,
    FAMILY,
    FIRM,
    SENIORS,
    STUDIES,
)
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec
from kooperacja.demo.geography import CITY_CODE

ACCESS_BUILDINGS = (
    ProblemSpec(
        key="przychodnia-gorne",
        title="Pięć stopni bez poręczy przed przychodnią na Górnym Przedmieściu",
        category="service_access",
        target_groups=(
            "disabled_persons",
            "seniors_60_plus",
        ),
        area="gorne-przedmiescie",
        point=(19.0356, 49.8217),
        summary=(
            "Do wejścia prowadzi pięć stopni, a podjazd od podwórza jest zamknięty na "
            "kłódkę. Dzwonka nie ma. Pacjenci proszą przechodniów, żeby kogoś "
            "zawołali."
        ),
        conclusions="Podjazd istnieje – trzeba go otworzyć i oznaczyć.",
        recommendations="Klucz w rejestracji, dzwonek na dole i poręcz.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Towarzyszyliśmy kilku osobom w drodze do lekarza. Podjazd od "
                    "podwórza był zamknięty za każdym razem. Po kwadransie ktoś "
                    "przyniósł klucz z innego budynku."
                ),
                causes="Klucz w innym budynku, brak dzwonka.",
                effects="Opuszczone wizyty.",
                proposals="Dzwonek i klucz w rejestracji.",
                text_internal="Sprawdzaliśmy w cztery różne dni.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 11, 6),
                        "Oględziny w cztery dni.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "W spacerze badawczym wejście dostało najniższą ocenę z dwunastu "
                    "obejrzanych. Poręcz kosztuje mniej niż jedna wizyta domowa w "
                    "miesiącu. Pacjenci nie wiedzą o podjeździe, bo nie ma znaku."
                ),
                causes="Brak oznaczenia.",
                effects="Osoby starsze zmieniają przychodnię.",
                proposals="Znak z telefonem przy schodach.",
                text_internal="Karta oceny wejść dostępna dla zespołu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 5, 23),
                        "Spacer po dwunastu wejściach.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.MARGINAL,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Jest dzwonek i tabliczka. Kłódka zniknęła. Brakuje jeszcze "
                    "poręczy przy schodach."
                ),
                causes="Drobne zmiany po rozmowie z kierownikiem.",
                effects="Wózek wjeżdża bez czekania.",
                proposals="Poręcz po obu stronach.",
                text_internal="Kierownik obiecał poręcz do wiosny.",
                warnings_reason=(
                    "Po rozmowie z kierownikiem usunięto prawie wszystkie przeszkody, "
                    "stąd duży spadek nasilenia."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 9, 4),
                        "Oględziny wejścia.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="plac-skrzydla",
        title=(
            "Plac zabaw na Osiedlu Polskich Skrzydeł niedostępny dla dzieci na wózkach"
        ),
        category="service_access",
        target_groups=(
            "children_0_6",
            "disabled_persons",
        ),
        area="osiedle-polskich-skrzydel",
        point=(18.9928, 49.8163),
        summary=(
            "Plac otacza wysoki krawężnik, a nawierzchnia z piasku zatrzymuje koła. "
            "Dzieci z niepełnosprawnościami patrzą zza płotka. Jedna huśtawka dla "
            "wózka leży w magazynie."
        ),
        conclusions="Brakuje dojścia, nie sprzętu.",
        recommendations="Utwardzona ścieżka i montaż huśtawki.",
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Na zajęciach w terenie okazało się, że na plac nie dojedziemy. "
                    "Dzieci ustawiły się po drugiej stronie i rzucały piłkę przez "
                    "płot. Wyszło dobrze, ale nie o to chodziło."
                ),
                causes="Krawężnik i piasek.",
                effects="Zabawa osobno.",
                proposals="Ścieżka i zjazd z chodnika.",
                text_internal="Zgłoszone zarządcy placu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 6, 4),
                        "Zajęcia w terenie.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2026",
                severity=Severity.MARGINAL,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Nasza ekipa może położyć ścieżkę w dwa dni, jeśli ktoś da płyty. "
                    "Huśtawkę zamontujemy przy okazji. Czekamy na zgodę zarządcy."
                ),
                causes="Zgoda i materiał.",
                effects="Plac gotowy przed wiosną.",
                proposals="Zgoda zarządcy jednym pismem.",
                text_internal="Wycena robocizny: zero.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 10, 10),
                        "Oględziny placu.",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
    ProblemSpec(
        key="sprawy-przez-internet",
        title="Coraz więcej spraw da się załatwić tylko przez internet",
        category="service_access",
        target_groups=(
            "seniors_60_plus",
            "general_public",
        ),
        area=CITY_CODE,
        summary=(
            "Zapis do lekarza, bon, wniosek i zgłoszenie – coraz częściej bez telefonu "
            "z internetem nie da się nic załatwić. Osoby starsze i niedowidzące proszą "
            "o pomoc obcych ludzi. Podają im hasła."
        ),
        conclusions=(
            "Zamykanie drogi papierowej przenosi koszt na rodzinę i wolontariuszy."
        ),
        recommendations=(
            "Zawsze druga droga: telefon lub okienko; punkt pomocy cyfrowej w "
            "bibliotekach."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Na dyżurze wolontariusze zakładają profile i resetują hasła. "
                    "Starsi ludzie czują się upokorzeni, że nie umieją. Boją się, że "
                    "coś klikną i stracą pieniądze."
                ),
                causes="Likwidacja okienek i telefonów.",
                effects="Przekazywanie haseł, oszustwa.",
                proposals="Punkt pomocy cyfrowej w bibliotece.",
                text_internal="Ponad dwieście wizyt w roku, osoby się powtarzają.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 12, 15),
                        "Dyżury pomocy cyfrowej.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Przy każdym wniosku elektronicznym pracownik wypełnia go za "
                    "mieszkańca. Zabiera to czas przeznaczony na rozmowę. Kto nie "
                    "zapyta, nie dostanie świadczenia."
                ),
                causes="Systemy zaprojektowane bez mieszkańców.",
                effects="Niewykorzystane świadczenia.",
                proposals="Formularz papierowy dostępny zawsze.",
                text_internal="Czas pracy mierzony przez dwa tygodnie.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 10, 24),
                        "Pomiar czasu pracy.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Liczymy, ile usług w mieście ma drugą drogę. Wstępnie: mniej niż "
                    "połowa."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.DOCUMENT,
                        Reliability.D,
                        date(2026, 10, 30),
                        "Przegląd stron usług.",
                    ),
                ),
                status="draft",
            ),
        ),
    ),
    ProblemSpec(
        key="prog-poczty-halcnow",
        title="Wysoki próg w punkcie pocztowym w Hałcnowie",
        category="service_access",
        target_groups=(
            "disabled_persons",
            "seniors_60_plus",
        ),
        area="halcnow",
        point=(19.0884, 49.8554),
        summary=(
            "Do punktu prowadzi wysoki próg i ciężkie drzwi. Osoba na wózku załatwia "
            "sprawy na zewnątrz, także zimą. Najbliższy inny punkt jest kilka "
            "kilometrów dalej."
        ),
        conclusions="Wystarczy przenośna rampa i dzwonek.",
        recommendations="Rampa w punkcie i dzwonek na wysokości ręki.",
        diagnoses=(
            DiagnosisSpec(
                partner=STUDIES,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Sprawdziliśmy wejścia do usług w północno-wschodniej części "
                    "miasta. To jedno wypada najgorzej, choć jego obsługa jest "
                    "najżyczliwsza. Pracownica wychodzi do klientów na chodnik."
                ),
                causes="Stary próg w wynajętym lokalu.",
                effects="Rozmowy o pieniądzach na ulicy.",
                proposals="Rampa przenośna i dzwonek.",
                text_internal="Właściciel lokalu zgadza się na rampę.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 5, 14),
                        "Przegląd wejść do usług.",
                    ),
                ),
            ),
        ),
    ),
)
