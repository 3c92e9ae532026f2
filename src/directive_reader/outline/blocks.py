"""Sections and blocks, written from the entries in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directive_reader.model import Section, Span
from directive_reader.outline.numbering import NUMBERED
from directive_reader.outline.zones import Zone, is_finished
from directive_reader.patterns import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.outline.numbering import Entry
    from directive_reader.text import Text

_ATTRIBUTE = layout.ATTRIBUTE.regex.match


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item or line that is no heading: clean[start:end], its words from `body` on."""

    start: int
    end: int
    body: int
    path: str
    """Labels down to its own, joined by dots; a bullet or paragraph has the path above it."""
    section: int | None
    """Index of the enclosing heading in `Outline.sections`."""
    label: str | None
    bullet: str | None
    depth: int
    """Greater is deeper: five steps a label, then paragraph, «-», «+», other bullets."""
    parent: int | None
    """Index of the block that introduces this one: a lead-in or the labelled item it belongs to."""
    lead_in: bool
    """Ends with a colon and introduces what follows."""
    zone: Zone


@dataclass(frozen=True, slots=True)
class Outline:
    """Headings and all other lines, both in the order of the text."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]


_BULLET_DEPTHS = {"-": 2, "–": 2, "—": 2, "−": 2, "+": 3}
_OTHER_BULLET = 4
_STEP = 5
_HEAD_WORDS = 12
"""The head of a list has no more words."""


def _depth(entry: Entry) -> int:
    depth = _STEP * entry.level
    if entry.line.bullet is not None:
        return depth + _BULLET_DEPTHS.get(entry.line.bullet, _OTHER_BULLET)
    return depth if entry.line.label is not None else depth + 1


class Writer:
    """Turns entries into sections and blocks."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.sections: list[Section] = []
        self.open_sections: list[tuple[str, int, float]] = []
        self.blocks: list[Block] = []
        self.stack: list[int] = []
        """Indexes of blocks that what follows may belong to, each deeper than the one before."""
        self.preamble: int | None = None
        """The last sentence before the body, where it introduces what follows."""

    def write(self, entries: Sequence[Entry]) -> Outline:
        zone: Zone | None = None
        for i, entry in enumerate(entries):
            if entry.zone is not zone:
                self.stack.clear()
                self._close(0.0, entry.line.start)
                zone = entry.zone
            if entry.line.label is not None or entry.heading_end is not None:
                self._close(entry.rank, entry.line.start)
            if entry.heading_end is not None:
                self._section(entry)
                if entry.heading_end < entry.line.end:
                    self._rest(entry)
            else:
                self._block(entries, i)
        self._close(0.0, len(self.text.clean))
        return Outline(tuple(self.sections), tuple(self.blocks))

    def _close(self, rank: float, position: int) -> None:
        """Let the open sections that are not above `rank` end at `position`."""
        while self.open_sections and self.open_sections[-1][2] >= rank:
            _, index, _ = self.open_sections.pop()
            section = self.sections[index]
            end = self.text.span(0, position).end
            body = Span(section.span.end, max(section.span.end, end))
            self.sections[index] = replace(section, body=body)

    def _section(self, entry: Entry) -> None:
        line = entry.line
        end = entry.heading_end or line.end
        span = self.text.span(line.start, end)
        heading = self.text.clean[line.body : end].replace("\t", " ").rstrip(" .:")
        level = entry.level or 1
        self.sections.append(Section(entry.path, line.label or "", heading, level, span, Span(span.end, span.end)))
        self.open_sections.append((entry.path, len(self.sections) - 1, entry.rank))
        self.stack.clear()

    def _rest(self, entry: Entry) -> None:
        """The paragraph behind a heading that runs in front of it."""
        start = (entry.heading_end or 0) + 1
        while self.text.clean[start].isspace():
            start += 1
        depth = _STEP * entry.level + 1
        where = (start, entry.line.end, start)
        self._add(entry, where, depth=depth, lead_in=entry.words.endswith(":"), behind_heading=True)

    def _block(self, entries: Sequence[Entry], i: int) -> None:
        entry, line = entries[i], entries[i].line
        depth = _depth(entry)
        heads = self._heads_a_list(entries, i)
        if heads:
            depth = min(depth, _depth(entries[i + 1]) - 1)
        elif self._misses_bullet(entries, i):
            depth += 1
        lead_in = heads or (entry.words.endswith(":") and not _ATTRIBUTE(entry.words))
        self._add(entry, (line.start, line.end, line.body), depth=depth, lead_in=lead_in)

    def _add(
        self, entry: Entry, where: tuple[int, int, int], *, depth: int, lead_in: bool, behind_heading: bool = False
    ) -> None:
        while self.stack and self.blocks[self.stack[-1]].depth >= depth:
            self.stack.pop()
        label, bullet = (None, None) if behind_heading else (entry.line.label, entry.line.bullet)
        parent = next((i for i in reversed(self.stack) if self._introduces(i)), None)
        section = self.open_sections[-1][1] if self.open_sections else None
        if parent is None and section is None and entry.zone is Zone.BODY and (label or bullet):
            parent = self.preamble
        self.stack.append(len(self.blocks))
        self.blocks.append(Block(*where, entry.path, section, label, bullet, depth, parent, lead_in, entry.zone))
        if entry.zone is Zone.PREAMBLE:
            self.preamble = self.stack[-1] if lead_in else None

    def _introduces(self, index: int) -> bool:
        block = self.blocks[index]
        return block.lead_in or block.label is not None or block.bullet is not None

    def _heads_a_list(self, entries: Sequence[Entry], i: int) -> bool:
        """A few words without a full stop over a list of other bullets: «* Quý I» over «- Tháng 01: …»."""
        entry = entries[i]
        if i + 1 == len(entries) or entry.zone not in NUMBERED or entry.line.label or "\t" in entry.words:
            return False
        bullet = entries[i + 1].line.bullet
        return (
            bullet is not None
            and bullet != entry.line.bullet
            and entries[i + 1].path == entry.path
            and entry.words.count(" ") < _HEAD_WORDS
            and not is_finished(entry.words)
            and not _ATTRIBUTE(entry.words)
        )

    def _misses_bullet(self, entries: Sequence[Entry], i: int) -> bool:
        """A paragraph between two items of one list has lost its bullet."""
        if not 0 < i < len(entries) - 1 or entries[i].line.label or entries[i].line.bullet:
            return False
        before, after = entries[i - 1], entries[i + 1]
        return (
            before.line.bullet is not None
            and before.line.bullet == after.line.bullet
            and before.path == entries[i].path == after.path
            and not entries[i].words.endswith(":")
            and not _ATTRIBUTE(entries[i].words)
        )
