"""Housing: cold flats, arrears, crowding, evictions."""

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

HOUSING = (
    ProblemSpec(
        key="zimne-kamienice",
        title="Zimne i wilgotne kamienice na Dolnym Przedmieściu",
        category="housing",
        target_groups=(
            "seniors_60_plus",
            "families_with_children",
        ),
        area="dolne-przedmiescie",
        summary=(
            "W najstarszych budynkach wilgoć wraca po każdym malowaniu, a część lokali "
            "ma wspólną toaletę na korytarzu. Rodziny z małymi dziećmi czekają na "
            "zamianę mieszkania latami. Trzy instytucje opisują te same klatki "
            "schodowe z różnych stron."
        ),
        conclusions=(
            "Doraźne naprawy kosztują więcej niż osuszenie budynku. Najbardziej "
            "szkodzi to dzieciom i osobom chorym."
        ),
        recommendations=(
            "Kolejność remontów według stanu zdrowia lokatorów, nie tylko stanu murów. "
            "Lokale zamienne na czas osuszania."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.STABLE,
                scale_count=92,
                scale_unit="households",
                text_public=(
                    "Asystenci rodziny pracują w mieszkaniach, w których grzyb "
                    "wychodzi spod świeżej farby. Dzieci chorują na oskrzela od "
                    "października do kwietnia. Wnioski o zamianę lokalu leżą po kilka "
                    "lat."
                ),
                causes="Brak izolacji fundamentów i wentylacji, przeludnione lokale.",
                effects="Nieobecności w szkole, zwolnienia rodziców z pracy.",
                proposals=(
                    "Zamiana lokalu poza kolejnością, gdy lekarz potwierdzi wpływ "
                    "wilgoci na dziecko."
                ),
                text_internal=(
                    "Kilka rodzin odmówiło zamiany, bo proponowano lokale po drugiej "
                    "stronie miasta."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Karty pracy asystentów rodziny.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 11, 20),
                        "Oględziny klatek i piwnic z zarządcą.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=40,
                scale_unit="households",
                text_public=(
                    "Wchodzimy do tych budynków z ekipami osuszającymi. Bez odcięcia "
                    "wody od fundamentów nasza praca wystarcza na jeden sezon. "
                    "Lokatorzy są pomocni i sami wynoszą rzeczy z piwnic, ale nie mają "
                    "ich gdzie złożyć."
                ),
                causes="Zasypane studzienki i rynny odprowadzone w podwórze.",
                effects="Pieniądze idą na powtarzane malowanie.",
                proposals="Najpierw rynny i studzienki, dopiero potem ściany.",
                text_internal=(
                    "Mamy zdjęcia z prac, możemy pokazać zespołowi bez adresów."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 6, 30),
                        "Protokoły prac ekip remontowych.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Spacer badawczy z mieszkańcami pokazał, że najgorzej jest na "
                    "parterach i w oficynach. Ludzie opisują wstyd przed zapraszaniem "
                    "gości. Młodzi wyprowadzają się, gdy tylko mogą, więc w oficynach "
                    "zostają osoby starsze."
                ),
                causes="Stopniowe wycofywanie nakładów z oficyn.",
                effects="Starzenie się i wyludnianie podwórek.",
                proposals="Wspólny plan dla oficyn: remont, zieleń, oświetlenie.",
                text_internal=(
                    "Nagrania rozmów przechowuje pracownia; zespół dostanie "
                    "streszczenie."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 5, 16),
                        "Spacer badawczy z mieszkańcami.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 5, 30),
                        "Wywiady w podwórkach.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=97,
                scale_unit="households",
                text_public=(
                    "Po mokrym lecie zgłoszeń o grzybie jest najwięcej od trzech lat. "
                    "Dwie szkoły potwierdzają częste nieobecności uczniów z tych "
                    "samych budynków. Zamian mieszkań było mniej niż rok temu."
                ),
                causes="Wysokie wody gruntowe i odłożone remonty.",
                effects="Dzieci z astmą spędzają zimę u dziadków.",
                proposals="Pula kilkunastu lokali rotacyjnych na czas osuszania.",
                text_internal=(
                    "Do uzgodnienia z zarządcą: ile lokali rotacyjnych da się "
                    "wydzielić w 2027 roku."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Karty pracy asystentów rodziny.",
                    ),
                ),
                status="submitted",
                remarks=(
                    (
                        "causes",
                        "Z naszych rozmów wynika, że równie ważne są niedogrzane "
                        "mieszkania: rodziny oszczędzają na opale.",
                        "Dziękujemy, sprawdzimy to w kartach rodzin i dopiszemy.",
                    ),
                    ("evidence", "Na ilu rodzinach oparto te karty pracy?", ""),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="zaleglosci-zlote-lany",
        title="Zaległości czynszowe rosną na Złotych Łanach",
        category="housing",
        target_groups=(
            "adults_25_59",
            "families_with_children",
        ),
        area="zlote-lany",
        point=(19.0707, 49.8085),
        summary=(
            "Na największym osiedlu miasta przybywa mieszkań z długiem ponad "
            "trzymiesięcznym. Spółdzielnie wysyłają wezwania, ludzie ich nie "
            "otwierają. Instytucje zgadzają się, że wczesna rozmowa zmienia więcej niż "
            "windykacja."
        ),
        conclusions=(
            "Dług najczęściej zaczyna się od utraty pracy, rozwodu albo choroby. Ugody "
            "podpisane w pierwszych trzech miesiącach są zwykle dotrzymywane."
        ),
        recommendations=(
            "Sygnał od zarządcy po drugim niezapłaconym czynszu, za zgodą lokatora, do "
            "doradcy zadłużeń."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=210,
                scale_unit="households",
                text_public=(
                    "Nasz doradca pomaga ułożyć listę długów od najpilniejszego. "
                    "Czynsz zwykle jest na końcu, bo nikt od razu nie dzwoni do drzwi. "
                    "Gdy przychodzi pozew, jest za późno na prostą ugodę."
                ),
                causes="Pożyczki ratalne spłacane przed czynszem, brak oszczędności.",
                effects="Lęk, bezsenność, kłótnie w domu.",
                proposals="Doradca na osiedlu raz w tygodniu po południu.",
                text_internal=(
                    "Średni dług klientów około ośmiu czynszów; rozpiętość duża."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Karty porad zadłużeniowych.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=188,
                scale_unit="households",
                text_public=(
                    "Widzimy stałą liczbę rodzin, które proszą o zasiłek na czynsz. "
                    "Połowa mogłaby dostać dodatek mieszkaniowy, ale o nim nie wie. "
                    "Wniosek uważają za zbyt trudny."
                ),
                causes=(
                    "Skomplikowany wniosek o dodatek i obawa przed wizytą pracownika."
                ),
                effects="Zasiłek gasi pożar, dług zostaje.",
                proposals="Wypełniać wnioski o dodatek razem, od razu w domu.",
                text_internal=(
                    "Porównanie z listą dodatków zrobimy wspólnie z urzędem miasta."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Wnioski o zasiłek celowy na czynsz.",
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
                    "Pracownicy sprzątający klatki widzą pełne skrzynki na listy. Sami "
                    "mamy w załodze osoby z zajęciem komorniczym, które wolą pracę bez "
                    "umowy. Próbujemy je zatrzymać, rozkładając wypłatę na tygodnie."
                ),
                causes=(
                    "Zajęcie zostawia zbyt mało na życie, więc praca legalna się nie "
                    "opłaca."
                ),
                effects="Ucieczka do pracy „na czarno”, brak ubezpieczenia.",
                proposals=(
                    "Szkolenie dla pracodawców, jak rozmawiać z zadłużonym "
                    "pracownikiem."
                ),
                text_internal=(
                    "Przykłady z naszej firmy podajemy bez nazwisk i stanowisk."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 9, 30),
                        "Doświadczenia brygadzistów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=246,
                scale_unit="households",
                text_public=(
                    "Przybyło osób, które mają po kilka chwilówek zaciągniętych na "
                    "spłatę poprzednich. Trafiają do nas dopiero po wyroku. Tam, gdzie "
                    "zarządca zgodził się poczekać miesiąc, prawie wszystkie ugody "
                    "działają."
                ),
                causes="Łatwe pożyczki przez telefon, brak rozmowy na początku.",
                effects=(
                    "Wyroki eksmisyjne wobec rodzin, które mogły spłacać małe raty."
                ),
                proposals="Umowa ze spółdzielniami o miesiącu na rozmowę przed pozwem.",
                text_internal=(
                    "Dwie spółdzielnie wstępnie zgadzają się na próbę od wiosny."
                ),
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
                partner=FAMILY,
                period="2026",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=232,
                scale_unit="households",
                text_public=(
                    "W tym roku pierwszy raz więcej próśb przyszło od osób pracujących "
                    "niż od bezrobotnych. Rośnie też liczba starszych lokatorów, "
                    "którzy spłacają długi dorosłych dzieci. Wspólne wypełnianie "
                    "wniosków o dodatek działa, ale trwa."
                ),
                causes="Rosnące opłaty i poręczenia za dzieci.",
                effects="Seniorzy rezygnują z leków, żeby zdążyć z ratą.",
                proposals="Drugi pracownik do wniosków o dodatek w sezonie jesiennym.",
                text_internal=(
                    "Wzrost wśród pracujących widać od kwietnia; sprawdzamy, czy to "
                    "zmiana progów."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Wnioski o zasiłek celowy na czynsz.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="przeludnione-wapienica",
        title="Za ciasno w dawnych blokach zakładowych w Wapienicy",
        category="housing",
        target_groups=(
            "families_with_children",
            "large_families",
        ),
        area="wapienica",
        summary=(
            "W blokach po dawnych zakładach trzy pokolenia dzielą dwa pokoje. Młodzi "
            "nie mogą się usamodzielnić, dzieci nie mają gdzie odrabiać lekcji. Tuż "
            "obok powstają nowe domy, na które nikogo stąd nie stać."
        ),
        conclusions="Brakuje małych, tanich mieszkań na wynajem w tej samej okolicy.",
        recommendations=(
            "Mieszkania treningowe dla młodych z osiedla. Ciche miejsce do nauki w "
            "szkole lub bibliotece po południu."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=57,
                scale_unit="households",
                text_public=(
                    "Pracujemy z rodzinami, w których na osobę przypada pięć metrów. "
                    "Kłótnie o łazienkę i światło są codziennością. Młodzi zakładają "
                    "rodziny i zostają w tym samym pokoju."
                ),
                causes="Brak tanich lokali i niskie dochody młodych.",
                effects="Napięcia, gorsze oceny, wczesne wyprowadzki „byle gdzie”.",
                proposals=(
                    "Pierwszeństwo w najmie socjalnym dla rodzin trzypokoleniowych."
                ),
                text_internal=(
                    "Rejestr powierzchni jest niepełny, część lokali podnajmowana."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Wywiady środowiskowe, powierzchnia na osobę.",
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
                    "Uczniowie mówią, że lekcje odrabiają na klatce albo w łazience. "
                    "Zmęczenie widać na pierwszych godzinach. Biblioteka szkolna "
                    "zamyka się, gdy zaczynają jej potrzebować."
                ),
                causes="Ciasnota i brak cichego miejsca poza domem.",
                effects="Zaległości z przedmiotów, które wymagają czytania.",
                proposals="Biblioteka czynna do osiemnastej dwa razy w tygodniu.",
                text_internal="Rozmowy w klasach 7–8, bez zapisywania nazwisk.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 12),
                        "Rozmowy z uczniami i wychowawcami.",
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
                    "Porównaliśmy liczbę mieszkań i mieszkańców w starych i nowych "
                    "częściach osiedla. Różnica zagęszczenia jest ponad trzykrotna i "
                    "rośnie. Nowe domy nie zwalniają starych mieszkań, bo kupują je "
                    "ludzie z zewnątrz."
                ),
                causes="Rozwój osiedla bez części na wynajem.",
                effects="Dwa światy po dwóch stronach jednej ulicy.",
                proposals=(
                    "Zapis o mieszkaniach na wynajem przy kolejnej sprzedaży gruntów "
                    "miasta."
                ),
                text_internal=(
                    "Dane o mieszkaniach są szacunkiem z map, wymagają sprawdzenia."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.STATISTICS,
                        Reliability.B,
                        date(2026, 6, 30),
                        ("Zestawienie danych publicznych o mieszkaniach."),
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
    ProblemSpec(
        key="eksmisje-bez-lokalu",
        title="Wyroki eksmisyjne czekają na lokale, których nie ma",
        category="housing",
        target_groups=(
            "families_with_children",
            "seniors_60_plus",
        ),
        area=CITY_CODE,
        summary=(
            "W całym mieście rodziny z wyrokiem żyją w zawieszeniu, bo brakuje lokali "
            "na najem socjalny. Właściciele tracą cierpliwość, lokatorzy przestają "
            "płacić cokolwiek. Sprawy ciągną się po kilka lat."
        ),
        conclusions=(
            "Zawieszenie szkodzi obu stronom. Część wyroków dotyczy długów mniejszych "
            "niż koszt eksmisji."
        ),
        recommendations=(
            "Mediacja przed wykonaniem wyroku i plan puli lokali na trzy lata."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.STABLE,
                scale_count=160,
                scale_unit="households",
                text_public=(
                    "Ludzie z wyrokiem pytają, czy warto jeszcze malować ściany. Nie "
                    "wiedzą, kiedy i dokąd pójdą. Dzieci zmieniają szkołę „na wszelki "
                    "wypadek”."
                ),
                causes="Za mało lokali na najem socjalny.",
                effects="Życie w zawieszeniu, utrata motywacji do spłaty.",
                proposals=(
                    "Mediator między lokatorem a właścicielem, opłacany z programu "
                    "miasta."
                ),
                text_internal="Liczba z naszych porad, obejmuje część spraw.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Karty porad prawnych i zadłużeniowych.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2026",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=183,
                scale_unit="households",
                text_public=(
                    "Liczba rodzin z wyrokiem, które czekają na lokal, znów wzrosła. "
                    "Najdłużej czekają osoby samotne po pięćdziesiątce. Mediacje, w "
                    "których braliśmy udział, w większości kończyły się ugodą."
                ),
                causes="Pula lokali rośnie wolniej niż liczba wyroków.",
                effects="Część osób traci dach nad głową, nie doczekawszy lokalu.",
                proposals="Trzyletni plan puli lokali z liczbami na każdy rok.",
                text_internal=(
                    "Poprawiamy liczby, żeby nie dublować gospodarstw ze Złotych Łanów."
                ),
                answers=(
                    (
                        "housing_trouble",
                        "Zaległości w czynszu, potem brak lokalu z wyroku.",
                    ),
                    ("housing_evictions", 183),
                    ("housing_council", "yes"),
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 8, 31),
                        "Karty porad prawnych i zadłużeniowych.",
                        quote="„Wyrok mam od trzech lat i co miesiąc pytam, który jestem na liście.”",
                    ),
                ),
                status="returned",
                reason=(
                    "Prosimy oddzielić sprawy z całego miasta od spraw, które opisano "
                    "już przy Złotych Łanach, bo te same gospodarstwa mogą być "
                    "policzone dwa razy."
                ),
                pins=(
                    (
                        "scale_count",
                        "Ile z tych 183 gospodarstw mieszka na Złotych Łanach? Tamte są już policzone przy zaległościach czynszowych.",
                    ),
                    (
                        "text_public",
                        "„Znów wzrosła” – proszę dopisać, od jakiej liczby i od kiedy.",
                    ),
                ),
            ),
        ),
    ),
)
