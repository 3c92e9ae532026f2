"""Where an act comes from: kept beside the running request so that the audit trail need not be handed it."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Trace:
    """Marks of one request. Commands and jobs have none of them unless they say so."""

    request_id: str = ""
    address: str = ""


NOWHERE = Trace()
_current: ContextVar[Trace] = ContextVar("trace", default=NOWHERE)


def current() -> Trace:
    return _current.get()


@contextmanager
def tracing(trace: Trace) -> Iterator[None]:
    """Everything recorded inside carries the marks."""
    token = _current.set(trace)
    try:
        yield
    finally:
        _current.reset(token)
