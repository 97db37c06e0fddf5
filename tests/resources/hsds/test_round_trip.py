"""The standard's examples imported, published, exported and compared."""

import json

import pytest
from django.utils import timezone

from resources.hsds.identifiers import uuid_of
from resources.hsds.reading import read_folder, read_text
from resources.models import Resource
from resources.public import PublicResource, PublicSite
from resources.services.importing import import_resources

from .round_trip import differences

ID = "ac148810-d857-441c-9679-408f346de14b"


@pytest.fixture
def load(world):
    def call(reading, source="spis"):
        return import_resources(
            actor=world.dorota, reading=reading, source=source, publish=True
        )

    return call


@pytest.fixture
def get(client):
    def call(identifier):
        response = client.get(f"/api/v1/hsds/services/{identifier}")
        assert response.status_code == 200
        return response.json()

    return call


def mended(text):
    """Return an official example with its place moved into the city of the tests."""
    return text.replace('"latitude": 100', '"latitude": 50.0045').replace(
        '"longitude": 101', '"longitude": 19.007'
    )


#: Why a place of the official service is not what it was, and which places.
LEFT_OUT = {
    "the portal has no such field; the import tells of it": """
        accreditations alternate_name assurer_email fees funding interpretation_services
        languages licenses metadata program contacts/0/department
        contacts/0/phones/0/description contacts/0/phones/0/languages
        phones/0/description phones/0/languages
        organization/alternate_name organization/contacts organization/funding
        organization/legal_status organization/logo
        organization/organization_identifiers organization/parent_organization_id
        organization/phones/0/description
        organization/phones/0/languages organization/programs organization/tax_status
        organization/uri organization/year_incorporated service_areas/0/description
        service_at_locations/0/description
        service_at_locations/0/location/accessibility/0/url
        service_at_locations/0/location/addresses/0/attention
        service_at_locations/0/location/addresses/0/region
        service_at_locations/0/location/alternate_name
        service_at_locations/0/location/description
        service_at_locations/0/location/external_identifier
        service_at_locations/0/location/external_identifier_type
        service_at_locations/0/location/languages
        service_at_locations/0/location/transportation
        service_at_locations/0/location/url
    """,
    "a notice is kept with a closure only, and this service is open": "alert",
    "names of people are not kept": "contacts/0/name",
    "the price held until 2022": "cost_options",
    "a telephone is a voice line unless it says otherwise": """
        contacts/0/phones/0/type organization/phones/0/type phones/0/type
    """,
    "the rule says more than the hours of every week; its words are kept": """
        schedules/0/attending_type schedules/0/byday schedules/0/bymonthday
        schedules/0/byweekno schedules/0/byyearday schedules/0/closes_at
        schedules/0/count schedules/0/dtstart schedules/0/freq schedules/0/interval
        schedules/0/notes schedules/0/opens_at schedules/0/schedule_link
        schedules/0/timezone schedules/0/until schedules/0/valid_from
        schedules/0/valid_to schedules/0/wkst
    """,
    "a place says only what its service does not say already": """
        service_at_locations/0/contacts service_at_locations/0/phones
        service_at_locations/0/schedules service_at_locations/0/location/contacts
        service_at_locations/0/location/phones service_at_locations/0/location/schedules
    """,
    "it stands in one text with what was beside it": """
        required_documents/0/uri
        service_at_locations/0/location/accessibility/0/details
        service_at_locations/0/location/addresses/0/address_2
    """,
    "places are told with the services that are given there": "organization/locations",
    "a term of a foreign taxonomy; ours stand in its place": """
        attributes/0/taxonomy_term/parent_id attributes/0/taxonomy_term/term_uri
        attributes/0/taxonomy_term/taxonomy_detail/uri attributes/0/value
        attributes/0/taxonomy_term/taxonomy_detail/version
    """,
}
CHANGED = {
    "the spaces at its end are gone": "description",
    "its quotation marks are gone": """
        phones/0/number contacts/0/phones/0/number organization/phones/0/number
    """,
    "the day of the last change here": "last_modified",
    "it stands in one text with what was beside it": """
        required_documents/0/document
        service_at_locations/0/location/accessibility/0/description
        service_at_locations/0/location/addresses/0/address_1
    """,
    "an address here is one line in this city": """
        service_at_locations/0/location/addresses/0/address_type
        service_at_locations/0/location/addresses/0/city
        service_at_locations/0/location/addresses/0/country
        service_at_locations/0/location/addresses/0/postal_code
        service_at_locations/0/location/addresses/0/state_province
    """,
    "the area was named by no outline and no area of this city: it is the city": """
        service_areas/0/extent service_areas/0/name service_areas/0/uri
    """,
    "a term of a foreign taxonomy; ours stand in its place": """
        attributes/0/link_entity attributes/0/link_type attributes/0/taxonomy_term/code
        attributes/0/taxonomy_term/description attributes/0/taxonomy_term/language
        attributes/0/taxonomy_term/name attributes/0/taxonomy_term/taxonomy
        attributes/0/taxonomy_term/taxonomy_detail/description
        attributes/0/taxonomy_term/taxonomy_detail/name
    """,
}
ADDED = {
    "how it is given, whom it serves, where it is from, until when it is assured": """
        attributes/1 attributes/2 attributes/3 attributes/4
    """,
    "the area it lies in": "service_at_locations/0/location/attributes",
}
WHY = {"left out": LEFT_OUT, "changed": CHANGED, "added": ADDED}


