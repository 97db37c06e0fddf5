"""Rounds: who is asked, what counts as an answer, who may know of it."""

from datetime import date, datetime, time

import pytest
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.working_days import (
    is_working_day,
    working_days_later,
    working_days_until,
)
from kooperacja.notices.models import Notice
from problems.boards import Board, round_to_ten, share_answered
from problems.forms.rounds import RoundForm
from problems.models import Request, Round
from problems.services import rounds
from problems.services.reminding import remind_of_rounds
from problems.workflow import Status
from tests.factories import (
    CategoryFactory,
    DiagnosisFactory,
    PartnerFactory,
    ProblemFactory,
)

FRIDAY = date(2026, 10, 30)
DEADLINE = date(2026, 11, 20)


@pytest.fixture
def people(city_of_people):
    return city_of_people


@pytest.fixture
def asked(people):
    """A round that asks Fundacja Most and Inna Instytucja for two kinds each."""
    return open_round(people, partners=[people.most, people.inna])


def open_round(people, **extra):
    values = {
        "actor": people.dorota,
        "name": "Diagnoza 2026",
        "period": "2026",
        "opens_date": FRIDAY,
        "deadline_date": DEADLINE,
        "partners": [people.most],
        "categories": [people.bezrobocie, people.halas],
    }
    return rounds.open_round(**{**values, **extra})


def request_of(round, partner, category):
    return round.requests.get(partner=partner, category=category)


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("day", "works"),
        [
            (date(2026, 11, 10), True),
            (date(2026, 11, 11), False),  # Independence Day
            (date(2026, 11, 14), False),  # a Saturday
            (date(2026, 12, 24), False),  # free since 2025
            (date(2024, 12, 24), True),
            (date(2026, 6, 4), False),  # Corpus Christi
        ],
    )
    def test_knows_polish_holidays(self, day, works):
        assert is_working_day(day) is works

    def test_counts_without_weekends_and_holidays(self):
        # 2 to 6, 9, 10, 12, 13, 16 to 20 November; the 11th is a holiday.
        assert working_days_until(DEADLINE, today=FRIDAY) == 14

    def test_is_zero_on_the_day_and_negative_after(self):
        assert working_days_until(DEADLINE, today=DEADLINE) == 0
        assert working_days_until(DEADLINE, today=date(2026, 11, 21)) == -1
        assert working_days_until(DEADLINE, today=date(2026, 11, 24)) == -2

    def test_finds_the_day_that_many_working_days_later(self):
        assert working_days_later(FRIDAY, 14) == DEADLINE


class TestOpenRound:
    def test_asks_every_institution_for_every_kind(self, people, asked):
        assert asked.requests.count() == 4
        assert AuditEntry.objects.filter(verb="round.opened").count() == 1

    def test_is_for_coordinators(self, people):
        for person in (people.filip, people.ewa, people.celina):
            with pytest.raises(NotPermitted):
                open_round(people, actor=person)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"deadline_date": date(2026, 11, 11)}, "deadline_date"),
            ({"deadline_date": date(2026, 10, 1)}, "deadline_date"),
            ({"period": "last year"}, "period"),
            ({"name": "  "}, "name"),
            ({"partners": []}, "partners"),
            ({"categories": []}, "categories"),
        ],
    )
    def test_refuses_what_cannot_be_asked(self, people, values, field):
        with pytest.raises(InvalidInput) as refusal:
            open_round(people, **values)

        assert refusal.value.field == field
        assert not Round.objects.exists()

    def test_refuses_a_suspended_institution(self, people):
        people.inna.is_active = False
        people.inna.save()

        with pytest.raises(InvalidInput):
            open_round(people, partners=[people.inna])

    def test_asking_again_asks_nothing_twice(self, people, asked):
        added = rounds.ask(
            actor=people.dorota,
            round=asked,
            partners=[people.most],
            categories=[people.halas, people.rampa],
        )

        assert [row.category for row in added] == [people.rampa]


class TestChangeRound:
    def test_refuses_an_old_version(self, people, asked):
        new = {"name": "Diagnoza", "deadline_date": date(2026, 11, 27)}
        rounds.change_round(actor=people.dorota, round=asked, version=1, **new)

        with pytest.raises(StaleVersion):
            rounds.change_round(actor=people.daniel, round=asked, version=1, **new)

    def test_a_closed_round_is_over(self, people, asked):
        rounds.close_round(actor=people.dorota, round=asked)
        mine = request_of(asked, people.most, people.halas)

        with pytest.raises(rounds.RoundClosed):
            rounds.report_nothing(actor=people.filip, request=mine, reason="Nic.")
        with pytest.raises(rounds.RoundClosed):
            rounds.close_round(actor=people.dorota, round=asked)


