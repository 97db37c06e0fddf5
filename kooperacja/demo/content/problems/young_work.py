"""Young people between school and the first contract."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, FIRM, MOST, STUDIES, WORK
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

YOUNG_WORK = (
    ProblemSpec(
        key="mlodzi-wapienica",
        title="Młodzi bez pracy w Wapienicy",
        category="youth",
        target_groups=(
            "youth_15_24",
            "unemployed",
        ),
        area="wapienica",
        point=(18.9764, 49.8057),
        summary=(
            "W Wapienicy rośnie grupa młodych, którzy po szkole ani nie pracują na "
            "stałe, ani się nie uczą. Praca jest, ale na drugim końcu miasta i na "
            "zmiany, na które nie da się dojechać. Cztery instytucje z czterech "
            "sektorów widzą to samo z różnych stron."
        ),
        conclusions=(
            "Przeszkodą jest nie tyle brak ofert, ile dojazd, pierwsza umowa i wiara, "
            "że warto. Najtrudniej mają osoby, które przerwały naukę."
        ),
        recommendations=(
            "Wczesny autobus do strefy przemysłowej, płatne próbne dni w firmach, "
            "jeden opiekun od szkoły do pierwszej umowy."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=WORK,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=84,
                scale_unit="persons",
                text_public=(
                    "Co druga osoba przed dwudziestym piątym rokiem życia, która "
                    "rejestruje się u nas z Wapienicy, nigdy nie miała umowy dłuższej "
                    "niż trzy miesiące. Przychodzą raz i znikają. Szkolenia "
                    "proponujemy w centrum, a bilet i czas dojazdu przekraczają ich "
                    "budżet."
                ),
                causes="Praca sezonowa, słaby dojazd, szkolenia daleko od domu.",
                effects="Luki w życiorysie, które z każdym rokiem trudniej wyjaśnić.",
                proposals="Szkolenia w świetlicy na osiedlu i zwrot biletu z góry.",
                text_internal=(
                    "Rejestr obejmuje około połowy młodych bez pracy; resztę szacujemy."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Rejestr osób bez pracy, wiek do 25 lat.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Wieczorami rozmawiamy z chłopakami i dziewczynami, o których nie "
                    "wie żaden urząd. Pracują po kilka dni przy remontach, zimą śpią "
                    "do południa. Mówią, że pierwszy szef oszukał ich na wypłacie i "
                    "drugi raz nie chcą próbować."
                ),
                causes="Złe pierwsze doświadczenia i praca bez umowy.",
                effects="Wycofanie, nocne życie, pierwsze długi.",
                proposals=(
                    "Streetworker, który idzie z młodą osobą na pierwszą rozmowę."
                ),
                text_internal="Stały kontakt mamy z grupą około trzydziestu osób.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 11, 30),
                        "Wieczorne dyżury streetworkerów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Mamy wolne miejsca na pierwszej zmianie, ale zaczyna się ona "
                    "przed pierwszym autobusem z osiedla. Z pięciu młodych, których "
                    "przyjęliśmy na próbę, zostali ci, których ktoś podwozi. Chętnie "
                    "zapłacimy za trzy dni próbne, jeśli urząd weźmie na siebie "
                    "papiery."
                ),
                causes="Rozkład jazdy i formalności przy krótkiej próbie.",
                effects="Firma szuka ludzi dalej, choć mieszkają obok.",
                proposals="Autobus o piątej lub wspólny dowóz kilku firm.",
                text_internal=(
                    "Rozmawialiśmy z trzema firmami ze strefy, są gotowe dołożyć się "
                    "do dowozu."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 6, 15),
                        "Rozmowy w firmach i z osobami po próbie.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=97,
                scale_unit="persons",
                text_public=(
                    "Przybyło młodych, którzy rejestrują się tylko dla ubezpieczenia. "
                    "Wprowadziliśmy dyżur na osiedlu i pierwszy raz ktoś wrócił na "
                    "trzecie spotkanie. Najlepiej działa wspólne wyjście do "
                    "pracodawcy, nie kurs."
                ),
                causes="Nieufność, brak prawa jazdy, przerwana szkoła.",
                effects="Rośnie liczba osób bez żadnego zawodu.",
                proposals="Dwóch opiekunów młodych na stałe w dzielnicy.",
                text_internal="Koszt opiekuna to mniej niż trzy kursy grupowe.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Rejestr osób bez pracy, wiek do 25 lat.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=120,
                scale_unit="persons",
                text_public=(
                    "Na podstawie ankiety i spisu uczniów szacujemy, że młodych bez "
                    "pracy i nauki jest o jedną trzecią więcej, niż pokazuje rejestr. "
                    "Dziewczyny znikają z niego szybciej, bo opiekują się rodzeństwem. "
                    "Dojazd był najczęściej wskazywaną przeszkodą."
                ),
                causes="Opieka w rodzinie i dojazd wykluczają z ofert.",
                effects="Zależność od rodziców do trzydziestki.",
                proposals="Mierzyć co roku tę samą grupę rocznikową.",
                text_internal=(
                    "Przedział niepewności szeroki; liczbę podajemy jako szacunek."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 10, 31),
                        "Ankieta wśród mieszkańców do 29 lat.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.STATISTICS,
                        Reliability.C,
                        date(2025, 10, 31),
                        "Spis absolwentów i dane publiczne.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=62,
                scale_unit="persons",
                text_public=(
                    "Pracujemy z uczniami, zanim wypadną ze szkoły. W tym roku mniej "
                    "osób przerwało naukę po pierwszej klasie branżowej, bo praktyki "
                    "były płatne. Nadal brakuje kogoś, kto poprowadzi ucznia przez "
                    "wakacje między szkołami."
                ),
                causes="Przerwa między szkołami bez opieki kogokolwiek.",
                effects="Wakacyjna praca „na czarno” zamienia się w porzucenie szkoły.",
                proposals="Letni opiekun dla uczniów zmieniających szkołę.",
                text_internal=(
                    "Zmiana oceny z poprzednich rozmów: widzimy pierwsze efekty "
                    "praktyk."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 6, 30),
                        ("Karty poradni, uczniowie zagrożeni przerwaniem nauki."),
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2026",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Starsi z grupy założyli rodziny i nadal żyją z dnia na dzień. "
                    "Młodsi patrzą na nich i pytają, po co szkoła. Pomógł każdy "
                    "przypadek, w którym ktoś dorosły poszedł razem do firmy."
                ),
                causes="Brak wzoru stałej pracy w najbliższym otoczeniu.",
                effects="Kolejny rocznik powtarza tę samą drogę.",
                proposals="Płatne próbne dni i mentor w firmie przez pół roku.",
                text_internal=(
                    "Prosimy zespół o zestawienie z danymi firmy – liczby znów się "
                    "rozchodzą."
                ),
                answers=(
                    (
                        "unemployment_barrier",
                        "Brak kogoś, kto pójdzie razem na pierwsze spotkanie w firmie.",
                    ),
                    ("unemployment_offers", "yes"),
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 9, 30),
                        "Wieczorne dyżury streetworkerów.",
                        quote="„Wysłałem dwanaście podań. Odpisała jedna firma, że dziękuje.”",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
    ProblemSpec(
        key="pierwsza-praca-zlote-lany",
        title="Po szkole branżowej trudno o pierwszą umowę – Złote Łany",
        category="youth",
        target_groups=("youth_15_24",),
        area="zlote-lany",
        summary=(
            "Absolwenci szkół branżowych z Złotych Łanów zaczynają od pracy bez umowy. "
            "Pracodawcy oczekują doświadczenia, którego praktyki nie dały. Część "
            "młodych wyjeżdża, część zostaje w domu."
        ),
        conclusions="Decyduje jakość praktyk i pierwsze pół roku po szkole.",
        recommendations=(
            "Praktyki w co najmniej dwóch firmach i umowa na pół roku z opiekunem."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=46,
                scale_unit="persons",
                text_public=(
                    "Uczniowie kończą szkołę z uprawnieniami, ale na praktykach "
                    "głównie sprzątali. Na rozmowie o pracę nie mają o czym "
                    "opowiedzieć. Rodzice nie znają innych pracodawców niż ci ze "
                    "swojej branży."
                ),
                causes="Praktyki bez nauki zawodu.",
                effects="Zniechęcenie już na starcie.",
                proposals="Karta praktyk, w której uczeń ocenia, czego się nauczył.",
                text_internal="Liczba dotyczy dwóch roczników.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2024, 6, 20),
                        "Ankieta wśród absolwentów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=31,
                scale_unit="persons",
                text_public=(
                    "Umowy na pół roku z opiekunem podpisało kilkunastu absolwentów i "
                    "prawie wszyscy pracują dalej. Zgłasza się mniej młodych niż dwa "
                    "lata temu. Program kończy się w grudniu i nie ma decyzji, co "
                    "potem."
                ),
                causes="Program zależny od jednego źródła pieniędzy.",
                effects="Dobre rozwiązanie może zniknąć.",
                proposals="Włączyć opiekuna pierwszej pracy do stałych zadań.",
                text_internal="Dane o utrzymaniu pracy po 6 miesiącach, pełne.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Rejestr programu pierwszej pracy.",
                    ),
                ),
            ),
        ),
    ),
)
