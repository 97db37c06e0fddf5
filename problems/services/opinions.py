"""What the diagnosis team says of a submitted diagnosis."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import TransitionNotAllowed
from kooperacja.categories.choices import Sector
from partners.models import Partner

from ..models import Agreement, Diagnosis
from ..workflow import OPEN_TO_OPINION


@transaction.atomic
def give_opinion(
    *, actor: User, diagnosis: Diagnosis, stand: str, text: str = ""
) -> Agreement:
    """Agree with a submitted diagnosis or remark on it; a later opinion replaces it.

    :raises NotPermitted: not a team member, or the decision has been taken.
    :raises TransitionNotAllowed: the same, for whom no rule stops.
    :raises InvalidInput: an unknown stand, or a remark without words.
    """
    diagnosis = Diagnosis.objects.select_for_update().get(pk=diagnosis.pk)
    if not actor.has_perm("problems.judge_diagnosis", diagnosis):
        raise NotPermitted
    if diagnosis.status not in OPEN_TO_OPINION:
        raise TransitionNotAllowed
    if stand not in Agreement.Stand.values:
        raise InvalidInput(field="stand")
    if stand == Agreement.Stand.REMARK and not text.strip():
        raise InvalidInput(_("Say what your remark is."), field="text")
    if len(text) > 2000:
        raise InvalidInput(_("At most 2000 characters."), field="text")
    opinion, _created = Agreement.objects.update_or_create(
        diagnosis=diagnosis,
        member=actor,
        defaults={
            "partner": Partner.objects.active().of(actor).order_by("pk").first(),
            "stand": stand,
            "text": text.strip(),
        },
    )
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
