"""The page of one resource: what a resident reads, and what nobody may."""

import json
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from resources.choices import FeeKind
from resources.models import PublicLink, PublicTombstone, Resource
from resources.opening import Hours
from resources.services import (
    ClosureContent,
    ContactContent,
    ExceptionContent,
    HoursContent,
    ReachContent,
    ScheduleContent,
    SiteContent,
    assure_resource,
    provider_of,
)
from resources.timetable import soonest, timetable_of
from tests.factories import ProblemFactory
from tests.factories.places import spot
from tests.resources.test_opening import OFFICE, local, row

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())
WEEK = [HoursContent(day, time(8), time(15)) for day in range(5)]


def url_of(resource, language: str = "/en") -> str:
    return f"{language}/zasoby/{resource.public_id}/"


@pytest.fixture
def read(client):
    """Return the page of a resource in English, its white space made simple."""

    def call(resource, language="/en") -> str:
        response = client.get(url_of(resource, language))
        assert response.status_code == 200
        return " ".join(response.content.decode().replace("\u00a0", " ").split())

    return call


class TestFacts:
    def test_say_all_that_is_known(self, world, add, read):
        page = read(
            add(
                provider=provider_of(world.most),
                deliveries=["phone", "site"],
                documents="Dowód osobisty",
                fee_kind=FeeKind.PARTLY,
                fees="od 5 zł",
                waiting_time="dwa tygodnie",
                application="Zadzwoń",
                languages=["pl", "pso"],
                hours_note="po umówieniu",
            )
        )

        for said in (
            "Dowód osobisty",
            "partly paid, or depends on income",
            "od 5 zł",
            "dwa tygodnie",
            "Zadzwoń",
            "on the spot, by telephone",
            "Polish, Polish Sign Language",
            "po umówieniu",
            world.most.name,
        ):
            assert said in page, said

    @pytest.mark.parametrize(
        ("occupancy", "said"),
        [
            (18, "12 of 30"),
            (30, "none: all 30 are taken"),
            (35, "none: all 30 are taken"),
            (None, "<dd> 30 "),
        ],
    )
    def test_count_free_places_with_the_day_of_the_figure(
        self, add, read, occupancy, said
    ):
        resource = add(capacity=30, capacity_date=date(2026, 5, 3))
        resource.occupancy = occupancy
        Resource.objects.filter(pk=resource.pk).update(occupancy=occupancy)
        shelved(resource)

        page = read(resource)

        assert said in page
        assert "as of May 3, 2026" in page

    def test_a_reach_is_named(self, world, add, read):
        resource = add(
            serves_whole_city=False, service_areas=[world.polnoc, world.wschod]
        )

        assert "Polnoc, Wschod" in read(resource)

    def test_contacts_are_posts_that_can_be_called(self, add, read):
        page = read(
            add(
                contacts=[
                    ContactContent("Rejestracja", "33 812 34 56", "a@example.org")
                ]
            )
        )

        assert "Rejestracja" in page
        assert 'href="tel:338123456"' in page
        assert 'href="mailto:a@example.org"' in page


class TestHours:
    def test_are_a_table_with_days_in_a_row(self, add, read):
        page = read(add(week=WEEK))

        assert '<th scope="row">Monday–Friday</th><td>8:00–15:00' in page
        assert "Closed on public holidays." in page

    def test_a_closure_and_an_exception_are_told_ahead(self, add, read):
        today = timezone.localdate()
        page = read(
            add(
                week=WEEK,
                closures=[ClosureContent(today, None, "Remont dachu")],
                exceptions=[
                    ExceptionContent(
                        today + timedelta(days=3),
                        today + timedelta(days=3),
                        note="inaczej",
                    )
                ],
            )
        )

        assert "Closed until further notice" in page
        assert "Remont dachu" in page
        assert "inaczej" in page

    def test_of_nobody_are_said_to_be_unknown(self, add, read):
        assert "Hours not given" in read(add())
        assert "Hours not given" not in read(add(hours_note="na telefon"))

    def test_of_a_site_stand_with_it(self, add, read):
        site = SiteContent(name="Filia", schedule=ScheduleContent(round_the_clock=True))
        page = read(add(week=WEEK, sites=[SiteContent(name="Biuro"), site]))

        assert "Open round the clock" in page
        assert "Monday–Friday" in page

    def test_the_place_that_opens_first_is_named_on_top(self):
        now = local("2026-11-16 16:00")
        tables = [
            timetable_of(Hours.of(row(**values)), now)
            for values in (
                {},
                {"closures": [["2026-11-01", None, "x"]]},
                {"week": OFFICE},
                {"week": [[0, "17:00", "18:00", ""]]},
            )
        ]

        assert soonest(tables) == tables[3]
        assert soonest(tables[:3]) == tables[2]
        assert soonest(tables[:2]) == tables[1]
        assert soonest(tables[:1]) == tables[0]


