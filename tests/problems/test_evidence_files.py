"""Files of sources: sent with the form, kept across pages, read by few."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kooperacja.files.models import StoredFile
from kooperacja.files.services import remove_file, store_file
from problems.forms.evidence_files import file_of, token_of
from problems.services import EvidenceContent, content_of, update_diagnosis
from problems.services.sources import FileNotKnown
from problems.workflow import Status
from tests.factories import DiagnosisFactory, EvidenceFactory
from tests.kooperacja.files.make_pictures import SCRIPT, jpeg_with_exif, png
from tests.personas import LOGGED_IN
from tests.problems.desk import edit_url, sources

KEPT = re.compile(r'name="evidence-0-kept" value="([^"]+)"')


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


@pytest.fixture
def draft(world):
    return DiagnosisFactory(partner=world.most, author=world.bartek, evidence=0)


def photo(name="zdjęcie.jpg", content=None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or jpeg_with_exif())


def stored_by(person, name="zdjęcie.jpg") -> StoredFile:
    return store_file(actor=person, upload=photo(name))


def address(diagnosis, stored, name="file") -> str:
    return reverse(f"diagnoses:{name}", args=[diagnosis.ref, stored.ref])


def kept_in(response) -> str:
    return KEPT.search(response.content.decode())[1]


class TestTheForm:
    def test_stores_the_file_of_a_source(self, bartek, draft, world):
        sent = sources(draft) | {"evidence-0-file": photo()}
        assert bartek.post(edit_url(draft), sent).status_code == 302
        stored = draft.evidence.get().file
        assert stored.original_name == "zdjęcie.jpg"
        assert stored.uploaded_by == world.bartek
        page = bartek.get(edit_url(draft, 3)).content.decode()
        assert address(draft, stored) in page
        assert address(draft, stored, "thumbnail") in page
        assert 'enctype="multipart/form-data"' in page

    def test_keeps_it_when_the_form_is_sent_again_without_it(self, bartek, draft):
        bartek.post(edit_url(draft), sources(draft) | {"evidence-0-file": photo()})
        stored = draft.evidence.get().file
        draft.refresh_from_db()
        again = {
            "evidence-0-kept": kept_in(bartek.get(edit_url(draft, 3))),
            "evidence-0-description": "Inaczej nazwane",
        }
        bartek.post(edit_url(draft), sources(draft, **again))
        source = draft.evidence.get()
        assert (source.file, source.description) == (stored, "Inaczej nazwane")

    def test_lets_it_go_when_asked(self, bartek, draft):
        bartek.post(edit_url(draft), sources(draft) | {"evidence-0-file": photo()})
        draft.refresh_from_db()
        changes = {
            "evidence-0-kept": kept_in(bartek.get(edit_url(draft, 3))),
            "evidence-0-without_file": "on",
        }
        bartek.post(edit_url(draft), sources(draft, **changes))
        assert draft.evidence.get().file is None

    def test_a_new_file_takes_the_place_of_the_old(self, bartek, draft):
        bartek.post(edit_url(draft), sources(draft) | {"evidence-0-file": photo()})
        draft.refresh_from_db()
        changes = {
            "evidence-0-kept": kept_in(bartek.get(edit_url(draft, 3))),
            "evidence-0-without_file": "on",
            "evidence-0-file": photo("nowe.png", png()),
        }
        bartek.post(edit_url(draft), sources(draft, **changes))
        assert draft.evidence.get().file.original_name == "nowe.png"

    def test_a_refused_file_says_why_at_its_source_and_loses_nothing(
        self, bartek, draft
    ):
        sent = sources(draft) | {
            "evidence-0-file": photo("raport.jpg", SCRIPT),
            "evidence-1-description": "Zdjęcia podwórka",
            "evidence-1-kind": "field_walk",
            "evidence-1-reliability": "B",
            "evidence-1-file": photo("podwórko.jpg"),
        }
        response = bartek.post(edit_url(draft), sent)
        page = response.content.decode()
        assert response.status_code == 400
        first, second = page.split('name="evidence-1-description"')
        assert "Web pages and drawings" in first or "Stron internetowych" in first
        assert "podwórko.jpg" in second and "Zdjęcia podwórka" in second
        assert "Rejestr bezrobotnych" in first
        assert not draft.evidence.exists()
        assert StoredFile.objects.get().original_name == "podwórko.jpg"

    @pytest.mark.parametrize("act", ["row", "check"])
    def test_a_file_sent_with_another_button_is_kept_too(self, act, bartek, draft):
        sent = sources(draft, act=act) | {"evidence-0-file": photo()}
        response = bartek.post(edit_url(draft), sent)
        assert response.status_code == 200
        again = {"evidence-0-kept": kept_in(response)}
        # Seen before it is saved, by the one who sent it.
        stored = StoredFile.objects.get()
        assert bartek.get(address(draft, stored, "thumbnail")).status_code == 200
        bartek.post(edit_url(draft), sources(draft, **again))
        assert draft.evidence.get().file == stored

    def test_a_file_that_is_too_large_is_refused_at_its_source(
        self, bartek, draft, settings
    ):
        settings.FILES_MOST_BYTES = 1000
        sent = sources(draft) | {"evidence-0-file": photo("a.txt", b"x" * 200_000)}
        response = bartek.post(edit_url(draft), sent)
        assert response.status_code == 400
        assert "Rejestr bezrobotnych" in response.content.decode()
        assert not StoredFile.objects.exists()

    def test_more_than_is_read_at_all_is_a_413_with_a_sentence(
        self, bartek, draft, settings
    ):
        settings.FILES_MOST_REQUEST_BYTES = 1000
        sent = sources(draft) | {"evidence-0-file": photo("a.txt", b"x" * 2000)}
        response = bartek.post(edit_url(draft), sent)
        assert response.status_code == 413
        assert "10 MB" in response.content.decode()

    def test_elsewhere_nobody_sends_files(self, client, db):
        sent = {"username": "x", "file": photo("a.txt", b"x" * 5_000_000)}
        assert client.post(reverse("accounts:login"), sent).status_code == 413

    @pytest.mark.parametrize("token", ["x", "1.abc:zzz", "\x00", "a" * 300])
    def test_a_made_up_word_is_no_file(self, token, bartek, draft):
        sent = sources(draft, **{"evidence-0-kept": token})
        assert bartek.post(edit_url(draft), sent).status_code == 400
        assert not draft.evidence.exists()

    def test_a_word_works_for_one_person(self, world, draft):
        stored = stored_by(world.bartek)
        assert file_of(token_of(stored, world.bartek), world.bartek) == stored
        assert file_of(token_of(stored, world.bartek), world.celina) is None

    def test_a_word_of_another_person_brings_no_file(self, bartek, draft, world):
        stored = stored_by(world.celina)
        word = token_of(stored, world.celina)
        sent = sources(draft, **{"evidence-0-kept": word})
        assert bartek.post(edit_url(draft), sent).status_code == 400

    def test_only_those_who_may_write_leave_a_file(self, client, draft, world):
        client.force_login(world.celina)
        sent = sources(draft) | {"evidence-0-file": photo()}
        assert client.post(edit_url(draft), sent).status_code == 404
        assert not StoredFile.objects.exists()

    def test_what_was_handed_over_takes_no_file(self, bartek, world):
        handed = DiagnosisFactory(partner=world.most, status=Status.SUBMITTED)
        sent = sources(handed) | {"evidence-0-file": photo()}
        assert bartek.post(edit_url(handed), sent).status_code == 409
        assert not StoredFile.objects.exists()


class TestTheService:
    def test_points_to_no_file_of_others(self, draft, world):
        theirs = stored_by(world.celina)
        EvidenceFactory(diagnosis=DiagnosisFactory(partner=world.inna), file=theirs)
        with pytest.raises(FileNotKnown):
            self.save(draft, world.bartek, theirs)

    def test_a_colleague_keeps_the_file_of_a_source(self, draft, world):
        stored = stored_by(world.basia)
        EvidenceFactory(diagnosis=draft, file=stored)
        self.save(draft, world.bartek, stored)
        assert draft.evidence.get().file == stored

    def test_the_stub_of_a_removed_file_stays_at_its_source(self, draft, world):
        stored = stored_by(world.bartek)
        EvidenceFactory(diagnosis=draft, file=stored)
        stub = remove_file(actor=world.dorota, stored=stored, reason="nazwisko")
        update_diagnosis(
            actor=world.bartek,
            diagnosis=draft,
            version=draft.version,
            content=content_of(draft),
        )
        assert draft.evidence.get().file == stub

    def save(self, draft, person, stored):
        source = EvidenceContent("register", "A", "Rejestr", file=stored)
        content = content_of(draft)
        content.evidence[:] = [source]
        return update_diagnosis(
            actor=person, diagnosis=draft, version=draft.version, content=content
        )


class TestReading:
    @pytest.fixture
    def stored(self, world):
        return stored_by(world.bartek)

    @pytest.mark.parametrize("name", ["file", "thumbnail"])
    @pytest.mark.parametrize(
        ("status", "readers"),
        [
            (Status.DRAFT, {"bartek", "basia", "filip", "admin"}),
            (
                Status.SUBMITTED,
                {"bartek", "basia", "filip", "admin", "ewa", "dorota", "daniel"},
            ),
        ],
    )
    def test_whoever_may_read_the_diagnosis(
        self, name, status, readers, client, world, stored
    ):
        diagnosis = DiagnosisFactory(partner=world.most, status=status, evidence=0)
        EvidenceFactory(diagnosis=diagnosis, file=stored)
        url = address(diagnosis, stored, name)
        assert client.get(url).status_code == 302
        for person in LOGGED_IN:
            client.force_login(getattr(world, person))
            expected = 200 if person in readers else 404
            assert client.get(url).status_code == expected, person

    def test_asks_anew_each_time(self, bartek, draft, stored, world):
        EvidenceFactory(diagnosis=draft, file=stored)
        url = address(draft, stored)
        assert bartek.get(url).status_code == 200
        world.bartek.memberships.all().delete()
        assert bartek.get(url).status_code == 404

    def test_a_file_taken_off_is_read_by_nobody_else(
        self, client, draft, stored, world
    ):
        client.force_login(world.basia)
        assert client.get(address(draft, stored)).status_code == 404

    def test_a_file_of_another_diagnosis_is_missing(self, bartek, draft, world, stored):
        other = DiagnosisFactory(partner=world.inna)
        theirs = stored_by(world.celina)
        EvidenceFactory(diagnosis=other, file=theirs)
        assert bartek.get(address(draft, theirs)).status_code == 404
        assert bartek.get(address(other, theirs)).status_code == 404

    def test_one_who_left_reads_nothing_through_another_house(
        self, client, draft, stored, world
    ):
        EvidenceFactory(diagnosis=draft, file=stored)
        world.bartek.memberships.all().delete()
        elsewhere = DiagnosisFactory(partner=world.inna)
        elsewhere.partner.memberships.create(user=world.bartek, role="editor")
        client.force_login(world.bartek)
        assert client.get(address(elsewhere, stored)).status_code == 404

    @pytest.mark.parametrize("ref", ["x", "a" * 300, "..", "%00"])
    def test_a_made_up_reference(self, ref, bartek, draft):
        url = f"/biurko/diagnozy/{draft.ref}/zrodla/{ref}/"
        assert bartek.get(url).status_code in (400, 404)

    def test_is_sent_to_be_saved_and_not_stored_on_the_way(self, bartek, draft, stored):
        EvidenceFactory(diagnosis=draft, file=stored)
        response = bartek.get(address(draft, stored))
        assert response.headers["Content-Disposition"].startswith("attachment;")
        assert response.headers["Cache-Control"] == "no-store"
        policy = response.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "sandbox" in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "ETag" not in response.headers
        assert b"TajnyAparat" not in b"".join(response.streaming_content)

    def test_the_pages_name_it(self, client, world, stored):
        diagnosis = DiagnosisFactory(
            partner=world.most, status=Status.SUBMITTED, evidence=0
        )
        EvidenceFactory(diagnosis=diagnosis, file=stored)
        client.force_login(world.dorota)
        for route in ("diagnoses:detail", "review:diagnosis"):
            page = client.get(reverse(route, args=[diagnosis.ref])).content.decode()
            assert address(diagnosis, stored) in page


class TestNobodyElse:
    def test_nothing_of_a_file_is_in_any_public_answer(self, client, world):
        stored = stored_by(world.bartek, "kanarek-w-nazwie.jpg")
        diagnosis = DiagnosisFactory(
            partner=world.most, status=Status.PUBLISHED, evidence=0
        )
        EvidenceFactory(diagnosis=diagnosis, file=stored)
        diagnosis.problem.refresh_from_db()
        public = reverse("problems:detail", args=[diagnosis.problem.public_id])
        traces = (stored.ref, stored.stored_name, stored.sha256, "kanarek-w-nazwie")
        for url in (
            public,
            "/problemy/",
            "/api/v1/problems/",
            f"/api/v1/problems/{diagnosis.problem.public_id}/",
        ):
            said = client.get(url).content.decode()
            assert not [trace for trace in traces if trace in said], url

    @pytest.mark.parametrize(
        "folder", ["media", "files", "static", "var/files", "uploads"]
    )
    def test_no_address_leads_to_the_bytes(self, folder, client, world):
        stored = stored_by(world.bartek)
        for name in (stored.stored_name, stored.ref, stored.original_name):
            assert client.get(f"/{folder}/{name}").status_code == 404


class TestTheApi:
    @pytest.fixture
    def api(self, client, world):
        client.force_login(world.bartek)
        return client

    def upload(self, api, name="zdjęcie.jpg", content=None):
        return api.post("/api/v1/desk/files/", {"file": photo(name, content)})

    def patch(self, api, draft, **source):
        rows = [{"kind": "register", "reliability": "A", "description": "R"} | source]
        return api.patch(
            f"/api/v1/desk/diagnoses/{draft.ref}/",
            {"version": draft.version, "evidence": rows},
            content_type="application/json",
        )

    def test_a_file_is_sent_then_named_then_read(self, api, draft):
        sent = self.upload(api)
        assert sent.status_code == 201
        ref = sent.json()["ref"]
        changed = self.patch(api, draft, file=ref, quote="słowo w słowo")
        assert changed.status_code == 200
        (source,) = changed.json()["evidence"]
        assert (source["file"], source["quote"]) == (ref, "słowo w słowo")
        read = api.get(f"/api/v1/desk/diagnoses/{draft.ref}/files/{ref}/")
        assert read.status_code == 200
        assert read.headers["Content-Disposition"].startswith("attachment;")

    def test_a_refusal_has_its_sentence_and_code(self, api):
        sent = self.upload(api, "a.jpg", SCRIPT)
        assert (sent.status_code, sent.json()["code"]) == (400, "page")
        assert sent.json()["file"]

    @pytest.mark.parametrize("body", [{}, {"file": "not a file"}])
    def test_without_a_file(self, body, api):
        assert api.post("/api/v1/desk/files/", body).status_code == 400

    def test_names_no_file_of_others_and_none_that_is_not(self, api, draft, world):
        theirs = stored_by(world.celina)
        said = [
            self.patch(api, draft, file=ref).json() for ref in (theirs.ref, "x" * 22)
        ]
        words = [str(FileNotKnown.message) in str(answer) for answer in said]
        assert words == [True, True]
        assert not draft.evidence.exists()

    def test_reads_no_file_of_others(self, api, draft, world):
        other = DiagnosisFactory(partner=world.inna)
        theirs = stored_by(world.celina)
        EvidenceFactory(diagnosis=other, file=theirs)
        for diagnosis in (draft, other):
            url = f"/api/v1/desk/diagnoses/{diagnosis.ref}/files/{theirs.ref}/"
            assert api.get(url).status_code == 404
