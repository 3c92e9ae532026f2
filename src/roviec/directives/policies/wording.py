"""Targets and schedules said in words, and as a formula."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from roviec.directives.enums import Comparison, Cycle, ScheduleKind, TargetPeriod

if TYPE_CHECKING:
    from roviec.directives.policies.values import ScheduleValues, TargetValues

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_SIGNS = {
    Comparison.MORE: ">",
    Comparison.AT_LEAST: "≥",
    Comparison.EQUAL: "=",
    Comparison.AT_MOST: "≤",
    Comparison.LESS: "<",
}
EXAMPLE_POPULATION = 64
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Fraction:
    """A share written out: what is counted over what it is counted from."""

    above: str
    below: str


def number_words(number: Decimal) -> str:
    """«1.234,5»: Vietnamese grouping and comma, no idle zeros."""
    grouped = f"{number:,f}"
    if "." in grouped:
        grouped = grouped.rstrip("0").rstrip(".")
    return grouped.translate(str.maketrans(",.", ".,"))


def _with_measure(number: Decimal, measure: str) -> str:
    return number_words(number) + (PERCENT if measure == PERCENT else f" {measure}" if measure else "")


def figure_words(values: TargetValues) -> str:
    """«trên 90%», «từ 05 mô hình trở lên»; "" for a target without a figure."""
    if values.low is None or not values.op:
        return ""
    low = _with_measure(values.low, values.measure)
    match Comparison(values.op):
        case Comparison.BETWEEN:
            high = _with_measure(values.high if values.high is not None else values.low, values.measure)
            return _("từ %(low)s đến %(high)s") % {"low": number_words(values.low), "high": high}
        case Comparison.AT_LEAST:
            return _("từ %(low)s trở lên") % {"low": low}
        case Comparison.EQUAL:
            return low
        case op:
            return f"{op.label} {low}"


def figure_formula(values: TargetValues) -> str:
    """«≥ 90%», «20 – 25 mô hình»; "" for a target without a figure."""
    if values.low is None or not values.op:
        return ""
    if values.op == Comparison.BETWEEN:
        high = values.high if values.high is not None else values.low
        return f"{number_words(values.low)} – {_with_measure(high, values.measure)}"
    return f"{_SIGNS[Comparison(values.op)]} {_with_measure(values.low, values.measure)}"


def years_words(from_year: int | None, to_year: int | None) -> str:
    """«năm 2025», «2025 - 2030», «đến năm 2030»; "" where the text does not say."""
    if from_year and to_year:
        return _("năm %(year)s") % {"year": from_year} if from_year == to_year else f"{from_year} - {to_year}"
    if to_year:
        return _("đến năm %(year)s") % {"year": to_year}
    return _("từ năm %(year)s") % {"year": from_year} if from_year else ""


def when_words(values: TargetValues) -> str:
    """«mỗi năm, 2025 - 2030»."""
    period = str(TargetPeriod(values.period).label) if values.period else ""
    return ", ".join(filter(None, [period, years_words(values.from_year, values.to_year)]))


def target_words(values: TargetValues) -> str:
    """The whole target as one sentence."""
    figure = figure_words(values)
    what = " ".join(filter(None, [values.subject, values.predicate]))
    said = _("%(what)s: %(figure)s") % {"what": what, "figure": figure} if figure and what else figure or what
    when = when_words(values)
    return f"{said} ({when})" if when else said


def fraction(values: TargetValues, base: TargetValues | None) -> Fraction | None:
    """The share a percentage is of. With «trong đó» the ones below the line are those who meet the target before.

    «20 % of the organisations, of those rated good» has the good ones below the line, not all organisations.
    """
    if values.measure != PERCENT:
        return None
    subject = base.subject if base is not None else values.subject
    of_base = " ".join(filter(None, [base.subject, base.predicate])) if base is not None else values.subject
    above = " ".join(filter(None, [subject, values.predicate]))
    if not above or not of_base:
        return None
    return Fraction(above=_("số %(what)s") % {"what": above}, below=_("số %(what)s") % {"what": of_base})


def least_count(values: TargetValues, population: int) -> int | None:
    """How many of `population` a share asks for: at least as many, for an upper bound at most as many."""
    if values.measure != PERCENT or values.low is None or not values.op:
        return None
    exact = values.low * population / 100
    match Comparison(values.op):
        case Comparison.MORE:
            return int(exact.to_integral_value(ROUND_FLOOR)) + 1
        case Comparison.LESS:
            return int(exact.to_integral_value(ROUND_CEILING)) - 1
        case Comparison.AT_MOST:
            return int(exact.to_integral_value(ROUND_FLOOR))
        case _:
            return int(exact.to_integral_value(ROUND_CEILING))


def worked_example(values: TargetValues, population: int = EXAMPLE_POPULATION) -> str:
    """«ví dụ 20% của 64 → 13»; "" where there is no share to work out."""
    count = least_count(values, population)
    if count is None or values.low is None:
        return ""
    return _("ví dụ %(share)s của %(population)s → %(count)s") % {
        "share": _with_measure(values.low, PERCENT),
        "population": population,
        "count": count,
    }


def due_on(values: ScheduleValues) -> date | None:
    """The last day on which a dated task is in time; None for what has no single end or no year."""
    if values.kind not in {ScheduleKind.BY, ScheduleKind.WITHIN} or values.year is None:
        return None
    month = values.month or (values.quarter * 3 if values.quarter else 12)
    last = calendar.monthrange(values.year, month)[1]
    return date(values.year, month, min(values.day, last) if values.day and values.month else last)


def day_words(day: date) -> str:
    """«thứ Hai 31/3/2025»: the weekday shows a date that falls on a Sunday."""
    weekday = [_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật")]
    return f"{weekday[day.weekday()]} {day.day:02d}/{day.month}/{day.year}"


def _moment(values: ScheduleValues) -> str:
    year = f"/{values.year}" if values.year else ""
    if values.day and values.month:
        return _("ngày %(date)s") % {"date": f"{values.day:02d}/{values.month}{year}"}
    if values.month:
        return _("tháng %(date)s") % {"date": f"{values.month}{year}"}
    if values.quarter:
        return _("quý %(date)s") % {"date": f"{_ROMAN[values.quarter]}{year}"}
    return _("năm %(year)s") % {"year": values.year} if values.year else ""


def schedule_words(values: ScheduleValues) -> str:
    """«Trong quý I/2025», «Định kỳ hằng năm, quý IV»."""
    kind = ScheduleKind(values.kind)
    if kind == ScheduleKind.RECURRING:
        every = str(Cycle(values.every).label) if values.every else ""
        return ", ".join(filter(None, [" ".join(filter(None, [str(kind.label), every])), _moment(values)]))
    if kind in {ScheduleKind.ONGOING, ScheduleKind.AFTER_GUIDANCE, ScheduleKind.NONE}:
        return str(kind.label)
    return f"{kind.label} {_moment(values)}".strip()


def due_words(values: ScheduleValues) -> str:
    """The consequence of a schedule: «chậm nhất thứ Hai 31/3/2025»; "" where there is none to work out."""
    day = due_on(values)
    return _("chậm nhất %(day)s") % {"day": day_words(day)} if day else ""
