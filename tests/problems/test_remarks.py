"""Remarks on parts, answers, pins of a return; on agreed words; notes."""

import pytest
from django.urls import reverse

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed
from kooperacja.notices.models import Notice
from problems.models import Agreement, Diagnosis, InternalNote, Remark, WordsRemark
from problems.services import (
    RemarkAnswered,
    answer_remark,
    answer_words_remark,
    give_opinion,
    pinned_remarks,
    return_diagnosis,
    withdraw_remark,
    write_internal_note,
    write_remark,
    write_words_remark,
)
from problems.workflow import OPEN_TO_OPINION, Status
from tests.factories import DiagnosisFactory
from tests.personas import LOGGED_IN, fresh


@pytest.fixture
def people(city_of_people):
    return city_of_people


def _diagnosis(people, status=Status.SUBMITTED):
    return DiagnosisFactory(partner=people.most, author=people.bartek, status=status)


class TestWriting:
    """A team member remarks; the stand follows."""

    def test_several_parts_are_remarked_on(self, people):
        row = _diagnosis(people)
        ewa = fresh(people.ewa)

        write_remark(actor=ewa, diagnosis=row, field="causes", text=" Także czynsze. ")
        write_remark(actor=ewa, diagnosis=row, text="Całość jest dobra.")

        assert [(r.field, r.text) for r in row.remarks.all()] == [
            ("causes", "Także czynsze."),
            ("", "Całość jest dobra."),
        ]
        stand = Agreement.objects.get()
        assert (stand.stand, stand.text) == ("remark", "Całość jest dobra.")
        assert row.remarks.first().partner == people.trzecia
        told = set(Notice.objects.values_list("recipient__email", flat=True))
        assert told == {p.email for p in (people.bartek, people.basia, people.filip)}

    def test_the_same_remark_twice_is_one(self, people):
        row = _diagnosis(people)
        for _click in range(2):
            write_remark(
                actor=fresh(people.ewa), diagnosis=row, field="trend", text="Rośnie?"
            )

        assert row.remarks.count() == 1
        assert AuditEntry.objects.filter(verb="diagnosis.remarked").count() == 1

    def test_who_agrees_takes_unanswered_remarks_back(self, people):
        row = _diagnosis(people)
        ewa = fresh(people.ewa)
        kept = write_remark(actor=ewa, diagnosis=row, field="trend", text="Rośnie?")
        answer_remark(actor=fresh(people.filip), remark=kept, text="Tak, rośnie.")
        write_remark(actor=ewa, diagnosis=row, field="causes", text="A czynsze?")

        give_opinion(actor=ewa, diagnosis=row, stand="agree")

        assert list(row.remarks.all()) == [kept]
        assert Agreement.objects.get().stand == "agree"

    @pytest.mark.parametrize("status", Status.values)
    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_only_the_team_while_it_is_open(self, people, status, name):
        row = _diagnosis(people, status)
        person = fresh(getattr(people, name))
        expected = None
        if name not in ("ewa", "admin"):
            expected = NotPermitted
        elif status not in OPEN_TO_OPINION:
            expected = NotPermitted if name == "ewa" else TransitionNotAllowed

        if expected:
            with pytest.raises(expected):
                write_remark(actor=person, diagnosis=row, text="Uwaga.")
        else:
            write_remark(actor=person, diagnosis=row, text="Uwaga.")
        assert row.remarks.count() == (expected is None)

    @pytest.mark.parametrize(
        ("field", "text"), [("password", "x"), ("causes", " "), ("", "x" * 2001)]
    )
    def test_what_cannot_be_stored_is_refused(self, people, field, text):
        row = _diagnosis(people)

        with pytest.raises(InvalidInput):
            write_remark(actor=fresh(people.ewa), diagnosis=row, field=field, text=text)
        assert not Agreement.objects.exists()


