"""Directories in tables, most of all the one with office habits."""

import io
import json

import openpyxl
import pytest

from kooperacja.files.tables import TableRefused
from resources.loading.places import Box
from resources.loading.reading import read_content, read_path
from resources.loading.records import Level, Where
from resources.loading.tables import DirectoryRefused

BIELSKO = Box(18.93, 49.73, 19.12, 49.9)
HEAD = "nazwa;adres;telefon\n"


def read(text: str | bytes, name: str = "zasoby.csv", **options):
    content = text if isinstance(text, bytes) else text.encode()
    return read_content(content, name=name, **options)


@pytest.fixture(scope="module")
def reading(shared_data):
    return read_path(shared_data / "messy" / "10_zasoby_adresy.csv", box=BIELSKO)


@pytest.fixture(scope="module")
def record(reading):
    return {record.external_id: record for record in reading.records}


@pytest.fixture(scope="module")
def said(reading):
    """Return what was said of a row (its id is one less than its number)."""

    def said(row: int, *levels) -> dict[str, str]:
        return {
            finding.field: str(finding.message)
            for finding in reading.findings
            if finding.where.row == row and (finding.level in levels or not levels)
        }

    return said


class TestTheMessyFile:
    """Each record as ``expected.json`` asks for."""

    def test_expectations_are_those_of_the_file(self, shared_data):
        text = (shared_data / "messy" / "expected.json").read_text()
        expected = json.loads(text)["10_zasoby_adresy.csv"]

        assert expected["records"] == 13
        assert set(expected["expect"]) == set("123456789") | {"10", "11", "12"}

    def test_counts(self, reading):
        assert reading.seen == 13
        assert [record.external_id for record in reading.records] == [
            *"123456789",
            "10",
        ]

    def test_1_is_accepted(self, record, said):
        assert (
            record["1"].description == 'Obiady, zajęcia\nklub seniora; "Złota Jesień"'
        )
        assert len(record["1"].schedule.hours) == 5
        assert record["1"].sites[0].place == (19.0444, 49.8225)
        assert not said(2, Level.WARNING, Level.ERROR)

    def test_2_has_the_same_telephone_and_address_as_1(self, record):
        one, two = record["1"], record["2"]

        assert (one.phone, one.email) == (two.phone, two.email)
        assert one.sites[0].place == two.sites[0].place

    def test_3_degrees_minutes_seconds(self, record):
        assert record["3"].sites[0].place == (19.0527778, 49.815)
        assert not record["3"].schedule.open_on_holidays

    def test_4_swapped_axes(self, record, said):
        assert record["4"].sites[0].place == (19.057, 49.836)
        assert "swapped" in said(5)["place"]
        assert record["4"].schedule.round_the_clock

    def test_5_without_coordinates(self, record, said):
        assert record["5"].sites[0].place is None
        assert record["5"].sites[0].address == "plac Testowy 2"
        assert (record["5"].email, record["5"].website) == ("", "")
        assert set(said(6, Level.WARNING)) == {"email", "website"}

    def test_6_a_formula_is_text(self, record, said):
        assert record["6"].name.startswith("=HYPERLINK(")
        assert "formula" in said(7)["name"]

    def test_7_tags_are_text_and_scripts_no_pages(self, record, said):
        assert record["7"].name == "<script>alert(1)</script> Świetlica"
        assert record["7"].website == ""
        assert {"name", "website"} <= set(said(8, Level.WARNING))

    def test_8_is_confidential(self, record):
        (site,) = record["8"].sites

        assert site.is_confidential
        assert site.address == ""

    def test_9_two_emails_and_an_empty_part(self, record, said):
        nine = record["9"]

        assert nine.name == "Klub Abstynenta"
        assert nine.categories == ("uzależnienia", "zdrowie")
        assert nine.email == "d@example.org"
        assert [contact.email for contact in nine.contacts] == ["e@example.org"]
        assert nine.phone == "33 000 00 09 wew. 12"

    def test_9_the_second_of_one_number_is_refused(self, said):
        assert said(11, Level.ERROR)["external_id"]

    def test_10_outside_the_city(self, record, said):
        assert record["10"].sites[0].place == (21.0122, 52.2297)
        assert "outside" in said(12)["place"]

    def test_11_without_a_name(self, said):
        assert said(13, Level.ERROR)["name"]

    def test_12_an_endless_name(self, said):
        assert "200" in said(14, Level.ERROR)["name"]


