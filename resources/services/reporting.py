"""“Something is wrong here”: what visitors say, and what becomes of it.

Nothing of the visitor is kept: no account, no cookie, no address. So floods are held
back by counting reports, and what somebody wrote is erased after three months.

A visitor never learns how many others have written: that would tell everybody that
something is wrong here. Beyond the limits a report is taken without its words, so that
all of a kind are one, and beyond the limit of all nobody gets another letter of it.
"""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted

from ..choices import ReportState, WrongKind
from ..mails.reports import forget_reported, tell_reported
from ..models import Resource, WrongReport

#: Reports taken with their words in an hour, of one resource and of all together.
MOST_OF_ONE = 5
MOST_OF_ALL = 60
HOUR = timedelta(hours=1)
#: How long a report is kept.
KEPT_FOR = timedelta(days=90)
#: Number of the lock under which reports are counted and added.
LOCK = 0x7E9047


class NothingToReport(DomainError):
    """There is no such resource on the shelf."""

    message = _("This is no longer published.")
    code = "nothing_to_report"
    status_code = 404


class ReportAnswered(DomainError):
    """Somebody was faster."""

    message = _("Somebody has answered this report already.")
    code = "report_answered"


@transaction.atomic
def report_wrong(*, public_id: str, kind: str, text: str, now: datetime) -> WrongReport:
    """Write down what a visitor says is wrong with a public resource, and tell of it.

    There is no actor: nobody knows who it is. The same words about the same resource,
    still waiting, are one report.

    :raises NothingToReport: it is not public.
    :raises InvalidInput: an unknown kind; "something else" without a word; too long.
    """
    text = _checked(kind, text)
    rows = Resource.objects.published().filter(public_id=public_id)
    resource = rows.kept_still().select_related("provider__partner").first()
    if resource is None:
        raise NothingToReport
    # Only now: who writes of another resource does not wait for whoever saves this one.
    _wait_for_turn()
    recent = WrongReport.objects.filter(created_at__gt=now - HOUR)
    is_flood = recent.count() >= MOST_OF_ALL
    of_one = recent.filter(resource=resource)
    kept = "" if is_flood or of_one.count() >= MOST_OF_ONE else text
    waiting = resource.wrong_reports.filter(state=ReportState.NEW)
    same = waiting.filter(kind=kind, text__in=[text, kept]).first()
    if same is not None:
        return same
    report = WrongReport.objects.create(resource=resource, kind=kind, text=kept)
    record(actor=None, verb="resource.reported", target=resource)
    if not is_flood:
        tell_reported(resource)
    return report


@transaction.atomic
def answer_report(
    *, actor: User, report: WrongReport, state: str, answer: str
) -> WrongReport:
    """Say what became of a report: mended, or nothing to mend.

    :raises NotPermitted: neither the provider nor a coordinator.
    :raises ReportAnswered: it was answered before.
    :raises InvalidInput: an unknown outcome, or too many words.
    """
    row = (
        WrongReport.objects.select_for_update(of=("self",))
        .select_related("resource__provider__partner")
        .filter(pk=report.pk)
        .first()
    )
    if row is None:
        raise NothingToReport
    if not actor.has_perm("resources.answer_report", row):
        raise NotPermitted
    if row.state != ReportState.NEW:
        raise ReportAnswered
    if state not in {ReportState.DONE, ReportState.DISMISSED}:
        raise InvalidInput(_("Say what became of it."), field="state")
    row.state, row.answer = state, answer.strip()
    row.answered_by, row.answered_at = actor, timezone.now()
    _require_length("answer", row.answer)
    row.save()
    record(actor=actor, verb=f"resource.report_{state}", target=row.resource)
    _forget_if_answered(row.resource)
    return row


def _forget_if_answered(resource: Resource) -> None:
    """Take back what people were told, when nothing waits any more."""
    if not resource.wrong_reports.filter(state=ReportState.NEW).exists():
        forget_reported(resource)


@transaction.atomic
def erase_old_reports(now: datetime) -> str:
    """Delete what visitors wrote more than three months ago; a daily job."""
    old = WrongReport.objects.filter(created_at__lt=now - KEPT_FOR)
    unanswered = old.filter(state=ReportState.NEW).values("resource")
    concerned = list(Resource.objects.filter(pk__in=unanswered))
    count, _by_model = old.delete()
    for resource in concerned:
        _forget_if_answered(resource)
    return ngettext(
        "%(count)s report of a visitor was erased.",
        "%(count)s reports of visitors were erased.",
        count,
    ) % {"count": count}


def _checked(kind: str, text: str) -> str:
    if kind not in WrongKind.values:
        raise InvalidInput(_("Say what is wrong."), field="kind")
    text = text.strip()
    if kind == WrongKind.OTHER and not text:
        raise InvalidInput(_("Say in a few words what is wrong."), field="text")
    _require_length("text", text)
    return text


def _require_length(field: str, text: str) -> None:
    longest = WrongReport._meta.get_field(field).max_length
    if len(text) > longest:
        raise InvalidInput(
            _("At most %(limit)s characters can be given.") % {"limit": longest},
            field=field,
        )


def _wait_for_turn() -> None:
    """Let one report be counted and added at a time, or two would pass the gate."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