class TestAnswering:
    """The institution answers, once; a remark without answer can be taken back."""

    @pytest.fixture
    def remark(self, people):
        return write_remark(
            actor=fresh(people.ewa),
            diagnosis=_diagnosis(people),
            field="causes",
            text="A czynsze?",
        )

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_only_the_own_partner_answers(self, people, remark, name):
        person = fresh(getattr(people, name))
        if name in ("bartek", "basia", "filip", "admin"):
            answer_remark(actor=person, remark=remark, text="Dopiszemy.")
        else:
            with pytest.raises(NotPermitted):
                answer_remark(actor=person, remark=remark, text="Dopiszemy.")

        remark.refresh_from_db()
        assert remark.is_answered == (name in ("bartek", "basia", "filip", "admin"))

    @pytest.mark.parametrize("status", Status.values)
    def test_not_when_it_is_decided(self, people, remark, status):
        Diagnosis.objects.update(status=status)
        open_states = {"draft", "returned", "submitted", "accepted"}
        if status in open_states:
            answer_remark(actor=fresh(people.bartek), remark=remark, text="Tak.")
        else:
            with pytest.raises(NotPermitted):
                answer_remark(actor=fresh(people.bartek), remark=remark, text="Tak.")

    def test_a_second_answer_is_refused_and_the_author_told_once(self, people, remark):
        Notice.objects.all().delete()
        answer_remark(actor=fresh(people.bartek), remark=remark, text="Tak.")
        with pytest.raises(RemarkAnswered):
            answer_remark(actor=fresh(people.basia), remark=remark, text="Nie.")

        remark.refresh_from_db()
        assert (remark.answer, remark.answered_by) == ("Tak.", people.bartek)
        assert [n.recipient for n in Notice.objects.all()] == [people.ewa]

    def test_taking_the_only_remark_back_leaves_no_stand(self, people, remark):
        withdraw_remark(actor=fresh(people.ewa), remark=remark)

        assert not Remark.objects.exists() and not Agreement.objects.exists()

    def test_what_is_not_own_or_answered_stays(self, people, remark):
        with pytest.raises(NotPermitted):
            withdraw_remark(actor=fresh(people.dorota), remark=remark)
        answer_remark(actor=fresh(people.bartek), remark=remark, text="Tak.")
        with pytest.raises(RemarkAnswered):
            withdraw_remark(actor=fresh(people.ewa), remark=remark)


class TestReturning:
    """A return carries its reasons to the very parts."""

    def test_pins_are_stored_with_the_step(self, people):
        row = _diagnosis(people)
        return_diagnosis(
            actor=fresh(people.dorota),
            diagnosis=row,
            note="Popraw.",
            pins=[("text_public", "Za krótko."), ("evidence", "Z kiedy?")],
        )

        row.refresh_from_db()
        pinned = pinned_remarks(row)
        assert {part: [r.text for r in rows] for part, rows in pinned.items()} == {
            "text_public": ["Za krótko."],
            "evidence": ["Z kiedy?"],
        }
        step = row.status_changes.get(transition="return")
        assert {r.status_change for r in row.remarks.all()} == {step}

    def test_a_bad_pin_undoes_the_return(self, people):
        row = _diagnosis(people)

        with pytest.raises(InvalidInput):
            return_diagnosis(
                actor=fresh(people.dorota), diagnosis=row, note="x", pins=[("no", "x")]
            )
        with pytest.raises(NoteRequired):
            return_diagnosis(
                actor=fresh(people.dorota), diagnosis=row, note="", pins=[]
            )

        row.refresh_from_db()
        assert row.status == Status.SUBMITTED and not Remark.objects.exists()

    def test_pins_of_an_older_return_go_once_they_are_answered(self, people):
        row = _diagnosis(people)
        dorota = fresh(people.dorota)
        return_diagnosis(
            actor=dorota, diagnosis=row, note="1", pins=[("causes", "Raz.")]
        )
        answer_remark(actor=fresh(people.bartek), remark=row.remarks.get(), text="Już.")
        Diagnosis.objects.update(status=Status.SUBMITTED)
        row.refresh_from_db()
        return_diagnosis(
            actor=dorota, diagnosis=row, note="2", pins=[("effects", "Dwa.")]
        )

        row.refresh_from_db()
        assert list(pinned_remarks(row)) == ["effects"]


