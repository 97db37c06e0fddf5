"""What goes on in the demo city: rounds, corrections, closings, what people write.

All of it is invented. Problems are named by their titles, institutions and personas by
their keys; dates are fixed, but for what only makes sense around the day of loading.
"""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import (
    COUNSELLING,
    FAMILY,
    FIRM,
    MOST,
    SAFE,
    SENIORS,
    STUDIES,
    WORK,
)
from kooperacja.demo.content.specs import (
    DiagnosisSpec,
    EvidenceSpec,
    ProblemSpec,
    RevisionSpec,
    RoundSpec,
)

NIGHTS = "Noce bez dachu nad głową w Śródmieściu Bielsku"
WOMEN = "Kobietom w kryzysie bezdomności brakuje miejsca dla siebie"
YOUNG = "Młodzi bez pracy w Wapienicy"
EVICTIONS = "Wyroki eksmisyjne czekają na lokale, których nie ma"
HUNGER = "Pod koniec miesiąca brakuje na jedzenie w Białej Śródmieściu"

CLOSED_ROUND = RoundSpec(
    name="Diagnoza 2025",
    period="2025",
    letter=(
        "Prosimy o diagnozy za 2025 rok. Wystarczy kilka zdań i źródło. Jeśli nic się "
        "nie zmieniło od zeszłego roku, można zacząć od tamtej diagnozy."
    ),
    asked=(
        (
            (MOST, FAMILY, SENIORS, STUDIES, SAFE),
            ("homelessness", "housing", "ageing_loneliness"),
        ),
    ),
    nothing=(
        (
            SAFE,
            "housing",
            "Patrole nie spotkały się w tym roku ze sprawami mieszkań.",
        ),
        (
            MOST,
            "ageing_loneliness",
            "Starszych mieszkańców odwiedza inna instytucja, my ich nie spotykamy.",
        ),
    ),
    days=(date(2025, 9, 15), date(2025, 11, 28)),
)
RUNNING_ROUND = RoundSpec(
    name="Diagnoza 2026",
    period="2026",
    letter=(
        "Zbieramy diagnozy za 2026 rok. Najbardziej potrzebujemy liczb z jesieni i "
        "jednego zdania o tym, co pomogło. W razie wątpliwości proszę dzwonić do biura "
        "partnerstwa, a diagnozę możemy też zapisać razem przez telefon."
    ),
    asked=(
        (
            (MOST, FAMILY, SENIORS, STUDIES, SAFE),
            ("homelessness", "housing", "ageing_loneliness"),
        ),
        ((MOST, WORK, COUNSELLING, FIRM), ("unemployment", "mental_crisis")),
        ((MOST, FAMILY, COUNSELLING), ("orphanhood",)),
    ),
    nothing=(
        (
            MOST,
            "ageing_loneliness",
            "Pracujemy na ulicy i z młodzieżą. Osoby starsze, o których słyszymy, "
            "przekazujemy od razu dalej.",
        ),
        (
            SAFE,
            "housing",
            "W tym roku nie mieliśmy zgłoszeń, które dotyczyłyby samych mieszkań.",
        ),
    ),
    assigned=((MOST, "orphanhood", "bartek"), (MOST, "housing", "bartek")),
)

REVISIONS = (
    RevisionSpec(
        problem="Zaległości czynszowe rosną na Złotych Łanach",
        partner=FAMILY,
        period="2026",
        scale_count=214,
        text_public=(
            "W tym roku pierwszy raz więcej próśb przyszło od osób pracujących niż od "
            "bezrobotnych. Rośnie też liczba starszych lokatorów, którzy spłacają długi "
            "dorosłych dzieci. Wspólne wypełnianie wniosków o dodatek działa: co trzecia "
            "rodzina dostała go za pierwszym razem."
        ),
        text_internal=(
            "Poprawiona liczba: osiemnaście gospodarstw było wpisanych dwa razy."
        ),
        day=date(2026, 11, 16),
    ),
    RevisionSpec(
        problem="Na leczenie uzależnienia czeka się za długo w Białej Krakowskiej",
        partner=MOST,
        period="2026",
        text_public=(
            "Od wiosny prowadzimy grupę otwartą w świetlicy parafialnej. Przychodzi "
            "kilkanaście osób, a ponad połowa doczekała terminu w poradni. Najtrudniejsze "
            "są święta i długie weekendy, dlatego od listopada odbieramy wtedy telefon."
        ),
        text_internal=(
            "Dopisujemy dyżur telefoniczny, który ruszył po publikacji. Obecność nadal "
            "zapisujemy liczbą, bez listy."
        ),
    ),
)

