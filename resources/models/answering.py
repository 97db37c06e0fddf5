"""What answers what, and by which rule a gap is judged."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced

from ..choices import LinkKind, LinkState
from ..querysets import ResourceLinkQuerySet
from .resource import Resource


class ResourceLink(Referenced):
    """That a resource does something about a problem.

    One institution says so, the provider of the resource confirms it.
    """

    problem = models.ForeignKey(
        "problems.Problem",
        verbose_name=_("problem"),
        on_delete=models.CASCADE,
        related_name="resource_links",
    )
    resource = models.ForeignKey(
        Resource,
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="problem_links",
    )
    kind = models.CharField(_("what it does"), max_length=10, choices=LinkKind.choices)
    note = models.CharField(_("note for the institutions"), max_length=300, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("said by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    set_for = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("in the name of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("said at"), auto_now_add=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=LinkState.choices,
        default=LinkState.PROPOSED,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)

    objects = ResourceLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a problem and a resource")
        verbose_name_plural = _("links of problems and resources")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["problem", "resource"],
                name="resources_link_once",
                violation_error_message=_("These two are linked already."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="proposed")
                | models.Q(decided_at__isnull=False),
                name="resources_link_decided_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.resource} – {self.problem}"


class NeedRule(models.Model):
    """By which weights and thresholds need is set beside resource, from a day on.

    Never changed: a new rule gets the next number, and the newest is in force.
    ``parameters`` are what `resources.needs.rule.Rule` reads.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    parameters = models.JSONField(_("parameters"))
    note = models.CharField(_("why it was changed"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("adopted by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("adopted at"), auto_now_add=True)

    class Meta:
        verbose_name = _("rule of need against resource")
        verbose_name_plural = _("rules of need against resource")
        ordering = ["-number"]

    def __str__(self):
        return str(self.number)
