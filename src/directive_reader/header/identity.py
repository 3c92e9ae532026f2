"""Kind, number, place and day of a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from directive_reader.header.cells import Cell, compact
from directive_reader.lexicon.kinds import ABBREVIATIONS, ALIASES
from directive_reader.outline import Zone
from directive_reader.patterns import header as patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from directive_reader.header.cells import Findings

_KIND_LINE = patterns.KIND_LINE.regex.match
_NATIONAL = patterns.NATIONAL.regex.search
_NUMBER = patterns.NUMBER.regex.search
_NUMBER_AT = patterns.NUMBER.regex.match
_TITLE_NUMBER = patterns.TITLE_NUMBER.regex.search
_REPORTED = patterns.REPORTED.regex.search
_PLACE_FIRST = patterns.PLACE_FIRST.regex.match
_PLACE_DATE = patterns.PLACE_DATE.regex.match

_LETTER_KIND = "CV"
"""A letter's number names no kind."""
_LINE = 300
"""No line with place and day is longer; the columns of a blank «ngày      tháng» are put together again."""


def find_number(found: Findings, cells: Sequence[Cell], kind: int | None) -> None:
    if kind is not None:
        named = _KIND_LINE(cells[kind].words)
        name = " ".join(named["kind"].split()).capitalize() if named else ""
        found.kind = ABBREVIATIONS[name]
        found.mark("kind", cells[kind].start, cells[kind].end)
    number = _own_number(found.text.clean, cells, kind)
    if not number:
        return
    if number.re is patterns.REPORTED.regex:
        found.kind, found.date = ABBREVIATIONS[" ".join(number["kind"].split())], _iso(number)
    if not number["symbol"]:
        found.number = int(number["number"])
        return
    symbol = compact(number["symbol"])
    groups = number.groupdict()
    printed = groups["number"]
    year = f"{groups['year']}/" if groups.get("year") and number.re is not patterns.REPORTED.regex else ""
    separator = "-" if "-" in compact(number.group())[: -len(symbol)].replace("–", "-") else "/"
    first = symbol.replace("/", "-").split("-", 1)[0]
    code = f"{printed}{separator}{year}{symbol}" if printed else None
    kind_name = ALIASES.get(first, first)
    found.kind = first if kind_name in _KINDS else found.kind or _LETTER_KIND
    found.code, found.symbol, found.number = code, symbol, int(printed) if printed else None
    found.number_range = number.span()
    found.mark("code", *number.span())


def _own_number(clean: str, cells: Sequence[Cell], kind: int | None) -> re.Match[str] | None:
    """The document's number: above its kind, or at the head of a line below; a title cites the numbers of others."""
    if kind is None:
        region = clean[: cells[-1].end] if cells else ""
        return _NUMBER(region) or _first(_REPORTED(region), _TITLE_NUMBER(region))
    below = (_NUMBER_AT(clean, cell.start, cell.end) for cell in cells[kind + 1 :])
    above = clean[: cells[kind].start]
    return _NUMBER(above) or next(filter(None, below), None) or _REPORTED(above)


def _first(*found: re.Match[str] | None) -> re.Match[str] | None:
    return min(filter(None, found), key=lambda match: match.start("number"), default=None)


_KINDS = frozenset(ABBREVIATIONS.values())


def find_place_and_date(found: Findings, header: list[Cell], ending: list[Cell]) -> None:
    cells = [*header, *ending]
    rests = (Cell(cell.start, cell.block.end, "", cell.block) for cell in cells if cell.block.end - cell.start < _LINE)
    for cell in (*cells, *rests):
        where = placed(found.text.clean[cell.start : cell.end].replace("\t", " "))
        if not where or (cell.block.zone is Zone.SIGNATURE and not where["place"]):
            continue
        if where["place"]:
            begin, end = cell.start + where.start("place"), cell.start + where.end("place")
            begin = _broken_off(header, cell) if begin == cell.start else begin
            found.place = " ".join(found.text.clean[begin:end].split())
            found.mark("place", begin, end)
        found.date = _iso(where)
        found.mark("date", cell.start + where.start(), cell.start + where.end())
        return


def _broken_off(header: list[Cell], cell: Cell) -> int:
    """Where the place begins: «Hà» may stand at the end of the line before «Nội, ngày …»."""
    before = next((each for each in header if each.end + 1 == cell.start), None)
    return before.start if before and _PLACE_FIRST(before.words) else cell.start


def placed(line: str) -> re.Match[str] | None:
    """Place and day where a column holds nothing else but the document's number or the national name."""
    ends = [found.end() for found in (_NUMBER_AT(line), _NATIONAL(line)) if found]
    return _PLACE_DATE(line, max(ends, default=0))


def _iso(found: re.Match[str]) -> str | None:
    """The date in ISO form; None where the day is blank or impossible."""
    parts = [found[name] or found[f"{name}2"] for name in ("year", "month", "day")]
    if None in parts:
        return None
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return None
