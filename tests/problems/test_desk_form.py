"""Writing a diagnosis: what is stored, what is refused, what is never lost."""

import re

import pytest
from django.urls import reverse

from kooperacja.audit.models import AuditEntry
from kooperacja.base.models import new_ref
from problems.models import Diagnosis, Evidence, Problem
from problems.workflow import Status
from tests.factories import DiagnosisFactory, MembershipFactory, ProblemFactory
from tests.problems.desk import NEW, TEXT, edit_url, edited, filled


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


def text_of(response) -> str:
    return response.content.decode()


class TestNewDiagnosis:
    def test_the_form_opens(self, bartek):
        response = bartek.get(NEW)

        assert response.status_code == 200
        assert "no-store" in response.headers["Cache-Control"]
        for criterion in range(1, 6):
            assert f'name="severity" value="{criterion}"' in text_of(response)
        assert text_of(response).count("data-row") == 2  # one row and the template
        assert text_of(response).count('<details class="c-more">') == 2

    def test_a_complete_form_is_stored_as_a_draft(self, bartek, world):
        response = bartek.post(NEW, filled())

        diagnosis = Diagnosis.objects.get()
        assert response.status_code == 302
        assert response.url == edit_url(diagnosis)
        assert diagnosis.status == Status.DRAFT
        assert (diagnosis.partner, diagnosis.author) == (world.most, world.bartek)
        assert diagnosis.severity == 3
        assert diagnosis.text_public == TEXT
        assert diagnosis.scale_count == 120
        assert diagnosis.problem.category == world.bezrobocie
        assert diagnosis.problem.area == world.polnoc
        assert list(diagnosis.problem.target_groups.all()) == [world.mlodziez]
        source = diagnosis.evidence.get()
        assert (source.kind, source.reliability) == ("register", "A")

    def test_a_draft_needs_few_fields(self, bartek):
        few = {"form_key", "partner", "category", "title", "place_kind", "area"}
        few |= {"period", "act", "evidence-TOTAL_FORMS", "evidence-INITIAL_FORMS"}

        response = bartek.post(NEW, {k: v for k, v in filled().items() if k in few})

        assert response.status_code == 302
        assert Diagnosis.objects.get().severity is None

    def test_personal_data_stop_the_one_press(self, bartek):
        text = TEXT + " Pani Anna Kowalska, tel. 601 234 567, wie o tym najlepiej."

        response = bartek.post(NEW, filled(act="submit", text_public=text), follow=True)

        diagnosis = Diagnosis.objects.get()
        assert diagnosis.status == Status.DRAFT
        assert response.redirect_chain == [(diagnosis.get_absolute_url(), 302)]
        assert "wygląda, jakby zawierał dane osobowe" in text_of(response)

        bartek.post(reverse("diagnoses:submit", args=[diagnosis.ref]))

        diagnosis.refresh_from_db()
        assert diagnosis.status == Status.SUBMITTED

    def test_save_and_submit_hands_it_over(self, bartek):
        response = bartek.post(NEW, filled(act="submit"))

        diagnosis = Diagnosis.objects.get()
        assert response.url == diagnosis.get_absolute_url()
        assert diagnosis.status == Status.SUBMITTED

    def test_an_incomplete_submission_is_saved_and_says_what_is_missing(self, bartek):
        data = filled(act="submit", severity=None, text_public="")
        response = bartek.post(NEW, data, follow=True)

        diagnosis = Diagnosis.objects.get()
        assert diagnosis.status == Status.DRAFT
        page = text_of(response)
        assert response.request["PATH_INFO"] == edit_url(diagnosis)
        assert 'href="#id_severity"' in page
        assert 'href="#id_text_public"' in page

    def test_a_point_finds_its_area(self, bartek, world):
        data = filled(place_kind="point", lat="50,012", lon="19.005", area="wschod")
        bartek.post(NEW, data)

        problem = Problem.objects.get()
        assert problem.area == world.polnoc
        assert problem.place.coords == (19.005, 50.012)

    def test_the_whole_city_needs_no_place(self, bartek, world):
        bartek.post(NEW, filled(place_kind="city", area=""))

        assert Problem.objects.get().area == world.testowo

    def test_a_form_sent_twice_is_one_diagnosis(self, bartek):
        bartek.post(NEW, filled())
        second = bartek.post(NEW, filled())

        diagnosis = Diagnosis.objects.get()
        assert second.url == diagnosis.get_absolute_url()
        assert Problem.objects.count() == 1

    def test_the_key_of_a_form_belongs_to_one_author(self, client, world, bartek):
        bartek.post(NEW, filled())
        client.force_login(world.celina)
        client.post(NEW, filled(partner="inna-instytucja"))

        assert Diagnosis.objects.count() == 2

    def test_a_person_of_two_institutions_chooses(self, client, world):
        MembershipFactory(user=world.bartek, partner=world.trzecia)
        client.force_login(world.bartek)

        assert 'value="trzecia-szkola"' in text_of(client.get(NEW))
        client.post(NEW, filled(partner="trzecia-szkola"))
        assert Diagnosis.objects.get().partner == world.trzecia

    @pytest.mark.parametrize("name", ["bez_partnera", "dorota", "admin"])
    def test_who_works_nowhere_cannot_start_one(self, client, world, name):
        client.force_login(getattr(world, name))

        assert client.get(NEW).status_code == 403
        assert client.post(NEW, filled()).status_code == 403
        assert not Diagnosis.objects.exists()

    def test_nobody_is_sent_to_the_login(self, client, world):
        assert client.get(NEW).status_code == 302
        assert client.post(NEW, filled()).status_code == 302
        assert not Diagnosis.objects.exists()

    def test_another_source_without_a_script(self, bartek):
        response = bartek.post(NEW, filled(act="row"))

        assert response.status_code == 200
        assert 'name="evidence-3-description"' in text_of(response)
        assert "Rejestr bezrobotnych" in text_of(response)
        assert not Diagnosis.objects.exists()


