"""The only reading of the clock. Pages, jobs and commands call it and hand the moment on; tests move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()


def today() -> date:
    """The present day in the installation's time zone."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day on which the moment falls in the installation's time zone."""
    return timezone.localdate(moment)
