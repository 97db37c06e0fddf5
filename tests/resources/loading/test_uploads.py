"""Directories brought in by the browser: upload, report, decision, result."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.log import entries_of
from kooperacja.notices.models import JobClock
from resources.loading.reading import SUFFIXES
from resources.models import PublicResource, Resource, ResourceImport, ResourceUpload
from resources.own_jobs import bring_in_uploads
from resources.services.importing import uploads
from tests.kooperacja.files.corpus import CORPUS

HEAD = "id;nazwa;kategoria;adres;telefon;godziny;lat;lon;organizacja;poufny;Kolor\n"
KLUB = "1;Klub seniora;bezrobocie;Długa 1;33 812 34 56;pn-pt 8-16;;;Fundacja Dom;;\n"
NAMELESS = "2;;;;;;;;;;\n"
URL = "/en/panel/zasoby/import/"
State = ResourceUpload.State
#: Nasty files that are judged by more than their ending.
NASTY = [nasty for nasty in CORPUS if Path(nasty.name).suffix.lower() in SUFFIXES]
BUDGETS = json.loads((Path(__file__).parents[2] / "query_counts.json").read_text())


@pytest.fixture
def dorota(client, world):
    client.force_login(world.dorota)
    return client


@pytest.fixture
def send(dorota):
    """Upload a file; return the answer."""

    def call(content: str | bytes, name="zasoby.csv", **fields):
        content = content.encode() if isinstance(content, str) else content
        return dorota.post(URL, {"file": SimpleUploadedFile(name, content), **fields})

    return call


@pytest.fixture
def sent(send, dorota):
    """Upload a file that is taken; return its row and its page."""

    def call(*args, **fields):
        response = send(*args, **fields)
        assert response.status_code == 302, response.content.decode()
        page = dorota.get(response.url).content.decode()
        return ResourceUpload.objects.get(), page

    return call


@pytest.fixture
def decide(dorota):
    """Press a button of the page of an upload."""

    def call(upload, act, **fields):
        url = reverse("resources_review:import", args=[upload.ref])
        return dorota.post(url, {"act": act, **fields})

    return call


class TestLooking:
    def test_nothing_is_written_and_all_is_said(self, sent):
        upload, page = sent(HEAD + KLUB + NAMELESS)

        assert upload.state == State.CHECKED
        assert (upload.told["counts"]["new"], upload.told["counts"]["refused"]) == (
            1,
            1,
        )
        assert "row 3" in page
        assert "it has no name" in page
        assert not Resource.objects.exists()
        assert not ResourceImport.objects.exists()

    def test_a_workbook_says_its_sheet_and_the_heading(self, sent):
        book = openpyxl.Workbook()
        book.active.title = "Spis 2026"
        book.active.append(["Nazwa placówki", "Nr telefonu"])
        book.active.append(["PESEL 44051401359", "112"])
        out = io.BytesIO()
        book.save(out)

        upload, page = sent(out.getvalue(), "spis.xlsx")

        (refused,) = upload.told["refused"]
        assert refused["place"] == "sheet “Spis 2026”, row 2"
        assert refused["column"] == "Nazwa placówki"
        assert "44051401359" not in page + upload.report

    def test_a_document_says_its_pointer(self, sent):
        place = {
            "id": "l1",
            "location_type": "physical",
            "latitude": 100,
            "longitude": 1,
        }
        service = {"id": "s1", "name": "A", "status": "active"}
        service["service_at_locations"] = [{"id": "a1", "location": place}]

        upload, page = sent(json.dumps(service), "hsds.json")

        (refused,) = upload.told["refused"]
        assert refused["place"].startswith("/service_at_locations/0/location/latitude")
        assert "100" in page

    def test_doubles_are_named(self, sent, decide):
        upload, _page = sent(HEAD + KLUB)
        decide(upload, "import", showing="drafts")
        ResourceUpload.objects.all().delete()

        _upload, page = sent(HEAD + KLUB, name="inny.csv")

        assert "Perhaps the same" in page
        assert "the same telephone" in page

    def test_the_same_file_again_has_nothing_to_bring_in(self, sent, decide):
        upload, _page = sent(HEAD + KLUB)
        decide(upload, "import", showing="drafts")
        ResourceUpload.objects.all().delete()

        upload, page = sent(HEAD + KLUB)

        assert upload.told["counts"]["same"] == 1
        assert "nothing new" in page
        assert 'value="import"' not in page

    def test_a_column_nobody_knows_may_be_named(self, sent, decide):
        upload, page = sent("nazwa;telefon;Dzwoń\nKlub;;33 812 34 56\n")
        assert "Columns we do not know" in page

        decide(upload, "check", **{"column-0": "phone"})
        upload.refresh_from_db()
        decide(upload, "import", showing="drafts")

        assert Resource.objects.get().phone == "33 812 34 56"

    def test_the_report_is_a_table_without_formulas(self, sent, dorota):
        upload, _page = sent(HEAD + "1;=2+3;;;;;;;;;\n")

        url = reverse("resources_review:import_report", args=[upload.ref])
        response = dorota.get(url)

        rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert not [cell for row in rows for cell in row if cell.startswith("=")]
        assert [row[5] for row in rows if row[4] == "new"] == ["'=2+3"]


class TestSecrets:
    SHELTER = "4;Schronisko;;ul. Tajemna 7;600 100 200;24h;51.123;17.456;;tak;\n"
    NAMING = "5;Dom przy ul. Tajemnej 9;;ul. Tajemnej 9;1;;51.1;;;tak;\n"

    def test_no_cell_of_a_confidential_row_is_repeated(self, sent, decide, dorota):
        upload, page = sent(HEAD + self.SHELTER + self.NAMING)

        told = page + upload.report + json.dumps(upload.told)
        for secret in ("Tajemn", "51.1", "17.456"):
            assert secret not in told
        decide(upload, "import", showing="publish", skip_refused="on")
        decide(upload, "import", showing="published", skip_refused="on")
        upload.refresh_from_db()
        assert upload.state == State.DONE
        assert "Tajemn" not in upload.report + json.dumps(upload.told)
        assert PublicResource.objects.get().name == "Schronisko"

    def test_the_bytes_are_gone_when_it_is_in(self, sent, decide):
        upload, _page = sent(HEAD + self.SHELTER)
        decide(upload, "import", showing="drafts")

        upload.refresh_from_db()
        assert upload.content is None


class TestBringingIn:
    def test_as_drafts(self, sent, decide, dorota, world):
        upload, _page = sent(HEAD + KLUB, source="Spis miejski")

        response = decide(upload, "import", showing="drafts")

        page = dorota.get(response.url).content.decode()
        resource = Resource.objects.get()
        assert (resource.status, resource.source) == ("draft", "Spis miejski")
        assert reverse("resources_desk:detail", args=[resource.ref]) in page
        upload.refresh_from_db()
        (entry,) = entries_of(upload.batch)
        assert (entry.actor, entry.verb) == (world.dorota, "resources.imported")

    def test_published_at_once(self, sent, decide):
        upload, _page = sent(HEAD + KLUB)

        decide(upload, "import", showing="published")

        assert PublicResource.objects.get().to_check

    def test_refused_rows_have_to_be_left_out_expressly(self, sent, decide):
        upload, _page = sent(HEAD + KLUB + NAMELESS)

        assert decide(upload, "import", showing="drafts").status_code == 400
        assert not Resource.objects.exists()

        decide(upload, "import", showing="drafts", skip_refused="on")
        assert Resource.objects.count() == 1

    def test_twice_is_once(self, sent, decide):
        upload, _page = sent(HEAD + KLUB)
        decide(upload, "import", showing="drafts")

        assert decide(upload, "import", showing="drafts").status_code == 409
        assert Resource.objects.count() == 1

    def test_rows_refused_in_the_meantime_are_asked_about(self, sent, decide, dorota):
        upload, _page = sent(HEAD + KLUB)
        # As if the file had said so only now.
        ResourceUpload.objects.update(content=(HEAD + KLUB + NAMELESS).encode())

        response = decide(upload, "import", showing="drafts")

        upload.refresh_from_db()
        assert upload.state == State.CHECKED
        assert "rows were refused" in dorota.get(response.url).content.decode()
        assert not Resource.objects.exists()

    def test_thrown_away(self, sent, decide):
        upload, _page = sent(HEAD + KLUB)

        decide(upload, "drop")

        assert not ResourceUpload.objects.exists()


class TestRefusing:
    @pytest.mark.parametrize("nasty", NASTY, ids=lambda nasty: nasty.what)
    @pytest.mark.filterwarnings("ignore:This document has", "ignore:.*:UserWarning")
    def test_a_nasty_file_is_no_error(self, send, nasty):
        response = send(nasty.content(), nasty.name.rpartition("/")[2] or "x.csv")

        assert response.status_code in (302, 400)
        if response.status_code == 400:
            assert not ResourceUpload.objects.exists()
        assert not Resource.objects.exists()

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.json", b"[" * 100_000),
            ("a.json", b"null"),
            ("a.json", b'{"services": 7, "name": {"a": 1}}'),
            ("a.json", b'[{"service": []}, 1, null, {"status": {}, "id": []}]'),
            ("a.json", b'{"status": "active", "id": "1", "name": "\\ud800"}'),
            ("a.geojson", b'{"features": [1, {"properties": 5}]}'),
            ("a.geojson", b'{"features": {"a": 1}}'),
            ("a.geojson", b'{"features": [{"properties": {"nazwa": "A \\ud800 \\u0000",'
             b' "x\\u0000": "1"}}]}'),
            ("a.geojson", b'{"features": [{"properties": {"nazwa": "A", "adres": "x"},'
             b' "geometry": {"type": "Point", "coordinates": ["a", null]}}]}'),
            ("a.csv", b"\x00\x01"),
            ("a.csv", b'nazwa;telefon\n"' + b"x" * 200_000),
            ("a.csv", "nazwa;telefon\nA\ud800;1".encode("utf-8", "surrogatepass")),
            ("a.csv", b"nazwa,lat,lon\nA,1e400,nan\n"),
            ("a.zip", b"PK\x03\x04nothing"),
            ("a.xlsx", b"PK\x03\x04nothing"),
        ],
    )  # fmt: skip
    def test_neither_is_a_broken_one(self, send, name, content):
        assert send(content, name).status_code in (302, 400)
        assert not Resource.objects.exists()

    def test_what_unpacks_to_too_much(self, send):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("services.csv", b"0" * 70_000_000)

        response = send(out.getvalue(), "bomba.zip")

        assert response.status_code == 400
        assert "unpacks to too much" in response.content.decode()
        assert not ResourceUpload.objects.exists()

    def test_a_file_of_another_kind(self, send):
        response = send(b"%PDF-1.7", "spis.pdf")

        assert response.status_code == 400
        assert "CSV, TXT, XLSX" in response.content.decode()

    def test_too_large(self, send, settings):
        settings.FILES_MOST_BYTES = 1000

        assert send(HEAD + KLUB * 50).status_code == 400
        assert not ResourceUpload.objects.exists()

    def test_five_megabytes_are_taken_in_both_languages(self, send):
        response = send(b"nazwa;telefon\n" + b"x;1\n" * 1_300_000)

        assert response.status_code == 302

    def test_too_many_at_once(self, send, monkeypatch):
        monkeypatch.setattr(uploads, "MOST_OPEN", 1)
        send(HEAD + KLUB)

        assert send(HEAD + KLUB).status_code == 409
        assert ResourceUpload.objects.count() == 1

    def test_a_mistake_of_ours_is_no_error_page(self, send, monkeypatch):
        monkeypatch.setattr(uploads, "read_content", lambda *args, **more: 1 / 0)

        assert send(HEAD + KLUB).status_code == 400
        assert not ResourceUpload.objects.exists()

    @pytest.mark.parametrize("act", ["", "x"])
    def test_an_unknown_step(self, sent, decide, act):
        upload, _page = sent(HEAD + KLUB)

        assert decide(upload, act).status_code == 400

    def test_needs_the_token(self, world):
        from django.test import Client

        client = Client(enforce_csrf_checks=True)
        client.force_login(world.dorota)

        assert client.post(URL, {"source": "x"}).status_code == 403


class TestTheWorker:
    @pytest.fixture(autouse=True)
    def _everything_is_large(self, monkeypatch):
        monkeypatch.setattr(uploads, "AT_ONCE", 0)

    def test_has_a_page_to_wait_on(self, sent, decide, dorota):
        upload, page = sent(HEAD + KLUB)

        assert upload.state == State.WAITING
        assert "See whether it is ready" in page
        assert JobClock.objects.get(name=uploads.JOB).next_at <= timezone.now()
        assert decide(upload, "import", showing="drafts").status_code == 409

        bring_in_uploads(timezone.now())
        upload.refresh_from_db()
        assert (upload.state, upload.told["counts"]["new"]) == (State.CHECKED, 1)

        decide(upload, "import", showing="drafts")
        bring_in_uploads(timezone.now())
        upload.refresh_from_db()
        assert upload.state == State.DONE
        assert Resource.objects.count() == 1

    def test_speaks_the_language_of_who_uploaded(self, sent):
        upload, _page = sent(HEAD + NAMELESS)

        bring_in_uploads(timezone.now())

        upload.refresh_from_db()
        assert upload.told["refused"][0]["message"] == "it has no name"

    def test_says_why_it_refused_and_keeps_no_byte(self, sent, dorota):
        upload, _page = sent("a;b\n1;2\n")

        bring_in_uploads(timezone.now())

        upload.refresh_from_db()
        page = dorota.get(reverse("resources_review:import", args=[upload.ref]))
        assert (upload.state, upload.content) == (State.REFUSED, None)
        assert upload.told["sentence"] in page.content.decode()

    def test_one_bad_file_does_not_hold_up_the_next(self, send, monkeypatch):
        send(HEAD + KLUB, "zly.csv")
        send(HEAD + KLUB, "dobry.csv")
        read = uploads.read_content

        def fall(content, *, name, **more):
            return 1 / 0 if name == "zly.csv" else read(content, name=name, **more)

        monkeypatch.setattr(uploads, "read_content", fall)
        bring_in_uploads(timezone.now())

        states = ResourceUpload.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == [State.REFUSED, State.CHECKED]

    def test_forgets_what_nobody_decides_upon(self, sent):
        upload, _page = sent(HEAD + KLUB)

        bring_in_uploads(timezone.now() + timedelta(days=2))

        assert not ResourceUpload.objects.exists()


class TestBudgets:
    def test_of_the_list_and_the_page(
        self, sent, dorota, django_assert_max_num_queries
    ):
        upload, _page = sent(HEAD + KLUB)
        with django_assert_max_num_queries(BUDGETS["resources_review:imports"]):
            dorota.get(URL)
        with django_assert_max_num_queries(BUDGETS["resources_review:import"]):
            dorota.get(reverse("resources_review:import", args=[upload.ref]))
