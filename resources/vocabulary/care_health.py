"""Age, illness and disability; who cares for whom."""

from .specs import SynonymSpec as Means

CARE_AND_HEALTH = (
    Means(
        (
            "senior", "seniorka", "seniorzy", "babcia", "dziadek", "starsza osoba",
            "starsi ludzie", "starszy człowiek", "stara matka", "emeryt", "emerytka",
            "staruszek", "staruszka", "podeszły wiek", "na starość",
        ),
        target_group="seniors_60_plus",
    ),
    Means(
        (
            "samotność", "samotny", "samotna", "czuję się samotny", "jestem sam",
            "jestem sama", "nikt mnie nie odwiedza", "starość", "nie ma z kim pogadać",
        ),
        category="ageing_loneliness",
    ),
    Means(
        (
            "klub seniora", "klub dla emerytów", "zajęcia dla seniorów",
            "spotkania seniorów", "wieczorki taneczne", "co robić na emeryturze",
            "uniwersytet trzeciego wieku",
        ),
        category="ageing_loneliness",
        kind="senior_club",
        target_group="seniors_60_plus",
    ),
    Means(
        (
            "dom starców", "dom opieki", "dom pomocy społecznej", "dps",
            "dom spokojnej starości", "miejsce w domu opieki",
            "oddać mamę do domu opieki", "całodobowa opieka", "dom seniora",
            "pensjonat dla seniorów", "zakład opiekuńczy",
        ),
        category="ageing_loneliness",
        kind="residential_care",
        target_group="seniors_60_plus",
    ),
    Means(
        (
            "opieka w dzień", "opieka dzienna", "opieka na dzień", "dzienny dom",
            "dom dziennego pobytu", "kto się zajmie mamą w dzień",
            "kiedy jestem w pracy", "opieka wytchnieniowa", "wytchnienie",
            "dzienny pobyt",
        ),
        kind="day_support",
    ),
    Means(
        (
            "demencja", "alzheimer", "otępienie", "starcza demencja",
            "zapomina wszystko", "gubi się na ulicy",
        ),
        category="ageing_loneliness", target_group="seniors_60_plus",
    ),
    Means(
        (
            "usługi opiekuńcze", "opiekunka", "opiekunka do mamy", "opieka w domu",
            "opieka nad osobą starszą", "opieka nad matką", "zakupy dla sąsiadki",
            "zakupy dla seniora", "nie wychodzi z domu", "leży w łóżku", "leżący",
            "zmiana pieluch", "podać obiad", "teleopieka", "opaska dla seniora",
        ),
        category="illness", kind="social_assistance_centre",
    ),
    Means(
        (
            "opiekuję się", "opiekuję się matką", "opiekun osoby chorej",
            "opiekun faktyczny", "zasiłek opiekuńczy", "świadczenie pielęgnacyjne",
        ),
        category="illness", target_group="carers",
    ),
    Means(
        (
            "choroba", "chory", "przewlekle chory", "ciężko chory", "po udarze", "udar",
            "rak", "nowotwór", "lekarz", "przychodnia", "szpital", "pielęgniarka",
            "rehabilitacja", "leczenie", "sor",
        ),
        category="illness", kind="health_care",
    ),
    Means(
        ("hospicjum", "umiera", "umierający", "opieka paliatywna", "ostatnie chwile"),
        category="illness", kind="hospice", words="hospicjum",
    ),
    Means(
        (
            "niepełnosprawny", "niepełnosprawność", "niepełnosprawna",
            "osoba z niepełnosprawnością", "inwalida", "wózek inwalidzki", "na wózku",
            "niewidomy", "niedosłyszący", "głuchy", "niesłyszący", "orzeczenie",
            "orzeczenie o niepełnosprawności", "renta", "likwidacja barier", "pfron",
            "asystent osoby niepełnosprawnej", "sprzęt rehabilitacyjny",
        ),
        category="disability", target_group="disabled_persons",
    ),
    Means(
        (
            "zespół downa", "autyzm", "asperger", "niepełnosprawność intelektualna",
            "upośledzenie", "warsztat terapii", "warsztaty dla niepełnosprawnych",
            "terapia zajęciowa", "wtz",
        ),
        category="disability", kind="wtz", target_group="disabled_persons",
    ),
    Means(
        (
            "praca dla niepełnosprawnych", "praca dla osoby niepełnosprawnej",
            "praca dla inwalidy", "praca chroniona", "zatrudnienie niepełnosprawnych",
            "zaz", "praca z orzeczeniem",
        ),
        category="disability", kind="zaz", target_group="disabled_persons",
    ),
    Means(
        ("środowiskowy dom samopomocy", "sds", "dom samopomocy"),
        category="disability", kind="day_support", target_group="disabled_persons",
    ),
)  # fmt: skip
