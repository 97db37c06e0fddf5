"""Help for the whole city: without a known address, or by telephone.

The kitchen and the bath stand as their source describes them. The helplines are common
knowledge; their sources are the pages of those who run them. All wait for a check.
"""

from datetime import date

from kooperacja.categories.choices import CusDomain, ResourceKind
from kooperacja.demo.content.specs import ResourceSpec

CITYWIDE = (
    ResourceSpec(
        key="kuchnia-brata-alberta",
        name="Kuchnia św. Brata Alberta",
        kind=ResourceKind.FOOD_AID,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider=("Towarzystwo Pomocy im. św. Brata Alberta – Koło Bielskie"),
        description=("Około 500 posiłków dziennie. Źródło nie podaje adresu."),
        categories=(
            "poverty",
            "homelessness",
        ),
        target_groups=(
            "homeless",
            "general_public",
        ),
        source=(
            "https://bielskonews.pl/20190510173578/um-bielsko-biala-30-lecie-bielskieg"
            "o-kola-towarzystwa-pomocy-im-sw-brata-alberta1557529866"
        ),
        assured_date=date(2019, 5, 10),
        is_citywide=True,
    ),
    ResourceSpec(
        key="laznia-brata-alberta",
        name="Łaźnia i odzież św. Brata Alberta",
        kind=ResourceKind.CLOTHING_BATH,
        cus_domain=CusDomain.SOCIAL_ASSISTANCE,
        provider=("Towarzystwo Pomocy im. św. Brata Alberta – Koło Bielskie"),
        description=(
            "Kąpiel i czysta odzież; z łaźni korzystało około 4000 osób w roku. Źródło "
            "nie podaje adresu."
        ),
        categories=(
            "homelessness",
            "poverty",
        ),
        target_groups=("homeless",),
        source=(
            "https://bielskonews.pl/20190510173578/um-bielsko-biala-30-lecie-bielskieg"
            "o-kola-towarzystwa-pomocy-im-sw-brata-alberta1557529866"
        ),
        assured_date=date(2019, 5, 10),
        is_citywide=True,
    ),
    ResourceSpec(
        key="numer-alarmowy-112",
        name="Numer alarmowy 112",
        kind=ResourceKind.HELPLINE,
        cus_domain=CusDomain.HEALTH_PROMOTION,
        provider="",
        description=(
            "Policja, straż pożarna i pogotowie. Bezpłatnie z każdego telefonu."
        ),
        categories=(
            "crisis_event",
            "domestic_violence",
            "disaster",
            "safety",
        ),
        target_groups=("general_public",),
        source="https://www.gov.pl/web/numer-alarmowy-112",
        phone="112",
        hours="całą dobę",
        is_citywide=True,
    ),
    ResourceSpec(
        key="telefon-dzieci-116-111",
        name="Telefon zaufania dla dzieci i młodzieży 116 111",
        kind=ResourceKind.HELPLINE,
        cus_domain=CusDomain.HEALTH_PROMOTION,
        provider="",
        description=(
            "Rozmowa z psychologiem dla dzieci i młodzieży, anonimowo i bezpłatnie."
        ),
        categories=(
            "mental_crisis",
            "domestic_violence",
            "parenting_helplessness",
        ),
        target_groups=(
            "children_7_14",
            "youth_15_24",
        ),
        source="https://116111.pl",
        phone="116 111",
        is_citywide=True,
    ),
    ResourceSpec(
        key="telefon-kryzysowy-116-123",
        name="Telefon zaufania dla dorosłych w kryzysie 116 123",
        kind=ResourceKind.HELPLINE,
        cus_domain=CusDomain.HEALTH_PROMOTION,
        provider="",
        description=("Rozmowa z psychologiem dla dorosłych w kryzysie, bezpłatnie."),
        categories=(
            "mental_crisis",
            "crisis_event",
        ),
        target_groups=(
            "adults_25_59",
            "seniors_60_plus",
        ),
        source="https://116sos.pl",
        phone="116 123",
        is_citywide=True,
    ),
    ResourceSpec(
        key="niebieska-linia",
        name=("Niebieska Linia – pogotowie dla osób doświadczających przemocy"),
        kind=ResourceKind.HELPLINE,
        cus_domain=CusDomain.FAMILY_SUPPORT,
        provider="",
        description=(
            "Rozmowa i wskazanie pomocy dla osób, które krzywdzi ktoś bliski. "
            "Bezpłatnie."
        ),
        categories=("domestic_violence",),
        target_groups=("violence_victims",),
        source="https://www.niebieskalinia.info",
        phone="800 120 002",
        is_citywide=True,
    ),
)
