"""Jobs: by the clock, once, whatever goes wrong."""

import threading
from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from kooperacja.notices import jobs, worker
from kooperacja.notices.jobs import FIRST_RETRY, LONGEST_RETRY, Job
from kooperacja.notices.models import JobClock, JobRun, Letter, Notice
from kooperacja.notices.own_jobs import tidy_up
from kooperacja.notices.running import (
    is_worker_here,
    job_lock,
    run_due,
    show_presence,
    wake,
)
from kooperacja.notices.services import notify, queue_letter
from tests.letters import sent


def job(run, name="test", **schedule):
    """Return a job that runs every hour, or as the schedule says."""
    schedule = schedule or {"every": timedelta(hours=1)}
    return Job(name=name, label=name, what=name, run=run, **schedule)


@pytest.fixture
def only(monkeypatch):
    """Let the worker know these jobs and no others."""

    def register(*wanted):
        monkeypatch.setattr(jobs, "_JOBS", {item.name: item for item in wanted})

    return register


class TestSchedule:
    @pytest.mark.parametrize(
        "schedule", [{}, {"every": timedelta(1), "at": time(7)}, {"weekday": 1}]
    )
    def test_says_either_every_or_at(self, schedule):
        with pytest.raises(ValueError, match="job|weekday"):
            Job(name="a", label="a", what="a", run=str, **schedule)

    @pytest.mark.parametrize(
        ("schedule", "moment", "due"),
        [
            ({"at": time(7)}, (2026, 11, 22, 5, 59), (2026, 11, 22, 6)),
            ({"at": time(7)}, (2026, 11, 22, 6), (2026, 11, 23, 6)),
            # 7:00 stays 7:00 when the clocks change.
            ({"at": time(7)}, (2026, 10, 24, 12), (2026, 10, 25, 6)),
            ({"at": time(7)}, (2026, 3, 28, 12), (2026, 3, 29, 5)),
            # An hour that does not exist that night.
            ({"at": time(2, 30)}, (2026, 3, 28, 12), (2026, 3, 29, 1, 30)),
            ({"at": time(6), "weekday": 0}, (2026, 11, 22, 12), (2026, 11, 23, 5)),
            ({"at": time(6), "weekday": 0}, (2026, 11, 23, 5), (2026, 11, 30, 5)),
        ],
    )
    def test_follows_the_local_clock(self, schedule, moment, due):
        moment, due = datetime(*moment, tzinfo=UTC), datetime(*due, tzinfo=UTC)

        assert job(str, **schedule).first_after(moment) == due

    def test_waits_longer_after_each_failure(self):
        moment = datetime(2026, 11, 22, tzinfo=UTC)
        daily = job(str, every=timedelta(days=7))
        pauses = [daily.retry_after(moment, number) - moment for number in (1, 2, 3)]

        assert pauses == [FIRST_RETRY, 2 * FIRST_RETRY, 4 * FIRST_RETRY]
        assert daily.retry_after(moment, 999) - moment == LONGEST_RETRY


@pytest.mark.django_db
class TestRunning:
    def test_runs_when_due_and_says_what_came_of_it(self, only):
        moments = []
        only(job(lambda now: moments.append(now) or f"{len(moments)}."))
        start = timezone.now()

        for minutes in (0, 30, 59, 61):
            run_due(start + timedelta(minutes=minutes))

        assert moments == [start, start + timedelta(minutes=61)]
        assert list(JobRun.objects.values_list("is_ok", "result").order_by("pk")) == [
            (True, "1."),
            (True, "2."),
        ]

    def test_a_new_installation_makes_up_for_nothing(self, only):
        only(job(lambda now: "", at=time(6), weekday=0))

        assert run_due() == []
        assert JobClock.objects.get().next_at > timezone.now()

    def test_a_moment_that_passed_is_made_up_for_once(self, only):
        ran = []
        only(job(lambda now: ran.append(now) or "", at=time(6)))
        start = timezone.now()
        run_due(start)
        for days in (5, 5, 5):
            run_due(start + timedelta(days=days))

        assert len(ran) == 1

    def test_one_that_fails_is_tried_again_and_stops_no_other(self, only):
        calls = []

        def fail(now):
            calls.append(now)
            if len(calls) < 3:
                raise RuntimeError("nie wyszło")
            return "wyszło"

        only(job(fail, "bad"), job(lambda now: "dobrze", "good"))
        start = timezone.now()
        assert [run.is_ok for run in run_due(start)] == [False, True]
        assert "nie wyszło" in JobRun.objects.get(name="bad").result
        assert run_due(start + timedelta(minutes=9)) == []
        assert len(run_due(start + timedelta(minutes=10))) == 1
        assert run_due(start + timedelta(minutes=29)) == []
        (run,) = run_due(start + timedelta(minutes=30))

        assert (run.is_ok, run.result) == (True, "wyszło")
        assert JobClock.objects.get(name="bad").failures == 0


