"""The real institutions of the K+ partnership, as a directory only.

They have no diagnoses here: no real institution is made to say what it did not. The
facts come from pages read for the project's guide; a website stands only where that
guide names it.
"""

from kooperacja.categories.choices import Activity, Sector
from kooperacja.demo.content.specs import PartnerSpec

_KPLUS = "https://kooperacjaplus.eu/budowanie-kultury-wspoldzialania-instytucji"
_HANDBOOK = "https://9lib.org/article/mi%C4%99dzyinstytucjonalnej-i-mi%C4%99dzysektorowej.yngnpjml"

REAL_PARTNERS = (
    PartnerSpec(
        slug="mops-bielsko-biala",
        name="Miejski Ośrodek Pomocy Społecznej w Bielsku-Białej",
        sector=Sector.PUBLIC,
        activity=Activity.SOCIAL_ASSISTANCE,
        role="leader",
        description=(
            "Lider instytucjonalny partnerstwa K+. Z jego kartotek i z danych urzędu "
            "pracy powstały pierwsze mapy problemów społecznych miasta."
        ),
        source=_KPLUS,
        address="ul. Karola Miarki 11",
    ),
    PartnerSpec(
        slug="pup-bielsko-biala",
        name="Powiatowy Urząd Pracy w Bielsku-Białej",
        sector=Sector.PUBLIC,
        activity=Activity.LABOUR_MARKET,
        role="project_partner",
        description=(
            "Partner projektu K+. Razem z ośrodkiem pomocy społecznej dał dane do "
            "próbnej mapy jednej dzielnicy."
        ),
        source=_HANDBOOK,
        address="ul. Partyzantów 55",
        point=(19.0439, 49.8093),
    ),
    PartnerSpec(
        slug="wyzsza-szkola-administracji",
        name="Wyższa Szkoła Administracji w Bielsku-Białej",
        sector=Sector.SCIENCE,
        activity=Activity.ACADEMIA,
        role="project_partner",
        description="Partner projektu K+ ze strony nauki.",
        source=_HANDBOOK,
    ),
    PartnerSpec(
        slug="urzad-miejski-bielsko-biala",
        name="Urząd Miejski w Bielsku-Białej",
        sector=Sector.PUBLIC,
        activity=Activity.LOCAL_GOVERNMENT,
        role="partner",
        description=(
            "Urząd miasta na prawach powiatu. Uchwała Rady Miejskiej z 9 listopada "
            "2010 roku rozpoczęła projekt K+."
        ),
        source="http://ibrbs.pl/index.php/Bielsko-Biała",
        address="pl. Ratuszowy 1",
        point=(19.0528, 49.8210),
        website="https://bielsko-biala.pl",
    ),
    PartnerSpec(
        slug="pcpr-powiatu-bielskiego",
        name="Powiatowe Centrum Pomocy Rodzinie (powiat bielski)",
        sector=Sector.PUBLIC,
        activity=Activity.SOCIAL_ASSISTANCE,
        role="partner",
        description=(
            "Centrum pomocy rodzinie powiatu otaczającego miasto; partner K+. "
            "Starostwo stoi przy ul. Piastowskiej, wejście od ul. Mieszka I."
        ),
        source=_KPLUS,
        address="ul. Piastowska",
        point=(19.0312, 49.8255),
    ),
    PartnerSpec(
        slug="rops-wojewodztwa-slaskiego",
        name="Regionalny Ośrodek Polityki Społecznej Województwa Śląskiego",
        sector=Sector.PUBLIC,
        activity=Activity.SOCIAL_ASSISTANCE,
        role="partner",
        description=(
            "Regionalny ośrodek polityki społecznej. Jego pracownicy brali udział "
            "w wyjazdowych warsztatach partnerstwa K+."
        ),
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="teatr-grodzki",
        name="Bielskie Stowarzyszenie Artystyczne „Teatr Grodzki”",
        sector=Sector.NGO,
        activity=Activity.CULTURE_SPORT,
        role="partner",
        description=(
            "Prowadzi warsztat terapii zajęciowej na 30 miejsc i zakład aktywności "
            "zawodowej, w którym pracuje 40 osób."
        ),
        source="https://stepupart.eu/bielskie-stowarzyszenie-artystyczne-teatr-grodzki-profile",
        address="ul. Sempołowskiej 13",
        website="http://www.teatr.teatrgrodzki.pl",
    ),
    PartnerSpec(
        slug="stowarzyszenie-wspierania-rodziny",
        name="Stowarzyszenie Wspierania Rodziny",
        sector=Sector.NGO,
        activity=Activity.NGO,
        role="partner",
        description="Organizacja wymieniona wśród partnerów K+.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="towarzystwo-brata-alberta",
        name="Towarzystwo Pomocy im. św. Brata Alberta – Koło Bielskie",
        sector=Sector.NGO,
        activity=Activity.NGO,
        role="partner",
        description=(
            "Prowadzi kuchnię wydającą około 500 posiłków dziennie, łaźnię i punkt "
            "z odzieżą (stan z 2019 roku)."
        ),
        source=(
            "https://bielskonews.pl/20190510173578/um-bielsko-biala-30-lecie-"
            "bielskiego-kola-towarzystwa-pomocy-im-sw-brata-alberta1557529866"
        ),
    ),
    PartnerSpec(
        slug="fundacja-drachma",
        name="Fundacja Drachma",
        sector=Sector.NGO,
        activity=Activity.NGO,
        role="partner",
        description="Fundacja wymieniona wśród partnerów K+.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="slaska-fundacja-blekitny-krzyz",
        name="Śląska Fundacja Błękitny Krzyż",
        sector=Sector.NGO,
        activity=Activity.NGO,
        role="partner",
        description="Fundacja wymieniona wśród partnerów K+.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="grupa-ratownictwa-pck",
        name="Grupa Ratownictwa PCK",
        sector=Sector.NGO,
        activity=Activity.HEALTH,
        role="partner",
        description="Grupa ratownictwa Polskiego Czerwonego Krzyża; partner K+.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="irp-inwestycje-rozwoj-personel",
        name="IRP Inwestycje – Rozwój – Personel",
        sector=Sector.BUSINESS,
        activity=Activity.BUSINESS,
        role="partner",
        description="Firma; partner K+ ze strony biznesu.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="wup-katowice-bielsko-biala",
        name="Wojewódzki Urząd Pracy w Katowicach – oddział w Bielsku-Białej",
        sector=Sector.PUBLIC,
        activity=Activity.LABOUR_MARKET,
        role="partner",
        description=(
            "Oddział wojewódzkiego urzędu pracy. Jego pracownicy brali udział "
            "w warsztatach partnerstwa K+."
        ),
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="ohp-centrum-edukacji-i-pracy-mlodziezy",
        name="OHP – Centrum Edukacji i Pracy Młodzieży",
        sector=Sector.PUBLIC,
        activity=Activity.LABOUR_MARKET,
        role="partner",
        description="Jednostka Ochotniczych Hufców Pracy dla młodych; partner K+.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="gornoslaska-wyzsza-szkola-handlowa",
        name="Górnośląska Wyższa Szkoła Handlowa",
        sector=Sector.SCIENCE,
        activity=Activity.ACADEMIA,
        role="partner",
        description="Uczelnia; partner K+ ze strony nauki.",
        source=_KPLUS,
    ),
    PartnerSpec(
        slug="wseh",
        name="Wyższa Szkoła Ekonomiczno-Humanistyczna",
        sector=Sector.SCIENCE,
        activity=Activity.ACADEMIA,
        role="partner",
        description="Uczelnia (WSEH); partner K+ ze strony nauki.",
        source=_KPLUS,
    ),
)
