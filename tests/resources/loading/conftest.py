"""Loading speaks of what it finds; these tests read it in English."""

import pytest
from django.utils import translation

from resources.services.importing import import_resources

from .rows import reading_of


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def bring(world):
    """Import rows as the coordinator."""

    def call(*rows: str, **options):
        options = {"source": "Spis miejski", **options}
        reading = options.pop("reading", None) or reading_of(*rows)
        return import_resources(actor=world.dorota, reading=reading, **options)

    return call
