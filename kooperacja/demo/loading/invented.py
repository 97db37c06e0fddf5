"""Invented help of the demo city, entered through the services of the room."""

from django.contrib.gis.geos import Point

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.categories.models import Category, TargetGroup
from kooperacja.demo.content import INVENTED
from kooperacja.demo.content.invented_specs import InventedSpec, SiteSpec, Week
from partners.models import Partner
from resources.models import Resource
from resources.services import (
    ClosureContent,
    ContactContent,
    HoursContent,
    ReachContent,
    ResourceContent,
    ScheduleContent,
    SiteContent,
    add_resource,
    provider_of,
    publish_resource,
    return_resource,
    submit_resource,
)


def load_invented(coordinator: User, writers: dict[str, User]) -> None:
    """Let institutions enter what they give, and the coordinator decide."""
    for spec in INVENTED:
        if Resource.objects.filter(name=spec.name).exists():
            continue
        writer = writers[spec.provider]
        # Whoever names a confidential place must be the coordinator.
        hides = any(site.is_confidential for site in spec.sites)
        resource = add_resource(
            actor=coordinator if hides else writer,
            content=_content(spec),
            sites=[_site(site) for site in spec.sites],
            is_synthetic=True,
        )
        submit_resource(actor=writer, resource=resource)
        if spec.state == "published":
            publish_resource(actor=coordinator, resource=resource)
        if spec.state == "returned":
            return_resource(actor=coordinator, resource=resource, note=spec.reason)


def _content(spec: InventedSpec) -> ResourceContent:
    low, high = spec.ages
    return ResourceContent(
        name=spec.name,
        kind=spec.kind,
        provider=provider_of(Partner.objects.get(slug=spec.provider)),
        cus_domain=spec.cus_domain,
        deliveries=list(spec.deliveries),
        description=spec.description,
        eligibility=spec.eligibility,
        minimum_age=low,
        maximum_age=high,
        application=spec.application,
        documents=spec.documents,
        fee_kind=spec.fee_kind,
        fees=spec.fees,
        waiting_time=spec.waiting_time,
        languages=list(spec.languages),
        phone=spec.phone,
        capacity=spec.capacity,
        occupancy=spec.occupancy,
        capacity_date=spec.capacity_date,
        round_the_clock=spec.round_the_clock,
        open_on_holidays=spec.open_on_holidays,
        serves_whole_city=not spec.areas,
        assured_date=spec.assured_date,
        categories=list(Category.objects.filter(slug__in=spec.categories)),
        target_groups=list(TargetGroup.objects.filter(slug__in=spec.target_groups)),
        service_areas=_areas(spec.areas),
        week=_week(spec.week),
        closures=[ClosureContent(*closure) for closure in spec.closures],
        contacts=[ContactContent(title, phone) for title, phone in spec.contacts],
    )


def _site(spec: SiteSpec) -> SiteContent:
    reach = ReachContent(serves_whole_city=False, service_areas=_areas(spec.areas))
    return SiteContent(
        name=spec.name,
        address=spec.address,
        place=Point(*spec.point, srid=4326) if spec.point else None,
        area=Area.objects.filter(code=spec.area).first(),
        is_confidential=spec.is_confidential,
        shows_area=spec.shows_area,
        accessibility=list(spec.accessibility),
        accessibility_note=spec.accessibility_note,
        reach=reach if spec.areas else None,
        schedule=ScheduleContent(week=_week(spec.week)),
    )


def _week(week: Week) -> list[HoursContent]:
    return [
        HoursContent(weekday, opens, closes)
        for days, opens, closes in week
        for weekday in days
    ]


def _areas(codes: tuple[str, ...]) -> list[Area]:
    return list(Area.objects.filter(code__in=codes))
