"""Where paragraphs end on a printed page: seen from the places of its lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPACE = 3.0
"""Width of a space at 12 to 14 points, and as much room as is left to chance."""
_CLOSE = 12.0
"""Lines that end within so many points of each other end at the same margin."""
_FEWEST = 3
"""Lines that make a margin."""
_WIDER = 1.35
"""A distance so many times the usual one sets paragraphs apart."""
_INDENT = 10.0
_STOPS = (".", ";", ":", "!", "?")
_LABEL = re.compile(r"(?:[-–+•*]|\(?\w{1,4}[.)])\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; places are in points from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    first_word: float
    """Width of its first word."""


def page_text(lines: Sequence[Line], margin: float) -> str:
    """The lines of a page, with an empty line wherever a paragraph certainly ends."""
    if not lines:
        return ""
    usual = _usual_distance(lines)
    flush = _flush(lines)
    pieces = [lines[0].text]
    for above, below in pairwise(lines):
        if _ends(above, below, margin, usual, flush):
            pieces.append("\n\n")
        else:
            pieces.append(" " if _runs_on(above, below) else "\n")
        pieces.append(below.text)
    return "".join(pieces)


def right_margin(lines: Sequence[Line]) -> float:
    """The rightmost place at which several lines end; 0 where there is none, so that no line counts as short."""
    ends = sorted((line.right for line in lines), reverse=True)
    places = (end for end, third in zip(ends, ends[_FEWEST - 1 :], strict=False) if end - third <= _CLOSE)
    return next(places, 0.0)


def _usual_distance(lines: Sequence[Line]) -> float | None:
    """Distance of the lines within a paragraph: a small one among all there are."""
    distances = sorted(above.bottom - below.bottom for above, below in pairwise(lines) if above.bottom > below.bottom)
    return distances[len(distances) // 4] if len(distances) > _FEWEST else None


def _flush(lines: Sequence[Line]) -> float | None:
    """The leftmost place at which several lines begin."""
    starts = Counter(round(line.left) for line in lines)
    return min((start for start, times in starts.items() if times >= _FEWEST), default=None)


def _runs_on(above: Line, below: Line) -> bool:
    """Whether what looks like a bullet or a label is the middle of a sentence, as in «Mác / - Lênin»."""
    return bool(_LABEL.match(below.text)) and not above.text.rstrip().endswith(_STOPS)


def _ends(above: Line, below: Line, margin: float, usual: float | None, flush: float | None) -> bool:
    """Whether a paragraph ends between: the first word below had found room above, or space or indent say so."""
    if above.right + _SPACE + below.first_word < margin - _SPACE:
        return True
    if usual is not None and above.bottom - below.bottom > _WIDER * usual:
        return True
    indented = below.left > above.left + _INDENT
    return indented and flush is not None and above.left < flush + _SPACE and not _LABEL.match(above.text)
