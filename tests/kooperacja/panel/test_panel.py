"""The panel: who enters, what its pages show, what they refuse."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.audit.log import record
from kooperacja.categories.models import Category
from kooperacja.panel.site import panel
from partners.models import Invitation, Membership
from problems.audit_verbs import OF_DRAFTS
from problems.models import Diagnosis, Problem, PublicProblem, ReplyText
from problems.workflow import Status
from tests.factories import DiagnosisFactory, PartnerFactory, ProblemFactory
from tests.letters import sent

MODELS = [(model._meta.app_label, model._meta.model_name) for model in panel._registry]
# Models whose rows come from a form here; everywhere else there is no "add" page.
ADDED = {
    ("partners", "partner"),
    ("partners", "membership"),
    ("accounts", "user"),
    ("partners", "invitation"),
    ("resources", "synonym"),
}
# Written on a page of its own in the panel, not on the pages of the review.
OWN_FORMS = {("problems", "replytext")}
# Everything is said in the list: a row has no page.
LISTED_ONLY = {("audit", "auditentry"), ("partners", "invitation")}
# Made on a page of the desk, or with the first thing that needs it.
WITHOUT_ADDING = {("resources", "resource"), ("resources", "provider")}
OUTSIDERS = ("bartek", "filip", "celina", "ewa", "bez_partnera")


def _url(model, page, *args):
    return reverse(f"panel:{'_'.join(model)}_{page}", args=args)


def _row(model, people):
    """Make and return a row of the model that a coordinator may see."""
    diagnosis = DiagnosisFactory(partner=people.most, status=Status.SUBMITTED)
    record(actor=people.bartek, verb="diagnosis.submitted", target=diagnosis)
    if model == ("resources", "resource"):
        from resources.models import Resource

        return Resource.objects.create(name="Jadłodajnia", kind="service")
    if model == ("resources", "provider"):
        from resources.services import provider_of

        return provider_of(people.most)
    if model == ("resources", "synonym"):
        from resources.services.synonyms import save_synonym

        return save_synonym(actor=people.dorota, phrase="spać", words="nocleg")
    if model == ("partners", "invitation"):
        return Invitation.objects.create(
            partner=people.most,
            email="nowa@example.org",
            role=Membership.Role.EDITOR,
            invited_by=people.filip,
            token_hash="0" * 64,
            expires_at=timezone.now() + timedelta(days=7),
        )
    if model == ("problems", "replytext"):
        return ReplyText.objects.create(step="return", name="Źródło", text="Skąd to?")
    model_class = next(m for m in panel._registry if m._meta.model_name == model[1])
    return model_class._default_manager.order_by("pk").first()


@pytest.fixture
def dorota(client, city_of_people):
    client.force_login(city_of_people.dorota)
    return client


class TestDoor:
    """Who enters."""

    @pytest.mark.parametrize("name", ["index", "mirror", "areas_area_changelist"])
    def test_strangers_log_in_and_come_back(self, client, db, name):
        url = reverse(f"panel:{name}")

        answer = client.get(url)

        assert answer.status_code == 302
        assert answer.url == f"{reverse('accounts:login')}?next={url}"

    @pytest.mark.parametrize("person", OUTSIDERS)
    def test_others_are_refused(self, client, city_of_people, person):
        client.force_login(getattr(city_of_people, person))

        for name in ("index", "mirror", "areas_area_changelist", "login"):
            assert client.get(reverse(f"panel:{name}")).status_code == 403

    @pytest.mark.parametrize("person", ["dorota", "daniel", "admin"])
    def test_coordinators_enter(self, client, city_of_people, person):
        client.force_login(getattr(city_of_people, person))

        assert client.get(reverse("panel:index")).status_code == 200
        assert client.get(reverse("panel:mirror")).status_code == 200

    def test_the_map_of_the_pattern_sheet_is_fed(self, dorota):
        context = dorota.get(reverse("panel:mirror")).context

        for name in ("areas_url", "layer_url", "resources_url"):
            layer = dorota.get(context[name])
            assert layer.json()["type"] == "FeatureCollection", name

    def test_review_pages_belong_to_the_panel(self, dorota):
        page = dorota.get(reverse("review:queue")).content.decode()

        assert f'href="{reverse("panel:index")}" aria-current="true"' in page

    def test_there_is_no_second_log_in_form(self, client, db):
        answer = client.post(reverse("panel:login"), {"username": "a", "password": "b"})

        assert answer.status_code == 302
        assert answer.url.startswith(reverse("accounts:login"))

    @pytest.mark.parametrize(
        "path",
        ["autocomplete/", "jsi18n/", "password_change/", "r/1/1/", "areas/", "nic/"],
    )
    def test_pages_of_django_that_we_do_not_serve(self, dorota, path):
        assert dorota.get(reverse("panel:index") + path).status_code == 404


class TestQueue:
    """The first page."""

    def test_it_says_what_waits(self, dorota, city_of_people):
        for status in (Status.SUBMITTED, Status.ACCEPTED, Status.RETURNED):
            DiagnosisFactory(
                partner=city_of_people.most,
                problem=ProblemFactory(title=f"Problem {status}", summary=""),
                status=status,
            )
        hidden = DiagnosisFactory(problem=ProblemFactory(title="Tajny szkic"))
        Category.objects.filter(slug="halas").update(
            proposed_sensitivity=0, proposed_by=city_of_people.daniel
        )
        Area.objects.filter(code="lasek").update(
            attested_by_first=city_of_people.daniel
        )

        answer = dorota.get(reverse("panel:index"))

        body = answer.content.decode()
        assert answer.context["counts"]["submitted"] == 1
        for words in ("Problem submitted", "Problem accepted", "Problem returned"):
            assert words in body
        assert [row.slug for row in answer.context["proposals"]] == ["halas"]
        assert [row.code for row in answer.context["areas_for_two"]] == ["lasek"]
        assert hidden.problem.title not in body

    def test_an_empty_queue_says_so(self, dorota):
        assert dorota.get(reverse("panel:index")).context["submitted"] == []


@pytest.mark.parametrize("model", MODELS, ids="-".join)
class TestModels:
    """Every registered model: list, form, history, and nobody else's eyes."""

    def test_its_list_opens(self, dorota, city_of_people, model):
        _row(model, city_of_people)

        answer = dorota.get(_url(model, "changelist"))

        assert answer.status_code == 200
        assert answer.context["cl"].result_count
        assert dorota.get(_url(model, "changelist"), {"q": "'\"<%"}).status_code == 200

    def test_its_rows_open(self, dorota, city_of_people, model):
        row = _row(model, city_of_people)
        if model in LISTED_ONLY:
            with pytest.raises(NoReverseMatch):
                _url(model, "change", row.pk)
            return

        answer = dorota.get(_url(model, "change", row.pk))

        if model[0] == "problems" and model not in OWN_FORMS:
            assert answer.status_code == 302
            assert answer.url.startswith(reverse("review:queue"))
            return
        if model == ("resources", "resource"):
            assert answer.url == reverse("resources_desk:detail", args=[row.ref])
            return
        assert answer.status_code == 200
        history = dorota.get(_url(model, "history", row.pk))
        assert history.status_code == 200

    def test_adding_is_open_where_it_is_meant(self, dorota, city_of_people, model):
        if model == ("audit", "auditentry") or model[0] == "problems":
            return
        if model in WITHOUT_ADDING:
            with pytest.raises(NoReverseMatch):
                _url(model, "add")
            return
        expected = 200 if model in ADDED else 403

        assert dorota.get(_url(model, "add")).status_code == expected

    def test_others_stay_outside(self, client, city_of_people, model):
        url = _url(model, "changelist")

        assert client.get(url).status_code == 302
        client.force_login(city_of_people.bartek)
        assert client.get(url).status_code == 403
        assert client.post(url, {}).status_code == 403

    @pytest.mark.parametrize(
        "lookup",
        [
            "password__startswith",
            "email__startswith",
            "author__password__regex",
            "user__password__startswith",
            "actor__email__contains",
            "pk__in",
            "no_such",
        ],
    )
    def test_undeclared_filters_are_refused(self, dorota, model, lookup):
        answer = dorota.get(_url(model, "changelist"), {lookup: "a"})

        assert answer.status_code == 400

    def test_nothing_can_be_deleted(self, dorota, city_of_people, model):
        row = _row(model, city_of_people)
        before = type(row)._default_manager.count()
        path = _url(model, "changelist")

        assert (
            dorota.post(f"{path}{row.pk}/delete/", {"post": "yes"}).status_code == 404
        )
        dorota.post(path, {"action": "delete_selected", "_selected_action": row.pk})

        assert type(row)._default_manager.count() == before

    def test_its_pages_need_no_script_and_no_inline_style(
        self, dorota, city_of_people, model
    ):
        _row(model, city_of_people)
        pages = [_url(model, "changelist")]
        if model in ADDED:
            pages.append(_url(model, "add"))

        for page in pages:
            body = dorota.get(page).content.decode()
            for forbidden in (" style=", "<style", "onclick=", "jquery", "openlayers"):
                assert forbidden not in body.lower(), (page, forbidden)


