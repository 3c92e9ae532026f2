"""Figures with their comparison and unit: "ít nhất 01 mô hình", "từ 3-4%", "80% trở lên", "một quý một lần".

Functions of a folded text and a range in it; whether a figure makes a target is decided in `targets`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from directive_reader.lexicon.quantities import (
    BOUNDING_WORDS,
    BOUNDS,
    CADENCE_PERIODS,
    COMPARISONS,
    MEASURES,
    MINIMA,
    NEW,
    NUMBER_WORDS,
    TIME,
    TIMES,
    UPWARDS,
)
from directive_reader.model import Comparison, Period
from directive_reader.patterns import quantities as patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from directive_reader.folding import Folded

_REACH: Final = 48
"""Characters before a number in which its comparison stands."""
_PERIOD_REACH: Final = 60
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_GROUP: Final = 3
PERCENT: Final = "%"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number somebody sets. `start` is where its comparison begins, `number` where the number itself does."""

    start: int
    number: int
    end: int
    op: Comparison
    low: float
    high: float | None = None
    unit: str | None = None
    unit_end: int | None = None
    period: Period | None = None
    bounded: bool = False
    """A comparison makes it a figure, whatever is counted."""
    known_unit: bool = True
    meta: bool = False
    """What is counted tells about the text: «03 nhiệm vụ»."""
    unclear: bool = False
    """The number can be read in two ways: «1,500»."""


def figures_in(folded: Folded, start: int, end: int) -> list[Figure]:
    """All figures of the range in order, dates and names of documents left out."""
    low = folded.low
    if not patterns.HINT.regex.search(low, start, end):
        return []
    cadences = list(_cadences(folded, start, end))
    taken = {place for figure in cadences for place in range(figure.number, figure.end)}
    numbers = (match for match in patterns.FIGURE.regex.finditer(low, start, end) if match.start() not in taken)
    counted = (_figure(folded, match, start, end) for match in numbers)
    found = [*cadences, *(figure for figure in counted if figure), *_words(folded, start, end)]
    return sorted(found, key=lambda figure: figure.number)


def value_of(number: str) -> tuple[float, bool]:
    """«1.500» is 1500, «32,2» is 32.2, «01» is 1; true where a comma before three digits leaves two readings."""
    whole, _, fraction = number.partition(",")
    if "." in whole and not fraction:
        groups = whole.split(".")
        if all(len(group) == _GROUP for group in groups[1:]):
            return float("".join(groups)), False
        return float(whole), False
    whole = whole.replace(".", "")
    return float(f"{whole}.{fraction}" if fraction else whole), len(fraction) == _GROUP


def _figure(folded: Folded, match: re.Match[str], start: int, end: int) -> Figure | None:
    low = folded.low
    at = match.start()
    before = low[max(start, at - _REACH) : at]
    percent = bool(match["percent"] or match["percent2"])
    if not percent and (patterns.NAME_BEFORE.regex.search(before) or _is_year(match)):
        return None
    if match["high"] and match["percent2"] and not match["percent"] and _is_year(match):
        return _figure_behind_year(folded, match, end)
    value, unclear = value_of(match["low"])
    high, unclear2 = value_of(match["high"]) if match["high"] else (None, False)
    op, begin = _comparison(before, at)
    if high is not None:
        op = Comparison.BETWEEN
    after = patterns.UPWARDS_AFTER.regex.match(low[match.end() : end])
    stop = match.end()
    if after:
        op = UPWARDS[" ".join(after["word"].split())]
        stop += after.end()
    figure = Figure(
        begin, at, stop, op, value, high, bounded=op in BOUNDS or high is not None, unclear=unclear or unclear2
    )
    if after and after["yearly"]:
        figure = replace(figure, period=Period.YEAR)
    return _percent(folded, figure, end) if percent else _counted(folded, figure, end)


def _figure_behind_year(folded: Folded, match: re.Match[str], end: int) -> Figure:
    """«đến năm 2025 - 100% chi bộ …»: the year belongs to the line before."""
    value, unclear = value_of(match["high"])
    figure = Figure(match.start("high"), match.start("high"), match.end(), Comparison.EQUAL, value, unclear=unclear)
    return _percent(folded, figure, end)


