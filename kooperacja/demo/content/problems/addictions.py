"""Addiction: waiting for treatment, families, medicines, gambling, screens."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import (
    COUNSELLING,
    FAMILY,
    FIRM,
    MOST,
    STUDIES,
)
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec
from kooperacja.demo.geography import CITY_CODE

ADDICTIONS = (
    ProblemSpec(
        key="kolejka-do-terapii",
        title="Na leczenie uzależnienia czeka się za długo w Białej Krakowskiej",
        category="alcohol",
        target_groups=(
            "addicted_and_families",
            "adults_25_59",
        ),
        area="biala-krakowska",
        summary=(
            "Osoba, która decyduje się na leczenie, słyszy termin za dwa miesiące. W "
            "tym czasie motywacja gaśnie, a rodzina traci nadzieję. Grupa wieczorna "
            "dla pracujących nie istnieje."
        ),
        conclusions=(
            "Pierwszy tydzień po decyzji jest najważniejszy, a wtedy nie ma nic."
        ),
        recommendations="Grupa otwarta bez zapisów, dwa razy w tygodniu wieczorem.",
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Przychodzą w poniedziałek i mówią: „dziś albo nigdy”. Dajemy "
                    "herbatę, rozmowę i listę telefonów. Za dwa miesiące, kiedy jest "
                    "termin, często nie ma już z kim rozmawiać."
                ),
                causes="Mało terapeutów, jedna poradnia na dużą część miasta.",
                effects="Powrót do picia w czasie oczekiwania.",
                proposals=(
                    "Grupa otwarta prowadzona przez terapeutę i osobę trzeźwiejącą."
                ),
                text_internal="Termin sprawdzaliśmy telefonicznie co kwartał.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 12, 31),
                        "Sprawdzanie terminów, cztery razy w roku.",
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
                    "Zamiast zwalniać, pytamy, czy ktoś chce się leczyć. Zgadza się "
                    "więcej osób, niż myśleliśmy. Potem okazuje się, że termin jest za "
                    "osiem tygodni, a w pracy trzeba być jutro."
                ),
                causes="Brak terapii po godzinach.",
                effects="Utrata dobrych pracowników.",
                proposals=(
                    "Grupa o dziewiętnastej i zaświadczenie dla pracodawcy bez "
                    "szczegółów."
                ),
                text_internal="Temat w firmie prowadzi jedna zaufana osoba.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 10, 5),
                        "Rozmowy z brygadzistami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Od wiosny prowadzimy grupę otwartą w świetlicy parafialnej. "
                    "Przychodzi kilkanaście osób, a część z nich doczekała terminu w "
                    "poradni. Najtrudniejsze są święta i długie weekendy."
                ),
                causes="Wsparcie w czasie oczekiwania skraca drogę.",
                effects="Więcej osób zaczyna i kończy terapię.",
                proposals="Dyżur telefoniczny w dni wolne.",
                text_internal="Obecność zapisujemy liczbą, bez listy.",
                answers=(
                    (
                        "addiction_waiting",
                        "Na pierwszą wizytę około czterech tygodni, na oddział dzienny trzy miesiące.",
                    ),
                    ("addiction_family", "no"),
                    ("addiction_young", "no"),
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 6, 30),
                        "Obecność na grupie otwartej.",
                        quote="Na ostatnich spotkaniach przed świętami było po siedemnaście osób, zwykle jest jedenaście.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="rodziny-pijacych",
        title="Rodziny żyjące obok nałogu same ze swoim lękiem – Osiedle Mieszka I",
        category="addiction",
        target_groups=(
            "addicted_and_families",
            "children_7_14",
        ),
        area="osiedle-mieszka-i",
        summary=(
            "Bliscy osób uzależnionych rzadko pytają o pomoc dla siebie. Dzieci uczą "
            "się ukrywać, co dzieje się w domu. Na osiedlu nie ma grupy dla rodzin ani "
            "zajęć dla dzieci z takich domów."
        ),
        conclusions=(
            "Pomoc dla rodziny działa nawet wtedy, gdy osoba pijąca jej nie chce."
        ),
        recommendations=(
            "Grupa dla bliskich i stałe zajęcia dla dzieci, nazwane zwyczajnie."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Dzieci z tych domów są bardzo grzeczne albo bardzo głośne. "
                    "Wychowawcy widzą jedno i drugie za późno. Na zwykłych zajęciach "
                    "plastycznych mówią więcej niż w gabinecie."
                ),
                causes="Tajemnica domowa i brak bezpiecznego dorosłego.",
                effects="Bóle brzucha, opuszczanie lekcji.",
                proposals="Zajęcia popołudniowe z wychowawcą po szkoleniu.",
                text_internal=(
                    "Nie liczymy dzieci, żeby nie zbierać danych o ich domach."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2024, 11, 30),
                        "Rozmowy z wychowawcami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=28,
                scale_unit="households",
                text_public=(
                    "Gdy pytamy, czego trzeba, żony i matki mówią: „żeby ktoś mnie "
                    "wysłuchał i nie kazał się rozwodzić”. Spotkania w ośrodku są za "
                    "daleko i za wcześnie. Sąsiedzka grupa przyciąga, bo nie ma "
                    "szyldu."
                ),
                causes="Wstyd i szyld instytucji.",
                effects="Lata czekania na cudzą decyzję.",
                proposals="Grupa dla bliskich w klubie osiedlowym, bez zapisów.",
                text_internal="Liczba gospodarstw z otwartym planem pracy.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Karty pracy asystentów rodziny.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="leki-karpackie",
        title="Coraz młodsi sięgają po leki i nowe substancje – Osiedle Karpackie",
        category="drugs",
        target_groups=(
            "youth_15_24",
            "children_7_14",
        ),
        area="osiedle-karpackie",
        summary=(
            "Pedagodzy i streetworkerzy widzą, że trzynasto- i czternastolatki "
            "mieszają leki dostępne bez recepty. Rodzice dowiadują się ostatni. "
            "Pogadanki straszą, lecz nie pomagają."
        ),
        conclusions="Dorośli nie wiedzą, jak rozmawiać bez straszenia.",
        recommendations="Warsztaty dla rodziców i szybka konsultacja bez skierowania.",
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Uczniowie mówią o tym jak o zwykłej rzeczy: „na sen”, „na "
                    "odwagę”. Nie kojarzą tego z uzależnieniem. Po szczerej rozmowie "
                    "proszą najczęściej o to, żeby nie mówić rodzicom."
                ),
                causes="Lęk, brak snu, łatwa dostępność.",
                effects="Omdlenia, rozdrażnienie, zaległości.",
                proposals=(
                    "Pierwsza konsultacja dla nastolatka tak szybko i tak prosto, jak "
                    "pozwalają przepisy."
                ),
                text_internal="Przykłady omawiane z lekarzem szkolnym.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2024, 12, 5),
                        "Rozmowy z uczniami i pedagogami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Na podwórku widać, że wiek pierwszych prób się obniża. Młodzi "
                    "wymieniają się informacjami szybciej niż my ulotkami. Słuchają "
                    "tych, którzy sami z tego wyszli."
                ),
                causes="Nuda, presja grupy i filmy w telefonie.",
                effects="Wyjazdy karetek w weekendy.",
                proposals="Rówieśnicy po szkoleniu i dyżur streetworkera w piątki.",
                text_internal="Liczby wyjazdów nie mamy; relacje ratowników.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 15),
                        "Rozmowy z młodzieżą i ratownikami.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Przygotowujemy anonimową ankietę w szkołach ponadpodstawowych."
                ),
                text_internal=(
                    "Zgoda dyrektorów w toku; pytania po konsultacji z psychologiem."
                ),
                status="draft",
            ),
        ),
    ),
    ProblemSpec(
        key="granie-i-zaklady",
        title="Osoby grające o pieniądze nie mają w mieście gdzie pójść po pomoc",
        category="behavioural",
        target_groups=(
            "adults_25_59",
            "addicted_and_families",
        ),
        area=CITY_CODE,
        summary=(
            "Zakłady w telefonie wciągają dorosłych o różnych zarobkach. Długi "
            "wychodzą na jaw, gdy są już bardzo duże. W mieście nie ma grupy ani "
            "terapeuty, który zajmuje się tym na co dzień."
        ),
        conclusions=(
            "Problem widać dopiero przez długi, dlatego doradca zadłużeń jest często "
            "pierwszą osobą, która pyta."
        ),
        recommendations="Jeden przeszkolony terapeuta i grupa raz w tygodniu.",
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=36,
                scale_unit="persons",
                text_public=(
                    "Przy układaniu listy długów pytamy o zakłady i coraz częściej "
                    "słyszymy „tak”. Ludzie są przekonani, że odegrają się w jeden "
                    "weekend. Żony dowiadują się od listonosza."
                ),
                causes="Reklamy, gra dostępna o każdej porze.",
                effects="Długi większe niż roczny dochód, rozpad rodzin.",
                proposals="Grupa dla osób grających i osobna dla bliskich.",
                text_internal="Pytanie o zakłady w karcie porady od stycznia 2025.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Karty porad zadłużeniowych.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Kilka osób z załogi poprosiło o zaliczki na spłatę zakładów. Nie "
                    "umieliśmy im nic doradzić poza rozmową. Chętnie wywiesimy numer "
                    "do kogoś, kto się na tym zna."
                ),
                causes="Brak wiedzy, dokąd skierować.",
                effects="Zaliczki pogłębiają kłopot.",
                proposals="Karta z kontaktem dla pracodawców.",
                text_internal="Rozmowy tylko z zainteresowanymi.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2026, 7, 15),
                        "Rozmowy z załogą.",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
    ProblemSpec(
        key="ekrany-aleksandrowice",
        title="Ekrany zamiast snu – uczniowie z Aleksandrowic",
        category="behavioural",
        target_groups=(
            "children_7_14",
            "youth_15_24",
        ),
        area="aleksandrowice",
        summary=(
            "Uczniowie śpią po pięć godzin, bo grają i rozmawiają do rana. Rodzice "
            "próbują zakazów i szybko się poddają. Nauczyciele mają na pierwszej "
            "lekcji pół klasy."
        ),
        conclusions="Zakaz bez wspólnej umowy i innych zajęć nie działa.",
        recommendations=(
            "Umowa rodziców całej klasy o godzinie odkładania telefonów i wieczorne "
            "zajęcia."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.RISING,
                scale_count=74,
                scale_unit="persons",
                text_public=(
                    "W dzienniczkach snu uczniowie zapisali średnio niecałe sześć "
                    "godzin. Sami byli zaskoczeni. Klasy, w których rodzice umówili "
                    "się na jedną godzinę, śpią dłużej."
                ),
                causes="Telefon w łóżku, brak zajęć wieczorem.",
                effects="Rozdrażnienie, słabe oceny, bóle głowy.",
                proposals="Umowa klasowa zamiast indywidualnych zakazów.",
                text_internal="Pięć klas, dzienniczki anonimowe.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 5, 31),
                        "Dzienniczki snu w pięciu klasach.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=68,
                scale_unit="persons",
                text_public=(
                    "Umowy klasowe utrzymały się w połowie klas. Tam, gdzie rodzice "
                    "się nie znają, upadły po miesiącu. Uczniowie proszą o salę do gry "
                    "w piłkę wieczorem."
                ),
                causes="Umowa trzyma się na znajomości rodziców.",
                effects="Poprawa snu w klasach, które wytrwały.",
                proposals="Sala gimnastyczna otwarta do dwudziestej pierwszej.",
                text_internal="Powtórzenie tych samych klas rok później.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2026, 5, 31),
                        "Dzienniczki snu w pięciu klasach.",
                    ),
                ),
            ),
        ),
    ),
)
