"""What a report on an uploaded directory may not say, and what must not break it."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kooperacja.files.tables import MOST_SHEETS, read_cells
from resources.models import PublicSite, Resource, ResourceUpload
from resources.own_jobs import bring_in_uploads
from resources.services.importing import uploads

URL = "/en/panel/zasoby/import/"
HEAD = "id;nazwa;adres;poufny;organizacja\n"
SHELTER = "1;Klub Ewa;Długa 15;tak;Fundacja Dom\n"
PESEL = "44051401359"
State = ResourceUpload.State


@pytest.fixture
def send(client, world):
    """Upload a file; return what became of it."""
    client.force_login(world.dorota)

    def call(content: str, name="spis.csv", **decision):
        file = SimpleUploadedFile(name, content.encode())
        response = client.post(URL, {"file": file, "source": "spis"})
        assert response.status_code == 302
        if decision:
            client.post(response.url, {"act": "import", **decision})
        return ResourceUpload.objects.get(ref=response.url.split("/")[-2])

    return call


def told_of(upload: ResourceUpload) -> str:
    """Return everything that is kept of a file."""
    return json.dumps(upload.told, ensure_ascii=False) + upload.report


class TestSecrets:
    def test_a_shelter_is_not_opened_by_a_file(self, send):
        send(HEAD + SHELTER, showing="published")

        upload = send(HEAD + SHELTER.replace("tak", "nie"))

        assert upload.state == State.CHECKED
        assert upload.told["counts"]["refused"] == 1
        assert "confidential" in upload.told["refused"][0]["message"]
        assert "Długa 15" not in told_of(upload)
        assert not PublicSite.objects.exclude(is_confidential=True).exists()

    def test_a_name_that_says_a_kept_address_is_not_told(self, send):
        send(HEAD + SHELTER, showing="published")

        upload = send(HEAD + "1;Klub przy Długa 15;;nie;Fundacja Dom\n")

        assert upload.told["counts"]["refused"] == 1
        assert "Długa 15" not in told_of(upload)

    def test_what_stays_as_it_is_keeps_the_name_it_has_here(self, send):
        send(HEAD + SHELTER, showing="drafts")
        Resource.objects.update(version=9)

        upload = send(HEAD + SHELTER.replace("Ewa", "Ewa, Długa 15"))

        assert upload.told["counts"]["kept"] == 1
        assert upload.told["rows"][0]["name"] == "Klub Ewa"
        assert "Długa 15" not in told_of(upload)

    def test_an_organisation_named_by_personal_data_is_not_told(self, send):
        content = [{"id": "o1", "name": f"Jan {PESEL}", "legal_status": "x"}]

        upload = send(json.dumps(content), "spis.json")

        assert upload.state == State.CHECKED
        assert PESEL not in told_of(upload)


def test_all_that_changes_is_held_before_any_provider(send):
    """Or an import and somebody at the desk could wait for each other."""
    send(HEAD + SHELTER.replace("tak", "nie"), showing="published")
    more = "2;Klub Iza;Krótka 3;nie;Fundacja Dom\n"

    with CaptureQueriesContext(connection) as asked:
        changed = SHELTER.replace("Ewa;", "Ewy;").replace("tak", "nie")
        send(HEAD + changed + more, showing="published")

    held = [
        query["sql"].split(' FROM "')[1].split('"')[0]
        for query in asked.captured_queries
        if "FOR NO KEY UPDATE" in query["sql"]
    ]
    ours = [name for name in held if name.startswith("resources_")]
    assert ours[:2] == ["resources_resource", "resources_provider"]


@pytest.mark.parametrize(("place", "found"), [(MOST_SHEETS, 1), (MOST_SHEETS + 1, 0)])
def test_of_a_workbook_so_many_sheets_are_looked_at(place, found):
    book = openpyxl.Workbook()
    for _number in range(place - 1):
        book.create_sheet()
    book.worksheets[-1].append(["nazwa"])
    out = io.BytesIO()
    book.save(out)

    assert len(read_cells(out.getvalue(), most_rows=9).rows) == found


class TestBusyDatabase:
    """Another import may keep one waiting for longer than a statement may take."""

    @pytest.fixture(autouse=True)
    def _busy(self, monkeypatch):
        def busy(**_said):
            raise OperationalError("canceling statement due to statement timeout")

        monkeypatch.setattr(uploads, "import_resources", busy)

    def test_hands_the_file_to_the_worker(self, send):
        upload = send(HEAD + SHELTER)

        assert (upload.state, upload.waits_for_worker) == (State.WAITING, True)
        assert upload.content

    def test_is_said_as_it_is_and_stops_nobody_else(self, send):
        upload = send(HEAD + SHELTER)

        bring_in_uploads(timezone.now())

        upload.refresh_from_db()
        assert (upload.state, upload.content) == (State.REFUSED, None)
        assert "too busy" in upload.told["sentence"]
