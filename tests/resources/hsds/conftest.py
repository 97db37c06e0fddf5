"""The published standard and its examples, from the shared data."""

import json
from datetime import date, time, timedelta

import pytest
from django.contrib.gis.geos import MultiPolygon
from django.utils import timezone

from resources.models import Provider
from resources.services import (
    ClosureContent,
    ContactContent,
    ExceptionContent,
    HoursContent,
    ScheduleContent,
    SiteContent,
    provider_of,
)
from tests.factories.places import spot, square

from .schemas import Standard, standards_in


@pytest.fixture(scope="session")
def hsds_folder(shared_data):
    """The standard's own files; the test skips where they are absent."""
    folder = shared_data / "resources" / "hsds_3_0"
    if not (folder / "csv" / "datapackage.json").is_file():
        pytest.skip(f"no HSDS 3.0 at {folder}")
    return folder


@pytest.fixture(scope="session")
def standards(hsds_folder, pytestconfig) -> dict[str, Standard]:
    """Each form of the standard by its name; says at the end how much it was asked."""
    found = standards_in(hsds_folder)
    yield found
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        for name, standard in found.items():
            print(f"\nHSDS 3.0, {name}: {standard.count} documents validated")  # noqa: T201


@pytest.fixture
def examples(hsds_folder) -> dict[str, dict]:
    """The standard's own JSON documents by the names of their files."""
    return {
        path.stem: json.loads(path.read_text())
        for path in sorted((hsds_folder / "json").glob("*.json"))
    }


@pytest.fixture
def whole(world, add):
    """A resource that says all it can say, at an office and at a shelter."""
    provider = provider_of(world.most)
    Provider.objects.filter(pk=provider.pk).update(
        krs="0000028860", regon="012345675", nip="5260250274"
    )
    day = timezone.localdate()
    schedule = ScheduleContent(
        week=[HoursContent(1, time(9), time(12), "zapisy")],
        exceptions=[ExceptionContent(day, day, time(10), time(11), "raz")],
        closures=[ClosureContent(day, None, "Remont.")],
        contacts=[ContactContent("rejestracja", "33 812 34 57", "sala@example.org")],
    )
    return add(
        "Dom pod Lipą",
        kind="crisis_intervention",
        provider=provider,
        cus_domain="social_assistance",
        deliveries=["site", "phone"],
        description="Rozmowa i nocleg.",
        eligibility="Każdy.",
        minimum_age=12,
        maximum_age=99,
        application="Zadzwoń.",
        documents="Dowód osobisty.",
        fee_kind="free",
        fees="Bezpłatnie.",
        waiting_time="2 dni",
        hours_note="W święta dyżur pod telefonem.",
        languages=["pl", "uk"],
        phone="33 812 34 56",
        email="dom@example.org",
        website="https://dom.example.org/",
        capacity=12,
        occupancy=7,
        capacity_date=day,
        serves_whole_city=False,
        service_areas=[world.polnoc],
        reach=MultiPolygon(*square(1, 0), srid=4326),
        assured_date=day,
        source="Spis miejski",
        categories=[world.przemoc, world.halas],
        target_groups=[world.mlodziez],
        week=[HoursContent(day, time(8), time(15, 30)) for day in range(5)],
        exceptions=[ExceptionContent(day, day + timedelta(days=3), note="urlop")],
        closures=[ClosureContent(date(2031, 1, 1), date(2031, 1, 5), "Inwentura.")],
        contacts=[ContactContent("kierownik dyżuru", "600 100 200")],
        sites=[
            SiteContent(
                name="Biuro",
                address="ul. Prosta 1, 43-300 Testowo",
                place=spot(0.5, 1.5),
                accessibility=["lift", "step_free"],
                accessibility_note="Dzwonek przy bramie.",
                schedule=schedule,
            ),
            SiteContent(
                name="Schronienie",
                address="ul. Tajemna 7",
                place=spot(0.25, 0.25),
                is_confidential=True,
                shows_area=True,
            ),
        ],
    )
