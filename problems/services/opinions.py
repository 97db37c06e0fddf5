"""What the diagnosis team says of a submitted diagnosis."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput
from kooperacja.categories.choices import Sector

from ..models import Agreement, Diagnosis
from ..parts import WHOLE
from .remarks import (
    MOST_WORDS,
    add_remark,
    lock_for_opinion,
    take_back_unanswered,
    take_stand,
)


@transaction.atomic
def give_opinion(
    *, actor: User, diagnosis: Diagnosis, stand: str, text: str = "", field: str = WHOLE
) -> Agreement:
    """Agree with a submitted diagnosis or remark on the whole of it.

    Agreeing takes the member's remarks back that nobody has answered; a remark is
    stored as a `Remark` too, so that it can be answered.

    :raises NotPermitted: not a team member, or the decision has been taken.
    :raises TransitionNotAllowed: the same, for whom no rule stops.
    :raises InvalidInput: an unknown stand, a part there is not, or no words.
    """
    diagnosis = lock_for_opinion(actor, diagnosis)
    if stand not in Agreement.Stand.values:
        raise InvalidInput(field="stand")
    if stand == Agreement.Stand.REMARK:
        add_remark(actor, diagnosis, field, text)
        opinion = diagnosis.agreements.get(member=actor)
    else:
        if len(text) > MOST_WORDS:
            raise InvalidInput(
                _("At most %(limit)s characters.") % {"limit": MOST_WORDS},
                field="text",
            )
        take_back_unanswered(actor, diagnosis)
        opinion = take_stand(actor, diagnosis, stand, text.strip())
    record(
        actor=actor,
        verb="diagnosis.judged",
        target=diagnosis,
        changes={"stand": [None, stand]},
    )
    return opinion


@dataclass(frozen=True)
class SectorOpinion:
    """How many team members of one sector agree, and how many have a remark."""

    label: str
    agree: int
    remark: int


def opinions_by_sector(opinions: Iterable[Agreement]) -> list[SectorOpinion]:
    """Count opinions by the sector of the institution the member speaks for.

    Members without an institution are counted as "other". The rows come in the order
    of the vocabulary; a sector nobody has spoken for is left out.
    """
    counts = Counter(
        (item.partner.sector if item.partner else Sector.OTHER, item.stand)
        for item in opinions
    )
    return [
        SectorOpinion(
            label=str(sector.label),
            agree=counts[sector, Agreement.Stand.AGREE],
            remark=counts[sector, Agreement.Stand.REMARK],
        )
        for sector in Sector
        if counts[sector, Agreement.Stand.AGREE]
        or counts[sector, Agreement.Stand.REMARK]
    ]
