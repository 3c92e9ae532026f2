from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from roviec.config import worker

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def make_worker(*, last_heartbeat: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [last_heartbeat])
        return cursor.fetchone()[0]


def make_job(*, worker_id: int | None, status: str = "doing", attempts: int = 0) -> int:
    pk = app.configure_task("tests.any", allow_unknown=True).defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s, worker_id = %s, attempts = %s WHERE id = %s",
            [status, worker_id, attempts, pk],
        )
    return pk


def states() -> dict[int, tuple[str, int]]:
    return {job.pk: (job.status, job.attempts) for job in ProcrastinateJob.objects.order_by("pk")}


@pytest.mark.django_db
def test_only_jobs_of_silent_workers_are_queued_again():
    alive = make_worker(last_heartbeat=NOW - timedelta(seconds=19))
    silent = make_worker(last_heartbeat=NOW - timedelta(seconds=21))
    running, lost, orphaned = make_job(worker_id=alive), make_job(worker_id=silent), make_job(worker_id=None)
    done, waiting = make_job(worker_id=silent, status="succeeded"), make_job(worker_id=None, status="todo")

    rescued = worker.rescue(at=NOW)

    assert rescued == [lost, orphaned]
    assert states() == {
        running: ("doing", 0),
        lost: ("todo", 1),
        orphaned: ("todo", 1),
        done: ("succeeded", 0),
        waiting: ("todo", 0),
    }


@pytest.mark.django_db
def test_job_that_keeps_killing_its_worker_is_given_up():
    once_more, too_often = make_job(worker_id=None, attempts=3), make_job(worker_id=None, attempts=4)

    rescued = worker.rescue(at=NOW)

    assert rescued == [once_more]
    assert states() == {once_more: ("todo", 4), too_often: ("failed", 5)}


@pytest.mark.django_db(transaction=True)
def test_job_queued_in_a_transaction_that_fails_is_not_queued():
    with app.replace_connector(worker.Connector()):
        with transaction.atomic():
            make_job(worker_id=None)
            transaction.set_rollback(True)

        assert states() == {}

        kept = make_job(worker_id=None, status="todo")

    assert states() == {kept: ("todo", 0)}


@pytest.mark.django_db(transaction=True)
def test_job_of_a_killed_worker_is_done_by_the_next(tmp_path):
    marks = tmp_path / "marks"
    app.configure_task("tests.slow", allow_unknown=True, queue="tests").defer(path=str(marks))
    first = start_worker("--dead-after", "2")
    wait_for(marks, "started\n", first)

    first.kill()
    first.wait()
    second = start_worker("--dead-after", "2")
    wait_for(marks, "started\nstarted\ndone\n", second)
    second.terminate()

    assert second.wait(30) == 0
    assert [(job.status, job.attempts) for job in ProcrastinateJob.objects.filter(task_name="tests.slow")] == [
        ("succeeded", 2)
    ]


def test_ending_worker_is_gone_before_it_counts_as_dead():
    assert worker.GRACE_SECONDS + worker.LAST_RESORT_SECONDS < worker.DEAD_AFTER_SECONDS * (1 - 1 / worker.BEATS)


@pytest.mark.django_db(transaction=True)
def test_worker_ends_even_if_a_job_hangs(tmp_path):
    marks = tmp_path / "marks"
    app.configure_task("tests.slow", allow_unknown=True, queue="tests").defer(path=str(marks))
    process = start_worker()
    wait_for(marks, "started\n", process)

    process.terminate()

    assert process.wait(worker.GRACE_SECONDS + 20) == 1
    assert [job.status for job in ProcrastinateJob.objects.filter(task_name="tests.slow")] == ["doing"]


def start_worker(*options: str) -> subprocess.Popen[bytes]:
    database = settings.DATABASES["default"]
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@/{connection.settings_dict['NAME']}?host={database['HOST']}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.config.settings_slow_jobs",
        "TEST_DATABASE_URL": f"{url}&port={database['PORT']}" if database["PORT"] else url,
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "django", "work", *(options or ["--dead-after", "2"])], env=environment
    )


def wait_for(marks: Path, content: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 90
    while not marks.exists() or marks.read_text() != content:
        assert process.poll() is None, "the worker ended"
        assert time.monotonic() < deadline, marks.exists() and marks.read_text()
        time.sleep(0.05)
