"""Confirm or fix: the date, the reminder, the link that works once."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from kooperacja.notices.models import Notice
from partners.models import Membership
from problems.models import Confirmation, PublicProblem
from problems.services import confirming, raise_problem_sensitivity, review_by
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory


@pytest.fixture
def people(city_of_people):
    return city_of_people


@pytest.fixture
def published(people):
    """A published diagnosis of Fundacja Most whose date is in ten days."""
    diagnosis = DiagnosisFactory(
        partner=people.most,
        author=people.bartek,
        last_editor=people.bartek,
        status=Status.PUBLISHED,
        problem=ProblemFactory(category=people.halas, opened_by=people.most),
    )
    diagnosis.review_by_date = timezone.localdate() + timedelta(days=10)
    diagnosis.save()
    return diagnosis


def confirm(person, diagnosis, day=None):
    return confirming.confirm_diagnosis(
        actor=person,
        diagnosis=diagnosis,
        day=day or timezone.localdate(),
        way=Confirmation.Way.DESK,
    )


class TestConfirmDiagnosis:
    def test_moves_the_date_and_renews_the_shelf(self, people, published):
        day = timezone.localdate() + timedelta(days=400)

        row = confirm(people.basia, published, day)

        assert row.review_by_date == review_by(row) > day
        shelf = PublicProblem.objects.get(public_id=row.problem.public_id)
        assert (shelf.confirmed_date.year, shelf.confirmed_date.month) == (
            day.year,
            day.month,
        )
        assert AuditEntry.objects.filter(verb="diagnosis.confirmed").count() == 1
        assert Confirmation.objects.get().actor == people.basia

    @pytest.mark.parametrize("name", ["celina", "ewa", "dorota"])
    def test_only_its_institution_says_so(self, people, published, name):
        with pytest.raises(NotPermitted):
            confirm(getattr(people, name), published)

    @pytest.mark.parametrize(
        "status", [state for state in Status.values if state != Status.PUBLISHED]
    )
    def test_only_what_is_public(self, people, status):
        diagnosis = DiagnosisFactory(partner=people.most, status=status)

        with pytest.raises(confirming.NothingToConfirm):
            confirm(people.bartek, diagnosis)


class TestLink:
    def url(self, person, diagnosis):
        token = confirming.confirm_token(person, diagnosis)
        return reverse("diagnoses:confirm", args=[token])

    def test_opening_shows_and_one_button_confirms_once(
        self, client, people, published
    ):
        url = self.url(people.bartek, published)

        assert client.get(url).status_code == 200
        assert not Confirmation.objects.exists()

        assert client.post(url).status_code == 200
        assert Confirmation.objects.get().actor == people.bartek

        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404
        assert Confirmation.objects.count() == 1

    def test_shows_nothing_that_residents_may_not_read_now(
        self, client, people, published
    ):
        url = self.url(people.bartek, published)
        raise_problem_sensitivity(
            actor=people.dorota,
            problem=published.problem,
            sensitivity=3,
            note="Ofiary.",
        )

        assert client.get(url).status_code == 404
        assert client.post(url).status_code == 404

    def test_logs_nobody_in(self, client, people, published):
        client.post(self.url(people.bartek, published))

        assert client.get(reverse("desk:home")).status_code == 302

    def test_is_over_when_the_person_has_left(self, client, people, published):
        url = self.url(people.bartek, published)
        Membership.objects.filter(user=people.bartek).update(ended_at=timezone.now())

        assert client.get(url).status_code == 404

    def test_a_foreign_or_made_up_one_is_missing(self, client, people, published):
        foreign = self.url(people.celina, published)
        broken = self.url(people.bartek, published)[:-3] + "xx/"
        for url in (foreign, broken, reverse("diagnoses:confirm", args=["a~b~c.d.e"])):
            assert client.post(url).status_code == 404, url

        assert not Confirmation.objects.exists()

    def test_shows_no_more_than_residents_read(self, client, people, published):
        published.text_internal = "tylko-dla-nas"
        published.save()

        page = client.get(self.url(people.bartek, published)).content.decode()

        assert published.text_public in page
        assert "tylko-dla-nas" not in page


class TestReminder:
    def remind(self, days):
        day = timezone.localdate() + timedelta(days=days)
        return confirming.remind_to_confirm(
            timezone.make_aware(datetime.combine(day, time(6, 40)))
        )

    def told(self, person):
        return Notice.objects.filter(recipient=person, kind="diagnosis.confirm")

    def test_two_weeks_before_and_on_the_day(self, people, published):
        published.review_by_date = timezone.localdate() + timedelta(days=30)
        published.save()
        self.remind(10)
        assert not self.told(people.bartek).exists()

        for days in (16, 17, 20):
            self.remind(days)
        assert self.told(people.bartek).count() == 1

        self.told(people.bartek).update(read_at=timezone.now())
        for days in (30, 31, 45):
            self.remind(days)
        assert self.told(people.bartek).count() == 2
        assert not self.told(people.celina).exists()

    def test_what_was_confirmed_is_not_asked_again(self, people, published):
        confirm(people.bartek, published)

        self.remind(0)

        assert not self.told(people.basia).exists()

    @pytest.mark.parametrize(("whose", "is_asked"), [("most", False), ("inna", True)])
    def test_words_followed_by_those_of_a_later_year_are_left_in_peace(
        self, people, published, whose, is_asked
    ):
        year = int(published.period[:4])
        DiagnosisFactory(
            partner=getattr(people, whose),
            status=Status.PUBLISHED,
            problem=published.problem,
            period=str(year + 1),
        )

        self.remind(0)

        told = self.told(people.bartek).filter(key=published.ref)
        assert told.exists() is is_asked


def test_the_button_of_the_desk_confirms(client, people, published):
    client.force_login(people.bartek)

    response = client.post(reverse("diagnoses:confirm_here", args=[published.ref]))

    assert response.status_code == 302
    assert Confirmation.objects.get().way == Confirmation.Way.DESK
