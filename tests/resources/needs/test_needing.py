"""Adopting a rule, and the yearly word on protected problems."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted, StaleVersion
from kooperacja.disclosure.institutions import PersonalDataInText
from problems.workflow import Status
from resources.models import NeedRule
from resources.needs.reading import rule_in_force, rules
from resources.needs.rule import Rule
from resources.public import PublicCityNeed, PublicNeedRule
from resources.services.needing import (
    NothingToTell,
    adopt_need_rule,
    publish_city_need,
    withdraw_city_need,
)
from tests.factories.problems import DiagnosisFactory, ProblemFactory

LAST_YEAR = timezone.localdate().year - 1


@pytest.fixture
def world(city_of_people):
    return city_of_people


def other(**values):
    return {**Rule().to_json(), "window_years": 5, **values}


def adopt(world, **values):
    return adopt_need_rule(
        **{
            "actor": world.dorota,
            "parameters": other(),
            "note": "Pięć lat to dłuższa pamięć.",
            "based_on": 1,
            **values,
        }
    )


def test_a_rule_is_adopted_and_told_to_everybody(world):
    row = adopt(world)

    assert row.number == 2 and row.created_by == world.dorota
    assert rule_in_force() == Rule.from_json(other(), number=2)
    newest, first = rules()
    assert (newest.rule.number, newest.note) == (2, "Pięć lat to dłuższa pamięć.")
    assert (first.rule, first.since) == (Rule(), None)
    entry = AuditEntry.objects.latest("pk")
    assert entry.verb == "need_rule.adopted"
    assert entry.changes == {"window_years": [3, 5]}


def test_the_first_rule_can_come_back(world):
    adopt(world)
    adopt(world, parameters=Rule().to_json(), based_on=2)

    assert NeedRule.objects.count() == 2
    assert rule_in_force() == Rule(number=3)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"parameters": Rule().to_json()}, InvalidInput),
        ({"parameters": other(window_years=0)}, InvalidInput),
        ({"parameters": None}, InvalidInput),
        ({"note": "  "}, InvalidInput),
        ({"note": "x" * 301}, InvalidInput),
        ({"note": "a\x00b"}, InvalidInput),
        ({"note": "Dla osoby o numerze 44051401458."}, PersonalDataInText),
        ({"based_on": 2}, StaleVersion),
    ],
)
def test_what_cannot_be_adopted(world, values, refusal):
    with pytest.raises(refusal):
        adopt(world, **values)

    assert not NeedRule.objects.exists() and not PublicNeedRule.objects.exists()


@pytest.mark.parametrize("who", ["bartek", "celina", "ewa"])
def test_only_a_coordinator_decides(world, who):
    actor = getattr(world, who)
    with pytest.raises(NotPermitted):
        adopt(world, actor=actor)
    with pytest.raises(NotPermitted):
        publish_city_need(actor=actor, year=LAST_YEAR)
    with pytest.raises(NotPermitted):
        withdraw_city_need(actor=actor, year=LAST_YEAR)


@pytest.fixture
def say(world):
    """Publish what an institution says of violence at home, in the past year."""

    def call(partner, severity=4, trend="rising", **values):
        problem = values.pop("problem", None) or ProblemFactory(category=world.przemoc)
        return DiagnosisFactory(
            **{
                "problem": problem,
                "partner": partner,
                "status": Status.PUBLISHED,
                "period": str(LAST_YEAR),
                "severity": severity,
                "trend": trend,
                **values,
            }
        )

    return call


@pytest.fixture
def three(world, say):
    """Three institutions that speak: 2 and falling, 4 and 5 and rising."""
    partners = [world.most, world.inna, world.trzecia]
    say(partners[0], 2, "falling")
    say(partners[1], 4, period=f"{LAST_YEAR}-H2")
    say(partners[2], 5)
    return partners


def shown():
    return [
        (row.category, row.year, row.severity, row.trend, row.institutions_band)
        for row in PublicCityNeed.objects.all()
    ]


def test_three_institutions_are_told_as_one_figure(world, three):
    publish_city_need(actor=world.dorota, year=LAST_YEAR)

    assert shown() == [(world.przemoc.slug, LAST_YEAR, 4, "rising", "3–5")]
    assert AuditEntry.objects.latest("pk").verb == "city_need.published"


def test_two_institutions_are_never_told(world, say):
    for _ in range(3):
        say(world.most)
    say(world.inna)

    with pytest.raises(NothingToTell):
        publish_city_need(actor=world.dorota, year=LAST_YEAR)
    assert shown() == []


def test_an_institution_speaks_once_however_often_it_writes(world, say, three):
    for _ in range(9):
        say(three[0], 1, "falling")

    publish_city_need(actor=world.dorota, year=LAST_YEAR)

    assert shown()[0][2:] == (4, "rising", "3–5")


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.ACCEPTED},
        {"status": Status.DRAFT},
        {"period": str(LAST_YEAR - 1)},
    ],
)
def test_only_what_is_published_of_that_year_counts(world, three, change):
    row = world.most.diagnoses.latest("pk")
    type(row).objects.filter(pk=row.pk).update(**change)

    with pytest.raises(NothingToTell):
        publish_city_need(actor=world.dorota, year=LAST_YEAR)


def test_other_classes_are_never_told_this_way(world, say, three):
    for partner in three:
        say(partner, problem=ProblemFactory(category=world.bezrobocie))

    publish_city_need(actor=world.dorota, year=LAST_YEAR)

    assert [row[0] for row in shown()] == [world.przemoc.slug]


@pytest.mark.parametrize("year", [LAST_YEAR + 1, LAST_YEAR + 2, 1999, 0, -5])
def test_a_year_that_is_not_over_is_refused(world, three, year):
    with pytest.raises(InvalidInput) as refusal:
        publish_city_need(actor=world.dorota, year=year)

    assert refusal.value.field == "year"


def test_nothing_public_moves_before_the_act(world, say, three):
    publish_city_need(actor=world.dorota, year=LAST_YEAR)
    before = shown()

    say(three[0], 5, "falling")
    three[1].diagnoses.update(severity=1)

    assert shown() == before


def test_an_act_replaces_the_one_before(world, three):
    publish_city_need(actor=world.dorota, year=LAST_YEAR)
    three[1].diagnoses.update(severity=1)

    publish_city_need(actor=world.dorota, year=LAST_YEAR)

    assert [row[2] for row in shown()] == [2]


def test_a_year_is_taken_off_at_once(world, three):
    publish_city_need(actor=world.dorota, year=LAST_YEAR)

    assert withdraw_city_need(actor=world.dorota, year=LAST_YEAR) == 1

    assert shown() == []
    assert AuditEntry.objects.latest("pk").verb == "city_need.withdrawn"


# --- The pages of the panel --------------------------------------------------------


@pytest.fixture
def panel(client, world):
    """Somebody at the panel."""

    def call(person=world.dorota):
        client.force_login(person)
        return client

    return call


def form_values(**values):
    """What a browser sends of the rule in force, with changes."""
    from resources.forms.needing import values_of

    sent = {name: str(value) for name, value in values_of(Rule()).items()}
    sent["ends_need"] = sorted(Rule().ends_need)
    return {**sent, "note": "Próba.", **values}


def test_the_panel_shows_what_a_change_would_do(panel, world):
    response = panel().post(
        reverse("needs_panel:rule"), form_values(window_years="4", look="1")
    )

    assert response.status_code == 200
    assert response.context["preview"]["rule"].window_years == 4
    assert not NeedRule.objects.exists()


def test_the_panel_adopts_a_rule(panel, world):
    sent = form_values(rising="0,75", sector_step="0,1")

    with translation.override("pl"):
        response = panel().post(reverse("needs_panel:rule"), sent)

    assert response.status_code == 302
    assert float(rule_in_force().trend_points["rising"]) == 0.75


@pytest.mark.parametrize(
    ("values", "field", "status"),
    [
        ({"note": "", "window_years": "4"}, "note", 400),
        ({"window_years": "0"}, "window_years", 400),
        ({"rising": "-1"}, "rising", 400),
        ({"from_high": "2"}, "from_high", 400),
        ({"from_some": "9"}, "from_much", 400),
        ({"gap-low-none": "0", "gap-low-some": "1"}, "__all__", 400),
        ({"gap-low-none": "7"}, "gap-low-none", 400),
        ({"access_low": "NaN"}, "access_low", 400),
        ({"based_on": "5"}, "__all__", 409),
        ({"based_on": "x"}, "based_on", 400),
        ({"whole_takes": "\x00"}, "whole_takes", 400),
    ],
)
def test_the_panel_refuses_at_the_field(panel, world, values, field, status):
    response = panel().post(reverse("needs_panel:rule"), form_values(**values))

    assert response.status_code == status
    assert field in response.context["form"].errors


def test_the_panel_shows_the_yearly_figures(panel, world, three):
    address = reverse("needs_panel:city")
    client = panel()
    assert "May be shown" in client.get(address).content.decode()

    assert client.post(address, {"year": LAST_YEAR}).status_code == 302
    assert len(shown()) == 1
    assert "Public now" in client.get(address).content.decode()
    assert client.post(address, {"year": LAST_YEAR - 1}).status_code == 409
    assert client.post(address, {"year": "x"}).status_code == 400
    answer = client.post(address, {"year": LAST_YEAR, "withdraw": "1"})
    assert answer.status_code == 302 and shown() == []


@pytest.mark.parametrize("name", ["needs_panel:rule", "needs_panel:city"])
def test_the_panel_is_for_coordinators(panel, world, name):
    assert panel(world.bartek).get(reverse(name)).status_code == 403
