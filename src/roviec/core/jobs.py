from __future__ import annotations

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from roviec.core import outbox


@app.task(name=outbox.DELIVERY, retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def deliver(topic: str, receiver: str, data: dict[str, Any]) -> None:
    """Tried nine times, over a day in all: the far end may be down over night."""
    outbox.deliver(topic, receiver, data)
