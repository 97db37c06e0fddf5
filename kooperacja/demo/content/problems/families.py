"""Families: small children and the hours after school."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, FAMILY, FIRM, MOST, SAFE
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

FAMILIES = (
    ProblemSpec(
        key="mlode-mamy-halcnow",
        title="Młode mamy bez wsparcia blisko domu w Hałcnowie",
        category="maternity_large_family",
        target_groups=(
            "children_0_6",
            "families_with_children",
        ),
        area="halcnow",
        summary=(
            "W Hałcnowie przybywa rodzin z małymi dziećmi, a punktu, w którym można "
            "się spotkać lub porozmawiać z położną, nie ma. Najbliższy żłobek ma "
            "dłuższą listę rezerwową niż listę przyjętych. Matki mówią o samotności w "
            "ciągu dnia."
        ),
        conclusions="Nowe domy powstały szybciej niż usługi dla małych dzieci.",
        recommendations=(
            "Klub rodzica z dyżurem położnej w domu kultury lub szkole; dzienny "
            "opiekun."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.RISING,
                scale_count=67,
                scale_unit="households",
                text_public=(
                    "Mamy przyjeżdżają do nas na konsultacje o karmieniu i śnie, bo "
                    "bliżej nie ma nikogo. Po wizycie zostają na korytarzu i "
                    "rozmawiają godzinami. To pokazuje, czego potrzebują naprawdę."
                ),
                causes="Brak miejsca spotkań i dyżurów specjalistów.",
                effects="Przedłużające się obniżenie nastroju po porodzie.",
                proposals="Klub rodzica raz w tygodniu przed południem.",
                text_internal="Rozmowy prowadziła jedna osoba, bez ankiety.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2024, 11, 15),
                        "Konsultacje dla rodziców.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=81,
                scale_unit="households",
                text_public=(
                    "Asystenci coraz częściej wspierają rodziny, którym materialnie "
                    "niczego nie brakuje, za to brakuje ludzi. Dziadkowie mieszkają "
                    "daleko, ojcowie wracają po dwudziestej. Żłobek przyjmuje co "
                    "trzecie zgłoszone dziecko."
                ),
                causes="Rodziny napływowe bez bliskich na miejscu, brak żłobka.",
                effects="Zwlekanie z powrotem do pracy, kłótnie w domu.",
                proposals="Dzienny opiekun w dwóch punktach osiedla.",
                text_internal="Dane żłobków z rekrutacji, porównane z meldunkami.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.STATISTICS,
                        Reliability.B,
                        date(2025, 9, 1),
                        "Rekrutacja do żłobków, zestawienie.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=79,
                scale_unit="households",
                text_public=(
                    "Klub rodzica ruszył w szkolnej sali i od razu zabrakło miejsc na "
                    "podłodze. Mamy same prowadzą dyżury i wymieniają ubrania. Brakuje "
                    "położnej, która przyjechałaby choć raz w miesiącu."
                ),
                causes="Zaangażowanie rodziców jest, brakuje specjalisty.",
                effects="Mniej próśb o pilne konsultacje.",
                proposals="Dyżur położnej finansowany z programu zdrowotnego.",
                text_internal="Lista obecności klubu, osoby liczone raz.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 6, 30),
                        "Lista obecności klubu rodzica.",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
    ProblemSpec(
        key="wielodzietne-skrzydla",
        title="Duże rodziny w małych mieszkaniach – Osiedle Polskich Skrzydeł",
        category="maternity_large_family",
        target_groups=(
            "large_families",
            "children_0_6",
        ),
        area="osiedle-polskich-skrzydel",
        summary=(
            "Rodziny z trojgiem i większą liczbą dzieci mieszkają w lokalach "
            "planowanych dla czterech osób. Zniżki są, ale na to, z czego rodziny "
            "rzadko korzystają. Brakuje czasu dorosłych i miejsca dla dzieci."
        ),
        conclusions=(
            "Największą ulgą byłaby pomoc w codziennych dojazdach i opiece po południu."
        ),
        recommendations=(
            "Świetlica w weekend, zniżki na bilety miesięczne i zajęcia na miejscu."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=54,
                scale_unit="households",
                text_public=(
                    "Rodziny radzą sobie, dopóki nikt nie zachoruje. Jedna grypa "
                    "rozbija grafik pracy obojga rodziców. Z karty zniżek najczęściej "
                    "korzystają przy biletach, a najrzadziej przy wejściówkach."
                ),
                causes="Brak zastępstwa w opiece nad chorym dzieckiem.",
                effects="Utrata premii i pracy po kolejnych zwolnieniach.",
                proposals="Opiekunka do chorego dziecka na telefon.",
                text_internal="Lista rodzin z kartą zniżek, bez dochodów.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Rejestr kart dużej rodziny w osiedlu.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Najstarsze dzieci w tych rodzinach odbierają młodsze i robią "
                    "obiad. Są dzielne i zmęczone. Na zajęcia dodatkowe nie mają już "
                    "siły."
                ),
                causes="Rodzice pracują na przemian.",
                effects="Nastolatki rezygnują z kółek i przyjaciół.",
                proposals="Świetlica czynna do osiemnastej.",
                text_internal=(
                    "Oceniamy ostrzej niż ośrodek, bo widzimy starsze dzieci."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 30),
                        "Rozmowy z uczniami.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="po-lekcjach-grunwaldzkie",
        title="Dzieci same po lekcjach na Osiedlu Grunwaldzkim",
        category="parenting_helplessness",
        target_groups=(
            "children_7_14",
            "families_with_children",
        ),
        area="osiedle-grunwaldzkie",
        point=(19.0492, 49.8115),
        summary=(
            "Po piętnastej dzieci zostają same w domu albo na podwórku, bo rodzice "
            "pracują na zmiany. Świetlica szkolna kończy wcześniej niż druga zmiana. "
            "Działania na osiedlu są, lecz tylko w ferie i wakacje."
        ),
        conclusions=(
            "Potrzeba stałego miejsca od piętnastej do dziewiętnastej, a nie kolejnych "
            "akcji."
        ),
        recommendations=(
            "Podwórkowy klub z wychowawcą, obiadem i pomocą w lekcjach przez cały rok."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=88,
                scale_unit="persons",
                text_public=(
                    "Uczniowie mówią, że po szkole „nic nie robią”. Gdy dopytujemy, "
                    "okazuje się, że pilnują rodzeństwa, grają w telefonie i czekają "
                    "na mamę. W nauce najbardziej brakuje im kogoś, kto usiądzie obok."
                ),
                causes="Praca rodziców na zmiany, krótka świetlica.",
                effects="Zaległości, zmęczenie, wieczorne awantury o lekcje.",
                proposals="Świetlica do osiemnastej w dwóch szkołach.",
                text_internal="Ankieta klas 3–6, zgody rodziców w szkole.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2024, 10, 30),
                        "Ankieta w klasach 3–6.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Na podwórkach prowadzimy zajęcia latem. We wrześniu dzieci "
                    "pytają, kiedy wrócimy. Przyzwyczaiły się, że dorośli przychodzą i "
                    "znikają."
                ),
                causes="Projekty trwające kilka miesięcy.",
                effects="Nieufność, szybkie przywiązania i rozczarowania.",
                proposals="Stały wychowawca podwórkowy.",
                text_internal="Zajęcia latem: około 40 dzieci, skład zmienny.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 8, 31),
                        "Letnie zajęcia podwórkowe.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Odkąd po południu działa klub, mamy mniej zgłoszeń o dzieciach na "
                    "torach i w garażach. W dni bez klubu zgłoszenia wracają. Patrole "
                    "zaglądają tam jak do znajomych."
                ),
                causes="Brak bezpiecznego miejsca w pozostałe dni.",
                effects="Ryzykowne zabawy z nudów.",
                proposals="Klub czynny pięć dni w tygodniu.",
                text_internal="Porównano zgłoszenia w dniach z klubem i bez niego.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Zgłoszenia, podział na dni tygodnia.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=91,
                scale_unit="persons",
                text_public=(
                    "Klub pomógł dzieciom, które do niego trafiły, ale lista "
                    "oczekujących jest dłuższa niż lista obecnych. Najbardziej "
                    "potrzebują go te, których nikt nie zapisze. Nauczyciele "
                    "przyprowadzają je za rękę."
                ),
                causes="Za mało miejsc i zapisy przez internet.",
                effects="Najmłodsi i najsłabsi zostają poza klubem.",
                proposals="Przyjmować dzieci wskazane przez szkołę bez zapisów.",
                text_internal="Lista oczekujących sprawdzona w listopadzie.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 11, 30),
                        "Lista klubu i lista oczekujących.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=72,
                scale_unit="households",
                text_public=(
                    "W rodzinach, których dzieci chodzą do klubu, rzadziej "
                    "interweniujemy w sprawie nauki. Rodzice przychodzą na wspólną "
                    "kolację w piątki. To pierwsze miejsce, w którym poznali się "
                    "nawzajem."
                ),
                causes="Regularność i ciepły posiłek budują zaufanie.",
                effects="Mniej nieobecności w szkole.",
                proposals="Utrzymać klub jako stałe zadanie miasta.",
                text_internal="Porównanie z rodzinami bez klubu obarczone doborem.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 6, 30),
                        "Karty pracy asystentów rodziny.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="nocne-zmiany-biala-polnoc",
        title="Samotni rodzice na nocnych zmianach – Biała Północ",
        category="parenting_helplessness",
        target_groups=(
            "single_parents",
            "children_7_14",
        ),
        area="biala-polnoc",
        summary=(
            "Rodzice samotnie wychowujący dzieci pracują na nocnych zmianach w "
            "magazynach, a dzieci śpią same albo u sąsiadów. Boją się powiedzieć o tym "
            "komukolwiek. Firmy chętnie przyjmą ich na inną zmianę, jeżeli dowiedzą "
            "się o sytuacji."
        ),
        conclusions="Strach przed oceną zamyka drogę do prostych rozwiązań.",
        recommendations=(
            "Poufna rozmowa o grafiku w firmie, nocna opieka sąsiedzka z "
            "ubezpieczeniem."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=23,
                scale_unit="households",
                text_public=(
                    "Matki mówią o tym dopiero po kilku miesiącach znajomości. Nie "
                    "chcą, żeby ktoś pomyślał, że zaniedbują dzieci. Sąsiadka, która "
                    "zostaje na noc, dostaje za to zakupy."
                ),
                causes="Wyższa stawka za noc i brak alternatywy.",
                effects="Dzieci zasypiają przy telewizorze, spóźniają się do szkoły.",
                proposals=(
                    "Dyskretna umowa z firmami o pierwszeństwie w zmianach dziennych."
                ),
                text_internal="Temat wrażliwy: nie pytać w szkole wprost.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2024, 12, 10),
                        "Rozmowy asystentów z rodzicami.",
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
                    "Po rozmowie z ośrodkiem pytamy wszystkich nowych o godziny, które "
                    "im pasują. Kilka osób przeszło na poranki. Nikt nie musiał mówić, "
                    "dlaczego."
                ),
                causes="Grafiki układane bez pytania ludzi.",
                effects="Mniej rezygnacji po pierwszym miesiącu.",
                proposals="Zachęcić inne firmy do takiego samego pytania.",
                text_internal=(
                    "Stawka za poranek niższa o kilka procent, mimo to chętni są."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 10, 31),
                        "Grafiki firmy, zestawienie.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="pierwsze-klasy-wojska",
        title="Trudny początek szkoły na Osiedlu Wojska Polskiego",
        category="parenting_helplessness",
        target_groups=(
            "children_0_6",
            "children_7_14",
        ),
        area="osiedle-wojska-polskiego",
        summary=(
            "W pierwszych klasach przybywa dzieci, którym trudno wysiedzieć, mówić "
            "zdaniami i bawić się z innymi. Rodzice są zagubieni i szukają rad w "
            "internecie. Przedszkola i poradnia proponują spotkania zamiast diagnoz na "
            "papierze."
        ),
        conclusions="Wcześniejsza, zwykła rozmowa daje więcej niż skierowanie.",
        recommendations=(
            "Spotkania rodziców w przedszkolach z psychologiem, bez zapisów."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=64,
                scale_unit="persons",
                text_public=(
                    "Nauczycielki pierwszych klas proszą o pomoc już we wrześniu. "
                    "Dzieci nie są „niegrzeczne”: mało rozmawiały, dużo oglądały. Po "
                    "kilku spotkaniach z rodzicami widać zmianę."
                ),
                causes="Ekrany zamiast rozmowy, mało zabawy z rówieśnikami.",
                effects="Opinie i skierowania zamiast wsparcia w domu.",
                proposals="Cykl sześciu spotkań dla rodziców w każdym przedszkolu.",
                text_internal="Obserwacje z trzech szkół, arkusz wspólny.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 10, 31),
                        "Obserwacje w pierwszych klasach.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=61,
                scale_unit="persons",
                text_public=(
                    "Spotkania w przedszkolach przyciągnęły więcej ojców, niż "
                    "liczyliśmy. Pytają o sen i telefony. Dzieci tych rodziców "
                    "szybciej zaczynają mówić pełnymi zdaniami."
                ),
                causes="Rodzice chcą prostych wskazówek.",
                effects="Mniej kierowań do poradni po pierwszym półroczu.",
                proposals="Prowadzić spotkania także w soboty.",
                text_internal="Błąd w podziale obwodów wykryty przez zespół.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 6, 30),
                        "Obserwacje w pierwszych klasach.",
                    ),
                ),
                status="archived",
                reason=(
                    "Diagnozę zastąpi wspólny opis z przedszkolami; w obecnej pomylono "
                    "dzieci z dwóch różnych obwodów szkolnych."
                ),
            ),
        ),
    ),
)