#: What an institution told the office by telephone: (problem, diagnosis).
TOLD = (
    "Długo bez pracy na Osiedlu Grunwaldzkim",
    DiagnosisSpec(
        partner=FIRM,
        period="2026",
        severity=Severity.SERIOUS,
        trend=Trend.FALLING,
        scale_count=None,
        scale_unit="persons",
        text_public=(
            "W tym roku przyjęliśmy do sprzątania klatek pięć osób po długiej przerwie w "
            "pracy i wszystkie zostały. Pomogły dwa tygodnie z kimś doświadczonym u boku. "
            "Najtrudniejszy był pierwszy miesiąc, zanim przyszła pierwsza wypłata."
        ),
        causes="Brak pieniędzy na dojazd i buty robocze przed pierwszą wypłatą.",
        effects="Część osób rezygnuje, zanim zacznie.",
        proposals="Zaliczka na pierwszy miesiąc i bilet na czas próbny.",
        text_internal="Zapisane w biurze podczas rozmowy telefonicznej.",
        evidence=(
            EvidenceSpec(
                EvidenceKind.INTERVIEW,
                Reliability.C,
                date(2026, 10, 22),
                "Rozmowa telefoniczna z brygadzistą.",
                quote="„Kto przetrwa pierwszy miesiąc, ten zostaje na lata.”",
            ),
        ),
        status="submitted",
    ),
)

#: The same as another problem, found at review and merged into it.
DOUBLE = ProblemSpec(
    key="poczta-halcnow",
    title="Na pocztę w Hałcnowie nie wjedzie wózek",
    category="service_access",
    target_groups=("disabled_persons",),
    area="halcnow",
    point=(19.0885, 49.8555),
    summary="Do punktu pocztowego prowadzi próg, którego nie pokona wózek.",
    conclusions="Potrzebna jest rampa.",
    recommendations="Rampa przenośna.",
    diagnoses=(
        DiagnosisSpec(
            partner=SENIORS,
            period="2026",
            severity=Severity.NOTICEABLE,
            trend=Trend.STABLE,
            scale_count=None,
            scale_unit="persons",
            text_public=(
                "Nasi wolontariusze odbierają przesyłki za osoby, które poruszają się na "
                "wózku. Próg jest za wysoki, a drzwi za ciężkie."
            ),
            causes="Lokal nie był przygotowany na wózki.",
            effects="Osoby tracą samodzielność w prostych sprawach.",
            proposals="Rampa i dzwonek.",
            evidence=(
                EvidenceSpec(
                    EvidenceKind.OBSERVATION,
                    Reliability.D,
                    date(2026, 6, 18),
                    "Notatki wolontariuszy.",
                ),
            ),
        ),
    ),
)
STAYS = "Wysoki próg w punkcie pocztowym w Hałcnowie"
MERGED_NOTE = "To samo miejsce i ten sam próg, opisane przez dwie instytucje."

#: (problem, day, note for the log).
SOLVED = (
    "Przejście bez obniżonego krawężnika na Leszczynach",
    date(2026, 10, 12),
    "Krawężnik obniżono przy remoncie ulicy; sprawdzone na miejscu przez dwie osoby.",
)
#: A part and its whole.
PART = "Po szkole specjalnej zostaje dom – Osiedle Karpackie"
WHOLE = "W mieście brakuje asystentów osób z niepełnosprawnościami"

#: Words the team agreed on anew, after the first were public.
NEW_WORDS = {
    "title": NIGHTS,
    "summary": (
        "W centrum co noc kilkadziesiąt osób śpi poza placówkami, a ostatniej zimy "
        "zabrakło miejsc także dla tych, którzy chcieli iść do schroniska. Streetworkerzy, "
        "patrole i badacze liczą je inaczej, ale zgadzają się, że zimą brakuje miejsca, do "
        "którego można wejść bez warunków. W dzień nie ma gdzie usiąść i się ogrzać."
    ),
    "conclusions": (
        "Osoby, które nie chcą lub nie mogą iść do schroniska, zostają bez żadnej oferty. "
        "Sama praca służb nie zmniejsza ich liczby; potrzebne jest miejsce."
    ),
    "recommendations": (
        "Ogrzewalnia bez warunku trzeźwości od grudnia do marca, punkt dzienny z "
        "prysznicem i jeden numer telefonu, pod który można zgłosić potrzebę pomocy."
    ),
}
#: (part, remark of the team, what came of it).
WORDS_REMARK = (
    "recommendations",
    "Proponuję dopisać numer telefonu: patrole i mieszkańcy pytają, gdzie dzwonić.",
    "Dopisane w nowej wersji.",
)

#: What an institution has opened to the others: (problem, institution, period).
OPENED = ((WOMEN, FAMILY, "2026"), (HUNGER, FAMILY, "2026"))
#: Notes among coordinators: (problem, institution and period of a diagnosis, text).
NOTES = (
    (
        NIGHTS,
        None,
        "Na spotkaniu zespołu w grudniu: trzy różne liczby, jeden wykres. Poprosić "
        "Pracownię o krótkie wyjaśnienie metody.",
    ),
    (
        YOUNG,
        (MOST, "2026"),
        "Przed decyzją porównać z danymi firmy – fundacja nie podaje liczby.",
    ),
)
#: Published, and due to be confirmed in some days from the day of loading.
DUE = (EVICTIONS, MOST, "2024")
DUE_IN_DAYS = 10
#: What is being carried on into the next period: (problem, institution, from, to).
CARRIED_ON = (WOMEN, MOST, "2025", "2026")
#: A remark that waits for its answer: (problem, institution, period, part, text).
REMARK = (
    YOUNG,
    MOST,
    "2026",
    "text_public",
    "„Pomógł każdy przypadek” – czy da się powiedzieć, ile ich było? Nawet „kilka” "
    "brzmi dla czytelnika inaczej niż „każdy”.",
)
