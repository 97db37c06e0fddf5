"""Violence, crises of the mind, addiction, danger."""

from .specs import SynonymSpec as Means

HARM_AND_CRISIS = (
    Means(
        (
            "bije", "mąż mnie bije", "żona mnie bije", "partner mnie bije",
            "bije dzieci", "pobił mnie", "pobity", "uderzył mnie", "szarpie", "przemoc",
            "przemoc domowa", "przemoc w rodzinie", "przemoc psychiczna",
            "przemoc ekonomiczna", "zabiera mi pieniądze", "znęca się", "znęcanie",
            "wyzywa", "poniża", "grozi mi", "prześladuje", "nęka", "stalking",
            "boję się męża", "boję się wracać do domu", "boję się w domu",
            "niebieska karta", "niebieska linia", "krzywdzi", "ktoś mnie krzywdzi",
            "gwałt", "zgwałcił", "molestuje", "molestowanie", "wykorzystuje seksualnie",
            "uciec od męża", "dom dla ofiar przemocy",
        ),
        category="domestic_violence", kind="helpline", target_group="violence_victims",
    ),
    Means(
        (
            "handel ludźmi", "zabrali mi paszport", "zmuszają do pracy",
            "zmuszają do prostytucji", "niewolnictwo", "praca przymusowa",
        ),
        category="human_trafficking", kind="helpline",
    ),
    Means(
        (
            "nie chcę żyć", "nie chce mi się żyć", "odebrać sobie życie", "zabić się",
            "myśli samobójcze", "samobójstwo", "samobójczy", "tnie się", "okalecza się",
            "nie mam siły żyć", "mam dość życia", "porozmawiać", "z kim porozmawiać",
            "wygadać się", "jest mi źle", "źle się czuję psychicznie",
            "telefon zaufania", "pogadać", "płaczę", "załamanie", "załamany", "rozpacz",
        ),
        category="mental_crisis", kind="helpline",
    ),
    Means(
        (
            "kryzys", "interwencja kryzysowa", "nie wiem co robić", "nie radzę sobie",
            "nagłe zdarzenie", "żałoba", "śmierć bliskiej osoby", "zmarł mąż",
            "zmarła żona", "wypadek", "ratunku", "potrzebuję pomocy natychmiast",
            "tragedia", "trauma", "nie daję rady",
        ),
        category="crisis_event", kind="crisis_intervention",
    ),
    Means(
        (
            "psycholog", "psychiatra", "psychoterapia", "terapeuta", "terapia",
            "depresja", "lęki", "nerwica", "ataki paniki", "psychoza", "schizofrenia",
            "załamanie nerwowe", "choroba psychiczna", "chory psychicznie", "anoreksja",
            "bulimia", "zdrowie psychiczne", "centrum zdrowia psychicznego",
            "bezsenność", "stres", "dwubiegunowa",
        ),
        category="mental_crisis", words="psycholog",
    ),
    Means(
        (
            "alkohol", "alkoholik", "alkoholizm", "pije", "mąż pije", "syn pije",
            "matka pije", "ojciec pije", "pijak", "pijany", "nałóg alkoholowy",
            "przestać pić", "wódka", "odwyk", "detoks", "wszywka", "aa",
            "anonimowi alkoholicy", "dda", "współuzależnienie", "trzeźwość",
        ),
        category="alcohol",
        kind="addiction_treatment",
        target_group="addicted_and_families",
    ),
    Means(
        (
            "ćpa", "ćpam", "ćpanie", "ćpun", "narkotyki", "narkotyk", "narkoman",
            "dragi", "dopalacze", "bierze narkotyki", "syn bierze", "marihuana",
            "amfetamina", "mefedron", "metadon", "lekomania", "leki nasenne",
        ),
        category="drugs",
        kind="addiction_treatment",
        target_group="addicted_and_families",
    ),
    Means(
        (
            "hazard", "gra na automatach", "przegrał pieniądze",
            "zakłady bukmacherskie", "uzależniony od gier", "uzależnienie od telefonu",
            "uzależnienie od internetu", "ciągle w telefonie", "zakupoholizm",
        ),
        category="behavioural",
        kind="addiction_treatment",
        target_group="addicted_and_families",
    ),
    Means(
        ("uzależnienie", "uzależniony", "nałóg", "poradnia uzależnień"),
        category="addiction",
        kind="addiction_treatment",
        target_group="addicted_and_families",
    ),
    Means(
        (
            "policja", "dzielnicowy", "straż miejska", "kradzież", "okradli", "napad",
            "włamanie", "hałas", "awantury u sąsiadów", "niebezpiecznie", "wandale",
            "zaczepiają",
        ),
        category="safety", kind="police_guard",
    ),
    Means(
        ("numer alarmowy", "112", "pogotowie", "karetka", "straż pożarna"),
        category="crisis_event", kind="helpline", words="alarmowy",
    ),
    Means(
        (
            "wyszedł z więzienia", "wyszedłem z więzienia", "więzienie", "po wyroku",
            "zakład karny", "były więzień", "kurator", "pomoc postpenitencjarna",
        ),
        category="post_prison", target_group="post_prison",
    ),
)  # fmt: skip
