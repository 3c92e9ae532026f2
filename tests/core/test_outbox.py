from __future__ import annotations

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params

from roviec.config.worker import Connector
from roviec.core import outbox

received: list[tuple[str, str]] = []


def note(word: str) -> None:
    received.append(("note", word))


def stumble(word: str) -> None:
    received.append(("stumble", word))
    raise RuntimeError("the far end is down")


@pytest.fixture
def topic(monkeypatch):
    monkeypatch.setattr(outbox, "_receivers", {"other": {}, "tests.greeting": {}})
    received.clear()
    return "tests.greeting"


def work_off() -> None:
    with app.replace_connector(Connector(kwargs=connector_params())):
        app.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)


def states() -> dict[str, tuple[str, int]]:
    jobs = ProcrastinateJob.objects.filter(task_name=outbox.DELIVERY)
    return {job.args["receiver"].rpartition(".")[2]: (job.status, job.attempts) for job in jobs}


@pytest.mark.django_db(transaction=True)
def test_committed_message_reaches_each_receiver(topic):
    outbox.subscribe(topic, note)
    outbox.subscribe(topic, stumble)

    with transaction.atomic():
        outbox.queue(topic, word="chào")
    work_off()

    assert sorted(received) == [("note", "chào"), ("stumble", "chào")]
    assert states() == {"note": ("succeeded", 1), "stumble": ("todo", 1)}  # the one that failed is tried again later
    assert ProcrastinateJob.objects.get(task_name=outbox.DELIVERY, status="todo").scheduled_at is not None


@pytest.mark.django_db(transaction=True)
def test_message_of_a_transaction_that_fails_is_not_sent(topic):
    outbox.subscribe(topic, note)

    with transaction.atomic():
        outbox.queue(topic, word="chào")
        transaction.set_rollback(True)
    work_off()

    assert (received, states()) == ([], {})


@pytest.mark.django_db
def test_message_without_receiver_goes_nowhere(topic):
    outbox.subscribe("other", note)

    outbox.queue(topic, word="chào")

    assert states() == {}


def test_message_for_a_receiver_of_an_older_version_is_an_error(topic):
    with pytest.raises(outbox.UnknownReceiver, match=r"roviec\.gone does not receive tests\.greeting"):
        outbox.deliver(topic, "roviec.gone", {})
