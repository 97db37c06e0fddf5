"""Real places for older people and people with disabilities.

Every fact comes from the page in ``source``, as the project's guide read it; nobody
asked the institution since, hence ``to_check``. Points are those of the nearest bus
stop and are good to a few hundred metres.
"""

from kooperacja.categories.choices import CusDomain, ResourceKind
from kooperacja.demo.content.specs import ResourceSpec

_CITY_UNITS = (
    "https://zzk.bielsko-biala.pl/aktualnosci/informacja-o-dzialaniach-jednostek-"
    "pomocy-spolecznej"
)
_CARE_HOMES = "https://seniorzybielsko.pl/domy-pomocy-spolecznej"

CARE = (
    ResourceSpec(
        key="dps-dom-nauczyciela",
        name="Dom Pomocy Społecznej „Dom Nauczyciela”",
        kind=ResourceKind.RESIDENTIAL_CARE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Dom Pomocy Społecznej „Dom Nauczyciela”",
        description="Dom stałego pobytu na 92 miejsca.",
        categories=(
            "ageing_loneliness",
            "illness",
        ),
        target_groups=(
            "seniors_60_plus",
            "seniors_80_plus",
        ),
        source=_CARE_HOMES,
        address="ul. Pocztowa 14a",
        capacity=92,
    ),
    ResourceSpec(
        key="dps-dla-osob-starszych",
        name="Dom Pomocy Społecznej dla Osób Starszych",
        kind=ResourceKind.RESIDENTIAL_CARE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Dom Pomocy Społecznej dla Osób Starszych",
        description=("Dom stałego pobytu; źródło podaje 42 miejsca oraz 15 kolejnych."),
        categories=(
            "ageing_loneliness",
            "illness",
        ),
        target_groups=(
            "seniors_60_plus",
            "seniors_80_plus",
        ),
        source=_CARE_HOMES,
        address="ul. Żywiecka 15",
        point=(19.0562, 49.8206),
        capacity=57,
    ),
    ResourceSpec(
        key="dps-dla-przewlekle-chorych",
        name="Dom Pomocy Społecznej dla Osób Przewlekle Chorych",
        kind=ResourceKind.RESIDENTIAL_CARE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Dom Pomocy Społecznej dla Osób Przewlekle Chorych",
        description=("Dom stałego pobytu dla osób przewlekle chorych na 48 miejsc."),
        categories=(
            "illness",
            "disability",
        ),
        target_groups=(
            "adults_25_59",
            "seniors_60_plus",
        ),
        source=_CARE_HOMES,
        address="ul. Olimpijska 11",
        point=(19.0427, 49.853),
        capacity=48,
    ),
    ResourceSpec(
        key="dps-hospicjum",
        name="Dom Pomocy Społecznej „Hospicjum”",
        kind=ResourceKind.RESIDENTIAL_CARE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Dom Pomocy Społecznej „Hospicjum”",
        description="Dom stałego pobytu na 25 miejsc.",
        categories=("illness",),
        target_groups=(
            "adults_25_59",
            "seniors_60_plus",
            "carers",
        ),
        source=_CARE_HOMES,
        address="ul. Armii Krajowej 181",
        point=(19.0234, 49.7803),
        capacity=25,
    ),
    ResourceSpec(
        key="dom-opieki-soar",
        name="Ewangelicki Dom Opieki „Soar”",
        kind=ResourceKind.RESIDENTIAL_CARE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Ewangelicki Dom Opieki „Soar”",
        description="Dom stałego pobytu na 28 miejsc.",
        categories=(
            "ageing_loneliness",
            "illness",
        ),
        target_groups=(
            "seniors_60_plus",
            "seniors_80_plus",
        ),
        source=_CARE_HOMES,
        address="ul. F. Modrzewskiego 25",
        capacity=28,
    ),
    ResourceSpec(
        key="dom-opieki-samarytanin",
        name="Dom Opieki „Samarytanin”",
        kind=ResourceKind.RESIDENTIAL_CARE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Dom Opieki „Samarytanin”",
        description="Dom opieki w dwóch sąsiednich budynkach.",
        categories=(
            "ageing_loneliness",
            "illness",
        ),
        target_groups=(
            "seniors_60_plus",
            "seniors_80_plus",
        ),
        source=_CARE_HOMES,
        address="ul. Bednarska 8 i 10",
    ),
    ResourceSpec(
        key="dom-dziennego-pobytu",
        name=("Dom Dziennego Pobytu dla Osób Starszych i Niepełnosprawnych"),
        kind=ResourceKind.DAY_SUPPORT,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Dom Dziennego Pobytu",
        description=(
            "Miejsce na dzień dla osób starszych i osób z niepełnosprawnościami."
        ),
        categories=(
            "ageing_loneliness",
            "disability",
        ),
        target_groups=(
            "seniors_60_plus",
            "disabled_persons",
        ),
        source=(
            "https://seniorzybielsko.pl/index.php/dom-dziennego-pobytu-dla-osob-starsz"
            "ych-i-niepelnosprawnych"
        ),
        address="ul. Sternicza 8a",
    ),
    ResourceSpec(
        key="dzienny-dom-senior-plus",
        name="Dzienny Dom „Senior+”",
        kind=ResourceKind.DAY_SUPPORT,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="jednostka pomocy społecznej miasta",
        description="Dzienny dom dla osób starszych.",
        categories=("ageing_loneliness",),
        target_groups=("seniors_60_plus",),
        source=_CITY_UNITS,
        address="ul. Partyzantów 62",
        point=(19.0439, 49.8093),
    ),
    ResourceSpec(
        key="klub-seniora-komorowicka",
        name="Klub Seniora przy ul. Komorowickiej",
        kind=ResourceKind.SENIOR_CLUB,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="jednostka pomocy społecznej miasta",
        description="Klub dla osób starszych w północnej części miasta.",
        categories=(
            "ageing_loneliness",
            "low_participation",
        ),
        target_groups=("seniors_60_plus",),
        source=_CITY_UNITS,
        address="ul. Komorowicka 336D",
    ),
    ResourceSpec(
        key="klub-przystan",
        name="Klub „Przystań”",
        kind=ResourceKind.SENIOR_CLUB,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="jednostka pomocy społecznej miasta",
        description="Klub spotkań i zajęć.",
        categories=(
            "ageing_loneliness",
            "low_participation",
        ),
        target_groups=("seniors_60_plus",),
        source=_CITY_UNITS,
        address="ul. Piastowska 86",
        point=(19.0242, 49.8218),
    ),
    ResourceSpec(
        key="klub-senior-plus-jesionowa",
        name="Klub „Senior+” przy ul. Jesionowej",
        kind=ResourceKind.SENIOR_CLUB,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="jednostka pomocy społecznej miasta",
        description="Klub dla osób starszych.",
        categories=(
            "ageing_loneliness",
            "low_participation",
        ),
        target_groups=("seniors_60_plus",),
        source=_CITY_UNITS,
        address="ul. Jesionowa 13",
    ),
    ResourceSpec(
        key="klub-senior-plus-jutrzenki",
        name="Klub „Senior+” przy ul. Jutrzenki",
        kind=ResourceKind.SENIOR_CLUB,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="jednostka pomocy społecznej miasta",
        description="Klub dla osób starszych we wschodniej części miasta.",
        categories=(
            "ageing_loneliness",
            "low_participation",
        ),
        target_groups=("seniors_60_plus",),
        source=_CITY_UNITS,
        address="ul. Jutrzenki 2",
        point=(19.0621, 49.8114),
    ),
    ResourceSpec(
        key="sds-podkowa-kollataja",
        name=("Środowiskowy Dom Samopomocy „Podkowa” – ul. Kołłątaja"),
        kind=ResourceKind.DAY_SUPPORT,
        cus_domain=CusDomain.DISABILITY_SUPPORT,
        provider="Środowiskowy Dom Samopomocy „Podkowa”",
        description=("Dzienne wsparcie i zajęcia; jeden z trzech budynków domu."),
        categories=(
            "disability",
            "mental_crisis",
        ),
        target_groups=(
            "disabled_persons",
            "adults_25_59",
        ),
        source=_CITY_UNITS,
        address="ul. Kołłątaja 8",
    ),
    ResourceSpec(
        key="sds-podkowa-piastowska",
        name=("Środowiskowy Dom Samopomocy „Podkowa” – ul. Piastowska"),
        kind=ResourceKind.DAY_SUPPORT,
        cus_domain=CusDomain.DISABILITY_SUPPORT,
        provider="Środowiskowy Dom Samopomocy „Podkowa”",
        description=("Dzienne wsparcie i zajęcia; jeden z trzech budynków domu."),
        categories=(
            "disability",
            "mental_crisis",
        ),
        target_groups=(
            "disabled_persons",
            "adults_25_59",
        ),
        source=_CITY_UNITS,
        address="ul. Piastowska 64",
        point=(19.0277, 49.8237),
    ),
    ResourceSpec(
        key="sds-podkowa-milusinskich",
        name=("Środowiskowy Dom Samopomocy „Podkowa” – ul. Milusińskich"),
        kind=ResourceKind.DAY_SUPPORT,
        cus_domain=CusDomain.DISABILITY_SUPPORT,
        provider="Środowiskowy Dom Samopomocy „Podkowa”",
        description=("Dzienne wsparcie i zajęcia; jeden z trzech budynków domu."),
        categories=(
            "disability",
            "mental_crisis",
        ),
        target_groups=(
            "disabled_persons",
            "adults_25_59",
        ),
        source=_CITY_UNITS,
        address="ul. Milusińskich 6",
    ),
)
