from __future__ import annotations

from typing import Final

from asgiref.sync import sync_to_async
from django.core.management import call_command
from procrastinate.contrib.django import app

KEEP_DONE_JOBS_HOURS: Final = 7 * 24
"""Failed jobs stay until somebody has looked at them."""


@app.periodic(cron="17 2 * * *")
@app.task(name="config.housekeeping", queueing_lock="config.housekeeping")
async def housekeeping(timestamp: int) -> None:  # noqa: ARG001 - the queue hands in when it was due
    """Every night: forget sessions that have ended and jobs that succeeded long ago."""
    await sync_to_async(call_command)("clearsessions")
    await app.job_manager.delete_old_jobs(nb_hours=KEEP_DONE_JOBS_HOURS)
