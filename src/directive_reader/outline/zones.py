"""Which part of a document a line belongs to."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from directive_reader.lexicon.layout import PREAMBLE_OPENERS
from directive_reader.lines import LabelKind
from directive_reader.patterns import header, layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.lines import Line

_RECIPIENTS = layout.RECIPIENTS.regex.match
_SIGNATURE = layout.SIGNATURE.regex.match
_ANNEX = layout.ANNEX.regex.match
_TERMINAL = layout.TERMINAL.regex.search
_KIND_LINE = header.KIND_LINE.regex.match
_POSITION = header.POSITION.regex.match
_STAMP_FIRST = header.STAMP_FIRST.regex.match
_ADDRESSEE = header.ADDRESSEE.regex.match

_HEADER_LINES = 80
"""The kind of the document is named within so many lines or not at all."""
_SENTENCE = 60
"""Characters from which a line with a full stop is a sentence of the preamble, not a line of the header."""
_PROSE = 150
"""Characters from which a line can be nothing but a paragraph."""


class Zone(Enum):
    """Parts of a document."""

    HEADER = "header"
    PREAMBLE = "preamble"
    BODY = "body"
    SIGNATURE = "signature"
    """Recipients and signature."""
    ATTACHMENT = "attachment"
    """Kind and title of a document that is attached behind the signature; its text is body again."""
    ANNEX = "annex"
    """Lists, tables and the like behind the signature."""


def zones(clean: str, lines: Sequence[Line]) -> list[Zone]:
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
        return _after_signature(line, words)
    if zone is Zone.ATTACHMENT and line.label_kind in _BODY_KINDS:
        return Zone.BODY
    return zone


def _after_signature(line: Line, words: str) -> Zone:
    if line.capitals and _KIND_LINE(words):
        return Zone.ATTACHMENT
    heading = line.label_kind in _TOP_KINDS and (line.capitals or len(words) > _SENTENCE)
    prose = len(words) > _PROSE and not line.bullet and is_finished(words)
    return Zone.ANNEX if heading or prose or _ANNEX(words) else Zone.SIGNATURE


_TOP_KINDS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.UPPER, LabelKind.ROMAN, LabelKind.ARTICLE)


def _begins_signature(line: Line, words: str) -> bool:
    """On whose behalf or in which post somebody signs, or the note of a digital signature."""
    if line.label is not None or line.bullet is not None or len(words) > _PROSE:
        return False
    return bool(_SIGNATURE(words) or (line.capitals and _POSITION(words)) or _STAMP_FIRST(words))


_BODY_KINDS = (*_TOP_KINDS, LabelKind.DIVISION, LabelKind.NUMBER, LabelKind.DOTTED)


def _header_end(clean: str, lines: Sequence[Line]) -> int:
    """Number of lines before the preamble: issuer, number, place and date, kind and title."""
    kind = next((i for i, line in enumerate(lines[:_HEADER_LINES]) if _names_kind(clean, line)), None)
    first = kind + 1 if kind is not None else 0
    for i in range(first, len(lines)):
        line, words = lines[i], clean[lines[i].body : lines[i].end]
        if line.label_kind in _BODY_KINDS or _ADDRESSEE(words) or i >= _HEADER_LINES:
            return i
        if _is_preamble(words, after_title=i > first, kind_known=kind is not None):
            return i
    return len(lines)


def _names_kind(clean: str, line: Line) -> bool:
    return line.label is None and line.bullet is None and bool(_KIND_LINE(clean[line.start : line.end]))


def _is_preamble(words: str, *, after_title: bool, kind_known: bool) -> bool:
    if is_finished(words):
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


def is_finished(words: str) -> bool:
    return bool(_TERMINAL(words[-12:])) or words.endswith(",")
