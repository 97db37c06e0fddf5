"""Common Polish given names in all their cases, for the personal-data lint.

The list is our own and short on purpose: it holds the names that most people bear,
and the forms are made by rule, generously. A form that no grammar knows does no harm,
because a given name counts only when a capitalised word follows it.
"""

from __future__ import annotations

from functools import cache
from typing import Final

# In -a: women, and men such as Kuba.
_IN_A: Final = """
Ada Adrianna Agata Agnieszka Ala Aldona Aleksandra Alicja Alina Amelia Anastazja
Angelika Aneta Ania Anita Anna Antonina Asia Barbara Basia Beata Blanka Bogumiła
Bogusława Bożena Bronisława Cecylia Celina Czesława Dagmara Danuta Daria Diana
Dominika Dorota Edyta Ela Eliza Elżbieta Emilia Emma Ewa Ewelina Felicja Franciszka
Gabriela Genowefa Gosia Grażyna Halina Hania Hanna Helena Henryka Honorata Ida Ilona
Irena Irmina Iwona Iza Izabela Jadwiga Jagoda Janina Joanna Jola Jolanta Julia Julita
Justyna Kamila Karina Karolina Kasia Katarzyna Kaja Kinga Klaudia Klara Kornelia
Krystyna Kuba Laura Lena Leokadia Lidia Liliana Lucyna Ludmiła Ludwika Łucja Maja
Magda Magdalena Malwina Małgorzata Maria Marianna Mariola Marlena Marta Martyna
Marysia Marzena Matylda Mieczysława Milena Mirosława Monika Nadia Natalia Nikola
Nina Ola Olga Oliwia Otylia Patrycja Paulina Pola Regina Renata Róża Rozalia Roksana
Ryszarda Sabina Sandra Sara Stanisława Stefania Stella Sylwia Tamara Teresa Urszula
Wanda Weronika Wiesława Wiktoria Wioletta Władysława Zdzisława Zofia Zosia Zuzanna
Zuzia Żaneta Oksana Svitlana Switłana Tetiana Natalija Olena Iryna Kateryna
"""

# Ending in a consonant: the nominative, and the stem before an ending.
_IN_CONSONANT: Final = """
Adam|Adam Adrian|Adrian Albert|Albert Aleksander|Aleksandr Alfred|Alfred
Alojzy|Alojz Andrzej|Andrzej Arkadiusz|Arkadiusz Artur|Artur Bartek|Bartk
Bartłomiej|Bartłomiej Bartosz|Bartosz Bogdan|Bogdan Bogusław|Bogusław
Bolesław|Bolesław Borys|Borys Bronisław|Bronisław Cezary|Cezar Czesław|Czesław
Damian|Damian Daniel|Daniel Darek|Dark Dariusz|Dariusz Dawid|Dawid Dominik|Dominik
Edmund|Edmund Edward|Edward Emil|Emil Eryk|Eryk Eugeniusz|Eugeniusz Fabian|Fabian
Feliks|Feliks Filip|Filip Franciszek|Franciszk Franek|Frank Fryderyk|Fryderyk
Gerard|Gerard Grzegorz|Grzegorz Gustaw|Gustaw Henryk|Henryk Hubert|Hubert Igor|Igor
Ireneusz|Ireneusz Iwan|Iwan Jacek|Jack Jakub|Jakub Jan|Jan Janek|Jank Janusz|Janusz
Jarek|Jark Jarosław|Jarosław Jędrzej|Jędrzej Jerzy|Jerz Joachim|Joachim Józef|Józef
Julian|Julian Juliusz|Juliusz Jurek|Jurk Kacper|Kacpr Kamil|Kamil Karol|Karol
Kazimierz|Kazimierz Konrad|Konrad Kornel|Kornel Krystian|Krystian Krzysiek|Krzyśk
Krzysztof|Krzysztof Ksawery|Ksawer Lech|Lech Leon|Leon Leonard|Leonard Leszek|Leszk
Lucjan|Lucjan Ludwik|Ludwik Łukasz|Łukasz Maciej|Maciej Maciek|Maćk
Maksymilian|Maksymilian Marceli|Marcel Marcin|Marcin Marek|Mark Marian|Marian
Mariusz|Mariusz Mateusz|Mateusz Michał|Michał Mieczysław|Mieczysław Mikołaj|Mikołaj
Miłosz|Miłosz Mirosław|Mirosław Mykoła|Mykoł Nikodem|Nikodem Norbert|Norbert
Oleksandr|Oleksandr Olek|Olk Olaf|Olaf Oliwier|Oliwier Oskar|Oskar Patryk|Patryk
Paweł|Pawł Piotr|Piotr Piotrek|Piotrk Przemek|Przemk Przemysław|Przemysław
Radosław|Radosław Rafał|Rafał Robert|Robert Roland|Roland Roman|Roman Ryszard|Ryszard
Sebastian|Sebastian Serhij|Serhij Seweryn|Seweryn Sławomir|Sławomir
Stanisław|Stanisław Stefan|Stefan Szczepan|Szczepan Szymon|Szymon Tadeusz|Tadeusz
Teodor|Teodor Tomasz|Tomasz Tomek|Tomk Tymon|Tymon Tymoteusz|Tymoteusz
Wacław|Wacław Waldemar|Waldemar Walenty|Walent Wiesław|Wiesław Wiktor|Wiktor
Wincenty|Wincent Witold|Witold Władysław|Władysław Włodzimierz|Włodzimierz
Wojciech|Wojciech Wojtek|Wojtk Wołodymyr|Wołodymyr Zbigniew|Zbigniew Zbyszek|Zbyszk
Zdzisław|Zdzisław Zenon|Zenon Zygmunt|Zygmunt
Andrij|Andrij Wasyl|Wasyl Dmytro|Dmytr Taras|Taras Bohdan|Bohdan
"""

