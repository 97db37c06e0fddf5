"""Words of a source that stand for codes: kinds, fees, languages, accessibility."""

import re
from functools import cache
from typing import Final

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.choices import ResourceKind, Sector

from ..choices import Accessibility, Delivery, FeeKind, Language
from .records import Findings
from .values import folded, is_nothing

#: What a name or a word for the kind begins with, a dot for a space; the first wins.
_KINDS: Final = (
    (ResourceKind.NIGHT_SHELTER, "noclegowni night shelter"),
    (ResourceKind.WARMING_ROOM, "ogrzewalni"),
    (ResourceKind.HOMELESS_SHELTER, "schronisk emergency.shelter shelter"),
    (ResourceKind.CRISIS_INTERVENTION, "interwencj kryzys crisis przemoc"),
    (ResourceKind.HELPLINE, "telefon.zaufania infolini helpline hotline"),
    (ResourceKind.FOOD_AID, "jadlodajn zywnos posilk obiad bank.zywnosci food meal"),
    (ResourceKind.CLOTHING_BATH, "lazni odziez ubran clothing shower"),
    (ResourceKind.WTZ, "warsztat.terapii wtz."),
    (ResourceKind.ZAZ, "zaklad.aktywnosci zaz."),
    (ResourceKind.CIS, "centrum.integracji cis."),
    (ResourceKind.KIS, "klub.integracji kis."),
    (ResourceKind.ADDICTION_TREATMENT, "abstynen uzaleznie alkohol narkot addiction"),
    (ResourceKind.LEGAL_CITIZEN_ADVICE, "porad.prawn prawo. obywatelsk legal"),
    (ResourceKind.DAY_SUPPORT, "dziennego dzienny pobyt.dzienny drop.in day.care"),
    (ResourceKind.SENIOR_CLUB, "klub.senior senior"),
    (ResourceKind.CHILDREN_DAY_CARE, "swietlic"),
    (ResourceKind.NURSERY, "zlob"),
    (ResourceKind.KINDERGARTEN, "przedszkol"),
    (ResourceKind.PSYCH_PED_CLINIC, "poradnia.psychologiczno"),
    (ResourceKind.HOSPICE, "hospic"),
    (ResourceKind.HEALTH_CARE, "szpital przychodn lekar zdrow hospital clinic health"),
    (ResourceKind.LIBRARY, "bibliotek library"),
    (ResourceKind.CULTURE_CENTRE, "dom.kultury kultur"),
    (ResourceKind.EMPLOYMENT_SERVICE, "urzad.pracy zatrudnien employment job"),
    (ResourceKind.SOCIAL_ASSISTANCE_CENTRE, "osrodek.pomocy mops. gops."),
    (ResourceKind.PARISH_CHARITY, "parafi caritas"),
    (ResourceKind.VOLUNTEER_GROUP, "wolontari volunteer"),
    (ResourceKind.NGO_OFFICE, "stowarzyszen fundacj towarzystw zwiaz"),
)
_FEES: Final = (
    (
        FeeKind.PARTLY,
        r"czesciow|zalez\w* od dochodu|sliding|partly|donation|except|z wyjatkiem",
    ),
    (
        FeeKind.FREE,
        r"bezplat|nieodplat|za darmo|darmow|free|^0( zl)?$|none|no (fee|charge)|brak",
    ),
    (FeeKind.PAID, r"platn|odplat|\d|paid|fee"),
)
_DELIVERIES: Final = (
    (Delivery.SITE, r"miejsc|stacjonarn|osobi|placow|na zywo|on site|site|spot"),
    (Delivery.PHONE, r"telefon|phone|infolini"),
    (Delivery.ONLINE, r"online|on line|internet|zdaln|czat|chat|mail|virtual"),
    (Delivery.MOBILE, r"mobiln|dojazd|wyjazd|u klienta|w domu|mobile|outreach|streetw"),
)
_LANGUAGES: Final = {
    Language.POLISH: "polski polish pl po polsku",
    Language.SIGN: "migowy pjm sign pso migowego asl",
    Language.UKRAINIAN: "ukrainski ukrainian uk ua",
    Language.RUSSIAN: "rosyjski russian ru",
    Language.BELARUSIAN: "bialoruski belarusian be",
    Language.ENGLISH: "angielski english en",
    Language.GERMAN: "niemiecki german de",
    Language.CZECH: "czeski czech cs cz",
    Language.SLOVAK: "slowacki slovak sk",
    Language.ROMANI: "romski romani rom",
    Language.SPANISH: "hiszpanski spanish es",
    Language.FRENCH: "francuski french fr",
    Language.ARABIC: "arabski arabic ar",
    Language.VIETNAMESE: "wietnamski vietnamese vi",
    Language.GEORGIAN: "gruzinski georgian ka",
}
_ACCESSIBILITY: Final = (
    (Accessibility.TOILET, r"toalet|restroom|wc\b|toilet"),
    (Accessibility.PARKING, r"parking"),
    (Accessibility.LOOP, r"petl|induk|loop"),
    (Accessibility.SIGN_LANGUAGE, r"migow|pjm|sign"),
    (Accessibility.GUIDE_DOG, r"pies|psa|psem|dog"),
    (Accessibility.EASY_TO_READ, r"latw\w* (do czytania|czyt)|etr|easy"),
    (Accessibility.QUIET, r"cich|wyciszen|quiet"),
    (Accessibility.TRANSPORT, r"autobus|przystan|komunikacj|transport"),
    (Accessibility.CHILDREN, r"kacik|dla dzieci|children"),
    (Accessibility.LIFT, r"winda|windy|podnosnik|parter|lift|elevator"),
    (
        Accessibility.STEP_FREE,
        r"bez (progow|schodow|barier)|podjazd|ramp|wheelchair|wozk|step",
    ),
)
_NOT: Final = re.compile(r"^(brak|bez (windy|podjazdu|parkingu)|nie ma|no)\b")


