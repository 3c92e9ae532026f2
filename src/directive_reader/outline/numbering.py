"""The path and level of each labelled line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_reader.lines import LabelKind
from directive_reader.outline.zones import Zone
from directive_reader.patterns import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.lines import Line

_ATTRIBUTE = layout.ATTRIBUTE.regex.match

_BARE_RANK = LabelKind.UPPER - 1.0
"""A heading that has lost its number stands below parts and chapters only."""
_MARK_WORDS = 24
"""A heading in capitals that has lost its number has no more words."""


@dataclass(slots=True)
class Entry:
    """A line with its place in the numbering; `group` is shared by siblings."""

    line: Line
    words: str
    zone: Zone
    path: str = ""
    level: int = 0
    rank: float = 0
    group: int = -1
    child: bool = False
    """What follows belongs to it."""
    attribute: bool = False
    """The line after it is an attribute line."""
    heading_end: int | None = None
    """Where in the clean text its heading ends; None for a block."""


@dataclass(slots=True)
class _Open:
    """A label that what follows may belong to."""

    kind: LabelKind
    rank: float
    label: str
    path: str
    level: int
    group: int
    """Group of its children."""


class _Numbering:
    """Assigns each label its path and level."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.ranks: dict[LabelKind, float] = {}
        self.groups = 0

    def place(self, entry: Entry) -> None:
        kind, label = entry.line.label_kind, entry.line.label
        if kind is None or label is None:
            top = self.open[-1] if self.open else None
            entry.path, entry.level = (top.path, top.level) if top else ("", 0)
            return
        rank = self._rank(kind, label)
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()
        above = self.open[-1] if self.open else None
        entry.rank, entry.group = rank, above.group if above else 0
        prefix, level = self._prefix(kind, above)
        entry.path = f"{prefix}.{label}" if prefix else label
        entry.level = level + (label.count(".") + 1 if kind is LabelKind.DOTTED else 1)
        self.groups += 1
        self.open.append(_Open(kind, rank, label, entry.path, entry.level, self.groups))

    def _rank(self, kind: LabelKind, label: str) -> float:
        if kind is LabelKind.DOTTED:
            return LabelKind.NUMBER + min(label.count("."), 9) + 0.0
        if kind not in self.ranks:
            top = self.open[-1] if self.open else None
            nests = kind in _NESTING and label in _FIRST_LABELS and top and top.kind is not LabelKind.DOTTED
            self.ranks[kind] = top.rank + 0.5 if top and nests and top.rank > kind else float(kind)
        return self.ranks[kind]

    def _prefix(self, kind: LabelKind, above: _Open | None) -> tuple[str, int]:
        """A dotted label repeats the numbers above it, so its path begins above them."""
        if kind is LabelKind.DOTTED:
            for candidate in reversed(self.open):
                if candidate.kind not in {LabelKind.NUMBER, LabelKind.DOTTED}:
                    return candidate.path, candidate.level
            return "", 0
        return (above.path, above.level) if above else ("", 0)

    def restart(self, rank: float = 0.0) -> None:
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()


_FIRST_LABELS = frozenset({"1", "01", "a", "A"})
_NESTING = (LabelKind.UPPER, LabelKind.NUMBER, LabelKind.LETTER)
"""Kinds that stand below a deeper kind where they first begin there."""


def entries(clean: str, lines: Sequence[Line], zones: Sequence[Zone]) -> list[Entry]:
    numbering = _Numbering()
    entries: list[Entry] = []
    zone_before = Zone.HEADER
    for line, zone in zip(lines, zones, strict=True):
        entry = Entry(line, clean[line.start : line.end], zone)
        if zone is not zone_before:
            numbering.restart()
        elif is_bare_heading(entry):
            entry.rank = _BARE_RANK
            numbering.restart(_BARE_RANK)
        zone_before = zone
        if zone in NUMBERED:
            numbering.place(entry)
        if entries and entries[-1].zone is zone:
            _look_back(entries[-1], entry)
        entries.append(entry)
    return entries


NUMBERED = (Zone.BODY, Zone.ANNEX)


def _look_back(before: Entry, entry: Entry) -> None:
    """Tell the line before what follows it."""
    unlabelled = entry.line.label_kind is None
    before.child = (unlabelled and not is_bare_heading(entry)) or (entry.rank > before.rank)
    before.attribute = unlabelled and bool(_ATTRIBUTE(entry.words))


def is_bare_heading(entry: Entry) -> bool:
    """A heading in capitals without a label, as when numbers were lost on the way."""
    line = entry.line
    return (
        entry.zone in NUMBERED
        and line.capitals
        and line.label is None
        and line.bullet is None
        and "\t" not in entry.words
        and 2 <= len(entry.words.split()) <= _MARK_WORDS  # noqa: PLR2004 - one word is an abbreviation
    )
