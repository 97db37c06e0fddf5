"""What is stored of a resource, as a door would hand it to the services.

A door that changes one thing starts from here, so that what it does not ask for stays
as it is. A confidential address is never part of it.
"""

from ..models import Resource, Site
from .content import (
    COLUMNS,
    RELATIONS,
    ClosureContent,
    ContactContent,
    ExceptionContent,
    HoursContent,
    ReachContent,
    ResourceContent,
    ScheduleContent,
    SiteContent,
)

#: Lines by the name of their list: related name, content, columns.
LINES = {
    "week": ("openinghours_rows", HoursContent, ("weekday", "opens", "closes", "note")),
    "exceptions": (
        "hoursexception_rows",
        ExceptionContent,
        ("first_day", "last_day", "opens", "closes", "note"),
    ),
    "closures": ("closure_rows", ClosureContent, ("first_day", "last_day", "notice")),
    "contacts": ("contact_rows", ContactContent, ("title", "phone", "email")),
}
#: What `content_of` and `sites_of` read; prefetch it where there are many resources.
READ = (
    *RELATIONS,
    *(related for related, _content, _columns in LINES.values()),
    "sites__area",
    "sites__service_areas",
)


def content_of(resource: Resource) -> ResourceContent:
    """Return what is known of a resource."""
    return ResourceContent(
        **{name: getattr(resource, name) for name in COLUMNS},
        **{name: list(getattr(resource, name).all()) for name in RELATIONS},
        **_lines(resource, None),
    )


def sites_of(resource: Resource) -> list[SiteContent]:
    """Return the sites of a resource in their order, each named by its ref."""
    return [_site(resource, site) for site in resource.sites.all()]


def _site(resource: Resource, site: Site) -> SiteContent:
    return SiteContent(
        ref=site.ref,
        name=site.name,
        address=site.address,
        place=site.place,
        area=site.area,
        is_confidential=site.is_confidential,
        shows_area=site.shows_area,
        accessibility=list(site.accessibility),
        accessibility_note=site.accessibility_note,
        reach=_reach(site),
        schedule=ScheduleContent(
            round_the_clock=site.round_the_clock,
            open_on_holidays=site.open_on_holidays,
            **_lines(resource, site.pk),
        ),
        external_id=site.external_id,
    )


def _reach(site: Site) -> ReachContent | None:
    if not site.has_own_reach:
        return None
    return ReachContent(
        serves_whole_city=site.serves_whole_city,
        service_areas=list(site.service_areas.all()),
        reach=site.reach,
    )


def _lines(resource: Resource, site_id: int | None) -> dict[str, list]:
    return {
        name: [
            content(**{column: getattr(row, column) for column in columns})
            for row in getattr(resource, related).all()
            if row.site_id == site_id
        ]
        for name, (related, content, columns) in LINES.items()
    }
