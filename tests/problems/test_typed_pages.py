"""The pages of the form and what was typed: restored, compared, given back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from kooperacja.files.models import StoredFile
from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.services import WhichForm, keep_typed
from kooperacja.unsaved.typist import mark_of
from problems import services
from problems.models import Diagnosis
from tests.factories import DiagnosisFactory
from tests.factories.people import PASSWORD
from tests.problems.desk import NEW, SAYING, edit_url, filled

WINDOW = {"unsaved-window": "abcdefgh0123", "unsaved-turn": "1", "unsaved-seen": "0"}
TYPED = "Napisane i niezapisane."


@pytest.fixture
def people(city_of_people):
    return city_of_people


@pytest.fixture
def draft(people):
    return DiagnosisFactory(
        partner=people.most,
        author=people.bartek,
        last_editor=people.bartek,
        text_public="Tak było zapisane.",
    )


@pytest.fixture
def bartek(client, people):
    client.force_login(people.bartek)
    return client


def step(diagnosis, number: int = 2) -> str:
    return f"{edit_url(diagnosis)}?krok={number}"


def said(diagnosis, **changes) -> dict:
    """Return what a browser sends from the second step."""
    own = {"version": str(diagnosis.version), "text_public": TYPED, "act": "next"}
    return SAYING | own | changes


def kept(person, diagnosis, text=TYPED, **values):
    fields = {"text_public": [text], "severity": ["3"], "version": ["1"]}
    return keep_typed(
        actor=person,
        form=WhichForm("diagnosis", record=diagnosis, step="2"),
        fields=fields,
        **({"window": "innego-okna1", "turn": 1, "base_version": 1} | values),
    )


def body(response) -> str:
    return response.content.decode()


def edit_as(person, diagnosis, text):
    content = services.DiagnosisContent(period=diagnosis.period, text_public=text)
    return services.update_diagnosis(
        actor=person, diagnosis=diagnosis, version=diagnosis.version, content=content
    )


class TestOpening:
    def test_fields_hold_what_was_typed_last(self, bartek, people, draft):
        kept(people.bartek, draft)

        page = body(bartek.get(step(draft)))

        assert TYPED in page
        assert "data-forgets" in page
        assert 'unsaved-seen" value="1"' in page

    def test_right_or_wrong_and_judges_nothing(self, bartek, people, draft):
        keep_typed(
            actor=people.bartek,
            form=WhichForm("diagnosis", record=draft, step="2"),
            fields={"severity": ["99"], "scale_count": ["wiele"], "version": ["1"]},
            window="w",
            turn=1,
            base_version=1,
        )

        response = bartek.get(step(draft))

        assert response.status_code == 200
        assert 'value="wiele"' in body(response)
        assert "c-field__error" not in body(response)

    def test_what_was_typed_on_a_stale_version_has_the_stored_beside(
        self, bartek, people, draft
    ):
        kept(people.bartek, draft)
        edit_as(people.basia, draft, "Tak napisała Basia.")

        page = body(bartek.get(step(draft)))

        assert TYPED in page
        assert re.search(r"c-theirs.*Tak napisała Basia\.", page, re.DOTALL)
        assert 'name="version" value="2"' in page

    def test_other_steps_and_forms_are_named(self, bartek, people, draft):
        kept(people.bartek, draft)
        keep_typed(
            actor=people.bartek,
            form=WhichForm("diagnosis", step="1", form_key="klucz-1"),
            fields={"title": ["Zaczęta i porzucona"]},
            window="w",
            turn=1,
        )

        assert "?krok=2" in body(bartek.get(step(draft, 1))).split("c-restored")[1]
        assert "Zaczęta i porzucona" in body(bartek.get(f"{NEW}?nowa=1"))
        page = body(bartek.get(f"{NEW}?formularz=klucz-1"))
        assert 'value="klucz-1"' in page

    def test_the_desk_leads_back_to_it(self, client, people):
        keep_typed(
            actor=people.bartek,
            form=WhichForm("diagnosis", step="1", form_key="klucz-1"),
            fields={"title": ["Zaczęta i porzucona"]},
            window="w",
            turn=1,
        )
        desks = {}
        for person in (people.bartek, people.basia, people.admin):
            client.force_login(person)
            desks[person] = body(client.get("/biurko/"))

        assert "?formularz=klucz-1" in desks[people.bartek]
        assert "Zaczęta i porzucona" in desks.pop(people.bartek)
        assert not [page for page in desks.values() if "porzucona" in page]

    @pytest.mark.parametrize("key", ["nie-ma", "\x00", "x" * 300])
    def test_an_unknown_form_is_an_empty_one(self, bartek, key):
        response = bartek.get(NEW, {"formularz": key})

        assert response.status_code in (200, 400)

    def test_what_is_saved_meanwhile_by_the_same_words_is_no_news(
        self, bartek, people, draft
    ):
        saved = edit_as(people.bartek, draft, TYPED)
        stored = {"text_public": [TYPED], "severity": [""], "trend": [""]}
        keep_typed(
            actor=people.bartek,
            form=WhichForm("diagnosis", record=saved, step="2"),
            fields=stored,
            window="w",
            turn=1,
            base_version=1,
        )

        page = body(bartek.get(step(draft)))

        assert "c-restored" not in page
        assert "c-theirs" not in page


class TestSaving:
    def test_forgets_what_it_has_saved(self, bartek, people, draft):
        kept(people.bartek, draft, window=WINDOW["unsaved-window"])

        bartek.post(edit_url(draft), said(draft, **WINDOW, **{"unsaved-step": "2"}))

        assert not UnsavedForm.objects.exists()

    def test_leaves_what_another_window_typed(self, bartek, people, draft):
        kept(people.bartek, draft, "Z innego okna.")

        bartek.post(edit_url(draft), said(draft, **WINDOW, **{"unsaved-step": "2"}))

        assert "Z innego okna." in body(bartek.get(step(draft)))
        assert TYPED in body(bartek.get(step(draft)))

    def test_a_new_form_sent_twice_with_other_words_keeps_both(self, bartek, people):
        bartek.post(NEW, filled(act="next"))
        first = Diagnosis.objects.get()

        again = bartek.post(NEW, filled(act="next", title="Inny tytuł z innego okna"))

        assert again["Location"] == step(first, 1)
        page = body(bartek.get(again["Location"]))
        assert "Inny tytuł z innego okna" in page
        assert first.problem.title in page
        assert Diagnosis.objects.count() == 1


class TestComparing:
    def test_another_window_stands_beside(self, bartek, people, draft):
        row = kept(people.bartek, draft, "Z innego okna.")

        page = body(
            bartek.post(
                edit_url(draft),
                said(draft, act="compare", **WINDOW, **{"unsaved-step": "2"}),
            )
        )

        assert TYPED in page
        assert re.search(r"c-theirs.*Z innego okna\.", page, re.DOTALL)
        assert f'seen="{row.version}"' in page
        draft.refresh_from_db()
        assert draft.text_public == "Tak było zapisane."

    def test_what_somebody_saved_stands_beside(self, bartek, people, draft):
        edit_as(people.basia, draft, "Tak napisała Basia.")

        page = body(
            bartek.post(edit_url(draft), said(draft, act="compare", version="1"))
        )

        assert re.search(r"c-theirs.*Tak napisała Basia\.", page, re.DOTALL)

    def test_nothing_to_compare_is_the_page_itself(self, bartek, draft):
        response = bartek.post(edit_url(draft), said(draft, act="compare"))

        assert response.status_code == 200
        assert TYPED in body(response)

    def test_two_windows_of_a_new_form(self, bartek, people):
        keep_typed(
            actor=people.bartek,
            form=WhichForm("diagnosis", step="1", form_key="klucz-formularza-1"),
            fields={"title": ["Z innego okna"], "partner": ["fundacja-most"]},
            window="w",
            turn=1,
        )

        page = body(bartek.post(NEW, filled(act="compare")))

        assert re.search(r"c-theirs.*Z innego okna", page, re.DOTALL)
        assert not Diagnosis.objects.exists()


class TestSessionEnded:
    def hidden(self, response) -> dict:
        """Return what the page carries."""
        found = re.findall(
            r'type="hidden" name="([^"]+)" value="([^"]*)"', body(response)
        )
        return dict(found)

    def test_the_log_in_form_carries_what_was_typed(self, client, draft):
        response = client.post(edit_url(draft), said(draft, text_public='<b>"x"</b>'))

        assert response.status_code == 403
        assert response["Cache-Control"] == "no-store"
        assert escape('<b>"x"</b>') in body(response)
        assert draft.problem.title not in body(response)

    def test_it_carries_fields_of_the_form_only(self, client, draft):
        sent = said(draft, next="https://example.org/", password="tajne", status="x")

        carried = self.hidden(client.post(edit_url(draft), sent))

        assert {"text_public", "version", "krok", "held"} <= set(carried)
        assert not {"next", "password", "status", "act"} & set(carried)

    def test_logging_in_brings_it_back_and_saves_nothing(self, client, people, draft):
        carried = self.hidden(client.post(edit_url(draft), said(draft)))
        who = {"username": people.bartek.email, "password": PASSWORD}

        response = client.post(edit_url(draft), carried | who)

        assert response.status_code == 200
        assert TYPED in body(response)
        assert PASSWORD not in body(response)
        draft.refresh_from_db()
        assert draft.text_public == "Tak było zapisane."
        assert client.get("/biurko/").status_code == 200

    def test_a_wrong_password_keeps_it(self, client, people, draft):
        who = {"username": people.bartek.email, "password": "nie-to", "held": "1"}

        response = client.post(edit_url(draft), said(draft) | who)

        assert response.status_code == 403
        assert self.hidden(response)["text_public"] == TYPED
        assert "nie-to" not in body(response)

    def test_nobody_gets_in_for_what_another_person_typed(self, client, people, draft):
        mark = {"typed_by": mark_of(people.bartek), "held": "1"}
        who = {"username": people.basia.email, "password": PASSWORD}

        response = client.post(edit_url(draft), said(draft) | mark | who)

        assert response.status_code == 403
        assert client.get("/biurko/").status_code == 302

    def test_who_may_not_edit_gets_what_they_always_get(self, client, people, draft):
        who = {"username": people.celina.email, "password": PASSWORD, "held": "1"}

        assert client.post(edit_url(draft), said(draft) | who).status_code == 404

    def test_an_unknown_address_says_nothing(self, client, draft):
        known = client.post(edit_url(draft), said(draft))
        unknown = client.post("/biurko/diagnozy/nie-ma/edytuj/", said(draft))

        clean = [
            re.sub(r'csrfmiddlewaretoken" value="\w+"', "", body(item)).replace(ref, "")
            for item, ref in ((known, draft.ref), (unknown, "nie-ma"))
        ]
        assert clean[0] == clean[1]


class TestOldProofOfOrigin:
    @pytest.fixture
    def strict(self, people):
        client = Client(enforce_csrf_checks=True)
        client.force_login(people.bartek)
        client.get(NEW)
        return client

    def test_the_form_comes_back_and_nothing_is_saved(self, strict, draft):
        old = {"csrfmiddlewaretoken": "a" * 64}

        response = strict.post(edit_url(draft), said(draft) | old)

        assert response.status_code == 403
        assert TYPED in body(response)
        draft.refresh_from_db()
        assert draft.text_public == "Tak było zapisane."
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', body(response))[1]
        again = said(draft) | {"csrfmiddlewaretoken": token}
        assert strict.post(edit_url(draft), again).status_code == 302

    def test_nothing_is_created_and_no_file_is_taken(self, strict, draft):
        upload = SimpleUploadedFile("a.txt", b"tekst", content_type="text/plain")
        sources = {"krok": "3", "version": "1", "evidence-TOTAL_FORMS": "1"}

        strict.post(NEW, filled(act="next"))
        strict.post(edit_url(draft), sources | {"evidence-0-file": upload})

        assert Diagnosis.objects.count() == 1
        assert not StoredFile.objects.exists()

    def test_another_persons_text_is_not_shown(self, strict, people, draft):
        mark = {"typed_by": mark_of(people.basia)}

        response = strict.post(edit_url(draft), said(draft) | mark)

        assert response.status_code == 403
        assert TYPED not in body(response)

    def test_a_foreign_form_is_refused_and_not_told_from_none(self, strict, people):
        foreign = DiagnosisFactory(partner=people.inna, author=people.celina)

        for address in (edit_url(foreign), "/biurko/diagnozy/nie-ma/edytuj/"):
            assert strict.post(address, said(foreign)).status_code == 403

    def test_another_site_is_refused_as_ever(self, strict, draft):
        response = strict.post(
            edit_url(draft), said(draft), headers={"Origin": "https://zly.example"}
        )

        assert response.status_code == 403
        assert TYPED not in body(response)
