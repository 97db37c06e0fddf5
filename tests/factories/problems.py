"""Problems and diagnoses, in every state."""

import factory
from django.db import transaction
from django.utils import timezone

from kooperacja.areas.kinds import PlaceKind
from kooperacja.areas.models import Area
from kooperacja.categories.choices import EvidenceKind, Reliability, Severity, Trend
from problems.models import Diagnosis, Evidence, Problem, StatusChange
from problems.services.shelving import refresh_shelf
from problems.workflow import Status

from .people import MembershipFactory, PartnerFactory
from .places import CityFactory
from .words import CategoryFactory

TEXT = "Coraz więcej osób czeka na pomoc dłużej niż trzy miesiące."


def _editor_of(partner):
    membership = partner.memberships.filter(ended_at__isnull=True).first()
    return (membership or MembershipFactory(partner=partner)).user


class ProblemFactory(factory.django.DjangoModelFactory):
    """A problem of the whole city, with its agreed summary."""

    class Meta:
        model = Problem

    title = factory.Sequence(lambda n: f"Problem {n}")
    category = factory.SubFactory(CategoryFactory)
    place_kind = PlaceKind.CITY
    area = factory.LazyFunction(lambda: Area.objects.city() or CityFactory())
    opened_by = factory.SubFactory(PartnerFactory)
    summary = "Instytucje zgadzają się, co jest potrzebne."


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A source."""

    class Meta:
        model = Evidence

    diagnosis = factory.SubFactory("tests.factories.problems.DiagnosisFactory")
    kind = EvidenceKind.REGISTER
    reliability = Reliability.A
    description = "Rejestr świadczeń za rok 2025"


class DiagnosisFactory(factory.django.DjangoModelFactory):
    """A complete draft with one source; ``status=…`` puts it into another state.

    A submitted state brings its history; "published" lays it on the shelf.
    ``evidence=0`` leaves the sources out.
    """

    class Meta:
        model = Diagnosis
        skip_postgeneration_save = True

    partner = factory.SubFactory(PartnerFactory)
    problem = factory.LazyAttribute(lambda o: ProblemFactory(opened_by=o.partner))
    author = factory.LazyAttribute(lambda o: _editor_of(o.partner))
    last_editor = factory.SelfAttribute("author")
    period = "2026"
    status = Status.DRAFT
    severity = Severity.SERIOUS
    trend = Trend.RISING
    text_public = TEXT
    text_internal = "Uwagi dla partnerów."

    @factory.post_generation
    def evidence(self, create, extracted, **kwargs):
        """Add sources, one unless told."""
        for _number in range(1 if extracted is None else extracted):
            EvidenceFactory(diagnosis=self)

    @factory.post_generation
    def history(self, create, extracted, **kwargs):
        """Write the steps that led here, and the shelf of what is published."""
        steps = [] if self.status == Status.DRAFT else HISTORY[self.status]
        before = Status.DRAFT
        for name, after in steps:
            StatusChange.objects.create(
                diagnosis=self,
                transition=name,
                from_status=before,
                to_status=after,
                actor=self.author,
            )
            before = after
        if self.status in (Status.PUBLISHED, Status.ARCHIVED):
            self.released_date = timezone.localdate()
            self.save(update_fields=["released_date"])
        if self.status == Status.PUBLISHED:
            problem = self.problem
            problem.refresh_from_db()
            problem.released_date = problem.released_date or self.released_date
            with transaction.atomic():
                refresh_shelf(problem)
            self.refresh_from_db()


SUBMITTED = ("submit", Status.SUBMITTED)
ACCEPTED = ("accept", Status.ACCEPTED)
PUBLISHED = ("release", Status.PUBLISHED)
HISTORY = {
    Status.SUBMITTED: [SUBMITTED],
    Status.RETURNED: [SUBMITTED, ("return", Status.RETURNED)],
    Status.ACCEPTED: [SUBMITTED, ACCEPTED],
    Status.PUBLISHED: [SUBMITTED, ACCEPTED, PUBLISHED],
    Status.ARCHIVED: [SUBMITTED, ACCEPTED, PUBLISHED, ("archive", Status.ARCHIVED)],
}
