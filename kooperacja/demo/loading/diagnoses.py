"""The problems of the demo city, walked through the workflow one by one."""

from collections.abc import Iterator
from datetime import date

from django.contrib.gis.geos import Point

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area, AreaKind, PlaceKind
from kooperacja.categories.models import Category, TargetGroup
from kooperacja.demo.content.problems import PROBLEMS
from kooperacja.demo.content.specs import DiagnosisSpec, ProblemSpec
from partners.models import Partner
from problems import services
from problems.checklist import Check, Verdict
from problems.models import Agreement, Diagnosis, Problem
from problems.services.content import (
    DiagnosisContent,
    EvidenceContent,
    ProblemContent,
)

# When the diagnoses of a period became public: early in the year that follows.
RELEASE_DAYS = {
    "2024": date(2025, 2, 10),
    "2025": date(2026, 2, 9),
    "2026": date(2026, 11, 9),
}
# The steps that lead to each state.
ROADS = {
    "draft": (),
    "submitted": ("submit",),
    "returned": ("submit", "return"),
    "accepted": ("submit", "accept"),
    "published": ("submit", "accept", "release"),
    "archived": ("submit", "accept", "release", "archive"),
}


class Road:
    """Takes one diagnosis of the demo from its draft to the state it shall have."""

    def __init__(self, coordinator: User, writers: dict[str, User]):
        self.coordinator = coordinator
        self.writers = writers
        self.team = list(
            User.objects.filter(groups__name="diagnosis_team").order_by("pk")
        )

    def travel(self, spec: ProblemSpec, row: DiagnosisSpec) -> bool:
        """Add the diagnosis unless it is there; say whether it was added."""
        partner = Partner.objects.get(slug=row.partner)
        problem = Problem.objects.filter(title=spec.title, is_synthetic=True).first()
        if (
            problem
            and problem.diagnoses.filter(partner=partner, period=row.period).exists()
        ):
            return False
        writer = self.writers[row.partner]
        diagnosis = services.create_diagnosis(
            actor=writer,
            partner=partner,
            content=diagnosis_content(row),
            problem=problem,
            opens=None if problem else problem_content(spec),
            is_synthetic=True,
        )
        for step in ROADS[row.status]:
            getattr(self, f"_{step}")(spec, row, writer, diagnosis)
        return True

    def _submit(self, spec, row, writer, diagnosis):
        services.submit_diagnosis(actor=writer, diagnosis=diagnosis)
        for member in self.team:
            if member != writer and not row.remarks:
                services.give_opinion(
                    actor=member, diagnosis=diagnosis, stand=Agreement.Stand.AGREE
                )
        for part, text, answer in row.remarks:
            self._talk(writer, diagnosis, part, text, answer)

    def _talk(self, writer, diagnosis, part, text, answer):
        """A team member remarks, and the institution answers if it has an answer."""
        member = next((item for item in self.team if item != writer), None)
        if member is None:
            return
        remark = services.write_remark(
            actor=member, diagnosis=diagnosis, field=part, text=text
        )
        if answer:
            services.answer_remark(actor=writer, remark=remark, text=answer)

    def _return(self, spec, row, writer, diagnosis):
        services.return_diagnosis(
            actor=self.coordinator,
            diagnosis=diagnosis,
            note=row.reason,
            pins=row.pins,
        )

    def _accept(self, spec, row, writer, diagnosis):
        services.accept_diagnosis(
            actor=self.coordinator,
            diagnosis=diagnosis,
            checks=dict.fromkeys(Check.values, Verdict.CHECKED),
        )
        problem = diagnosis.problem
        problem.refresh_from_db()
        if spec.summary and not problem.summary:
            services.write_agreed_words(
                actor=self.coordinator,
                problem=problem,
                version=problem.version,
                title=spec.title,
                summary=spec.summary,
                conclusions=spec.conclusions,
                recommendations=spec.recommendations,
            )
        if spec.point and problem.sensitivity == 0 and not problem.is_thing:
            services.confirm_place_is_no_dwelling(
                actor=self.coordinator, problem=problem, is_thing=True
            )

    def _release(self, spec, row, writer, diagnosis):
        services.release_diagnoses(
            actor=self.coordinator,
            diagnoses=[diagnosis],
            day=RELEASE_DAYS[row.period],
        )

    def _archive(self, spec, row, writer, diagnosis):
        services.archive_diagnosis(
            actor=self.coordinator, diagnosis=diagnosis, note=row.reason
        )


def load_diagnoses(coordinator: User, writers: dict[str, User]) -> Iterator[bool]:
    """Walk every diagnosis in the order of periods; yield whether each was new.

    A problem becomes known to other institutions only when it is public, so inside a
    period the published diagnoses of a problem come first.
    """
    road = Road(coordinator, writers)
    pairs = [(spec, row) for spec in PROBLEMS for row in spec.diagnoses]
    for spec, row in sorted(
        pairs, key=lambda pair: (pair[1].period, pair[1].status != "published")
    ):
        yield road.travel(spec, row)


def problem_content(spec: ProblemSpec) -> ProblemContent:
    """Return what the first institution says of what and where."""
    area = Area.objects.get(code=spec.area)
    place, kind = None, PlaceKind.AREA
    if spec.point:
        place, kind = Point(*spec.point, srid=4326), PlaceKind.POINT
    elif area.kind == AreaKind.CITY:
        kind = PlaceKind.CITY
    return ProblemContent(
        title=spec.title,
        category=Category.objects.get(slug=spec.category),
        place_kind=kind,
        place=place,
        area=area,
        target_groups=list(TargetGroup.objects.filter(slug__in=spec.target_groups)),
    )


def diagnosis_content(row: DiagnosisSpec) -> DiagnosisContent:
    """Return what an institution says in one period."""
    return DiagnosisContent(
        period=row.period,
        severity=row.severity,
        trend=row.trend,
        scale_count=row.scale_count,
        scale_unit=row.scale_unit if row.scale_count is not None else "",
        causes=row.causes,
        effects=row.effects,
        proposals=row.proposals,
        text_public=row.text_public,
        text_internal=row.text_internal,
        warnings_reason=row.warnings_reason,
        answers=dict(row.answers),
        evidence=[
            EvidenceContent(
                kind=item.kind,
                reliability=item.reliability,
                reference_date=item.reference_date,
                description=item.description,
                link=item.link,
                quote=item.quote,
            )
            for item in row.evidence
        ],
    )


def count_by_status() -> dict[str, int]:
    """Return how many demonstration diagnoses are in each state."""
    counts = dict.fromkeys(ROADS, 0)
    for status in Diagnosis.objects.filter(is_synthetic=True).values_list(
        "status", flat=True
    ):
        counts[status] += 1
    return counts
