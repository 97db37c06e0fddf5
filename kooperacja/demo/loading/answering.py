"""Which help answers which problem in the demo city, said and confirmed by people."""

from django.utils import timezone

from kooperacja.accounts.models import User
from kooperacja.demo.content import INVENTED, PROBLEMS
from kooperacja.demo.content.answering import LINKS, REPORTS
from kooperacja.demo.content.invented_specs import LinkSpec
from partners.models import Partner
from problems.models import Problem
from resources.models import PublicCityNeed, Resource, ResourceLink
from resources.services.linking import confirm_link, propose_link, refuse_link
from resources.services.needing import publish_city_need
from resources.services.reporting import report_wrong

#: The last year that is over for the demo: its protected figures are shown.
YEAR = 2025


def load_answers(coordinator: User, writers: dict[str, User]) -> None:
    """Let institutions say what answers what; visitors say what is wrong."""
    if ResourceLink.objects.exists():
        return
    problems = {spec.key: spec.title for spec in PROBLEMS}
    resources = {
        spec.key: Resource.objects.select_related("provider__partner").get(
            name=spec.name
        )
        for spec in INVENTED
    }
    for spec in LINKS:
        problem = Problem.objects.get(title=problems[spec.problem])
        _link(spec, problem, resources[spec.resource], writers)
    for report in REPORTS:
        report_wrong(
            public_id=resources[report.resource].public_id,
            kind=report.kind,
            text=report.text,
            now=timezone.now(),
        )
    if not PublicCityNeed.writer.exists():
        publish_city_need(actor=coordinator, year=YEAR)


def _link(
    spec: LinkSpec, problem: Problem, resource: Resource, writers: dict[str, User]
) -> None:
    link = propose_link(
        actor=writers[spec.partner],
        problem=problem,
        resource=resource,
        kind=spec.kind,
        partner=Partner.objects.get(slug=spec.partner),
    )
    answer = {"confirmed": confirm_link, "refused": refuse_link}.get(spec.state)
    if answer:
        answer(actor=writers[resource.provider.partner.slug], link=link)