class TestTables:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
    @pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
    def test_encodings_and_signs(self, encoding, sign):
        text = HEAD.replace(";", sign) + sign.join(["Świetlica", "Długa 1", "112"])

        reading = read(text.encode(encoding), "zasoby.txt")

        assert reading.records[0].name == "Świetlica"
        assert [str(item.value) for item in reading.findings if not item.field] == (
            ["cp1250"] if encoding == "cp1250" else []
        )

    def test_a_workbook_with_a_title(self):
        book = openpyxl.Workbook()
        book.active.append(["Zasoby 2026"])
        book.active.append([])
        book.active.append(["Nazwa usługi", "Pn", "KRS", "Liczba miejsc", "Kolor"])
        book.active.append(["=1+1", "8-16", 650, 12.0, "red"])
        out = io.BytesIO()
        book.save(out)

        reading = read(out.getvalue(), "z.xlsx")

        # Formulas of a workbook have no value until a spreadsheet has opened it.
        assert reading.seen == 1
        assert [item.value for item in reading.findings if not item.field] == ["Kolor"]

    def test_a_row_of_a_workbook(self):
        book = openpyxl.Workbook()
        book.active.append(["Nazwa usługi", "Pn", "KRS", "Liczba miejsc"])
        book.active.append(["Klub", "8-16", 650, 12.0])
        out = io.BytesIO()
        book.save(out)

        (record,) = read(out.getvalue(), "z.xlsx").records

        assert record.where == Where("z.xlsx", 2, sheet="Sheet")
        assert record.provider.krs == "0000000650"
        assert record.provider.name == "Klub"
        assert (record.capacity, len(record.schedule.hours)) == (12, 1)

    def test_all_columns(self):
        cells = {
            "Lp.": "7",
            "Nazwa": "Klub seniora",
            "Organizacja": "Fundacja Most",
            "NIP": "5261040828",
            "Sektor": "organizacja pozarządowa",
            "Dla kogo": "osoby od 60 lat",
            "Wiek": "60+",
            "Jak skorzystać": "Zadzwoń.",
            "Odpłatność": "bezpłatnie",
            "Liczba miejsc": "30",
            "Zajęte miejsca": "12",
            "Stan na dzień": "2026-10-01",
            "Języki": "polski, ukraiński",
            "Godziny otwarcia": "pn-pt 8-16",
            "Ulica": "Długa",
            "Nr domu": "9",
            "Kod pocztowy": "43-300",
            "Miasto": "Bielsko-Biała",
            "Osiedle": "Kamienica",
            "Obszar działania": "Kamienica; Wapienica",
            "Dostępność": "winda; toaleta",
            "Sprawdzono": "31.10.2026",
        }

        (record,) = read(
            ";".join(cells) + "\n" + ";".join(f'"{cell}"' for cell in cells.values())
        ).records

        assert record.provider.nip == "5261040828"
        assert record.provider.sector == "ngo"
        assert record.target_groups == ("osoby od 60 lat",)
        assert (record.minimum_age, record.maximum_age) == (60, None)
        assert (record.capacity, record.occupancy) == (30, 12)
        assert record.languages == ("pl", "uk")
        assert record.sites[0].address == "Długa 9, 43-300 Bielsko-Biała"
        assert record.sites[0].area == "Kamienica"
        assert record.sites[0].accessibility == ("lift", "toilet")
        assert record.reach.areas == ("Kamienica", "Wapienica")
        assert record.reach.whole_city is False
        assert str(record.assured_date) == "2026-10-31"
        assert (record.fee_kind, record.kind) == ("free", "senior_club")

    def test_headings_a_person_names(self):
        (record,) = read(
            "Jak się zwie;Dzwoń\nKlub;112\n",
            said={"name": "jak się zwie", "phone": "DZWOŃ"},
        ).records

        assert (record.name, record.phone) == ("Klub", "112")

    def test_places_taken_need_a_day(self):
        reading = read("nazwa;miejsca;zajęte miejsca\nKlub;30;12\n")

        assert reading.records[0].occupancy is None
        assert [item.field for item in reading.of(Level.WARNING)] == ["occupancy"]

    @pytest.mark.parametrize(
        ("content", "name", "words"),
        [
            (b"a;b\n1;2\n", "a.csv", "No column with names"),
            (b"", "a.csv", "No column with names"),
            (b"\x00\x01", "a.csv", "no text"),
            (b"PK\x03\x04 no zip", "a.xlsx", "cannot be read as a table"),
            (b"PK\x03\x04 no zip", "a.zip", "cannot be opened"),
            (b"no zip", "a.zip", "cannot be opened"),
            (b"%PDF", "a.pdf", "of a kind that cannot be read"),
            (b"{}", "a.geojson", "no GeoJSON"),
            (b'{"features": [1]}', "a.geojson", "no GeoJSON"),
            (b"[" * 100_000, "a.geojson", "no GeoJSON"),
        ],
    )
    def test_refuses_what_is_no_directory(self, content, name, words):
        with pytest.raises((DirectoryRefused, TableRefused), match=words):
            read(content, name)

    def test_a_missing_file(self, tmp_path):
        with pytest.raises(DirectoryRefused, match="no file"):
            read_path(tmp_path / "a.csv")


class TestRealFiles:
    def test_philadelphia(self, shared_data):
        box = Box(-75.3, 39.8, -74.9, 40.2)
        path = shared_data / "resources" / "philadelphia_community_services.csv"

        reading = read_path(path, box=box)

        assert len(reading.records) == reading.seen == 101
        assert reading.records[0].sites[0].place == (-75.1883343, 39.9635841)
        placed = [record.sites[0].place for record in reading.records if record.sites]
        assert all(box.holds(*place) for place in placed if place)

    def test_public_benefit_organisations(self, shared_data):
        reading = read_path(shared_data / "partners" / "opp_slaskie.csv")

        assert len(reading.records) == reading.seen == 1096
        assert all(len(record.provider.krs) == 10 for record in reading.records)

    def test_hospitals(self, shared_data):
        path = shared_data / "resources" / "pl_szpitale_2020.geojson"

        reading = read_path(path)

        assert len(reading.records) == reading.seen == 87
        assert reading.records[0].kind == "health_care"
        assert reading.records[0].sites[0].place == (16.277523, 50.774777)
        assert reading.records[0].where.pointer == "/features/0"
