"""Which labelled lines are headings, and where a heading ends that runs in front of its paragraph."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from directive_reader.lexicon.layout import ASSIGNING_OPENERS, CLAUSE_OPENERS, LIST_ENDINGS, TIME_OPENERS
from directive_reader.lines import LabelKind
from directive_reader.outline.numbering import NUMBERED, is_bare_heading
from directive_reader.outline.zones import is_finished
from directive_reader.patterns import layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.outline.numbering import Entry

_RUN_IN = layout.RUN_IN.regex.match
_SENTENCE_BREAK = layout.SENTENCE_BREAK.regex.search

_HEADING_WORDS = 130
_SHORT_WORDS = 45
_LEAD_IN_WORDS = 60
_RUN_IN_WORDS = 14
_RUN_IN_REST_WORDS = 9
_PARTS = (LabelKind.PART, LabelKind.CHAPTER, LabelKind.DIVISION)


class _Verdict(Enum):
    HEADING = 1
    BLOCK = 2
    AS_SIBLINGS = 3
    """One finished sentence with something under it: a heading where its siblings are built alike."""


def decide(entries: Sequence[Entry]) -> None:
    """Set `heading_end` of the entries that are headings."""
    open_cases: dict[int, list[Entry]] = {}
    members: dict[int, list[int]] = {}
    for entry in entries:
        if entry.zone not in NUMBERED or (entry.line.label is None and not is_bare_heading(entry)):
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


def _word_count(entry: Entry) -> int:
    return entry.words.count(" ") + 1


def _verdict(entry: Entry) -> _Verdict:
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


def _verdict_by_ending(entry: Entry, words: str) -> _Verdict:
    """Judge a label with something under it: no full stop, a colon, or one finished sentence."""
    if words.endswith(":"):
        short = _word_count(entry) <= _LEAD_IN_WORDS
        return _Verdict.HEADING if short and not _run_in(entry) else _Verdict.BLOCK
    if words.startswith(CLAUSE_OPENERS):
        return _Verdict.BLOCK
    if not is_finished(words):
        return _Verdict.HEADING
    alone = entry.attribute or words.endswith((";", ",")) or words.startswith(ASSIGNING_OPENERS) or _run_in(entry)
    return _Verdict.BLOCK if alone else _Verdict.AS_SIBLINGS


def _run_in(entry: Entry) -> int | None:
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
