"""Messages that leave once, and only if the transaction that queued them is committed.

The job queue lies in the same database, so a message is a job that the transaction writes: nothing is sent for what was
rolled back, and a crash after the commit loses nothing. Delivery is at least once; a receiver must bear a repetition.

An area says in its `apps.ready()` what it receives: `outbox.subscribe("directives.registered", notify_followers)`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from procrastinate.contrib.django import app

if TYPE_CHECKING:
    from collections.abc import Callable

    from procrastinate.types import JSONValue

DELIVERY = "core.deliver"

_receivers: dict[str, dict[str, Callable[..., None]]] = defaultdict(dict)


class UnknownReceiver(Exception):  # noqa: N818 - reads as what happened
    """A message waits for a receiver that this version of the program no longer has."""


def subscribe(topic: str, receiver: Callable[..., None]) -> None:
    """Call the function, with the message's data as keywords, for every message of the topic."""
    _receivers[topic][f"{receiver.__module__}.{receiver.__qualname__}"] = receiver


def queue(topic: str, **data: JSONValue) -> None:
    """Send within the transaction at hand: one job for each receiver, so that one's failure is not the other's."""
    for receiver in sorted(_receivers[topic]):
        app.configure_task(DELIVERY).defer(topic=topic, receiver=receiver, data=data)


def deliver(topic: str, receiver: str, data: dict[str, JSONValue]) -> None:
    """Hand one message over; only the job calls this.

    Raises:
        UnknownReceiver: nobody of that name receives the topic.
    """
    if receiver not in _receivers[topic]:
        raise UnknownReceiver(f"{receiver} does not receive {topic}")
    _receivers[topic][receiver](**data)
