"""manage.py load_areas: boundaries from a file."""

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.loading import report
from kooperacja.areas.loading.crs import settle
from kooperacja.areas.loading.errors import LoadRefused
from kooperacja.areas.loading.plan import WRITTEN, Options, Plan
from kooperacja.areas.loading.planning import make_plan, store
from kooperacja.areas.loading.reading import read_source
from kooperacja.base.progress import once_a_second


class Command(BaseCommand):
    """Reads, reports, and writes only with --commit."""

    help = (
        "Load boundaries from GeoJSON, GeoPackage, Shapefile or a zip of one, in any "
        "coordinate system. Shows what would happen; --commit writes, all or nothing."
    )

    def add_arguments(self, parser):
        """Declare the options."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--kind", required=True, help="one of: " + ", ".join(AreaKind.values)
        )
        texts = {
            "--name-field": "column with the names (guessed when left out)",
            "--code-field": "column with stable codes (else made from the names)",
            "--residents-field": "column with the number of residents",
            "--dwellings-field": "column with the number of dwellings",
            "--name": "name of the only area, where the file has no column for it",
            "--parent": "code of the area these lie in (found out when left out)",
            "--source": "where the boundaries come from; shown to people",
            "--layer": "layer of a GeoPackage, or member of a zip",
            "--encoding": "encoding of the texts, such as cp1250",
        }
        for name, words in texts.items():
            parser.add_argument(name, default="", help=words)
        parser.add_argument(
            "--only", action="append", default=[], help="load this name or code only"
        )
        parser.add_argument("--srid", type=int, help="coordinate system, such as 2180")
        parser.add_argument("--valid-from", help="first day of validity, YYYY-MM-DD")
        parser.add_argument(
            "--official", action="store_true", default=None, dest="is_official"
        )
        parser.add_argument("--unofficial", action="store_false", dest="is_official")
        for name, words in {
            "--swap-axes": "latitude was written before longitude",
            "--skip-refused": "write the other rows although some were refused",
            "--commit": "write",
        }.items():
            parser.add_argument(name, action="store_true", help=words)

    def handle(self, *args, **options):
        """Report on a file, and store it when asked to."""
        try:
            plan = self._plan(options)
            for line in report.lines(plan):
                self.stdout.write(line)
            if options["commit"]:
                written = store(plan, skip_refused=options["skip_refused"])
                self.stdout.write(self.style.SUCCESS(_written(written)))
                return
        except LoadRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not plan.has_usable:
            raise CommandError(_("Nothing in the file can be loaded."))
        self.stdout.write(_dry(plan))

    def _plan(self, options) -> Plan:
        choices = Options(
            kind=_kind(options["kind"]),
            only=tuple(options["only"]),
            is_official=options["is_official"],
            valid_from=_day(options["valid_from"]),
            **{
                name: options[name].strip()
                for name in (
                    "name_field",
                    "code_field",
                    "residents_field",
                    "dwellings_field",
                    "name",
                    "parent",
                    "source",
                )
            },
        )
        source = read_source(
            options["file"], layer=options["layer"], encoding=options["encoding"]
        )
        frame = settle(source, srid=options["srid"], swap_axes=options["swap_axes"])
        self.stdout.write(
            ngettext(
                "%(file)s: %(count)s row, coordinates in %(crs)s.",
                "%(file)s: %(count)s rows, coordinates in %(crs)s.",
                len(source.rows),
            )
            % {
                "file": options["file"].name,
                "count": len(source.rows),
                "crs": frame.crs if len(frame.crs) < 40 else _("its own system"),
            }
        )
        return make_plan(source, frame, choices, once_a_second(self._tell_progress))

    def _tell_progress(self, done: int, total: int) -> None:
        words = {"done": done, "total": total}
        self.stderr.write(_("Checked %(done)s of %(total)s rows.") % words)


def _kind(text: str) -> AreaKind:
    try:
        return AreaKind(text)
    except ValueError:
        raise LoadRefused(
            _("There is no kind of area called %(kind)s. There are: %(kinds)s.")
            % {"kind": text, "kinds": ", ".join(AreaKind.values)}
        ) from None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise LoadRefused(
            _("%(text)s is not a day; write it as 2026-01-31.") % {"text": text}
        ) from None


def _written(count: int) -> str:
    if not count:
        return _("Nothing had changed, so nothing was written.")
    return ngettext(
        "%(count)s area was written.", "%(count)s areas were written.", count
    ) % {"count": count}


def _dry(plan: Plan) -> str:
    if not any(row.outcome in WRITTEN for row in plan.rows):
        return _("Everything in the file is stored already.")
    return _("This was a dry run: nothing was written. --commit writes.")
