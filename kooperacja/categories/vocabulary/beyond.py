"""Kinds of problems that art. 7 does not name.

Taken from the rows of the yearly assessment of social assistance resources and from
the test of art. 9 of the act on revitalisation of 9 October 2015; ageing and mental
crises are additions of the portal.
"""

from kooperacja.categories.vocabulary.specs import CategorySpec

BEYOND = (
    CategorySpec(
        slug="ageing_loneliness",
        name_pl="starzenie się i samotność",
        name_en="ageing and loneliness",
        definition_pl=(
            "Osoby starsze, którym brakuje drugiego człowieka, opieki albo sił do "
            "codziennych spraw. Wiek sam nie jest problemem. Opisz, kto zostaje sam, "
            "czego potrzebuje i kto już pomaga."
        ),
        definition_en=(
            "Older people who lack company, care, or the strength for daily matters. "
            "Age itself is not a problem. Describe who is left alone, what they need "
            "and who already helps."
        ),
        example_pl=(
            "„W wieżowcach bez windy na półpiętrach seniorzy z wyższych pięter "
            "wychodzą raz w tygodniu. Listonosz i sprzedawczyni są często jedynymi "
            "rozmówcami.”"
        ),
        example_en=(
            "“In blocks where the lift stops between floors older residents go out "
            "once a week. The postman and the shop assistant are often the only people "
            "they talk to.”"
        ),
        sensitivity=2,
    ),
    CategorySpec(
        slug="mental_crisis",
        name_pl="kryzysy psychiczne",
        name_en="mental health crises",
        definition_pl=(
            "Lęk, depresja, psychoza i inne kryzysy, które odbierają siły do życia, "
            "nauki lub pracy – u dorosłych i u dzieci. Opisujemy dostęp do pomocy, nie "
            "osoby. Jeżeli ktoś mówi o odebraniu sobie życia, dzwoń pod 112."
        ),
        definition_en=(
            "Anxiety, depression, psychosis and other crises that take away the "
            "strength to live, learn or work, in adults and children. We describe "
            "access to help, not persons. If somebody speaks of taking their own life, "
            "call 112."
        ),
        example_pl=(
            "„Na wizytę u psychiatry dziecięcego czeka się siedem miesięcy. Szkoły "
            "mają psychologa na pół etatu i w środę nie ma nikogo.”"
        ),
        example_en=(
            "“The wait for a child psychiatrist is seven months. Schools have a half- "
            "time psychologist, and on Wednesdays nobody.”"
        ),
        sensitivity=2,
    ),
    CategorySpec(
        slug="housing",
        name_pl="warunki mieszkaniowe, zadłużenie, eksmisje",
        name_en="housing conditions, arrears and evictions",
        definition_pl=(
            "Mieszkania zimne, wilgotne, przeludnione albo zbyt drogie; zaległości w "
            "czynszu i wyroki eksmisyjne. Brak dachu nad głową to bezdomność. Nie "
            "podajemy adresów ani nazw wspólnot."
        ),
        definition_en=(
            "Flats that are cold, damp, crowded or too dear; rent arrears and eviction "
            "orders. Having no roof at all is homelessness. We give no addresses and "
            "no names of housing communities."
        ),
        example_pl=(
            "„W kamienicach ogrzewanych piecami rodziny grzeją jeden pokój. Dług za "
            "czynsz rośnie zimą, a ugodę podpisuje co piąty zadłużony.”"
        ),
        example_en=(
            "“In tenements heated by stoves families heat one room. Arrears grow in "
            "winter, and one debtor in five signs a settlement.”"
        ),
        sensitivity=2,
    ),
    CategorySpec(
        slug="safety",
        name_pl="bezpieczeństwo i przestępczość",
        name_en="safety and crime",
        definition_pl=(
            "Zdarzenia w miejscach wspólnych, przez które ludzie boją się wyjść albo "
            "niszczeje to, co wspólne: hałas, zaczepki, wandalizm, szybka jazda, "
            "kradzieże. Opisujemy miejsca i pory, nie osoby. Przestępstwo zgłasza się "
            "pod 112."
        ),
        definition_en=(
            "What happens in shared places and makes people afraid to go out or ruins "
            "what is common: noise, harassment, vandalism, speeding, theft. We "
            "describe places and hours, not persons. Report a crime to 112."
        ),
        example_pl=(
            "„Po dwudziestej drugiej mieszkańcy omijają przejście między garażami. "
            "Światło nie działa od wiosny, a zaczepki powtarzają się w weekendy.”"
        ),
        example_en=(
            "“After ten at night people avoid the passage between the garages. The "
            "light has been out since spring and harassment recurs at weekends.”"
        ),
        sensitivity=1,
    ),
    CategorySpec(
        slug="low_education",
        name_pl="niski poziom edukacji",
        name_en="low education",
        definition_pl=(
            "Dzieci i dorośli, których szkoła lub kursy nie doprowadziły do zawodu, "
            "matury albo swobodnego czytania i liczenia. Opisz, co przerwało naukę i "
            "co pomogłoby wrócić."
        ),
        definition_en=(
            "Children and adults whom school or courses did not bring to a trade, a "
            "leaving exam, or easy reading and counting. Describe what broke off "
            "learning and what would help to return."
        ),
        example_pl=(
            "„Co roku kilkunastu uczniów przestaje chodzić do szkoły po ósmej klasie. "
            "Najczęściej pracują dorywczo albo pilnują młodszego rodzeństwa.”"
        ),
        example_en=(
            "“Each year a dozen or so pupils stop attending after the eighth grade. "
            "Most take odd jobs or mind younger siblings.”"
        ),
        sensitivity=2,
    ),
    CategorySpec(
        slug="low_participation",
        name_pl="małe uczestnictwo i słabe więzi",
        name_en="low participation and weak ties",
        definition_pl=(
            "Mało sposobów i powodów, żeby zrobić coś razem: nie ma miejsca spotkań, "
            "nikt nie przychodzi na zebrania, sąsiedzi się nie znają. Nie oceniamy "
            "ludzi – opisujemy, czego brakuje, żeby chcieli i mogli się włączyć."
        ),
        definition_en=(
            "Few ways and reasons to do something together: no place to meet, nobody "
            "at the meetings, neighbours who do not know each other. We do not judge "
            "people; we describe what is missing for them to join in."
        ),
        example_pl=(
            "„Na zebranie w sprawie podwórka przyszły cztery osoby, a na ankietę w "
            "klatkach odpowiedziało sto. Godzina 16 wyklucza pracujących.”"
        ),
        example_en=(
            "“Four people came to the meeting about the yard; a hundred answered the "
            "questionnaire left in the stairwells. Four in the afternoon excludes "
            "those who work.”"
        ),
        sensitivity=1,
    ),
    CategorySpec(
        slug="service_access",
        name_pl="brak dostępu do usług",
        name_en="lack of access to services",
        definition_pl=(
            "Rzecz, której brak albo stan nie pozwala skorzystać z usługi: schody bez "
            "podjazdu, przystanek bez obniżonego krawężnika, zgaszona lampa, brak "
            "autobusu, urząd tylko przez internet. To opis miejsca, nie osoby – "
            "dlatego może mieć dokładny punkt."
        ),
        definition_en=(
            "A thing whose absence or state keeps people from a service: steps without "
            "a ramp, a stop without a lowered kerb, a dead lamp, no bus, an office "
            "only online. It describes a place, not a person, so it may have an exact "
            "point."
        ),
        example_pl=(
            "„Do przychodni prowadzi pięć stopni bez poręczy. Podjazd od podwórza jest "
            "zamknięty na kłódkę, a dzwonka nie ma.”"
        ),
        example_en=(
            "“Five steps without a handrail lead to the clinic. The ramp from the yard "
            "is padlocked and there is no bell.”"
        ),
        sensitivity=0,
    ),
)
