"""Reasons why something is not done. Their messages are read by people: Vietnamese, and they say what to do."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")


class Refused(Exception):  # noqa: N818 - reads as what happened; pages turn it into 403
    """The person may see this but not do it. The message says who may."""


class Unable(Exception):  # noqa: N818 - base of the errors that actions are named for; pages turn it into 400
    """The act cannot be done as asked: wrong state or wrong input. The message says what to change."""


class Conflict(Unable):
    """Somebody else changed the same thing meanwhile. Pages turn it into 409 and show both versions."""


def allowed(check: Callable[P, None]) -> Callable[P, bool]:
    """Make the boolean twin of a check that raises."""

    @wraps(check)
    def is_allowed(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return is_allowed
