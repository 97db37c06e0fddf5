"""Release what waits, as the weekly schedule does."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from problems.services import ScheduledRelease, release_scheduled


class Command(BaseCommand):
    """Put on the public map what waits and can go; name what cannot, and why."""

    help = "Release the accepted diagnoses that wait. Once a day at most."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would be released"
        )
        parser.add_argument(
            "--day", help="the day of the release, like 2026-11-23; today unless given"
        )

    def handle(self, *args, dry_run: bool, day: str | None, **options):
        day = _day(day) if day else timezone.localdate()
        with transaction.atomic():
            done = release_scheduled(day=day)
            transaction.set_rollback(dry_run)
        for line in report(done, dry_run=dry_run):
            self.stdout.write(line)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(_("A day looks like this: 2026-11-23.")) from error


def report(done: ScheduledRelease, *, dry_run: bool = False) -> list[str]:
    """Return what was released and what was left, a line each."""
    if not done.released and not done.skipped:
        return [_("There is nothing to release.")]
    heading = _("Would be released:") if dry_run else _("Released:")
    lines = [heading, *(f"  {row}" for row in done.released)] if done.released else []
    if done.skipped:
        lines.append(_("Left waiting:"))
        lines += [f"  {row}: {why}" for row, why in done.skipped]
    return lines