class TestPartner:
    """A partner and its first manager."""

    def test_its_page_leads_to_adding_the_manager(self, dorota, city_of_people):
        partner = city_of_people.most
        url = _url(("partners", "partner"), "add_manager", partner.pk)

        page = dorota.get(_url(("partners", "partner"), "change", partner.pk))
        answer = dorota.post(
            url, {"email": "kierowniczka@example.org", "full_name": "Anna Nowak"}
        )

        assert f'href="{url}"' in page.content.decode()
        assert answer.status_code == 302
        membership = partner.memberships.get(user__email="kierowniczka@example.org")
        assert membership.role == "manager"

    def test_others_add_nobody(self, client, city_of_people):
        url = _url(("partners", "partner"), "add_manager", city_of_people.most.pk)
        client.force_login(city_of_people.filip)

        answer = client.post(url, {"email": "a@example.org", "full_name": "A"})

        assert answer.status_code == 403


class TestLog:
    """The log hides what a coordinator may not know of yet."""

    def test_drafts_of_partners_stay_unknown(self, dorota, city_of_people):
        draft = DiagnosisFactory(
            partner=city_of_people.most, problem=ProblemFactory(title="Tajny szkic")
        )
        record(actor=city_of_people.bartek, verb="diagnosis.returned", target=draft)
        url = reverse("panel:audit_auditentry_changelist")

        before = dorota.get(url, {"q": "Tajny"}).content.decode()
        draft.status = Status.SUBMITTED
        draft.save()
        after = dorota.get(url, {"q": "Tajny"}).content.decode()

        assert "Tajny szkic (" not in before
        assert "Tajny szkic (" in after

    @pytest.mark.parametrize("verb", sorted(OF_DRAFTS))
    def test_words_of_a_draft_stay_unknown_for_ever(self, dorota, city_of_people, verb):
        problem = ProblemFactory(title="Skreślone słowo")
        diagnosis = DiagnosisFactory(
            partner=city_of_people.most, problem=problem, status=Status.DRAFT
        )
        target = problem if verb == "problem.opened" else diagnosis
        entry = record(actor=city_of_people.bartek, verb=verb, target=target)
        Problem.objects.update(title="Poprawiony tytuł")
        Diagnosis.objects.update(status=Status.SUBMITTED)
        url = reverse("panel:audit_auditentry_changelist")

        answer = dorota.get(url, {"q": "Skreślone"})

        assert answer.context["cl"].result_count == 0
        assert dorota.get(url, {"q": target.ref}).context["cl"].result_count == 0
        assert "Skreślone" not in entry.sentence

    def test_it_is_searched_by_its_target(self, dorota, city_of_people):
        for name in ("Pierwsza", "Druga"):
            record(
                actor=city_of_people.dorota,
                verb="partner.added",
                target=PartnerFactory(name=name),
            )
        url = reverse("panel:audit_auditentry_changelist")

        body = dorota.get(url, {"q": "Druga"}).content.decode()

        assert "Druga" in body
        assert "Pierwsza" not in body