_IN_Y: Final = """
Alojzy Ambroży Antoni Bazyli Cezary Grzegorzy Hilary Ignacy Jerzy Konstanty Ksawery
Marceli Walenty Wincenty
"""

_SOFT: Final = {"r": "rz", "t": "ci", "d": "dzi", "ł": "l", "st": "ści", "k": "c"} | {
    hard: hard + "i" for hard in "bfmnpswz"
}
_SOFT_FEMININE: Final = _SOFT | {"g": "dz", "ch": "sz"}


@cache
def given_names() -> frozenset[str]:
    """Return the forms of all names in lower case."""
    forms: set[str] = set()
    for name in _IN_A.split():
        forms |= _forms_in_a(name[:-1])
    for pair in _IN_CONSONANT.split():
        nominative, stem = pair.split("|")
        forms |= {nominative} | _forms_in_consonant(stem)
    for name in _IN_Y.split():
        forms |= {name} | {name + ending for ending in ("ego", "emu", "m")}
        forms |= {name[:-1] + ending for ending in ("ego", "emu", "ym")}
    return frozenset(form.lower() for form in forms)


def _forms_in_a(stem: str) -> set[str]:
    """Anna: Anny, Annie, Annę, Anną, Anno; Zofia: Zofii; Ania: Ani."""
    forms = {stem + ending for ending in ("a", "y", "i", "ę", "ą", "o", "e")}
    if stem.endswith("i"):
        forms.add(stem)
    return forms | {soft + "e" for soft in _softened(stem, _SOFT_FEMININE)}


def _forms_in_consonant(stem: str) -> set[str]:
    """Jan: Jana, Janowi, Janem, Janie; Marek (stem Mark): Markiem, Marku."""
    forms = {stem + ending for ending in ("a", "owi", "em", "iem", "u", "ie", "e")}
    return forms | {soft + "e" for soft in _softened(stem, _SOFT)}


def _softened(stem: str, table: dict[str, str]) -> set[str]:
    return {
        stem[: -len(hard)] + soft for hard, soft in table.items() if stem.endswith(hard)
    }
