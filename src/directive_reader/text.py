"""The text as it came and a clean copy of it, with a map from the one to the other.

reads: str; writes: `Text`. The clean copy is composed Unicode without layout marks, page numbers and HTML remnants; it
holds one paragraph, item, heading or table row per line, and a tab stands between two columns.
"""

from __future__ import annotations

import html
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_reader.lexicon.layout import CLAUSE_OPENERS, CLOSED_COMPOUNDS, COUNTED_WORDS, OPEN_WORDS, STANDING_ALONE
from directive_reader.model import Span
from directive_reader.patterns import layout

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NOISE = layout.NOISE.regex.match
_PAGE_NUMBER = layout.PAGE_NUMBER.regex.match
_SPECIAL = layout.SPECIAL.regex.finditer
_INLINE = layout.INLINE.regex.finditer
_INLINE_AT = layout.INLINE.regex.match
_LEAD_MARKS = layout.LEAD_MARKS.regex.match
_NUMERAL = layout.NUMERAL.regex.match
_RANGE = layout.RANGE_END.regex.match
_CLUSTER = layout.CLUSTER.regex.finditer
_BREAK_TAG = layout.BREAK_TAG.regex.finditer
_BULLET = layout.BULLET.regex.match
_LABEL = layout.LABEL.regex.match
_TERMINAL = layout.TERMINAL.regex.search

_TAIL_MARKS = " \t\u00a0*_|\\"
_SPACES = str.maketrans(dict.fromkeys("\t\u00a0\u2007\u202f\u3000", " "))
_TAIL = 12
"""Characters at the end of a line that decide whether its sentence is finished."""
_WRAP_LIMIT = 130
"""A text whose lines are nearly all shorter than this may have been broken at the page's width."""
_FEW = 3
"""Broken lines that make a text a wrapped one."""
_MOST, _ALL = 0.65, 0.95
"""Shares of the page's width that a line reaches whose paragraph goes on."""
_SENTENCE = 60
"""Below this a line that ends with a full stop may still be one of the header's."""
_LONG = 100
"""A paragraph without a full stop that is longer than this was cut by the end of a page."""


@dataclass(frozen=True, slots=True)
class Text:
    """`clean[starts[i]:starts[i + 1]]` came from `original[sources[i]:ends[i]]`."""

    original: str
    clean: str
    starts: array[int] = field(repr=False)
    sources: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    emphasised: frozenset[int] = field(repr=False)
    """Where in `clean` the lines begin that are wholly bold, italic or headings of Markdown."""

    def span(self, start: int, end: int) -> Span:
        """Turn a range of `clean`, trimmed of white space, into the range of `original` it came from."""
        start, end = max(0, start), min(end, len(self.clean))
        while start < end and self.clean[start].isspace():
            start += 1
        while start < end and self.clean[end - 1].isspace():
            end -= 1
        if start >= end:
            here = self._source(start) if start < len(self.clean) else len(self.original)
            return Span(here, here)
        return Span(self._source(start), self._source_end(end))

    def _source(self, position: int) -> int:
        """Where the character at `position` of `clean` begins in the original."""
        i = bisect_right(self.starts, position) - 1
        return self.sources[i] + position - self.starts[i] if self._is_copy(i) else self.sources[i]

    def _source_end(self, position: int) -> int:
        """Where the character before `position` of `clean` ends in the original."""
        i = bisect_right(self.starts, position - 1) - 1
        return self.sources[i] + position - self.starts[i] if self._is_copy(i) else self.ends[i]

    def _is_copy(self, i: int) -> bool:
        following = self.starts[i + 1] if i + 1 < len(self.starts) else len(self.clean)
        return following - self.starts[i] == self.ends[i] - self.sources[i]


_Piece = tuple[str, int, int]
"""Clean characters and the range of the original they stand for."""


@dataclass(slots=True)
class _Line:
    """A line of the original that carries words."""

    pieces: tuple[_Piece, ...]
    text: str
    labelled: bool
    bullet: bool
    opens_emphasis: bool
    leads: bool
    trails: bool
    """Marks of emphasis right before its first and right behind its last word."""
    blanks: int = 0
    """Empty lines and noise before it."""
    page_break: bool = False


def _raw_lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for raw in text.splitlines(keepends=True):
        begin = 0
        if "<" in raw:
            for tag in _BREAK_TAG(raw):
                yield position + begin, raw[begin : tag.end()]
                begin = tag.end()
        yield position + begin, raw[begin:]
        position += len(raw)


def _content_lines(text: str) -> Iterator[_Line]:
    composed = unicodedata.is_normalized("NFC", text)
    blanks, page_break = 0, False
    for position, raw in _raw_lines(text):
        stripped = raw.strip()
        line = None if not stripped or _NOISE(stripped) else _line_of(raw, position, composed=composed)
        if line:
            line.blanks, line.page_break = blanks, page_break
            yield line
            blanks, page_break = 0, "\f" in raw
        else:
            blanks += 1
            page_break = page_break or "\f" in raw or bool(_PAGE_NUMBER(stripped))


