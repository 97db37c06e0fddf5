"""What answers what in the demo city, and what visitors say; all of it invented."""

from .demonstration import COUNSELLING, FAMILY, MOST, SENIORS, WORK
from .invented_specs import LinkSpec, ReportSpec

LINKS = (
    LinkSpec("seniorzy-zlote-lany", "klub-sasiedzi", "partly", FAMILY),
    LinkSpec("opiekunowie-kamienica", "telefon-opiekuna", "partly", FAMILY),
    LinkSpec("rodziny-pijacych", "punkt-uzaleznien", "answers", COUNSELLING),
    LinkSpec("zaleglosci-zlote-lany", "porady-obywatelskie", "answers", FAMILY),
    LinkSpec(
        "start-doroslosc-beskidzkie", "mieszkanie-usamodzielnienia", "answers", MOST
    ),
    LinkSpec("mlodzi-wapienica", "mlodzi-do-pracy", "partly", MOST),
    LinkSpec("cisza-mlodych-beskidzkie", "rozmowa-on-line", "answers", MOST),
    LinkSpec("pracownicy-hosteli", "punkt-cudzoziemcow", "answers", WORK),
    LinkSpec("kolejka-do-terapii", "punkt-uzaleznien", "refers", FAMILY, "proposed"),
    LinkSpec(
        "po-szpitalu-stare-bielsko", "obiady-z-dowozem", "partly", FAMILY, "proposed"
    ),
    LinkSpec("nocne-zmiany-biala-polnoc", "swietlica", "answers", SENIORS, "refused"),
)

REPORTS = (
    ReportSpec("porady-obywatelskie", "hours", "W środę o 15 było jeszcze zamknięte."),
    ReportSpec("przewozy", "phone", "Nikt nie odbiera od tygodnia."),
)
