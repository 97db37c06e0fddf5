"""Importing a reading: all or nothing, and the same file again changes nothing."""

import gc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.audit.log import record as write_down
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.notices.services import muted

from ...loading.records import Findings, Reading, ResourceRecord
from ...models import ImportedRecord, Provider, ResourceImport
from ...workflow import EDITABLE
from ..bulk import NewResource, add_resources
from ..content import ResourceContent, SiteContent
from ..duplicates import duplicate_pairs
from ..writing import update_resource
from .contents import Translator
from .identity import fingerprint_of, number_of
from .outcomes import ImportedRow, ImportReport, Outcome, RowsRefused, told_once
from .providers import Providers
from .words import Vocabulary

BATCH = 1000
#: The advisory lock of imports.
LOCK = zlib.crc32(b"kooperacja.resources.importing")
SOURCE_LENGTH = 300


@dataclass
class _Job:
    """One record on its way in."""

    record: ResourceRecord
    row: ImportedRow
    provider: Provider | None
    content: ResourceContent
    sites: list[SiteContent]
    known: ImportedRecord | None
    fingerprint: str


def import_resources(
    *,
    actor: User,
    reading: Reading,
    source: str,
    file_name: str = "",
    publish: bool = False,
    skip_refused: bool = False,
    commit: bool = True,
    is_synthetic: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportReport:
    """Write the records of a reading down, as drafts unless ``publish``.

    ``source`` names where they come from: together with its number it tells a record
    from any other, and that a file was imported before. What people have changed here
    since is left as it is. Without ``commit`` everything is done and taken back.

    :raises NotPermitted: not a coordinator.
    :raises InvalidInput: no source was named.
    :raises RowsRefused: rows cannot be stored, and not ``skip_refused``.
    """
    if not actor.has_perm("resources.import_resources"):
        raise NotPermitted
    source = " ".join(source.split())
    if not source or len(source) > SOURCE_LENGTH:
        raise InvalidInput(_("Say where the file comes from."), field="source")
    with transaction.atomic(), muted(), _unswept():
        _wait_for_turn()
        run = _Run(actor, reading, source, is_synthetic, progress)
        report = run.perform(publish=publish, file_name=file_name)
        if commit and report.has_refused and not skip_refused:
            raise RowsRefused(report)
        if not commit or not report.writes:
            transaction.set_rollback(True)
    return report


def _wait_for_turn() -> None:
    """Let one import at a time compare with what is stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking for garbage among rows that all stay in use.

    With a hundred thousand rows in memory that is half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Run:
    """The import of one reading."""

    def __init__(self, actor, reading, source, is_synthetic, progress) -> None:
        self.actor, self.reading, self.source = actor, reading, source
        self.is_synthetic, self.progress = is_synthetic, progress
        self.findings = Findings(found=list(reading.findings))
        self.report = ImportReport(reading, source)
        self.providers = Providers(source, is_synthetic=is_synthetic)
        self.known = {
            item.external_id: item
            for item in ImportedRecord.objects.filter(source=source).select_related(
                "resource__provider"
            )
        }

    def perform(self, *, publish: bool, file_name: str) -> ImportReport:
        """Do it; whoever calls decides whether it stays."""
        jobs = self._jobs()
        self.providers.store()
        batch = ResourceImport.objects.create(
            actor=self.actor, source=self.source, file_name=file_name[-200:]
        )
        self._add([job for job in jobs if job.known is None], batch, publish)
        self._change([job for job in jobs if job.known is not None], batch)
        self.providers.drop_unused()
        self._hint()
        self._finish(batch)
        return self.report

    def _jobs(self) -> list[_Job]:
        """Return what is to be done; what is the same or refused needs nothing."""
        # Outside the loop: asked for once.
        translator = Translator(Vocabulary(), Area.objects.city(), self.source)
        jobs = []
        seen: set[str] = set()
        for record in self.reading.records:
            number = number_of(record)
            row = ImportedRow(record.where, record.name, Outcome.NEW)
            self.report.rows.append(row)
            findings = self.findings.at(record.where)
            if number in seen:
                findings.error("name", record.name, _("it stands in the file twice"))
                row.outcome = Outcome.REFUSED
                continue
            seen.add(number)
            known, fingerprint = self.known.get(number), fingerprint_of(record)
            if known is not None:
                row.resource = known.resource
                if known.fingerprint == fingerprint:
                    row.outcome = Outcome.SAME
                    continue
            try:
                jobs.append(
                    self._job(record, row, translator, findings, known, fingerprint)
                )
            except DomainError as refusal:
                self._refuse(row, refusal)
        self.report.unseen = [
            item.resource for number, item in self.known.items() if number not in seen
        ]
        return jobs

    def _job(self, record, row, translator, findings, known, fingerprint) -> _Job:
        provider = self.providers.of(record.provider)
        return _Job(
            record=record,
            row=row,
            provider=provider,
            content=replace(
                translator.resource(record, provider, findings),
                external_id=number_of(record),
            ),
            sites=[translator.site(site, findings) for site in record.sites],
            known=known,
            fingerprint=fingerprint,
        )

    def _add(self, jobs: list[_Job], batch: ResourceImport, publish: bool) -> None:
        shown = [job for job in jobs if publish and not job.record.is_closed]
        drafts = [job for job in jobs if not publish or job.record.is_closed]
        done = 0
        for part, is_public in ((shown, True), (drafts, False)):
            for start in range(0, len(part), BATCH):
                self._add_batch(part[start:][:BATCH], batch, is_public)
                done += len(part[start:][:BATCH])
                self.progress(done, len(jobs))

    def _add_batch(self, jobs: list[_Job], batch, publish: bool) -> None:
        added, refused = add_resources(
            actor=self.actor,
            rows=[
                NewResource(job.content, job.sites, self.is_synthetic) for job in jobs
            ],
            publish=publish,
        )
        for place, refusal in refused.items():
            self._refuse(jobs[place].row, refusal)
        for place, resource in added.items():
            jobs[place].row.resource = resource
        ImportedRecord.objects.bulk_create(
            ImportedRecord(
                resource=resource,
                source=self.source,
                external_id=number_of(jobs[place].record),
                fingerprint=jobs[place].fingerprint,
                version=resource.version,
                last_import=batch,
            )
            for place, resource in added.items()
        )

    def _change(self, jobs: list[_Job], batch: ResourceImport) -> None:
        """Bring resources up to date that nobody has touched since."""
        for done, job in enumerate(jobs, start=1):
            resource = job.known.resource
            is_touched = resource.version != job.known.version
            if is_touched or resource.status not in EDITABLE:
                job.row.outcome = Outcome.KEPT
                continue
            try:
                with transaction.atomic():
                    self._update(job, batch)
            except DomainError as refusal:
                self._refuse(job.row, refusal)
            self.progress(done, len(jobs))

    def _update(self, job: _Job, batch: ResourceImport) -> None:
        stored = list(job.known.resource.sites.all())
        # Places keep their public address by their order in the source.
        sites = [
            replace(site, ref=stored[place].ref if place < len(stored) else "")
            for place, site in enumerate(job.sites)
        ]
        resource = update_resource(
            actor=self.actor,
            resource=job.known.resource,
            version=job.known.version,
            content=job.content,
            sites=sites,
        )
        ImportedRecord.objects.filter(pk=job.known.pk).update(
            fingerprint=job.fingerprint, version=resource.version, last_import=batch
        )
        job.row.outcome, job.row.resource = Outcome.CHANGED, resource

    def _refuse(self, row: ImportedRow, refusal: DomainError) -> None:
        row.outcome = Outcome.REFUSED
        self.findings.at(row.where).error(
            getattr(refusal, "field", "") or "", row.name, str(refusal)
        )

    def _hint(self) -> None:
        """Say which new resources look like others; a person decides."""
        new = {
            row.resource.pk: row
            for row in self.report.rows
            if row.outcome == Outcome.NEW and row.resource is not None
        }
        if not new:
            return
        for pair in duplicate_pairs(self.actor, among=new):
            for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
                if one.pk in new:
                    reasons = ", ".join(str(reason.label) for reason in pair.reasons)
                    new[one.pk].alike.append(f"{other.name} ({reasons})")
                    break

    def _finish(self, batch: ResourceImport) -> None:
        counts = self.report.counts
        batch.new_count = counts[Outcome.NEW]
        batch.changed_count = counts[Outcome.CHANGED]
        batch.save(update_fields=["new_count", "changed_count"])
        write_down(
            actor=self.actor,
            verb="resources.imported",
            target=batch,
            changes={
                "new": [0, batch.new_count],
                "changed": [0, batch.changed_count],
            },
        )
        self.report.batch = batch
        self.report.findings = told_once(self.findings.found)
