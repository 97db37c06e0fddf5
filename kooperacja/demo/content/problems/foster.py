"""Foster care: families for siblings, the start of adult life."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, FAMILY, MOST
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec
from kooperacja.demo.geography import CITY_CODE

FOSTER = (
    ProblemSpec(
        key="rodziny-zastepcze",
        title="Za mało rodzin zastępczych dla rodzeństw",
        category="orphanhood",
        target_groups=(
            "foster_care_leavers",
            "families_with_children",
        ),
        area=CITY_CODE,
        summary=(
            "W mieście brakuje rodzin, które mogłyby przyjąć więcej niż dwoje dzieci "
            "naraz. Rodzeństwa bywają rozdzielane albo długo czekają. Istniejące "
            "rodziny zastępcze proszą o odciążenie, zanim przyjmą kolejne dzieci."
        ),
        conclusions=(
            "Kampanie nie wystarczą: nowe rodziny przychodzą od zadowolonych rodzin."
        ),
        recommendations=(
            "Dni wolne i pomoc domowa dla rodzin zastępczych; spotkania prowadzone "
            "przez nie same."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=31,
                scale_unit="persons",
                text_public=(
                    "Szukamy rodzin dla rodzeństw dłużej niż rok wcześniej. Kandydaci "
                    "boją się, że zostaną z trudnościami sami. Ci, którzy się "
                    "zdecydowali, mówią najczęściej o braku odpoczynku."
                ),
                causes="Brak wytchnienia i stałego specjalisty dla rodziny.",
                effects="Rozdzielanie rodzeństw, dłuższe pobyty w placówkach.",
                proposals="Dwa tygodnie wytchnienia w roku dla każdej rodziny.",
                text_internal=(
                    "Liczba dzieci czekających razem z rodzeństwem, bez opisów."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Rejestr pieczy zastępczej, zestawienie.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Wspieramy rodziny zastępcze w szkole i w domu. Potrzebują "
                    "szybkiej konsultacji, gdy coś się dzieje, a nie terminu za dwa "
                    "miesiące. Najlepiej działa telefon do kogoś, kto zna dziecko."
                ),
                causes="Zmieniający się specjaliści.",
                effects="Rezygnacje po pierwszym kryzysie.",
                proposals="Stały opiekun rodziny w poradni, dostępny pod telefonem.",
                text_internal="Rozmowy z dwunastoma rodzinami.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 5),
                        "Rozmowy z rodzinami zastępczymi.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=28,
                scale_unit="persons",
                text_public=(
                    "Dzięki dniom wytchnienia żadna rodzina nie zrezygnowała w tym "
                    "roku. Zgłosili się pierwsi kandydaci z polecenia. Rodzeństwa "
                    "nadal czekają, ale krócej."
                ),
                causes="Poczta pantoflowa działa lepiej niż plakat.",
                effects="Krótsze czekanie na wspólne miejsce.",
                proposals="Utrzymać wytchnienie jako stałe świadczenie.",
                text_internal=(
                    "Koszt wytchnienia w przeliczeniu na dziecko w notatce zespołu."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Rejestr pieczy zastępczej, zestawienie.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="start-doroslosc-beskidzkie",
        title="Start w dorosłość bez mieszkania – Osiedle Beskidzkie",
        category="orphanhood",
        target_groups=(
            "foster_care_leavers",
            "youth_15_24",
        ),
        area="osiedle-beskidzkie",
        summary=(
            "Młodzi po pieczy zastępczej kończą osiemnaście lat i muszą od razu radzić "
            "sobie z najmem, rachunkami i pracą. Mieszkania treningowe są, ale jest "
            "ich mniej niż osób w roczniku. Bez dorosłego obok łatwo o pierwszy dług."
        ),
        conclusions="Mieszkanie bez towarzyszenia dorosłego kończy się długiem.",
        recommendations=(
            "Kolejne mieszkania treningowe i opiekun do dwudziestego trzeciego roku "
            "życia."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=17,
                scale_unit="persons",
                text_public=(
                    "Młodzi, którzy odchodzą do własnego mieszkania, są dumni i "
                    "przerażeni. Potrafią gotować, ale nie wiedzą, co zrobić z pismem "
                    "ze spółdzielni. Dzwonią wieczorem, kiedy urząd śpi."
                ),
                causes="Zbyt szybkie usamodzielnienie bez dorosłego obok.",
                effects="Pierwsze długi i porzucone szkoły w ciągu roku.",
                proposals="Opiekun dostępny po południu i w weekend.",
                text_internal="Dane z trzech ostatnich roczników łącznie.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Plany usamodzielnienia.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Do punktu dziennego trafiają młodzi, którym skończyła się pomoc "
                    "na zagospodarowanie. Żyją u kolegów, przenoszą się co tydzień. "
                    "Proszą o miejsce, w którym można zostawić plecak."
                ),
                causes="Pieniądze wydane w pierwszych miesiącach bez planu.",
                effects="Ukryta bezdomność przed dwudziestym rokiem życia.",
                proposals="Szybka ścieżka do mieszkania treningowego także po roku.",
                text_internal="Część osób nie mówi o pieczy przy pierwszej rozmowie.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 10, 20),
                        "Rozmowy w punkcie dziennym.",
                    ),
                ),
            ),
        ),
    ),
)
