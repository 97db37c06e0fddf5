"""The way of a diagnosis from a desk to the public map, as a table.

Buttons, API actions, the help page and the tests are made from it; nowhere else is
a state decided. A published diagnosis is never edited.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kooperacja.base.workflow import (
    RETURN,
    SUBMIT,
    TAKE_BACK,
    TAKE_OFF,
    Transition,
    Workflow,
)


class Status(models.TextChoices):
    """Where a diagnosis stands."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for a decision")
    RETURNED = "returned", _("returned for correction")
    ACCEPTED = "accepted", _("accepted, waiting for release")
    PUBLISHED = "published", _("published")
    ARCHIVED = "archived", _("archived")


# States in which the own partner may still write.
EDITABLE = (Status.DRAFT, Status.RETURNED)
# States the diagnosis team reads; the coordinator reads the returned ones too.
SEEN_BY_TEAM = (
    Status.SUBMITTED,
    Status.ACCEPTED,
    Status.PUBLISHED,
    Status.ARCHIVED,
)
SEEN_BY_COORDINATOR = (*SEEN_BY_TEAM, Status.RETURNED)
# States in which an institution has said what it was asked for.
HANDED_OVER = (Status.SUBMITTED, Status.ACCEPTED, Status.PUBLISHED)
# States in which the team still forms its opinion.
OPEN_TO_OPINION = (Status.SUBMITTED, Status.ACCEPTED)
# States in which its institution may still answer what was remarked.
OPEN_TO_ANSWERS = (*EDITABLE, *OPEN_TO_OPINION)

WORKFLOW = Workflow(
    [
        Transition(
            name="submit",
            label=SUBMIT,
            sources=EDITABLE,
            target=Status.SUBMITTED,
            permission="problems.submit_diagnosis",
            outcome="submitted",
            needs_complete=True,
            help=_("Hand the diagnosis to the coordinator. All fields must be filled."),
        ),
        Transition(
            name="withdraw",
            label=TAKE_BACK,
            sources=(Status.SUBMITTED,),
            target=Status.DRAFT,
            permission="problems.withdraw_diagnosis",
            outcome="withdrawn",
            help=_("Take the diagnosis back to mend it before anybody decides."),
        ),
        Transition(
            name="return",
            label=RETURN,
            sources=(Status.SUBMITTED, Status.ACCEPTED),
            target=Status.RETURNED,
            permission="problems.review_diagnosis",
            outcome="returned",
            needs_note=True,
            help=_("Send the diagnosis back and say what to mend."),
        ),
        Transition(
            name="accept",
            label=pgettext_lazy("button", "Accept"),
            sources=(Status.SUBMITTED,),
            target=Status.ACCEPTED,
            permission="problems.review_diagnosis",
            outcome="accepted",
            four_eyes=True,
            help=_(
                "Agree that the diagnosis may be published. Texts with personal data "
                "are stopped here."
            ),
        ),
        Transition(
            name="release",
            label=pgettext_lazy("button", "Release"),
            sources=(Status.ACCEPTED,),
            target=Status.PUBLISHED,
            permission="problems.release_diagnosis",
            outcome="published",
            help=_("Put the diagnosis on the public map."),
        ),
        Transition(
            name="archive",
            label=TAKE_OFF,
            sources=(Status.PUBLISHED,),
            target=Status.ARCHIVED,
            permission="problems.review_diagnosis",
            outcome="archived",
            needs_note=True,
            help=_("Take the diagnosis off the public map at once and say why."),
        ),
        Transition(
            name="restore",
            label=pgettext_lazy("button", "Bring back"),
            sources=(Status.ARCHIVED,),
            target=Status.ACCEPTED,
            permission="problems.review_diagnosis",
            outcome="restored",
            help=_("Bring an archived diagnosis back to wait for release."),
        ),
        # What follows from another act; nobody presses a button for these.
        Transition(
            name="supersede",
            label=pgettext_lazy("step", "Replaced"),
            sources=(Status.PUBLISHED,),
            target=Status.ARCHIVED,
            permission="problems.release_diagnosis",
            outcome="superseded",
            automatic=True,
            help=_("A corrected version took its place on the public map."),
        ),
        Transition(
            name="recall",
            label=pgettext_lazy("step", "Release undone"),
            sources=(Status.PUBLISHED,),
            target=Status.ACCEPTED,
            permission="problems.release_diagnosis",
            outcome="recalled",
            needs_note=True,
            automatic=True,
            help=_("The release that put it on the public map was undone."),
        ),
        Transition(
            name="reinstate",
            label=pgettext_lazy("step", "Stands again"),
            sources=(Status.ARCHIVED,),
            target=Status.PUBLISHED,
            permission="problems.release_diagnosis",
            outcome="reinstated",
            needs_note=True,
            automatic=True,
            help=_("The release of the version that replaced it was undone."),
        ),
        Transition(
            name="set_aside",
            label=pgettext_lazy("step", "Set aside"),
            sources=(
                Status.RETURNED,
                Status.SUBMITTED,
                Status.ACCEPTED,
                Status.PUBLISHED,
            ),
            target=Status.ARCHIVED,
            permission="problems.review_diagnosis",
            outcome="set_aside",
            needs_note=True,
            automatic=True,
            help=_("Two problems were merged, and another diagnosis stayed."),
        ),
    ]
)
