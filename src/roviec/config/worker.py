"""The job worker: runs what was queued, and takes up again what a killed worker left half done.

Jobs must be able to run twice: a worker killed just before it could note that a job is done leaves it to be done again.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from asgiref.sync import sync_to_async
from django.db import close_old_connections, transaction
from django.db.models import Q
from procrastinate import sql
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker
from procrastinate.contrib.django.utils import connector_params
from procrastinate.jobs import Status
from procrastinate.psycopg_connector import PsycopgConnector

from roviec.core import clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from procrastinate.connector import BaseConnector

DEAD_AFTER_SECONDS: Final = 20.0
BEATS: Final = 4
"""Signs of life a worker gives in the time after which it counts as dead."""
GRACE_SECONDS: Final = 10.0
LAST_RESORT_SECONDS: Final = 2.0
MOST_ATTEMPTS: Final = 5
PATIENCE_SECONDS: Final = 3.0
"""How long to wait for a connection: at the end the database may be gone already."""

logger = logging.getLogger(__name__)


class Connector(PsycopgConnector):
    """The worker's own connections for its bookkeeping, Django's for jobs that a job queues.

    So a job queued within a transaction is queued if and only if that transaction is committed, in the worker as in
    the web server.
    """

    def get_sync_connector(self) -> BaseConnector:
        return DjangoConnector()


async def serve(*, at_once: int, dead_after: float = DEAD_AFTER_SECONDS) -> None:
    """Work until SIGTERM or SIGINT; then finish what is running, within the grace, and end."""
    with app.replace_connector(Connector(kwargs=connector_params(), timeout=PATIENCE_SECONDS)):
        async with app.open_async():
            work = asyncio.create_task(
                app.run_worker_async(
                    concurrency=at_once,
                    update_heartbeat_interval=dead_after / BEATS,
                    stalled_worker_timeout=dead_after,
                    shutdown_graceful_timeout=GRACE_SECONDS,
                    install_signal_handlers=False,
                )
            )
            rescuer = asyncio.create_task(_rescue_now_and_then(dead_after))
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, _end, work, rescuer)
            try:
                await work
            except asyncio.CancelledError:
                logger.info("the worker was told to end")
            finally:
                rescuer.cancel()


def _end(work: asyncio.Task[None], rescuer: asyncio.Task[None]) -> None:
    """Ask the worker to end, and see to it that a job that hangs cannot keep the process alive.

    From here on it gives no sign of life, so it must be gone before others take it for dead and its jobs for lost.
    """
    rescuer.cancel()
    last_resort = threading.Timer(GRACE_SECONDS + LAST_RESORT_SECONDS, os._exit, [1])
    last_resort.daemon = True
    last_resort.start()
    work.cancel()


def rescue(*, at: datetime, dead_after: float = DEAD_AFTER_SECONDS) -> list[int]:
    """Queue again the jobs whose worker has shown no sign of life; give up those that keep killing their worker.

    Any number of workers may do this at once: each job is locked, and skipped where another has it.
    """
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=at - timedelta(seconds=dead_after))
    with transaction.atomic():
        orphans: Iterable[ProcrastinateJob] = (
            ProcrastinateJob.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(Q(worker_id=None) | ~Q(worker_id__in=alive.values("pk")), status=Status.DOING.value)
            .order_by("pk")
        )
        rescued = []
        for job in orphans:
            if job.attempts + 1 < MOST_ATTEMPTS:
                app.job_manager.retry_job_by_id(job.pk, retry_at=at)
                rescued.append(job.pk)
                logger.warning("job %s (%s) lost its worker and is queued again", job.pk, job.task_name)
            else:
                _give_up(job)
    return rescued


def _give_up(job: ProcrastinateJob) -> None:
    DjangoConnector().execute_query(
        sql.queries["finish_job"], job_id=job.pk, status=Status.FAILED.value, delete_job=False
    )
    logger.error("job %s (%s) ended its worker %s times and is given up", job.pk, job.task_name, MOST_ATTEMPTS)


def _rescue_once(dead_after: float) -> None:
    close_old_connections()
    rescue(at=clock.now(), dead_after=dead_after)


async def _rescue_now_and_then(dead_after: float) -> None:
    while True:
        try:
            await sync_to_async(_rescue_once)(dead_after)
        except Exception:
            logger.exception("looking for lost jobs failed; trying again")
        await asyncio.sleep(dead_after / BEATS)