class TestAnswers:
    def progress(self, asked, people, own=True):
        rows = asked.requests.with_progress(own=own).filter(partner=people.most)
        return rows.get(category=people.bezrobocie)

    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            (Status.DRAFT, (False, False, True)),
            (Status.RETURNED, (False, True, False)),
            (Status.SUBMITTED, (True, False, False)),
            (Status.PUBLISHED, (True, False, False)),
            (Status.ARCHIVED, (False, False, False)),
        ],
    )
    def test_what_counts(self, people, asked, status, expected):
        DiagnosisFactory(
            partner=people.most,
            period="2026",
            problem=ProblemFactory(category=people.bezrobocie),
            status=status,
        )

        row = self.progress(asked, people)

        assert (row.is_handed_over, row.is_returned, row.is_started) == expected

    def test_a_part_of_the_kind_counts_and_another_period_does_not(self, people, asked):
        part = CategoryFactory(slug="bezrobocie-mlodych", parent=people.bezrobocie)
        for category, period in ((part, "2025"), (people.halas, "2026")):
            DiagnosisFactory(
                partner=people.most,
                period=period,
                problem=ProblemFactory(category=category),
                status=Status.SUBMITTED,
            )
        assert not self.progress(asked, people).is_handed_over

        DiagnosisFactory(
            partner=people.most,
            period="2026",
            problem=ProblemFactory(category=part),
            status=Status.SUBMITTED,
        )

        assert self.progress(asked, people).is_handed_over

    def test_nothing_to_report_is_an_answer_and_can_be_taken_back(self, people, asked):
        mine = request_of(asked, people.most, people.halas)
        rounds.report_nothing(actor=people.bartek, request=mine, reason="Bez skarg.")
        assert Board(asked, FRIDAY).answered_count == 1

        rounds.report_nothing(actor=people.bartek, request=mine, reason="")

        assert Board(asked, FRIDAY).answered_count == 0

    def test_nobody_answers_for_another_institution(self, people, asked):
        mine = request_of(asked, people.most, people.halas)

        for person in (people.celina, people.ewa, people.dorota):
            with pytest.raises(NotPermitted):
                rounds.report_nothing(actor=person, request=mine, reason="Nic.")

    def test_is_given_to_a_colleague_only(self, people, asked):
        mine = request_of(asked, people.most, people.halas)
        rounds.assign_request(actor=people.filip, request=mine, person=people.basia)

        with pytest.raises(InvalidInput):
            rounds.assign_request(actor=people.filip, request=mine, person=people.ewa)

        mine.refresh_from_db()
        assert mine.assigned_to == people.basia


class TestWhatOthersLearn:
    def test_the_board_never_tells_of_a_draft(self, people, asked):
        empty = Board(asked, FRIDAY).rows
        DiagnosisFactory(
            partner=people.most,
            period="2026",
            problem=ProblemFactory(category=people.bezrobocie),
        )

        assert Board(asked, FRIDAY).rows == empty

    def test_a_share_is_told_where_five_are_asked_and_in_tens(self, people):
        few = open_round(people, partners=PartnerFactory.create_batch(4))
        many = open_round(people, partners=PartnerFactory.create_batch(5))

        assert share_answered(few) is None
        assert share_answered(many) == 0

    @pytest.mark.parametrize(
        ("part", "whole", "share"),
        [(0, 8, 0), (1, 8, 10), (4, 8, 50), (199, 200, 90), (8, 8, 100)],
    )
    def test_rounds_to_tens(self, part, whole, share):
        assert round_to_ten(part, whole) == share


