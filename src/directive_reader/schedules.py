"""When something is to be done: brackets, dates, cadences, and the bare «thường xuyên» on the main action.

Everything here is a function of a folded text and a range in it; outline and owners are the caller's business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from directive_reader.lexicon.schedules import (
    BEFORE,
    CADENCE_HINTS,
    EACH,
    FROM,
    NOW,
    PERIODS,
    PREPOSITIONS,
    QUARTERS,
    REGULARLY,
    REPORTING,
    TIMES,
    UNTIL,
    WAITING,
)
from directive_reader.lexicon.tasks import COMPLETING
from directive_reader.model import Period, ScheduleKind
from directive_reader.patterns import schedules as patterns

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from directive_reader.folding import Folded

_NEAR: Final = 40
"""A date so near the front of a value is what counts in it."""
_DONE_REACH: Final = 60
_CLAUSE_REACH: Final = 400
"""A clause is not looked for further back than this."""
_CLAUSE_MARKS: Final = ".;:("
_YEARS: Final = ("y", "y2", "y3", "y4", "y5")


@dataclass(frozen=True, slots=True)
class When:
    """A schedule and where it stands (offsets into the folded text)."""

    kind: ScheduleKind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    quarter: int | None = None
    day: int | None = None
    every: Period | None = None


def times_in(folded: Folded, start: int, end: int, *, mains: tuple[int, ...]) -> list[When]:
    """All schedules of the item between `start` and `end`, the one that counts first.

    `mains` are the places where the main action may begin: a bare «thường xuyên» or «hằng năm» counts only there.
    Brackets win: «… (hoàn thành trong Quý IV hằng năm)»; then dates and cadences as they come; then the main places.
    """
    low = folded.low
    brackets = [
        when
        for match in patterns.BRACKET.regex.finditer(low, start, end)
        if (when := _bracket_time(low, match.start("inside"), match.end("inside")))
    ]
    concrete = sorted(
        (*_dated(low, start, end), *_cadences(low, start, end, mains), *_waiting(low, start, end)),
        key=lambda when: (when.start, -when.end),
    )
    closed = {place for bracket in brackets for place in range(bracket.start, bracket.end)}
    found = [*brackets, *(when for when in _apart(concrete) if when.start not in closed)]
    found.extend(when for main in mains if (when := _at_main(low, main, end)))
    if not found and (match := patterns.REGULAR_ACTION.regex.search(low, start, end)):
        found.append(When(ScheduleKind.RECURRING, match.start(), match.end() - 1))
    return found


def attribute_time(folded: Folded, start: int, end: int, *, completing: bool = False) -> When:
    """Read the value of «Thời gian thực hiện: …»; `completing` where the label speaks of completion."""
    return _value(folded.low, start, end, completing=completing)


def heading_time(folded: Folded, start: int, end: int) -> When | None:
    """A time that a heading or lead-in gives to the items under it: «Đợt 1: Từ ngày … đến ngày …», «Quý II/2026»."""
    point = patterns.ONLY_POINT.regex.match(folded.low[start:end])
    if point:
        when = _point(point, ScheduleKind.WITHIN, 0)
        return replace(when, start=start, end=start + when.end)
    match = patterns.RANGE.regex.search(folded.low, start, end)
    if match is None or match["d"] is None or match["to"].startswith(NOW):
        return None
    return When(ScheduleKind.WITHIN, match.start(), match.end())


def _point(match: re.Match[str], kind: ScheduleKind, start: int) -> When:
    year = next((int(match[name]) for name in _YEARS if match[name]), None)
    day, month = match["d"], match["m"] or match["m2"]
    quarter = QUARTERS[match["q"]] if match["q"] else None
    return When(
        kind,
        start,
        match.end("point"),
        year=year,
        month=int(month) if month and 1 <= int(month) <= 12 else None,  # noqa: PLR2004 - months of the year
        quarter=quarter,
        day=int(day) if day and 1 <= int(day) <= 31 else None,  # noqa: PLR2004 - days of a month
    )


def _every(low: str, when: When) -> When:
    """«Quý IV hằng năm», «ngày 15/12 hằng năm»: the point recurs."""
    match = patterns.EVERY_YEAR.regex.match(low, when.end)
    if match is None:
        return when
    return replace(when, kind=ScheduleKind.RECURRING, end=match.end(), every=PERIODS[match["unit"]])


def _bracket_time(low: str, start: int, end: int) -> When | None:
    inside = low[start:end]
    if not patterns.BRACKET_OPENING.regex.match(inside):
        return None
    when = _value(low, start, end, completing=COMPLETING in inside)
    return None if when.kind is ScheduleKind.NONE else replace(when, start=start, end=end)


def _value(low: str, start: int, end: int, *, completing: bool) -> When:
    for reading in (_value_named, _value_recurring, _value_range, _value_point):
        when = reading(low, start, end, completing)
        if when is not None:
            return when
    return When(ScheduleKind.NONE, start, end)


def _value_named(low: str, start: int, end: int, _completing: bool) -> When | None:
    ongoing = patterns.ONGOING_WORD.regex.search(low, start, end)
    after = patterns.AFTER.regex.search(low, start, end)
    if after and not (ongoing and ongoing.start() < after.start()):
        return When(ScheduleKind.AFTER_GUIDANCE, start, end)
    return When(ScheduleKind.ONGOING, start, end) if ongoing else None


def _value_recurring(low: str, start: int, end: int, _completing: bool) -> When | None:
    first = patterns.DATED.regex.search(low, start, end) or patterns.BARE_POINT.regex.search(low, start, end)
    if first and (when := _every(low, _point(first, ScheduleKind.WITHIN, start))).every:
        return replace(when, start=start, end=end)
    if first and first.start() - start < _NEAR:
        return None
    match = patterns.OF_MONTH.regex.search(low, start, end) or patterns.CADENCE.regex.search(low, start, end)
    if match:
        return When(ScheduleKind.RECURRING, start, end, every=_cadence_unit(match))
    if low.startswith(REGULARLY, start, end):
        return When(ScheduleKind.RECURRING, start, end)
    return None


def _value_range(low: str, start: int, end: int, _completing: bool) -> When | None:
    if patterns.RANGE.regex.search(low, start, end) or patterns.OPEN_RANGE.regex.search(low, start, end):
        return When(ScheduleKind.WITHIN, start, end)
    return None


def _value_point(low: str, start: int, end: int, completing: bool) -> When | None:
    match = patterns.DATED.regex.search(low, start, end)
    if match:
        when = _kind_of_dated(low, match, start)
        kind = ScheduleKind.BY if completing and when.kind is ScheduleKind.WITHIN else when.kind
        return replace(when, kind=kind, start=start, end=end)
    match = patterns.BARE_POINT.regex.search(low, start, end)
    if match is None:
        duration = patterns.DURATION.regex.search(low, start, end)
        return When(ScheduleKind.WITHIN, start, end) if duration else None
    if patterns.FURTHER.regex.match(low[match.end() : end]):
        return replace(_point(match, ScheduleKind.FROM, start), end=end)
    kind = ScheduleKind.BY if completing or match["d"] else ScheduleKind.WITHIN
    return replace(_point(match, kind, start), end=end)


def _kind_of_dated(low: str, match: re.Match[str], clause: int) -> When:
    kind = PREPOSITIONS[match["prep"]]
    start = match.start()
    done = patterns.COMPLETED.regex.search(low, max(clause, start - _DONE_REACH), start)
    if done and kind is not ScheduleKind.FROM:
        kind, start = ScheduleKind.BY, done.start()
    return _every(low, _point(match, kind, start))


def _dated(low: str, start: int, end: int) -> Iterator[When]:
    if not patterns.POINT_HINT.regex.search(low, start, end):
        return
    covered = start
    for match in patterns.DATED.regex.finditer(low, start, end):
        if match.start() < covered:
            continue
        when = _dated_time(low, match, start, end)
        if when is not None:
            covered = when.end
            yield when
    for match in patterns.DURATION.regex.finditer(low, start, end):
        before = max(start, match.start() - _DONE_REACH)
        if _opens_clause(low, start, match.start()) or patterns.COMPLETED.regex.search(low, before, match.start()):
            yield When(ScheduleKind.WITHIN, match.start(), match.end())


def _dated_time(low: str, match: re.Match[str], start: int, end: int) -> When | None:
    """None where the date only qualifies a noun: «Kế hoạch … trước năm 2020», «nhiệm vụ … đến tháng 6/2027»."""
    if match["prep"] == FROM and (span := patterns.RANGE.regex.match(low, match.start(), end)):
        return None if span["to"].startswith(NOW) else When(ScheduleKind.WITHIN, span.start(), span.end())
    when = _kind_of_dated(low, match, _clause_start(low, start, match.start()))
    if when.start < match.start() or _opens_clause(low, start, match.start()):
        return when
    only_year = match["y4"] is not None
    if match["prep"] == BEFORE:
        return None if only_year else when
    if match["prep"] == UNTIL:
        return when if match["d"] else None
    return None if match["prep"] == FROM and only_year else when


def _cadences(low: str, start: int, end: int, mains: tuple[int, ...]) -> Iterator[When]:
    item = low[start:end]
    if not any(hint in item for hint in CADENCE_HINTS):
        return
    for match in patterns.OF_MONTH.regex.finditer(low, start, end):
        yield When(ScheduleKind.RECURRING, match.start(), match.end(), every=PERIODS[match["unit"]])
    for match in patterns.CADENCE.regex.finditer(low, start, end):
        if match["every"] and not _counts(low, start, match, mains):
            continue
        yield When(ScheduleKind.RECURRING, match.start(), match.end(), every=_cadence_unit(match))


def _waiting(low: str, start: int, end: int) -> Iterator[When]:
    if low.find(WAITING, start, end) < 0:
        return
    for match in patterns.WAITING.regex.finditer(low, start, end):
        yield When(ScheduleKind.AFTER_GUIDANCE, match.start(), match.end())


def _counts(low: str, start: int, match: re.Match[str], mains: tuple[int, ...]) -> bool:
    """A bare «hằng năm» counts at the head of a sentence, on the main action, or in a clause that reports."""
    at = match.start()
    if at in mains or _opens_clause(low, start, at):
        return True
    clause = _clause_start(low, start, at)
    if match["every"] == EACH:
        return TIMES in low[at : at + _NEAR].partition(".")[0]
    return any(word in low[clause:at] for word in REPORTING[:3])


def _cadence_unit(match: re.Match[str]) -> Period | None:
    groups = match.groupdict()
    if groups.get("half"):
        return Period.HALF
    unit = next(value for name, value in groups.items() if name.startswith("unit") and value)
    return PERIODS[unit]


def _at_main(low: str, main: int, end: int) -> When | None:
    """«Thường xuyên …» or «định kỳ …» on the main action, or «…, thực hiện thường xuyên.» at the very end."""
    match = patterns.ONGOING_WORD.regex.match(low, main, end)
    if match:
        return When(ScheduleKind.ONGOING, match.start(), match.end())
    match = patterns.REGULAR_ACTION.regex.match(low, main, end)
    return When(ScheduleKind.RECURRING, match.start(), match.end() - 1) if match else None


def _apart(times: list[When]) -> Iterator[When]:
    end = -1
    for when in times:
        if when.start >= end:
            end = when.end
            yield when


def _clause_start(low: str, start: int, at: int) -> int:
    floor = max(start, at - _CLAUSE_REACH)
    mark = max(low.rfind(f"{sign} ", floor, at) for sign in _CLAUSE_MARKS)
    return mark + 2 if mark >= 0 else floor


def _opens_clause(low: str, start: int, at: int) -> bool:
    return at == start or low[at - 2 : at] in {". ", "; ", ": "} or low[at - 1] == "("
