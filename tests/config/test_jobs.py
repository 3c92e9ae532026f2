from __future__ import annotations

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.contrib.sessions.models import Session
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from roviec.config.jobs import housekeeping
from roviec.core import clock


def make_job(status: str, *, days_ago: int) -> int:
    pk = app.configure_task("tests.any", allow_unknown=True).defer()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [pk])
        cursor.execute("UPDATE procrastinate_jobs SET status = %s WHERE id = %s", [status, pk])
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - make_interval(days => %s) WHERE job_id = %s", [days_ago, pk]
        )
    return pk


@pytest.mark.django_db(transaction=True)
def test_housekeeping_forgets_what_is_over():
    make_job("succeeded", days_ago=8)
    recent, failed = make_job("succeeded", days_ago=6), make_job("failed", days_ago=80)
    now = clock.now()
    Session.objects.create(session_key="ended", session_data="", expire_date=now - timedelta(minutes=1))
    Session.objects.create(session_key="open", session_data="", expire_date=now + timedelta(minutes=1))

    async_to_sync(housekeeping.func)(timestamp=0)

    assert set(ProcrastinateJob.objects.values_list("pk", flat=True)) == {recent, failed}
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]


def test_housekeeping_is_due_every_night():
    (due,) = [p for p in app.periodic_registry.periodic_tasks.values() if p.task.name == "config.housekeeping"]

    assert due.cron == "17 2 * * *"