BAD = {
    "unknown category": ({"category": "nie-ma"}, "category"),
    "unknown area": ({"area": "nie-ma"}, "area"),
    "no area": ({"area": ""}, "area"),
    "unknown group": ({"target_groups": ["nie-ma"]}, "target_groups"),
    "unknown kind of place": ({"place_kind": "galaxy"}, "place_kind"),
    "a drawn kind it does not offer": ({"place_kind": "polygon"}, "place_kind"),
    "not a number": ({"place_kind": "point", "lat": "NaN", "lon": "19.005"}, "lat"),
    "infinite": ({"place_kind": "point", "lat": "50.01", "lon": "inf"}, "lon"),
    "words": ({"place_kind": "point", "lat": "tutaj", "lon": "19.005"}, "lat"),
    "half a point": ({"place_kind": "point", "lat": "50.01", "lon": ""}, "lat"),
    "out of range": ({"place_kind": "point", "lat": "5000", "lon": "19"}, "lat"),
    "outside": ({"place_kind": "point", "lat": "52.2", "lon": "21.0"}, "lat"),
    "swapped": ({"place_kind": "point", "lat": "19.005", "lon": "50.012"}, "lat"),
    "no title": ({"title": "  "}, "title"),
    "long title": ({"title": "x" * 161}, "title"),
    "no period": ({"period": ""}, "period"),
    "strange period": ({"period": "2026-Q7"}, "period"),
    "severity": ({"severity": "9"}, "severity"),
    "severity in words": ({"severity": "bardzo"}, "severity"),
    "trend": ({"trend": "sideways"}, "trend"),
    "negative": ({"scale_count": "-1"}, "scale_count"),
    "huge": ({"scale_count": "9" * 400}, "scale_count"),
    "no unit": ({"scale_unit": ""}, "scale_unit"),
    "long text": ({"causes": "x" * 3001}, "causes"),
    "nul": ({"title": "a\x00b"}, "title"),
    "nul in a slug": ({"category": "a\x00b"}, "category"),
}


@pytest.mark.parametrize(("changes", "field"), BAD.values(), ids=BAD.keys())
def test_bad_input_gets_its_sentence_and_stores_nothing(bartek, changes, field):
    response = bartek.post(NEW, filled(**changes))

    page = text_of(response)
    assert response.status_code == 400
    assert f'id="id_{field}_error"' in page
    assert TEXT in page
    assert not Diagnosis.objects.exists()
    assert not Problem.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"evidence-0-kind": "gossip"},
        {"evidence-0-kind": ""},
        {"evidence-0-reliability": "Z"},
        {"evidence-0-description": ""},
        {"evidence-0-description": "x" * 301},
        {"evidence-0-link": "javascript:alert(1)"},
        {"evidence-0-link": "ftp://example.org/"},
        {"evidence-0-reference_date": "wczoraj"},
        {"evidence-TOTAL_FORMS": "11"},
    ],
    ids=str,
)
def test_bad_sources_store_nothing(bartek, changes):
    response = bartek.post(NEW, filled(**changes))

    assert response.status_code == 400
    assert "c-field__error" in text_of(response)
    assert not Diagnosis.objects.exists()