class TestCategory:
    """The class of a category: up by one, down by two."""

    def _post(self, client, category, **other):
        names = (
            "name_pl name_en position definition_pl definition_en example_pl "
            "example_en legal_ground near_radius_m review_months"
        )
        body = {name: getattr(category, name) for name in names.split()}
        return client.post(
            _url(("categories", "category"), "change", category.pk), {**body, **other}
        )

    def test_it_rises_at_once(self, dorota, city_of_people):
        problem = ProblemFactory(
            category=city_of_people.bezrobocie, area=city_of_people.polnoc
        )
        DiagnosisFactory(problem=problem, status=Status.PUBLISHED)
        assert PublicProblem.objects.count() == 1

        answer = self._post(
            dorota, city_of_people.bezrobocie, new_class=3, reason="Chronimy ludzi."
        )

        assert answer.status_code == 302
        assert Category.objects.get(slug="bezrobocie").sensitivity == 3
        assert PublicProblem.objects.count() == 0

    def test_it_falls_when_a_second_person_agrees(self, client, city_of_people):
        category = city_of_people.bezrobocie
        seen = []

        for person in ("dorota", "dorota", "daniel"):
            client.force_login(getattr(city_of_people, person))
            self._post(client, category, new_class=1, reason="To przestrzeń.")
            seen.append(Category.objects.get(pk=category.pk).sensitivity)

        assert seen == [2, 2, 1]

    def test_it_needs_a_reason(self, dorota, city_of_people):
        answer = self._post(dorota, city_of_people.bezrobocie, new_class=3)

        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors["reason"]
        assert Category.objects.get(slug="bezrobocie").sensitivity == 2

    def test_its_words_are_stored_without_touching_the_class(
        self, dorota, city_of_people
    ):
        answer = self._post(dorota, city_of_people.bezrobocie, name_pl="Brak pracy")

        assert answer.status_code == 302
        stored = Category.objects.get(slug="bezrobocie")
        assert (stored.name_pl, stored.sensitivity) == ("Brak pracy", 2)


