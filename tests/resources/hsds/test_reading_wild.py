"""No document breaks the reader."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .documents import ID, read, service

KEYS = """
    id name status phones number contacts schedules opens_at closes_at byday valid_from
    valid_to location latitude longitude addresses address_1 service_at_locations
    service_areas extent attributes taxonomy_term taxonomy_detail organization
    organization_identifiers services service cost_options amount languages code
    contents location_type required_documents url email minimum_age assured_date
"""
KNOWN = ["2026-01-01", "08:00", "MO,TU", "active", "geojson", "temporarily closed", ID]
keys = st.sampled_from(KEYS.split())
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(KNOWN),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5)
    ),
    max_leaves=30,
)
wild = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@wild
@given(anything)
def test_no_document_breaks_the_reader(document):
    reading = read(document)

    assert len(reading.records) <= reading.seen


@wild
@given(st.dictionaries(keys, anything))
def test_no_service_breaks_the_reader(columns):
    assert read([service(**columns)]).seen <= 1 or "services" in columns
