"""Words that help nobody to find anything, and words about how, not what.

Data of the language, not of a city: coordinators need not keep them.
"""

from typing import Final

_TALK: Final = """
a ale albo aby by byc co cos czy czyli czym dla do gdy gdzie i ich im ja jak jaka jaki
jakie jakies jakas je jego jej jest jestem jestesmy jesli juz kiedy kogo komu kto ktora
ktory ktos lub ma maja mam mamy mi mial mna mnie moga moge moj moja moje mojego mojej
mojemu moze mozemy mozna my na nad nam nas nasz nasza nasze naszej nic nich nie nim niz
no o od on ona oni ono oraz po pod poza prosze przez przy sa sam sama sie skad sobie
swoj swoja swojej ta tak taki takie tam te tego tej ten teraz tez to tu ty tylko tym u w
we wiec wiem wie wszystko z za ze zeby znow bardzo bez blisko cala chce chcemy
chcialabym chcialbym chociaz dobry dokad dzien dzis dzisiaj gdzies idzie inny innej
jeszcze kolo ktorej lat los ludzie ludzi miasto miescie miejsce miejsca mieszka mieszkam
moglabym moglby musi musze najblizej najblizszy najblizsza natychmiast nowy okolica
okolicy osoba osoby osob osobie pan pani panstwo pilne pilnie pomoc pomoce pomocy pomaga
pomagacie pomoze pomozcie pomozecie potrzeba potrzebna potrzebny potrzebuje potrzebujemy
powinien pytanie robic rodzina rodziny rodzinie rozne sprawa sprawie sytuacja sytuacji
szuka szukam szukamy trzeba ulica ulicy ul witam wlasnie zadzwonic zostac zostaje
znalezc zrobic zwrocic zglosic isc pojsc moc miec byl byla bylo syn syna corka corki
corce mama mamie tata taty tacie maz meza zona zony ojciec ojca matka matki brat siostra
sasiad sasiadka znajomy znajoma czlowiek kobieta mezczyzna pana the an and or for of in
at me is am are be have has had need help who where what when how can could with someone
somebody people person please near
"""
#: Talk around a question, folded, in Polish and English.
IDLE: Final = tuple(_TALK.split())

#: Phrases about how help is to be had; they order what is found and hide nothing.
FEATURES: Final = {
    "open": (
        "otwarte teraz", "czynne teraz", "otwarte dzisiaj", "czynne dzisiaj", "na już",
        "open now", "open today",
    ),
    "round_the_clock": (
        "w nocy", "nocą", "całą dobę", "całodobowy", "całodobowa", "w weekend",
        "w niedzielę", "at night", "round the clock",
    ),
    "free": (
        "za darmo", "darmowy", "darmowa", "bezpłatnie", "bezpłatny", "bezpłatna",
        "nieodpłatnie", "free of charge", "free",
    ),
    "phone": ("przez telefon", "telefonicznie", "telefon", "infolinia", "by phone"),
    "online": ("przez internet", "online", "on line", "zdalnie", "czat", "chat"),
    "mobile": ("do domu", "w domu", "z dojazdem", "przyjedzie", "at home"),
}  # fmt: skip