def _line_of(raw: str, position: int, *, composed: bool) -> _Line | None:
    """The words of a line without the marks before, in and after them."""
    whole = raw.rstrip()
    begin = len(whole) - len(whole.lstrip())
    leads = trails = False
    if not whole[begin].isalnum() or not whole[-1].isalnum():
        marks = _LEAD_MARKS(whole)
        begin = marks.end() if marks else begin
        content = whole[begin:].rstrip(_TAIL_MARKS)
        lead, tail = whole[:begin].rstrip(), whole[begin + len(content) :]
        title = lead.endswith("#")
        leads, trails = title or lead.endswith(("*", "_")), title or tail.startswith(("*", "_"))
    else:
        content = whole[begin:]
    pieces = _pieces_of(content, position + begin, composed=composed)
    while pieces and pieces[-1][0].isspace():
        pieces.pop()
    if not pieces:
        return None
    words = pieces[0][0] if len(pieces) == 1 else "".join(piece[0] for piece in pieces)
    return _Line(
        tuple(pieces), words, bool(_LABEL(words)), bool(_BULLET(words)), raw.count("**") % 2 == 1, leads, trails
    )


def _pieces_of(content: str, begin: int, *, composed: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    copied = 0
    for mark in _marks(content):
        before = content[copied : mark.start()]
        pieces += _copies(before.rstrip() if mark.lastgroup == "gap" else before, begin + copied, composed=composed)
        clean = _clean_mark(mark.lastgroup, mark.group())
        if clean:
            pieces.append((clean, begin + mark.start(), begin + mark.end()))
        copied = mark.end()
    pieces += _copies(content[copied:], begin + copied, composed=composed)
    return pieces


def _marks(content: str) -> Iterator[re.Match[str]]:
    """Marks inside a line, found without trying all of them at each character."""
    if "  " in content:
        yield from _INLINE(content)
        return
    position = 0
    for special in _SPECIAL(content):
        mark = _INLINE_AT(content, special.start()) if special.start() >= position else None
        if mark:
            yield mark
            position = mark.end()


def _clean_mark(kind: str | None, mark: str) -> str:
    match kind:
        case "gap":
            return "\t"
        case "space":
            return " "
        case "entity":
            return " ".join(html.unescape(mark).split()) or " "
        case _:
            return ""


def _copies(part: str, start: int, *, composed: bool) -> list[_Piece]:
    if not part:
        return []
    if composed or unicodedata.is_normalized("NFC", part):
        return [(part if part.isprintable() else part.translate(_SPACES), start, start + len(part))]
    pieces: list[_Piece] = []
    copied = 0
    for cluster in _CLUSTER(part):
        begin, end = cluster.span()
        if begin > copied:
            pieces.append((part[copied:begin].translate(_SPACES), start + copied, start + begin))
        pieces.append((unicodedata.normalize("NFC", cluster.group()), start + begin, start + end))
        copied = end
    if copied < len(part):
        pieces.append((part[copied:].translate(_SPACES), start + copied, start + len(part)))
    return pieces


def _is_capitals(text: str) -> bool:
    return text.isupper() and " " in text


def _is_finished(text: str) -> bool:
    return bool(_TERMINAL(text[-_TAIL:]))


@dataclass(slots=True)
class _Page:
    """How the text was broken into lines."""

    wrapped: bool
    width: int
    spaced: bool
    """Items are set apart by empty lines."""


def _page_of(lines: list[_Line]) -> _Page:
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    pairs = broken = items = spaced = 0
    for before, line in pairwise(lines):
        if line.blanks == 0:
            pairs += 1
            broken += line.text[0].islower() and not _is_finished(before.text)
        if line.labelled or line.bullet:
            items += 1
            spaced += line.blanks > 0
    wrapped = width <= _WRAP_LIMIT and broken >= _FEW and broken * 8 >= pairs
    return _Page(wrapped=wrapped, width=width, spaced=spaced * 2 >= items)


@dataclass(slots=True)
class _Paragraph:
    """What is known of the paragraph that the last lines made."""

    first: str
    last: str
    length: int
    labelled: bool
    bullet: bool
    emphasis: bool
    in_body: bool
    """A finished sentence or an item came before it: it is no line of the header."""
    start: int
    """Where it begins in the clean text."""
    leads: bool
    trails: bool

    def add(self, line: _Line) -> None:
        self.last, self.trails = line.text, line.trails
        self.length += len(line.text)
        self.emphasis ^= line.opens_emphasis

    def takes(self, line: _Line, page: _Page) -> bool:
        """Whether `line` belongs to this paragraph."""
        if "\t" in line.text or "\t" in self.last:
            return False
        if self._is_bare_label():
            return True
        if line.labelled or line.bullet:
            return bool(_RANGE(line.text)) and self.last[-1].isdigit()
        return self._takes_words(line, page)

    def _takes_words(self, line: _Line, page: _Page) -> bool:
        if line.text.startswith(STANDING_ALONE):
            return False
        if _is_capitals(self.last):
            return self._takes_after_capitals(line, page)
        if line.blanks:
            return self._takes_after_gap(line)
        if _is_capitals(line.text):
            return page.wrapped and self._reaches(page) >= _MOST and not _is_finished(self.last)
        return self._takes_next(line, page)

    def _is_bare_label(self) -> bool:
        """«1.» or «-» alone on its line, the words in the next."""
        return self.first is self.last and (
            (self.labelled and _label_length(self.last) == len(self.last)) or len(self.last) == 1
        )

    def _takes_after_capitals(self, line: _Line, page: _Page) -> bool:
        """A heading in capitals goes on in the next line; capitals without a label are lines of a header."""
        if line.blanks or not self.labelled:
            return False
        return _is_capitals(line.text) and (self.emphasis or page.wrapped)

    def _takes_after_gap(self, line: _Line) -> bool:
        if line.text[0].islower():
            return not _is_finished(self.last) or (line.page_break and self.last.endswith(";"))
        if _is_finished(self.last) or self.last.endswith((")", "”", '"')):
            return False
        if not self.in_body or not (line.text[0].isalpha() or self._goes_on(line)):
            return False
        if self.labelled:
            return self.first[_label_length(self.first) :].startswith(CLAUSE_OPENERS) or self.last.endswith(",")
        return self.length > _LONG

    def _takes_next(self, line: _Line, page: _Page) -> bool:
        lower = line.text[0].islower()
        if _is_finished(self.last):
            if page.wrapped and (self.last.count("(") > self.last.count(")") or (lower and page.spaced)):
                return True
            least = _MOST if lower or page.spaced else _ALL
            return page.wrapped and self._reaches(page) >= least
        if lower or self._goes_on(line):
            return True
        return page.wrapped and (page.spaced or self.emphasis or self._reaches(page) >= _MOST)

    def names_kind(self) -> bool:
        """One line of capitals, as «KẾ HOẠCH» above its title; what follows belongs to a header."""
        return self.first is self.last and not self.labelled and _is_capitals(self.first)

    def is_finished(self) -> bool:
        return self.length > _SENTENCE and _is_finished(self.last)

    def _goes_on(self, line: _Line) -> bool:
        """Whether the last word or comma of the last line asks for more, and `line` has it."""
        if self.last.endswith((",", "-", "–")):
            return self.bullet or self.labelled or self.length > _LONG
        words = self.last[-_TAIL:].rsplit(None, 1)
        word = words[-1].casefold() if words else ""
        if word in OPEN_WORDS:
            return not self.last.casefold().endswith(CLOSED_COMPOUNDS)
        return word in COUNTED_WORDS and bool(_NUMERAL(line.text))

    def _reaches(self, page: _Page) -> float:
        """How far the last line reaches across the page."""
        return len(self.last) / page.width


def _paragraph_of(line: _Line, before: _Paragraph | None, start: int) -> _Paragraph:
    in_body = (
        before is not None and not before.names_kind() and (before.in_body or before.labelled or before.is_finished())
    )
    words = line.text
    return _Paragraph(
        words,
        words,
        len(words),
        line.labelled,
        line.bullet,
        line.opens_emphasis,
        in_body,
        start,
        line.leads,
        line.trails,
    )


def _label_length(text: str) -> int:
    label = _LABEL(text)
    return label.end() if label else 0


def normalise(text: str) -> Text:
    """Clean a text: «**1.** Nâng⏎cao⏎⏎- 12 -⏎⏎chất lượng» becomes «1. Nâng cao chất lượng»."""
    lines = list(_content_lines(text))
    page = _page_of(lines)
    lines.reverse()
    clean: list[str] = []
    starts, sources, ends = array("q"), array("q"), array("q")
    length = end = 0
    emphasised: list[int] = []
    paragraph: _Paragraph | None = None
    while lines:
        line = lines.pop()
        pieces = line.pieces
        if paragraph is not None and paragraph.takes(line, page):
            paragraph.add(line)
            pieces = ((" ", end, pieces[0][1]), *pieces)
        else:
            if paragraph is not None:
                if paragraph.leads and paragraph.trails:
                    emphasised.append(paragraph.start)
                pieces = (("\n", end, pieces[0][1]), *pieces)
            paragraph = _paragraph_of(line, paragraph, length + (paragraph is not None))
        for part, source, end in pieces:
            starts.append(length)
            sources.append(source)
            ends.append(end)
            clean.append(part)
            length += len(part)
    if paragraph is not None and paragraph.leads and paragraph.trails:
        emphasised.append(paragraph.start)
    return Text(text, "".join(clean), starts, sources, ends, frozenset(emphasised))
