"""Days that differ, notices and telephones of one place, in the form of the desk."""

from datetime import date, time

import pytest

from resources.lines import ContactContent, ExceptionContent, HoursContent
from resources.models import Contact, HoursException, Site
from resources.services import ScheduleContent, SiteContent, provider_of, sites_of
from resources.services.sites import MOST_SITES
from tests.resources.desk import NEW, filled, sent, site, url

DAYS = ExceptionContent(date(2031, 5, 2), date(2031, 5, 2), time(9), time(12), "mniej")
POST = ContactContent("Recepcja", "33 812 00 00", "")


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


@pytest.fixture
def ours(world, add):
    schedule = ScheduleContent(exceptions=[DAYS], contacts=[POST])
    return add(
        provider=provider_of(world.most),
        publish=False,
        sites=[SiteContent(address="ul. Długa 5", schedule=schedule)],
    )


def lines(**values) -> dict:
    """Return the fields of the lines of the first place."""
    return {f"sites-0-{name.replace('__', '-')}": text for name, text in values.items()}


def test_a_new_place_says_its_days_and_telephones(bartek):
    data = filled() | site(address="ul. Długa 5", place_kind="point")
    data |= lines(exceptions__TOTAL_FORMS="1", contacts__TOTAL_FORMS="1")
    data |= lines(exceptions__0__first_day="2031-05-02", exceptions__0__note="mniej")
    data |= lines(contacts__0__title="Recepcja", contacts__0__phone="33 812 00 00")

    bartek.post(NEW, data)

    place = Site.objects.get()
    assert HoursException.objects.get(site=place).last_day == date(2031, 5, 2)
    assert Contact.objects.get(site=place).title == "Recepcja"


def test_the_form_holds_what_is_stored_and_folds_it(bartek, ours):
    answer = bartek.get(url("edit", ours.ref))

    [place] = answer.context["page"].sites.forms
    assert place.rows.is_filled
    assert not place.rows.is_open
    assert 'value="33 812 00 00"' in answer.content.decode()


def test_a_line_is_added_by_the_server_and_nothing_typed_is_lost(bartek, ours):
    data = sent(ours, bartek, row="sites-0-contacts") | lines(contacts__TOTAL_FORMS="1")
    data |= lines(contacts__0__phone="33 812 11 11")

    answer = bartek.post(url("edit", ours.ref), data)

    [place] = answer.context["page"].sites.forms
    first, second = place.rows.kinds["contacts"].forms
    assert first["phone"].value() == "33 812 11 11"
    assert not second["phone"].value()
    assert place.rows.is_open


def test_an_emptied_line_goes_and_what_was_not_sent_stays(bartek, ours):
    data = sent(ours, bartek) | lines(contacts__TOTAL_FORMS="1")

    bartek.post(url("edit", ours.ref), data)

    ours.refresh_from_db()
    [place] = sites_of(ours)
    assert place.schedule.contacts == []
    assert place.schedule.exceptions == [DAYS]


def test_what_is_wrong_is_said_at_its_line(bartek, ours):
    data = sent(ours, bartek) | lines(closures__TOTAL_FORMS="1")
    data |= lines(closures__0__first_day="2031-05-02")

    answer = bartek.post(url("edit", ours.ref), data)

    assert answer.status_code == 400
    [wrong] = answer.context["page"].wrong
    assert wrong.target == "id_sites-0-closures-0-notice"


@pytest.mark.parametrize(
    "row",
    ["sites-0-week", "sites-999-contacts", "sites-0-contacts-0", "sites-7-closures"],
)
def test_a_made_up_button_breaks_nothing(bartek, ours, row):
    data = sent(ours, bartek, row=row) | lines(exceptions__TOTAL_FORMS="9" * 9)

    assert bartek.post(url("edit", ours.ref), data).status_code in (200, 302)


def test_as_many_places_as_there_may_be_fit_into_one_form(bartek, world, add):
    week = [HoursContent(day, time(8), time(15), "") for day in range(5)]
    schedule = ScheduleContent(week=week, exceptions=[DAYS], contacts=[POST])
    many = [
        SiteContent(address=f"ul. Długa {number}", schedule=schedule)
        for number in range(MOST_SITES)
    ]
    ours = add(provider=provider_of(world.most), publish=False, sites=many)

    response = bartek.post(url("edit", ours.ref), sent(ours, bartek, phone="338123456"))

    assert response.status_code == 302
    assert Site.objects.filter(resource=ours).count() == MOST_SITES