@pytest.mark.django_db
class TestWaking:
    def test_it_runs_at_the_next_look(self, only):
        ran = []
        only(job(lambda now: ran.append(now) or "", at=time(6)))
        run_due()

        wake("test")

        assert len(run_due()) == 1

    def test_who_wakes_it_while_it_runs_is_not_forgotten(self, only):
        """What came after it had looked for work waits for the next run."""
        calls = []

        def work(now):
            calls.append(now)
            if len(calls) == 1:
                wake("test")
            return ""

        only(job(work))
        run_due()
        run_due()
        run_due()

        assert len(calls) == 2


@pytest.mark.slow
def test_two_workers_never_run_a_job_at_once(transactional_db, only):
    inside, together, lock = [], [], threading.Lock()
    hold = threading.Event()

    def run(now):
        with lock:
            inside.append(1)
            together.append(len(inside))
        hold.wait(0.2)
        with lock:
            inside.pop()
        return ""

    only(job(run))
    start, errors = threading.Barrier(4), []

    def work():
        try:
            start.wait(timeout=10)
            for _look in range(5):
                run_due()
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _worker in range(4)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join(timeout=60)

    assert errors == []
    assert together == [1]
    assert JobRun.objects.count() == 1


def test_the_lock_of_a_job_is_let_go(transactional_db):
    taken = []

    def try_it():
        try:
            with job_lock("test") as is_ours:
                taken.append(is_ours)
        finally:
            connections.close_all()

    with job_lock("test") as is_ours:
        assert is_ours
        other = threading.Thread(target=try_it)
        other.start()
        other.join(timeout=10)
    other = threading.Thread(target=try_it)
    other.start()
    other.join(timeout=10)

    assert taken == [False, True]


@pytest.mark.django_db
class TestWorker:
    def test_once_does_what_is_due(self, only, anna, capsys):
        only(job(lambda now: ""))
        queue_letter(kind="test.letter", to_user=anna)

        call_command("run_worker", "--once")

        assert "Letters sent: 1, failed: 0. Jobs: 1." in capsys.readouterr().out
        assert len(sent()) == 1

    def test_an_unknown_error_ends_it_so_that_it_is_started_anew(
        self, transactional_db, monkeypatch
    ):
        def break_down():
            raise KeyError("nobody thought of that")

        monkeypatch.setattr(worker, "_run_jobs", break_down)
        monkeypatch.setattr(worker, "LETTERS_EVERY", 0.05)

        with pytest.raises(worker.WorkerBroken, match="nobody thought"):
            worker.run_until(threading.Event())


def test_the_panel_sees_whether_a_worker_is_here(transactional_db):
    assert not is_worker_here()
    show_presence()
    show_presence()
    assert is_worker_here()
    connections["default"].close()

    assert not is_worker_here()


@pytest.mark.django_db
class TestTidyUp:
    def test_keeps_what_is_young_or_unread(self, anna):
        now = timezone.now()
        for days in (29, 31):
            letter = queue_letter(kind="test.letter", to_user=anna)
            Letter.objects.filter(pk=letter.pk).update(
                sent_at=now - timedelta(days=days)
            )
        waiting = queue_letter(kind="test.letter", to_user=anna)
        Letter.objects.filter(pk=waiting.pk).update(created_at=now - timedelta(days=99))
        for days in (89, 91, None):
            (row,) = notify(kind="test.news", recipients=[anna])
            read_at = now - timedelta(days=days) if days else None
            Notice.objects.filter(pk=row.pk).update(read_at=read_at)

        tidy_up(now)
        tidy_up(now)

        assert Letter.objects.count() == 2
        assert Notice.objects.count() == 2
