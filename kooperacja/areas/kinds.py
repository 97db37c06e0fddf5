"""Kinds of areas and how fine each is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaKind(models.TextChoices):
    """What an area is."""

    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    ESTATE = "estate", _("estate (osiedle)")
    STREET_UNIT = "street_unit", _("street-level unit")
    PLANNING_UNIT = "planning_unit", _("planning unit")


# Levels of the disclosure policy: 0 is the coarsest (design, section 3, "Names").
LEVELS = {
    AreaKind.CITY: 0,
    AreaKind.DISTRICT: 1,
    AreaKind.ESTATE: 1,
    AreaKind.STREET_UNIT: 2,
    AreaKind.PLANNING_UNIT: 2,
}


class PlaceKind(models.TextChoices):
    """How exactly a place is meant: precision is said, not hidden in coordinates."""

    POINT = "point", _("a point on the map")
    LINE = "line", _("a line on the map")
    POLYGON = "polygon", _("an outline on the map")
    AREA = "area", _("a whole estate or district")
    AREAS = "areas", _("several estates or districts")
    CITY = "city", _("the whole city")
