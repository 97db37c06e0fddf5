"""Disability and illness: support after school, assistance, care at home."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import (
    COUNSELLING,
    FAMILY,
    FIRM,
    SENIORS,
    STUDIES,
)
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec
from kooperacja.demo.geography import CITY_CODE

HEALTH = (
    ProblemSpec(
        key="po-szkole-karpackie",
        title="Po szkole specjalnej zostaje dom – Osiedle Karpackie",
        category="disability",
        target_groups=(
            "disabled_persons",
            "youth_15_24",
            "carers",
        ),
        area="osiedle-karpackie",
        summary=(
            "Młodzi dorośli z niepełnosprawnością intelektualną po ukończeniu szkoły "
            "wracają do domów i tracą to, czego się nauczyli. Na miejsce w warsztacie "
            "albo w dziennym domu czeka się latami. Rodzice rezygnują z pracy."
        ),
        conclusions="Przerwa po szkole niszczy efekty dwunastu lat nauki.",
        recommendations=(
            "Plan przejścia ustalany dwa lata przed końcem szkoły i krótkie miejsca "
            "dzienne na czas czekania."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=26,
                scale_unit="persons",
                text_public=(
                    "Absolwenci szkoły, z którą pracujemy, potrafią gotować, jeździć "
                    "autobusem i pracować w grupie. Po roku w domu większość przestaje "
                    "wychodzić sama. Rodzice pytają nas o pomoc, choć ich dzieci nie "
                    "są już uczniami."
                ),
                causes="Zbyt mało miejsc w warsztatach i dziennych domach.",
                effects="Utrata samodzielności, samotność.",
                proposals="Klub absolwenta dwa razy w tygodniu w szkole.",
                text_internal="Lista absolwentów z trzech roczników.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 9, 30),
                        "Losy absolwentów z trzech roczników.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=33,
                scale_unit="persons",
                text_public=(
                    "Wypożyczamy sprzęt rodzinom, w których matka ma siedemdziesiąt "
                    "lat, a syn czterdzieści. Nigdy nie mieli dnia przerwy. Pytają, co "
                    "będzie, gdy ich zabraknie."
                ),
                causes="Brak opieki wytchnieniowej i mieszkań wspomaganych.",
                effects="Wyczerpanie rodziców, nagłe umieszczenia w domach pomocy.",
                proposals="Mieszkanie treningowe na osiedlu i dni wytchnienia.",
                text_internal=(
                    "Część rodzin nigdy nie korzystała z żadnej formy pomocy."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 5, 15),
                        "Rozmowy z rodzicami.",
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
                    "Przyjęliśmy dwie grupy na praktyki z trenerem pracy. Część osób "
                    "dostała umowy i radzi sobie świetnie przy powtarzalnych "
                    "zadaniach. Trener jest opłacany z projektu, który kończy się za "
                    "rok."
                ),
                causes="Mało trenerów pracy.",
                effects="Bez trenera brygada nie wie, jak tłumaczyć zadania.",
                proposals="Stały etat trenera dzielony między kilka firm.",
                text_internal="Chętnie pokażemy stanowiska zespołowi.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 4, 30),
                        "Praktyki z trenerem pracy.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="asystenci-miasto",
        title="W mieście brakuje asystentów osób z niepełnosprawnościami",
        category="disability",
        target_groups=(
            "disabled_persons",
            "carers",
        ),
        area=CITY_CODE,
        summary=(
            "Godzin asystencji przyznaje się mniej, niż potrzeba, a w styczniu i lutym "
            "nie ma ich wcale, bo trwa nabór do programu. Osoby pracujące rezygnują "
            "wtedy z pracy albo z leczenia. Asystentów brakuje, bo umowy są krótkie."
        ),
        conclusions="Ciągłość jest ważniejsza niż liczba godzin.",
        recommendations=(
            "Umowy z asystentami na cały rok i pomost na pierwsze miesiące."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=142,
                scale_unit="persons",
                text_public=(
                    "Wnioskują coraz młodsze osoby, które studiują i pracują. Program "
                    "daje godziny od marca, a życie trwa od stycznia. Asystenci "
                    "odchodzą do pracy, w której mają umowę na cały rok."
                ),
                causes="Roczny nabór i krótkie umowy.",
                effects="Przerwy w pracy i rehabilitacji.",
                proposals="Fundusz pomostowy na styczeń i luty.",
                text_internal="Wnioski ponad limit odnotowane osobno.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Wnioski o asystencję.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=151,
                scale_unit="persons",
                text_public=(
                    "Liczba wniosków rośnie powoli, a godzin jest tyle samo. "
                    "Najbardziej brakuje asystentów na wieczory i weekendy. Po "
                    "rozmowach z uczelnią pierwsi studenci zostali asystentami."
                ),
                causes="Stałe limity, godziny tylko dzienne.",
                effects="Wyjście do kina albo na zebranie jest niemożliwe.",
                proposals="Wieczorna pula godzin do wspólnego grafiku.",
                text_internal="Podział godzin na dzień i wieczór w arkuszu ośrodka.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Wnioski o asystencję.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "W wywiadach osoby z niepełnosprawnościami mówią, że o wszystkim "
                    "decyduje pora dnia i humor urzędnika. Najcenniejsze jest to, żeby "
                    "samemu wybrać asystenta. Studenci, którzy spróbowali, chcą "
                    "pracować dalej."
                ),
                causes="Pomoc organizowana wokół urzędu, nie wokół dnia człowieka.",
                effects="Rezygnacja ze studiów i pracy.",
                proposals=(
                    "Wspólna lista asystentów, z której wybiera sam zainteresowany."
                ),
                text_internal="18 wywiadów, zgody na nagranie w pracowni.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 20),
                        ("Wywiady z osobami korzystającymi z asystencji."),
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="rehabilitacja-sloneczne",
        title="Małe dzieci długo czekają na rehabilitację – Osiedle Słoneczne",
        category="disability",
        target_groups=(
            "children_0_6",
            "disabled_persons",
        ),
        area="osiedle-sloneczne",
        summary=(
            "Rodzice małych dzieci z opóźnionym rozwojem czekają na zajęcia wiele "
            "miesięcy, choć właśnie wtedy pomoc daje najwięcej. Kto może, płaci "
            "prywatnie. Reszta traci czas, którego nie da się nadrobić."
        ),
        conclusions="Czas czekania zależy od portfela rodziców.",
        recommendations=(
            "Wspólna lista dla kilku placówek i zajęcia rodzica z dzieckiem w "
            "przedszkolu."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=52,
                scale_unit="persons",
                text_public=(
                    "Do zespołu wczesnego wspomagania zapisujemy dzieci na wiosnę "
                    "następnego roku. Rodzice dzwonią do kilku poradni naraz i blokują "
                    "kolejki sobie nawzajem. W tym czasie dziecko kończy trzy lata."
                ),
                causes="Za mało specjalistów i brak wspólnej listy.",
                effects="Opóźnienia utrwalają się przed szkołą.",
                proposals="Jedna lista dla całego miasta, widoczna dla poradni.",
                text_internal=(
                    "Kolejka policzona po usunięciu powtórzeń z dwóch poradni."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Lista oczekujących, bez powtórzeń.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Nasza wypożyczalnia dostaje pytania o sprzęt dla najmłodszych."
                ),
                text_internal="Do uzupełnienia po rozmowie z fizjoterapeutką.",
                status="draft",
            ),
        ),
    ),
    ProblemSpec(
        key="po-szpitalu-stare-bielsko",
        title="Powrót ze szpitala bez opieki w Starym Bielsku",
        category="illness",
        target_groups=(
            "seniors_60_plus",
            "carers",
        ),
        area="stare-bielsko",
        summary=(
            "Starsze osoby wracają ze szpitala w piątek, a usługi opiekuńcze zaczynają "
            "się po tygodniu. Rodziny nie wiedzą, skąd wziąć łóżko i pielęgniarkę. "
            "Pierwsze dni decydują, czy chory zostanie w domu."
        ),
        conclusions=(
            "Brakuje jednej osoby, która poprowadzi rodzinę przez pierwsze dwa "
            "tygodnie."
        ),
        recommendations="Koordynator wypisu i usługi interwencyjne od pierwszego dnia.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=58,
                scale_unit="persons",
                text_public=(
                    "Nasz telefon dzwoni w piątki po południu. Pytania są zawsze te "
                    "same: gdzie jest łóżko, kto założy opatrunek, jak podnieść mamę. "
                    "Wypożyczalnia sprzętu jest wtedy już zamknięta."
                ),
                causes="Wypisy przed weekendem i brak planu.",
                effects="Odleżyny, upadki, ponowne przyjęcia na oddział.",
                proposals="Dyżur wypożyczalni w piątek do dziewiętnastej.",
                text_internal=(
                    "Liczba z kart telefonicznych, jedna rodzina liczona raz."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Karty wypożyczalni i rozmów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=41,
                scale_unit="persons",
                text_public=(
                    "Usługi opiekuńcze przyznajemy w ciągu siedmiu dni roboczych. "
                    "Wniosek trafia do nas zwykle już po wypisie. Gdyby szpital "
                    "dzwonił wcześniej, zdążylibyśmy."
                ),
                causes="Późny wniosek.",
                effects="Tydzień bez opieki.",
                proposals="Wniosek składany z oddziału, przez pracownika szpitala.",
                text_internal=(
                    "Oceniamy łagodniej niż stowarzyszenie: widzimy głównie osoby z "
                    "rodziną."
                ),
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 12, 31),
                        "Decyzje o usługach opiekuńczych.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.RISING,
                scale_count=71,
                scale_unit="persons",
                text_public=(
                    "Rodziny są coraz starsze: osiemdziesięciolatek opiekuje się żoną "
                    "po udarze. Wolontariusz może posiedzieć, ale nie podniesie "
                    "chorego. Coraz częściej słyszymy prośbę o nocną opiekę."
                ),
                causes="Opiekunami są osoby w podobnym wieku.",
                effects="Opiekun sam trafia do szpitala.",
                proposals="Nocny dyżur opiekunki w dwóch dzielnicach na próbę.",
                text_internal="Nocne potrzeby zapisujemy od marca.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Karty wypożyczalni i rozmów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=49,
                scale_unit="persons",
                text_public=(
                    "Z jednym z oddziałów ustaliliśmy, że dzwoni do nas trzy dni przed "
                    "wypisem. Tam, gdzie to działa, opiekunka czeka już w dniu "
                    "powrotu. Z pozostałymi oddziałami rozmowy trwają."
                ),
                causes="Ustalenia zależą od jednej życzliwej osoby.",
                effects="Poprawa tylko dla części chorych.",
                proposals="Pisemne porozumienie ze wszystkimi oddziałami.",
                text_internal="Pierwsze porozumienie od maja; liczby za trzy kwartały.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Decyzje o usługach opiekuńczych.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="opiekunowie-kamienica",
        title="Opiekunowie osób leżących bez chwili wytchnienia w Kamienicy",
        category="illness",
        target_groups=(
            "carers",
            "seniors_80_plus",
        ),
        area="kamienica",
        summary=(
            "W rozległej Kamienicy wiele osób leży w domach pod opieką jednego "
            "bliskiego. Odległości są duże, autobus rzadki, a sąsiedzi starsi. "
            "Opiekunowie miesiącami nie wychodzą dalej niż do sklepu."
        ),
        conclusions="Najbardziej brakuje kilku wolnych godzin w tygodniu i rozmowy.",
        recommendations=(
            "Opieka wytchnieniowa dojeżdżająca do domu, zamawiana telefonem."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.VERY_SERIOUS,
                trend=Trend.UNKNOWN,
                scale_count=43,
                scale_unit="persons",
                text_public=(
                    "Opiekunowie mówią, że najtrudniejsza jest cisza. Chory śpi, a "
                    "wyjść nie wolno. Kiedy przychodzimy na dwie godziny, wielu z nich "
                    "po prostu idzie spać."
                ),
                causes="Jeden opiekun na całą dobę, oddalone domy.",
                effects="Depresja i choroby opiekuna.",
                proposals="Dwie godziny wytchnienia co tydzień, bez decyzji i dochodu.",
                text_internal="Wolontariuszy starcza na połowę chętnych.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 10),
                        "Rozmowy z opiekunami w domach.",
                    ),
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 11, 30),
                        "Lista odwiedzin wolontariuszy.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=36,
                scale_unit="persons",
                text_public=(
                    "Opiekę wytchnieniową przyznaliśmy pierwszym rodzinom w lecie. "
                    "Najczęściej wykorzystują ją na własne wizyty u lekarza. Brakuje "
                    "opiekunek, które mają samochód."
                ),
                causes="Duże odległości i brak dojazdu.",
                effects="Przyznane godziny przepadają.",
                proposals="Zwrot kosztów dojazdu dla opiekunek na obrzeżach.",
                text_internal="Wykorzystano dwie trzecie przyznanych godzin.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2026, 9, 30),
                        "Decyzje o opiece wytchnieniowej.",
                    ),
                ),
            ),
        ),
    ),
)