class TestArea:
    """Figures, and the attestation by two."""

    def _post(self, client, **other):
        area = Area.objects.get(code="lasek")
        body = {
            "residents": area.residents or "",
            "dwellings": area.dwellings or "",
            "aliases": "\n".join(area.aliases),
            "source": area.source,
        }
        return client.post(
            _url(("areas", "area"), "change", area.pk), {**body, **other}
        )

    def test_figures_and_names_are_stored(self, dorota):
        answer = self._post(dorota, residents=1200, aliases="Lasek Miejski\n\nBór")

        area = Area.objects.get(code="lasek")
        assert answer.status_code == 302
        assert (area.residents, area.aliases) == (1200, ["Lasek Miejski", "Bór"])

    def test_figures_over_the_floor_wait_for_a_second_person(
        self, client, city_of_people
    ):
        seen = []
        for person in ("dorota", "dorota", "daniel"):
            client.force_login(getattr(city_of_people, person))
            answer = self._post(client, residents=5000, dwellings=2000)
            assert answer.status_code == 302
            seen.append(Area.objects.get(code="lasek").residents)
            queue = client.get(reverse("panel:index"))
            page = client.get(
                _url(("areas", "area"), "change", city_of_people.lasek.pk)
            )
            waits = seen[-1] == 40
            assert [row.code for row in queue.context["areas_for_two"]] == (
                ["lasek"] if waits else []
            )
            adminform = page.context["adminform"].form
            assert adminform.instance.figures_proposed_by == (
                city_of_people.dorota if waits else None
            )

        assert seen == [40, 40, 5000]

    def test_a_negative_figure_is_refused(self, dorota):
        answer = self._post(dorota, residents=-1)

        assert answer.status_code == 200
        assert Area.objects.get(code="lasek").residents == 40

    def test_two_people_attest(self, client, city_of_people):
        client.force_login(city_of_people.dorota)
        first = self._post(client, attestation="Liczba z ewidencji.")
        second = self._post(client, attestation="Jeszcze raz ja.")
        alone = Area.objects.get(code="lasek").is_floor_attested
        client.force_login(city_of_people.daniel)
        third = self._post(client, attestation="Potwierdzam.")

        assert [first.status_code, second.status_code, third.status_code] == [
            302,
            200,
            302,
        ]
        assert second.context["adminform"].form.errors
        assert not alone
        assert Area.objects.get(code="lasek").is_floor_attested


class TestPeople:
    """People are added and changed; their passwords stay their own."""

    url = property(lambda self: _url(("accounts", "user"), "add"))

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
            _url(("accounts", "user"), "change", bartek.pk),
            self._body(full_name=bartek.full_name),
        )

        assert answer.status_code == 302
        assert not User.objects.get(pk=bartek.pk).is_active
        assert theirs.get(reverse("accounts:profile")).status_code == 302

    def test_no_page_shows_a_password(self, dorota, city_of_people):
        answer = dorota.get(
            _url(("accounts", "user"), "change", city_of_people.bartek.pk)
        )

        body = answer.content.decode()
        assert city_of_people.bartek.password not in body
        assert 'type="password"' not in body

    def test_the_administrator_is_out_of_reach(self, dorota, city_of_people):
        admin = city_of_people.admin

        dorota.post(
            _url(("accounts", "user"), "change", admin.pk),
            self._body(full_name=admin.full_name),
        )

        assert User.objects.get(pk=admin.pk).is_active

    def test_links_are_sent_to_the_ticked(self, dorota, city_of_people):
        dorota.post(
            _url(("accounts", "user"), "changelist"),
            {
                "action": "send_password_link",
                "_selected_action": [city_of_people.bartek.pk],
                "index": 0,
            },
        )

        assert [letter.to for letter in sent()] == [[city_of_people.bartek.email]]