@pytest.mark.parametrize("total", ["", "-1", "x", "9" * 30, None])
def test_broken_bookkeeping_of_rows_is_no_accident(bartek, total):
    response = bartek.post(NEW, filled(**{"evidence-TOTAL_FORMS": total}))

    assert response.status_code == 302
    assert not Evidence.objects.exists()


def test_a_foreign_institution_is_refused(bartek, world):
    response = bartek.post(NEW, filled(partner="inna-instytucja"))

    assert response.status_code == 400
    assert not Diagnosis.objects.exists()
    assert "Inna Instytucja" not in text_of(response)


def test_no_field_of_the_model_can_be_forged(bartek, world):
    forged = {
        "status": "published",
        "author": str(world.celina.pk),
        "last_editor": str(world.celina.pk),
        "public_id": "abc",
        "ref": "abc",
        "released_date": "2020-01-01",
        "lint_override": "tak",
        "is_synthetic": "on",
        "id": "77",
        "created_at": "2020-01-01",
        "sensitivity_override": "0",
        "is_thing": "on",
        "summary": "Zmyślone.",
        "opened_by": str(world.inna.pk),
        "version": "9",
    }

    bartek.post(NEW, filled(**forged))

    diagnosis = Diagnosis.objects.get()
    assert (diagnosis.status, diagnosis.version) == (Status.DRAFT, 1)
    assert (diagnosis.author, diagnosis.last_editor) == (world.bartek, world.bartek)
    assert diagnosis.public_id is None and diagnosis.released_date is None
    assert (diagnosis.lint_override, diagnosis.is_synthetic) == ("", False)
    problem = diagnosis.problem
    assert (problem.summary, problem.is_thing) == ("", False)
    assert problem.sensitivity_override is None and problem.opened_by == world.most


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "=cmd|'/c calc'!A1",
        "{{ settings.SECRET_KEY }}{% now 'Y' %}",
    ],
)
def test_texts_come_back_as_text(bartek, text):
    data = filled(title=text, text_public=f"{text} {TEXT}", causes=text)
    bartek.post(NEW, data | {"evidence-0-description": text})

    diagnosis = Diagnosis.objects.get()
    assert diagnosis.problem.title == text
    for url in (edit_url(diagnosis), diagnosis.get_absolute_url(), "/biurko/"):
        page = text_of(bartek.get(url))
        assert "<script>alert" not in page
        assert "<img src=x" not in page


