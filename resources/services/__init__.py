"""Everything that can be done with resources."""

from .content import (
    ClosureContent,
    ContactContent,
    ExceptionContent,
    HoursContent,
    ReachContent,
    ResourceContent,
    ScheduleContent,
    SiteContent,
)
from .providers import provider_named, provider_of
from .shelving import refresh_shelf_of_provider
from .steps import assure_resource, publish_resource, withdraw_resource
from .writing import add_resource, update_resource

__all__ = [
    "ClosureContent",
    "ContactContent",
    "ExceptionContent",
    "HoursContent",
    "ReachContent",
    "ResourceContent",
    "ScheduleContent",
    "SiteContent",
    "add_resource",
    "assure_resource",
    "provider_named",
    "provider_of",
    "publish_resource",
    "refresh_shelf_of_provider",
    "update_resource",
    "withdraw_resource",
]
