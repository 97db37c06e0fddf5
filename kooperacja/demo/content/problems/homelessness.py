"""Homelessness: nights, women, after hospital, winter."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import FAMILY, MOST, SAFE, SENIORS, STUDIES
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec
from kooperacja.demo.geography import CITY_CODE

HOMELESSNESS = (
    ProblemSpec(
        key="noce-srodmiescie",
        title="Noce bez dachu nad głową w Śródmieściu Bielsku",
        category="homelessness",
        target_groups=("homeless",),
        area="srodmiescie-bielsko",
        point=(19.044, 49.8136),
        summary=(
            "W centrum co noc kilkadziesiąt osób śpi poza placówkami. Streetworkerzy, "
            "patrole i badacze liczą je inaczej, ale zgadzają się, że zimą brakuje "
            "miejsca, do którego można wejść bez warunków. W dzień nie ma gdzie usiąść "
            "i się ogrzać."
        ),
        conclusions=(
            "Osoby, które nie chcą lub nie mogą iść do schroniska, zostają bez żadnej "
            "oferty. Liczba nie spada mimo pracy służb."
        ),
        recommendations=(
            "Ogrzewalnia bez warunku trzeźwości na cztery zimowe miesiące i punkt "
            "dzienny z prysznicem."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.STABLE,
                scale_count=62,
                scale_unit="persons",
                text_public=(
                    "Na nocnych wyjściach spotykamy wciąż te same twarze i co miesiąc "
                    "kilka nowych. Najczęściej słyszymy: „do schroniska nie pójdę, bo "
                    "tam mnie rozdzielą z partnerką”. Herbata i skarpety otwierają "
                    "rozmowę, ale nie zastąpią ciepłego miejsca."
                ),
                causes="Brak miejsc dla par, ze zwierzęciem i po alkoholu.",
                effects="Odmrożenia, zapalenia płuc, kradzieże dokumentów.",
                proposals="Ogrzewalnia z osobną salą dla par.",
                text_internal=(
                    "Liczba z trzech nocnych obchodów, powtórzenia usunięte po znakach "
                    "rozpoznawczych bez danych osób."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 12, 5),
                        "Trzy nocne obchody streetworkerów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=48,
                scale_unit="persons",
                text_public=(
                    "Patrole piesze zgłaszają osoby śpiące na klatkach i w "
                    "przejściach. Większość próśb mieszkańców dotyczy hałasu i "
                    "czystości, nie zagrożenia. Nocą nie mamy dokąd nikogo zaprosić "
                    "poza schroniskiem."
                ),
                causes="Brak całodobowego miejsca pierwszego kontaktu.",
                effects="Przeganianie z klatki na klatkę, napięcia z mieszkańcami.",
                proposals=(
                    "Wspólny numer, pod który patrol i mieszkaniec mogą zgłosić "
                    "potrzebę pomocy."
                ),
                text_internal="Liczone zgłoszenia, nie osoby; przeliczone szacunkowo.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Zgłoszenia i notatki patroli.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=71,
                scale_unit="persons",
                text_public=(
                    "Liczenie jednej nocy z pomocą czterdziestu wolontariuszy dało "
                    "więcej osób niż znały instytucje z osobna. Co piąta osoba była w "
                    "kryzysie krócej niż pół roku. To oni mają największą szansę na "
                    "szybki powrót do mieszkania."
                ),
                causes="Utrata najmu z dnia na dzień, praca bez umowy, rozpad związku.",
                effects="Każdy miesiąc na ulicy zmniejsza szansę powrotu.",
                proposals=(
                    "Szybka ścieżka dla osób bez mieszkania krócej niż sześć miesięcy."
                ),
                text_internal=(
                    "Metoda i formularz do użycia za rok; granice obchodu zmienione "
                    "względem 2024."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.B,
                        date(2025, 2, 14),
                        "Liczenie jednej nocy, formularz wspólny.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=69,
                scale_unit="persons",
                text_public=(
                    "Przybyło osób, które jeszcze rok temu wynajmowały pokój. Nie "
                    "wiedzą, gdzie szukać pomocy, i boją się pierwszej nocy na dworze. "
                    "Zimą zmieniliśmy godziny obchodu, bo o czwartej nad ranem jest "
                    "najciężej."
                ),
                causes="Koniec najmu bez uprzedzenia, praca dorywcza.",
                effects="Utrata pracy w ciągu kilku tygodni, bo nie ma gdzie się umyć.",
                proposals=(
                    "Punkt dzienny z prysznicem, szafką i adresem do korespondencji."
                ),
                text_internal="Dwa punkty obchodu dodane po sygnałach od patroli.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 12, 4),
                        "Nocne obchody streetworkerów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=55,
                scale_unit="persons",
                text_public=(
                    "Osoby w kryzysie bezdomności korzystają u nas z zasiłków i "
                    "posiłków. Najdłuższe przerwy w kontakcie są latem. Połowa ma "
                    "prawo do renty albo emerytury, ale nie ma dokumentów, żeby o nią "
                    "wystąpić."
                ),
                causes="Utracone dokumenty, brak adresu, nieleczone choroby.",
                effects="Należne świadczenia nie docierają przez lata.",
                proposals=(
                    "Dyżur pracownika socjalnego w punkcie dziennym, bez "
                    "wcześniejszego umawiania."
                ),
                text_internal="Liczone osoby z przynajmniej jedną decyzją w roku.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Kartoteka pomocy ośrodka.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2026",
                severity=Severity.CRITICAL,
                trend=Trend.RISING,
                scale_count=78,
                scale_unit="persons",
                text_public=(
                    "Tej zimy pierwszy raz zabrakło miejsc także dla osób, które "
                    "chciały iść do schroniska. Po nocach na ławkach ludzie trafiali "
                    "na oddział z wychłodzeniem. Bez ogrzewalni następny mróz skończy "
                    "się gorzej."
                ),
                causes="Pełne placówki i brak miejsca niskoprogowego.",
                effects="Zagrożenie życia w mroźne noce.",
                proposals=(
                    "Otworzyć ogrzewalnię przed pierwszym grudnia, choćby w namiocie z "
                    "ogrzewaniem."
                ),
                text_internal=(
                    "Proponujemy spotkanie z właścicielem pustego lokalu przy szlaku "
                    "obchodu."
                ),
                answers=(
                    (
                        "homelessness_sleeping",
                        "Klatki, przejście przy dworcu, wiata śmietnikowa; od grudnia oddział ratunkowy.",
                    ),
                    ("homelessness_refused", 19),
                    ("homelessness_health", "no"),
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 2, 20),
                        "Nocne obchody streetworkerów, zima.",
                        quote="W nocy z 11 na 12 lutego spotkaliśmy dwadzieścia sześć osób na zewnątrz. Cztery zgodziły się pojechać do schroniska, dla trzech nie było miejsca.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2026, 3, 10),
                        "Rozmowy z pracownikami oddziału ratunkowego.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="kobiety-bez-miejsca",
        title="Kobietom w kryzysie bezdomności brakuje miejsca dla siebie",
        category="homelessness",
        target_groups=(
            "homeless",
            "violence_victims",
        ),
        area=CITY_CODE,
        summary=(
            "W całym mieście miejsc dla kobiet jest kilka, a potrzeb znacznie więcej. "
            "Kobiety częściej ukrywają brak mieszkania: nocują u znajomych, zostają w "
            "złych związkach. Statystyki ich nie widzą."
        ),
        conclusions="Skala jest niedoszacowana, bo kobiety nie śpią na widoku.",
        recommendations=(
            "Mały dom dla kobiet, także z dziećmi i bez skierowania na pierwsze noce."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=34,
                scale_unit="persons",
                text_public=(
                    "Kobiety przychodzą do nas po ubrania, a dopiero po kilku "
                    "spotkaniach mówią, że nie mają gdzie mieszkać. Boją się wspólnych "
                    "sal. Dla matki z nastoletnim synem nie ma w mieście żadnego "
                    "miejsca."
                ),
                causes="Brak osobnych miejsc dla kobiet i rodzin z nastolatkami.",
                effects="Pozostawanie w krzywdzących układach w zamian za nocleg.",
                proposals="Dom na osiem do dziesięciu osób, bez warunku skierowania.",
                text_internal=(
                    "Liczba z pierwszego roku zapisywania płci w kartach porad."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Karty porad punktu dziennego.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 25),
                        "Rozmowy z kobietami korzystającymi z punktu.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=22,
                scale_unit="persons",
                text_public=(
                    "Widzimy tylko kobiety, które mają decyzję o pomocy, więc nasza "
                    "liczba jest niższa niż u organizacji. Najwięcej zgłoszeń dotyczy "
                    "nagłej utraty pokoju. Pierwsza noc jest najtrudniejsza do "
                    "załatwienia."
                ),
                causes="Wynajem pokoi bez umowy.",
                effects="Zgłoszenia w ostatniej chwili, często z dziećmi.",
                proposals="Umowa z hostelem na pierwsze trzy noce.",
                text_internal="Różnicę z danymi fundacji trzeba omówić na zespole.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Kartoteka pomocy ośrodka.",
                    ),
                ),
                status="submitted",
            ),
        ),
    ),
    ProblemSpec(
        key="wypis-bez-adresu",
        title="Po wypisie ze szpitala nie ma dokąd wrócić – Biała Wschód",
        category="homelessness",
        target_groups=("homeless",),
        area="biala-wschod",
        summary=(
            "Osoby bez mieszkania wychodzą ze szpitala z gipsem, świeżą raną albo o "
            "kulach i nie mają gdzie dojść do siebie. Schronisko nie może dać opieki "
            "pielęgniarskiej. W okolicy działa kilka prywatnych pokoi, które nie "
            "zastąpią opieki."
        ),
        conclusions="Brakuje miejsca między szpitalem a schroniskiem.",
        recommendations=(
            "Kilka łóżek z opieką pielęgniarską na czas dochodzenia do zdrowia."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=19,
                scale_unit="persons",
                text_public=(
                    "Nasza wypożyczalnia wydała kule i łóżka osobom, które nie miały "
                    "gdzie ich postawić. Opatrunki zmienialiśmy w świetlicy. To nie "
                    "jest miejsce do leczenia."
                ),
                causes="Krótkie pobyty w szpitalu i brak adresu.",
                effects="Powroty na oddział po kilku dniach.",
                proposals=(
                    "Umowa szpitala, ośrodka i organizacji o wspólnym planie wypisu."
                ),
                text_internal="Dane z kart wypożyczalni.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Karty wypożyczalni sprzętu.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=27,
                scale_unit="persons",
                text_public=(
                    "Pielęgniarki dzwonią do nas w dniu wypisu, zwykle w piątek. "
                    "Szukamy pokoju na weekend i prosimy znajomych lekarzy o "
                    "opatrunek. Potrzebne są cztery łóżka i pielęgniarka, nic więcej."
                ),
                causes="Brak miejsca pośredniego z opieką.",
                effects="Zakażenia, ból, powrót na ulicę w złym stanie.",
                proposals="Cztery łóżka opiekuńcze przy istniejącej placówce.",
                text_internal="Szpital jest gotów rozmawiać o wspólnym finansowaniu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 10, 15),
                        ("Rozmowy z pielęgniarkami i osobami po wypisie."),
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="zima-w-altanach",
        title="Zimowanie w nieogrzewanych altanach w Komorowicach Śląskich",
        category="homelessness",
        target_groups=(
            "homeless",
            "seniors_60_plus",
        ),
        area="komorowice-slaskie",
        summary=(
            "Na ogrodach działkowych część osób mieszka cały rok, bo nie stać ich na "
            "wynajem. Latem to spokojne życie, zimą – walka z mrozem i dymem. Zarządy "
            "ogrodów wiedzą i pomagają, ale boją się o pożar."
        ),
        conclusions="Osoby te rzadko uważają się za bezdomne i nie pytają o pomoc.",
        recommendations=(
            "Czujki czadu, stały kontakt streetworkera i oferta mieszkania bez "
            "pośpiechu."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=24,
                scale_unit="persons",
                text_public=(
                    "Odwiedzamy ludzi, którzy mają ogródek, kota i sąsiadów, tylko nie "
                    "mają ogrzewania. Nie chcą schroniska, bo stracą to, co mają. "
                    "Przyjmują czujkę czadu i gorący posiłek."
                ),
                causes="Niskie emerytury i renty, drogi wynajem.",
                effects="Zatrucia czadem, odmrożenia, samotność zimą.",
                proposals="Czujki czadu dla wszystkich chętnych przed zimą.",
                text_internal=(
                    "Nie podajemy nazw ogrodów nawet wewnątrz; kontakt przez fundację."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 11, 28),
                        "Jesienne odwiedziny streetworkerów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.FALLING,
                scale_count=18,
                scale_unit="persons",
                text_public=(
                    "Po rozdaniu czujek mieliśmy mniej wyjazdów do zadymień. Kontakt z "
                    "mieszkańcami ogrodów jest dobry. Zimą zaglądamy tam w czasie "
                    "mrozów."
                ),
                causes="Dogrzewanie prowizorycznymi piecykami.",
                effects="Zadymienia i oparzenia.",
                proposals="Przegląd piecyków jesienią razem ze strażą pożarną.",
                text_internal="Liczenie objęło tylko część ogrodów.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Notatki patroli z okresu mrozów.",
                    ),
                ),
                status="archived",
                reason=(
                    "Nowa diagnoza obejmie wszystkie ogrody w mieście; ta liczyła "
                    "tylko część z nich i wprowadzała w błąd."
                ),
            ),
        ),
    ),
)