class TestPages:
    def test_the_coordinator_opens_a_round_and_sees_the_board(self, client, people):
        client.force_login(people.dorota)
        data = {
            "name": "Diagnoza 2026",
            "period": "2026",
            "opens_date": "2026-10-30",
            "deadline_date": "2026-11-20",
            "partners": [people.most.pk],
            "categories": [people.halas.pk],
        }

        response = client.post(reverse("review:round_new"), data, follow=True)

        assert response.status_code == 200
        assert "Fundacja Most" in response.content.decode()

    def test_two_who_change_it_at_once_both_keep_their_words(
        self, client, people, asked
    ):
        client.force_login(people.daniel)
        url = reverse("review:round_change", args=[asked.ref])
        typed = {"name": "Inna nazwa", "deadline_date": "2026-11-27", "version": 1}
        rounds.change_round(
            actor=people.dorota,
            round=asked,
            version=1,
            name="Nazwa Doroty",
            deadline_date=DEADLINE,
        )

        met = client.post(url, typed)

        assert met.status_code == 409
        page = met.content.decode()
        assert "Nazwa Doroty" in page
        assert "Inna nazwa" in page
        version = met.context["change"]["version"].value()
        assert client.post(url, {**typed, "version": version}).status_code == 302
        asked.refresh_from_db()
        assert asked.name == "Inna nazwa"

    def test_a_refused_form_keeps_what_was_typed(self, client, people):
        client.force_login(people.dorota)
        data = {"name": "Diagnoza", "deadline_date": "2026-11-11"}

        response = client.post(reverse("review:round_new"), data)

        assert response.status_code == 400
        assert response.context["form"]["name"].value() == "Diagnoza"

    def test_the_partner_sees_what_it_is_asked_for(self, client, people, asked):
        client.force_login(people.bartek)
        page = client.get(reverse("diagnoses:rounds")).content.decode()
        assert "Diagnoza 2026" in page

        mine = request_of(asked, people.most, people.halas)
        url = reverse("diagnoses:request", args=[mine.pk])
        client.post(url, {"act": "nothing", "reason": "Bez skarg."})

        mine.refresh_from_db()
        assert mine.nothing_reason == "Bez skarg."

    def test_somebody_elses_request_is_missing(self, client, people, asked):
        theirs = request_of(asked, people.inna, people.halas)
        client.force_login(people.bartek)

        url = reverse("diagnoses:request", args=[theirs.pk])

        assert client.get(url).status_code == 404
        assert client.post(url, {"act": "assign"}).status_code == 404

    @pytest.mark.parametrize("act", ["", "nothing", "eat", "assign"])
    def test_an_act_that_says_nothing_is_refused(self, client, people, asked, act):
        mine = request_of(asked, people.most, people.halas)
        client.force_login(people.bartek)
        url = reverse("diagnoses:request", args=[mine.pk])

        response = client.post(url, {"act": act, "person": "x"})

        assert response.status_code == 400
        assert Request.objects.get(pk=mine.pk).nothing_reason == ""

    def test_the_board_does_not_ask_more_as_it_grows(
        self, client, people, django_assert_max_num_queries
    ):
        client.force_login(people.dorota)
        round = open_round(people, partners=PartnerFactory.create_batch(12))

        with django_assert_max_num_queries(12):
            client.get(reverse("review:round", args=[round.ref]))

    def test_form_offers_active_institutions_only(self, people):
        people.inna.is_active = False
        people.inna.save()

        offered = RoundForm().fields["partners"].queryset

        assert people.inna not in offered


class TestReminders:
    def remind(self, day):
        moment = timezone.make_aware(datetime.combine(day, time(6, 30)))
        return remind_of_rounds(moment)

    def told(self, person, kind="round.reminder"):
        return Notice.objects.filter(recipient=person, kind=kind)

    def test_the_asked_are_told_when_it_opens(self, people, asked):
        assert self.told(people.bartek, "round.asked").count() == 1
        assert not self.told(people.ewa, "round.asked").exists()

    def test_who_is_asked_for_more_reads_of_all_in_one_notice(self, people, asked):
        rounds.ask(
            actor=people.dorota,
            round=asked,
            partners=[people.most],
            categories=[people.rampa],
        )

        kinds = self.told(people.bartek, "round.asked").get().values["kinds"]
        assert people.rampa.name_pl in kinds
        assert people.halas.name_pl in kinds

    def test_those_who_have_not_answered_are_reminded_once_a_day_named(
        self, people, asked
    ):
        mine = request_of(asked, people.most, people.halas)
        rounds.report_nothing(actor=people.bartek, request=mine, reason="Bez skarg.")

        for day in (date(2026, 11, 12), date(2026, 11, 13), date(2026, 11, 16)):
            self.remind(day)

        notice = self.told(people.bartek).get()
        assert notice.values["kinds"] == people.bezrobocie.name_pl

    def test_a_day_without_a_worker_is_made_up_for(self, people, asked):
        self.remind(date(2026, 11, 17))
        self.told(people.bartek).update(read_at=timezone.now())
        self.remind(date(2026, 11, 20))
        self.remind(date(2026, 11, 23))

        assert self.told(people.bartek).count() == 2

    def test_the_one_who_does_it_is_reminded_alone(self, people, asked):
        for row in asked.requests.filter(partner=people.most):
            rounds.assign_request(actor=people.filip, request=row, person=people.basia)

        self.remind(date(2026, 11, 19))

        assert self.told(people.basia).exists()
        assert not self.told(people.bartek).exists()

    def test_a_closed_round_reminds_nobody(self, people, asked):
        rounds.close_round(actor=people.dorota, round=asked)

        self.remind(date(2026, 11, 19))

        assert not Notice.objects.filter(kind="round.reminder").exists()
