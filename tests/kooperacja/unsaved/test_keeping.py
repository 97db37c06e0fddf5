"""What is typed and not saved: kept for its typist, never lost, never shown."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.panel.site import panel
from kooperacja.unsaved import services
from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.refusals import (
    MOST_BEGUN,
    SavedAlready,
    TooLong,
    TooMuchBegun,
    WrittenElsewhere,
)
from kooperacja.unsaved.services import WhichForm
from kooperacja.unsaved.typist import mark_of
from problems.services import discard_diagnosis
from problems.services.redacting import forget_typed_into
from problems.workflow import Status
from tests.factories import DiagnosisFactory
from tests.problems.desk import NEW, edit_url, filled

DOOR = "/biurko/zapis/"
FORGET = "/biurko/zapis/wyrzuc/"
KEY = "klucz-formularza-1"
PLACE = ("record", "step", "form_key")
TYPED = {"title": ["Młodzi bez"], "target_groups": ["mlodziez", "seniorzy"]}


@pytest.fixture
def people(city_of_people):
    return city_of_people


@pytest.fixture
def draft(people):
    return DiagnosisFactory(
        partner=people.most, author=people.bartek, last_editor=people.bartek
    )


def form(**place) -> WhichForm:
    """Return a form of a diagnosis; a new one of the usual key."""
    return WhichForm("diagnosis", **({"form_key": KEY} | place))


def keep(actor, text="Młodzi", *, window="okno-a", turn=1, **values):
    """Keep one typed word as the window would."""
    place = {name: values.pop(name) for name in PLACE if name in values}
    return services.keep_typed(
        actor=actor,
        form=form(**place),
        fields={"title": [text]},
        window=window,
        turn=turn,
        **values,
    )


class TestKeepTyped:
    def test_keeps_what_is_typed_right_or_wrong(self, people):
        fields = {"severity": ["dziewięć"], "lat": ["49,8"], "title": [""]}

        services.keep_typed(
            actor=people.bartek, form=form(), fields=fields, window="a", turn=1
        )

        assert services.typed_by(people.bartek, form()).fields == fields

    def test_writes_no_entry_of_the_log(self, people):
        keep(people.bartek)

        assert not AuditEntry.objects.exists()

    def test_counts_its_own_versions(self, people):
        versions = [keep(people.bartek, turn=turn).version for turn in (1, 2, 3)]

        assert versions == [1, 2, 3]

    def test_a_letter_that_was_overtaken_changes_nothing(self, people):
        keep(people.bartek, "nowsze", turn=9)

        row = keep(people.bartek, "starsze", turn=8)

        assert row.fields == {"title": ["nowsze"]}

    def test_a_second_window_with_an_older_counter_is_refused(self, people):
        first = keep(people.bartek, "z okna a")

        with pytest.raises(WrittenElsewhere) as refusal:
            keep(people.bartek, "z okna b", window="okno-b", seen=0)

        assert refusal.value.current == first
        assert UnsavedForm.objects.get().fields == {"title": ["z okna a"]}

    def test_a_second_window_that_has_seen_it_goes_on(self, people):
        seen = keep(people.bartek, "z okna a").version

        keep(people.bartek, "z okna b", window="okno-b", seen=seen)

        with pytest.raises(WrittenElsewhere):
            keep(people.bartek, "znowu z a", turn=2, seen=seen)

    def test_the_same_text_in_two_windows_is_no_conflict(self, people):
        keep(people.bartek, "to samo")

        assert keep(people.bartek, "to samo", window="okno-b").window == "okno-b"

    def test_a_window_learns_that_another_one_has_saved(self, people, draft):
        seen = keep(people.bartek, record=draft, step="1").version
        services.forget_typed(actor=people.bartek, form=form(record=draft, step="1"))

        with pytest.raises(WrittenElsewhere) as refusal:
            keep(people.bartek, record=draft, step="1", seen=seen, turn=2)

        assert refusal.value.current is None

    def test_a_new_form_that_became_a_diagnosis_is_not_kept_again(self, people):
        made = DiagnosisFactory(partner=people.most, author=people.bartek, form_key=KEY)

        with pytest.raises(SavedAlready) as refusal:
            keep(people.bartek)

        assert refusal.value.ref == made.ref

    def test_two_people_keep_theirs_apart(self, people, draft):
        keep(people.bartek, "Bartka", record=draft)
        keep(people.basia, "Basi", record=draft)

        texts = {
            person.full_name: services.typed_by(person, form(record=draft)).fields
            for person in (people.bartek, people.basia)
        }
        assert texts == {"Bartek": {"title": ["Bartka"]}, "Basia": {"title": ["Basi"]}}

    def test_steps_are_kept_apart(self, people, draft):
        keep(people.bartek, "pierwszy", record=draft, step="1")
        keep(people.bartek, "drugi", record=draft, step="2")

        rows = services.steps_typed_by(people.bartek, draft)
        assert [row.step for row in rows] == ["1", "2"]

    def test_is_kept_although_it_was_handed_over_meanwhile(self, people, draft):
        draft.status = Status.SUBMITTED
        draft.save()

        assert keep(people.bartek, record=draft)

    @pytest.mark.parametrize("name", ["celina", "ewa", "dorota", "bez_partnera"])
    def test_nobody_types_into_the_diagnosis_of_others(self, people, draft, name):
        draft.status = Status.SUBMITTED
        draft.save()

        with pytest.raises(NotPermitted):
            keep(getattr(people, name), record=draft)

    def test_refuses_what_no_form_can_hold(self, people):
        with pytest.raises(TooLong):
            keep(people.bartek, "ż" * 60_000)
        with pytest.raises(TooLong):
            services.keep_typed(
                actor=people.bartek,
                form=form(),
                fields={"target_groups": ["x"] * 500},
                window="a",
                turn=1,
            )

    @pytest.mark.parametrize("missing", [{"window": ""}, {"form_key": ""}])
    def test_refuses_what_belongs_to_no_form(self, people, missing):
        with pytest.raises(InvalidInput):
            keep(people.bartek, **missing)

    def test_nobody_begins_without_end(self, people):
        for number in range(MOST_BEGUN):
            keep(people.bartek, form_key=f"klucz-{number}")

        with pytest.raises(TooMuchBegun):
            keep(people.bartek, form_key="jeszcze-jeden")
        assert keep(people.bartek, "dalej", form_key="klucz-0", turn=2)
        assert keep(people.basia, form_key="jej-pierwszy")


class TestForgetting:
    def test_what_another_window_typed_survives_a_save(self, people, draft):
        keep(people.bartek, "z okna b", window="okno-b", record=draft, step="2")

        services.forget_saved(
            actor=people.bartek,
            form=form(record=draft, step="2"),
            record=draft,
            window="okno-a",
            seen=0,
        )

        assert services.typed_by(people.bartek, form(record=draft, step="2"))

    def test_a_save_forgets_its_own_and_carries_the_other_steps_on(self, people, draft):
        keep(people.bartek, record=draft, step="1", base_version=1)
        keep(people.bartek, record=draft, step="2", base_version=1)
        keep(people.basia, record=draft, step="2", base_version=1)
        draft.version = 2
        draft.save()

        services.forget_saved(
            actor=people.bartek,
            form=form(record=draft, step="1"),
            record=draft,
            window="okno-a",
            saved_from=1,
        )

        left = UnsavedForm.objects.order_by("pk").values_list("person", "base_version")
        assert list(left) == [(people.bartek.pk, 2), (people.basia.pk, 1)]

    def test_begun_forms_are_the_new_ones_not_saved_yet(self, people, draft):
        keep(people.bartek, "starszy", form_key="starszy")
        keep(people.bartek, "nowszy", form_key="nowszy")
        keep(people.bartek, record=draft)
        keep(people.bartek, form_key=KEY)
        DiagnosisFactory(partner=people.most, author=people.bartek, form_key=KEY)

        keys = [row.form_key for row in services.begun_by(people.bartek)]
        assert keys == ["nowszy", "starszy"]

    def test_a_discarded_draft_takes_it_along(self, people, draft):
        keep(people.bartek, record=draft)

        discard_diagnosis(actor=people.bartek, diagnosis=draft)

        assert not UnsavedForm.objects.exists()

    def test_redaction_reaches_everybody(self, people, draft):
        keep(people.bartek, record=draft)
        keep(people.basia, record=draft, step="2")
        keep(people.bartek)

        assert len(forget_typed_into([draft])) == 2
        assert UnsavedForm.objects.get().form_key == KEY

    def test_goes_after_a_month(self, people):
        keep(people.bartek, form_key="stary")
        keep(people.bartek, form_key="nowy")
        now = timezone.now()
        UnsavedForm.objects.filter(form_key="stary").update(
            updated_at=now - timedelta(days=31)
        )

        assert services.purge_unsaved(now=now) == 1
        assert UnsavedForm.objects.get().form_key == "nowy"


def sent(person, **changes) -> dict:
    """Return what koop-autosave sends while a new form is typed."""
    data = filled() | {
        "typed_by": mark_of(person),
        "unsaved-kind": "diagnosis",
        "unsaved-ref": "",
        "unsaved-step": "1",
        "unsaved-seen": "0",
        "unsaved-window": "abcdefgh0123",
        "unsaved-turn": "1767000000000",
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


@pytest.fixture
def browser(client, people):
    client.force_login(people.bartek)
    return client


class TestDoor:
    def test_keeps_and_says_when(self, browser, people):
        answer = browser.post(DOOR, sent(people.bartek))

        row = UnsavedForm.objects.get()
        at = timezone.localtime(row.updated_at).strftime("%H:%M")
        assert answer.json() == {
            "state": "kept",
            "version": 1,
            "saved_at": at,
            "newer": None,
        }
        assert (row.person, row.form_key, row.step) == (people.bartek, KEY, "1")

    def test_keeps_the_fields_of_the_form_and_nothing_else(self, browser, people):
        stolen = {"password": "x", "csrfmiddlewaretoken": "y", "status": "published"}
        row = {"evidence-0-kind": "register", "evidence-0-owner": "ja"}

        browser.post(DOOR, sent(people.bartek, **stolen, **row))

        kept = UnsavedForm.objects.get().fields
        assert kept["title"] == ["Młodzi bez pracy na północy"]
        assert kept["evidence-0-kind"] == ["register"]
        assert not {
            *stolen,
            "evidence-0-owner",
            "act",
            "typed_by",
            "unsaved-seen",
        } & set(kept)

    def test_says_early_that_a_colleague_has_saved(self, browser, people, draft):
        draft.version, draft.last_editor = 2, people.basia
        draft.save()

        answer = browser.post(
            DOOR, sent(people.bartek, **{"unsaved-ref": draft.ref, "version": "1"})
        )

        assert answer.json()["newer"]["who"] == "Basia"

    def test_a_second_window_is_told(self, browser, people):
        browser.post(DOOR, sent(people.bartek))

        answer = browser.post(
            DOOR, sent(people.bartek, title="Inny", **{"unsaved-window": "zyxwvuts"})
        )

        assert answer.status_code == 409
        assert answer.json()["state"] == "written_elsewhere"

    def test_a_window_whose_form_was_saved_is_told(self, browser, people):
        DiagnosisFactory(partner=people.most, author=people.bartek, form_key=KEY)

        answer = browser.post(DOOR, sent(people.bartek))

        assert (answer.status_code, answer.json()["state"]) == (409, "saved_already")

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_an_ended_session_is_told_in_json(self, client, people, method):
        answer = getattr(client, method)(DOOR, sent(people.bartek))

        assert (answer.status_code, answer.json()) == (401, {"state": "expired"})
        assert not UnsavedForm.objects.exists()

    def test_a_text_never_moves_to_another_person(self, client, people):
        client.force_login(people.basia)

        answer = client.post(DOOR, sent(people.bartek))

        assert (answer.status_code, answer.json()) == (403, {"state": "other_person"})
        assert not UnsavedForm.objects.exists()

    def test_gives_a_proof_of_origin_that_holds(self, people):
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(people.bartek)
        found = strict.get(DOOR).json()

        token = {"csrfmiddlewaretoken": found["token"]}
        answer = strict.post(DOOR, sent(people.bartek, **token))

        assert answer.status_code == 200
        assert found["person"] == mark_of(people.bartek)

    @pytest.mark.parametrize(
        "changes",
        [
            {"unsaved-window": None},
            {"unsaved-window": "<script>"},
            {"unsaved-turn": "9" * 400},
            {"unsaved-turn": "-1"},
            {"unsaved-seen": "x"},
            {"unsaved-step": "9"},
            {"unsaved-kind": None},
            {"unsaved-kind": "session"},
            {"unsaved-kind": "\x00"},
            {"form_key": "k" * 40},
            {"form_key": "\x00"},
            {"unsaved-ref": "\x00"},
        ],
    )
    def test_nonsense_is_refused(self, browser, people, changes):
        answer = browser.post(DOOR, sent(people.bartek, **changes))

        assert answer.status_code == 400
        assert not UnsavedForm.objects.exists()

    def test_what_cannot_be_stored_is_left_out(self, browser, people):
        answer = browser.post(
            DOOR, sent(people.bartek, title="a\x00b", version="9" * 400)
        )

        assert answer.status_code == 200
        assert UnsavedForm.objects.get().fields["title"] == ["ab"]

    def test_what_is_too_long_is_refused(self, browser, people):
        answer = browser.post(DOOR, sent(people.bartek, causes="x" * 120_000))

        assert (answer.status_code, answer.json()["state"]) == (413, "refused")

    @pytest.mark.parametrize("name", ["celina", "ewa", "dorota", "admin"])
    def test_a_foreign_diagnosis_is_missing_or_refused(
        self, client, people, draft, name
    ):
        person = getattr(people, name)
        client.force_login(person)

        answer = client.post(DOOR, sent(person, **{"unsaved-ref": draft.ref}))

        # A superuser may write in any form, and then keeps text of the own.
        assert answer.status_code == (200 if name == "admin" else 404)

    def test_is_thrown_away_on_request(self, browser, people):
        browser.post(DOOR, sent(people.bartek))

        answer = browser.post(FORGET, sent(people.bartek))

        assert (answer.status_code, answer["Location"]) == (302, f"{NEW}?nowa=1")
        assert not UnsavedForm.objects.exists()

    def test_nobody_throws_away_what_is_another_persons(self, client, people):
        keep(people.bartek, step="1")
        client.force_login(people.basia)

        client.post(FORGET, sent(people.basia))

        assert UnsavedForm.objects.exists()


class TestNobodyElseReadsIt:
    def test_no_door_of_the_panel_shows_it(self):
        model = apps.get_model("unsaved", "UnsavedForm")

        assert model not in panel._registry

    @pytest.mark.parametrize("name", ["basia", "filip", "dorota", "admin"])
    def test_pages_of_others_do_not_hold_it(self, client, people, draft, name):
        keep(people.bartek, "kanarek-w-tytule", record=draft, step="1")
        keep(people.bartek, "kanarek-nowy", step="1")
        person = getattr(people, name)
        client.force_login(person)

        pages = [edit_url(draft) + "?krok=1", NEW, "/biurko/", draft.get_absolute_url()]
        bodies = [client.get(page).content.decode() for page in pages]

        assert not [body for body in bodies if "kanarek" in body]
