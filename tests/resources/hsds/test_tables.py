"""Tables of HSDS 3.0 and 1.1, in folders and zips, put together to services."""

import io
import json
import zipfile
from datetime import date, time

import pytest

from resources.hsds.reading import (
    is_package,
    names_in_zip,
    read_folder,
    read_zip,
    tables,
)
from resources.lines import ExceptionContent, HoursContent
from resources.loading.reading import read_path
from resources.loading.records import Level

TODAY = date(2026, 11, 22)
SERVICES = "id,organization_id,name,status\n1,o,Porady,active\n2,,Nocleg,inactive\n"
SMALL = {
    "services.csv": SERVICES,
    "organizations.csv": "id,name,url\no,Most,https://most.example.org/\n",
    "services_at_location.csv": "id,service_id,location_id\ns,1,l\n",
    "locations.csv": "id,name,latitude,longitude\nl,Sala,49.8,19.05\n",
    "physical_addresses.csv": "id,location_id,address_1,city\na,l,ul. Prosta 1,B\n",
    "phones.csv": "id,service_id,number\np,1,33 812 34 56\nq,,600 100 200\n",
    "regular_schedules.csv": (
        "id,service_id,service_at_location_id,weekday,opens_at,closes_at\n"
        "r,1,,1,08:00,15:00\nt,1,s,Tuesday,10:00,12:00\n"
    ),
    "holiday_schedules.csv": (
        "id,service_id,closed,start_date,end_date,opens_at,closes_at\n"
        "h,1,true,2026-12-24,2026-12-26,,\n"
        "i,1,false,2026-12-31,2026-12-31,08:00,12:00\n"
    ),
}


def folder_of(path, files):
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8-sig")
    return path


def zip_of(files, inside="dane/") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in files.items():
            package.writestr(inside + name, text)
    return packed.getvalue()


def test_tables_come_together(tmp_path):
    reading = read_folder(folder_of(tmp_path, SMALL), today=TODAY)

    porady, nocleg = reading.records
    assert (porady.name, porady.provider.name, porady.phone) == (
        "Porady",
        "Most",
        "33 812 34 56",
    )
    assert porady.provider.website == "https://most.example.org/"
    assert str(porady.where) == "services.csv:2"
    [site] = porady.sites
    assert (site.name, site.place, site.address) == (
        "Sala",
        (19.05, 49.8),
        "ul. Prosta 1",
    )
    assert porady.schedule.hours == (HoursContent(0, time(8), time(15)),)
    assert site.schedule.hours == (HoursContent(1, time(10), time(12)),)
    assert porady.schedule.exceptions == (
        ExceptionContent(date(2026, 12, 24), date(2026, 12, 26)),
        ExceptionContent(date(2026, 12, 31), date(2026, 12, 31), time(8), time(12)),
    )
    assert nocleg.is_closed


def test_a_row_that_belongs_to_nothing_is_told(tmp_path):
    reading = read_folder(folder_of(tmp_path, SMALL), today=TODAY)

    told = {str(item.where) for item in reading.of(Level.WARNING)}
    assert told == {"phones.csv:3"}


def test_a_zip_is_read_like_a_folder(tmp_path):
    packed = zip_of(SMALL)

    assert is_package(names_in_zip(packed))
    assert (
        read_zip(packed, "dane.zip", today=TODAY).records
        == read_folder(folder_of(tmp_path, SMALL), today=TODAY).records
    )


def test_a_descriptor_names_the_files(tmp_path):
    resources = [{"name": "service", "path": "data/uslugi.csv"}]
    files = {
        "uslugi.csv": SERVICES,
        "datapackage.json": json.dumps({"resources": resources}),
    }

    reading = read_folder(folder_of(tmp_path, files), today=TODAY)

    assert [record.external_id for record in reading.records] == ["1", "2"]


@pytest.mark.parametrize(
    "files",
    [
        {"datapackage.json": "{"},
        {"datapackage.json": "[]"},
        {"datapackage.json": '{"resources": [{"name": 1}]}'},
        {"datapackage.json": '{"resources": {"a": 1}}', "services.csv": "id\n1"},
        {"datapackage.json": "{}", "services.csv": "id\n" + "x" * 200_000},
    ],
)
def test_a_package_that_cannot_be_read_is_one_finding(tmp_path, files):
    reading = read_folder(folder_of(tmp_path, files), today=TODAY)

    assert reading.records == ()
    assert len(reading.of(Level.ERROR)) == 1


def test_a_package_larger_than_anybody_needs_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(tables, "LARGEST", 100)

    reading = read_zip(zip_of(SMALL), "dane.zip", today=TODAY)

    assert (reading.records, len(reading.of(Level.ERROR))) == ((), 1)


def test_no_zip_at_all():
    assert names_in_zip(b"PK nonsense") == []
    assert len(read_zip(b"PK nonsense", "x.zip", today=TODAY).of(Level.ERROR)) == 1


def test_the_import_finds_out_by_itself(tmp_path):
    """A folder, a zip and a document of the standard are known by what is in them."""
    (tmp_path / "dane").mkdir()
    folder = folder_of(tmp_path / "dane", SMALL)
    packed, document = tmp_path / "dane.zip", tmp_path / "dane.json"
    packed.write_bytes(zip_of(SMALL))
    document.write_text(json.dumps({"id": "1", "name": "Porady", "status": "active"}))

    found = [len(read_path(path).records) for path in (folder, packed, document)]

    assert found == [2, 2, 1]


def test_the_official_package_has_the_official_mistake(hsds_folder):
    reading = read_folder(hsds_folder / "csv", today=TODAY)

    [error] = reading.of(Level.ERROR)
    assert (str(error.where), error.field, error.value) == (
        "locations.csv:2",
        "latitude",
        "100",
    )
    assert reading.records == ()
