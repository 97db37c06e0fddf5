"""Who else reads a diagnosis: partners it is opened to, holders of a preview link."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from problems.models import Diagnosis, PreviewLink
from problems.services import archive_diagnosis, sharing
from problems.workflow import SEEN_BY_TEAM, Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import NAMES, fresh


@pytest.fixture
def people(city_of_people):
    return city_of_people


def diagnosis_in(people, status=Status.SUBMITTED, category=None, **extra):
    return DiagnosisFactory(
        partner=people.most,
        author=people.bartek,
        last_editor=people.bartek,
        status=status,
        problem=ProblemFactory(
            category=category or people.bezrobocie, opened_by=people.most
        ),
        **extra,
    )


class TestOpenToPartners:
    def test_partners_read_it_until_it_is_kept_again(self, people):
        diagnosis = diagnosis_in(people)
        reads = lambda: fresh(people.celina).has_perm(  # noqa: E731
            "problems.view_diagnosis", Diagnosis.objects.get(pk=diagnosis.pk)
        )
        assert not reads()

        sharing.open_to_partners(actor=people.bartek, diagnosis=diagnosis, is_open=True)
        assert reads()

        sharing.open_to_partners(
            actor=people.bartek, diagnosis=diagnosis, is_open=False
        )
        assert not reads()
        assert AuditEntry.objects.filter(verb="diagnosis.opened").count() == 1

    @pytest.mark.parametrize("status", Status.values)
    def test_only_what_was_handed_over(self, people, status):
        diagnosis = diagnosis_in(people, status)
        act = {"actor": people.bartek, "diagnosis": diagnosis, "is_open": True}

        if status in SEEN_BY_TEAM:
            assert sharing.open_to_partners(**act).is_open_to_partners
        else:
            with pytest.raises(sharing.NotForPartners):
                sharing.open_to_partners(**act)

    def test_never_what_is_protected(self, people):
        diagnosis = diagnosis_in(people, category=people.przemoc)

        with pytest.raises(sharing.ProtectedKind):
            sharing.open_to_partners(
                actor=people.bartek, diagnosis=diagnosis, is_open=True
            )

    def test_a_raised_class_closes_it(self, people):
        diagnosis = diagnosis_in(people, is_open_to_partners=True)
        assert Diagnosis.objects.visible_to(people.celina).exists()

        diagnosis.problem.sensitivity_override = 3
        diagnosis.problem.save()

        assert not Diagnosis.objects.visible_to(fresh(people.celina)).exists()

    def test_what_is_taken_off_the_map_is_closed(self, people):
        diagnosis = diagnosis_in(people, Status.PUBLISHED, is_open_to_partners=True)

        archive_diagnosis(actor=people.dorota, diagnosis=diagnosis, note="Dane.")

        assert not Diagnosis.objects.visible_to(fresh(people.celina)).exists()

    def test_agreed_words_being_drafted_are_not_for_readers(self, client, people):
        diagnosis = diagnosis_in(people, is_open_to_partners=True)
        words = "Instytucje zgadzają się"
        for person, reads in ((people.bartek, True), (people.celina, False)):
            client.force_login(person)
            page = client.get(reverse("diagnoses:words", args=[diagnosis.problem.ref]))
            row = client.get(
                reverse("api:desk-problem-detail", args=[diagnosis.problem.ref])
            ).json()
            assert (page.status_code == 200) is reads
            assert (words in row["summary"]) is reads

    @pytest.mark.parametrize("name", ["celina", "ewa", "dorota", "bez_partnera"])
    def test_nobody_else_opens_it(self, people, name):
        diagnosis = diagnosis_in(people)

        with pytest.raises(NotPermitted):
            sharing.open_to_partners(
                actor=getattr(people, name), diagnosis=diagnosis, is_open=True
            )

    @pytest.mark.parametrize("status", Status.values)
    @pytest.mark.parametrize("kind", ["bezrobocie", "przemoc"])
    def test_list_and_rule_agree_for_everybody(self, people, status, kind):
        diagnosis = diagnosis_in(
            people, status, getattr(people, kind), is_open_to_partners=True
        )
        stored = Diagnosis.objects.select_related("problem__category").get(
            pk=diagnosis.pk
        )

        for name in NAMES:
            person = fresh(getattr(people, name))
            listed = (
                person.is_authenticated
                and Diagnosis.objects.visible_to(person).filter(pk=stored.pk).exists()
            )
            allowed = person.has_perm("problems.view_diagnosis", stored)
            assert listed == allowed, name

    def test_readers_may_not_write(self, client, people):
        diagnosis = diagnosis_in(people, is_open_to_partners=True)
        client.force_login(people.celina)

        assert client.get(diagnosis.get_absolute_url()).status_code == 200
        for name in ("edit", "sharing"):
            url = reverse(f"diagnoses:{name}", args=[diagnosis.ref])
            assert client.get(url).status_code == 403, name
        for name in ("withdraw", "open"):
            url = reverse(f"diagnoses:{name}", args=[diagnosis.ref])
            assert client.post(url, {"is_open": "0"}).status_code == 403, name


class TestPreviewLink:
    def make(self, people, diagnosis, days=7, now=None):
        return sharing.make_preview_link(
            actor=people.bartek,
            diagnosis=diagnosis,
            now=now or timezone.now(),
            days=days,
            for_whom="dyrektorka",
        )

    def test_shows_a_draft_without_what_is_internal(self, client, people):
        diagnosis = diagnosis_in(
            people,
            Status.DRAFT,
            text_internal="tylko-dla-nas",
            scale_count=73451,
            text_public="Coraz więcej osób czeka na pomoc.",
        )
        _link, secret = self.make(people, diagnosis)

        response = client.get(reverse("diagnoses:preview", args=[secret]))

        page = response.content.decode()
        assert response.status_code == 200
        assert "Coraz więcej osób czeka" in page
        assert "tylko-dla-nas" not in page
        assert "73451" not in page.replace("\xa0", "")
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert not response.cookies

    def test_the_secret_is_not_stored(self, people):
        link, secret = self.make(people, diagnosis_in(people, Status.DRAFT))

        stored = PreviewLink.objects.filter(pk=link.pk).values().get()

        assert secret not in str(stored)

    @pytest.mark.parametrize("why", ["over", "revoked", "made up", "nul"])
    def test_a_link_that_does_not_work_is_missing(self, client, people, why):
        now = timezone.now()
        start = now - timedelta(days=8) if why == "over" else now
        link, secret = self.make(people, diagnosis_in(people), now=start)
        if why == "revoked":
            sharing.revoke_preview_link(actor=people.basia, link=link, now=now)
        secret = {"made up": "x" * 32, "nul": "%00"}.get(why, secret)

        url = reverse("diagnoses:preview", args=["SECRET"]).replace("SECRET", secret)

        assert client.get(url).status_code in (400, 404)

    def test_a_suspended_institution_shows_nothing(self, client, people):
        _link, secret = self.make(people, diagnosis_in(people))
        people.most.is_active = False
        people.most.save()

        url = reverse("diagnoses:preview", args=[secret])

        assert client.get(url).status_code == 404

    def test_what_is_protected_has_no_link_and_loses_what_it_had(self, client, people):
        with pytest.raises(sharing.ProtectedKind):
            self.make(people, diagnosis_in(people, category=people.przemoc))
        diagnosis = diagnosis_in(people)
        _link, secret = self.make(people, diagnosis)
        diagnosis.problem.sensitivity_override = 3
        diagnosis.problem.save()

        url = reverse("diagnoses:preview", args=[secret])

        assert client.get(url).status_code == 404

    @pytest.mark.parametrize("days", [0, 31, -1])
    def test_works_for_a_month_at_most(self, people, days):
        with pytest.raises(InvalidInput):
            self.make(people, diagnosis_in(people), days=days)

    def test_the_page_shows_the_address_once(self, client, people):
        diagnosis = diagnosis_in(people, Status.DRAFT)
        client.force_login(people.bartek)
        url = reverse("diagnoses:sharing", args=[diagnosis.ref])

        first = client.post(url, {"for_whom": "dyrektorka", "days": "7"})
        again = client.get(url).content.decode()

        assert first.context["new_url"] in first.content.decode()
        assert "dyrektorka" in again
        assert first.context["new_url"] not in again

    def test_what_was_typed_wrong_is_said_at_the_field(self, client, people):
        diagnosis = diagnosis_in(people, Status.DRAFT)
        client.force_login(people.bartek)
        url = reverse("diagnoses:sharing", args=[diagnosis.ref])

        response = client.post(url, {"for_whom": "x" * 81, "days": "99"})

        assert response.status_code == 400
        assert set(response.context["form"].errors) == {"for_whom", "days"}
        assert not PreviewLink.objects.exists()


class TestDeskMap:
    def layer(self, client, person):
        client.force_login(person)
        response = client.get(reverse("api:desk-problem-map"))
        assert response.status_code == 200
        return response.json()["features"]

    @pytest.fixture
    def placed(self, people):
        diagnosis = diagnosis_in(people)
        problem = diagnosis.problem
        problem.place_kind, problem.area = "point", people.polnoc
        problem.place = people.polnoc.boundary.point_on_surface
        problem.place.x += 0.001
        problem.save()
        return diagnosis

    def test_the_own_institution_sees_the_exact_place(self, client, people, placed):
        (feature,) = self.layer(client, people.basia)

        x, y = feature["geometry"]["coordinates"]
        assert (x, y) == pytest.approx(placed.problem.place.coords, abs=1e-5)

    def test_partners_see_nothing_until_it_is_opened(self, client, people, placed):
        assert self.layer(client, people.celina) == []

        sharing.open_to_partners(actor=people.bartek, diagnosis=placed, is_open=True)

        (feature,) = self.layer(client, people.celina)
        properties = feature["properties"]
        assert properties["precision"] == "estate"
        assert "partner" in properties["problems"][0]["category_name"]
        label = people.polnoc.label_point.coords
        assert feature["geometry"]["coordinates"] == pytest.approx(label, abs=1e-5)

    def test_asks_the_same_number_of_queries_for_many(
        self, client, people, django_assert_max_num_queries
    ):
        for _number in range(8):
            diagnosis_in(people, is_open_to_partners=True)
        client.force_login(people.celina)

        with django_assert_max_num_queries(12):
            client.get(reverse("api:desk-problem-map"))

    def test_the_page_lists_what_others_opened(self, client, people, placed):
        sharing.open_to_partners(actor=people.bartek, diagnosis=placed, is_open=True)
        client.force_login(people.celina)

        page = client.get(reverse("diagnoses:map")).content.decode()

        assert placed.problem.title in page
