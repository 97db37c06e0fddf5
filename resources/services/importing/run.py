"""The import of one reading, record by record."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Area
from kooperacja.audit.log import record as write_down
from kooperacja.audit.log import record_each
from kooperacja.base.copying import copy_rows
from kooperacja.base.errors import DomainError, InvalidInput
from kooperacja.disclosure.institutions import PersonalDataInText

from ...loading.records import Findings, ResourceRecord, Where
from ...models import ImportedRecord, Provider, Resource, ResourceImport
from ...workflow import EDITABLE
from ..bulk import NewResource, add_resources
from ..confidential import ConfidentialPlaceNamed
from ..content import ResourceContent, SiteContent
from ..duplicates import duplicate_pairs
from ..holding import hold_providers
from ..writing import update_resource
from .contents import Translator
from .identity import fingerprint_of, number_of
from .matching import with_refs
from .outcomes import ImportedRow, ImportReport, Outcome, told_once
from .providers import Providers
from .words import Vocabulary

BATCH = 1000
TWICE = _("it stands in the file twice")
#: What these refuse holds what no report may repeat.
UNTOLD = (PersonalDataInText, ConfidentialPlaceNamed)


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


def _row_of(record: ResourceRecord) -> ImportedRow:
    has_secret = any(site.is_confidential for site in record.sites)
    return ImportedRow(record.where, record.name, Outcome.NEW, has_secret=has_secret)


class Run:
    """The import of one reading."""

    def __init__(self, actor, reading, source, is_synthetic, progress) -> None:
        self.actor, self.reading, self.source = actor, reading, source
        self.is_synthetic, self.progress = is_synthetic, progress
        self.findings = Findings(found=list(reading.findings))
        self.report = ImportReport(reading, source)
        #: Records of which no cell is repeated.
        self.hushed: set[Where] = set()
        given = [row.provider for row in reading.records if row.provider]
        alone = [record for _where, record in reading.providers]
        named = [record.name for record in (*given, *alone)]
        self.providers = Providers(source, named, is_synthetic=is_synthetic)
        self.known = {
            item.external_id: item
            for item in ImportedRecord.objects.filter(source=source).select_related(
                "resource__provider"
            )
        }

    def perform(self, *, publish: bool, file_name: str) -> ImportReport:
        """Do it; whoever calls decides whether it stays."""
        jobs = self._jobs()
        self._keep_profiles()
        self.providers.store()
        self._hold(jobs)
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
            row = _row_of(record)
            self.report.rows.append(row)
            if number in seen:
                self._refuse(row, InvalidInput(TWICE, field="name"))
                continue
            seen.add(number)
            known, fingerprint = self.known.get(number), fingerprint_of(record)
            if known is not None:
                row.resource = known.resource
                if known.fingerprint == fingerprint:
                    row.outcome = Outcome.SAME
                    continue
            try:
                jobs.append(self._job(record, row, translator, known, fingerprint))
            except DomainError as refusal:
                self._refuse(row, refusal)
        self.report.unseen = [
            item.resource for number, item in self.known.items() if number not in seen
        ]
        return jobs

    def _job(self, record, row, translator, known, fingerprint) -> _Job:
        findings, since = self.findings.at(record.where), len(self.findings.found)
        provider = self.providers.of(record.provider)
        job = _Job(
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
        if row.has_secret:
            self.findings.hush(since=since)
        return job

    def _keep_profiles(self) -> None:
        for where, record in self.reading.providers:
            try:
                self.providers.keep(record)
            except DomainError as refusal:
                field = getattr(refusal, "field", "")
                name = "" if isinstance(refusal, UNTOLD) else record.name
                self.findings.at(where).warning(field, name, str(refusal))

    def _hold(self, jobs: list[_Job]) -> None:
        """Keep what is to be changed, in the order of all acts; see `holding`."""
        known = [job.known.resource for job in jobs if job.known is not None]
        rows = Resource.objects.filter(pk__in=[row.pk for row in known])
        list(rows.kept_still().values_list("pk"))
        given_by = {job.provider.pk for job in jobs if job.provider is not None}
        hold_providers(given_by | {row.provider_id for row in known})

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
        copy_rows(
            ImportedRecord,
            (
                ImportedRecord(
                    resource=resource,
                    source=self.source,
                    external_id=resource.external_id,
                    fingerprint=jobs[place].fingerprint,
                    version=resource.version,
                    last_import=batch,
                )
                for place, resource in added.items()
            ),
        )

    def _change(self, jobs: list[_Job], batch: ResourceImport) -> None:
        """Bring resources up to date that nobody has touched since."""
        for done, job in enumerate(jobs, start=1):
            resource = job.known.resource
            is_touched = resource.version != job.known.version
            if is_touched or resource.status not in EDITABLE:
                # Nobody has looked whether the name in the file holds the address.
                job.row.outcome, job.row.name = Outcome.KEPT, resource.name
                continue
            try:
                with transaction.atomic():
                    self._update(job, batch)
            except DomainError as refusal:
                self._refuse(job.row, refusal)
            self.progress(done, len(jobs))

    def _update(self, job: _Job, batch: ResourceImport) -> None:
        resource = update_resource(
            actor=self.actor,
            resource=job.known.resource,
            version=job.known.version,
            content=job.content,
            sites=with_refs(job.sites, job.known.resource.sites.all()),
        )
        ImportedRecord.objects.filter(pk=job.known.pk).update(
            fingerprint=job.fingerprint, version=resource.version, last_import=batch
        )
        job.row.outcome, job.row.resource = Outcome.CHANGED, resource

    def _refuse(self, row: ImportedRow, refusal: DomainError) -> None:
        row.outcome = Outcome.REFUSED
        if row.has_secret or isinstance(refusal, UNTOLD):
            row.name = ""
            self.hushed.add(row.where)
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
        self.report.profiles = self.providers.profiles
        record_each(
            actor=self.actor, verb="provider.imported", targets=self.report.profiles
        )
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
        self.report.findings = told_once(
            replace(item, value="") if item.where in self.hushed else item
            for item in self.findings.found
        )
