"""Real places of help in the city.

Every fact comes from the page in ``source``, as the project's guide read it; nobody
asked the institution since, hence ``to_check``. Points are those of the nearest bus
stop and are good to a few hundred metres; the address of the labour office is common
knowledge.
"""

from datetime import date

from kooperacja.categories.choices import CusDomain, ResourceKind
from kooperacja.demo.content.specs import ResourceSpec

_KPLUS = "https://kooperacjaplus.eu/budowanie-kultury-wspoldzialania-instytucji"

HELP = (
    ResourceSpec(
        key="mops-siedziba",
        name="Miejski Ośrodek Pomocy Społecznej w Bielsku-Białej",
        kind=ResourceKind.SOCIAL_ASSISTANCE_CENTRE,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Miejski Ośrodek Pomocy Społecznej w Bielsku-Białej",
        description=(
            "Pomoc społeczna miasta: pracownicy socjalni, zasiłki, usługi opiekuńcze, "
            "wsparcie rodzin."
        ),
        categories=(
            "poverty",
            "unemployment",
            "disability",
            "illness",
            "parenting_helplessness",
            "crisis_event",
        ),
        target_groups=("general_public",),
        source=_KPLUS,
        address="ul. Karola Miarki 11",
    ),
    ResourceSpec(
        key="pup-siedziba",
        name="Powiatowy Urząd Pracy w Bielsku-Białej",
        kind=ResourceKind.EMPLOYMENT_SERVICE,
        cus_domain=CusDomain.UNEMPLOYMENT_PREVENTION,
        provider="Powiatowy Urząd Pracy w Bielsku-Białej",
        description=("Rejestracja osób bez pracy, oferty, doradcy zawodowi."),
        categories=(
            "unemployment",
            "long_term",
            "youth",
        ),
        target_groups=(
            "unemployed",
            "long_term_unemployed",
            "youth_15_24",
        ),
        source=_KPLUS,
        address="ul. Partyzantów 55",
        point=(19.0439, 49.8093),
    ),
    ResourceSpec(
        key="pcpr-starostwo",
        name="Powiatowe Centrum Pomocy Rodzinie (powiat bielski)",
        kind=ResourceKind.SOCIAL_ASSISTANCE_CENTRE,
        cus_domain=CusDomain.FAMILY_SUPPORT,
        provider="Powiatowe Centrum Pomocy Rodzinie",
        description=(
            "Pomoc rodzinom z gmin powiatu bielskiego. Mieszkańcy miasta zgłaszają się "
            "do MOPS."
        ),
        categories=(
            "orphanhood",
            "disability",
        ),
        target_groups=(
            "families_with_children",
            "disabled_persons",
        ),
        source=(
            "https://staging.tvs.pl/informacje/koronawirus-starostwo-powiatowe-w-biels"
            "ku-bialej-wprowadza-zmiany-w-obsludze-mieszkancow"
        ),
        assured_date=date(2020, 1, 1),
        assured_year_only=True,
        address="ul. Piastowska, wejście od ul. Mieszka I",
        point=(19.0312, 49.8255),
    ),
    ResourceSpec(
        key="podbeskidzki-oik",
        name="Podbeskidzki Ośrodek Interwencji Kryzysowej",
        kind=ResourceKind.CRISIS_INTERVENTION,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Podbeskidzki Ośrodek Interwencji Kryzysowej",
        description="Pomoc w nagłym kryzysie przez całą dobę.",
        categories=(
            "crisis_event",
            "mental_crisis",
            "domestic_violence",
        ),
        target_groups=(
            "general_public",
            "violence_victims",
        ),
        source="http://poik.bielsko.pl/o-nas.php",
        address="ul. Piękna 2",
        phone="33 814 62 21",
        hours="całą dobę",
    ),
    ResourceSpec(
        key="schronisko-byc-razem",
        name="Schronisko dla osób bezdomnych",
        kind=ResourceKind.HOMELESS_SHELTER,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="Fundacja „Być Razem”",
        description=(
            "Schronisko na 55 miejsc; do tego co najmniej 6 miejsc interwencyjnych dla "
            "kobiet."
        ),
        categories=("homelessness",),
        target_groups=("homeless",),
        source="https://fundacjabycrazem.pl/bezdomnosc/",
        address="ul. Stefanki 7",
        capacity=55,
    ),
    ResourceSpec(
        key="noclegownia-krakowska",
        name="Noclegownia",
        kind=ResourceKind.NIGHT_SHELTER,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider="",
        description=(
            "Nocleg dla osób bez dachu nad głową (stan z kwietnia 2020 roku)."
        ),
        categories=("homelessness",),
        target_groups=("homeless",),
        source=(
            "http://caritas.bielsko.pl/2020/04/03/pomoc-dla-bezdomnych-w-ramach-kampan"
            "ii-pomocdlaseniora/"
        ),
        assured_date=date(2020, 4, 3),
        address="ul. Krakowska 2a",
    ),
    ResourceSpec(
        key="wtz-teatr-grodzki",
        name="Warsztat Terapii Zajęciowej Teatru Grodzkiego",
        kind=ResourceKind.WTZ,
        cus_domain=CusDomain.DISABILITY_SUPPORT,
        provider="Bielskie Stowarzyszenie Artystyczne „Teatr Grodzki”",
        description="Warsztat terapii zajęciowej na 30 miejsc.",
        categories=("disability",),
        target_groups=("disabled_persons",),
        source=(
            "https://stepupart.eu/bielskie-stowarzyszenie-artystyczne-teatr-grodzki-pr"
            "ofile"
        ),
        address="ul. Sempołowskiej 13",
        capacity=30,
    ),
    ResourceSpec(
        key="zaz-teatr-grodzki",
        name="Zakład Aktywności Zawodowej Teatru Grodzkiego",
        kind=ResourceKind.ZAZ,
        cus_domain=CusDomain.REINTEGRATION,
        provider="Bielskie Stowarzyszenie Artystyczne „Teatr Grodzki”",
        description="Praca dla 40 osób z niepełnosprawnościami.",
        categories=(
            "disability",
            "unemployment",
        ),
        target_groups=("disabled_persons",),
        source=(
            "https://stepupart.eu/bielskie-stowarzyszenie-artystyczne-teatr-grodzki-pr"
            "ofile"
        ),
        address="ul. Sempołowskiej 13",
        capacity=40,
    ),
    ResourceSpec(
        key="bielskie-centrum-kultury",
        name="Bielskie Centrum Kultury",
        kind=ResourceKind.CULTURE_CENTRE,
        cus_domain=CusDomain.CULTURE,
        provider="Bielskie Centrum Kultury",
        description="Koncerty, zajęcia i wydarzenia.",
        categories=("low_participation",),
        target_groups=("general_public",),
        source="https://github.com/JDKWss/FlowBB",
        address="ul. Słowackiego",
        point=(19.0388, 49.8276),
    ),
    ResourceSpec(
        key="dom-kultury-karpacka",
        name="Dom Kultury przy ul. Karpackiej",
        kind=ResourceKind.CULTURE_CENTRE,
        cus_domain=CusDomain.CULTURE,
        provider="",
        description="Dom kultury; zajęcia i spotkania mieszkańców.",
        categories=(
            "low_participation",
            "ageing_loneliness",
        ),
        target_groups=("general_public",),
        source="https://github.com/JDKWss/FlowBB",
        address="ul. Karpacka",
        point=(19.0195, 49.8016),
    ),
    ResourceSpec(
        key="szpital-wojewodzki",
        name="Szpital Wojewódzki w Bielsku-Białej",
        kind=ResourceKind.HEALTH_CARE,
        cus_domain=CusDomain.HEALTH_PROMOTION,
        provider="Szpital Wojewódzki w Bielsku-Białej",
        description="Szpital. W nagłym zagrożeniu życia dzwoń pod 112.",
        categories=(
            "illness",
            "mental_crisis",
        ),
        target_groups=("general_public",),
        source="https://github.com/JDKWss/FlowBB",
        address="al. Armii Krajowej",
        point=(19.0385, 49.7947),
    ),
)
