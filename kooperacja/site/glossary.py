"""The words of the portal: what each means here, in a sentence or two."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.choices import (
    SEVERITY_CRITERIA,
    EvidenceKind,
    Reliability,
    Severity,
    Trend,
)
from kooperacja.categories.public import PublicCategory


@dataclass(frozen=True)
class Term:
    """A word and what it means here."""

    word: str | Promise
    meaning: str | Promise


TERMS = (
    Term(
        _("Problem"),
        _(
            "A situation in the city that people judge to be bad and that can be "
            "changed. It belongs to nobody: many institutions describe the same one."
        ),
    ),
    Term(
        _("Diagnosis"),
        _(
            "What one institution says of a problem in one period: how serious it is, "
            "where it is going, and what this rests on."
        ),
    ),
    Term(
        _("Agreed summary"),
        _(
            "A few sentences that the diagnosis team and the coordinator agreed on. "
            "Without them a problem does not appear on the map."
        ),
    ),
    Term(
        _("Resource"),
        _(
            "Anything that counters a problem: an institution, a service, a place, "
            "a programme, people."
        ),
    ),
    Term(
        _("Partner"),
        _("An institution that signed the letter of intent and works with the others."),
    ),
    Term(
        _("Letter of intent"),
        _("A signed declaration that an institution wants to work together."),
    ),
    Term(
        _("Coordinator"),
        _(
            "The person who answers for the whole: runs the rounds of diagnosing, "
            "returns or accepts diagnoses and releases them to the map."
        ),
    ),
    Term(
        _("Diagnosis team"),
        _(
            "People from different institutions who read what was submitted, and agree "
            "or remark."
        ),
    ),
    Term(
        _("Estate (osiedle)"),
        _(
            "An auxiliary unit of the city. It is the finest place at which the public "
            "map shows anything about people."
        ),
    ),
    Term(
        _("Precision"),
        _(
            "How exactly the public learns where something is: the exact place of "
            "a thing, an estate, or the city as a whole."
        ),
    ),
    Term(
        _("Sensitivity class"),
        _(
            "How carefully a kind of problem is shown. 0: a thing, such as a ramp. "
            "1: something in a public space. 2: a situation of people. 3: protected – "
            "it never appears one by one."
        ),
    ),
    Term(
        _("Release"),
        _("The moment at which accepted diagnoses appear on the public map together."),
    ),
    Term(
        _("Round"),
        _(
            "A time in which the coordinator asks institutions to describe chosen "
            "kinds of problems by a day. An answer may also be “nothing to report”."
        ),
    ),
    Term(
        _("Remark"),
        _(
            "What somebody of the diagnosis team or the coordinator says of one field "
            "or of the whole diagnosis. The institution answers it once."
        ),
    ),
    Term(
        _("Corrected version"),
        _(
            "A new wording of a published diagnosis. It is read and accepted like any "
            "other and takes the place of the former one when it is released."
        ),
    ),
    Term(
        _("Confirmation (“still true”)"),
        _(
            "An institution looks at its published diagnosis again and says that "
            "nothing has changed. Its page then carries the newer day."
        ),
    ),
    Term(
        _("Open to partners"),
        _(
            "A diagnosis that its institution lets every logged-in partner read whole. "
            "Together they are the layer for institutions only; it is never public."
        ),
    ),
    Term(
        _("Reliability of a source (A–E)"),
        _(
            "How far a source can be trusted: from A, a complete count from "
            "a register, to E, a signal from residents. It stands beside each source."
        ),
    ),
    Term(
        _("Severity"),
        _(
            "How badly people are harmed, on five steps. The public page shows the "
            "middle one of the newest period and how far the institutions differ."
        ),
    ),
    Term(
        _("Agreement"),
        _(
            "How many institutions, and from how many sectors, described the same "
            "problem."
        ),
    ),
    Term(
        _("Period"),
        _("The year, half-year or quarter that a diagnosis speaks of."),
    ),
    Term(
        _("No data"),
        _(
            "Nobody has described it yet. It does not mean that there is no problem; "
            "zero, unknown, not applicable and hidden are four different things."
        ),
    ),
    Term(
        _("Social strategy"),
        _(
            "The document in which the city says what it will do about its problems "
            "(art. 16b of the act on social assistance)."
        ),
    ),
)


def terms() -> list[Term]:
    """Return the words in the order of the active language's alphabet."""
    return sorted(TERMS, key=lambda term: str(term.word).casefold())


def scales() -> dict:
    """Return the scales with their criteria, ready for a template."""
    return {
        "severity": [
            (step, step.label, SEVERITY_CRITERIA[step]) for step in reversed(Severity)
        ],
        "trend": Trend.labels,
        "reliability": Reliability.choices,
        "evidence": EvidenceKind.labels,
    }


def categories() -> list[PublicCategory]:
    """Return the kinds of problems in the order of the vocabulary."""
    return list(PublicCategory.objects.all())
