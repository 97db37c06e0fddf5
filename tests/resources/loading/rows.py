"""Rows of a directory as tests write them, and what reads them."""

from kooperacja.areas.models import Area
from resources.loading.places import Box
from resources.loading.reading import read_content
from resources.loading.records import Reading

HEAD = "id;nazwa;kategoria;adres;telefon;godziny;lat;lon;organizacja;osiedle\n"
KLUB = "1;Klub seniora;bezrobocie;Długa 1;33 812 34 56;pn-pt 8-16;;;Fundacja Dom;"


def reading_of(*rows: str, head: str = HEAD) -> Reading:
    """Return what a CSV file of these rows holds."""
    city = Area.objects.city()
    box = Box(*city.boundary.extent) if city else None
    text = head + "\n".join(rows)
    return read_content(text.encode(), name="zasoby.csv", box=box)
