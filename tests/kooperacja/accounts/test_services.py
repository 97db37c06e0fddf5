"""Adding people, changing what they may do, closing their access."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from kooperacja.accounts import groups, services
from kooperacja.accounts.models import User
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices.delivery import send_due
from kooperacja.notices.digest import queue_digests
from kooperacja.notices.models import Letter, Notice
from kooperacja.notices.services import notify
from tests.factories import UserFactory
from tests.letters import sent
from tests.personas import fresh

OUTSIDERS = ("bez_partnera", "bartek", "filip", "ewa", "odeszla")
CREATE = "kooperacja.accounts.management.commands.create_coordinator"


def _create(people, **other):
    values = {"email": "nowa@example.org", "full_name": "Nowa Osoba", **other}
    return services.create_person(actor=people.dorota, **values)


@pytest.mark.parametrize("person", OUTSIDERS)
def test_only_coordinators_decide_about_people(city_of_people, person):
    actor, celina = getattr(city_of_people, person), city_of_people.celina
    before = AuditEntry.objects.count()

    for act in (
        lambda: services.create_person(actor=actor, email="a@b.pl", full_name="A B"),
        lambda: services.change_person(actor=actor, person=celina, phone="1"),
        lambda: services.change_roles(actor=actor, person=celina, roles=()),
        lambda: services.deactivate_person(actor=actor, person=celina),
        lambda: services.reactivate_person(actor=actor, person=celina),
        lambda: services.invite_person(actor=actor, person=celina),
    ):
        with pytest.raises(NotPermitted):
            act()

    assert AuditEntry.objects.count() == before


def test_a_new_person_sets_their_own_password(city_of_people, client):
    person = _create(city_of_people, roles=(groups.DIAGNOSIS_TEAM,))

    assert not person.has_usable_password()
    assert fresh(person).role_names == {groups.DIAGNOSIS_TEAM}
    assert AuditEntry.objects.filter(verb="user.added").count() == 1
    link = services.password_link(person)
    assert link.startswith("http")
    assert client.get(link[link.index("/", 8) :], follow=True).status_code == 200
    assert "/konto/" in sent()[0].body


def test_the_letter_names_the_link_as_the_log_in_page_does(city_of_people, client):
    _create(city_of_people, language="en")

    link = "I do not remember my password"
    assert f"“{link}”" in sent()[0].body
    assert f">{link}</a>" in client.get("/en/konto/logowanie/").content.decode()


class TestMailServerDown:
    """What was decided stays, and the letter waits."""

    @pytest.fixture(autouse=True)
    def _down(self, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    def test_a_new_person_stays(self, city_of_people):
        person = _create(city_of_people)

        assert send_due() == (0, 1)
        assert User.objects.filter(pk=person.pk).exists()
        assert person.letters.waiting().get().attempts == 1

    def test_a_sent_link_is_in_the_log(self, city_of_people):
        services.invite_person(
            actor=city_of_people.dorota, person=city_of_people.bartek
        )

        assert send_due() == (0, 1)
        assert AuditEntry.objects.filter(verb="user.invited").count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"email": "DOROTA@example.org"}, "email"),
        ({"email": "to nie adres"}, "email"),
        ({"full_name": " "}, "full_name"),
        ({"language": "xx"}, "language"),
        ({"roles": ("wladca",)}, "roles"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_stored(city_of_people, values, field):
    before = User.objects.count()

    with pytest.raises(InvalidInput) as error:
        _create(city_of_people, **values)

    assert error.value.field == field
    assert User.objects.count() == before


def test_people_change_their_own_details_and_nothing_else(city_of_people):
    bartek = city_of_people.bartek

    services.change_person(actor=bartek, person=bartek, phone="33 811 00 00")

    assert fresh(bartek).phone == "33 811 00 00"
    entry = AuditEntry.objects.get(verb="user.changed")
    assert "33 811" not in str(entry.changes)
    for name in ("email", "is_superuser", "password", "is_active"):
        with pytest.raises(InvalidInput):
            services.change_person(actor=bartek, person=bartek, **{name: "x"})


def test_saving_the_same_again_is_not_an_event(city_of_people):
    bartek = city_of_people.bartek

    services.change_person(
        actor=city_of_people.dorota, person=bartek, full_name=bartek.full_name
    )
    services.change_roles(actor=city_of_people.dorota, person=bartek, roles=())
    services.reactivate_person(actor=city_of_people.dorota, person=bartek)

    assert not AuditEntry.objects.filter(verb__startswith="user.").exists()


def test_who_loses_a_role_loses_what_was_told_in_it(city_of_people):
    daniel, values = (
        city_of_people.daniel,
        dict.fromkeys(
            ("problem", "partner", "period", "note", "reason"), "Tajny tytuł"
        ),
    )
    for kind in ("diagnosis.submitted", "diagnosis.returned"):
        notify(kind=kind, recipients=[daniel], values=values, about=[daniel])
    queue_digests(timezone.now())
    assert Letter.objects.filter(to_user=daniel).exists()

    services.change_roles(actor=city_of_people.dorota, person=daniel, roles=())

    kept = Notice.objects.filter(recipient=daniel).values_list("kind", flat=True)
    assert list(kept) == ["diagnosis.returned"]
    waiting = Letter.objects.filter(to_user=daniel).waiting()
    assert list(waiting.values_list("kind", flat=True)) == ["diagnosis.returned"]


def test_a_closed_account_is_not_written_to(city_of_people):
    bartek = city_of_people.bartek
    services.invite_person(actor=city_of_people.dorota, person=bartek)
    assert Letter.objects.filter(to_user=bartek).exists()

    services.deactivate_person(actor=city_of_people.dorota, person=bartek)

    assert not Letter.objects.filter(to_user=bartek).exists()


def test_access_is_closed_and_opened_again(city_of_people):
    dorota, bartek = city_of_people.dorota, city_of_people.bartek

    services.deactivate_person(actor=dorota, person=bartek, note="Odszedł.")
    closed = fresh(bartek).is_active
    with pytest.raises(NotPermitted):
        services.invite_person(actor=dorota, person=fresh(bartek))
    services.reactivate_person(actor=dorota, person=bartek)

    assert not closed
    assert fresh(bartek).is_active


def test_nobody_closes_their_own_access(city_of_people):
    with pytest.raises(InvalidInput):
        services.deactivate_person(
            actor=city_of_people.dorota, person=city_of_people.dorota
        )


def test_the_last_coordinator_stays(city_of_people):
    dorota, daniel = city_of_people.dorota, city_of_people.daniel
    services.deactivate_person(actor=dorota, person=daniel)

    for act in (
        lambda: services.change_roles(actor=dorota, person=dorota, roles=()),
        lambda: services.deactivate_person(actor=city_of_people.admin, person=dorota),
    ):
        with pytest.raises(services.LastCoordinator):
            act()


def test_the_administrator_is_decided_on_by_administrators(city_of_people):
    dorota, admin = city_of_people.dorota, city_of_people.admin

    for act in (
        lambda: services.deactivate_person(actor=dorota, person=admin),
        lambda: services.change_roles(
            actor=dorota, person=admin, roles=(groups.DIAGNOSIS_TEAM,)
        ),
        lambda: services.invite_person(actor=dorota, person=admin),
    ):
        with pytest.raises(NotPermitted):
            act()


class TestCreateCoordinator:
    """``manage.py create_coordinator``: the first person of an installation."""

    def test_it_prints_a_link_that_works_once(self, db, capsys, client, mailoutbox):
        call_command("create_coordinator", "pierwsza@miasto.pl", name="Anna Nowak")

        link = capsys.readouterr().out.split()[-1]
        path = link[link.index("/", 8) :]
        person = User.objects.get()
        assert person.has_perm("accounts.use_panel")
        assert not mailoutbox
        form = client.get(path, follow=True)
        form_path = form.redirect_chain[-1][0]
        words = {"new_password1": "dlugie-haslo-na-start"}
        words["new_password2"] = words["new_password1"]
        assert client.post(form_path, words).status_code == 302
        again = client.get(path, follow=True)
        assert not again.context.get("validlink")

    def test_it_asks_for_a_password(self, db, monkeypatch):
        monkeypatch.setattr(f"{CREATE}.getpass", lambda prompt: "dlugie-haslo-na-start")

        call_command("create_coordinator", "a@b.pl", name="A B", ask_password=True)

        assert User.objects.get().check_password("dlugie-haslo-na-start")

    @pytest.mark.parametrize(
        "answers", [["krotkie"] * 2, ["123456789012"] * 2, ["jedno-dlugie", "inne"]]
    )
    def test_a_weak_or_mistyped_password_is_refused(self, db, monkeypatch, answers):
        typed = iter(answers)
        monkeypatch.setattr(f"{CREATE}.getpass", lambda prompt: next(typed))

        with pytest.raises(CommandError, match="Nobody was added"):
            call_command("create_coordinator", "a@b.pl", name="A B", ask_password=True)

        assert not User.objects.exists()

    @pytest.mark.parametrize("email", ["kto@example.org", "KTO@example.org", "nikt"])
    def test_a_taken_or_wrong_address_is_refused(self, db, email):
        UserFactory(email="kto@example.org")

        with pytest.raises(CommandError, match="Nobody was added"):
            call_command("create_coordinator", email, name="A B")

        assert User.objects.count() == 1


def test_a_closed_account_loses_its_session(client, city_of_people):
    client.force_login(city_of_people.dorota)
    assert client.get(reverse("panel:index")).status_code == 200

    services.deactivate_person(
        actor=city_of_people.daniel, person=city_of_people.dorota
    )

    assert client.get(reverse("panel:index")).status_code == 302
