"""What every page says about its city."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from .public import PublicArea


def city(request):
    """Give templates ``city``, ``city_name``, ``is_synthetic`` and ``basemap``.

    ``city`` is the PublicArea of the whole city or falsy while none is loaded; it is
    asked for at most once and only when a template uses it.
    """
    city_area = SimpleLazyObject(
        lambda: PublicArea.objects.filter(kind="city").defer("boundary").first()
    )
    return {
        "city": city_area,
        "city_name": SimpleLazyObject(lambda: city_area.name if city_area else ""),
        "is_synthetic": SimpleLazyObject(
            lambda: bool(city_area and city_area.is_synthetic)
        ),
        "basemap": settings.BASEMAP,
    }
