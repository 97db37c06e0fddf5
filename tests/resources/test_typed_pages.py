"""The form of a resource and what was typed: restored, compared, never lost."""

from dataclasses import replace

import pytest

from kooperacja.unsaved.models import UnsavedForm
from kooperacja.unsaved.services import WhichForm, keep_typed
from kooperacja.unsaved.typist import mark_of
from resources.models import Resource
from resources.services import (
    SiteContent,
    content_of,
    discard_resource,
    provider_of,
    sites_of,
    update_resource,
)
from tests.factories.people import PASSWORD
from tests.resources.desk import LIST, NEW, filled, sent, site, url

DOOR = "/biurko/zapis/"
WINDOW = {"unsaved-window": "abcdefgh0123", "unsaved-turn": "1", "unsaved-seen": "0"}
KEY = "klucz-formularza-00001"
TYPED = "Napisane i niezapisane."


@pytest.fixture
def ours(world, add):
    """Something Fundacja Most gives in one place."""
    return add(
        "Świetlica",
        publish=False,
        provider=provider_of(world.most),
        description="Tak było zapisane.",
        sites=[SiteContent(address="ul. Długa 5")],
    )


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


def typed(person, record=None, **fields) -> UnsavedForm:
    """Keep fields as another window would; of a new form where there is no record."""
    return keep_typed(
        actor=person,
        form=WhichForm("resource", record=record, form_key=KEY),
        fields={name.replace("__", "-"): [text] for name, text in fields.items()},
        window="innego-okna1",
        turn=1,
        base_version=record and record.version,
    )


def rename(person, resource, name: str):
    content = vars(content_of(resource)) | {"name": name}
    return update_resource(
        actor=person,
        resource=resource,
        version=resource.version,
        content=type(content_of(resource))(**content),
        sites=sites_of(resource),
    )


def body(response) -> str:
    return response.content.decode()


class TestOpening:
    def test_a_new_form_goes_on_with_its_places_and_hours(self, bartek, world):
        data = filled(form_key=KEY, name="Mrówka", **{"week-0-opens": "7:0"})
        data |= site(address="ul. Cicha 7") | site(1, name="Filia")
        data |= {"sites-TOTAL_FORMS": "2", "sites-1-week-5-opens": "10:00"}
        data |= {"exceptions-0-first_day": "jutro", "krs": "12"}
        bartek.post(DOOR, data | WINDOW | {"unsaved-kind": "resource"})

        answer = bartek.get(NEW)

        page = answer.context["page"]
        assert page.key == KEY
        assert page.main["name"].value() == "Mrówka"
        assert page.week["0-opens"].value() == "7:0"
        assert page.exceptions.forms[0]["first_day"].value() == "jutro"
        assert page.numbers["krs"].value() == "12"
        first, second = page.sites.forms
        assert first["address"].value() == "ul. Cicha 7"
        assert second.week["5-opens"].value() == "10:00"
        assert not page.wrong
        assert "data-forgets" in body(answer)

    def test_an_empty_one_can_be_asked_for_and_names_the_other(self, bartek, world):
        typed(world.bartek, name="Zaczęta i porzucona")

        page = body(bartek.get(f"{NEW}?nowy=1"))

        assert "Zaczęta i porzucona" in page.split("c-restored")[1]
        assert f"?formularz={KEY}" in page
        assert f"?formularz={KEY}" in body(bartek.get("/biurko/"))

    def test_a_stored_one_has_what_was_typed_last(self, bartek, world, ours):
        row = typed(world.bartek, ours, name=ours.name, description=TYPED)

        page = body(bartek.get(url("edit", ours.ref)))

        assert TYPED in page
        assert f'unsaved-seen" value="{row.version}"' in page
        assert "data-forgets" in page

    def test_what_says_the_same_as_the_stored_is_no_news(self, bartek, ours):
        data = sent(ours, bartek) | WINDOW
        data |= {"unsaved-kind": "resource", "unsaved-ref": ours.ref}
        assert bartek.post(DOOR, data).json()["state"] == "kept"

        assert "c-restored" not in body(bartek.get(url("edit", ours.ref)))

    @pytest.mark.parametrize(
        "change",
        [
            {"sites-0-accessibility_note": "Dzwonek"},
            {"sites-0-has_own_reach": "on"},
            {"krs": "0000030897"},
            {"week-1-note": "po umówieniu"},
            {"contacts-0-phone": "33 812 00 00"},
        ],
    )
    def test_any_field_is_worth_restoring(self, bartek, ours, change):
        data = sent(ours, bartek) | WINDOW | change
        data |= {"unsaved-kind": "resource", "unsaved-ref": ours.ref}
        data |= {"week-1-opens": "8:00", "week-1-closes": "9:00"}
        bartek.post(DOOR, data)

        assert "c-restored" in body(bartek.get(url("edit", ours.ref)))

    def test_what_a_colleague_saved_stands_beside(self, bartek, world, ours):
        typed(world.bartek, ours, name="Moja nazwa")
        rename(world.basia, ours, "Ich nazwa")

        answer = bartek.get(url("edit", ours.ref))

        page = answer.context["page"]
        assert page.main["name"].value() == "Moja nazwa"
        assert {"name": "Ich nazwa"}.items() <= {
            row["name"]: row["current"] for row in page.others
        }.items()
        assert page.main["version"].value() == "2"

    def test_nobody_else_reads_it(self, client, world, ours):
        typed(world.bartek, ours, description="kanarek-w-opisie")
        typed(world.bartek, name="kanarek-nowy")

        for name in ("basia", "dorota", "admin"):
            client.force_login(getattr(world, name))
            for address in (url("edit", ours.ref), NEW, LIST, "/biurko/"):
                assert "kanarek" not in body(client.get(address))

    def test_goes_with_the_record(self, world, ours):
        typed(world.bartek, ours, description=TYPED)

        discard_resource(actor=world.bartek, resource=ours)

        assert not UnsavedForm.objects.exists()


