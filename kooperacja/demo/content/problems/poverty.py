"""Poverty: food, warmth and school."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import (
    COUNSELLING,
    FAMILY,
    MOST,
    SENIORS,
    STUDIES,
)
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

POVERTY = (
    ProblemSpec(
        key="koniec-miesiaca-biala",
        title="Pod koniec miesiąca brakuje na jedzenie w Białej Śródmieściu",
        category="poverty",
        target_groups=(
            "families_with_children",
            "single_parents",
        ),
        area="biala-srodmiescie",
        point=(19.0611, 49.8243),
        summary=(
            "W starych kamienicach wokół rynku co miesiąc powtarza się to samo: po "
            "opłaceniu czynszu i ogrzewania nie zostaje na jedzenie. Dotyczy to także "
            "rodzin, w których ktoś pracuje. Instytucje zgadzają się co do przyczyn, "
            "różnią się w ocenie, ile osób nie zgłasza się po pomoc."
        ),
        conclusions=(
            "Najtrudniejsze są trzy zimowe miesiące. Pomoc doraźna działa, ale nie "
            "zmienia sytuacji rodzin, które pracują za najniższą stawkę."
        ),
        recommendations=(
            "Jeden punkt, w którym rodzina dostanie paczkę, poradę o dodatkach i plan "
            "spłaty rachunków. Posiłek w szkole także w ferie."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=118,
                scale_unit="households",
                text_public=(
                    "Rodziny z dziećmi zgłaszają się do nas najczęściej w ostatnim "
                    "tygodniu miesiąca. Zasiłek celowy starcza na zakupy, lecz nie na "
                    "zaległy rachunek za prąd. Co trzecia rodzina ma dochód z pracy."
                ),
                causes=(
                    "Niskie płace, drogie ogrzewanie elektryczne, rozłożone na raty "
                    "sprzęty domowe."
                ),
                effects=(
                    "Dzieci jedzą głównie w szkole; dorośli odkładają wykupienie "
                    "recept."
                ),
                proposals=(
                    "Łączyć zasiłek celowy z poradą o dodatku mieszkaniowym przy tej "
                    "samej wizycie."
                ),
                text_internal=(
                    "W kartotece widać powroty tych samych gospodarstw po 3–4 "
                    "miesiącach; warto umówić wspólny plan pracy z doradcą zadłużeń."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        ("Kartoteka pomocy ośrodka, gospodarstwa w osiedlu."),
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=131,
                scale_unit="households",
                text_public=(
                    "Przybyło rodzin, które pierwszy raz w życiu pytają o pomoc. "
                    "Najczęściej straciły drugą pensję albo wzrósł im czynsz. Wstydzą "
                    "się paczek, chętniej przyjmują obiad dla dziecka w szkole."
                ),
                causes=(
                    "Wzrost czynszów w prywatnych kamienicach i utrata dodatkowych "
                    "zajęć."
                ),
                effects="Rosną drobne długi: telefon, prąd, chwilówki.",
                proposals=(
                    "Obiady szkolne bez osobnego wniosku, na podstawie porozumienia ze "
                    "szkołą."
                ),
                text_internal=(
                    "Nowe zgłoszenia głównie od gospodarstw jednoosobowych z "
                    "dzieckiem; kolejka do pracownika socjalnego do 12 dni."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        ("Kartoteka pomocy ośrodka, gospodarstwa w osiedlu."),
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
                    "Do punktu dziennego przychodzą ludzie, których nie ma w żadnym "
                    "rejestrze. Mówią wprost, że wolą pożyczyć niż prosić urząd. "
                    "Gotujemy dwa razy więcej zupy niż rok wcześniej, a lodówka "
                    "społeczna jest pusta przed południem."
                ),
                causes=(
                    "Nieufność wobec instytucji i strach, że pytanie o pomoc zaszkodzi "
                    "rodzinie."
                ),
                effects=(
                    "Pożyczki na wysoki procent, sprzedawanie sprzętów, zaniedbane "
                    "leczenie."
                ),
                proposals=(
                    "Dyżur doradcy zadłużeń przy lodówce społecznej, bez zapisywania "
                    "nazwisk."
                ),
                text_internal=(
                    "Nasza ocena opiera się na obserwacji punktu; liczby nie podajemy, "
                    "bo te same osoby przychodzą po kilka razy."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 11, 30),
                        "Obserwacja punktu dziennego, listopad.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 12, 10),
                        ("Rozmowy z osobami korzystającymi z lodówki społecznej."),
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=144,
                scale_unit="households",
                text_public=(
                    "Trzeci rok z rzędu rośnie liczba rodzin, którym brakuje na "
                    "jedzenie. Zmieniło się to, że ludzie pytają nas już nie o "
                    "jednorazową pomoc, lecz o stałą. Część rodzin przeprowadza się do "
                    "tańszych, gorszych mieszkań w tej samej okolicy."
                ),
                causes="Koszty mieszkania rosną szybciej niż dochody i świadczenia.",
                effects="Przeprowadzki przerywają dzieciom szkołę i przyjaźnie.",
                proposals=(
                    "Wspólny koszyk pomocy: dodatek, obiad, porada – jeden wniosek."
                ),
                text_internal=(
                    "Proponujemy, żeby zespół porównał naszą kartotekę z listą "
                    "dodatków mieszkaniowych."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Kartoteka pomocy ośrodka, trzy kwartały.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="cieplo-biala-krakowska",
        title="Ogrzewanie pochłania domowe budżety w Białej Krakowskiej",
        category="poverty",
        target_groups=(
            "seniors_60_plus",
            "families_with_children",
        ),
        area="biala-krakowska",
        summary=(
            "W domach z nieszczelnymi oknami i piecami zimą rachunki za ciepło "
            "zabierają nawet połowę dochodu. Mieszkańcy ogrzewają jedno pomieszczenie. "
            "Wymiana pieców ruszyła, ale omija lokale o nieuregulowanej własności."
        ),
        conclusions=(
            "Kłopot jest w budynkach, nie w ludziach: bez remontów zasiłki na opał "
            "będą potrzebne co roku."
        ),
        recommendations=(
            "Najpierw budynki, w których mieszka najwięcej starszych osób. Pomoc w "
            "wypełnieniu wniosku w domu, nie w urzędzie."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=64,
                scale_unit="households",
                text_public=(
                    "Odwiedzamy osoby, które zimą siedzą w kurtkach przy kuchence. "
                    "Mówią, że na opał wydają tyle, co na leki i jedzenie razem. Boją "
                    "się zadłużyć, więc po prostu nie palą."
                ),
                causes=(
                    "Stare piece, nieszczelne okna, samotne gospodarowanie na dużym "
                    "metrażu."
                ),
                effects="Częste zapalenia płuc, upadki w zimnych łazienkach.",
                proposals=(
                    "Przegląd okien i drzwi z pomocą wolontariuszy przed każdą zimą."
                ),
                text_internal=(
                    "Lista odwiedzanych domów do uzgodnienia z ośrodkiem, bez "
                    "przekazywania nazwisk."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 12, 15),
                        "Wizyty wolontariuszy w sezonie grzewczym.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "W ankiecie mieszkańcy wskazali ogrzewanie jako pierwszy powód "
                    "kłopotów z pieniędzmi. Różnica między domem ocieplonym a "
                    "nieocieplonym sięga kilku tysięcy złotych w sezonie. Najwięcej "
                    "tracą ci, którzy nie mogą sami zdecydować o remoncie."
                ),
                causes=(
                    "Rozdrobniona własność budynków i brak zarządcy, który złożyłby "
                    "wniosek."
                ),
                effects="Narasta różnica między sąsiednimi domami o tym samym czynszu.",
                proposals=(
                    "Doradca energetyczny przy radzie osiedla przez jedną zimę na "
                    "próbę."
                ),
                text_internal=(
                    "Próba celowa, wyników nie wolno przenosić na całe osiedle."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 3, 31),
                        "Ankieta w budynkach z piecami, wiosna.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=51,
                scale_unit="households",
                text_public=(
                    "Po wymianie pieców w kilku domach ubyło próśb o opał. Tam, gdzie "
                    "remont już był, starsze osoby znów zapraszają gości. W "
                    "pozostałych domach nic się nie zmieniło."
                ),
                causes="Wymiana objęła tylko budynki z uregulowaną własnością.",
                effects="Sąsiedzi z nieremontowanych domów czują się pominięci.",
                proposals="Pomoc prawna dla współwłaścicieli, którzy chcą remontu.",
                text_internal=(
                    "Spadek dotyczy dwóch kwartałów ulic; reszta bez zmian od 2024 "
                    "roku."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 4, 15),
                        "Wizyty wolontariuszy w sezonie grzewczym.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="wyprawka-leszczyny",
        title="Szkolna wyprawka ponad siły części rodzin na Leszczynach",
        category="poverty",
        target_groups=(
            "families_with_children",
            "large_families",
        ),
        area="leszczyny",
        summary=(
            "Wrzesień i wycieczki klasowe stawiają część rodzin przed wyborem między "
            "butami a książkami. Szkoły pomagają po cichu, z własnych zbiórek. "
            "Programy pomocy nie obejmują rodzin, które minimalnie przekraczają próg "
            "dochodu."
        ),
        conclusions="Próg dochodowy odcina rodziny, którym brakuje niewiele.",
        recommendations=(
            "Fundusz przy radach rodziców, z którego pedagog może skorzystać bez "
            "papierów."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=73,
                scale_unit="households",
                text_public=(
                    "Wychowawcy mówią nam o dzieciach, które „zapominają” zapłacić za "
                    "wycieczkę. W rozmowie okazuje się, że nie chcą kłopotać rodziców. "
                    "Zwykle chodzi o kwoty do stu złotych."
                ),
                causes="Wydatki skupione w jednym miesiącu, dochód tuż powyżej progu.",
                effects="Dzieci rezygnują ze wspólnych wyjść i trzymają się z boku.",
                proposals=(
                    "Rozłożyć składki klasowe na cały rok i nie czytać listy na głos."
                ),
                text_internal=(
                    "Dane od wychowawców czterech klas, do potwierdzenia ze szkołami."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2024, 10, 20),
                        "Rozmowy z wychowawcami i pedagogiem.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=69,
                scale_unit="households",
                text_public=(
                    "Liczba rodzin korzystających z wyprawki prawie się nie zmienia. "
                    "Najwięcej odmów dotyczy przekroczenia progu o kilkadziesiąt "
                    "złotych. Te rodziny wracają do nas zimą z inną prośbą."
                ),
                causes="Sztywny próg i dochody z nadgodzin liczone z jednego miesiąca.",
                effects="Odmowa zniechęca do pytania o cokolwiek innego.",
                proposals=(
                    "Informować od razu o innych formach pomocy, gdy próg jest "
                    "przekroczony."
                ),
                text_internal="Zestawienie odmów dostępne dla zespołu bez danych osób.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 10, 31),
                        "Wnioski o wyprawkę, zestawienie odmów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Szkoły zaczęły zbierać używane podręczniki i stroje. Zbieramy "
                    "opinie, czy to pomaga."
                ),
                text_internal="Szkic – czekamy na rozmowy z pedagogami w grudniu.",
                status="draft",
            ),
        ),
    ),
)
