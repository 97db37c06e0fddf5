"""The people every matrix walks, in a small square city (see `tests.factories`)."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from kooperacja.categories.choices import Sector
from partners.models import Membership

from .copies import Copied
from .factories import (
    AreaFactory,
    CategoryFactory,
    CityFactory,
    MembershipFactory,
    PartnerFactory,
    TargetGroupFactory,
    UserFactory,
    square,
)

#: Whom a matrix walks; each is an attribute of ``city_of_people``.
NAMES = (
    "anonim",
    "bez_partnera",
    "bartek",
    "basia",
    "filip",
    "celina",
    "ewa",
    "dorota",
    "daniel",
    "admin",
    "odeszla",
)
#: Those who can log in.
LOGGED_IN = tuple(name for name in NAMES if name not in ("anonim", "odeszla"))


def build() -> SimpleNamespace:
    """Make the city Testowo, its words, three institutions and everybody.

    ``testowo`` has the estates ``polnoc``, ``poludnie``, ``wschod`` and the small
    ``lasek`` that lies below every floor. ``rampa``, ``halas``, ``bezrobocie`` and
    ``przemoc`` are categories of class 0, 1, 2 and 3. bartek, basia and filip work at
    ``most``, celina at ``inna``, ewa (diagnosis team) at ``trzecia``.
    """
    world = SimpleNamespace(anonim=AnonymousUser())
    _places(world)
    _words(world)
    _partners(world)
    _people(world)
    return world


def fresh(user):
    """Return the person as the next request would load them, without cached roles."""
    return User.objects.get(pk=user.pk) if user.pk else user


def _places(world):
    world.testowo = CityFactory()
    for code, column, row, figures in (
        ("polnoc", 0, 1, {}),
        ("poludnie", 0, 0, {}),
        ("wschod", 1, 0, {}),
        ("lasek", 1, 1, {"residents": 40, "dwellings": 15}),
    ):
        area = AreaFactory(
            code=code,
            name=code.capitalize(),
            parent=world.testowo,
            boundary=square(column, row),
            **figures,
        )
        setattr(world, code, area)


def _words(world):
    for sensitivity, slug in enumerate(("rampa", "halas", "bezrobocie", "przemoc")):
        category = CategoryFactory(slug=slug, sensitivity=sensitivity)
        setattr(world, slug, category)
    world.mlodziez = TargetGroupFactory(slug="mlodziez")
    world.seniorzy = TargetGroupFactory(slug="seniorzy")


def _partners(world):
    world.most = PartnerFactory(name="Fundacja Most", slug="fundacja-most")
    world.inna = PartnerFactory(
        name="Inna Instytucja", slug="inna-instytucja", sector=Sector.PUBLIC
    )
    world.trzecia = PartnerFactory(
        name="Trzecia Szkoła", slug="trzecia-szkola", sector=Sector.SCIENCE
    )


def _people(world):
    for name, extra in (
        ("bez_partnera", {}),
        ("bartek", {}),
        ("basia", {}),
        ("filip", {}),
        ("celina", {}),
        ("ewa", {"groups": [groups.DIAGNOSIS_TEAM]}),
        ("dorota", {"groups": [groups.COORDINATORS]}),
        ("daniel", {"groups": [groups.COORDINATORS]}),
        ("admin", {"is_superuser": True}),
        ("odeszla", {"is_active": False, "groups": [groups.COORDINATORS]}),
    ):
        full_name = name.replace("_", " ").title()
        person = UserFactory(
            email=f"{name}@example.org".replace("_", "."), full_name=full_name, **extra
        )
        setattr(world, name, person)
    for person, partner, role in (
        (world.bartek, world.most, Membership.Role.EDITOR),
        (world.basia, world.most, Membership.Role.EDITOR),
        (world.filip, world.most, Membership.Role.MANAGER),
        (world.celina, world.inna, Membership.Role.EDITOR),
        (world.ewa, world.trzecia, Membership.Role.EDITOR),
        (world.odeszla, world.most, Membership.Role.EDITOR),
    ):
        MembershipFactory(user=person, partner=partner, role=role)


CITY = Copied(build)


@pytest.fixture
def city_of_people(db) -> SimpleNamespace:
    """The city Testowo and everybody in it."""
    return CITY.lay()
