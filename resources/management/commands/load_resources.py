"""manage.py load_resources: a directory of what helps, from a file."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.accounts.groups import COORDINATORS
from kooperacja.accounts.models import User
from kooperacja.accounts.predicates import is_coordinator
from kooperacja.areas.loading.errors import LoadRefused
from kooperacja.base.errors import DomainError
from kooperacja.base.progress import once_a_second
from resources.loading.columns import NAMES
from resources.loading.reading import read_path
from resources.loading.records import Level, Reading
from resources.loading.report import counts_line, finding_lines
from resources.services.importing import (
    ImportReport,
    RowsRefused,
    import_resources,
)
from resources.services.importing.uploads import city_box

#: Names shown of a long list.
SHOWN = 10


class Command(BaseCommand):
    """Reads, reports, and writes only with --commit."""

    help = (
        "Load resources from CSV, TXT, XLSX, GeoJSON, HSDS JSON, or a folder or zip of "
        "Ohana tables. Shows what would happen; --commit writes, all or nothing, as "
        "drafts unless --publish."
    )

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument("file", type=Path)
        for name, words in {
            "--actor": "e-mail address of the coordinator who answers for the import",
            "--source": "where the file comes from, always in the same words",
            "--encoding": "encoding of the texts, such as cp1250",
            "--delimiter": "sign between the cells (found out when left out)",
        }.items():
            parser.add_argument(name, default="", help=words)
        parser.add_argument(
            "--field",
            action="append",
            default=[],
            metavar="FIELD=HEADING",
            help="which heading holds a field; fields are: " + ", ".join(NAMES),
        )
        for name, words in {
            "--publish": "show the new resources at once",
            "--skip-refused": "write the other rows although some were refused",
            "--notes": "also list what was read otherwise than it was written",
            "--commit": "write",
        }.items():
            parser.add_argument(name, action="store_true", help=words)

    def handle(self, *args, **options):
        """Report on a file, and store it when asked to."""
        started = time.monotonic()
        try:
            actor = _actor(options["actor"], needed=options["commit"])
            reading = self._read(options)
            report = self._import(actor, reading, options)
        except RowsRefused as refusal:
            self._tell(refusal.report, options)
            raise CommandError(str(refusal)) from refusal
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self._tell(report, options)
        self.stdout.write(_closing(report, commit=options["commit"]))
        seconds = f"{time.monotonic() - started:.1f}"
        self.stdout.write(_("It took %(seconds)s s.") % {"seconds": seconds})

    def _read(self, options) -> Reading:
        return read_path(
            options["file"],
            box=city_box(),
            said=_said(options["field"]),
            encoding=options["encoding"],
            divider=options["delimiter"][:1],
        )

    def _import(self, actor: User, reading: Reading, options) -> ImportReport:
        return import_resources(
            actor=actor,
            reading=reading,
            source=options["source"] or options["file"].name,
            file_name=options["file"].name,
            publish=options["publish"],
            skip_refused=options["skip_refused"],
            commit=options["commit"],
            progress=once_a_second(self._tell_progress),
        )

    def _tell(self, report: ImportReport, options) -> None:
        """Say what was found, row by row where somebody should look."""
        shown = [
            item
            for item in report.findings
            if options["notes"] or item.level != Level.NOTE
        ]
        for line in finding_lines(shown):
            self.stdout.write(line)
        notes = len(report.findings) - len(shown)
        if notes:
            words = ngettext(
                "%(count)s note is not shown (--notes shows it).",
                "%(count)s notes are not shown (--notes shows them).",
                notes,
            )
            self.stdout.write(words % {"count": notes})
        for line in _alike_lines(report):
            self.stdout.write(line)
        if report.unseen:
            self.stdout.write(_unseen_line(report))
        if report.profiles:
            self.stdout.write(_profiles_line(report))
        self.stdout.write(counts_line(report.counts, report.reading.seen))

    def _tell_progress(self, done: int, total: int) -> None:
        words = {"done": done, "total": total}
        self.stderr.write(_("Written %(done)s of %(total)s rows.") % words)


def _actor(email: str, *, needed: bool) -> User:
    """Return the coordinator who imports; a dry run may be anybody's.

    :raises LoadRefused: nobody was named, or the person does not coordinate.
    """
    coordinators = [
        person
        for person in User.objects.filter(
            Q(groups__name=COORDINATORS) | Q(is_superuser=True), is_active=True
        ).order_by("pk")
        if is_coordinator(person)
    ]
    if email:
        wanted = email.strip().lower()
        found = next((row for row in coordinators if row.email.lower() == wanted), None)
        if found is None:
            raise LoadRefused(
                _("%(email)s is no coordinator of this portal.") % {"email": email}
            )
        return found
    if needed:
        raise LoadRefused(
            _(
                "Say who answers for the import: --actor with the e-mail address of a "
                "coordinator."
            )
        )
    if not coordinators:
        raise LoadRefused(
            _("There is no coordinator yet. Make one with create_coordinator.")
        )
    return coordinators[0]


def _said(options: list[str]) -> dict[str, str]:
    """Return headings by field.

    :raises LoadRefused: not FIELD=HEADING, or no such field.
    """
    said = dict(option.partition("=")[::2] for option in options)
    wrong = [name for name, heading in said.items() if name not in NAMES or not heading]
    if wrong:
        raise LoadRefused(
            _("Write --field as FIELD=HEADING, with a field of: %(fields)s.")
            % {"fields": ", ".join(NAMES)}
        )
    return said


def _alike_lines(report: ImportReport) -> list[str]:
    rows = [row for row in report.rows if row.alike]
    return [
        _("Perhaps the same: “%(name)s” (%(where)s) and %(others)s.")
        % {"name": row.name, "where": row.where, "others": "; ".join(row.alike)}
        for row in rows[:SHOWN]
    ] + [_("… and %(count)s more.") % {"count": len(rows) - SHOWN}] * (
        len(rows) > SHOWN
    )


def _unseen_line(report: ImportReport) -> str:
    names = ", ".join(row.name for row in report.unseen[:SHOWN])
    return ngettext(
        "Stored, but not in the file any more, left as it is: %(names)s%(more)s.",
        "Stored, but not in the file any more, left as they are (%(count)s): "
        "%(names)s%(more)s.",
        len(report.unseen),
    ) % {
        "count": len(report.unseen),
        "names": names,
        "more": " …" if len(report.unseen) > SHOWN else "",
    }


def _profiles_line(report: ImportReport) -> str:
    count = len(report.profiles)
    return ngettext(
        "%(count)s organisation gives nothing in the file; its profile is kept.",
        "%(count)s organisations give nothing in the file; their profiles are kept.",
        count,
    ) % {"count": count}


def _closing(report: ImportReport, *, commit: bool) -> str:
    if not report.writes:
        return _("Everything in the file is stored already.")
    if not commit:
        return _("This was a dry run: nothing was written. --commit writes.")
    return _("The resources are stored.")