class TestAlreadyThere:
    @pytest.fixture
    def published(self, world):
        problem = ProblemFactory(
            title="Młodzi bez pracy",
            category=world.bezrobocie,
            place_kind="area",
            area=world.polnoc,
            opened_by=world.inna,
            address="tajny adres",
        )
        return DiagnosisFactory(
            partner=world.inna, author=world.celina, problem=problem, status="published"
        )

    @pytest.fixture
    def hidden(self, world):
        problem = ProblemFactory(
            title="Tajny szkic innej instytucji",
            category=world.bezrobocie,
            place_kind="area",
            area=world.polnoc,
            opened_by=world.inna,
        )
        return DiagnosisFactory(
            partner=world.inna, author=world.celina, problem=problem, status="submitted"
        )

    def test_the_check_shows_public_problems_only(self, bartek, published, hidden):
        response = bartek.post(NEW, filled(act="check"))

        page = text_of(response)
        assert response.status_code == 200
        assert f'name="join" value="{published.problem.public_id}"' in page
        assert "Inna Instytucja" in page
        assert "Tajny szkic" not in page
        assert "tajny adres" not in page
        assert TEXT in page
        assert "c-error-summary" not in page

    def test_a_hidden_problem_changes_nothing(self, bartek, published, world):
        def seen():
            page = text_of(bartek.post(NEW, filled(act="check")))
            return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)

        before = seen()
        DiagnosisFactory(
            partner=world.inna,
            author=world.celina,
            status="submitted",
            problem=ProblemFactory(
                category=world.bezrobocie, area=world.polnoc, opened_by=world.inna
            ),
        )
        assert seen() == before

    def test_a_climbed_place_does_not_tell_where_it_is(self, bartek, world):
        """A class-2 problem of a tiny estate is public as the city, wherever asked."""
        problem = ProblemFactory(
            title="Z małego osiedla",
            category=world.bezrobocie,
            place_kind="area",
            area=world.lasek,
            opened_by=world.inna,
        )
        DiagnosisFactory(partner=world.inna, problem=problem, status="published")

        answers = {
            area: "Z małego osiedla"
            in text_of(bartek.post(NEW, filled(act="check", area=area)))
            for area in ("polnoc", "wschod", "lasek")
        }
        assert set(answers.values()) == {True}

    def test_saving_waits_until_the_list_was_seen(self, bartek, published):
        first = bartek.post(NEW, filled())
        assert first.status_code == 200
        assert not Diagnosis.objects.filter(partner__slug="fundacja-most").exists()

        looked = re.search(r'name="looked" value="([^"]+)"', text_of(first))[1]
        second = bartek.post(NEW, filled(looked=looked))
        assert second.status_code == 302
        assert Problem.objects.count() == 2

    def test_joining_keeps_what_was_typed(self, bartek, published):
        page = text_of(bartek.post(NEW, filled(join=published.problem.public_id)))

        assert TEXT in page
        assert "Młodzi bez pracy na północy" in page  # kept, should they change back
        assert "tajny adres" not in page

    def test_a_joined_diagnosis_has_the_same_problem(self, bartek, published, world):
        bartek.post(NEW, filled(problem=published.problem.public_id))

        mine = Diagnosis.objects.get(partner=world.most)
        assert mine.problem == published.problem
        assert Problem.objects.count() == 1

    def test_leaving_a_joined_problem_brings_the_fields_back(self, bartek, published):
        data = filled(problem=published.problem.public_id, act="leave")
        page = text_of(bartek.post(NEW, data))

        assert 'value="Młodzi bez pracy na północy"' in page

    @pytest.mark.parametrize("which", ["hidden", "random"])
    def test_a_foreign_problem_is_unknown(self, bartek, hidden, which):
        key = hidden.problem.ref if which == "hidden" else new_ref()
        response = bartek.post(NEW, filled(problem=key))

        assert response.status_code == 400
        assert not Diagnosis.objects.filter(partner__slug="fundacja-most").exists()
        assert "Tajny szkic" not in text_of(response)
        assert bartek.get(NEW, {"problem": key}).status_code == 404

    def test_one_diagnosis_a_period(self, bartek, published):
        key = published.problem.public_id
        bartek.post(NEW, filled(problem=key))
        response = bartek.post(NEW, filled(problem=key, form_key="inny"))

        assert response.status_code == 400
        assert 'id="id_period_error"' in text_of(response)
        assert Diagnosis.objects.filter(partner__slug="fundacja-most").count() == 1


