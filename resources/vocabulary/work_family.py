"""Work, children, family, strangers and neighbours."""

from .specs import SynonymSpec as Means

WORK_AND_FAMILY = (
    Means(
        (
            "praca", "szukam pracy", "nie mam pracy", "bez pracy", "straciłem pracę",
            "straciłam pracę", "stracić pracę", "zwolnili mnie", "zwolnienie z pracy",
            "bezrobotny", "bezrobotna", "bezrobocie", "urząd pracy", "pośredniak",
            "pup", "oferty pracy", "zatrudnienie", "robota", "staż",
            "zasiłek dla bezrobotnych", "kuroniówka", "cv", "doradca zawodowy",
            "kurs zawodowy", "szkolenie", "przekwalifikować", "własna firma",
            "dotacja na firmę",
        ),
        category="unemployment", kind="employment_service",
    ),
    Means(
        ("długo bez pracy", "od lat bez pracy", "długotrwale bezrobotny"),
        category="long_term",
        kind="employment_service",
        target_group="long_term_unemployed",
    ),
    Means(
        ("pierwsza praca", "praca po szkole", "praca dla młodych", "neet"),
        category="youth", kind="employment_service", target_group="youth_15_24",
    ),
    Means(
        ("centrum integracji społecznej", "cis"),
        category="long_term", kind="cis",
    ),
    Means(
        ("klub integracji społecznej", "kis"),
        category="long_term", kind="kis",
    ),
    Means(
        ("spółdzielnia socjalna", "ekonomia społeczna", "przedsiębiorstwo społeczne"),
        kind="social_enterprise",
    ),
    Means(
        (
            "rodzina zastępcza", "adopcja", "dom dziecka", "piecza zastępcza",
            "sierota", "półsierota", "pcpr", "usamodzielnienie",
        ),
        category="orphanhood", kind="foster_care_facility",
    ),
    Means(
        (
            "świetlica", "dziecko po lekcjach", "gdzie po szkole", "odrabianie lekcji",
            "zajęcia dla dzieci", "półkolonie", "ferie", "wakacje dla dzieci",
            "zajęcia po szkole", "świetlica środowiskowa",
        ),
        category="parenting_helplessness", kind="children_day_care",
    ),
    Means(
        (
            "nie radzę sobie z dzieckiem", "syn nie słucha", "córka ucieka z domu",
            "wagary", "nie chodzi do szkoły", "kłopoty wychowawcze",
            "problemy wychowawcze", "trudne dziecko", "bunt nastolatka",
            "asystent rodziny", "szkoła dla rodziców", "kłótnie w domu",
            "konflikt w rodzinie",
        ),
        category="parenting_helplessness", target_group="families_with_children",
    ),
    Means(
        (
            "poradnia psychologiczno pedagogiczna", "opinia z poradni", "dysleksja",
            "logopeda", "adhd", "wczesne wspomaganie", "kłopoty w szkole",
        ),
        kind="psych_ped_clinic", target_group="children_7_14",
    ),
    Means(
        (
            "ciąża", "w ciąży", "poród", "położna", "noworodek", "niemowlę", "wyprawka",
            "wielodzietny", "wielodzietna", "duża rodzina", "dużo dzieci", "becikowe",
            "800 plus", "karta dużej rodziny", "pieluchy", "mleko dla dziecka",
            "dom samotnej matki",
        ),
        category="maternity_large_family", target_group="families_with_children",
    ),
    Means(
        ("żłobek", "niania", "opieka nad niemowlęciem"),
        kind="nursery",
    ),
    Means(
        ("przedszkole", "przedszkolak"),
        kind="kindergarten",
    ),
    Means(
        (
            "samotna matka", "samotny ojciec", "sama z dzieckiem", "samodzielny rodzic",
            "samotny rodzic",
        ),
        target_group="single_parents",
    ),
    Means(
        (
            "nastolatek", "nastolatka", "młodzież", "młodzieżowy", "licealista",
            "uczeń", "młodzi",
        ),
        target_group="youth_15_24",
    ),
    Means(
        ("dziecko", "dzieci", "dla dzieci", "maluch"),
        target_group="children_7_14",
    ),
    Means(
        ("dorosły", "dorosła"),
        target_group="adults_25_59",
    ),
    Means(
        ("rodzina z dziećmi", "rodzice", "rodzice małych dzieci", "matka z dzieckiem"),
        target_group="families_with_children",
    ),
    Means(
        (
            "cudzoziemiec", "obcokrajowiec", "ukrainiec", "ukrainka", "ukraina",
            "białorusin", "z ukrainy", "karta pobytu", "legalizacja pobytu",
            "nie mówi po polsku", "kurs polskiego", "język polski dla cudzoziemców",
            "imigrant", "pesel ukr",
        ),
        category="foreigner_integration", target_group="foreigners",
    ),
    Means(
        ("uchodźca", "uciekli przed wojną", "azyl", "uciekłam przed wojną"),
        category="foreigner_integration", target_group="refugees",
    ),
    Means(
        (
            "dom kultury", "koncert", "warsztaty", "zajęcia dla dorosłych", "teatr",
            "kino", "kółko zainteresowań", "spotkania mieszkańców",
        ),
        category="low_participation", kind="culture_centre",
    ),
    Means(
        ("biblioteka", "książki", "darmowy komputer"),
        kind="library",
    ),
    Means(
        ("siłownia", "basen", "boisko", "sport", "gimnastyka"),
        kind="sports_recreation",
    ),
    Means(
        ("wolontariat", "wolontariusz", "chcę pomagać", "zostać wolontariuszem"),
        category="low_participation", kind="volunteer_group",
    ),
    Means(
        ("parafia", "ksiądz", "caritas", "kościół"),
        kind="parish_charity",
    ),
    Means(
        ("rada osiedla", "radny"),
        category="low_participation", kind="estate_council",
    ),
    Means(
        (
            "matura", "dokończyć szkołę", "szkoła wieczorowa", "nie umie czytać",
            "korepetycje",
        ),
        category="low_education", kind="school",
    ),
    Means(
        (
            "podjazd", "winda", "schody bez poręczy", "nie ma autobusu",
            "dojazd do lekarza",
        ),
        category="service_access",
    ),
)  # fmt: skip
