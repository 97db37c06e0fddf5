"""What the diagnosis team says of a submitted diagnosis."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from partners.models import Partner

from ..models import Agreement, Diagnosis


@transaction.atomic
def give_opinion(
    *, actor: User, diagnosis: Diagnosis, stand: str, text: str = ""
) -> Agreement:
    """Agree with a submitted diagnosis or remark on it; a later opinion replaces it.

    :raises NotPermitted: not a team member, or the decision has been taken.
    :raises InvalidInput: an unknown stand, or a remark without words.
    """
    diagnosis = Diagnosis.objects.select_for_update().get(pk=diagnosis.pk)
    if not actor.has_perm("problems.judge_diagnosis", diagnosis):
        raise NotPermitted
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