class TestEditing:
    @pytest.fixture
    def draft(self, world):
        problem = ProblemFactory(
            category=world.bezrobocie,
            title="Młodzi bez pracy na północy",
            place_kind="area",
            area=world.polnoc,
            opened_by=world.most,
            summary="",
        )
        return DiagnosisFactory(
            partner=world.most, author=world.bartek, problem=problem
        )

    def test_the_agreed_title_stays_the_coordinators(self, bartek, draft):
        draft.problem.summary = "Zespół to uzgodnił."
        draft.problem.save()

        response = bartek.post(edit_url(draft), edited(draft, title="Nowy tytuł"))

        draft.problem.refresh_from_db()
        assert response.status_code == 400
        assert 'id="id_title_error"' in text_of(response)
        assert draft.problem.title == "Młodzi bez pracy na północy"

    def test_the_stored_is_in_the_form(self, bartek, draft):
        page = text_of(bartek.get(edit_url(draft)))

        assert draft.text_public in page
        assert f'name="version" value="{draft.version}"' in page
        assert "Rejestr świadczeń" in page

    def test_saving_counts_the_version_up(self, bartek, draft):
        response = bartek.post(edit_url(draft), edited(draft, title="Nowy tytuł"))

        draft.refresh_from_db()
        assert response.status_code == 302
        assert (draft.version, draft.problem.title) == (2, "Nowy tytuł")
        assert draft.text_public == TEXT

    def test_two_editors_meet(self, client, world, draft):
        client.force_login(world.basia)
        client.post(edit_url(draft), edited(draft, text_public=f"Basia: {TEXT}"))
        client.force_login(world.bartek)
        before = AuditEntry.objects.count()

        response = client.post(
            edit_url(draft), edited(draft, text_public=f"Bartek: {TEXT}")
        )

        page = text_of(response)
        draft.refresh_from_db()
        assert response.status_code == 409
        assert draft.text_public == f"Basia: {TEXT}"
        assert f"Basia: {TEXT}" in page and f"Bartek: {TEXT}" in page
        assert 'name="version" value="2"' in page
        assert AuditEntry.objects.count() == before
        # The second look is a choice: the same form saved again is stored.
        draft_now = Diagnosis.objects.get(pk=draft.pk)
        client.post(edit_url(draft), edited(draft_now, text_public=f"Obie: {TEXT}"))
        draft.refresh_from_db()
        assert (draft.text_public, draft.version) == (f"Obie: {TEXT}", 3)

    @pytest.mark.parametrize("version", ["", "0", "-1", "x", "9" * 40, None])
    def test_a_forged_version_stores_nothing(self, bartek, draft, version):
        response = bartek.post(edit_url(draft), edited(draft, version=version))

        draft.refresh_from_db()
        assert response.status_code == 400
        assert draft.version == 1

    def test_what_was_submitted_meanwhile_keeps_what_was_typed(self, bartek, draft):
        data = edited(draft, causes="Napisane w międzyczasie.")
        Diagnosis.objects.filter(pk=draft.pk).update(status="submitted")

        response = bartek.post(edit_url(draft), data)

        assert response.status_code == 409
        assert "Napisane w międzyczasie." in text_of(response)
        draft.refresh_from_db()
        assert draft.causes == ""

    @pytest.mark.parametrize("name", ["celina", "ewa", "dorota", "bez_partnera"])
    @pytest.mark.parametrize("page", ["detail", "edit", "delete"])
    def test_a_foreign_draft_is_as_missing_as_none(
        self, client, world, draft, name, page
    ):
        client.force_login(getattr(world, name))
        token = re.compile(rb'csrfmiddlewaretoken" value="[^"]+"')

        answers = []
        for ref in (draft.ref, new_ref()):
            response = client.get(reverse(f"diagnoses:{page}", args=[ref]))
            body = token.sub(b"", response.content).replace(ref.encode(), b"")
            answers.append((response.status_code, body))

        assert answers[0] == answers[1]
        assert answers[0][0] == 404

    def test_the_team_reads_but_does_not_write(self, client, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="submitted")
        client.force_login(world.ewa)

        assert client.get(diagnosis.get_absolute_url()).status_code == 200
        assert client.get(edit_url(diagnosis)).status_code == 403
        assert client.post(edit_url(diagnosis), edited(diagnosis)).status_code == 403

    def test_the_superuser_does_not_edit_what_is_published(self, client, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="published")
        client.force_login(world.admin)

        assert client.post(edit_url(diagnosis), edited(diagnosis)).status_code == 409

    def test_personal_data_is_said_at_the_field(self, bartek, draft):
        text = f"{TEXT} Kontakt: jan.kowalski@example.org"
        bartek.post(edit_url(draft), edited(draft, text_public=text))
        page = text_of(bartek.get(edit_url(draft)))

        assert 'id="id_text_public_warnings"' in page

    def test_a_folded_part_opens_once_something_is_written_in_it(self, bartek, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(
            causes="", effects="", proposals="", text_internal="", scale_count=None
        )
        folded = text_of(bartek.get(edit_url(draft)))
        Diagnosis.objects.filter(pk=draft.pk).update(causes="Kursy są tylko rano.")

        unfolded = text_of(bartek.get(edit_url(draft)))

        opened = '<details class="c-more" open>'
        assert unfolded.count(opened) == folded.count(opened) + 1

    def test_a_problem_others_work_on_is_not_renamed(self, bartek, draft, world):
        DiagnosisFactory(partner=world.inna, problem=draft.problem)

        bartek.post(edit_url(draft), edited(draft, title="Przejęty"))

        draft.problem.refresh_from_db()
        assert draft.problem.title == "Młodzi bez pracy na północy"

    def test_an_older_period_can_be_kept(self, bartek, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(period="2019-H2")

        assert 'value="2019-H2" selected' in text_of(bartek.get(edit_url(draft)))
        response = bartek.post(edit_url(draft), edited(draft, period="2019-H2"))
        assert response.status_code == 302
