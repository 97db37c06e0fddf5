"""The invented institutions that enter the diagnoses of the demo city.

Their names say that they are a demonstration, so that nobody takes a sentence of the
demo for the voice of a real institution.
"""

from kooperacja.categories.choices import Activity, Sector
from kooperacja.demo.content.specs import PartnerSpec

MOST = "fundacja-most"
FAMILY = "osrodek-wsparcia-rodziny"
WORK = "centrum-pracy"
COUNSELLING = "poradnia-rozwoju"
SENIORS = "sasiedzi-seniorom"
STUDIES = "pracownia-badan"
FIRM = "beskid-serwis"
SAFE = "bezpieczne-osiedla"

DEMONSTRATION_PARTNERS = (
    PartnerSpec(
        slug=MOST,
        name="Fundacja Most (instytucja demonstracyjna)",
        sector=Sector.NGO,
        activity=Activity.NGO,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Streetworkerzy, punkt dzienny "
            "i doradca do spraw zadłużeń; pracuje z osobami bez dachu nad głową, "
            "uzależnionymi i z młodzieżą."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=FAMILY,
        name="Ośrodek Wsparcia Rodziny – demonstracja",
        sector=Sector.PUBLIC,
        activity=Activity.SOCIAL_ASSISTANCE,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Pracownicy socjalni, asystenci "
            "rodziny i usługi opiekuńcze; prowadzi kartoteki gospodarstw domowych."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=WORK,
        name="Centrum Pracy i Doradztwa – demonstracja",
        sector=Sector.PUBLIC,
        activity=Activity.LABOUR_MARKET,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Doradcy zawodowi i pośrednicy; "
            "zna osoby szukające pracy i pracodawców."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=COUNSELLING,
        name="Poradnia Rozwoju Dzieci i Młodzieży – demonstracja",
        sector=Sector.PUBLIC,
        activity=Activity.EDUCATION,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Psycholodzy i pedagodzy, którzy "
            "pracują ze szkołami, przedszkolami i rodzicami."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=SENIORS,
        name="Stowarzyszenie Sąsiedzi Seniorom (demonstracja)",
        sector=Sector.NGO,
        activity=Activity.HEALTH,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Wolontariusze odwiedzający osoby "
            "starsze i chore, wypożyczalnia sprzętu, grupa dla opiekunów."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=STUDIES,
        name="Pracownia Badań Miejskich – demonstracja",
        sector=Sector.SCIENCE,
        activity=Activity.ACADEMIA,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Socjolodzy i geografowie: "
            "ankiety, wywiady, spacery badawcze i praca na danych publicznych."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=FIRM,
        name="Beskid Serwis (przedsiębiorstwo demonstracyjne)",
        sector=Sector.BUSINESS,
        activity=Activity.BUSINESS,
        role="demonstration",
        description=(
            "Firma zmyślona na potrzeby pokazu. Sprząta i naprawia w budynkach "
            "mieszkalnych i biurowych; zatrudnia osoby wracające do pracy."
        ),
        is_demonstration=True,
    ),
    PartnerSpec(
        slug=SAFE,
        name="Zespół Bezpiecznych Osiedli – demonstracja",
        sector=Sector.PUBLIC,
        activity=Activity.POLICE_JUSTICE,
        role="demonstration",
        description=(
            "Instytucja zmyślona na potrzeby pokazu. Patrole piesze, spotkania "
            "z mieszkańcami i przeglądy bezpieczeństwa miejsc wspólnych."
        ),
        is_demonstration=True,
    ),
)
