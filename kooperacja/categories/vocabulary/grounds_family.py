"""Art. 7 grounds about families, violence, integration and return from prison."""

from kooperacja.categories.vocabulary.specs import CategorySpec

FAMILY_AND_INTEGRATION = (
    CategorySpec(
        slug="domestic_violence",
        name_pl="przemoc domowa",
        name_en="domestic violence",
        definition_pl=(
            "Przemoc fizyczna, psychiczna, seksualna, ekonomiczna albo przez internet "
            "wobec osoby bliskiej. Taki problem nigdy nie trafia na mapę ani na listę: "
            "pokazujemy tylko roczne liczby dla całego miasta. Jeżeli ktoś jest w "
            "niebezpieczeństwie, dzwoń pod 112."
        ),
        definition_en=(
            "Physical, psychological, sexual, economic or online violence against "
            "someone close. Such a problem is never put on the map or a list: only "
            "yearly figures for the whole city are shown. If somebody is in danger, "
            "call 112."
        ),
        example_pl=(
            "„W drugim półroczu częściej zgłaszały się osoby starsze, wobec których "
            "przemoc stosują dorosłe dzieci. Brakuje im miejsca, do którego mogłyby "
            "odejść na kilka tygodni.”"
        ),
        example_en=(
            "“In the second half of the year more older people harmed by their adult "
            "children came to us. They have nowhere to go for a few weeks.”"
        ),
        legal_ground="art. 7 pkt 7 ustawy o pomocy społecznej",
        sensitivity=3,
    ),
    CategorySpec(
        slug="human_trafficking",
        name_pl="ochrona ofiar handlu ludźmi",
        name_en="victims of human trafficking",
        definition_pl=(
            "Osoby zmuszane do pracy, żebrania, usług seksualnych albo przestępstw. "
            "Takiego problemu nigdy nie pokazujemy na mapie ani na liście. Pomoc i "
            "ochronę daje się przed pytaniem o dokumenty."
        ),
        definition_en=(
            "People forced into work, begging, sexual services or crime. Such a "
            "problem is never shown on the map or a list. Help and protection come "
            "before any question about papers."
        ),
        example_pl=(
            "„Instytucje nie mają wspólnej ścieżki zgłoszenia. Pracownicy pierwszego "
            "kontaktu proszą o krótkie szkolenie, po czym poznać, że ktoś pracuje pod "
            "przymusem.”"
        ),
        example_en=(
            "“The institutions have no common path of reporting. Front-line staff ask "
            "for a short training on the signs of forced work.”"
        ),
        legal_ground="art. 7 pkt 7a ustawy o pomocy społecznej",
        sensitivity=3,
    ),
    CategorySpec(
        slug="maternity_large_family",
        name_pl="macierzyństwo i wielodzietność",
        name_en="maternity and large families",
        definition_pl=(
            "Potrzeby kobiet w ciąży, rodziców małych dzieci i rodzin z trojgiem lub "
            "więcej dzieci: opieka, mieszkanie, dochód, czas. Wielodzietność sama nie "
            "jest problemem – opisz, czego tym rodzinom brakuje."
        ),
        definition_en=(
            "The needs of pregnant women, parents of small children, and families with "
            "three or more children: care, housing, income, time. A large family is "
            "not a problem in itself; describe what it lacks."
        ),
        example_pl=(
            "„Matki po powrocie ze szpitala nie mają na osiedlu położnej ani grupy, w "
            "której mogłyby się spotkać. Najbliższy żłobek ma listę rezerwową dłuższą "
            "niż lista przyjętych.”"
        ),
        example_en=(
            "“Mothers back from hospital have no midwife in the district and no group "
            "to meet in. The nearest nursery has a waiting list longer than its roll.”"
        ),
        legal_ground="art. 7 pkt 8 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="parenting_helplessness",
        name_pl="trudności opiekuńczo-wychowawcze",
        name_en="difficulties in parenting and running a home",
        definition_pl=(
            "Rodzice i opiekunowie, którym trudno poradzić sobie z wychowaniem, nauką "
            "dzieci albo prowadzeniem domu. Ustawa mówi o „bezradności”; my opisujemy, "
            "jakiego wsparcia zabrakło. Zaniedbanie, które zagraża dziecku, zgłasza "
            "się od razu do służb, nie na mapę."
        ),
        definition_en=(
            "Parents and carers who find it hard to cope with upbringing, schooling, "
            "or running a home. The act speaks of “helplessness”; we describe which "
            "support was missing. Neglect that endangers a child is reported to the "
            "services at once, not here."
        ),
        example_pl=(
            "„Szkoły mówią o dzieciach, które po lekcjach są same do wieczora. Rodzice "
            "pracują na zmiany, a świetlica kończy o 15.30.”"
        ),
        example_en=(
            "“Schools report children who are alone until evening. Parents work "
            "shifts, and the after-school club closes at half past three.”"
        ),
        legal_ground="art. 7 pkt 9 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="foreigner_integration",
        name_pl="integracja cudzoziemców",
        name_en="integration of foreigners",
        definition_pl=(
            "Osoby z innych krajów, którym trudno się tu urządzić: język, praca, "
            "szkoła, lekarz, mieszkanie, dokumenty. Ustawa obejmuje niektóre pobyty; "
            "my opisujemy wszystkich, którzy potrzebują pomocy. Narodowości podajemy "
            "tylko wtedy, gdy od niej zależy pomoc."
        ),
        definition_en=(
            "People from other countries who find it hard to settle: language, work, "
            "school, doctor, housing, papers. The act covers some kinds of stay; we "
            "describe everyone in need. Nationality is given only where help depends "
            "on it."
        ),
        example_pl=(
            "„W trzech klasach jest po kilkoro uczniów, którzy nie mówią po polsku. "
            "Dodatkowe godziny języka kończą się po roku, za wcześnie na historię i "
            "biologię.”"
        ),
        example_en=(
            "“Three classes have several pupils who do not speak Polish. The extra "
            "language lessons end after a year, too early for history and biology.”"
        ),
        legal_ground="art. 7 pkt 11 ustawy o pomocy społecznej",
        sensitivity=2,
    ),
    CategorySpec(
        slug="post_prison",
        name_pl="trudności po zwolnieniu z zakładu karnego",
        name_en="difficulties after release from prison",
        definition_pl=(
            "Osoby wracające po odbyciu kary: brak mieszkania, pracy, dokumentów, "
            "odcięte więzi. To dane o wyrokach, dlatego nie pokazujemy ich na mapie "
            "ani na liście, tylko roczne liczby dla całego miasta."
        ),
        definition_en=(
            "People returning after a sentence: no home, no work, no papers, broken "
            "ties. These are data on convictions, so they never appear on the map or a "
            "list, only as yearly figures for the whole city."
        ),
        example_pl=(
            "„Osoby, które wychodzą w piątek po południu, do poniedziałku nie załatwią "
            "ani noclegu, ani zasiłku. Pierwsze trzy dni decydują, czy wrócą po "
            "pomoc.”"
        ),
        example_en=(
            "“People released on a Friday afternoon can arrange neither a bed nor a "
            "benefit before Monday. The first three days decide whether they come back "
            "for help.”"
        ),
        legal_ground="art. 7 pkt 12 ustawy o pomocy społecznej",
        sensitivity=3,
    ),
)
