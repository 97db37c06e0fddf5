"""A small public city for the tests of public code."""

import pytest

from tests.factories.shelf import lay_public_city


@pytest.fixture
def public_city(db):
    """Areas and problems of the public shelf, by name."""
    return lay_public_city()
