"""Art. 7 grounds about addiction, accidents and disasters."""

from kooperacja.categories.vocabulary.specs import CategorySpec

ADDICTION_AND_CRISIS = (
    CategorySpec(
        slug="addiction",
        name_pl="uzależnienia",
        name_en="addiction",
        definition_pl=(
            "Picie, branie lub granie, nad którym ktoś stracił panowanie, oraz koszty, "
            "jakie ponoszą bliscy. Wybierz rodzaj szczegółowy, jeżeli go znasz. Głośne "
            "picie w parku bez wiedzy o osobach to raczej bezpieczeństwo."
        ),
        definition_en=(
            "Drinking, using or gambling out of control, and what it costs those close "
            "to the person. Choose the narrower kind if you know it. Noisy drinking in "
            "a park, with nothing known of the people, belongs to safety."
        ),
        example_pl=(
            "„Na pierwszą wizytę w poradni czeka się dziewięć tygodni. Rodziny pytają "
            "najpierw o pomoc dla siebie, a grupy dla bliskich nie ma.”"
        ),
        example_en=(
            "“The first appointment at the clinic takes nine weeks. Families first ask "
            "for help for themselves, and there is no group for them.”"
        ),
        legal_ground="art. 7 pkt 13 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="alcohol",
        parent="addiction",
        name_pl="uzależnienie od alkoholu",
        name_en="alcohol addiction",
        definition_pl=(
            "Szkodliwe picie i uzależnienie od alkoholu, także starszych i młodzieży. "
            "Obejmuje dzieci i dorosłych, którzy żyją obok. Opisz dostęp do leczenia i "
            "do wsparcia rodzin."
        ),
        definition_en=(
            "Harmful drinking and alcohol addiction, including older people and "
            "teenagers. It covers the children and adults living beside it. Describe "
            "access to treatment and to support for families."
        ),
        example_pl=(
            "„Po leczeniu stacjonarnym ludzie wracają do tych samych klatek "
            "schodowych. Brakuje grupy wieczornej dla pracujących.”"
        ),
        example_en=(
            "“After residential treatment people return to the same stairwells. An "
            "evening group for those who work is missing.”"
        ),
        legal_ground="art. 7 pkt 13 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="drugs",
        parent="addiction",
        name_pl="uzależnienie od narkotyków i leków",
        name_en="drug and medicine addiction",
        definition_pl=(
            "Używanie narkotyków, nowych substancji i leków w sposób, który szkodzi. "
            "Nie wskazujemy miejsc sprzedaży – to sprawa policji. Opisz, kto "
            "potrzebuje pomocy i czy ją dostaje."
        ),
        definition_en=(
            "Harmful use of drugs, new substances and medicines. Places of sale are "
            "never pointed out; they are a matter for the police. Describe who needs "
            "help and whether they get it."
        ),
        example_pl=(
            "„Pedagodzy czterech szkół widzą coraz młodszych uczniów, którzy mieszają "
            "leki z apteki. Rodzice dowiadują się ostatni.”"
        ),
        example_en=(
            "“Counsellors of four schools see ever younger pupils mixing over-the- "
            "counter medicines. Parents are the last to know.”"
        ),
        legal_ground="art. 7 pkt 13 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="behavioural",
        parent="addiction",
        name_pl="uzależnienia behawioralne",
        name_en="behavioural addiction",
        definition_pl=(
            "Granie o pieniądze, internet, gry i zakupy, które niszczą sen, naukę, "
            "pracę lub domowy budżet. Samo długie siedzenie przy telefonie to za mało: "
            "opisz szkodę."
        ),
        definition_en=(
            "Gambling, internet, games and shopping that ruin sleep, school, work or "
            "the household budget. Long hours on a phone alone are not enough: "
            "describe the harm."
        ),
        example_pl=(
            "„W trzech rodzinach, z którymi pracujemy nad długami, początkiem były "
            "zakłady w telefonie. Nikt w mieście nie prowadzi grupy dla osób "
            "grających.”"
        ),
        example_en=(
            "“In the families whose debts we work on, it often began with bets on a "
            "phone. Nobody in the city runs a group for gamblers.”"
        ),
        legal_ground="art. 7 pkt 13 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="crisis_event",
        name_pl="zdarzenie losowe i sytuacja kryzysowa",
        name_en="accident or crisis",
        definition_pl=(
            "Nagłe zdarzenie, które odbiera bezpieczeństwo: pożar mieszkania, śmierć "
            "żywiciela, ciężki wypadek. Opisujemy, jak działa pomoc po takim "
            "zdarzeniu, a nie samo zdarzenie pod konkretnym adresem."
        ),
        definition_en=(
            "A sudden event that takes away safety: a fire in a flat, the death of the "
            "one who earned, a serious accident. We describe how help works "
            "afterwards, not the event at a given address."
        ),
        example_pl=(
            "„Po pożarze w bloku rodziny spały u sąsiadów, bo mieszkanie zastępcze "
            "było gotowe po dziewięciu dniach. Nikt nie wiedział, kto ma odebrać "
            "telefon w sobotę.”"
        ),
        example_en=(
            "“After a fire in a block families slept at their neighbours’, because the "
            "emergency flat was ready nine days later. Nobody knew who answers the "
            "phone on a Saturday.”"
        ),
        legal_ground="art. 7 pkt 14 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="disaster",
        name_pl="klęska żywiołowa lub ekologiczna",
        name_en="natural or environmental disaster",
        definition_pl=(
            "Powódź, wichura, osuwisko, skażenie albo długi smog, które dotykają wielu "
            "gospodarstw naraz. Opisz, kto nie poradzi sobie sam i jakiej pomocy "
            "potrzebuje przed, w trakcie i po."
        ),
        definition_en=(
            "A flood, gale, landslide, contamination or long smog that hits many "
            "households at once. Describe who cannot cope alone and what they need "
            "before, during and after."
        ),
        example_pl=(
            "„Przy ulewach potok wylewa na te same ogrody i piwnice. Starsze osoby nie "
            "mają kto wynieść rzeczy z parteru.”"
        ),
        example_en=(
            "“In heavy rain the stream floods the same gardens and cellars. Older "
            "people have nobody to carry things up from the ground floor.”"
        ),
        legal_ground="art. 7 pkt 15 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
)
