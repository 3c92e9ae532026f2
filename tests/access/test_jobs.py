from __future__ import annotations

import pytest
from procrastinate.contrib.django import app

from roviec.access import actions, jobs
from roviec.access.models import Checkpoint
from tests.world import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_end_of_the_audit_trail_is_signed(tmp_path, settings, at):
    settings.AUDIT_CHECKPOINT_FILE = tmp_path / "checkpoints"
    actions.record(by=None, at=NOW, verb="tests.thing.act")

    jobs.make_checkpoint(timestamp=0)
    jobs.make_checkpoint(timestamp=0)

    assert list(Checkpoint.objects.values_list("seq", "at")) == [(1, at)]


def test_signing_is_done_every_quarter_of_an_hour():
    periodic = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}

    assert periodic["access.make_checkpoint"] == "*/15 * * * *"
