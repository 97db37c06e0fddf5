"""Ohana tables, from a folder and from a zip."""

import io
import zipfile
from datetime import date, time

import pytest

from kooperacja.files.tables import TableRefused
from resources.loading.ohana import read_ohana
from resources.loading.reading import read_content, read_path
from resources.loading.records import Level
from resources.loading.tables import DirectoryRefused


@pytest.fixture(scope="module")
def folder(shared_data):
    return shared_data / "resources" / "ohana_csv"


@pytest.fixture(scope="module")
def reading(folder):
    return read_path(folder)


@pytest.fixture(scope="module")
def records(reading):
    return {record.external_id: record for record in reading.records}


def test_every_service_is_a_record(reading):
    assert len(reading.records) == reading.seen == 23
    assert not reading.of(Level.ERROR)


def test_a_zip_says_the_same(folder, reading):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for path in folder.iterdir():
            package.write(path, f"export/{path.name}")

    assert read_content(out.getvalue(), name="o.zip").records == reading.records


def test_a_service_with_its_location_and_organisation(records):
    record = records["1"]

    assert record.name == "Fair Oaks Adult Activity Center"
    assert record.provider.name == "Peninsula Family Service"
    (site,) = record.sites
    assert site.address == "2600 Middlefield Road, 94063 Redwood City"
    assert site.place == (-122.213221, 37.477227)
    assert site.accessibility == ("parking", "step_free", "toilet")
    assert site.contacts[0].phone == "650 780-7525"  # and not the fax
    assert record.reach.areas == ("Colma",)


def test_hours_and_holidays(records):
    record = records["22"]

    assert [(row.weekday, row.opens, row.closes) for row in record.schedule.hours] == [
        (0, time(8), time(12)),
        (0, time(14), time(16)),
        (2, time(10), time(15)),
    ]
    assert len(record.sites[0].schedule.hours) == 7
    (exception,) = record.sites[0].schedule.exceptions
    assert exception.first_day == date(2015, 12, 24)
    assert exception.opens == time(10)


def test_categories_are_named(records):
    assert "Legal" in records["22"].categories


def test_what_is_given_no_longer(records):
    assert records["21"].is_closed
    assert not records["22"].is_closed


def test_no_person_is_taken_over(reading):
    said = repr(reading)

    for word in ("Susan", "Houston", "suzanne", "john.smith", "Feeney", "Moncef"):
        assert word not in said


def test_very_long_hours_are_doubted(reading):
    (long,) = [item for item in reading.findings if "a.m." in str(item.message)]

    assert (long.where.file, long.where.row) == ("regular_schedules.csv", 12)


def test_tables_that_are_missing():
    with pytest.raises(DirectoryRefused, match="locations.csv, organizations.csv"):
        read_ohana({"services.csv": b"id,name\n"})


def test_references_that_lead_nowhere():
    reading = read_ohana(
        {
            "services.csv": b"id,location_id,name,taxonomy_ids\n1,9,A,7\n2,1,B,\n",
            "locations.csv": b"id,organization_id,name\n1,5,L\n2,5,Unused\n",
            "organizations.csv": b"id,name\n",
        }
    )

    assert [record.name for record in reading.records] == ["B"]
    assert reading.records[0].provider is None
    assert {item.field for item in reading.findings} >= {"site", "provider"}


def test_a_table_that_is_none():
    with pytest.raises(TableRefused):
        read_ohana(
            {
                "services.csv": b"\x00",
                "locations.csv": b"id\n",
                "organizations.csv": b"id\n",
            }
        )
