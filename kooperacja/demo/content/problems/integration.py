"""Newcomers: school without the language, workers without information."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, FIRM, MOST, WORK
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

INTEGRATION = (
    ProblemSpec(
        key="szkola-bez-jezyka",
        title="Uczniowie bez polskiego w połowie drogi – Górne Przedmieście",
        category="foreigner_integration",
        target_groups=(
            "children_7_14",
            "refugees",
            "foreigners",
        ),
        area="gorne-przedmiescie",
        summary=(
            "W szkołach na Górnym Przedmieściu uczą się dzieci, które po roku "
            "dodatkowych lekcji dobrze mówią na podwórku, ale nie rozumieją "
            "podręczników. Wsparcie kończy się za wcześnie. Asystentki międzykulturowe "
            "pracują na kilku umowach naraz."
        ),
        conclusions="Język szkolny wymaga trzech lat, nie jednego.",
        recommendations=(
            "Przedłużyć zajęcia językowe i zatrudnić asystentki na cały rok."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=57,
                scale_unit="persons",
                text_public=(
                    "Uczniowie szybko uczą się mówić, więc dorośli uznają, że wszystko "
                    "rozumieją. Potem przychodzi historia i zadania z treścią. "
                    "Milczenie na lekcji bywa brane za brak pracy."
                ),
                causes="Rok dodatkowych lekcji to za mało.",
                effects="Oceny niższe niż możliwości, rezygnacja z liceum.",
                proposals="Zajęcia z języka przedmiotów do końca ósmej klasy.",
                text_internal=(
                    "Dane z trzech szkół, uczniowie liczeni według stanu na "
                    "październik."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 10, 31),
                        "Zestawienie szkół.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "W sobotniej świetlicy dzieci tłumaczą rodzicom listy ze szkoły. "
                    "Mamy chcą pracować w zawodzie, a sprzątają, bo nie mają uznanych "
                    "dyplomów. Najczęściej pytają o lekarza i o zebrania."
                ),
                causes="Bariera języka u dorosłych, nieuznane dyplomy.",
                effects="Dzieci w roli tłumaczy i opiekunów.",
                proposals="Kurs języka z opieką dla dzieci.",
                text_internal="Około 35 rodzin w świetlicy, skład się zmienia.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 11, 22),
                        "Sobotnia świetlica.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=44,
                scale_unit="persons",
                text_public=(
                    "Tam, gdzie asystentka została na cały rok, uczniowie zdają z "
                    "lepszymi ocenami. Dwie klasy prowadzą godziny wychowawcze o "
                    "zwyczajach w różnych domach. Część rodzin wyjechała, więc liczba "
                    "uczniów spadła."
                ),
                causes="Ciągłość wsparcia i mniej nowych uczniów.",
                effects="Lepsze wyniki egzaminu w dwóch szkołach.",
                proposals="Stałe etaty dla asystentek.",
                text_internal="Spadek liczby głównie z wyjazdów.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Zestawienie szkół.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="pracownicy-hosteli",
        title="Pracownicy z zagranicy bez informacji i lekarza – Komorowice Krakowskie",
        category="foreigner_integration",
        target_groups=(
            "foreigners",
            "unemployed",
        ),
        area="komorowice-krakowskie",
        summary=(
            "W hostelach przy strefie przemysłowej mieszkają osoby z kilku krajów, "
            "zatrudniane przez pośredników. Nie wiedzą, do jakiego lekarza pójść i czy "
            "mają ubezpieczenie. Z mieszkańcami osiedla prawie się nie spotykają."
        ),
        conclusions=(
            "Brak informacji w kilku językach kosztuje zdrowie i budzi nieufność po "
            "obu stronach."
        ),
        recommendations="Dyżur informacyjny w strefie i wspólne święto osiedla.",
        diagnoses=(
            DiagnosisSpec(
                partner=WORK,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Pośrednicy zatrudniają, ale nie tłumaczą umów. Ludzie przychodzą "
                    "do nas po kilku miesiącach z pytaniem, czy mogą zachorować. "
                    "Ulotki po polsku odkładają."
                ),
                causes="Umowy przez pośredników i brak tłumaczeń.",
                effects="Nieleczone urazy, utrata wynagrodzenia.",
                proposals="Dyżur w językach pracowników raz w tygodniu.",
                text_internal="Liczby zatrudnionych u pośredników nie znamy.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 9, 20),
                        "Rozmowy z pracownikami i pośrednikami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Nasi pracownicy z zagranicy pytają najpierw o naukę języka i "
                    "szkołę dla dzieci. Gdy ktoś wynajmie mieszkanie, zostaje z nami "
                    "na dłużej. W hostelu nie ma kuchni, w której można razem zjeść."
                ),
                causes="Tymczasowe warunki i brak języka.",
                effects="Częste odejścia i samotność.",
                proposals="Lekcje języka w przerwie między zmianami.",
                text_internal="Możemy udostępnić salę i herbatę.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2026, 8, 25),
                        "Rozmowy z załogą.",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
)
