"""The panel: who enters, what its pages show, what they refuse."""

from datetime import timedelta

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kooperacja.areas.models import Area
from kooperacja.audit.log import record
from kooperacja.categories.models import Category
from kooperacja.panel.site import panel
from partners.models import Invitation, Membership
from problems.audit_verbs import OF_DRAFTS
from problems.models import Diagnosis, Problem, ReplyText
from problems.workflow import Status
from tests.factories import DiagnosisFactory, PartnerFactory, ProblemFactory

from .pages import address

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

        answer = dorota.get(address(model, "changelist"))

        assert answer.status_code == 200
        assert answer.context["cl"].result_count
        assert (
            dorota.get(address(model, "changelist"), {"q": "'\"<%"}).status_code == 200
        )

    def test_its_rows_open(self, dorota, city_of_people, model):
        row = _row(model, city_of_people)
        if model in LISTED_ONLY:
            with pytest.raises(NoReverseMatch):
                address(model, "change", row.pk)
            return

        answer = dorota.get(address(model, "change", row.pk))

        if model[0] == "problems" and model not in OWN_FORMS:
            assert answer.status_code == 302
            assert answer.url.startswith(reverse("review:queue"))
            return
        if model == ("resources", "resource"):
            assert answer.url == reverse("resources_desk:detail", args=[row.ref])
            return
        assert answer.status_code == 200
        history = dorota.get(address(model, "history", row.pk))
        assert history.status_code == 200

    def test_adding_is_open_where_it_is_meant(self, dorota, city_of_people, model):
        if model == ("audit", "auditentry") or model[0] == "problems":
            return
        if model in WITHOUT_ADDING:
            with pytest.raises(NoReverseMatch):
                address(model, "add")
            return
        expected = 200 if model in ADDED else 403

        assert dorota.get(address(model, "add")).status_code == expected

    def test_others_stay_outside(self, client, city_of_people, model):
        url = address(model, "changelist")

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
        answer = dorota.get(address(model, "changelist"), {lookup: "a"})

        assert answer.status_code == 400

    def test_nothing_can_be_deleted(self, dorota, city_of_people, model):
        row = _row(model, city_of_people)
        before = type(row)._default_manager.count()
        path = address(model, "changelist")

        assert (
            dorota.post(f"{path}{row.pk}/delete/", {"post": "yes"}).status_code == 404
        )
        dorota.post(path, {"action": "delete_selected", "_selected_action": row.pk})

        assert type(row)._default_manager.count() == before

    def test_its_pages_need_no_script_and_no_inline_style(
        self, dorota, city_of_people, model
    ):
        _row(model, city_of_people)
        pages = [address(model, "changelist")]
        if model in ADDED:
            pages.append(address(model, "add"))

        for page in pages:
            body = dorota.get(page).content.decode()
            for forbidden in (" style=", "<style", "onclick=", "jquery", "openlayers"):
                assert forbidden not in body.lower(), (page, forbidden)


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
