"""Ready texts to start from: per language (step, category or "", name, text)."""

PL = (
    (
        "return",
        "",
        "Skąd są liczby",
        "Dziękujemy za tę diagnozę. Proszę dopisać w źródłach, skąd pochodzi liczba "
        "i na jaki dzień ją podano: nazwa rejestru albo badania i data wystarczą.",
    ),
    (
        "return",
        "",
        "Ktoś mógłby kogoś rozpoznać",
        "Z tekstu dla mieszkańców można domyślić się, o kogo chodzi. Proszę opuścić "
        "szczegóły (imię, dokładny wiek, adres, rzadką chorobę) i opisać sytuację "
        "ogólnie. Szczegóły potrzebne partnerom mogą zostać w tekście dla partnerów.",
    ),
    (
        "return",
        "",
        "Miejsce nie zgadza się z opisem",
        "Opis mówi o innym miejscu niż wskazane na mapie. Proszę wskazać je jeszcze "
        "raz; jeśli dotyczy całego osiedla, wystarczy wybrać osiedle z listy.",
    ),
    (
        "return",
        "",
        "Ten problem jest już opisany",
        "Inna instytucja opisuje ten sam problem. Proszę zacząć nową diagnozę i "
        "dołączyć ją do tamtego problemu – Państwa głos stanie obok, nic nie "
        "przepadnie.",
    ),
    (
        "return",
        "",
        "Słowa o sytuacji, nie o ludziach",
        "Prosimy pisać o sytuacji, a nie o „rodzaju ludzi”: „osoby w kryzysie "
        "bezdomności”, „rodziny w trudnej sytuacji”. Podpowiedzi stoją przy polu.",
    ),
    (
        "return",
        "",
        "Tekst dla mieszkańców jest za krótki",
        "Mieszkaniec nie dowie się z tego tekstu, co się dzieje i kogo to dotyka. "
        "Wystarczą dwa, trzy zdania: co widzicie, od kiedy i co z tego wynika.",
    ),
    (
        "return",
        "",
        "Jak policzono",
        "Liczba różni się mocno od poprzedniego okresu. Jeśli jest prawidłowa, proszę "
        "napisać w jednym zdaniu, dlaczego; jeśli nie – poprawić.",
    ),
    (
        "return",
        "domestic_violence",
        "Przemoc: bez opisu zdarzenia",
        "Przy przemocy domowej nie opisujemy pojedynczych zdarzeń ani adresów, także "
        "dla partnerów. Proszę zostawić skalę, kierunek zmian i to, czego brakuje w "
        "pomocy.",
    ),
    (
        "return",
        "homelessness",
        "Bezdomność: bez wskazywania miejsc",
        "Nie podajemy miejsc, w których nocują ludzie – grozi im przepędzenie. Proszę "
        "wybrać osiedle albo całe miasto i opisać, jakiej pomocy brakuje.",
    ),
    (
        "archive",
        "",
        "Już nieaktualne",
        "Instytucja potwierdziła, że opis nie jest już aktualny. Zdejmujemy go z mapy; "
        "historia zostaje.",
    ),
    (
        "archive",
        "",
        "Na prośbę instytucji",
        "Zdejmujemy na prośbę instytucji, która to napisała.",
    ),
    (
        "archive",
        "",
        "Można kogoś rozpoznać",
        "Po publikacji okazało się, że z opisu można kogoś rozpoznać. Zdejmujemy od "
        "razu; po poprawieniu może wrócić.",
    ),
)
EN = (
    (
        "return",
        "",
        "Where the numbers come from",
        "Thank you for this diagnosis. Please add to the sources where the number "
        "comes from and what day it is true for: the name of the register or survey "
        "will do.",
    ),
    (
        "return",
        "",
        "Somebody could be recognised",
        "A reader could guess whom the public text is about. Please leave out details "
        "(name, exact age, address, a rare illness) and describe the situation. What "
        "the partners need may stay in the text for the partners.",
    ),
    (
        "return",
        "",
        "The place does not fit the text",
        "The text speaks of another place than the one on the map. Please point to it "
        "again; if it is about a whole estate, choose the estate from the list.",
    ),
    (
        "return",
        "",
        "This problem is described already",
        "Another institution describes the same problem. Please start a new diagnosis "
        "and join that problem: your voice will stand beside theirs.",
    ),
    (
        "return",
        "",
        "A situation, not a kind of people",
        "Please write about the situation, not about a kind of people: “people in "
        "homelessness”, “families in a hard situation”. Hints stand at the field.",
    ),
    (
        "return",
        "",
        "How it was counted",
        "The number differs a lot from the last period. If it is right, please say why "
        "in a sentence; if not, please correct it.",
    ),
    (
        "archive",
        "",
        "No longer true",
        "The institution has confirmed that this is no longer true. It goes off the "
        "map; its history stays.",
    ),
    (
        "archive",
        "",
        "Somebody could be recognised",
        "It turned out that somebody could be recognised from it. It goes off the map "
        "at once and may come back when it is mended.",
    ),
)
