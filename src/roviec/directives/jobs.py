"""Queued work of the area."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from roviec.core import clock
from roviec.directives import actions
from roviec.directives.models import Directive

if TYPE_CHECKING:
    from procrastinate import JobContext

MOST_ATTEMPTS: Final = 3
logger = logging.getLogger(__name__)


@app.task(
    name=actions.READING_TASK,
    queue=actions.READING_QUEUE,
    retry=RetryStrategy(max_attempts=MOST_ATTEMPTS, exponential_wait=5),
    pass_context=True,
)
def read_directive(context: JobContext, /, directive_id: int, **_rest: Any) -> None:
    """Read one received document. Runs again from the start after a crash; a stored reading is left alone.

    A document whose reading has ended its worker MOST_ATTEMPTS times is not begun again: a person has to ask for it.
    """
    directive = Directive.objects.select_related("unit", "received_by").filter(pk=directive_id).first()
    if directive is None:
        logger.info("directive %s is gone, nothing to read", directive_id)
        return
    begun = context.job.attempts if context.job is not None else MOST_ATTEMPTS - 1
    if begun >= MOST_ATTEMPTS:
        logger.error("reading directive %s has ended its worker %s times and is given up", directive_id, begun)
        actions.fail_reading(by=directive.received_by, directive=directive, at=clock.now())
        return
    try:
        actions.read_directive(by=directive.received_by, directive=directive, at=clock.now())
    except Exception:
        if begun + 1 >= MOST_ATTEMPTS:
            actions.fail_reading(by=directive.received_by, directive=directive, at=clock.now())
        raise


@app.periodic(cron="17 2 * * *")
@app.task(name="directives.remove-orphans")
def remove_orphans(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands it to every periodic job
    """Every night: files that no document has."""
    removed = actions.remove_orphans(at=clock.now())
    logger.info("removed %s stored files without a document", removed)
