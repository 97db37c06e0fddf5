"""The way of a resource from a desk to the directory, as a table.

A published resource is kept true by its provider: its changes reach the directory at
once (decision 0021). So there is no revision here as diagnoses have it.
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
    """Where a resource stands."""

    DRAFT = "draft", pgettext_lazy("resource", "draft")
    SUBMITTED = "submitted", pgettext_lazy("resource", "waiting for a decision")
    RETURNED = "returned", pgettext_lazy("resource", "returned for correction")
    PUBLISHED = "published", pgettext_lazy("resource", "published")
    CLOSED = "closed", pgettext_lazy("resource", "closed")
    MERGED = "merged", pgettext_lazy("resource", "merged into another")


#: States in which a resource may still be written.
EDITABLE = (Status.DRAFT, Status.RETURNED, Status.PUBLISHED)

WORKFLOW = Workflow(
    [
        Transition(
            name="submit",
            label=SUBMIT,
            sources=(Status.DRAFT, Status.RETURNED),
            target=Status.SUBMITTED,
            permission="resources.submit_resource",
            outcome="submitted",
            needs_complete=True,
            help=_("Hand the resource to the coordinator, who puts it on the map."),
        ),
        Transition(
            name="take_back",
            label=TAKE_BACK,
            sources=(Status.SUBMITTED,),
            target=Status.DRAFT,
            permission="resources.submit_resource",
            outcome="taken_back",
            help=_("Take the resource back to mend it before anybody decides."),
        ),
        Transition(
            name="return",
            label=RETURN,
            sources=(Status.SUBMITTED,),
            target=Status.RETURNED,
            permission="resources.publish_resource",
            outcome="returned",
            needs_note=True,
            help=_("Send the resource back and say what to mend."),
        ),
        Transition(
            name="publish",
            label=pgettext_lazy("button", "Publish"),
            sources=(Status.DRAFT, Status.SUBMITTED, Status.CLOSED),
            target=Status.PUBLISHED,
            permission="resources.publish_resource",
            outcome="published",
            help=_("Show the resource to everybody."),
        ),
        Transition(
            name="close",
            label=TAKE_OFF,
            sources=(Status.PUBLISHED,),
            target=Status.CLOSED,
            permission="resources.close_resource",
            outcome="withdrawn",
            needs_note=True,
            help=_("It is there no longer. Its address will say so."),
        ),
        # Follows from merging; nobody presses a button for it.
        Transition(
            name="merge",
            label=pgettext_lazy("step", "Merged"),
            sources=(
                Status.DRAFT,
                Status.SUBMITTED,
                Status.RETURNED,
                Status.PUBLISHED,
                Status.CLOSED,
            ),
            target=Status.MERGED,
            permission="resources.publish_resource",
            outcome="merged",
            automatic=True,
            help=_("It was the same as another resource, which stays."),
        ),
    ]
)
