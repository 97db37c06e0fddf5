"""Protected matters: never listed one by one, only told about the whole city."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import FAMILY, MOST, SENIORS
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec
from kooperacja.demo.geography import CITY_CODE

PROTECTED = (
    ProblemSpec(
        key="starsi-przemoc",
        title="Starsze osoby doświadczające przemocy nie mają dokąd odejść",
        category="domestic_violence",
        target_groups=(
            "violence_victims",
            "seniors_60_plus",
        ),
        area=CITY_CODE,
        summary=(
            "Instytucje widzą, że o krzywdę częściej pytają osoby starsze, mieszkające "
            "z dorosłymi dziećmi. Trudno im wyjść z własnego mieszkania. Brakuje "
            "miejsca na kilka tygodni, dostępnego także dla osób, które słabo chodzą."
        ),
        conclusions="Ochrona nie może oznaczać, że to osoba skrzywdzona traci dom.",
        recommendations="Miejsca dostosowane dla osób starszych i szybka pomoc prawna.",
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Coraz więcej rozmów o przemocy zaczynają osoby starsze. Wstydzą "
                    "się mówić źle o własnych dzieciach. Potrzebują czasu, spokojnego "
                    "miejsca i prawnika."
                ),
                causes="Wspólne mieszkanie z powodu braku lokali, zależność finansowa.",
                effects="Pogorszenie zdrowia, zerwanie kontaktów z sąsiadami.",
                proposals="Dwa pokoje bez barier w istniejącej placówce.",
                text_internal=(
                    "Liczb nie wpisujemy do portalu; raport roczny przekazuje zespół."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 12, 15),
                        "Rozmowy specjalistów, bez danych osób.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Po szkoleniu pracownicy częściej pytają starszych ludzi na "
                    "osobności. Wtedy padają odpowiedzi, których wcześniej nie było. "
                    "Po interwencji najtrudniejsza jest pierwsza noc."
                ),
                causes="Zbyt mało rozmów bez obecności domowników.",
                effects="Powroty interwencji pod ten sam dach.",
                proposals="Stały nocny kontakt między służbami a ośrodkiem.",
                text_internal="Zestawienie roczne poza portalem.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 9, 30),
                        "Karty pracy, zestawienie zbiorcze.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="starsi-krzywda-w-domu",
        title="Starsi ludzie mówią o krzywdzie dopiero w domu",
        category="domestic_violence",
        target_groups=("violence_victims", "seniors_60_plus"),
        area=CITY_CODE,
        summary="Wolontariusze słyszą w mieszkaniach to, czego nikt nie mówi w urzędzie.",
        conclusions="Kto odwiedza, musi wiedzieć, co dalej zrobić z tym, co usłyszy.",
        recommendations="Krótka ścieżka: do kogo zadzwonić i kiedy.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Podczas odwiedzin wolontariusze słyszą o krzyku, zabieraniu emerytury "
                    "i zamykaniu w pokoju. Starsi ludzie proszą, żeby nikomu nie mówić."
                ),
                causes="Zależność od opieki i pieniędzy bliskich.",
                effects="Strach przed wizytą kogokolwiek z zewnątrz.",
                proposals="Szkolenie wolontariuszy i telefon, pod który mogą zadzwonić.",
                text_internal="Bez liczb: wolontariusze nie prowadzą kart.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 11, 28),
                        "Notatki z odwiedzin, bez nazwisk i adresów.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="noc-poza-domem",
        title="Osoby uciekające z domu na noc wracają, bo nie mają dokąd pójść",
        category="domestic_violence",
        target_groups=("violence_victims", "seniors_60_plus"),
        area=CITY_CODE,
        summary="Punkt dzienny widzi rano tych, którzy nocą uciekli z domu.",
        conclusions="Brakuje miejsc doraźnych, do których można wejść bez skierowania.",
        recommendations="Dwa miejsca doraźne i dyżur telefoniczny w nocy.",
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Do punktu dziennego przychodzą osoby starsze, które uciekły z domu na noc. "
                    "Wracają, bo nie mają dokąd pójść."
                ),
                causes="Brak miejsc, do których można wejść z chodzikiem.",
                effects="Noce na klatkach i dworcu.",
                proposals="Dwa miejsca doraźne na parterze.",
                text_internal="Zeszyt jest u kierownika, nie przepisujemy go tutaj.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 11, 28),
                        "Zeszyt punktu dziennego, zestawienie zbiorcze.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="praca-pod-przymusem",
        title="Brakuje wspólnej ścieżki pomocy osobom zmuszanym do pracy",
        category="human_trafficking",
        target_groups=("foreigners",),
        area=CITY_CODE,
        summary=(
            "Instytucje pierwszego kontaktu nie wiedzą, po czym poznać pracę pod "
            "przymusem i do kogo zadzwonić. Każda działa po swojemu. Osoby skrzywdzone "
            "szybko znikają z pola widzenia."
        ),
        conclusions="Bez jednej ścieżki pomoc zależy od przypadku.",
        recommendations=(
            "Krótkie szkolenie i karta „co robić” dla wszystkich instytucji."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Pracownicy organizacji proszą o prostą kartę: na co zwrócić uwagę "
                    "i gdzie zadzwonić. Najpierw potrzebne są bezpieczeństwo i "
                    "tłumacz, dopiero potem pytania. Próbne szkolenie pokazało, jak "
                    "wiele zależy od pierwszej rozmowy."
                ),
                causes="Brak procedury i tłumaczy.",
                effects="Utracone szanse pomocy.",
                proposals="Szkolenie dla trzydziestu pracowników i dyżur tłumacza.",
                text_internal="Przykłady omawiane tylko ustnie na zespole.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.DOCUMENT,
                        Reliability.D,
                        date(2026, 5, 10),
                        "Przegląd procedur instytucji.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="po-wyjsciu",
        title="Pierwsze dni po wyjściu z zakładu karnego bez noclegu i dokumentów",
        category="post_prison",
        target_groups=("post_prison",),
        area=CITY_CODE,
        summary=(
            "Osoby opuszczające zakład karny w piątek nie załatwią niczego do "
            "poniedziałku. Brakuje noclegu, telefonu i kogoś, kto czeka. Pierwsze trzy "
            "dni rozstrzygają o kolejnych miesiącach."
        ),
        conclusions="Przygotowanie musi zacząć się przed wyjściem.",
        recommendations=(
            "Umowa o noclegu na pierwsze noce i opiekun, który zna sprawę wcześniej."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Zdarza się, że ktoś przychodzi do nas prosto z pociągu, z workiem "
                    "w ręku. Prosi o ładowarkę i adres, pod którym można dostać list. "
                    "Praca czeka częściej niż mieszkanie."
                ),
                causes="Brak przygotowania wyjścia i adresu.",
                effects="Powroty do dawnych znajomości z braku innych.",
                proposals="Spotkanie z opiekunem miesiąc przed wyjściem.",
                text_internal="Dane wyłącznie zbiorcze, raz w roku.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 12, 1),
                        "Rozmowy doradców.",
                    ),
                ),
            ),
        ),
    ),
)
