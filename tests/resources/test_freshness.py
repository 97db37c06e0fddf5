"""Making sure, and asking in time: dates, names, letters, the link without a log-in."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices.models import Notice
from partners.models import Membership
from resources.models import PublicResource, Resource
from resources.services import (
    assure_resource,
    freshness,
    provider_named,
    provider_of,
    reporting,
)
from resources.services.describing import review_due
from resources.workflow import Status
from tests.personas import NAMES, fresh

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())
TODAY = timezone.localdate


@pytest.fixture
def resource(world, add):
    """A public resource of Fundacja Most, made sure of five months and a half ago."""
    return add(
        "Klub seniora",
        provider=provider_of(world.most),
        assured_date=TODAY() - timedelta(days=170),
    )


def assure(person, resource, day=None):
    return assure_resource(actor=fresh(person), resource=resource, day=day or TODAY())


def remind(days: int) -> str:
    day = TODAY() + timedelta(days=days)
    return freshness.remind_to_assure(
        timezone.make_aware(datetime.combine(day, time(6, 50)))
    )


def told(person, kind="resource.confirm"):
    return Notice.objects.filter(recipient=person, kind=kind)


class TestAssureResource:
    def test_says_who_made_sure_and_in_whose_name(self, world, resource):
        row = assure(world.bartek, resource)

        assert (row.assured_date, row.to_check) == (TODAY(), False)
        assert (row.assured_by, row.assured_for) == (world.bartek, world.most)
        shelf = PublicResource.objects.get(public_id=row.public_id)
        assert (shelf.assured_date, shelf.assured_by_name) == (
            TODAY(),
            world.most.name,
        )
        assert shelf.review_due == review_due(row)
        assert AuditEntry.objects.filter(verb="resource.assured").count() == 1

    def test_a_coordinator_without_an_institution_gives_no_name(self, world, resource):
        row = assure(world.dorota, resource)

        assert row.assured_by == world.dorota
        assert row.assured_for is None

    def test_is_not_the_day_of_the_last_change(self, world, resource):
        before = Resource.objects.get(pk=resource.pk)

        row = assure(world.bartek, resource)

        stored = Resource.objects.get(pk=row.pk)
        assert stored.updated_at == before.updated_at
        assert stored.version == before.version + 1

    @pytest.mark.parametrize("name", sorted(set(NAMES) - {"anonim"}))
    def test_only_its_provider_and_the_coordinator(self, world, resource, name):
        may = name in {"bartek", "basia", "filip", "dorota", "daniel", "admin"}
        if may:
            assure(getattr(world, name), resource)
        else:
            with pytest.raises(NotPermitted):
                assure(getattr(world, name), resource)

    @pytest.mark.parametrize("days", [1, -171])
    def test_neither_tomorrow_nor_before_the_last_time(self, world, resource, days):
        with pytest.raises(InvalidInput):
            assure(world.bartek, resource, TODAY() + timedelta(days=days))

    def test_what_is_closed_cannot_be_true(self, world, resource):
        Resource.objects.filter(pk=resource.pk).update(status=Status.CLOSED)

        with pytest.raises(freshness.NothingToAssure):
            assure(world.bartek, resource)


class TestDueForReview:
    def due(self, day):
        return set(Resource.objects.due_for_review(day).values_list("name", flat=True))

    @pytest.mark.parametrize(
        ("assured", "months"),
        [
            (date(2026, 5, 31), 6),
            (date(2025, 8, 31), 6),
            (date(2024, 2, 29), 12),
            (date(2026, 1, 15), 1),
        ],
    )
    def test_the_database_counts_months_as_we_do(self, add, assured, months):
        resource = add(assured_date=assured, review_months=months)

        row = Resource.objects.with_review_due().get(pk=resource.pk)

        assert row.review_due == review_due(resource)

    def test_from_the_day_on(self, resource):
        due = review_due(resource)

        assert self.due(due - timedelta(days=1)) == set()
        assert self.due(due) == {"Klub seniora"}

    def test_what_nobody_made_sure_of_is_due_at_once(self, add):
        add("Nikt", assured_date=None)
        add("Z pliku", assured_date=TODAY(), to_check=True)
        add("Szkic", assured_date=None, publish=False)

        assert self.due(TODAY()) == {"Nikt", "Z pliku"}


class TestReminders:
    def test_two_weeks_before_on_the_day_and_each_month(self, world, resource):
        wait = (review_due(resource) - TODAY()).days
        asked = []

        for days in range(wait - 20, wait + 65):
            before = told(world.bartek).count()
            remind(days)
            told(world.bartek).update(read_at=timezone.now())
            if told(world.bartek).count() > before:
                asked.append(days - wait)

        assert asked == [-14, 0, 30, 60]
        assert not told(world.celina).exists()

    def test_run_twice_ask_once(self, world, resource):
        days = (review_due(resource) - TODAY()).days
        assert " 1 " in f" {remind(days)} "
        assert " 0 " in f" {remind(days)} "

        assert told(world.bartek).count() == 1

    def test_days_without_a_worker_are_made_up_for(self, world, resource):
        remind((review_due(resource) - TODAY()).days - 9)

        assert told(world.basia).count() == 1

    def test_what_was_made_sure_of_is_not_asked(self, world, resource):
        assure(world.bartek, resource)

        remind((review_due(resource) - TODAY()).days)

        assert not told(world.basia).exists()

    def test_several_resources_are_one_letter(self, world, add, resource):
        add("Obiady", provider=provider_of(world.most), assured_date=None)

        remind((review_due(resource) - TODAY()).days)

        notice = told(world.bartek).get()
        assert notice.values["names"] == "Klub seniora, Obiady"

    def test_what_nobody_can_be_asked_goes_to_the_coordinator(self, world, add):
        add("Obcy", provider=provider_named("Ktoś spoza partnerstwa"))
        add("Opuszczony", provider=provider_of(world.most))
        Membership.objects.filter(partner=world.most).update(ended_at=timezone.now())

        remind(0)

        kind = "resource.nobody_to_ask"
        assert told(world.dorota, kind).get().values["names"] == "Obcy, Opuszczony"
        assert not told(world.bartek, kind).exists()
        assert not told(world.bartek).exists()
        remind(1)
        assert told(world.dorota, kind).count() == 1


class TestLink:
    @pytest.fixture
    def due(self, resource):
        Resource.objects.filter(pk=resource.pk).update(
            assured_date=TODAY() - timedelta(days=200)
        )
        return resource

    def url(self, person, resource, day=None):
        token = freshness.confirm_token(person, resource.provider, day or TODAY())
        return reverse("care:confirm", args=[token])

    def test_opening_shows_and_its_button_confirms(self, client, world, due):
        url = self.url(world.bartek, due)

        assert due.name in client.get(url).content.decode()
        due.refresh_from_db()
        assert due.assured_by is None

        assert client.post(url, {"resource": due.ref}).status_code == 200
        due.refresh_from_db()
        assert (due.assured_date, due.assured_by) == (TODAY(), world.bartek)
        assert due.assured_for == world.most

        assert client.get(url).status_code == 404
        assert client.post(url, {"resource": due.ref}).status_code == 404

    def test_one_button_confirms_all(self, client, world, add, due):
        other = add("Obiady", provider=due.provider, assured_date=None)
        url = self.url(world.bartek, due)

        client.post(url, {"resource": "all"})

        assert set(
            Resource.objects.filter(assured_date=TODAY()).values_list("pk", flat=True)
        ) == {due.pk, other.pk}

    def test_one_of_two_leaves_the_other(self, client, world, add, due):
        add("Obiady", provider=due.provider, assured_date=None)
        url = self.url(world.bartek, due)

        page = client.post(url, {"resource": due.ref}).content.decode()

        assert "Obiady" in page
        assert client.get(url).status_code == 200

    def test_logs_nobody_in(self, client, world, due):
        client.post(self.url(world.bartek, due), {"resource": "all"})

        assert client.get(reverse("desk:home")).status_code == 302

    def test_confirms_nothing_of_others(self, client, world, add, due):
        foreign = add("Obce", provider=provider_of(world.inna), assured_date=None)

        answer = client.post(self.url(world.bartek, due), {"resource": foreign.ref})

        assert answer.status_code == 404
        foreign.refresh_from_db()
        assert foreign.assured_date is None

    def test_is_over_when_the_person_has_left(self, client, world, due):
        url = self.url(world.bartek, due)
        Membership.objects.filter(user=world.bartek).update(ended_at=timezone.now())

        assert client.get(url).status_code == 404

    def test_a_foreign_or_made_up_one_is_missing(self, client, world, due):
        urls = (
            self.url(world.celina, due),
            self.url(world.bartek, due)[:-3] + "xx/",
            reverse("care:confirm", args=["a~b~c.d.e"]),
            reverse("care:confirm", args=["a"]),
        )
        for url in urls:
            assert client.post(url, {"resource": "all"}).status_code == 404, url

    def test_tells_nobody_where_it_leads_from(self, client, world, due):
        response = client.get(self.url(world.bartek, due))

        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response.headers["X-Robots-Tag"]


class TestDesk:
    def test_the_list_has_the_own_ones_and_all_for_a_coordinator(
        self, client, world, add
    ):
        add("Nasz", provider=provider_of(world.most), assured_date=None)
        add("Obcy", provider=provider_of(world.inna), assured_date=None)
        add("Świeży", provider=provider_of(world.most), assured_date=TODAY())

        def names(person):
            client.force_login(person)
            page = client.get(reverse("care:stale"))
            return [row.name for row in page.context["resources"]]

        assert names(world.bartek) == ["Nasz"]
        assert names(world.celina) == ["Obcy"]
        assert names(world.bez_partnera) == []
        assert names(world.dorota) == ["Nasz", "Obcy"]

    def test_what_nobody_made_sure_of_stands_first(self, client, world, add):
        provider = provider_of(world.most)
        add("Dawno", provider=provider, assured_date=date(2020, 1, 1))
        add("Nigdy", provider=provider, assured_date=None)
        client.force_login(world.bartek)

        page = client.get(reverse("care:stale"))

        assert [row.name for row in page.context["resources"]] == ["Nigdy", "Dawno"]

    def test_the_button_confirms_and_leads_back(self, client, world, resource):
        client.force_login(world.bartek)
        url = reverse("care:assure", args=[resource.ref])

        answer = client.post(url, {"back": "/biurko/?x=1"})

        assert answer["Location"] == "/biurko/?x=1"
        resource.refresh_from_db()
        assert resource.assured_date == TODAY()

    @pytest.mark.parametrize(
        "back", ["", "https://evil.example/", "//evil.example", "nonsense", "/\\evil"]
    )
    def test_leads_to_no_other_site(self, client, world, resource, back):
        client.force_login(world.bartek)

        answer = client.post(
            reverse("care:assure", args=[resource.ref]), {"back": back}
        )

        assert answer["Location"] == reverse("care:stale")

    def test_a_stranger_may_not(self, client, world, resource):
        client.force_login(world.celina)
        url = reverse("care:assure", args=[resource.ref])

        assert client.post(url).status_code == 403

    @pytest.mark.parametrize("number", [3, 12])
    def test_the_list_asks_the_database_a_fixed_number_of_times(
        self, client, world, add, django_assert_num_queries, number
    ):
        for index in range(number):
            add(f"Zasób {index}", provider=provider_of(world.most), assured_date=None)
        client.force_login(world.dorota)

        with django_assert_num_queries(BUDGETS["care:stale"]):
            client.get(reverse("care:stale"))


def test_the_start_page_of_the_desk_counts_what_waits(client, world, add):
    resource = add("Nasz", provider=provider_of(world.most), assured_date=None)
    reporting.report_wrong(
        public_id=resource.public_id, kind="hours", text="", now=timezone.now()
    )

    def waits(person):
        client.force_login(person)
        context = client.get(reverse("desk:home")).context
        return context["resources_due"], context["reports_count"]

    assert waits(world.bartek) == (1, 1)
    assert waits(world.dorota) == (1, 1)
    assert waits(world.celina) == (0, 0)
    assert waits(world.bez_partnera) == (0, 0)
