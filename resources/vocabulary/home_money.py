"""Roof, bread and money, as people speak of them."""

from .specs import SynonymSpec as Means

HOME_AND_MONEY = (
    Means(
        (
            "nie mam gdzie spać", "nie mam gdzie mieszkać", "nie mam dokąd pójść",
            "gdzie spać", "gdzie przenocować", "nocleg", "noclegownia", "przenocować",
            "bez dachu nad głową", "śpię na klatce", "śpię w samochodzie",
            "śpi na dworcu", "śpi na ławce", "wyrzucili mnie z domu",
            "wyrzucił mnie z domu", "na ulicy", "zima na dworze", "żeby się ogrzać",
        ),
        category="homelessness", kind="night_shelter",
    ),
    Means(
        ("schronisko dla bezdomnych", "schronisko dla kobiet", "schronisko"),
        category="homelessness", kind="homeless_shelter", target_group="homeless",
    ),
    Means(
        (
            "bezdomny", "bezdomna", "bezdomność", "kryzys bezdomności",
            "człowiek na dworcu", "koczuje", "pustostan",
        ),
        category="homelessness", target_group="homeless",
    ),
    Means(
        ("ogrzewalnia", "gdzie się ogrzać", "zmarznięty", "marznie na dworze"),
        category="homelessness", kind="warming_room",
    ),
    Means(
        (
            "wykąpać", "umyć się", "łaźnia", "prysznic", "kąpiel", "pranie", "uprać",
            "czyste ubranie", "ubrania", "ciuchy", "odzież", "buty na zimę",
            "kurtka na zimę",
        ),
        kind="clothing_bath", words="łaźnia odzież",
    ),
    Means(
        (
            "jedzenie", "jeść", "głodny", "głód", "nie mam co jeść", "obiad", "obiady",
            "posiłek", "ciepły posiłek", "zupa", "jadłodajnia", "stołówka", "kuchnia",
            "paczka żywnościowa", "żywność", "bank żywności", "chleb",
            "nie mam na jedzenie", "jadłodzielnia", "święta paczka",
        ),
        category="poverty", kind="food_aid", words="posiłki",
    ),
    Means(
        (
            "prąd", "nie mam na prąd", "rachunki", "gaz", "opał", "węgiel",
            "ogrzewanie", "odcięli prąd", "zaległy rachunek", "nie mam na rachunki",
            "nie mam na leki", "zasiłek", "zasiłek celowy", "zasiłek okresowy",
            "zasiłek stały", "zapomoga", "nie mam pieniędzy", "brak pieniędzy",
            "pieniądze", "bez grosza", "bieda", "biedny", "ubóstwo", "niskie dochody",
            "nie starcza do pierwszego", "nie mam za co żyć", "nie mam z czego żyć",
            "jak przeżyć do pierwszego", "trudna sytuacja materialna", "dofinansowanie",
            "nie stać mnie", "opieka społeczna", "pomoc społeczna", "mops", "gops",
            "socjal", "pracownik socjalny", "socjalny", "wyprawka do szkoły",
        ),
        category="poverty", kind="social_assistance_centre",
    ),
    Means(
        (
            "dodatek mieszkaniowy", "czynsz", "nie mam na czynsz",
            "zaległości czynszowe", "eksmisja", "eksmitują", "wyrok eksmisji",
            "mieszkanie komunalne", "mieszkanie socjalne", "mieszkanie od miasta",
            "lokal socjalny", "wypowiedzenie najmu", "wilgoć w mieszkaniu",
            "grzyb na ścianie", "za ciasno", "przeludnione mieszkanie",
        ),
        category="housing", kind="social_housing",
    ),
    Means(
        ("mieszkanie chronione", "mieszkanie wspomagane", "mieszkanie treningowe"),
        category="housing", kind="protected_housing",
    ),
    Means(
        (
            "długi", "dług", "zadłużenie", "zadłużony", "komornik", "chwilówka",
            "spirala długów", "kredyt", "upadłość konsumencka", "oddłużanie",
            "windykacja",
        ),
        category="housing", kind="legal_citizen_advice",
    ),
    Means(
        (
            "prawnik", "porada prawna", "darmowy prawnik", "adwokat", "radca prawny",
            "alimenty", "rozwód", "napisać pismo", "odwołanie od decyzji", "mediacja",
            "poradnictwo obywatelskie", "sąd", "ubezwłasnowolnienie",
        ),
        kind="legal_citizen_advice", words="prawn porad",
    ),
    Means(
        (
            "pożar", "spalił się dom", "powódź", "zalało mieszkanie", "wichura",
            "zerwało dach", "zawalił się dach",
        ),
        category="disaster", kind="social_assistance_centre",
    ),
)  # fmt: skip
