"""Documents cited by their number.

reads: `Text`; writes: `Citation`s and doubts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from directive_reader.lexicon.kinds import ABBREVIATIONS, ALIASES
from directive_reader.model import Citation, Document, Doubt, Span
from directive_reader.patterns import citations as patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from directive_reader.text import Text

_CODE = patterns.CODE.regex.finditer
_KIND_BEFORE = patterns.KIND_BEFORE.regex.search
_LAW_BEFORE = patterns.LAW_BEFORE.regex.search
_DATE_AFTER = patterns.DATE_AFTER.regex.match
_DATE_BEFORE = patterns.DATE_BEFORE.regex.search
_NAMED_BODY_BEFORE = patterns.NAMED_BODY_BEFORE.regex.search
_AFTER_BARE_NUMBER = patterns.AFTER_BARE_NUMBER.regex.match

_BEFORE = 40
"""Characters before a number in which its kind stands."""
_AROUND = 140
"""Characters before or after in which the day of a document or the name of a body stands."""
_KIND_OF = {abbreviation: name for name, abbreviation in reversed(ABBREVIATIONS.items())}


@dataclass(slots=True)
class _Document:
    """All mentions of one code with one date."""

    code: str
    kind: str | None
    date: str | None
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mention:
    code: str
    kind: str | None
    date: str | None
    span: Span
    bad_date: bool


def find_citations(text: Text, own: Document | None = None) -> tuple[tuple[Citation, ...], list[Doubt]]:
    """Find the cited documents: «Kế hoạch số 58 - KH/TU, ngày 14/9/2018» is 58-KH/TU of 2018-09-14.

    `own` is the document itself, which may give its own number again, as annexes do; that is no citation. A code that
    is given two dates makes two citations.
    """
    documents: dict[str, list[_Document]] = {}
    doubts: list[Doubt] = []
    for mention in _mentions(text):
        if own and mention.code in {own.code, str(own.number)} and mention.date in {None, own.date}:
            continue
        if mention.bad_date:
            doubts.append(
                Doubt("citation.date-impossible", "citations", f"No such day at {mention.code}", mention.span)
            )
        document = _document_of(documents.setdefault(mention.code, []), mention)
        document.spans.append(mention.span)
        document.date = document.date or mention.date
        document.kind = document.kind or mention.kind
    found = sorted((document for same in documents.values() for document in same), key=lambda d: d.spans[0].start)
    doubts += [
        Doubt("citation.two-dates", "citations", f"{code} is given {len(same)} dates", same[1].spans[0])
        for code, same in documents.items()
        if len(same) > 1
    ]
    return tuple(Citation(d.code, d.kind, d.date, tuple(d.spans)) for d in found), doubts


def _document_of(same: list[_Document], mention: _Mention) -> _Document:
    """The document of this code that a mention means: the one of its date, else the one named last."""
    for document in reversed(same):
        if mention.date is None or document.date is None or document.date == mention.date:
            return document
    same.append(_Document(mention.code, mention.kind, mention.date))
    return same[-1]


def _mentions(text: Text) -> Iterator[_Mention]:
    clean = text.clean
    for found in _CODE(clean):
        start, end = found.span()
        before = clean[max(0, start - _BEFORE) : start]
        kind_found = _KIND_BEFORE(before)
        kind = kind_found["kind"] if kind_found else None
        word = kind_found["word"] if kind_found else None
        if not _is_document(found, clean, kind, word):
            continue
        first = start - len(before) + kind_found.start() if kind_found else start
        if _NAMED_BODY_BEFORE(clean, max(0, first - _AROUND), first):
            continue
        day, bad = _date_of(clean, first, end)
        named = " ".join(kind.split()) if kind else _kind_by_symbol(found["symbol"]) or _law(clean, start, word)
        yield _Mention(_code_of(found), named, day, text.span(start, end), bad)


def _is_document(found: re.Match[str], clean: str, kind: str | None, word: str | None) -> bool:
    symbol = found["symbol"]
    if symbol:
        return bool(kind or word or found["year"] or _abbreviation(symbol))
    return kind is not None and bool(_AFTER_BARE_NUMBER(clean[found.end() : found.end() + 20]))


def _code_of(found: re.Match[str]) -> str:
    """The code without spaces around its separators, with plain hyphens."""
    return "".join(found.group().split()).replace("–", "-")


def _abbreviation(symbol: str) -> str | None:
    """The kind in a symbol: «NQ» of «NQ/TW»; None where there is none («UBND-NC»)."""
    first = symbol.replace("–", "-").replace("/", "-").split("-", 1)[0].strip()
    first = ALIASES.get(first, first)
    return first if first in _KIND_OF else None


def _kind_by_symbol(symbol: str | None) -> str | None:
    abbreviation = _abbreviation(symbol) if symbol else None
    return _KIND_OF[abbreviation] if abbreviation else None


def _law(clean: str, start: int, word: str | None) -> str | None:
    """«Luật Tổ chức Chính phủ số 63/2025/QH15» is a law: its name stands between kind and number."""
    law = _LAW_BEFORE(clean, max(0, start - _AROUND), start) if word else None
    return law["kind"] if law else None


def _date_of(clean: str, first: int, end: int) -> tuple[str | None, bool]:
    """The ISO date of a document and whether the text gives an impossible day."""
    found = _DATE_AFTER(clean[end : end + _AROUND]) or _DATE_BEFORE(clean[max(0, first - _AROUND) : first])
    if not found:
        return None, False
    try:
        return date(*(int(found[name] or found[f"{name}2"]) for name in ("year", "month", "day"))).isoformat(), False
    except ValueError:
        return None, True
