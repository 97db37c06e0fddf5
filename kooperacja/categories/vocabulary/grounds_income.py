"""Art. 7 grounds about income, home, work and health."""

from kooperacja.categories.vocabulary.specs import CategorySpec

INCOME_AND_HEALTH = (
    CategorySpec(
        slug="poverty",
        name_pl="ubóstwo",
        name_en="poverty",
        definition_pl=(
            "Dochód gospodarstwa nie wystarcza na jedzenie, mieszkanie, ogrzewanie, "
            "leki i szkołę dzieci. Liczymy gospodarstwa, które z tego powodu "
            "korzystają z pomocy albo o nią pytają. Samych długów czynszowych nie "
            "liczymy tutaj – mają własny rodzaj problemu."
        ),
        definition_en=(
            "The income of a household does not cover food, housing, heating, "
            "medicines and school. We count households that use help for this reason "
            "or ask for it. Rent arrears alone have a category of their own."
        ),
        example_pl=(
            "„W dwóch kwartałach ulic jedna trzecia rodzin pytających nas o paczki "
            "żywnościowe pracuje. Pieniędzy brakuje w ostatnim tygodniu miesiąca, "
            "najczęściej na ogrzewanie i leki.”"
        ),
        example_en=(
            "“In two blocks of streets a third of the families asking us for food "
            "parcels have work. Money runs out in the last week of the month, mostly "
            "for heating and medicines.”"
        ),
        legal_ground="art. 7 pkt 1 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="orphanhood",
        name_pl="sieroctwo i piecza zastępcza",
        name_en="orphanhood and foster care",
        definition_pl=(
            "Dzieci, które straciły rodziców albo nie mogą z nimi mieszkać, oraz "
            "młodzi ludzie, którzy wychodzą z pieczy zastępczej w dorosłość. Opisujemy "
            "brak rodzin zastępczych, mieszkań i wsparcia, a nie losy pojedynczych "
            "dzieci."
        ),
        definition_en=(
            "Children who lost their parents or cannot live with them, and young "
            "people leaving foster care for adult life. We describe the shortage of "
            "foster families, flats and support, never the story of a single child."
        ),
        example_pl=(
            "„Rodzeństwa czekają na wspólne miejsce w rodzinie zastępczej średnio "
            "dłużej niż pół roku. W mieście brakuje rodzin gotowych przyjąć więcej niż "
            "dwoje dzieci.”"
        ),
        example_en=(
            "“Siblings wait more than half a year on average for a place together in a "
            "foster family. The city lacks families ready to take more than two "
            "children.”"
        ),
        legal_ground="art. 7 pkt 2 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="homelessness",
        name_pl="bezdomność",
        name_en="homelessness",
        definition_pl=(
            "Osoby bez własnego dachu nad głową: w schronisku, w noclegowni, w "
            "pustostanie, na działkach albo kątem u znajomych. Liczymy też tych, "
            "którym utrata mieszkania grozi w najbliższych tygodniach. Nigdy nie "
            "wskazujemy miejsca, w którym ktoś nocuje."
        ),
        definition_en=(
            "People without a home of their own: in a shelter, a night shelter, an "
            "empty building, an allotment, or on somebody’s sofa. Those about to lose "
            "their home within weeks count too. We never point to a place where "
            "somebody sleeps."
        ),
        example_pl=(
            "„Zimą streetworkerzy spotykali na terenie osiedla kilkadziesiąt różnych "
            "osób. Część nie chce iść do schroniska, bo nie przyjmuje ono par ani "
            "zwierząt.”"
        ),
        example_en=(
            "“In winter street workers met several dozen different people in the "
            "district. Some avoid the shelter because it takes neither couples nor "
            "pets.”"
        ),
        legal_ground="art. 7 pkt 3 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="unemployment",
        name_pl="bezrobocie",
        name_en="unemployment",
        definition_pl=(
            "Osoby, które chcą i mogą pracować, a nie mają pracy – zarejestrowane w "
            "urzędzie pracy albo nie. Nie liczymy osób, które same zdecydowały, że nie "
            "szukają pracy."
        ),
        definition_en=(
            "People who want to work and can, but have no job, whether registered or "
            "not. People who have decided not to look for work do not count."
        ),
        example_pl=(
            "„Po zamknięciu zakładu pracę straciło kilkadziesiąt osób po "
            "pięćdziesiątce. Oferty są po drugiej stronie miasta, a pierwsza zmiana "
            "zaczyna się przed pierwszym autobusem.”"
        ),
        example_en=(
            "“When the plant closed, several dozen people over fifty lost their jobs. "
            "The offers are across the city, and the first shift starts before the "
            "first bus.”"
        ),
        legal_ground="art. 7 pkt 4 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="long_term",
        parent="unemployment",
        name_pl="bezrobocie długotrwałe",
        name_en="long-term unemployment",
        definition_pl=(
            "Osoby bez pracy przez ponad 12 miesięcy w ciągu ostatnich dwóch lat. "
            "Zwykle za brakiem pracy stoi coś jeszcze: zdrowie, opieka nad kimś "
            "bliskim, długi, brak prawa jazdy. Opisz właśnie to, co zatrzymuje."
        ),
        definition_en=(
            "People out of work for more than 12 months in the last two years. There "
            "is usually something behind it: health, caring for someone, debts, no "
            "driving licence. Describe what holds people back."
        ),
        example_pl=(
            "„Ponad połowa osób z naszej listy opiekuje się rodzicem albo wnukiem. "
            "Szkolenia w pełnym wymiarze godzin są dla nich nie do przyjęcia.”"
        ),
        example_en=(
            "“More than half of the people on our list care for a parent or a "
            "grandchild. Full-time training is out of the question for them.”"
        ),
        legal_ground="art. 7 pkt 4 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="youth",
        parent="unemployment",
        name_pl="młodzi bez pracy i nauki",
        name_en="young people out of work and school",
        definition_pl=(
            "Osoby od 15 do 29 lat, które nie pracują, nie uczą się i nie szkolą. "
            "Także te, których urząd pracy nie zna. Praca sezonowa i „na czarno” nie "
            "wyklucza z tej grupy, jeżeli nie daje stałego utrzymania."
        ),
        definition_en=(
            "People aged 15 to 29 who neither work, nor study, nor train, including "
            "those the labour office does not know. Seasonal or undeclared work does "
            "not exclude someone unless it gives a steady living."
        ),
        example_pl=(
            "„Absolwenci szkoły branżowej pracują dorywczo przy budowach, od listopada "
            "do marca siedzą w domu. Do urzędu nie idą, bo nie wierzą w oferty.”"
        ),
        example_en=(
            "“Leavers of the vocational school take odd jobs on building sites and sit "
            "at home from November to March. They skip the office because they do not "
            "believe in its offers.”"
        ),
        legal_ground="art. 7 pkt 4 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="disability",
        name_pl="niepełnosprawność",
        name_en="disability",
        definition_pl=(
            "Bariery, na które trafiają osoby z niepełnosprawnościami i ich bliscy: "
            "brak asystencji, rehabilitacji, pracy, wsparcia po szkole. Sama "
            "niepełnosprawność nie jest problemem – problemem jest to, czego wokół "
            "niej brakuje. Pojedynczy próg albo podjazd zgłoś jako brak dostępu do "
            "usług."
        ),
        definition_en=(
            "Barriers met by people with disabilities and those close to them: no "
            "assistance, rehabilitation, work, or support after school. Disability "
            "itself is not the problem; what is missing around it is. A single step or "
            "ramp belongs to access to services."
        ),
        example_pl=(
            "„Po ukończeniu szkoły specjalnej młodzi dorośli zostają w domach. Na "
            "miejsce w warsztacie terapii zajęciowej czeka się ponad dwa lata.”"
        ),
        example_en=(
            "“After special school young adults stay at home. The wait for a place in "
            "an occupational therapy workshop is over two years.”"
        ),
        legal_ground="art. 7 pkt 5 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="illness",
        name_pl="długotrwała lub ciężka choroba",
        name_en="long or serious illness",
        definition_pl=(
            "Choroba, która trwa miesiącami i odbiera dochód, samodzielność albo siły "
            "bliskich. Opisujemy skutki dla życia codziennego i braki w opiece. Nie "
            "podajemy rozpoznań pojedynczych osób."
        ),
        definition_en=(
            "An illness that lasts for months and takes away income, independence, or "
            "the strength of the family. We describe the effects on daily life and the "
            "gaps in care, never the diagnosis of a person."
        ),
        example_pl=(
            "„Rodziny wypisywane ze szpitala z osobą leżącą nie wiedzą, skąd wziąć "
            "łóżko i pielęgniarkę. Pierwsze dwa tygodnie w domu są najtrudniejsze.”"
        ),
        example_en=(
            "“Families taking home a bedridden patient do not know where to get a bed "
            "and a nurse. The first two weeks at home are the hardest.”"
        ),
        legal_ground="art. 7 pkt 6 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
)
