"""What was read, in the words of a Vietnamese office: figures, periods, schedules, dates."""

from __future__ import annotations

import calendar
import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from directive_reader.model import Comparison, Period, ScheduleKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directive_reader.model import Document, Schedule, Target

_FIGURES: Mapping[Comparison, str] = MappingProxyType(
    {
        Comparison.MORE: "trên {low}",
        Comparison.AT_LEAST: "từ {low} trở lên",
        Comparison.EQUAL: "{low}",
        Comparison.AT_MOST: "không quá {low}",
        Comparison.LESS: "dưới {low}",
        Comparison.BETWEEN: "từ {low} đến {high}",
    }
)
PERIODS: Mapping[Period, str] = MappingProxyType(
    {
        Period.MONTH: "hằng tháng",
        Period.QUARTER: "hằng quý",
        Period.HALF: "6 tháng một lần",
        Period.YEAR: "hằng năm",
        Period.TERM: "cả nhiệm kỳ",
        Period.ONCE: "một lần",
    }
)
_SCHEDULES: Mapping[ScheduleKind, tuple[str, str]] = MappingProxyType(
    {
        ScheduleKind.ONGOING: ("thường xuyên", "thường xuyên"),
        ScheduleKind.RECURRING: ("định kỳ, {}", "định kỳ"),
        ScheduleKind.AFTER_GUIDANCE: ("sau khi có hướng dẫn", "sau khi có hướng dẫn"),
        ScheduleKind.BY: ("hoàn thành trước khi hết {}", "có thời hạn"),
        ScheduleKind.WITHIN: ("trong {}", "có thời hạn"),
        ScheduleKind.FROM: ("từ {}", ""),
        ScheduleKind.NONE: ("", ""),
    }
)
"""How a schedule is put with and without a known time."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STARS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}")
_SPACES = re.compile(r"\s+")
_LAST_MONTH_OF_QUARTER = 3


def printable(text: str) -> str:
    """Without control characters and the like, which XML forbids and terminals obey."""
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    """A quote as one line: breaks and runs of spaces become a single space."""
    return _SPACES.sub(" ", printable(text)).strip()


def quoted(text: str) -> str:
    """A quote as one line without the stars that Markdown puts around bold and slanted words."""
    return one_line(_STARS.sub("", text))


def number(value: float) -> str:
    """1234.5 as «1.234,5»: the Vietnamese way to group and to part."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def figure(target: Target) -> str:
    """The figure with its comparison and unit, as «từ 80% trở lên»; empty for a target without one."""
    low = target.low if target.low is not None else target.high
    if target.op is None or low is None:
        return ""
    high = target.high if target.high is not None else low
    unit = target.unit or ""
    tail = unit if unit == "%" else f" {unit}".rstrip()
    words = {"low": number(low) + tail, "high": number(high) + tail}
    if target.op is Comparison.BETWEEN:
        words["low"] = number(low) + (tail if unit == "%" else "")
    return _FIGURES[target.op].format(**words)


def years(target: Target) -> str:
    first, last = target.from_year, target.to_year
    if first is None:
        return "" if last is None else f"đến năm {last}"
    if last is None:
        return f"từ năm {first}"
    return f"năm {first}" if first == last else f"{first}–{last}"


def schedule(found: Schedule) -> str:
    """The words of the text where there are some, else a description of what was understood."""
    if found.raw:
        return one_line(found.raw)
    if found.kind is ScheduleKind.RECURRING and found.every is not None:
        return PERIODS[found.every]
    when = _moment(found)
    known, unknown = _SCHEDULES[found.kind]
    return known.format(when) if when else unknown


def _moment(found: Schedule) -> str:
    """«ngày 15, tháng 6, năm 2026», as far as it is known."""
    parts = (("ngày", found.day), ("tháng", found.month), ("quý", found.quarter), ("năm", found.year))
    return ", ".join(f"{word} {value}" for word, value in parts if value is not None)


def due(found: Schedule) -> date | None:
    """The last day on which the task is in time; None unless the text fixes a year."""
    if found.kind not in {ScheduleKind.BY, ScheduleKind.WITHIN} or found.year is None:
        return None
    month = found.month or (found.quarter or 4) * _LAST_MONTH_OF_QUARTER
    try:
        day = found.day or calendar.monthrange(found.year, month)[1]
        return date(found.year, month, day)
    except (ValueError, OverflowError):
        return None


def iso_date(text: str | None) -> date | None:
    """A date of the header; None where it is absent or impossible."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def short_date(text: str | None) -> str:
    """«10/01/2026» for the ISO form, nothing for anything else."""
    day = iso_date(text)
    return "" if day is None else f"{day:%d/%m/}{day.year:04}"


def named(document: Document) -> str:
    """How one refers to the document: code, date and title as far as they are known."""
    code = f"số {one_line(document.code)}" if document.code else ""
    day = short_date(document.date)
    parts = [code, f"ngày {day}" if day else ""]
    head = ", ".join(part for part in parts if part)
    title = one_line(document.title or "")
    return " ".join(part for part in (head, title) if part)
