"""What helps: services, places and people that counter the problems."""

from ..public import (
    PublicCityNeed,
    PublicLink,
    PublicNeedRule,
    PublicOpening,
    PublicProvider,
    PublicResource,
    PublicSite,
    PublicSynonym,
    PublicTombstone,
)
from .answering import NeedRule, ResourceLink
from .finding import Synonym, WrongReport
from .hours import Closure, Contact, HoursException, OpeningHours
from .importing import ImportedRecord, ResourceImport, ResourceUpload
from .provider import Provider
from .resource import Resource
from .site import ConfidentialAddress, Site

__all__ = [
    "Closure",
    "ConfidentialAddress",
    "Contact",
    "HoursException",
    "ImportedRecord",
    "NeedRule",
    "OpeningHours",
    "Provider",
    "PublicCityNeed",
    "PublicLink",
    "PublicNeedRule",
    "PublicOpening",
    "PublicProvider",
    "PublicResource",
    "PublicSite",
    "PublicSynonym",
    "PublicTombstone",
    "Resource",
    "ResourceImport",
    "ResourceLink",
    "ResourceUpload",
    "Site",
    "Synonym",
    "WrongReport",
]
