"""What goes on in the demo city once its diagnoses are there.

Every step is one that people take in the portal, by the same services.
"""

from dataclasses import replace
from datetime import date, timedelta

from kooperacja.accounts.models import User
from kooperacja.demo.content import life
from kooperacja.demo.content.specs import RevisionSpec
from kooperacja.disclosure.dates import months_later
from problems import services
from problems.checklist import Check, Verdict
from problems.models import Confirmation, Diagnosis, Problem, Round
from problems.public import CloseReason
from problems.services.confirming import confirm_diagnosis
from problems.services.sharing import open_to_partners
from problems.workflow import Status

from .diagnoses import Road, diagnosis_content
from .rounds import load_round


def load_life(coordinator: User, writers: dict[str, User], day: date) -> bool:
    """Let happen what happened before the day of loading; say whether it was new.

    It is told to nobody: the caller mutes the notices.
    """
    if _is_there(life.CLOSED_ROUND.name):
        return False
    load_round(life.CLOSED_ROUND, coordinator=coordinator, writers=writers, day=day)
    road = Road(coordinator, writers)
    for spec in life.REVISIONS:
        _revise(spec, coordinator, writers[spec.partner])
    _fates_of_problems(coordinator, road)
    _agree_anew(coordinator, road)
    _take_down(coordinator)
    for title, partner, period in life.OPENED:
        open_to_partners(
            actor=writers[partner],
            diagnosis=_newest(title, partner, period),
            is_open=True,
        )
    _notes(coordinator)
    _confirm(writers, day)
    title, partner, period, following = life.CARRIED_ON
    services.copy_forward(
        actor=writers[partner],
        diagnosis=_newest(title, partner, period),
        period=following,
    )
    return True


def load_news(coordinator: User, writers: dict[str, User], day: date) -> bool:
    """Let happen what people find on their desks as news; say whether it was new."""
    if _is_there(life.RUNNING_ROUND.name):
        return False
    load_round(life.RUNNING_ROUND, coordinator=coordinator, writers=writers, day=day)
    title, partner, period, part, text = life.REMARK
    services.write_remark(
        actor=Road(coordinator, writers).team[0],
        diagnosis=_newest(title, partner, period),
        field=part,
        text=text,
    )
    return True


def _is_there(round_name: str) -> bool:
    return Round.objects.filter(name=round_name, is_synthetic=True).exists()


def _problem(title: str) -> Problem:
    return Problem.objects.get(title=title, is_synthetic=True)


def _newest(title: str, partner: str, period: str) -> Diagnosis:
    """Return what an institution says of a problem in a period, as it stands now."""
    return Diagnosis.objects.exclude(status=Status.ARCHIVED).get(
        problem=_problem(title),
        partner__slug=partner,
        period=period,
        is_pending_revision=False,
    )


def _revise(spec: RevisionSpec, coordinator: User, writer: User) -> None:
    published = _newest(spec.problem, spec.partner, spec.period)
    revision = services.revise_diagnosis(actor=writer, diagnosis=published)
    said = services.content_of(revision)
    services.update_diagnosis(
        actor=writer,
        diagnosis=revision,
        version=revision.version,
        content=replace(
            said,
            text_public=spec.text_public,
            text_internal=spec.text_internal,
            scale_count=spec.scale_count or said.scale_count,
        ),
    )
    revision = Diagnosis.objects.get(pk=revision.pk)
    services.submit_diagnosis(actor=writer, diagnosis=revision)
    if spec.day is None:
        return
    services.accept_diagnosis(
        actor=coordinator,
        diagnosis=revision,
        checks=dict.fromkeys(Check.values, Verdict.CHECKED),
    )
    services.release_diagnoses(actor=coordinator, diagnoses=[revision], day=spec.day)


def _fates_of_problems(coordinator: User, road: Road) -> None:
    """One is solved, one is a part of another, one was known twice."""
    title, day, note = life.SOLVED
    services.close_problem(
        actor=coordinator,
        problem=_problem(title),
        reason=CloseReason.SOLVED,
        note=note,
        day=day,
    )
    services.place_problem_under(
        actor=coordinator, problem=_problem(life.PART), whole=_problem(life.WHOLE)
    )
    for row in life.DOUBLE.diagnoses:
        road.travel(life.DOUBLE, row)
    services.merge_problems(
        actor=coordinator,
        keep=_problem(life.STAYS),
        drop=_problem(life.DOUBLE.title),
        note=life.MERGED_NOTE,
    )


def _agree_anew(coordinator: User, road: Road) -> None:
    """The team has a remark on agreed words, and the coordinator writes them anew."""
    part, text, answer = life.WORDS_REMARK
    remark = services.write_words_remark(
        actor=road.team[0], problem=_problem(life.NIGHTS), field=part, text=text
    )
    problem = _problem(life.NIGHTS)
    services.write_agreed_words(
        actor=coordinator, problem=problem, version=problem.version, **life.NEW_WORDS
    )
    services.answer_words_remark(actor=coordinator, remark=remark, text=answer)


def _take_down(coordinator: User) -> None:
    """The coordinator writes down what an institution said by telephone."""
    title, row = life.TOLD
    problem = _problem(title)
    diagnosis = services.create_diagnosis(
        actor=coordinator,
        partner=_partner_of(problem, row.partner),
        content=diagnosis_content(row),
        problem=problem,
        told_by=Diagnosis.ToldBy.TELEPHONE,
        is_synthetic=True,
    )
    services.submit_diagnosis(actor=coordinator, diagnosis=diagnosis)


def _partner_of(problem: Problem, slug: str):
    return problem.diagnoses.filter(partner__slug=slug).first().partner


def _notes(coordinator: User) -> None:
    for title, about, text in life.NOTES:
        services.write_internal_note(
            actor=coordinator,
            problem=_problem(title),
            diagnosis=_newest(title, *about) if about else None,
            text=text,
        )


def _confirm(writers: dict[str, User], day: date) -> None:
    """Confirm one a while ago, so that it falls due soon after the day of loading."""
    diagnosis = _newest(*life.DUE)
    months = diagnosis.problem.category.review_months
    confirm_diagnosis(
        actor=writers[life.DUE[1]],
        diagnosis=diagnosis,
        day=months_later(day + timedelta(days=life.DUE_IN_DAYS), -months),
        way=Confirmation.Way.DESK,
    )
