"""Which state follows which, for documents and for finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from roviec.directives.enums import FindState, ReviewState, Validity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEXT_STATES: Mapping[ReviewState, frozenset[ReviewState]] = {
    ReviewState.READING: frozenset({ReviewState.IN_REVIEW, ReviewState.FAILED}),
    ReviewState.FAILED: frozenset({ReviewState.READING}),
    ReviewState.IN_REVIEW: frozenset({ReviewState.REGISTERED}),
    ReviewState.REGISTERED: frozenset(),
}

NEXT_FIND_STATES: Mapping[FindState, frozenset[FindState]] = {
    FindState.READ: frozenset({FindState.CONFIRMED, FindState.REJECTED}),
    FindState.DOUBTFUL: frozenset({FindState.CONFIRMED, FindState.REJECTED}),
    FindState.CONFIRMED: frozenset({FindState.READ, FindState.DOUBTFUL, FindState.REJECTED}),
    FindState.REJECTED: frozenset({FindState.READ, FindState.DOUBTFUL}),
}

NEXT_VALIDITIES: Mapping[Validity, frozenset[Validity]] = {
    Validity.IN_FORCE: frozenset({Validity.REPLACED, Validity.SUPERSEDED, Validity.WITHDRAWN}),
    Validity.REPLACED: frozenset(),
    Validity.SUPERSEDED: frozenset({Validity.IN_FORCE}),
    Validity.WITHDRAWN: frozenset({Validity.IN_FORCE}),
}

UNDER_REVIEW = frozenset({ReviewState.IN_REVIEW, ReviewState.REGISTERED})
"""Finds can be worked on before registering and, for what was left «chờ kiểm tra», after it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the counter over the cards shows. Rejected finds do not count."""

    total: int
    confirmed: int
    doubtful: int

    @property
    def sure(self) -> int:
        """Read without doubt, nobody has looked yet."""
        return self.total - self.confirmed - self.doubtful

    @property
    def left(self) -> int:
        return self.total - self.confirmed


def count(states: Iterable[str]) -> Counts:
    """Tally the states of a document's finds, its header among them."""
    total = confirmed = doubtful = 0
    for state in states:
        if state == FindState.REJECTED:
            continue
        total += 1
        confirmed += state == FindState.CONFIRMED
        doubtful += state == FindState.DOUBTFUL
    return Counts(total=total, confirmed=confirmed, doubtful=doubtful)


def open_state(*, has_doubts: bool) -> FindState:
    """The state to which undo and restore lead back."""
    return FindState.DOUBTFUL if has_doubts else FindState.READ


SECONDS_FOR_DOUBT = 40
SECONDS_FOR_SURE = 8


def minutes_left(counts: Counts) -> int:
    """About how long the rest of a review takes, in minutes; 0 when nothing is left."""
    return -(-(counts.doubtful * SECONDS_FOR_DOUBT + counts.sure * SECONDS_FOR_SURE) // 60)
