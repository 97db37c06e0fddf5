"""Ageing and loneliness."""

from datetime import date

from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from kooperacja.demo.content.demonstration import FAMILY, SAFE, SENIORS, STUDIES
from kooperacja.demo.content.specs import DiagnosisSpec, EvidenceSpec, ProblemSpec

AGEING = (
    ProblemSpec(
        key="wysokie-pietra-kopernika",
        title="Samotni seniorzy na wyższych piętrach Osiedla Kopernika",
        category="ageing_loneliness",
        target_groups=(
            "seniors_60_plus",
            "seniors_80_plus",
        ),
        area="osiedle-kopernika",
        point=(19.0192, 49.8176),
        summary=(
            "W blokach z windą zatrzymującą się na półpiętrze starsze osoby wychodzą "
            "raz w tygodniu. Znają głosy zza ściany, nie znają twarzy. Klub seniora "
            "jest o dwa przystanki za daleko."
        ),
        conclusions="Najtrudniejsza jest zima i pierwszy rok po śmierci współmałżonka.",
        recommendations=(
            "Odwiedziny zamawiane telefonem, dowóz do klubu i ławka na każdym piętrze."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2024",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=112,
                scale_unit="persons",
                text_public=(
                    "Wolontariusze odwiedzają osoby, które najpierw mówią, że niczego "
                    "im nie trzeba. Po trzecim spotkaniu proszą, żeby zostać dłużej. "
                    "Jedna z najczęstszych próśb to wspólny spacer do sklepu."
                ),
                causes="Bariery w budynku i śmierć rówieśników.",
                effects="Gorszy słuch i pamięć, zaniedbane posiłki.",
                proposals="Odwiedziny raz w tygodniu i telefon w pozostałe dni.",
                text_internal="Liczba z listy odwiedzin i zgłoszeń sąsiadów.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2024, 12, 31),
                        "Lista odwiedzin stowarzyszenia.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=FAMILY,
                period="2024",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=78,
                scale_unit="persons",
                text_public=(
                    "Znamy osoby, które mają usługi opiekuńcze. Opiekunki przychodzą "
                    "na dwie godziny i są czasem jedynym gościem w tygodniu. O "
                    "pozostałych dowiadujemy się ze szpitala."
                ),
                causes="Usługi liczone w czynnościach, nie w rozmowie.",
                effects="Osoby bez usług pozostają niewidoczne.",
                proposals="Dołożyć godzinę towarzyszenia do planu usług.",
                text_internal="Różnica liczb: my liczymy tylko osoby z decyzją.",
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
                partner=STUDIES,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=140,
                scale_unit="persons",
                text_public=(
                    "Ankieta w klatkach pokazała, że co czwarta osoba starsza rozmawia "
                    "z kimś krócej niż godzinę w tygodniu. Samotność nie zależy od "
                    "liczby dzieci. Ławka przed klatką znaczy więcej niż klub daleko."
                ),
                causes="Brak miejsc do przypadkowego spotkania.",
                effects="Mniej zaufania do sąsiadów, więcej lęku.",
                proposals="Ławki i poręcze między klatką a sklepem.",
                text_internal="Szacunek z próby, przedział 110–170 osób.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.SURVEY,
                        Reliability.C,
                        date(2025, 5, 31),
                        "Ankieta w klatkach.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SAFE,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=None,
                scale_unit="persons",
                text_public=(
                    "Starsi mieszkańcy zgłaszają nam głównie telefony od oszustów. "
                    "Rozmowa o tym otwiera inne tematy. Po spotkaniach w klatkach "
                    "liczba udanych oszustw spadła."
                ),
                causes="Samotna osoba chętniej rozmawia z każdym.",
                effects="Utrata oszczędności i wstyd.",
                proposals="Spotkania w klatkach dwa razy w roku.",
                text_internal="Dane o oszustwach bez kwot.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.POLICE,
                        Reliability.B,
                        date(2025, 12, 31),
                        "Zgłoszenia i spotkania.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.STABLE,
                scale_count=118,
                scale_unit="persons",
                text_public=(
                    "Odwiedziny telefoniczne działają lepiej, niż sądziliśmy: ludzie "
                    "czekają przy aparacie. Zimą dowieźliśmy do klubu tych, którzy nie "
                    "wychodzili od jesieni. Potrzebne są dwie kolejne osoby z "
                    "samochodem."
                ),
                causes="Dowóz decyduje o wyjściu z domu.",
                effects="Powstają pary, które odwiedzają się bez nas.",
                proposals="Stały dowóz do klubu w środy.",
                text_internal="Lista chętnych dłuższa niż liczba kierowców.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 9, 30),
                        "Lista odwiedzin stowarzyszenia.",
                    ),
                ),
                status="accepted",
            ),
        ),
    ),
    ProblemSpec(
        key="seniorzy-zlote-lany",
        title="Coraz więcej osób starszych bez opieki bliskich na Złotych Łanach",
        category="ageing_loneliness",
        target_groups=(
            "seniors_60_plus",
            "carers",
        ),
        area="zlote-lany",
        summary=(
            "Osiedle zestarzało się razem z pierwszymi lokatorami, a ich dzieci "
            "pracują za granicą. Usług opiekuńczych brakuje, sąsiedzi pomagają, jak "
            "mogą. Najbliższy klub nie pomieści wszystkich."
        ),
        conclusions="Potrzeby rosną szybciej niż liczba opiekunek.",
        recommendations=(
            "Szkolenie sąsiadów-opiekunów z wynagrodzeniem i wspólny grafik."
        ),
        diagnoses=(
            DiagnosisSpec(
                partner=FAMILY,
                period="2025",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=164,
                scale_unit="persons",
                text_public=(
                    "Wniosków o usługi jest tyle, że pierwszeństwo mają osoby leżące. "
                    "Ci, którzy potrzebują tylko zakupów i rozmowy, czekają. Opiekunek "
                    "nie przybywa mimo podwyżki."
                ),
                causes="Starzenie się całego osiedla i brak rąk do pracy.",
                effects="Osoby sprawne na granicy tracą siły w czasie czekania.",
                proposals="Opłacani sąsiedzi-opiekunowie po krótkim szkoleniu.",
                text_internal="Lista oczekujących według stanu na grudzień.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.A,
                        date(2025, 12, 31),
                        "Decyzje i lista oczekujących.",
                    ),
                ),
            ),
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.SERIOUS,
                trend=Trend.RISING,
                scale_count=152,
                scale_unit="persons",
                text_public=(
                    "Sąsiedzi, którzy przeszli szkolenie, pomagają po dwie osoby na "
                    "klatkę. Dostają niewielkie pieniądze i dużo wdzięczności. "
                    "Najwięcej pytają o to, jak rozmawiać z kimś, kto zapomina."
                ),
                causes="Sąsiedzi chcą pomagać, brakuje im wiedzy i ram.",
                effects="Krótsza kolejka po drobną pomoc.",
                proposals="Szkolenie o otępieniu dla sąsiadów.",
                text_internal="Obejmujemy siedem klatek.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.REGISTER,
                        Reliability.B,
                        date(2026, 6, 30),
                        "Karty sąsiadów-opiekunów.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="daleko-do-lekarza-mikuszowice",
        title="Starsi mieszkańcy daleko od lekarza i sklepu – Mikuszowice Śląskie",
        category="ageing_loneliness",
        target_groups=(
            "seniors_60_plus",
            "seniors_80_plus",
        ),
        area="mikuszowice-slaskie",
        summary=(
            "Po zamknięciu małego sklepu i gabinetu starsze osoby na obrzeżach zostały "
            "z autobusem co godzinę. Samochód mają sąsiedzi w pracy. Zakupy raz w "
            "tygodniu wyznaczają rytm życia."
        ),
        conclusions="Usługi powinny czasem przyjechać do ludzi.",
        recommendations="Objazdowy sklep i dyżur pielęgniarki w remizie.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.RISING,
                scale_count=49,
                scale_unit="persons",
                text_public=(
                    "Osoby, które odwiedzamy, planują życie wokół czwartku, bo wtedy "
                    "ktoś jedzie do miasta. Leki zamawiają na zapas. Najbardziej "
                    "brakuje im przypadkowej rozmowy przy ladzie."
                ),
                causes="Zamknięte usługi i rzadki autobus.",
                effects="Odkładane wizyty u lekarza.",
                proposals="Bus sąsiedzki dwa razy w tygodniu.",
                text_internal="Dane z odwiedzin i rozmów w kościele.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 10, 31),
                        "Rozmowy z mieszkańcami.",
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
                    "Zmierzyliśmy czas dojścia do apteki, lekarza i sklepu. Dla jednej "
                    "trzeciej starszych mieszkańców przekracza on pół godziny w jedną "
                    "stronę. Zimą, na nieodśnieżonej drodze, nie da się go pokonać."
                ),
                causes="Rozproszona zabudowa, brak chodników.",
                effects="Zależność od czyjejś uprzejmości.",
                proposals="Dyżur pielęgniarki i punkt odbioru leków.",
                text_internal="Czas liczony z mapy, prędkość 3 km na godzinę.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.STATISTICS,
                        Reliability.C,
                        date(2025, 11, 30),
                        "Analiza czasu dojścia.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="zima-mikuszowice-krakowskie",
        title="Zima odcina starsze osoby od ludzi w Mikuszowicach Krakowskich",
        category="ageing_loneliness",
        target_groups=("seniors_60_plus",),
        area="mikuszowice-krakowskie",
        summary=(
            "Strome, śliskie uliczki sprawiają, że od grudnia do marca część starszych "
            "osób nie wychodzi. Sąsiedzi odśnieżają własne podjazdy, chodniki zostają. "
            "Spotkania w parafii to jedyny stały punkt tygodnia."
        ),
        conclusions="Prosta pomoc zimą zapobiega upadkom i samotności.",
        recommendations="Umowa o odśnieżaniu dojść do przystanków i zimowe odwiedziny.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2026",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=27,
                scale_unit="persons",
                text_public=(
                    "Od pierwszego śniegu dzwonimy, zamiast pukać. Słyszymy tęsknotę "
                    "za zwykłym wyjściem po chleb. Chłopcy z drużyny harcerskiej "
                    "odśnieżyli dojścia do kilkunastu domów i to zmieniło wszystko."
                ),
                causes="Strome ulice i brak chodników.",
                effects="Upadki, przerwane rehabilitacje.",
                proposals="Stała umowa z harcerzami i szkołą.",
                text_internal="Liczba mieszkańców osiedla nie jest potwierdzona.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.OBSERVATION,
                        Reliability.D,
                        date(2026, 3, 15),
                        "Zimowe odwiedziny i telefony.",
                    ),
                ),
            ),
        ),
    ),
    ProblemSpec(
        key="wdowy-piastowskie",
        title="Pierwszy rok po stracie bez wsparcia – Osiedle Piastowskie",
        category="ageing_loneliness",
        target_groups=("seniors_60_plus",),
        area="osiedle-piastowskie",
        summary=(
            "Osoby, które straciły męża lub żonę, przez pierwszy rok rzadko z kimś "
            "rozmawiają o żałobie. Sprawy urzędowe spadają na nie naraz. Klub jest "
            "blisko, ale trudno wejść tam samemu."
        ),
        conclusions=(
            "Zaproszenie od kogoś, kto przeszedł to samo, działa lepiej niż plakat."
        ),
        recommendations="Grupa dla osób w żałobie i pomoc w papierach.",
        diagnoses=(
            DiagnosisSpec(
                partner=SENIORS,
                period="2025",
                severity=Severity.NOTICEABLE,
                trend=Trend.STABLE,
                scale_count=39,
                scale_unit="persons",
                text_public=(
                    "Najpierw trzeba załatwić bank, spółdzielnię i rentę, a dopiero "
                    "potem przychodzi cisza. Osoby w naszej grupie mówią, że przez rok "
                    "nikt nie wymówił imienia zmarłego. Wspólne gotowanie okazało się "
                    "lepsze niż rozmowa w kółku."
                ),
                causes="Nagła zmiana ról i natłok formalności.",
                effects="Długi z niewiedzy, depresja, choroby.",
                proposals="Przewodnik „co po kolei” i grupa raz w tygodniu.",
                text_internal="Grupa działa od wiosny; liczba osób zaproszonych.",
                evidence=(
                    EvidenceSpec(
                        EvidenceKind.INTERVIEW,
                        Reliability.D,
                        date(2025, 11, 20),
                        "Rozmowy w grupie.",
                    ),
                ),
            ),
        ),
    ),
)
