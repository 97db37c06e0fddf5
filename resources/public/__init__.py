"""The shelf of resources: what everybody may read of what helps."""

from .answering import PublicCityNeed, PublicLink, PublicNeedRule, PublicSynonym
from .directory import (
    PublicOpening,
    PublicProvider,
    PublicResource,
    PublicResourceQuerySet,
    PublicSite,
    PublicTombstone,
)

__all__ = [
    "PublicCityNeed",
    "PublicLink",
    "PublicNeedRule",
    "PublicOpening",
    "PublicProvider",
    "PublicResource",
    "PublicResourceQuerySet",
    "PublicSite",
    "PublicSynonym",
    "PublicTombstone",
]
