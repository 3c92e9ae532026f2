"""What the fields of a find may hold together; every check raises ValidationError naming the field."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from roviec.directives.enums import Comparison, ScheduleKind

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

FIRST_YEAR, LAST_YEAR = 1930, 2100
LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetValues:
    """All that a person can change of a target."""

    subject: str
    predicate: str
    op: str
    low: Decimal | None
    high: Decimal | None
    measure: str
    period: str
    from_year: int | None
    to_year: int | None
    base_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleValues:
    """When a task is due, as the text has it."""

    kind: str
    text: str = ""
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    every: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskValues:
    """All that a person can change of a task besides its owners."""

    words: str
    product: str
    schedule: ScheduleValues


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationValues:
    code: str
    kind_name: str
    dated: date | None
    implements: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderValues:
    """All that a person can change of the header."""

    issuer: str
    issuer_unit_id: int | None
    kind: str
    code: str
    place: str
    signed_on: date | None
    title: str
    signer: str
    signer_position: str
    signed_for: str
    recipients: tuple[str, ...]
    term: str
    ends_on: date | None


def check_target(values: TargetValues) -> None:
    """A figure needs what compares it; a range has two ends in order; years are in order."""
    wrong: dict[str, str] = {}
    if values.low is None and values.op:
        wrong["low"] = _("Có phép so sánh thì phải có mức.")
    if values.low is not None and not values.op:
        wrong["op"] = _("Chọn cách so sánh với mức này.")
    if values.op == Comparison.BETWEEN and values.high is None:
        wrong["high"] = _("Trong khoảng thì cần cả mức đến.")
    if values.high is not None and values.low is not None and values.high < values.low:
        wrong["high"] = _("Mức đến không nhỏ hơn mức đầu.")
    if values.from_year and values.to_year and values.to_year < values.from_year:
        wrong["to_year"] = _("Năm cuối không trước năm đầu.")
    _check_years(wrong, from_year=values.from_year, to_year=values.to_year)
    if wrong:
        raise ValidationError(wrong)


def check_schedule(values: ScheduleValues) -> None:
    """The parts of a date stand on one another: a day needs its month, and must be in the calendar."""
    wrong: dict[str, str] = {}
    if values.day is not None and values.month is None:
        wrong["month"] = _("Có ngày thì phải có tháng.")
    elif values.day is not None and values.month is not None:
        year = values.year or 2000  # a leap year: 29/02 without a year is in the calendar
        if values.day > calendar.monthrange(year, values.month)[1]:
            wrong["day"] = _("Ngày %(day)s/%(month)s/%(year)s không có trong lịch.") % {
                "day": values.day,
                "month": values.month,
                "year": values.year or "…",
            }
    if values.month is not None and values.quarter is not None:
        wrong["quarter"] = _("Chọn tháng hoặc quý, không chọn cả hai.")
    if values.every and values.kind != ScheduleKind.RECURRING:
        wrong["every"] = _("Chỉ việc định kỳ mới có vòng lặp.")
    _check_years(wrong, year=values.year)
    if wrong:
        raise ValidationError(wrong)


def check_task(values: TaskValues) -> None:
    if not values.words.strip():
        raise ValidationError({"words": _("Ghi việc phải làm.")})
    check_schedule(values.schedule)


def check_citation(values: CitationValues) -> None:
    if not values.code.strip():
        raise ValidationError({"code": _("Ghi số ký hiệu của văn bản được viện dẫn.")})


def check_header(values: HeaderValues) -> None:
    """The register can do without a number or a date (some documents have none), not without issuer and title."""
    wrong: dict[str, str] = {}
    if not values.issuer.strip():
        wrong["issuer"] = _("Ghi cơ quan ban hành.")
    if not values.title.strip():
        wrong["title"] = _("Ghi trích yếu.")
    if values.signed_on and values.ends_on and values.ends_on < values.signed_on:
        wrong["ends_on"] = _("Hiệu lực không hết trước ngày ban hành.")
    if values.code.strip() and not values.term.strip():
        wrong["term"] = _("Ghi nhiệm kỳ hoặc năm mà số văn bản được đánh trong đó, ví dụ 2020-2025.")
    if wrong:
        raise ValidationError(wrong)


def check_reason(reason: str) -> None:
    """Acts that take something away say why."""
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi lý do.")})
    if len(reason) > LONGEST_REASON:
        raise ValidationError({"reason": _("Lý do dài quá %(most)s chữ.") % {"most": LONGEST_REASON}})


def _check_years(wrong: dict[str, str], **years: int | None) -> None:
    for field, year in years.items():
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            wrong.setdefault(field, _("Năm từ %(first)s đến %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
