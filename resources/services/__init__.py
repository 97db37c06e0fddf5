"""Everything that can be done with resources."""

from .completeness import ResourceIncomplete, missing_from
from .confidential import (
    ConfidentialPlaceNamed,
    HiddenAddress,
    NeedsCoordinator,
    NoConfidentialAddress,
    read_confidential_address,
)
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
from .entering import (
    FormAlreadySent,
    ProviderContent,
    enter_resource,
)
from .freshness import assure_resource
from .occupancy import record_occupancy
from .provider_profile import change_provider_numbers, update_provider
from .providers import provider_named, provider_of
from .shelving import refresh_shelf_of_provider
from .steps import (
    discard_resource,
    is_discardable,
    publish_resource,
    return_resource,
    submit_resource,
    take_back_resource,
    take_step,
    withdraw_resource,
)
from .stored import content_of, sites_of
from .writing import add_resource, update_resource

__all__ = [
    "ClosureContent",
    "ConfidentialPlaceNamed",
    "ContactContent",
    "ExceptionContent",
    "FormAlreadySent",
    "HiddenAddress",
    "HoursContent",
    "NeedsCoordinator",
    "NoConfidentialAddress",
    "ProviderContent",
    "ReachContent",
    "ResourceContent",
    "ResourceIncomplete",
    "ScheduleContent",
    "SiteContent",
    "add_resource",
    "assure_resource",
    "change_provider_numbers",
    "content_of",
    "discard_resource",
    "enter_resource",
    "is_discardable",
    "missing_from",
    "provider_named",
    "provider_of",
    "publish_resource",
    "read_confidential_address",
    "record_occupancy",
    "refresh_shelf_of_provider",
    "return_resource",
    "sites_of",
    "submit_resource",
    "take_back_resource",
    "take_step",
    "update_provider",
    "update_resource",
    "withdraw_resource",
]