def expected() -> dict[tuple[str, str], str]:
    """Return the reason of each difference, by its kind and place."""
    return {
        (kind, path): reason
        for kind, reasons in WHY.items()
        for reason, paths in reasons.items()
        for path in paths.split()
    }


def test_the_official_service_comes_back(load, get, hsds_folder, capsys):
    """What changes is exactly this, each for its reason; all else is as it was."""
    text = mended((hsds_folder / "json/service_full.json").read_text())
    report = load(read_text(text, "service_full.json", today=timezone.localdate()))
    assert not report.has_refused

    came, went = json.loads(text), get(ID)
    found = sorted(differences(came, went))

    reasons = expected()
    with capsys.disabled():
        print(f"\nHSDS round trip of service_full.json: {len(found)} differences")  # noqa: T201
        for item in found:
            reason = reasons.get((item.kind, item.path), "???")
            print(f"  {item.kind:8} {item.path}: {reason}")  # noqa: T201
    assert {(item.kind, item.path) for item in found} == set(reasons)


@pytest.mark.parametrize(
    "name", ["service_full", "service_at_location_full", "service_list"]
)
def test_what_was_exported_is_valid(load, get, hsds_folder, standards, name):
    text = mended((hsds_folder / f"json/{name}.json").read_text())
    load(read_text(text, name, today=timezone.localdate()))

    for standard in standards.values():
        assert standard.problems("service", get(ID)) == []


@pytest.mark.parametrize(
    "name",
    [
        "service_full",
        "service_at_location_full",
        "service_list",
        "organization_list",
        "location",
        "taxonomy_term_list",
    ],
)
def test_a_second_import_changes_nothing(load, hsds_folder, name):
    text = mended((hsds_folder / f"json/{name}.json").read_text())
    reading = read_text(text, name, today=timezone.localdate())
    load(reading)
    before = list(Resource.objects.values_list("pk", "version", "public_id"))

    report = load(reading)

    assert not report.writes
    assert list(Resource.objects.values_list("pk", "version", "public_id")) == before
    assert len(before) == len(reading.records)


def test_tables_of_3_0_say_what_the_document_says(load, get, hsds_folder, tmp_path):
    """The official package holds the same service once more, one table an object."""
    for file in (hsds_folder / "csv").iterdir():
        text = file.read_text().replace(",100,101,", ",50.0045,19.007,")
        (tmp_path / file.name).write_text(text)
    load(read_folder(tmp_path, today=timezone.localdate()))
    of_tables = get(ID)

    text = mended((hsds_folder / "json/service_full.json").read_text())
    Resource.objects.all().delete()
    for shelf in (PublicResource, PublicSite):
        shelf.writer.all().delete()
    load(read_text(text, "service_full.json", today=timezone.localdate()))

    assert list(differences(of_tables, get(ID))) == []


def test_tables_of_1_1(load, get, shared_data):
    """Thirteen services; those given no longer stay drafts."""
    folder = shared_data / "resources" / "hsds_1_1"
    if not folder.is_dir():
        pytest.skip(f"no HSDS 1.1 at {folder}")
    reading = read_folder(folder, today=timezone.localdate())

    load(reading)

    assert len(reading.records) == 13
    shown = Resource.objects.published()
    assert shown.count() == 10
    helpline = get("c89eb05c-62dd-4b64-b494-0cc347b6ea7f")
    assert helpline["name"] == "Never Homeless Helpline"
    [place] = helpline["service_at_locations"]
    assert place["schedules"][0]["byday"] == "MO,TU,WE"
    assert all(get(uuid_of(row.public_id))["id"] == row.external_id for row in shown)


#: Facts that are worked out anew, or not believed, when a document comes in.
OF_THE_DAY = {"review_due", "assured_by_name", "source"}


def test_a_document_of_ours_comes_back_whole(load, get, whole):
    """Exported, taken in as if from elsewhere, exported again: only ids differ.

    And the estate of the shelter: whether people may know it is for a person to say.
    """
    came = get(uuid_of(whole.public_id))
    report = load(read_text(json.dumps(came), "nasze.json", today=timezone.localdate()))
    copy = report.rows[0].resource

    went = get(uuid_of(Resource.objects.get(pk=copy.pk).public_id))

    told = {
        (item.kind, item.path)
        for item in differences(plain(came), plain(went))
        if not item.path.endswith("id")
    }
    assert told == {("left out", "service_at_locations/1/location/attributes/1")}


def plain(document):
    """Return a document without what belongs to the copy and the day."""
    document = dict(document)
    document["attributes"] = [
        item for item in document["attributes"] if item["link_type"] not in OF_THE_DAY
    ]
    return document
