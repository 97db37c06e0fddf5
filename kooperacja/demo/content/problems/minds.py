"""Mental health crises: waiting, leaving hospital, young people."""

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

MINDS = (
    ProblemSpec(
        key="psychiatra-dzieciecy",
        title="Miesiące czekania na psychiatrę dziecięcego",
        category="mental_crisis",
        target_groups=(
            "children_7_14",
            "youth_15_24",
        ),
        area=CITY_CODE,
        summary=(
            "W całym mieście na pierwszą wizytę u psychiatry dziecięcego czeka się "
            "kilka miesięcy. Szkoły mają psychologa na część etatu. Rodzice szukają "
            "pomocy prywatnie albo czekają, aż będzie naprawdę źle."
        ),
        conclusions="Między szkołą a szpitalem brakuje zwykłej, szybkiej rozmowy.",
        recommendations=(
            "Punkt pierwszej rozmowy bez skierowania i psycholog w szkole na pełny "
            "etat."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=186,
                scale_unit="persons",
                text_public=(
                    "Na liście mamy dzieci, którym wystarczyłyby trzy spotkania, i "
                    "takie, które powinny trafić do lekarza jutro. Wszyscy stoją w tej "
                    "samej kolejce. Rodzice dzwonią co tydzień z pytaniem, czy ktoś "
                    "zrezygnował."
                ),
                causes="Jedna kolejka dla różnych potrzeb, mało specjalistów.",
                effects="Przerwane lekcje, narastający lęk, wezwania karetek.",
                proposals="Rozmowa wstępna w siedem dni, która rozdziela kolejkę.",
                text_internal="Lista oczekujących bez powtórzeń, stan na grudzień.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Lista oczekujących poradni.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=213,
                scale_unit="persons",
                text_public=(
                    "Wprowadziliśmy rozmowę w siedem dni. Jednej trzeciej dzieci "
                    "wystarczyło kilka spotkań. Pozostali czekają równie długo, bo "
                    "lekarzy nie przybyło."
                ),
                causes="Brak psychiatrów i oddziału dziennego.",
                effects="Rodzice jeżdżą do innych miast.",
                proposals="Wspólny nabór lekarza z sąsiednimi powiatami.",
                text_internal="Podział na pilność wprowadzony w marcu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Lista oczekujących poradni.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Uczniowie w ankiecie odpowiadają, że z kłopotem idą najpierw do "
                    "kolegi, potem do internetu. Psycholog szkolny jest na piątym "
                    "miejscu, bo „nigdy go nie ma”. Chcą czatu i godziny, o której "
                    "ktoś odpisze."
                ),
                causes="Pomoc dostępna w godzinach lekcji.",
                effects="Rady z przypadkowych źródeł.",
                proposals="Wieczorny czat prowadzony przez poradnię.",
                text_internal="612 ankiet, szkoły ponadpodstawowe.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 11, 30),
                        "Ankieta uczniów.",
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
                    "Młodzież w punkcie opowiada o kryzysach otwarciej niż w szkole. "
                    "Streetworker nie jest psychologiem i boi się o odpowiedzialność. "
                    "Potrzebujemy kogoś, do kogo można zadzwonić o dwudziestej."
                ),
                causes="Brak konsultacji dla osób pracujących z młodzieżą.",
                effects="Streetworkerzy rezygnują z tematów, których się boją.",
                proposals="Dyżur superwizora pod telefonem.",
                text_internal="Po uwadze skracamy opis.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 6, 15),
                        "Dyżury streetworkerów.",
                    ),
                ),
                status="returned",
                reason=(
                    "Prosimy usunąć z tekstu publicznego opis jednej rozmowy – po "
                    "wieku i klasie można rozpoznać ucznia."
                ),
                pins=(
                    (
                        "text_public",
                        "Wystarczy: „uczniowie starszych klas mówią o …”, bez wieku i "
                        "bez cytatu z rozmowy.",
                    ),
                    ("evidence", "Proszę dopisać, na jaki dzień są te dane."),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="po-oddziale-dolne",
        title=(
            "Po wypisie z oddziału psychiatrycznego każdy radzi sobie sam – Dolne "
            "Przedmieście"
        ),
        category="mental_crisis",
        target_groups=(
            "adults_25_59",
            "carers",
        ),
        area="dolne-przedmiescie",
        summary=(
            "Osoby wracające z oddziału psychiatrycznego mają receptę i termin za dwa "
            "miesiące. Praca i mieszkanie są niepewne. Środowiskowe domy samopomocy "
            "pomagają, lecz tylko w dzień roboczy."
        ),
        conclusions=(
            "Pierwszy miesiąc po wypisie jest najtrudniejszy, a wsparcia jest wtedy "
            "najmniej."
        ),
        recommendations="Asystent zdrowienia i telefon w pierwszym miesiącu.",
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=44,
                scale_unit="persons",
                text_public=(
                    "Po wypisie ludzie dostają plan leczenia, ale nie plan dnia. Gubią "
                    "recepty i terminy. Ci, którzy mają asystenta zdrowienia, rzadziej "
                    "wracają na oddział."
                ),
                causes="Brak przejścia między szpitalem a domem.",
                effects="Powroty na oddział po kilku tygodniach.",
                proposals="Asystent zdrowienia przydzielany jeszcze na oddziale.",
                text_internal="Liczba osób z usługami specjalistycznymi.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Decyzje o usługach specjalistycznych.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Pracownik po kryzysie poprosił o spokojniejsze stanowisko. "
                    "Przesunęliśmy go i nic się nie zawaliło. Teraz pytamy o to "
                    "każdego, kto wraca po długim zwolnieniu."
                ),
                causes="Strach pracodawców bierze się z niewiedzy.",
                effects="Utrzymana praca po kryzysie.",
                proposals="Krótki przewodnik dla brygadzistów.",
                text_internal=(
                    "Zgoda pracownika na opisanie sytuacji ogólnie, bez szczegółów."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2026, 5, 5),
                        "Rozmowy w firmie.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="cisza-mlodych-beskidzkie",
        title="Nastolatki, które przestały wychodzić z domu – Osiedle Beskidzkie",
        category="mental_crisis",
        target_groups=(
            "youth_15_24",
            "families_with_children",
        ),
        area="osiedle-beskidzkie",
        summary=(
            "Po długich przerwach w nauce część nastolatków przestała chodzić do "
            "szkoły i spotykać się z kimkolwiek. Rodzice stoją pod zamkniętymi "
            "drzwiami i nie wiedzą, co zrobić. Nauczanie w domu bywa ulgą, która "
            "zamienia się w pułapkę."
        ),
        conclusions="Trzeba dojść do młodej osoby, a nie czekać, aż przyjdzie.",
        recommendations=(
            "Zespół wyjazdowy: psycholog i rówieśnik; szkoła w małych krokach."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=21,
                scale_unit="persons",
                text_public=(
                    "Pierwszą rozmowę prowadzimy czasem przez drzwi. Pomaga pies, gra "
                    "planszowa i to, że nikt nie pyta o oceny. Powrót trwa miesiące i "
                    "zaczyna się od wyjścia po bułki."
                ),
                causes="Lęk, odrzucenie przez rówieśników, odwrócony sen.",
                effects="Utrata szkoły i znajomych.",
                proposals="Zespół wyjazdowy na dwie dzielnice.",
                text_internal="Uczniowie z nauczaniem indywidualnym z powodu lęku.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Orzeczenia, zestawienie zbiorcze.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.FALLING,
                scale_count=18,
                scale_unit="persons",
                text_public=(
                    "Zespół wyjazdowy działa od lutego. Połowa nastolatków wychodzi z "
                    "domu, kilkoro wróciło na część lekcji. Rodzice mówią, że "
                    "najbardziej pomogło im to, że ktoś przyszedł."
                ),
                causes="Wsparcie w domu przełamuje lęk.",
                effects="Mniej wniosków o naukę w domu.",
                proposals="Rozszerzyć zespół na całe miasto.",
                text_internal="Grupa mała, wnioski ostrożne.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 9, 30),
                        "Karty zespołu wyjazdowego.",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
)
