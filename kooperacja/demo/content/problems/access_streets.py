"""Streets, stops and buses that keep people from a service."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import (
    COUNSELLING,
    FIRM,
    SAFE,
    SENIORS,
    STUDIES,
    WORK,
)
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

ACCESS_STREETS = (
    ProblemSpec(
        key="przystanek-wapienica",
        title="Wysoki krawężnik na przystanku w centrum Wapienicy",
        category="service_access",
        target_groups=(
            "disabled_persons",
            "seniors_60_plus",
        ),
        area="wapienica",
        point=(18.9764, 49.8057),
        summary=(
            "Przystanek ma krawężnik, na który nie wjedzie wózek, a autobus nie może "
            "podjechać blisko przez zatokę. Osoby na wózkach i rodzice z dziećmi "
            "czekają na pomoc przechodniów."
        ),
        conclusions="Przebudowa jednego przystanku otwiera drogę do całej linii.",
        recommendations="Obniżyć krawężnik i przesunąć słup.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Osoba na wózku wsiada tu tylko z pomocą dwóch ludzi. Kierowcy "
                    "pomagają, ale się spieszą. Słup stoi dokładnie tam, gdzie powinny "
                    "otworzyć się drzwi."
                ),
                causes="Stara zatoka autobusowa.",
                effects="Wyjazd do lekarza wymaga proszenia o pomoc.",
                proposals="Obniżenie krawężnika i przestawienie słupa.",
                text_internal="Zgłoszone także na spotkaniu rady osiedla.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2024, 9, 12),
                        "Oględziny z użytkownikami wózków.",
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
                    "Słup przestawiono, wózek mieści się przy drzwiach. Krawężnik jest "
                    "nadal za wysoki o kilkanaście centymetrów. Do czasu przebudowy "
                    "kierowcy wysuwają rampę."
                ),
                causes="Przebudowa w planie na następny rok.",
                effects="Łatwiej wsiąść, trudno wysiąść.",
                proposals="Dokończyć przebudowę przed zimą.",
                text_internal="Termin przebudowy do potwierdzenia.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 8, 20),
                        "Oględziny przystanku.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="lampy-biala-krakowska",
        title="Zgaszone lampy na ścieżce nad rzeką w Białej Krakowskiej",
        category="service_access",
        target_groups=("general_public",),
        area="biala-krakowska",
        point=(19.0442, 49.8256),
        summary=(
            "Ścieżka łącząca osiedle ze szkołą jest ciemna od wiosny. Zimą dzieci "
            "wracają nią po zmroku. Droga okrężna jest trzy razy dłuższa."
        ),
        conclusions="Lampy stoją, brakuje zasilania.",
        recommendations="Naprawić kabel przed zmianą czasu.",
        diagnoses=(
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Siedem lamp z rzędu nie świeci. Zgłaszano je trzy razy różnym "
                    "zarządcom. Każdy odsyła do kolejnego."
                ),
                causes="Niejasne, kto odpowiada za oświetlenie.",
                effects="Dzieci chodzą jezdnią.",
                proposals="Jeden numer do zgłaszania i tabliczka na słupie.",
                text_internal="Ustalamy właściciela kabla.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 11, 18),
                        "Przegląd oświetlenia.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Rodzice umawiają się na wspólne odbieranie dzieci z latarkami. "
                    "Część uczniów zrezygnowała z popołudniowych zajęć. Szkoła "
                    "przesunęła kółka o godzinę wcześniej."
                ),
                causes="Ciemna droga do domu.",
                effects="Mniej dzieci na zajęciach.",
                proposals="Światło albo dyżur dorosłych na ścieżce.",
                text_internal="Dane o zajęciach od szkoły.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2026, 1, 25),
                        "Rozmowy z rodzicami.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="autobus-kamienica",
        title="Ostatni autobus z Kamienicy odjeżdża za wcześnie",
        category="service_access",
        target_groups=(
            "seniors_60_plus",
            "youth_15_24",
        ),
        area="kamienica",
        point=(19.0076, 49.785),
        summary=(
            "Po dziewiętnastej z tej części Kamienicy nie da się dojechać do centrum. "
            "Młodzi nie zdążą na zajęcia, a pracownicy drugiej zmiany wracają pieszo."
        ),
        conclusions="Dwa kursy więcej zmieniłyby dzień kilkuset osób.",
        recommendations=(
            "Kurs o dwudziestej i po dwudziestej drugiej na próbę przez rok."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=WORK,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Osoby, którym proponujemy drugą zmianę, pytają najpierw o powrót. "
                    "Gdy go nie ma, odmawiają. Najbliższy nocny przystanek jest "
                    "godzinę drogi stąd."
                ),
                causes="Rozkład ułożony pod szkołę i poranek.",
                effects="Odrzucone oferty pracy.",
                proposals="Kursy wieczorne w dni robocze.",
                text_internal="Odmowy z powodu dojazdu zapisujemy od 2024 roku.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Powody odmowy ofert.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Policzyliśmy, ile osób mieszka dalej niż kilometr od przystanku z "
                    "wieczornym kursem. Na tym osiedlu jest to większość. W ankiecie "
                    "wieczorny kurs wskazano jako najważniejszy."
                ),
                causes="Rzadka zabudowa, długie odcinki.",
                effects="Młodzi rezygnują z zajęć w centrum.",
                proposals="Mały autobus na zamówienie.",
                text_internal="Obliczenie na mapie, bez danych osób.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.STATISTICS,
                        Reliability.C,
                        date(2025, 10, 30),
                        "Analiza rozkładu i mapy.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="kladka-straconka",
        title="Strome schody do kładki w Straconce bez pochylni",
        category="service_access",
        target_groups=(
            "seniors_60_plus",
            "families_with_children",
        ),
        area="straconka",
        point=(19.103, 49.7993),
        summary=(
            "Kładka przez potok skraca drogę do sklepu, ale prowadzą do niej schody "
            "bez pochylni i poręczy z jednej strony. Z wózkiem trzeba iść naokoło "
            "ruchliwą drogą."
        ),
        conclusions="Wystarczy metalowa szyna i druga poręcz.",
        recommendations="Szyna, poręcz i posypywanie zimą.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Z laską da się zejść tylko tyłem, trzymając się jednej poręczy. "
                    "Zimą schody są lodem. Kilka osób przestało chodzić do sklepu "
                    "pieszo."
                ),
                causes="Projekt bez pochylni.",
                effects="Zależność od podwózki.",
                proposals="Druga poręcz przed zimą.",
                text_internal="Mierzyliśmy nachylenie – pochylnia wymaga projektu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 3, 28),
                        "Oględziny z mieszkańcami.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="chodnik-komorowice",
        title="Chodnik urywa się przed przystankiem w Komorowicach Krakowskich",
        category="service_access",
        target_groups=(
            "general_public",
            "children_7_14",
        ),
        area="komorowice-krakowskie",
        point=(19.0598, 49.8677),
        summary=(
            "Ostatnie osiemdziesiąt metrów do przystanku idzie się poboczem ruchliwej "
            "drogi. Rano stoją tam dzieci. Rów nie pozwala się odsunąć."
        ),
        conclusions=(
            "Brakujący odcinek jest krótki, lecz leży na granicy dwóch zarządców."
        ),
        recommendations="Wspólne zlecenie obu zarządców na jeden odcinek.",
        diagnoses=(
            DiagnosisSpec(
                partner=SAFE,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Samochody mijają pieszych o pół metra. Po deszczu trzeba wejść na "
                    "jezdnię. Sprawa wraca na każdym zebraniu rady osiedla."
                ),
                causes="Granica dwóch dróg i dwóch budżetów.",
                effects="Rodzice wożą dzieci na przystanek.",
                proposals="Porozumienie zarządców.",
                text_internal="Pismo w sprawie wysłane, czekamy.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REMARK,
                        Reliability.E,
                        date(2024, 10, 3),
                        "Zebranie rady osiedla.",
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
                    "Uczniowie opowiadają o drodze do szkoły jak o przygodzie, rodzice "
                    "jak o koszmarze. Szkoła wprowadziła kamizelki. Odblaski nie "
                    "zastąpią chodnika."
                ),
                causes="Brak chodnika.",
                effects="Lęk i spóźnienia.",
                proposals="Dokończyć odcinek.",
                text_internal="Sprawa zakończona.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 4, 11),
                        "Rozmowy z rodzicami.",
                    ),
                ),
                status="archived",
                reason=(
                    "Odcinek chodnika zbudowano w październiku; sprawę opisuje raport "
                    "z realizacji."
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="przejscie-leszczyny",
        title="Przejście bez obniżonego krawężnika na Leszczynach",
        category="service_access",
        target_groups=(
            "disabled_persons",
            "seniors_60_plus",
        ),
        area="leszczyny",
        point=(19.0541, 49.7965),
        summary=(
            "Po jednej stronie ulicy krawężnik obniżono, po drugiej nie. Osoba na "
            "wózku zostaje na środku jezdni albo zawraca."
        ),
        conclusions="To kilkadziesiąt centymetrów betonu.",
        recommendations="Obniżyć krawężnik po drugiej stronie.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Trasa do kościoła i apteki kończy się na tym krawężniku. "
                    "Mieszkańcy znają objazd przez parking. Nowi wjeżdżają na "
                    "przejście i nie mogą zjechać."
                ),
                causes="Remont zakończony po jednej stronie ulicy.",
                effects="Niebezpieczne zawracanie na jezdni.",
                proposals="Dokończyć remont.",
                text_internal="Zdjęcia bez osób w załączniku.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 7, 8),
                        "Spacer z użytkownikami wózków.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="winda-bielsko-poludnie",
        title="Winda przy przejściu pod ulicą nie działa od roku – Bielsko Południe",
        category="service_access",
        target_groups=(
            "disabled_persons",
            "families_with_children",
        ),
        area="bielsko-poludnie",
        point=(19.0434, 49.8042),
        summary=(
            "Winda w przejściu podziemnym stoi od roku, a schody są strome. Z wózkiem "
            "trzeba iść pół kilometra do najbliższego przejścia na poziomie jezdni."
        ),
        conclusions="Naprawa jest droższa niż przejście naziemne.",
        recommendations="Przejście naziemne ze światłami, zanim winda wróci.",
        diagnoses=(
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Piesi przebiegają górą, bo dołem się nie da. Widzieliśmy to przy "
                    "każdym obchodzie. Kartka „awaria” wisi tak długo, że wyblakła."
                ),
                causes="Brak części i spór o gwarancję.",
                effects="Niebezpieczne przechodzenie przez jezdnię.",
                proposals="Tymczasowe przejście ze światłami.",
                text_internal="Spór gwarancyjny w toku, bez terminu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 9, 2),
                        "Obchody piesze.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FIRM,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Obejrzeliśmy windę z serwisantem. Części są, tylko nikt ich nie "
                    "zamówił. Naprawa zajęłaby dwa dni."
                ),
                causes="Brak zlecenia.",
                effects="Kolejna zima bez windy.",
                proposals="Zlecić naprawę poza sporem.",
                text_internal="Oferta serwisu przekazana zespołowi.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 2, 18),
                        "Oględziny z serwisantem.",
                    ),
                ),
            ),
        ),
    ),
)
