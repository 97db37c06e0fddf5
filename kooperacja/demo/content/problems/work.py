"""Work: long-term unemployment, closed plants, carers."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import FAMILY, FIRM, SENIORS, WORK
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

WORK = (
    ProblemSpec(
        key="dlugo-bez-pracy-grunwaldzkie",
        title="Długo bez pracy na Osiedlu Grunwaldzkim",
        category="long_term",
        target_groups=(
            "long_term_unemployed",
            "adults_25_59",
        ),
        area="osiedle-grunwaldzkie",
        summary=(
            "Na Osiedlu Grunwaldzkim wiele osób nie pracuje od ponad dwóch lat. Za "
            "brakiem pracy stoją zdrowie, opieka i długi, a nie niechęć. Doradcy i "
            "firma opisują, co pomogło tym, którym się udało."
        ),
        conclusions="Praca na część etatu z opiekunem daje trwalszy skutek niż kurs.",
        recommendations=(
            "Zatrudnienie wspierane na pół etatu i porozumienie z wierzycielami na "
            "czas pierwszej umowy."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=WORK,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.STABLE,
                scale_count=134,
                scale_unit="persons",
                text_public=(
                    "Rozmawiamy z ludźmi, którzy w ostatnich latach wysłali setki "
                    "zgłoszeń. Kiedy pytamy o przeszkody, na pierwszym miejscu są "
                    "kręgosłup i opieka nad rodzicem. Pełny etat od poniedziałku jest "
                    "dla nich nierealny."
                ),
                causes="Zdrowie, opieka nad bliskimi, wiek po pięćdziesiątce.",
                effects="Utrata pewności siebie, izolacja.",
                proposals=(
                    "Oferty na cztery godziny dziennie z możliwością zwiększenia."
                ),
                text_internal=(
                    "Dane z całego rejestru osiedla, bez osób po 60 roku życia."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Rejestr osób długotrwale bez pracy.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Zatrudniliśmy kilkanaście osób po długiej przerwie, na pół etatu "
                    "i z brygadzistą do pomocy. Większość została dłużej niż rok. "
                    "Najtrudniejszy był pierwszy miesiąc: budzik, bóle pleców i "
                    "komornik, który zabrał pierwszą wypłatę."
                ),
                causes="Przerwa odbiera rytm dnia i siły.",
                effects="Po kilku miesiącach ludzie zaczynają planować.",
                proposals="Dopłata do opiekuna stanowiska przez pół roku.",
                text_internal="Podamy zespołowi koszty w przeliczeniu na osobę.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 11, 30),
                        "Kadry firmy, zestawienie bez nazwisk.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=121,
                scale_unit="persons",
                text_public=(
                    "Po raz pierwszy od lat grupa zmalała, głównie dzięki zatrudnieniu "
                    "wspieranemu. Pozostali to osoby w gorszym zdrowiu. Dla nich "
                    "potrzebne jest najpierw leczenie i rehabilitacja."
                ),
                causes="Zostają osoby z kilkoma przeszkodami naraz.",
                effects="Bez leczenia praca się nie utrzyma.",
                proposals="Wspólna ścieżka z przychodnią: rehabilitacja przed stażem.",
                text_internal="Spadek częściowo z wyrejestrowań; sprawdzono połowę.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Rejestr osób długotrwale bez pracy.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=88,
                scale_unit="households",
                text_public=(
                    "W rodzinach, z którymi pracujemy, praca na część etatu zmieniła "
                    "najwięcej. Dzieci mówią o tym z dumą. Zniknęły jednak dodatki "
                    "zależne od dochodu i niektórzy wyszli na zero."
                ),
                causes="Utrata dodatków po przekroczeniu progu.",
                effects="Część osób rezygnuje z pracy po pierwszej decyzji.",
                proposals=(
                    "Poradnik „co się zmieni w twoich dodatkach” przed podpisaniem "
                    "umowy."
                ),
                text_internal="Przykładowe wyliczenia w załączniku do notatki zespołu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 6, 30),
                        "Kartoteka pomocy ośrodka, powód: bezrobocie.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="po-zwolnieniach-komorowice",
        title=(
            "Po zwolnieniach w zakładach brakuje pracy blisko domu w Komorowicach "
            "Krakowskich"
        ),
        category="unemployment",
        target_groups=(
            "unemployed",
            "adults_25_59",
        ),
        area="komorowice-krakowskie",
        summary=(
            "Kilka zakładów w północnej części miasta zmniejszyło zatrudnienie. Pracę "
            "straciły osoby z długim stażem w jednym zawodzie. Nowe oferty wymagają "
            "innych umiejętności albo dojazdu poza miasto."
        ),
        conclusions=(
            "Największe ryzyko dotyczy osób po pięćdziesiątce i par, które pracowały w "
            "tym samym zakładzie."
        ),
        recommendations=(
            "Zespół szybkiego reagowania przy zwolnieniach grupowych i krótkie kursy u "
            "nowych pracodawców."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=WORK,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=176,
                scale_unit="persons",
                text_public=(
                    "W jednym kwartale zarejestrowało się tyle osób, co zwykle przez "
                    "rok. To ludzie, którzy pracowali po dwadzieścia lat w tym samym "
                    "miejscu i nie pamiętają, jak pisze się życiorys. Potrzebują "
                    "spokoju i przekładu umiejętności na nowe stanowiska."
                ),
                causes="Zmniejszenie produkcji w kilku zakładach.",
                effects="Spadek dochodów całych rodzin naraz.",
                proposals=(
                    "Punkt doradczy w zakładzie jeszcze przed ostatnim dniem pracy."
                ),
                text_internal=(
                    "Lista firm objętych zwolnieniami tylko do użytku wewnętrznego."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Rejestr osób bez pracy.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Przyjęliśmy kilka osób z utrzymania ruchu i szybko nauczyły się "
                    "naszej pracy. Doświadczenie jest ogromne, brakuje tylko uprawnień "
                    "elektrycznych. Kurs trwa dwa tygodnie, a czeka się na niego trzy "
                    "miesiące."
                ),
                causes="Czekanie na uprawnienia.",
                effects="Dobrzy fachowcy wyjeżdżają do innych miast.",
                proposals="Kursy uprawnień na zamówienie firm, bez naboru raz w roku.",
                text_internal="Jesteśmy gotowi udostępnić halę na kurs.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2026, 5, 20),
                        "Rozmowy z nowymi pracownikami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=149,
                scale_unit="persons",
                text_public=(
                    "Część osób znalazła pracę w handlu za mniejsze pieniądze. Ci, "
                    "którzy zostali, to głównie operatorzy maszyn po pięćdziesiątce."
                ),
                causes="Zawody potrzebne kiedyś, dziś rzadkie.",
                effects="Obniżenie dochodu nawet u tych, którzy pracują.",
                proposals="Bon na zmianę zawodu dla osób po pięćdziesiątce.",
                text_internal="Uzupełniamy podział według miejsca zamieszkania.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 6, 30),
                        "Rejestr osób bez pracy.",
                    ),
                ),
                status="returned",
                reason=(
                    "Brakuje daty, na którą policzono osoby, i rozróżnienia, ilu "
                    "zwolnionych mieszka w tym osiedlu, a ilu tylko tu pracowało."
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="opiekunki-bielsko-poludnie",
        title="Opieka nad bliskimi zamyka drogę do pracy – Bielsko Południe",
        category="long_term",
        target_groups=(
            "carers",
            "long_term_unemployed",
        ),
        area="bielsko-poludnie",
        summary=(
            "Osoby, głównie kobiety, które rzuciły pracę, żeby opiekować się rodzicem, "
            "po latach nie mogą do niej wrócić. Zasiłki są niskie, a zastępstwa w "
            "opiece brakuje. To problem pracy i opieki jednocześnie."
        ),
        conclusions=(
            "Bez kilku godzin zastępstwa dziennie żadna oferta pracy nie zadziała."
        ),
        recommendations=(
            "Opieka dzienna w godzinach pracy i oferty zdalne na część etatu."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=38,
                scale_unit="persons",
                text_public=(
                    "W naszej grupie dla opiekunów najczęściej pada zdanie: "
                    "„pracowałabym, gdyby ktoś z mamą posiedział do czternastej”. "
                    "Wiele osób straciło kontakty zawodowe. Boją się, że na powrót "
                    "jest za późno."
                ),
                causes="Brak opieki dziennej i zastępstwa.",
                effects="Ubóstwo na własnej starości, bo nie ma składek.",
                proposals="Bon na cztery godziny zastępstwa dziennie.",
                text_internal="Liczba z listy grupy wsparcia, stan na jesień.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 10, 10),
                        "Ankieta w grupie dla opiekunów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=29,
                scale_unit="persons",
                text_public=(
                    "W rejestrze widzimy te osoby jako niegotowe do podjęcia pracy, "
                    "więc rzadko dostają oferty. Gdy proponujemy pracę zdalną na dwie "
                    "godziny, zainteresowanie jest duże. Brakuje pracodawców, którzy "
                    "taką pracę dają."
                ),
                causes="Reguły rejestru i mało ofert na część dnia.",
                effects="Osoby wypadają z rejestru i ze statystyki.",
                proposals="Osobna pula ofert dla opiekunów.",
                text_internal=(
                    "Różnica z liczbą stowarzyszenia: część osób nie jest u nas "
                    "zarejestrowana."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 12, 31),
                        ("Rejestr osób bez pracy, opieka jako przeszkoda."),
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=45,
                scale_unit="persons",
                text_public=(
                    "Opiekunów w naszej grupie przybywa, a są coraz młodsi. Pierwsze "
                    "osoby pracują zdalnie po trzy godziny dziennie. Mówią, że to "
                    "bardziej odpoczynek niż obowiązek."
                ),
                causes="Starsi rodzice chorują dłużej, rodzeństwo mieszka daleko.",
                effects="Wypalenie opiekuna kończy się szpitalem dwóch osób naraz.",
                proposals="Dzienny dom w godzinach 7–16, także dla osób z otępieniem.",
                text_internal=(
                    "Lista chętnych do dziennego domu zamknęła się w tydzień."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2026, 9, 15),
                        "Ankieta w grupie dla opiekunów.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
)
