"""The panel: partners, their managers, and everybody's accounts."""

from django.test import Client
from django.urls import reverse

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from tests.letters import sent

from .pages import address


class TestPartner:
    """A partner and its first manager."""

    def test_its_page_leads_to_adding_the_manager(self, dorota, city_of_people):
        partner = city_of_people.most
        url = address(("partners", "partner"), "add_manager", partner.pk)

        page = dorota.get(address(("partners", "partner"), "change", partner.pk))
        answer = dorota.post(
            url, {"email": "kierowniczka@example.org", "full_name": "Anna Nowak"}
        )

        assert f'href="{url}"' in page.content.decode()
        assert answer.status_code == 302
        membership = partner.memberships.get(user__email="kierowniczka@example.org")
        assert membership.role == "manager"

    def test_others_add_nobody(self, client, city_of_people):
        url = address(("partners", "partner"), "add_manager", city_of_people.most.pk)
        client.force_login(city_of_people.filip)

        answer = client.post(url, {"email": "a@example.org", "full_name": "A"})

        assert answer.status_code == 403


class TestPeople:
    """People are added and changed; their passwords stay their own."""

    url = property(lambda self: address(("accounts", "user"), "add"))

    def _body(self, **other):
        return {
            "email": "nowa@example.org",
            "full_name": "Nowa Osoba",
            "job_title": "",
            "phone": "",
            "language": "pl",
            **other,
        }

    def test_a_new_coordinator_gets_a_link(self, dorota):
        answer = dorota.post(self.url, self._body(roles=[groups.COORDINATORS]))

        person = User.objects.get(email="nowa@example.org")
        assert answer.status_code == 302
        assert person.role_names == {groups.COORDINATORS}
        assert not person.has_usable_password()
        (letter,) = sent()
        assert letter.to == ["nowa@example.org"]
        assert "http" in letter.body

    def test_an_address_is_used_once(self, dorota, city_of_people):
        answer = dorota.post(self.url, self._body(email="BARTEK@example.org"))

        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors
        assert User.objects.filter(email__iexact="bartek@example.org").count() == 1

    def test_other_columns_are_not_taken(self, dorota):
        dorota.post(
            self.url,
            self._body(is_superuser="on", password="x", is_staff="on", ref="moj"),
        )

        person = User.objects.get(email="nowa@example.org")
        assert not person.is_superuser
        assert person.ref != "moj"
        assert not person.has_usable_password()

    def test_a_person_who_leaves(self, dorota, city_of_people):
        bartek = city_of_people.bartek
        theirs = Client()
        theirs.force_login(bartek)
        assert theirs.get(reverse("accounts:profile")).status_code == 200

        answer = dorota.post(
            address(("accounts", "user"), "change", bartek.pk),
            self._body(full_name=bartek.full_name),
        )

        assert answer.status_code == 302
        assert not User.objects.get(pk=bartek.pk).is_active
        assert theirs.get(reverse("accounts:profile")).status_code == 302

    def test_no_page_shows_a_password(self, dorota, city_of_people):
        answer = dorota.get(
            address(("accounts", "user"), "change", city_of_people.bartek.pk)
        )

        body = answer.content.decode()
        assert city_of_people.bartek.password not in body
        assert 'type="password"' not in body

    def test_the_administrator_is_out_of_reach(self, dorota, city_of_people):
        admin = city_of_people.admin

        dorota.post(
            address(("accounts", "user"), "change", admin.pk),
            self._body(full_name=admin.full_name),
        )

        assert User.objects.get(pk=admin.pk).is_active

    def test_links_are_sent_to_the_ticked(self, dorota, city_of_people):
        dorota.post(
            address(("accounts", "user"), "changelist"),
            {
                "action": "send_password_link",
                "_selected_action": [city_of_people.bartek.pk],
                "index": 0,
            },
        )

        assert [letter.to for letter in sent()] == [[city_of_people.bartek.email]]
