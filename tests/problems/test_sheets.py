"""Diagnoses as files: what goes out comes in unchanged, and a batch can be undone."""

import csv
import io
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from problems.models import ColumnMapping, Diagnosis, ImportBatch, Problem
from problems.services import importing
from problems.services.doubting import impossible_in
from problems.sheets import columns
from problems.sheets.exporting import export
from problems.sheets.importing import perform, rehearse
from problems.sheets.tables import MOST_ROWS, TableRefused, read_file
from problems.workflow import Status
from tests.factories import DiagnosisFactory, EvidenceFactory, ProblemFactory

HEADINGS = [column.heading for column in columns.COLUMNS]


@pytest.fixture
def people(city_of_people):
    return city_of_people


def table_of(rows: list[dict], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """Return a CSV file with these rows, as an institution would write it."""
    names = list(rows[0])
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return out.getvalue().encode(encoding)


def row(**extra) -> dict:
    return {
        "Problem": "Młodzi bez pracy",
        "Kategoria": "bezrobocie",
        "Dzielnica": "polnoc",
        "Rok": "2026",
        "Nasilenie": "4",
        "Tendencja": "rośnie",
        "Opis": "Coraz więcej osób szuka pracy dłużej niż rok.",
        **extra,
    }


def run(people, content: bytes, does=perform, mapping=None):
    table = read_file(content)
    extra = {"file_name": "dane.csv"} if does is perform else {}
    return does(
        actor=people.bartek,
        partner=people.most,
        table=table,
        columns=mapping or columns.guess(table.headings),
        **extra,
    )


class TestReading:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
    def test_reads_what_spreadsheets_write(self, delimiter, encoding):
        table = read_file(table_of([row()], delimiter, encoding))

        assert table.headings[0] == "Problem"
        assert table.rows[0][0] == "Młodzi bez pracy"

    def test_finds_the_headings_under_a_title(self):
        content = b"Diagnozy 2026;;\n;;\nproblem;rok;opis\nBieda;2026;Jest.\n"

        assert read_file(content).headings == ["problem", "rok", "opis"]

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\x00\x01\x02",
            b"PK\x03\x04not a zip",
            b"<html><script>1</script></html>",
            b"a;b\n" * 2 + b"1;2\n" * (MOST_ROWS + 1),
            b"x" * (900 * 1024 + 1),
        ],
    )
    def test_refuses_what_is_no_table(self, content):
        with pytest.raises(TableRefused):
            read_file(content)

    def test_refuses_a_damaged_workbook(self):
        out = io.BytesIO()
        openpyxl.Workbook().save(out)
        content = out.getvalue()

        for place in range(60, len(content), 97):
            broken = content[:place] + b"\xff\xff\xff" + content[place + 3 :]
            with suppress(TableRefused):
                read_file(broken)

    def test_refuses_a_packed_bomb(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("xl/workbook.xml", b"0" * 200_000_000)

        with pytest.raises(TableRefused):
            read_file(out.getvalue())

    def test_guesses_headings_by_their_other_names(self):
        found = columns.guess(["Rok", "TYTUŁ", "Kategoria", "Dzielnica", "Inne"])

        assert found == {
            "period": "Rok",
            "title": "TYTUŁ",
            "category": "Kategoria",
            "area": "Dzielnica",
        }


class TestRoundTrip:
    @pytest.fixture
    def stored(self, people):
        rows = []
        for number, status in enumerate((Status.DRAFT, Status.SUBMITTED)):
            diagnosis = DiagnosisFactory(
                partner=people.most,
                author=people.bartek,
                status=status,
                problem=ProblemFactory(
                    category=people.bezrobocie,
                    area=people.polnoc,
                    place_kind="area",
                    opened_by=people.most,
                    title=f"=Problem {number}",
                ),
                causes='Pierwsza.\n\nDruga; z średnikiem, przecinkiem i "cudzysłowem".',
                scale_count=0,
                scale_unit="persons",
            )
            EvidenceFactory(diagnosis=diagnosis, link="https://example.org/a?b=1&c=2")
            rows.append(diagnosis)
        return rows

    @pytest.mark.parametrize("file_format", ["csv", "xlsx"])
    def test_what_was_exported_changes_nothing(self, people, stored, file_format):
        before = list(Diagnosis.objects.order_by("pk").values())
        content, _type = export(stored, file_format)

        report = run(people, content)

        assert report.counts == {"new": 0, "same": 2, "differs": 0, "refused": 0}
        assert list(Diagnosis.objects.order_by("pk").values()) == before

    def test_no_cell_is_a_formula(self, people, stored):
        content, _type = export(stored, "xlsx")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active

        assert "f" not in {cell.data_type for line in sheet.rows for cell in line}
        text = export(stored, "csv")[0].decode()
        assert "'=Problem 0" in text

    def test_what_says_something_else_is_left_to_the_desk(self, people, stored):
        content, _type = export(stored, "csv")

        report = run(people, content.replace(b"Pierwsza.", b"Inna."))

        assert report.counts["differs"] == 2
        assert not Diagnosis.objects.filter(causes__contains="Inna").exists()

    def test_another_institution_cannot_name_them(self, people, stored):
        content, _type = export(stored, "csv")
        table = read_file(content)

        report = rehearse(
            actor=people.celina,
            partner=people.inna,
            table=table,
            columns=columns.guess(table.headings),
        )

        assert report.counts["same"] == report.counts["differs"] == 0


class TestPlaceOfOthers:
    """Who joined a public problem knows the area that residents know."""

    @pytest.fixture
    def joined(self, people):
        people.polnoc.residents = 50
        people.polnoc.save()
        problem = ProblemFactory(
            title="Młodzi bez pracy",
            category=people.bezrobocie,
            place_kind="area",
            area=people.polnoc,
            opened_by=people.inna,
        )
        DiagnosisFactory(
            partner=people.inna,
            author=people.celina,
            problem=problem,
            status=Status.PUBLISHED,
        )
        problem.refresh_from_db()
        assert problem.public_area == people.testowo
        return problem

    def test_an_import_does_not_find_it_by_its_own_place(self, people, joined):
        report = run(people, table_of([row()]))

        assert report.counts["new"] == 1
        assert Diagnosis.objects.get(partner=people.most).problem != joined

    def test_neither_the_file_nor_a_doubt_names_its_area(self, people, joined):
        own = DiagnosisFactory(
            partner=people.most,
            author=people.bartek,
            problem=joined,
            scale_count=60,
            scale_unit="persons",
        )

        content, _type = export([own], "csv")

        assert people.polnoc.name not in content.decode()
        assert people.testowo.name in content.decode()
        assert not [item for item in impossible_in(own) if item.code == "above_all"]


class TestImport:
    def test_a_rehearsal_writes_nothing(self, people):
        report = run(people, table_of([row()]), rehearse)

        assert report.counts["new"] == 1
        assert not Diagnosis.objects.exists()
        assert not ImportBatch.objects.exists()
        assert not AuditEntry.objects.filter(verb="import.done").exists()

    def test_good_rows_become_drafts_and_bad_ones_say_why(self, people):
        rows = [
            row(),
            row(Dzielnica="połnoc", Rok="2025"),
            row(Kategoria="bezroboce"),
            row(Nasilenie="9"),
            row(Rok="zeszły"),
            row(Problem=""),
            row(),
        ]

        report = run(people, table_of(rows))

        assert [item.outcome for item in report.rows] == [
            "new",
            "new",
            "refused",
            "refused",
            "refused",
            "refused",
            "refused",
        ]
        assert "bezrobocie" in report.rows[2].reason
        assert all(item.reason for item in report.rows if item.outcome == "refused")
        assert Diagnosis.objects.filter(status=Status.DRAFT).count() == 2
        # Two periods of one problem: the second row joins the first.
        assert Problem.objects.count() == 1

    def test_sources_are_read_from_their_lines(self, people):
        line = "register | A | 2026-01-31 | Rejestr osób | https://example.org | Cytat"
        run(people, table_of([row(Źródła=f"{line}\nAnkieta")]))

        first, second = Diagnosis.objects.get().evidence.order_by("pk")
        assert (first.kind, first.reliability, first.quote) == (
            "register",
            "A",
            "Cytat",
        )
        assert second.description == "Ankieta"

    def test_is_not_for_strangers(self, people):
        with pytest.raises(NotPermitted):
            perform(
                actor=people.celina,
                partner=people.most,
                file_name="x",
                table=read_file(table_of([row()])),
                columns=columns.guess(list(row())),
            )


class TestUndo:
    def test_the_whole_batch_goes(self, people):
        batch = run(people, table_of([row(), row(Rok="2025")])).batch

        gone, stayed = importing.undo_import(actor=people.filip, batch=batch)

        assert (gone, stayed) == (2, 0)
        assert not Diagnosis.objects.exists()
        assert not Problem.objects.exists()

    def test_what_was_worked_on_stays(self, people):
        batch = run(people, table_of([row(), row(Rok="2025")])).batch
        batch.diagnoses.filter(period="2025").update(version=2)

        assert importing.undo_import(actor=people.bartek, batch=batch) == (1, 1)

    def test_twice_or_by_a_stranger_is_refused(self, people):
        batch = run(people, table_of([row()])).batch
        with pytest.raises(NotPermitted):
            importing.undo_import(actor=people.celina, batch=batch)
        importing.undo_import(actor=people.bartek, batch=batch)

        with pytest.raises(importing.BatchUndone):
            importing.undo_import(actor=people.bartek, batch=batch)


class TestPages:
    def post(self, client, **data):
        return client.post(reverse("diagnoses:import"), data)

    def upload(self, client, people, content, name="dane.csv"):
        file = SimpleUploadedFile(name, content)
        return self.post(client, partner=people.most.slug, file=file, act="read")

    def test_a_file_is_read_shown_and_imported(self, client, people):
        client.force_login(people.bartek)
        page = self.upload(client, people, table_of([row(), row(Rok="x")]))
        assert page.status_code == 200
        assert not Diagnosis.objects.exists()

        context = page.context
        mapping = {field.html_name: field.value() for field in context["form"]}
        done = self.post(
            client,
            partner=people.most.slug,
            table=context["table_text"],
            file_name="dane.csv",
            act="import",
            **{name: value or "" for name, value in mapping.items()},
        )

        assert done.status_code == 302
        assert Diagnosis.objects.get().import_batch.file_name == "dane.csv"
        assert ColumnMapping.objects.get().columns["period"] == "Rok"

        url = reverse("diagnoses:import_undo", args=[ImportBatch.objects.get().ref])
        client.post(url)
        assert not Diagnosis.objects.exists()

    def test_a_mapping_is_remembered(self, client, people):
        table = read_file(table_of([row()]))
        importing.remember_mapping(
            partner=people.most,
            headings_hash=table.hash,
            columns={"title": "Opis"},
        )
        client.force_login(people.bartek)

        page = self.upload(client, people, table_of([row()]))

        assert page.context["form"].columns == {"title": "Opis"}

    @pytest.mark.parametrize(
        "data",
        [
            {"act": "import"},
            {"act": "import", "table": "\x00"},
            {"act": "check", "table": "a;b\n1;2", "column-title": "nie ma"},
            {"act": "read"},
        ],
    )
    def test_nonsense_is_refused(self, client, people, data):
        client.force_login(people.bartek)

        response = self.post(client, partner=people.most.slug, **data)

        assert response.status_code == 400

    def test_somebody_elses_institution_is_missing(self, client, people):
        client.force_login(people.bartek)

        response = self.post(
            client, partner=people.inna.slug, act="check", table="a;b\n1;2"
        )

        assert response.status_code == 404

    @pytest.mark.parametrize(
        ("query", "status"), [("csv", 200), ("xlsx", 200), ("x", 400)]
    )
    def test_exports_only_the_own_ones(self, client, people, query, status):
        DiagnosisFactory(partner=people.inna, text_internal="obce-slowa")
        DiagnosisFactory(partner=people.most, text_internal="nasze-slowa")
        client.force_login(people.bartek)

        response = client.get(reverse("diagnoses:export"), {"format": query})

        assert response.status_code == status
        if query == "csv":
            assert "nasze-slowa" in response.content.decode()
            assert "obce-slowa" not in response.content.decode()
