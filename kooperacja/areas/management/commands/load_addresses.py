"""manage.py load_addresses: the address register of the city from a table."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.areas.loading.errors import LoadRefused
from kooperacja.areas.registers import report
from kooperacja.areas.registers.columns import OPTIONS
from kooperacja.areas.registers.planning import Register, read_register
from kooperacja.areas.registers.storing import synchronise


class Command(BaseCommand):
    """Reads, reports, and writes only with --commit."""

    help = (
        "Load addresses from a CSV or TXT file: street, house number, coordinates, "
        "former names. Shows what would happen; --commit writes, all or nothing."
    )

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument("file", type=Path)
        for name in OPTIONS:
            parser.add_argument(
                f"--{name}-field", default="", help=f"column with: {name}"
            )
        parser.add_argument("--srid", type=int, help="coordinate system, such as 2180")
        for name, words in {
            "--encoding": "encoding of the texts, such as cp1250",
            "--delimiter": "sign between the cells (found out when left out)",
            "--source": "where the register comes from, and of which day",
        }.items():
            parser.add_argument(name, default="", help=words)
        for name, words in {
            "--skip-refused": "write the other rows although some were refused",
            "--remove-unseen": "remove stored addresses that are not in the file",
            "--commit": "write",
        }.items():
            parser.add_argument(name, action="store_true", help=words)

    def handle(self, *args, **options):
        """Report on a file, and store it when asked to."""
        try:
            register = read_register(
                options["file"],
                fields={
                    name: options[f"{name}_field"].strip()
                    for name in OPTIONS
                    if options[f"{name}_field"].strip()
                },
                srid=options["srid"],
                encoding=options["encoding"],
                delimiter=options["delimiter"][:1],
            )
            self._tell(register, options["file"].name)
            self._synchronise(register, options)
        except LoadRefused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _tell(self, register: Register, name: str) -> None:
        count = len(register.rows)
        words = ngettext(
            "%(file)s: %(count)s row, coordinates in %(crs)s.",
            "%(file)s: %(count)s rows, coordinates in %(crs)s.",
            count,
        )
        self.stdout.write(words % {"file": name, "count": count, "crs": register.crs})
        for line in (*register.notes, *report.refusals(register.rows)):
            self.stdout.write(line)

    def _synchronise(self, register: Register, options) -> None:
        commits = options["commit"]
        if commits and register.refused and not options["skip_refused"]:
            raise LoadRefused(
                _(
                    "Nothing was written, because rows were refused. Mend the file, or "
                    "write the other rows with --skip-refused."
                )
            )
        outcome = synchronise(
            register.rows,
            city=register.city,
            source=options["source"].strip()[:200],
            commit=commits,
            remove_unseen=options["remove_unseen"],
        )
        for line in report.summary(
            register.rows, outcome, removes=options["remove_unseen"]
        ):
            self.stdout.write(line)
        if commits:
            self.stdout.write(self.style.SUCCESS(_("The addresses are stored.")))
        else:
            self.stdout.write(
                _("This was a dry run: nothing was written. --commit writes.")
            )
