"""Meeting, deciding together, knowing the neighbours."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import COUNSELLING, SAFE, SENIORS, STUDIES
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

PARTICIPATION = (
    ProblemSpec(
        key="nie-ma-gdzie-sie-spotkac",
        title="Nie ma gdzie się spotkać na Osiedlu Wojska Polskiego",
        category="low_participation",
        target_groups=("general_public",),
        area="osiedle-wojska-polskiego",
        summary=(
            "Na osiedlu nie ma sali, w której można się spotkać bez opłaty i bez "
            "umowy. Mieszkańcy zbierają się na klatkach albo wcale. Szkoła ma puste "
            "sale po szesnastej."
        ),
        conclusions=(
            "Pomieszczenie jest, brakuje kogoś, kto weźmie odpowiedzialność za klucz."
        ),
        recommendations="Klucz do szkolnej sali dla rady osiedla i prosta umowa.",
        diagnoses=(
            DiagnosisSpec(
                partner=STUDIES,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Mieszkańcy wskazywali na mapie miejsca spotkań: ławkę, przystanek "
                    "i kolejkę w piekarni. Żadne nie ma dachu. Młodzi i starsi wybrali "
                    "to samo miejsce o różnych godzinach."
                ),
                causes="Brak wspólnej sali.",
                effects="Sąsiedzi znają się z widzenia.",
                proposals="Próbne otwarcie szkolnej sali na pół roku.",
                text_internal="88 odpowiedzi w ankiecie mapowej.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.GEOQUESTIONNAIRE,
                        Reliability.E,
                        date(2024, 9, 30),
                        "Ankieta mapowa.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Starsi chcieliby grać w karty, młodzi rodzice pić kawę, młodzież "
                    "słuchać muzyki. Jedna sala wystarczy na wszystkich, jeśli ktoś "
                    "ułoży plan. Chętni do układania planu już są."
                ),
                causes="Nikt nie czuje się gospodarzem.",
                effects="Pomysły gasną po pierwszej odmowie.",
                proposals="Gospodarz sali wybrany przez mieszkańców.",
                text_internal="Mamy trzy osoby chętne na gospodarza.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REMARK,
                        Reliability.E,
                        date(2025, 10, 12),
                        "Spotkanie na podwórku.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="glos-mlodych-karpackie",
        title="Młodzi nie mają głosu w sprawach Osiedla Karpackiego",
        category="low_participation",
        target_groups=("youth_15_24",),
        area="osiedle-karpackie",
        summary=(
            "Na zebrania przychodzą osoby po sześćdziesiątce, bo zebrania są o "
            "siedemnastej i dotyczą parkingów. Młodzi mają pomysły, lecz nie wiedzą, "
            "komu je powiedzieć. Dom kultury jest blisko i może pośredniczyć."
        ),
        conclusions="Młodzi włączają się, gdy widzą skutek w kilka tygodni.",
        recommendations=(
            "Mały budżet młodych i jedno zebranie w roku prowadzone przez nich."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "W rozmowach młodzi mówią, że osiedle jest „dla samochodów i "
                    "starszych”. Chcą miejsca, w którym nikt nie pyta, dlaczego "
                    "siedzą. Za najważniejsze uznali światło na boisku."
                ),
                causes="Zebrania w godzinach i tematach starszych.",
                effects="Poczucie, że nic od nich nie zależy.",
                proposals="Budżet młodych na jedną rzecz rocznie.",
                text_internal="Trzy grupy rozmów, po osiem osób.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 6, 10),
                        "Grupy rozmów.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=COUNSELLING,
                period="2026",
                severity=Severity.MARGINAL,
                trend=Trend.FALLING,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Samorząd szkolny dostał swój pierwszy budżet i wybrał światło. "
                    "Spór o to, gdzie je postawić, nauczył więcej niż lekcja o "
                    "demokracji. Starsi przyszli na otwarcie."
                ),
                causes="Prawdziwa decyzja przyciąga.",
                effects="Pierwsze wspólne działanie dwóch pokoleń.",
                proposals="Powtórzyć co roku.",
                text_internal="Obserwacja opiekuna samorządu.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 6, 15),
                        "Spotkania samorządu szkolnego.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="puste-zebrania-polnoc",
        title="Na zebrania nikt nie przychodzi – Biała Północ",
        category="low_participation",
        target_groups=("general_public",),
        area="biala-polnoc",
        summary=(
            "W rozciągniętym osiedlu przy strefie przemysłowej mieszkańcy mijają się w "
            "drodze do pracy. Na ostatnie zebranie przyszło kilka osób, na ankietę w "
            "internecie odpowiedziało ponad sto. Ludzie chcą mówić, byle nie o "
            "szesnastej."
        ),
        conclusions="Forma i godzina wykluczają pracujących.",
        recommendations="Ankieta, dyżur przy sklepie i zebranie w sobotę.",
        diagnoses=(
            DiagnosisSpec(
                partner=STUDIES,
                period="2025",
                severity=Severity.MARGINAL,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Ten sam zestaw pytań zadaliśmy na zebraniu, w internecie i przy "
                    "sklepie. Najwięcej pomysłów przyniosły rozmowy przy sklepie. Nikt "
                    "nie miał nic przeciwko temu, że ktoś pyta."
                ),
                causes="Godzina i miejsce zebrań.",
                effects="Decyzje podejmują nieliczni.",
                proposals="Dyżur rady osiedla w sobotę przy sklepie.",
                text_internal="Porównanie trzech form, te same pytania.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 10, 25),
                        "Porównanie trzech form pytania.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.UNKNOWN,
                scale_count=None,
                scale_unit="persons",
                text_internal="Do napisania po spotkaniu w grudniu.",
                status="draft",
            ),
        ),
    ),
)