class TestPlaces:
    def test_say_what_they_offer_and_whom_they_serve(self, world, add, read):
        site = SiteContent(
            name="Sala",
            address="ul. Północna 1",
            place=spot(0.5, 1.5),
            accessibility=["lift", "step_free"],
            accessibility_note="Winda z tyłu",
            reach=ReachContent(serves_whole_city=False, service_areas=[world.polnoc]),
        )
        page = read(add(sites=[site]))

        assert "entrance without steps" in page
        assert "Winda z tyłu" in page
        assert "ul. Północna 1" in page
        assert "Serves:</span> Polnoc" in page

    @pytest.mark.parametrize("shows_area", [True, False])
    def test_of_a_confidential_one_at_most_the_estate(
        self, world, add, read, shows_area
    ):
        site = SiteContent(
            name="Schronienie",
            address="ul. Tajna 7",
            place=spot(0.5, 1.5),
            area=world.polnoc,
            is_confidential=True,
            shows_area=shows_area,
            confidential_note="Dzwonek z boku",
        )
        page = read(add(sites=[site], phone="33 812 34 56"))

        assert "The address is confidential." in page
        assert ("It is in Polnoc." in page) is shows_area
        for secret in ("Tajna", "Dzwonek", "data-bounds", "<koop-map"):
            assert secret not in page, secret


class TestHowWeKnow:
    def test_who_made_sure_and_when_apart_from_the_change(self, world, add, read):
        resource = add(provider=provider_of(world.most))
        assure_resource(actor=world.bartek, resource=resource, day=timezone.localdate())

        page = read(resource)

        assert "Made sure on" in page
        assert f'by <span lang="pl">{world.most.name}</span>' in page
        assert "Last changed:" in page
        assert "Call before you go" not in page

    def test_too_long_ago_is_said(self, add, read):
        page = read(add(assured_date=date(2024, 1, 31), review_months=6))

        assert "Somebody should have made sure again by July 31, 2024." in page

    def test_what_was_only_read_somewhere_is_said(self, add, read):
        page = read(add(assured_date=date(2024, 1, 31), to_check=True))

        assert "Nobody has confirmed this with the institution since." in page

    def test_never_is_said(self, add, read):
        page = read(add(assured_date=None))

        assert "Nobody has confirmed this with the institution yet." in page

    def test_leads_to_the_form(self, add, read):
        resource = add()

        assert f"/en/zasoby/{resource.public_id}/uwaga/" in read(resource)


class TestWhereItStands:
    def test_a_merged_one_leads_to_the_one_that_stayed(self, client, add):
        kept, gone = add("Zostaje"), add("Podwójny")
        Resource.objects.filter(pk=gone.pk).update(
            status=Resource.Status.MERGED, merged_into=kept
        )
        gone.refresh_from_db()
        shelved(gone)

        response = client.get(url_of(gone, ""))

        assert PublicTombstone.objects.get().moved_to == kept.public_id
        assert response.status_code == 301
        assert response["Location"] == reverse(
            "resources:detail", args=[kept.public_id]
        )

    def test_problems_it_answers_are_named(self, world, add, read):
        resource = add()
        problem = ProblemFactory(category=world.halas, opened_by=world.most)
        PublicLink.writer.create(
            problem_public_id=problem.public_id or "x" * 22,
            resource_public_id=resource.public_id,
            kind="answers",
        )

        # A link to what is not on the shelf names nothing.
        assert "Where it helps in this city" not in read(resource)

    def test_asks_the_database_as_often_with_many_places(
        self, client, world, add, django_assert_num_queries
    ):
        sites = [
            SiteContent(
                name=f"Sala {number}",
                reach=ReachContent(
                    serves_whole_city=False, service_areas=[world.polnoc]
                ),
            )
            for number in range(6)
        ]
        resource = add(
            sites=sites,
            provider=provider_of(world.most),
            categories=[world.halas],
            target_groups=[world.seniorzy],
        )

        with django_assert_num_queries(BUDGETS["resources:detail, places"]):
            client.get(url_of(resource))


def shelved(resource) -> None:
    """Lay a resource on the shelf as it stands in the database."""
    from resources.services.shelving import refresh_shelf

    refresh_shelf(Resource.objects.get(pk=resource.pk))
