"""Everything that can be done with resources."""

from .content import ResourceContent, SiteContent
from .shelving import refresh_shelf_of_provider
from .steps import assure_resource, publish_resource, withdraw_resource
from .writing import add_resource, update_resource

__all__ = [
    "ResourceContent",
    "SiteContent",
    "add_resource",
    "assure_resource",
    "publish_resource",
    "refresh_shelf_of_provider",
    "update_resource",
    "withdraw_resource",
]
