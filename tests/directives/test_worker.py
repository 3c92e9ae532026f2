"""A worker that is killed in the middle of a reading: nothing is half stored, and the next worker reads it whole."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from roviec.access.models import Event
from roviec.directives.enums import JobState, JobStep, ReviewState
from roviec.directives.models import Directive, ReadingJob, TaskFind
from tests.directives.specimen import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ITEMS = 1_200


def start_worker() -> subprocess.Popen[bytes]:
    database = settings.DATABASES["default"]
    url = f"postgresql://{database['USER']}:{database['PASSWORD']}@/{connection.settings_dict['NAME']}"
    options = f"?host={database['HOST']}" + (f"&port={database['PORT']}" if database["PORT"] else "")
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "roviec.config.settings_test",
        "TEST_DATABASE_URL": url + options,
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen([sys.executable, "-m", "django", "work", "--dead-after", "2"], env=environment)


def wait_until(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while not happened():
        assert process.poll() is None, "the worker ended"
        assert time.monotonic() < deadline, ReadingJob.objects.values().get()
        time.sleep(0.005)


@pytest.mark.django_db(transaction=True)
@pytest.mark.rows("D-01")
def test_a_reading_broken_off_by_a_kill_is_done_by_the_next_worker(receive):
    line = "{n}. Ban Tổ chức Đảng ủy Khối rà soát hồ sơ chi bộ số {n}, hoàn thành trong năm 2024.\n"
    receive(TEXT.replace("Nơi nhận:", "\n".join(line.format(n=n) for n in range(5, ITEMS)) + "\nNơi nhận:"))
    first = start_worker()
    wait_until(lambda: ReadingJob.objects.filter(state=JobState.RUNNING).exclude(step=JobStep.EXTRACT).exists(), first)

    first.kill()
    first.wait()

    assert Directive.objects.get().review_state == ReviewState.READING
    assert TaskFind.objects.count() == 0

    second = start_worker()
    wait_until(lambda: ReadingJob.objects.filter(state=JobState.DONE).exists(), second)
    second.terminate()
    second.wait(60)

    directive = Directive.objects.get()
    assert (directive.review_state, directive.tasks_total) == (ReviewState.IN_REVIEW, ITEMS - 1)
    assert TaskFind.objects.count() == ITEMS - 1
    assert ReadingJob.objects.get().attempts == 2
    assert Event.objects.filter(verb="directives.directive.read").count() == 1
    reading = ProcrastinateJob.objects.get(task_name="directives.read")
    assert (reading.status, reading.attempts) == ("succeeded", 2)
