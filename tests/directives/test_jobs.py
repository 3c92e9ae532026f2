from __future__ import annotations

from types import SimpleNamespace

import pytest

from roviec.directives import actions, jobs
from roviec.directives.enums import JobState, ReviewState
from roviec.directives.models import Directive, ReadingJob


def run(directive_id: int, attempts: int = 0) -> None:
    jobs.read_directive(SimpleNamespace(job=SimpleNamespace(attempts=attempts)), directive_id=directive_id)


def test_the_job_reads_a_received_document(receive):
    directive = receive()

    run(directive.pk)

    directive.refresh_from_db()
    assert directive.review_state == ReviewState.IN_REVIEW


def test_a_document_deleted_meanwhile_is_no_error(receive):
    receive()

    run(999_999)

    assert Directive.objects.get().review_state == ReviewState.READING


def test_a_breakdown_is_tried_again_and_noted_at_the_last_attempt(receive, monkeypatch):
    directive = receive()

    def broken(**_kwargs):
        raise RuntimeError("the machine is out of memory")

    monkeypatch.setattr(actions, "read_directive", broken)
    with pytest.raises(RuntimeError):
        run(directive.pk)
    assert ReadingJob.objects.get().state == JobState.WAITING

    with pytest.raises(RuntimeError):
        run(directive.pk, attempts=jobs.MOST_ATTEMPTS - 1)

    job = ReadingJob.objects.get()
    assert (job.state, job.directive.review_state) == (JobState.FAILED, ReviewState.FAILED)
    assert "thử đọc lại" in job.message


def test_a_reading_that_keeps_ending_its_worker_is_given_up_and_can_be_tried_again(receive, clerk, at):
    directive = receive()

    run(directive.pk, attempts=jobs.MOST_ATTEMPTS)

    directive.refresh_from_db()
    assert (directive.review_state, directive.job.state) == (ReviewState.FAILED, JobState.FAILED)
    assert actions.retry_reading(by=clerk, directive=directive, at=at).review_state == ReviewState.READING


def test_the_job_is_the_one_that_actions_queue():
    assert jobs.read_directive.name == actions.READING_TASK
    assert jobs.read_directive.queue == actions.READING_QUEUE


def test_the_nightly_clean_up_runs(receive, caplog):
    receive()

    with caplog.at_level("INFO", logger="roviec.directives.jobs"):
        jobs.remove_orphans(timestamp=0)

    assert "removed 0 stored files" in caplog.text
