"""Words as people say them when nobody listens: of money, drink, quarrels, weariness.

One register of the language rather than one subject; without it a question typed in a
hurry is answered by chance.
"""

from .specs import SynonymSpec as Means

COLLOQUIAL = (
    Means(
        (
            "kasa", "bez kasy", "hajs", "forsa", "szmal", "spłukany", "spłukana",
            "nie wyrabiam finansowo", "na minusie", "na chleb", "życie na kredyt",
        ),
        category="poverty", kind="social_assistance_centre",
    ),
    Means(
        ("żarcie", "coś zjeść", "głoduje", "głodujemy", "lodówka pusta"),
        category="poverty", kind="food_aid", words="posiłki",
    ),
    Means(
        (
            "kimać", "przekimać", "wywalili mnie z domu", "wywalił mnie z domu",
            "wyrzuciła mnie z domu", "nie mam chaty", "włóczy się",
        ),
        category="homelessness", kind="night_shelter",
    ),
    Means(
        (
            "chleje", "chla", "chlanie", "popija", "zapija", "zalany", "nachlany",
            "libacja", "flaszka", "procenty", "w ciągu alkoholowym",
            "zagląda do kieliszka", "wóda",
        ),
        category="alcohol", kind="addiction_treatment",
        target_group="addicted_and_families",
    ),
    Means(
        (
            "naćpany", "jara zioło", "zioło", "trawka", "wciąga", "koks", "kryształ",
            "piguły", "na głodzie",
        ),
        category="drugs", kind="addiction_treatment",
        target_group="addicted_and_families",
    ),
    Means(
        (
            "leje mnie", "katuje", "tłucze mnie", "awantura w domu", "robi awantury",
            "awanturuje się", "wydziera się", "demoluje mieszkanie",
            "boję się własnego syna",
        ),
        category="domestic_violence", kind="helpline",
        target_group="violence_victims",
    ),
    Means(
        (
            "doła", "mam doła", "deprecha", "nie ogarniam", "nie wytrzymam",
            "wszystko mi jedno", "wypalony", "mam wszystkiego dość",
        ),
        category="mental_crisis", kind="helpline",
    ),
    Means(
        (
            "wylali mnie z roboty", "wywalili mnie z pracy", "na bezrobociu", "fucha",
            "nie mam roboty",
        ),
        category="unemployment", kind="employment_service",
    ),
    Means(
        (
            "opieka nad", "opieka nad chorym", "opieka nad żoną", "opieka nad mężem",
            "opieka nad ojcem", "opieka nad rodzicami", "zajmuję się chorym",
            "zmęczona opieką", "zmęczony opieką", "padam z nóg przy mamie",
        ),
        category="illness", target_group="carers",
    ),
    Means(
        (
            "opieka nad dzieckiem", "opieka nad dziećmi", "opieka nad wnukiem",
            "kto popilnuje dziecka",
        ),
        category="parenting_helplessness", kind="children_day_care",
    ),
    Means(
        (
            "zawieźć", "zawiezie", "podwieźć", "podwiezie", "dowieźć", "dowóz",
            "przewóz", "przewozy", "transport", "nie mam jak dojechać",
            "jak dojechać do lekarza", "taksówka dla niepełnosprawnych",
        ),
        category="service_access", words="przewozy samochód",
    ),
)  # fmt: skip