class TestWords:
    """The team speaks of the agreed words; the coordinator answers."""

    def test_a_member_remarks_and_the_coordinator_answers(self, people):
        problem = _diagnosis(people).problem
        remark = write_words_remark(
            actor=fresh(people.ewa),
            problem=problem,
            field="summary",
            text="Dodać wiek.",
        )
        answer_words_remark(actor=fresh(people.dorota), remark=remark, text="Dodane.")

        assert WordsRemark.objects.get().answer == "Dodane."
        kinds = set(Notice.objects.values_list("kind", "recipient__email"))
        assert ("problem.words_remarked", people.dorota.email) in kinds
        assert ("problem.words_answered", people.ewa.email) in kinds
        with pytest.raises(RemarkAnswered):
            answer_words_remark(actor=fresh(people.daniel), remark=remark, text="Nie.")

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_who_may_what(self, people, name):
        problem = _diagnosis(people).problem
        person = fresh(getattr(people, name))
        remark = write_words_remark(
            actor=fresh(people.ewa), problem=problem, text="Dobrze."
        )
        for act, allowed in (
            (
                lambda: write_words_remark(actor=person, problem=problem, text="A to?"),
                ("ewa", "admin"),
            ),
            (
                lambda: answer_words_remark(actor=person, remark=remark, text="Tak."),
                ("dorota", "daniel", "admin"),
            ),
        ):
            if name in allowed:
                act()
            else:
                with pytest.raises(NotPermitted):
                    act()


class TestNotes:
    """Notes among coordinators reach nobody else."""

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_only_coordinators_write_them(self, people, name):
        row = _diagnosis(people)
        person = fresh(getattr(people, name))
        for about in ({}, {"diagnosis": row}):
            if name in ("dorota", "daniel", "admin"):
                write_internal_note(
                    actor=person, problem=row.problem, text="Zadzwonić.", **about
                )
            else:
                with pytest.raises(NotPermitted):
                    write_internal_note(
                        actor=person, problem=row.problem, text="Zadzwonić.", **about
                    )
        assert not AuditEntry.objects.filter(note__contains="Zadzwonić").exists()

    def test_no_byte_of_partners_holds_them(self, client, people):
        """Every page and API answer a partner, a team member or nobody can ask for."""
        row = _diagnosis(people, Status.PUBLISHED)
        row.refresh_from_db()
        for about in ({}, {"diagnosis": row}):
            write_internal_note(
                actor=people.dorota, problem=row.problem, text="kanarekNOTY", **about
            )
        ref, problem = row.ref, row.problem
        addresses = [
            reverse("desk:home"),
            reverse("diagnoses:list"),
            reverse("diagnoses:detail", args=[ref]),
            reverse("diagnoses:words", args=[problem.ref]),
            reverse("api:desk-diagnosis-list"),
            reverse("api:desk-diagnosis-detail", args=[ref]),
            reverse("api:desk-diagnosis-remarks", args=[ref]),
            reverse("api:desk-diagnosis-opinions", args=[ref]),
            reverse("api:desk-problem-detail", args=[problem.ref]),
            reverse("api:desk-problem-list"),
            reverse("problems:list"),
            reverse("problems:detail", args=[problem.public_id]),
            reverse("api:problem-list") + "?format=csv",
            reverse("review:diagnosis", args=[ref]),
            reverse("review:problem", args=[problem.ref]),
        ]
        for name in ("bartek", "filip", "celina", "ewa", "bez_partnera", None):
            client.logout()
            if name:
                client.force_login(getattr(people, name))
            for address in addresses:
                answer = client.get(address)
                body = b"".join(answer) if answer.streaming else answer.content
                assert b"kanarekNOTY" not in body, (name, address)

        client.force_login(people.dorota)
        for page in ("review:diagnosis", "review:problem"):
            target = ref if page == "review:diagnosis" else problem.ref
            assert b"kanarekNOTY" in client.get(reverse(page, args=[target])).content
        assert InternalNote.objects.count() == 2