def _percent(folded: Folded, figure: Figure, end: int) -> Figure:
    per = patterns.PER_YEAR.regex.match(folded.low, figure.end, end)
    stop = per.end() if per else figure.end
    return replace(figure, unit=PERCENT, end=stop, unit_end=stop, period=Period.YEAR if per else figure.period)


def _counted(folded: Folded, figure: Figure, end: int) -> Figure | None:
    """With its unit; None where nothing is counted, or it is what the figure is measured on («trên 01 ha»)."""
    rest = folded.low[figure.end : min(end, figure.end + 60)]
    known = patterns.UNIT_AFTER.regex.match(rest)
    if known is None and patterns.META_AFTER.regex.match(rest):
        return replace(figure, meta=True)
    match = known or patterns.ANY_UNIT_AFTER.regex.match(rest)
    if match is None:
        return None
    if figure.op is Comparison.MORE and figure.low == 1 and match["unit"] in MEASURES:
        return None
    unit_end = figure.end + match.end()
    unit = folded.cased[figure.end + match.start("unit") : figure.end + match.end("unit")]
    period = None
    if match["per"]:
        unit += match["per"].replace(" ", "")
        period = CADENCE_PERIODS.get(match["per"].rsplit("/", 1)[1].strip())
    elif unit == TIME and (each := _each_period(folded.low, figure.start)):
        unit, period = f"{TIME}/{each}", CADENCE_PERIODS[each]
    return replace(figure, unit=unit.removesuffix(NEW), unit_end=unit_end, period=period, known_unit=known is not None)


def _each_period(low: str, at: int) -> str | None:
    """«Mỗi quý tổ chức ít nhất 01 lần» counts per quarter."""
    found = None
    for match in patterns.EACH_PERIOD.regex.finditer(low, max(0, at - _PERIOD_REACH), at):
        found = match["per"]
    return found


def _comparison(before: str, at: int) -> tuple[Comparison, int]:
    minimum = patterns.MINIMUM_BEFORE.regex.search(before)
    if minimum:
        return Comparison.AT_LEAST, at - len(before) + minimum.start()
    match = patterns.COMPARISON_BEFORE.regex.search(before)
    if match is None:
        return Comparison.EQUAL, at
    begin = at - len(before) + match.start()
    return COMPARISONS[" ".join(match["word"].split())], begin


def _is_year(match: re.Match[str]) -> bool:
    number = match["low"]
    return len(number) == 4 and number.isdigit() and _FIRST_YEAR <= int(number) <= _LAST_YEAR  # noqa: PLR2004 - a year


def _cadences(folded: Folded, start: int, end: int) -> Iterator[Figure]:
    if folded.low.find(TIMES, start, end) < 0:
        return
    for match in patterns.CADENCE_FIGURE.regex.finditer(folded.low, start, end):
        count, per = match["count"] or match["count2"], match["per"] or match["per2"]
        op, begin = _comparison(folded.low[max(start, match.start() - _REACH) : match.start()], match.start())
        if op is Comparison.EQUAL and any(word in match.group() for word in MINIMA):
            op = Comparison.AT_LEAST
        unit = f"{TIME}/{per.removeprefix('0')}"
        period = CADENCE_PERIODS[per.removeprefix("0")]
        yield Figure(
            begin,
            match.start(),
            match.end(),
            op,
            _count(count),
            unit=unit,
            unit_end=match.end(),
            period=period,
            bounded=True,
        )


def _words(folded: Folded, start: int, end: int) -> Iterator[Figure]:
    if not any(folded.low.find(word, start, end) >= 0 for word in BOUNDING_WORDS):
        return
    for match in patterns.WORD_FIGURE.regex.finditer(folded.low, start, end):
        op = COMPARISONS[" ".join(match["compare"].split())]
        figure = Figure(match.start(), match.start("word"), match.end("word"), op, _count(match["word"]), bounded=True)
        counted = _counted(folded, figure, end)
        if counted is not None:
            yield counted


def _count(word: str) -> float:
    return float(NUMBER_WORDS.get(word, word))
