"""The tree of headings, and every paragraph or item with its place in it.

reads: `Text`, `Line`s; writes: `Outline`. Positions of blocks count in `Text.clean`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from directive_reader.lexicon.layout import CLAUSE_OPENERS, LIST_ENDINGS, PREAMBLE_OPENERS, TIME_OPENERS
from directive_reader.lines import LabelKind
from directive_reader.model import Section, Span
from directive_reader.patterns import header, layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.lines import Line
    from directive_reader.text import Text

_ATTRIBUTE = layout.ATTRIBUTE.regex.match
_RUN_IN = layout.RUN_IN.regex.match
_SENTENCE_BREAK = layout.SENTENCE_BREAK.regex.search
_RECIPIENTS = layout.RECIPIENTS.regex.match
_SIGNATURE = layout.SIGNATURE.regex.match
_ANNEX = layout.ANNEX.regex.match
_KIND_LINE = header.KIND_LINE.regex.match
_POSITION = header.POSITION.regex.match
_STAMP_FIRST = header.STAMP_FIRST.regex.match
_ADDRESSEE = header.ADDRESSEE.regex.match
_TERMINAL = layout.TERMINAL.regex.search

_HEADER_LINES = 80
"""The kind of the document is named within so many lines or not at all."""
_SENTENCE = 60
"""Characters from which a line with a full stop is a sentence of the preamble, not a line of the header."""
_HEADING_WORDS = 130
_SHORT_WORDS = 45
_LEAD_IN_WORDS = 60
_RUN_IN_WORDS = 14
_RUN_IN_REST_WORDS = 9
_MARK_WORDS = 24
_PROSE = 150


class Zone(Enum):
    """Parts of a document."""

    HEADER = "header"
    PREAMBLE = "preamble"
    BODY = "body"
    SIGNATURE = "signature"
    """Recipients and signature."""
    ANNEX = "annex"


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


def outline(text: Text, lines: Sequence[Line]) -> Outline:
    """Find headings and blocks: «I. MỤC TIÊU⏎1. Mục tiêu chung⏎- Có …» gives paths I, I.1 and a block in I.1."""
    zones = _zones(text.clean, lines)
    entries = _entries(text.clean, lines, zones)
    return _Writer(text).write(entries)


# Zones


def _zones(clean: str, lines: Sequence[Line]) -> list[Zone]:
    body = _body_start(clean, lines)
    zones = [Zone.HEADER] * (first := _header_end(clean, lines)) + [Zone.PREAMBLE] * max(0, body - first)
    zone = Zone.BODY
    for line in lines[len(zones) :]:
        zone = _next_zone(zone, line, clean[line.start : line.end])
        zones.append(zone)
    return zones


def _next_zone(zone: Zone, line: Line, words: str) -> Zone:
    if _RECIPIENTS(words) or _begins_signature(line, words):
        return Zone.SIGNATURE
    if zone is Zone.SIGNATURE:
        if _ANNEX(words) or (_KIND_LINE(words) and line.capitals):
            return Zone.ANNEX
        if line.label_kind in _TOP_KINDS and (line.capitals or len(words) > _SENTENCE):
            return Zone.ANNEX
        if len(words) > _PROSE and not line.bullet and _is_finished(words):
            return Zone.ANNEX
    return zone


_TOP_KINDS = frozenset({LabelKind.PART, LabelKind.CHAPTER, LabelKind.UPPER, LabelKind.ROMAN, LabelKind.ARTICLE})


def _begins_signature(line: Line, words: str) -> bool:
    """On whose behalf or in which post somebody signs, or the note of a digital signature."""
    if line.label is not None or line.bullet is not None or len(words) > _PROSE:
        return False
    return bool(_SIGNATURE(words) or (line.capitals and _POSITION(words)) or _STAMP_FIRST(words))


_PARTS = frozenset({LabelKind.PART, LabelKind.CHAPTER, LabelKind.DIVISION})
_BODY_KINDS = _TOP_KINDS | {LabelKind.DIVISION, LabelKind.NUMBER, LabelKind.DOTTED}


def _header_end(clean: str, lines: Sequence[Line]) -> int:
    """Number of lines before the preamble: issuer, number, place and date, kind and title."""
    kind = next((i for i, line in enumerate(lines[:_HEADER_LINES]) if _names_kind(clean, line)), None)
    first = kind + 1 if kind is not None else 0
    for i in range(first, len(lines)):
        line, words = lines[i], clean[lines[i].start : lines[i].end]
        if line.label_kind in _BODY_KINDS or _ADDRESSEE(words) or i >= _HEADER_LINES:
            return i
        if _is_preamble(words, after_title=i > first, kind_known=kind is not None):
            return i
    return len(lines)


def _names_kind(clean: str, line: Line) -> bool:
    return line.label is None and line.bullet is None and bool(_KIND_LINE(clean[line.start : line.end]))


def _is_preamble(words: str, *, after_title: bool, kind_known: bool) -> bool:
    if _is_finished(words):
        return len(words) > _SENTENCE or words.startswith(PREAMBLE_OPENERS) or words.endswith(":")
    return kind_known and after_title and len(words) > _PROSE and words.startswith(PREAMBLE_OPENERS)


def _body_start(clean: str, lines: Sequence[Line]) -> int:
    """Index of the first line of the body: the first label, else what follows the first lead-in or sentence."""
    first = _header_end(clean, lines)
    lead_in = dotted = None
    for i in range(first, len(lines)):
        words = clean[lines[i].start : lines[i].end]
        if lines[i].label_kind is LabelKind.DOTTED:
            dotted = i if dotted is None else dotted
        elif lines[i].label_kind in _BODY_KINDS:
            return i
        if _RECIPIENTS(words) or _SIGNATURE(words):
            break
        if lead_in is None and words.endswith(":") and not _ADDRESSEE(words):
            lead_in = i + 1
    fallbacks = (dotted, lead_in, first + 1)
    return min(next(i for i in fallbacks if i is not None), len(lines))


def _is_finished(words: str) -> bool:
    return bool(_TERMINAL(words[-12:])) or words.endswith(",")


# Numbering


@dataclass(slots=True)
class _Entry:
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

    def place(self, entry: _Entry) -> None:
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

    def restart(self) -> None:
        self.open.clear()


_FIRST_LABELS = frozenset({"1", "01", "a", "A"})
_NESTING = frozenset({LabelKind.UPPER, LabelKind.NUMBER, LabelKind.LETTER})
"""Kinds that stand below a deeper kind where they first begin there."""


def _entries(clean: str, lines: Sequence[Line], zones: Sequence[Zone]) -> list[_Entry]:
    numbering = _Numbering()
    entries: list[_Entry] = []
    zone_before = Zone.HEADER
    for line, zone in zip(lines, zones, strict=True):
        entry = _Entry(line, clean[line.start : line.end], zone)
        if zone is not zone_before or _is_bare_heading(entry):
            numbering.restart()
        zone_before = zone
        if zone in _NUMBERED:
            numbering.place(entry)
        if entries and entries[-1].zone is zone:
            _look_back(entries[-1], entry)
        entries.append(entry)
    _decide(entries)
    return entries


_NUMBERED = frozenset({Zone.BODY, Zone.ANNEX})


def _look_back(before: _Entry, entry: _Entry) -> None:
    """Tell the line before what follows it."""
    unlabelled = entry.line.label_kind is None
    before.child = (unlabelled and not _is_bare_heading(entry)) or (entry.rank > before.rank)
    before.attribute = unlabelled and bool(_ATTRIBUTE(entry.words))


def _is_bare_heading(entry: _Entry) -> bool:
    """A heading in capitals without a label, as when numbers were lost on the way."""
    line = entry.line
    return (
        entry.zone in _NUMBERED
        and line.capitals
        and line.label is None
        and line.bullet is None
        and "\t" not in entry.words
        and 2 <= len(entry.words.split()) <= _MARK_WORDS  # noqa: PLR2004 - one word is an abbreviation
    )


# Headings


class _Verdict(Enum):
    HEADING = 1
    BLOCK = 2
    AS_SIBLINGS = 3
    """One finished sentence with something under it: a heading where its siblings are built alike."""


def _decide(entries: list[_Entry]) -> None:
    """Set `heading_end` of the entries that are headings."""
    open_cases: dict[int, list[_Entry]] = {}
    members: dict[int, list[int]] = {}
    for entry in entries:
        if entry.zone not in _NUMBERED or (entry.line.label is None and not _is_bare_heading(entry)):
            continue
        counts = members.setdefault(entry.group, [0, 0, 0])
        counts[0] += 1
        counts[1] += entry.child
        verdict = _verdict(entry)
        if verdict is _Verdict.HEADING:
            entry.heading_end = entry.line.end
        elif verdict is _Verdict.AS_SIBLINGS:
            open_cases.setdefault(entry.group, []).append(entry)
            counts[2] += _word_count(entry) <= _SHORT_WORDS
        elif run_in := _run_in(entry):
            entry.heading_end = run_in
        counts[2] += entry.heading_end is not None
    for group, cases in open_cases.items():
        size, with_children, headings = members[group]
        for entry in cases:
            fits = _word_count(entry) <= _SHORT_WORDS or headings * 2 > size
            if size > 1 and with_children * 2 > size and fits:
                entry.heading_end = entry.line.end


def _word_count(entry: _Entry) -> int:
    return entry.words.count(" ") + 1


def _verdict(entry: _Entry) -> _Verdict:
    line, words = entry.line, entry.words[entry.line.body - entry.line.start :]
    count = _word_count(entry)
    if not words or count > _HEADING_WORDS or line.label_kind is LabelKind.PAREN:
        return _Verdict.BLOCK
    if line.capitals and count <= _LEAD_IN_WORDS:
        return _Verdict.HEADING
    if _SENTENCE_BREAK(words):
        return _Verdict.BLOCK
    if line.label_kind in _PARTS or (line.emphasis and entry.child):
        return _Verdict.HEADING
    return _verdict_by_ending(entry, words) if entry.child else _Verdict.BLOCK


def _verdict_by_ending(entry: _Entry, words: str) -> _Verdict:
    """Judge a label with something under it: no full stop, a colon, or one finished sentence."""
    if words.endswith(":"):
        short = _word_count(entry) <= _LEAD_IN_WORDS
        return _Verdict.HEADING if short and not _run_in(entry) else _Verdict.BLOCK
    if words.startswith(CLAUSE_OPENERS):
        return _Verdict.BLOCK
    if not _is_finished(words):
        return _Verdict.HEADING
    alone = entry.attribute or words.endswith((";", ",")) or _run_in(entry)
    return _Verdict.BLOCK if alone else _Verdict.AS_SIBLINGS


def _run_in(entry: _Entry) -> int | None:
    """Where a short heading ends that runs in front of its paragraph: «Kinh phí: Do ngân sách bảo đảm.»."""
    line = entry.line
    if line.label is None or line.label_kind is LabelKind.PAREN:
        return None
    words = entry.words[line.body - line.start :]
    found = _RUN_IN(words)
    if not found:
        return None
    head, rest = found["head"], words[found.end() :]
    if len(head.split()) > _RUN_IN_WORDS or head.startswith(TIME_OPENERS) or head.endswith(LIST_ENDINGS):
        return None
    if not rest.endswith(".") and (len(rest.split()) < _RUN_IN_REST_WORDS or rest.startswith(TIME_OPENERS)):
        return None
    return line.body + found.end("head")


# Sections and blocks


_BULLET_DEPTHS = {"-": 2, "–": 2, "—": 2, "−": 2, "+": 3}
_OTHER_BULLET = 4
_STEP = 5


class _Writer:
    """Turns entries into sections and blocks."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.sections: list[Section] = []
        self.open_sections: list[tuple[str, int, float]] = []
        self.blocks: list[Block] = []
        self.stack: list[int] = []
        """Indexes of blocks that what follows may belong to, each deeper than the one before."""

    def write(self, entries: list[_Entry]) -> Outline:
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
                self._block(entry, missing_bullet=self._misses_bullet(entries, i))
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

    def _section(self, entry: _Entry) -> None:
        line = entry.line
        end = entry.heading_end or line.end
        span = self.text.span(line.start, end)
        heading = self.text.clean[line.body : end].replace("\t", " ").rstrip(" .:")
        level = entry.level or 1
        self.sections.append(Section(entry.path, line.label or "", heading, level, span, Span(span.end, span.end)))
        self.open_sections.append((entry.path, len(self.sections) - 1, entry.rank))
        self.stack.clear()

    def _rest(self, entry: _Entry) -> None:
        """The paragraph behind a heading that runs in front of it."""
        start = (entry.heading_end or 0) + 1
        while self.text.clean[start].isspace():
            start += 1
        depth = _STEP * entry.level + 1
        self._add(
            Block(
                start,
                entry.line.end,
                start,
                entry.path,
                None,
                None,
                None,
                depth,
                None,
                lead_in=entry.words.endswith(":"),
                zone=entry.zone,
            )
        )

    def _block(self, entry: _Entry, *, missing_bullet: bool) -> None:
        line = entry.line
        depth = _STEP * entry.level
        if line.label is None:
            depth += 1
        if line.bullet is not None:
            depth += _BULLET_DEPTHS.get(line.bullet, _OTHER_BULLET) - 1
        elif missing_bullet:
            depth += 1
        lead_in = entry.words.endswith(":") and not _ATTRIBUTE(entry.words)
        self._add(
            Block(
                line.start,
                line.end,
                line.body,
                entry.path,
                None,
                line.label,
                line.bullet,
                depth,
                None,
                lead_in=lead_in,
                zone=entry.zone,
            )
        )

    def _add(self, block: Block) -> None:
        while self.stack and self.blocks[self.stack[-1]].depth >= block.depth:
            self.stack.pop()
        parent = next((i for i in reversed(self.stack) if self._introduces(i)), None)
        section = self.open_sections[-1][1] if self.open_sections else None
        self.blocks.append(replace(block, parent=parent, section=section))
        self.stack.append(len(self.blocks) - 1)

    def _introduces(self, index: int) -> bool:
        block = self.blocks[index]
        return block.lead_in or block.label is not None or block.bullet is not None

    def _misses_bullet(self, entries: list[_Entry], i: int) -> bool:
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