class TestSecret:
    def test_an_address_that_becomes_confidential_is_kept_no_more(self, world, ours):
        (place,) = sites_of(ours)
        written = {"sites__0__ref": place.ref, "sites__0__address": "ul. Długa 5"}
        typed(world.basia, ours, description="Przy Długiej 5 i Długa 5", **written)
        typed(world.bartek, ours, name="Świetlica Nowa", **written)

        update_resource(
            actor=world.bartek,
            resource=ours,
            version=ours.version,
            content=content_of(ours),
            sites=[replace(place, is_confidential=True)],
        )

        kept = UnsavedForm.objects.order_by("person__email")
        assert "Długa" not in str(kept.values_list("fields"))
        assert kept.get(person=world.bartek).fields["name"] == ["Świetlica Nowa"]


class TestDoor:
    @pytest.mark.parametrize("name", ["celina", "ewa"])
    def test_a_foreign_resource_is_missing(self, client, world, ours, name):
        person = getattr(world, name)
        client.force_login(person)
        where = {"unsaved-kind": "resource", "unsaved-ref": ours.ref}

        answer = client.post(DOOR, {"name": TYPED} | WINDOW | where)

        assert answer.status_code == 404
        assert not UnsavedForm.objects.exists()

    def test_a_published_one_is_kept_for_its_people_alone(self, client, world, ours):
        Resource.objects.filter(pk=ours.pk).update(status=Resource.Status.PUBLISHED)
        client.force_login(world.celina)
        where = {"unsaved-kind": "resource", "unsaved-ref": ours.ref}

        answer = client.post(DOOR, {"name": TYPED} | WINDOW | where)

        assert (answer.status_code, answer.json()["state"]) == (403, "refused")

    def test_says_early_that_somebody_has_saved(self, bartek, world, ours):
        rename(world.basia, ours, "Ich nazwa")
        where = {"unsaved-kind": "resource", "unsaved-ref": ours.ref, "version": "1"}

        answer = bartek.post(DOOR, {"name": TYPED} | WINDOW | where)

        assert answer.json()["newer"]["who"]


class TestSaving:
    def test_forgets_what_it_has_saved(self, bartek, world, ours):
        data = sent(ours, bartek, name="Nowa nazwa") | WINDOW
        where = {"unsaved-kind": "resource", "unsaved-ref": ours.ref}
        bartek.post(DOOR, data | where)

        bartek.post(url("edit", ours.ref), data | where)

        ours.refresh_from_db()
        assert ours.name == "Nowa nazwa"
        assert not UnsavedForm.objects.exists()

    def test_leaves_what_another_window_typed(self, bartek, world, ours):
        typed(world.bartek, ours, name="Z innego okna")

        bartek.post(url("edit", ours.ref), sent(ours, bartek) | WINDOW)

        assert UnsavedForm.objects.get().fields["name"] == ["Z innego okna"]

    def test_a_new_form_sent_twice_with_other_words_keeps_both(self, bartek):
        data = filled(form_key=KEY) | site(address="ul. Długa 5", place_kind="point")
        bartek.post(NEW, data)
        made = Resource.objects.get()

        again = bartek.post(NEW, data | {"name": "Inna nazwa z innego okna"})

        assert again.url == url("edit", made.ref)
        page = bartek.get(again.url).context["page"]
        assert page.main["name"].value() == "Inna nazwa z innego okna"
        assert [row["current"] for row in page.others] == [made.name]
        assert page.sites.forms[0]["ref"].value() == made.sites.get().ref
        assert Resource.objects.count() == 1

    def test_two_windows_stand_side_by_side(self, bartek, world, ours):
        row = typed(world.bartek, ours, name="Z innego okna", version="1")

        answer = bartek.post(
            url("edit", ours.ref), sent(ours, bartek, name="Stąd", act="compare")
        )

        page = answer.context["page"]
        assert page.main["name"].value() == "Stąd"
        assert page.others[0]["current"] == "Z innego okna"
        assert page.autosave.seen == row.version
        assert "koop-take-theirs" in body(answer)
        ours.refresh_from_db()
        assert ours.name == "Świetlica"


def test_the_log_in_page_carries_the_text(client, world, ours):
    mine = {"name": TYPED, "typed_by": mark_of(world.bartek), "held": "1"}
    who = {"username": world.bartek.email, "password": PASSWORD}

    held = client.post(url("edit", ours.ref), mine)
    back = client.post(url("edit", ours.ref), mine | who)

    assert held.status_code == 403
    assert TYPED in body(held)
    assert back.status_code == 200
    assert back.context["page"].main["name"].value() == TYPED
    ours.refresh_from_db()
    assert ours.name == "Świetlica"
