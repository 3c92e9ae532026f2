"""Lines that say who, with whom, when and what for: «Cơ quan chủ trì: Sở Nội vụ; thời gian: Quý II/2026»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from directive_reader.lexicon.tasks import COMPLETING
from directive_reader.patterns import tasks as patterns

if TYPE_CHECKING:
    from directive_reader.folding import Folded

_EDGES: Final = " .;,()/"


@dataclass(frozen=True, slots=True)
class Attribute:
    """`name` is lead, coordinator, time, product, content or other; label at `at`, value from `start` to `end`."""

    name: str
    at: int
    start: int
    end: int
    completing: bool
    """The label speaks of completion, so that a bare date is one to be met."""


def attributes_in(folded: Folded, start: int, end: int) -> list[Attribute]:
    """The attributes of an item, in order; values end where the next label begins."""
    low = folded.low
    without_colon = patterns.TIME_WITHOUT_COLON.regex.match(low, start, end)
    if without_colon:
        value = without_colon.end()
        return [Attribute("time", start, value, _trim(low, value, end), COMPLETING in without_colon.group())]
    if low.find(":", start, end) < 0:
        return []
    places = [start, *(match.end() for match in patterns.ATTRIBUTE_INSIDE.regex.finditer(low, start, end))]
    labels = [match for at in places if (match := patterns.ATTRIBUTE.regex.match(low, at, end))]
    stops = [*(label.start() for label in labels), end][1:]
    return [
        Attribute(
            str(label.lastgroup),
            label.start(),
            label.end(),
            _trim(low, label.end(), stop),
            COMPLETING in label.group(),
        )
        for label, stop in zip(labels, stops, strict=True)
        if label.end() < stop
    ]


def _trim(low: str, start: int, end: int) -> int:
    while end > start and low[end - 1] in _EDGES and not (low[end - 1] == ")" and low.find("(", start, end) >= 0):
        end -= 1
    return end
