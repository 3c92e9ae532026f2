"""Standing work of the area."""

from __future__ import annotations

from procrastinate.contrib.django import app

from roviec.access import actions
from roviec.core import clock


@app.periodic(cron="*/15 * * * *")
@app.task(name="access.make_checkpoint", queueing_lock="access.make_checkpoint")
def make_checkpoint(timestamp: int) -> None:  # noqa: ARG001 - the queue hands in when it was due
    """Sign the end of the audit trail, so that what happened until now cannot be rewritten unnoticed."""
    actions.make_checkpoint(at=clock.now())
