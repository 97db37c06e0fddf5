"""Learning that broke off."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, MOST, WORK
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

EDUCATION = (
    ProblemSpec(
        key="przerwana-nauka-wapienica",
        title="Nauka przerwana po ósmej klasie w Wapienicy",
        category="low_education",
        target_groups=(
            "youth_15_24",
            "children_7_14",
        ),
        area="wapienica",
        summary=(
            "Co roku część uczniów z Wapienicy nie dociera do szkoły średniej albo "
            "porzuca ją po kilku tygodniach. Nikt nie dzwoni, bo stara szkoła już za "
            "nich nie odpowiada, a nowa jeszcze ich nie zna. Wakacje są najsłabszym "
            "ogniwem."
        ),
        conclusions="Brakuje przekazania ucznia z ręki do ręki.",
        recommendations=(
            "Spotkanie obu szkół i rodziców w czerwcu oraz telefon w sierpniu."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=19,
                scale_unit="persons",
                text_public=(
                    "Uczniowie, którzy zniknęli, mówią nam, że wstydzili się powtarzać "
                    "klasę i zostali w domu. Nikt nie był na nich zły, nikt też nie "
                    "zapukał. Wystarczyłaby jedna rozmowa pod koniec sierpnia."
                ),
                causes="Przerwa między szkołami, brak odpowiedzialnej osoby.",
                effects="Pierwsza praca bez umowy w wieku szesnastu lat.",
                proposals="Lista uczniów zagrożonych przekazywana za zgodą rodziców.",
                text_internal="Uczniowie z dwóch roczników.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2024, 10, 31),
                        "Zestawienie szkół i poradni.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "W rejestrze są osoby, które po latach mówią: „nie mam nawet "
                    "świadectwa”. Chętnie wróciłyby do nauki wieczorowej, gdyby była "
                    "blisko. Najbliższa szkoła dla dorosłych jest w centrum."
                ),
                causes="Brak szkoły dla dorosłych na miejscu.",
                effects="Zamknięta droga do kursów i awansu.",
                proposals="Filia szkoły dla dorosłych w dzielnicy.",
                text_internal="Wykształcenie podstawowe deklaruje co czwarta osoba.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Rejestr, wykształcenie.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="dorosli-biala-wschod",
        title="Dorośli, którym trudno pisać i liczyć – Biała Wschód",
        category="low_education",
        target_groups=(
            "adults_25_59",
            "unemployed",
        ),
        area="biala-wschod",
        summary=(
            "Część dorosłych unika pism i formularzy, bo czytanie sprawia im trudność. "
            "Ukrywają to latami. Przez pisma, których nie otworzyli, tracą świadczenia "
            "i mieszkania."
        ),
        conclusions="Formularz bywa większą przeszkodą niż dochód.",
        recommendations=(
            "Pisma prostym językiem i „punkt listów”, w którym ktoś przeczyta je na "
            "głos."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=MOST,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Ludzie przynoszą nam koperty, których nie otwierali od miesięcy. "
                    "Mówią, że zapomnieli okularów. Gdy ktoś przeczyta na głos, "
                    "wszystko staje się prostsze."
                ),
                causes="Przerwana szkoła i wstyd.",
                effects="Utracone terminy i świadczenia.",
                proposals="Punkt listów raz w tygodniu.",
                text_internal="Nie liczymy; osoby rzadko mówią o tym wprost.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2025, 12, 5),
                        "Dyżur w punkcie dziennym.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=WORK,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=33,
                scale_unit="persons",
                text_public=(
                    "Wprowadziliśmy formularz na jedną stronę, z obrazkami. Osoby, "
                    "które wcześniej rezygnowały, teraz pytają o kurs. Nauczycielka na "
                    "emeryturze uczy w świetlicy dwa razy w tygodniu."
                ),
                causes="Dobre rozwiązanie opiera się na jednej osobie.",
                effects="Pierwsze zdane egzaminy na prawo jazdy.",
                proposals="Opłacona nauczycielka i zajęcia po południu.",
                text_internal="Uczestnicy zajęć, liczeni raz.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 6, 30),
                        "Lista zajęć.",
                    ),
                ),
            ),
        ),
    ),
)
