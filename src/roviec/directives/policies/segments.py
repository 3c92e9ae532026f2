"""Cuts the text into paragraphs and pieces for the screen, so that every highlight is plain markup.

Nothing of the text is lost or changed: the pieces of a paragraph put together are the paragraph.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARAGRAPH = re.compile(r"[^\r\n\f]*\S[^\r\n\f]*")
_CUT = re.compile(r"(?<=[.;:])\s+(?=\S)|,\s+(?=đồng thời|trong đó)")
CHUNK = 30_000
"""Characters of text sent to the screen in one go: some ten pages."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the text to be highlighted. `ref` names the card; `tag` is what stands in the margin, if anything."""

    start: int
    end: int
    kind: str
    ref: str
    doubtful: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text under the same marks; `ref` is that of the shortest mark over it."""

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    doubtful: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    label: str
    ref: str
    kind: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text. `block` is the task that fills it, `level` that of a heading, `page` the page it opens."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    tags: tuple[Tag, ...] = ()
    block: str = ""
    level: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """What laying out needs to know besides the marks."""

    starts: Sequence[int] = ()
    headings: Sequence[tuple[int, int, int]] = field(default=())
    """(start, end, level) of every heading, in order."""


def paragraph_ranges(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that has words, without the blanks around them."""
    ranges = []
    for found in _PARAGRAPH.finditer(text):
        line = found.group()
        ranges.append((found.start() + len(line) - len(line.lstrip()), found.end() - len(line) + len(line.rstrip())))
    return ranges


def chunk_ranges(ranges: Sequence[tuple[int, int]], size: int = CHUNK) -> list[tuple[int, int]]:
    """Slices of the list of paragraphs, each about `size` characters long: (first, one past the last)."""
    slices: list[tuple[int, int]] = []
    first = 0
    for n, (_start, end) in enumerate(ranges, start=1):
        if end - ranges[first][0] >= size or n == len(ranges):
            slices.append((first, n))
            first = n
    return slices


def chunk_of(ranges: Sequence[tuple[int, int]], chunks: Sequence[tuple[int, int]], offset: int) -> int:
    """Which slice shows the character at `offset`."""
    paragraph = bisect_right(ranges, (offset, len(ranges) and ranges[-1][1])) - 1
    return next((n for n, (_first, last) in enumerate(chunks) if paragraph < last), 0)


def lay_out(text: str, ranges: Sequence[tuple[int, int]], marks: Sequence[Mark], page: Page) -> Iterator[Paragraph]:
    """The paragraphs at `ranges` with their pieces, margin marks, headings and page breaks."""
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    open_marks: list[Mark] = []
    heading_starts = [start for start, _end, _level in page.headings]
    shown = 0
    for start, end in ranges:
        open_marks = [mark for mark in open_marks if mark.end > start]
        while shown < len(waiting) and waiting[shown].start < end:
            if waiting[shown].end > start:
                open_marks.append(waiting[shown])
            shown += 1
        block = next((mark for mark in open_marks if mark.kind == "task" and _fills(mark, start, end)), None)
        inline = [mark for mark in open_marks if mark is not block]
        yield Paragraph(
            start=start,
            end=end,
            segments=tuple(_segments(text, start, end, inline)),
            tags=tuple(
                Tag(mark.tag, mark.ref, mark.kind, mark.doubtful)
                for mark in open_marks
                if mark.tag and start <= mark.start < end
            ),
            block=block.ref if block else "",
            level=_level(page, heading_starts, start),
            page=_opened_page(page.starts, ranges, start, end),
        )


def _fills(mark: Mark, start: int, end: int) -> bool:
    """A task takes the ground of a paragraph when it covers more than half of it."""
    return 2 * (min(mark.end, end) - max(mark.start, start)) > end - start


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    cuts = {start, end}
    for mark in marks:
        cuts.update((max(mark.start, start), min(mark.end, end)))
    edges = sorted(cuts)
    for left, right in itertools.pairwise(edges):
        over = [mark for mark in marks if mark.start <= left and mark.end >= right]
        shortest = min(over, key=lambda mark: mark.end - mark.start, default=None)
        yield Segment(
            start=left,
            text=text[left:right],
            kinds=tuple(sorted({mark.kind for mark in over})),
            doubtful=any(mark.doubtful for mark in over),
            ref=shortest.ref if shortest else "",
        )


def _level(page: Page, starts: Sequence[int], start: int) -> int:
    n = bisect_right(starts, start) - 1
    if n < 0:
        return 0
    _start, end, level = page.headings[n]
    return level if start < end else 0


def _opened_page(starts: Sequence[int], ranges: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """The number of the page that begins in this paragraph or in the gap before it; 0 when none does."""
    before = ranges[max(bisect_left(ranges, (start, end)) - 1, 0)][1] if start != ranges[0][0] else 0
    n = bisect_left(starts, end) - 1
    return n + 1 if n >= 0 and starts[n] >= before else 0


def cut_points(quote: str) -> list[int]:
    """Places where a find may be split: after a full stop, a semicolon, a colon."""
    return [found.end() for found in _CUT.finditer(quote)]