@cache
def codes(choices: type[models.TextChoices]) -> dict[str, str]:
    """Return the codes of a list by its folded codes and labels in both languages."""
    found = {folded(value): value for value in choices.values}
    for language in ("en", "pl"):
        with translation.override(language):
            found |= {folded(str(label)): value for value, label in choices.choices}
    return found


@cache
def codes_only(choices: type[models.TextChoices]) -> frozenset[str]:
    """Return the codes of a list; Django counts them out anew each time."""
    return frozenset(choices.values)


def code_of(
    text: str, choices: type[models.TextChoices], field: str, findings: Findings
) -> str:
    """Return the code that a word stands for; "" with a warning where none does."""
    if is_nothing(text):
        return ""
    found = codes(choices).get(folded(text), "")
    if not found:
        findings.warning(field, text, _("this word is not known here; left out"))
    return found


def kind_of(word: str, categories: str, name: str, findings: Findings) -> str:
    """Return the kind of a resource: as it is said, else as its name says."""
    found = codes(ResourceKind).get(folded(word)) if word else None
    if found:
        return found
    for text in (word, name, categories):
        words = folded(text)
        for kind, begins in _kinds():
            if begins.search(f" {words} "):
                findings.note("kind", text, _("the kind was read from these words"))
                return str(kind)
    findings.note("kind", word or name, _("the kind is not said; read as “other”"))
    return str(ResourceKind.OTHER)


def sector_of(text: str, findings: Findings) -> str:
    """Return the code of a sector of providers."""
    word = folded(text)
    if re.search(r"publiczn|gmin|miej|samorz|public", word):
        return str(Sector.PUBLIC)
    if re.search(r"ngo|pozarz|spolecz|fundac|stowarz|koscie", word):
        return str(Sector.NGO)
    return code_of(text, Sector, "sector", findings)


def fee_kind_of(text: str) -> str:
    """Return whether words about fees mean free, partly paid or paid; "" unknown."""
    word = folded(text)
    return next((str(kind) for kind, words in _FEES if re.search(words, word)), "")


def deliveries_of(parts: tuple[str, ...], findings: Findings) -> tuple[str, ...]:
    """Return the ways in which something is given."""
    return _each(parts, _DELIVERIES, "deliveries", findings)


def accessibility_of(parts: tuple[str, ...], findings: Findings) -> tuple[str, ...]:
    """Return the points of the checklist that words name."""
    kept = tuple(part for part in parts if not _NOT.match(folded(part)))
    return _each(kept, _ACCESSIBILITY, "accessibility", findings)


def languages_of(parts: tuple[str, ...], findings: Findings) -> tuple[str, ...]:
    """Return the codes of languages; one that is not in the list is told."""
    found = []
    for part in parts:
        words = set(folded(part).split())
        codes = [
            str(code) for code, names in _LANGUAGES.items() if words & {*names.split()}
        ]
        if not codes:
            findings.note("languages", part, _("this language is not in the list"))
        found += codes
    return tuple(dict.fromkeys(found))


def _each(parts, table, field: str, findings: Findings) -> tuple[str, ...]:
    found = []
    for part in parts:
        word = folded(part)
        code = next((str(code) for code, words in table if re.search(words, word)), "")
        if code:
            found.append(code)
        elif word:
            findings.note(field, part, _("this word is not known here; left out"))
    return tuple(dict.fromkeys(found))


@cache
def _kinds() -> tuple[tuple[ResourceKind, re.Pattern], ...]:
    """Return what finds a word that begins with a stem of each kind."""
    return tuple(
        (kind, re.compile(f" (?:{stems.replace(' ', '|').replace('.', ' ')})"))
        for kind, stems in _KINDS
    )
