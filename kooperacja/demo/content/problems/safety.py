"""Safety in shared places."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, FIRM, MOST, SAFE, STUDIES
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

SAFETY = (
    ProblemSpec(
        key="noce-rynek-biala",
        title="Nocny hałas i zaczepki wokół rynku w Białej Śródmieściu",
        category="safety",
        target_groups=("general_public",),
        area="biala-srodmiescie",
        summary=(
            "Od piątku do niedzieli mieszkańcy centrum Białej nie śpią. Wzmożone "
            "patrole pomagają na chwilę, potem hałas przenosi się o ulicę dalej. "
            "Właściciele ogródków i mieszkańcy zaczęli rozmawiać."
        ),
        conclusions="Działa wspólne ustalenie zasad, a nie same mandaty.",
        recommendations=(
            "Umowa o godzinach i sprzątaniu, nocny gospodarz rynku w weekendy."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SAFE,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Najwięcej zgłoszeń przychodzi między północą a trzecią. Dotyczą "
                    "krzyków, tłuczonego szkła i zaczepiania przechodniów. Patrol "
                    "uspokaja jedno miejsce, a grupa idzie dalej."
                ),
                causes=(
                    "Wszystkie nocne lokale tej części miasta stoją przy kilku ulicach."
                ),
                effects="Mieszkańcy śpią po drugiej stronie mieszkania.",
                proposals="Stały patrol pieszy od dwudziestej trzeciej.",
                text_internal="Zgłoszenia liczone razem z powtórzonymi.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Zgłoszenia nocne, okolice rynku.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Spacer nocny z mieszkańcami i właścicielami lokali pozwolił "
                    "nazwać trzy najgorsze punkty. Wszystkie są ciemne i bez kosza. Po "
                    "ustawieniu światła jeden z nich przestał być miejscem spotkań."
                ),
                causes="Ciemne bramy i brak toalety.",
                effects="Napięcie między mieszkańcami a gośćmi.",
                proposals="Toaleta i światło w dwóch pozostałych miejscach.",
                text_internal="Notatki ze spaceru w pracowni.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 6, 21),
                        "Nocny spacer badawczy.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Nocny gospodarz rynku rozmawia z ludźmi, zanim zrobi się głośno. "
                    "Zgłoszeń jest o jedną trzecią mniej niż dwa lata temu. Mieszkańcy "
                    "dzwonią teraz do niego, nie na numer alarmowy."
                ),
                causes="Ktoś znajomy na miejscu łagodzi spory.",
                effects="Mniej interwencji i mandatów.",
                proposals="Utrzymać gospodarza od maja do października.",
                text_internal=(
                    "Zmienił się sposób zgłaszania, więc część spadku jest pozorna."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2026, 9, 30),
                        "Zgłoszenia nocne, okolice rynku.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="szybka-jazda-sloneczne",
        title="Szybka jazda przed szkołą na Osiedlu Słonecznym",
        category="safety",
        target_groups=(
            "children_7_14",
            "general_public",
        ),
        area="osiedle-sloneczne",
        summary=(
            "Rano przed szkołą kierowcy skracają sobie drogę przez osiedle. Rodzice "
            "podwożą dzieci pod drzwi, bo boją się ruchu, i przez to ruch rośnie. "
            "Uczniowie boją się przechodzić."
        ),
        conclusions="Problem tworzą także sami rodzice – i razem mogą go zmniejszyć.",
        recommendations="Szkolna ulica zamykana na pół godziny rano i pieszy autobus.",
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Pierwszoklasiści rysowali drogę do szkoły. Na co drugim rysunku "
                    "jest samochód większy od domu. Rodzice przyznają, że wożą dzieci "
                    "czterysta metrów."
                ),
                causes="Skrót przez osiedle i dowożenie pod drzwi.",
                effects="Dzieci nie uczą się chodzić same.",
                proposals="Pieszy autobus z opiekunami.",
                text_internal="Rysunki z czterech klas.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 5, 20),
                        "Rysunki i rozmowy w klasach.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Pomiary przed ósmą pokazały, że co trzeci kierowca jedzie "
                    "szybciej, niż wolno. Po rozmowach przy drodze było lepiej przez "
                    "tydzień. Trwałą zmianę da tylko przebudowa albo zamknięcie."
                ),
                causes="Prosta, szeroka jezdnia bez progów.",
                effects="Niebezpieczne zdarzenia na przejściu.",
                proposals="Próbne zamknięcie ulicy w godzinach 7.30–8.00.",
                text_internal="Pomiary cztery poranki, bez tablic rejestracyjnych.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.B,
                        date(2025, 9, 19),
                        "Pomiary prędkości.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="podworka-grunwaldzkie",
        title="Zniszczone podwórka i place zabaw na Osiedlu Grunwaldzkim",
        category="safety",
        target_groups=(
            "children_7_14",
            "general_public",
        ),
        area="osiedle-grunwaldzkie",
        summary=(
            "Ławki i huśtawki niszczeją szybciej, niż są naprawiane. Część szkód robi "
            "młodzież, część po prostu starość sprzętu. Tam, gdzie podwórko urządzali "
            "mieszkańcy, szkód jest mniej."
        ),
        conclusions="Dba się o to, co się samemu zrobiło.",
        recommendations="Małe granty na podwórka i skrzynka z narzędziami w świetlicy.",
        diagnoses=(
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Przeszliśmy wszystkie podwórka z mieszkańcami i spisaliśmy "
                    "szkody. Większość to zużycie, nie wandalizm. Najgorzej jest tam, "
                    "gdzie nie wiadomo, kto jest gospodarzem."
                ),
                causes="Niejasna własność podwórek.",
                effects="Dzieci bawią się przy ulicy.",
                proposals="Ustalić gospodarza każdego podwórka.",
                text_internal="Mapa gospodarzy podwórek w toku.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 5, 10),
                        "Przegląd podwórek.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Młodzi, którzy sami pomalowali boisko, pilnują go lepiej niż "
                    "kamera. Pomagali dorośli z trzech klatek. Brakuje pieniędzy na "
                    "farbę, nie chęci."
                ),
                causes="Zaangażowanie zależy od drobnych pieniędzy.",
                effects="Nowe znajomości między pokoleniami.",
                proposals="Mały fundusz na farby i nasiona.",
                text_internal="Koszt jednego podwórka do dwóch tysięcy złotych.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 7, 31),
                        "Wspólne prace na podwórku.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="przejscie-przy-dworcu",
        title="Wieczorem ludzie omijają przejście przy dworcu – Śródmieście Bielsko",
        category="safety",
        target_groups=("general_public",),
        area="srodmiescie-bielsko",
        summary=(
            "Po zmroku wielu mieszkańców nadkłada drogi, żeby nie iść podziemnym "
            "przejściem. Zdarzeń jest niewiele, lęku dużo. Decydują światło, zapach i "
            "puste lokale."
        ),
        conclusions="Poczucie zagrożenia rośnie z pustki miejsca.",
        recommendations=(
            "Jaśniejsze światło, otwarte lokale i stały dyżur sprzątania wieczorem."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=STUDIES,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Zapytaliśmy przechodniów o drogę do domu. Kobiety częściej "
                    "wybierają dłuższą trasę, a mężczyźni przyznają się do tego po "
                    "chwili. Nikt nie wskazał konkretnego zdarzenia, wszyscy – ciemny "
                    "zakręt."
                ),
                causes="Złe światło i brak ludzi.",
                effects="Dłuższe drogi, rezygnacja z wieczornych wyjść.",
                proposals="Lustro i światło na zakręcie.",
                text_internal="240 krótkich rozmów w pięć wieczorów.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2024, 10, 25),
                        "Rozmowy z przechodniami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Sprzątamy przejście o dwudziestej zamiast rano. Ludzie widzą "
                    "kogoś w kamizelce i idą śmielej. Koszt jest ten sam, zmieniła się "
                    "tylko godzina."
                ),
                causes="Sprzątanie w nocy było niewidoczne.",
                effects="Więcej pieszych wieczorem.",
                proposals="Taka sama zmiana w dwóch innych przejściach.",
                text_internal="Liczba pieszych z naszych zapisków, orientacyjna.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 11, 10),
                        "Zapiski ekipy sprzątającej.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2026",
                severity=Severity.MARGINAL,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Zgłoszeń z przejścia prawie nie ma. Sprawdzamy, czy nie "
                    "przeniosły się w inne miejsce."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2026, 9, 30),
                        "Zgłoszenia z trzech kwartałów.",
                    ),
                ),
                status="draft",
            ),
        ),
    ),
)
