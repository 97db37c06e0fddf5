"""When it can be had, and whom to call."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .resource import Resource
from .site import Site


class OfResource(models.Model):
    """A line of a resource, or of one of its sites."""

    resource = models.ForeignKey(
        Resource,
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="%(class)s_rows",
    )
    site = models.ForeignKey(
        Site,
        verbose_name=_("site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="%(class)s_rows",
    )

    class Meta:
        abstract = True


class OpeningHours(OfResource):
    """An interval of every week, in local time.

    One that closes at or before it opens runs past midnight; 0:00 to 0:00 is a whole
    day.
    """

    class Weekday(models.IntegerChoices):
        """Days as Python and ISO count them, from 0."""

        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    weekday = models.PositiveSmallIntegerField(
        _("day of the week"), choices=Weekday.choices
    )
    opens = models.TimeField(_("opens at"))
    closes = models.TimeField(_("closes at"))
    note = models.CharField(_("note"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6), name="resources_hours_weekday"
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class HoursException(OfResource):
    """Days on which the hours are different; without hours it is closed then."""

    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"))
    opens = models.TimeField(_("opens at"), null=True, blank=True)
    closes = models.TimeField(_("closes at"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("exception to the hours")
        verbose_name_plural = _("exceptions to the hours")
        ordering = ["first_day", "opens", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="resources_exception_days_in_order",
                violation_error_message=_("The days are the wrong way round."),
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__isnull=False),
                name="resources_exception_both_hours_or_none",
                violation_error_message=_("Give both hours, or none where it is shut."),
            ),
        ]

    def __str__(self):
        return f"{self.first_day:%d.%m.%Y}–{self.last_day:%d.%m.%Y}"


class Closure(OfResource):
    """A notice that it is closed; without a last day until further notice."""

    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("until"), null=True, blank=True)
    notice = models.CharField(_("what people should know"), max_length=300)

    class Meta:
        verbose_name = _("temporary closure")
        verbose_name_plural = _("temporary closures")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="resources_closure_days_in_order",
                violation_error_message=_("The days are the wrong way round."),
            ),
        ]

    def __str__(self):
        return self.notice


class Contact(OfResource):
    """A telephone or an e-mail address of a post, never of a person by name."""

    title = models.CharField(_("who answers"), max_length=100, blank=True)
    phone = models.CharField(_("telephone"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", email=""),
                name="resources_contact_has_a_way",
                violation_error_message=_("Give a telephone or an e-mail address."),
            ),
        ]

    def __str__(self):
        return self.title or self.phone or self.email
