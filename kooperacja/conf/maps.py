"""The map, what it is drawn on, and whom a page may therefore talk to."""

from urllib.parse import urlsplit

# Stored and exchanged in WGS 84; metres are computed in PL-1992.
SRID = 4326
METRIC_SRID = 2180
# Of a place drawn by a person; boundaries of areas may have more.
MAX_VERTICES = 500
LEAFLET_CONFIG = {"NO_GLOBALS": True, "TILES": [], "RESET_VIEW": False}

BASEMAPS = {
    "osm": {
        "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "attribution": "© OpenStreetMap contributors",
    },
    "geoportal": {
        "url": (
            "https://mapy.geoportal.gov.pl/wss/service/PZGIK/ORTO/WMTS/StandardResolution"
            "?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=ORTOFOTOMAPA&STYLE=default"
            "&FORMAT=image/jpeg&TILEMATRIXSET=EPSG:3857"
            "&TILEMATRIX=EPSG:3857:{z}&TILEROW={y}&TILECOL={x}"
        ),
        "attribution": "Ortofotomapa: GUGiK, geoportal.gov.pl",
    },
}


def choose_basemap(name: str, *, url: str, attribution: str) -> dict[str, str] | None:
    """Return url, attribution and host of what the map is drawn on, None for nothing.

    :param name: "", a key of `BASEMAPS`, or "custom" for ``url`` and ``attribution``.
    :raises LookupError: there is none of this name.
    """
    if not name:
        return None
    custom = {"url": url, "attribution": attribution}
    chosen = (BASEMAPS | {"custom": custom})[name]
    return chosen | {"host": urlsplit(chosen["url"]).netloc}


def policy_with(basemap: dict[str, str] | None) -> dict:
    """Return what pages may load; the one stranger is the server of the tiles."""
    tiles = []
    if basemap:
        tiles = ["{0.scheme}://{0.netloc}".format(urlsplit(basemap["url"]))]
    return {
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": ["'self'"],
            "style-src": ["'self'"],
            "img-src": ["'self'", "data:", *tiles],
            "font-src": ["'self'"],
            "connect-src": ["'self'"],
            "manifest-src": ["'self'"],
            "form-action": ["'self'"],
            "base-uri": ["'none'"],
            "frame-ancestors": ["'none'"],
        }
    }
