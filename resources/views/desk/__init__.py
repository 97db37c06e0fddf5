"""Resources of the own institution: the list, the form, what can be done."""

from .acts import (
    ConfidentialAddressView,
    DeskStepView,
    OccupancyView,
    ResourceDeleteView,
)
from .detail import ResourceDetailView
from .entering import ResourceCreateView, ResourceUpdateView
from .lists import ResourceListView
from .reading import DESK_STEPS

__all__ = [
    "DESK_STEPS",
    "ConfidentialAddressView",
    "DeskStepView",
    "OccupancyView",
    "ResourceCreateView",
    "ResourceDeleteView",
    "ResourceDetailView",
    "ResourceListView",
    "ResourceUpdateView",
]
