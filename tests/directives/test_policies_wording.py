from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from roviec.directives.policies import wording
from roviec.directives.policies.values import ScheduleValues, TargetValues
from roviec.directives.policies.wording import Fraction

pytestmark = pytest.mark.rows("D-02", "D-08")

GOOD = TargetValues(
    subject="chi bộ",
    predicate="hoàn thành tốt trở lên",
    op=">",
    low=Decimal("90.0000"),
    high=None,
    measure="%",
    period="year",
    from_year=2025,
    to_year=2030,
    base_id=None,
)
BEST = replace(GOOD, subject="trong số đó", predicate="hoàn thành xuất sắc", op="=", low=Decimal(20))


@pytest.mark.parametrize(
    ("number", "words"), [("90.0000", "90"), ("1234567.5", "1.234.567,5"), ("0.25", "0,25"), ("100", "100"), ("0", "0")]
)
def test_numbers_are_written_the_vietnamese_way(number, words):
    assert wording.number_words(Decimal(number)) == words


@pytest.mark.parametrize(
    ("changes", "words", "formula"),
    [
        ({}, "trên 90%", "> 90%"),
        ({"op": ">="}, "từ 90% trở lên", "≥ 90%"),
        ({"op": "="}, "90%", "= 90%"),
        ({"op": "<="}, "không quá 90%", "≤ 90%"),
        ({"op": "<"}, "dưới 90%", "< 90%"),
        ({"op": "=", "measure": "mô hình"}, "90 mô hình", "= 90 mô hình"),
        ({"op": "=", "measure": ""}, "90", "= 90"),
        ({"op": "between", "high": Decimal(95)}, "từ 90 đến 95%", "90 – 95%"),
        ({"op": "between"}, "từ 90 đến 90%", "90 – 90%"),
        ({"op": "", "low": None}, "", ""),
    ],
)
def test_a_figure_in_words_and_as_a_formula(changes, words, formula):
    target = replace(GOOD, **changes)

    assert (wording.figure_words(target), wording.figure_formula(target)) == (words, formula)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (2025, 2030, "2025 - 2030"),
        (2025, 2025, "năm 2025"),
        (None, 2030, "đến năm 2030"),
        (2025, None, "từ năm 2025"),
        (None, None, ""),
    ],
)
def test_years(first, last, words):
    assert wording.years_words(first, last) == words


def test_a_target_as_one_sentence():
    assert wording.target_words(GOOD) == "chi bộ hoàn thành tốt trở lên: trên 90% (mỗi năm, 2025 - 2030)"
    bare = replace(GOOD, period="", from_year=None, to_year=None)
    assert wording.target_words(replace(bare, op="", low=None)) == "chi bộ hoàn thành tốt trở lên"
    assert wording.target_words(replace(bare, subject="", predicate="")) == "trên 90%"


def test_a_share_of_those_who_meet_the_target_before():
    assert wording.fraction(BEST, GOOD) == Fraction(
        above="số chi bộ hoàn thành xuất sắc", below="số chi bộ hoàn thành tốt trở lên"
    )
    assert wording.fraction(GOOD, None) == Fraction(above="số chi bộ hoàn thành tốt trở lên", below="số chi bộ")


def test_no_share_without_per_cent_or_words():
    assert wording.fraction(replace(GOOD, measure="mô hình"), None) is None
    assert wording.fraction(replace(GOOD, subject=""), None) is None
    assert wording.fraction(replace(GOOD, subject="", predicate=""), replace(GOOD, subject="")) is None


@pytest.mark.parametrize(("op", "count"), [("=", 13), (">=", 13), (">", 13), ("<=", 12), ("<", 12), ("between", 13)])
def test_how_many_a_share_asks_for(op, count):
    assert wording.least_count(replace(BEST, op=op), 64) == count


def test_a_share_that_comes_out_even_is_exceeded_by_one_where_it_must_be_exceeded():
    half = replace(BEST, low=Decimal(50))

    assert [wording.least_count(replace(half, op=op), 64) for op in (">", ">=", "<", "<=")] == [33, 32, 31, 32]


def test_a_worked_example_only_for_shares():
    assert wording.worked_example(BEST) == "ví dụ 20% của 64 → 13"
    assert wording.worked_example(replace(BEST, measure="lần")) == ""
    assert wording.worked_example(replace(BEST, low=None, op="")) == ""
    assert wording.worked_example(replace(BEST, op="")) == ""


@pytest.mark.parametrize(
    ("schedule", "words", "due"),
    [
        (ScheduleValues(kind="within", year=2025, quarter=1), "Trong quý I/2025", date(2025, 3, 31)),
        (ScheduleValues(kind="by", year=2025, month=6, day=30), "Chậm nhất ngày 30/6/2025", date(2025, 6, 30)),
        (ScheduleValues(kind="by", year=2024, month=2), "Chậm nhất tháng 2/2024", date(2024, 2, 29)),
        (ScheduleValues(kind="within", year=2025), "Trong năm 2025", date(2025, 12, 31)),
        (ScheduleValues(kind="by", month=6, day=30), "Chậm nhất ngày 30/6", None),
        (ScheduleValues(kind="from", year=2025, month=1), "Bắt đầu từ tháng 1/2025", None),
        (ScheduleValues(kind="by"), "Chậm nhất", None),
        (ScheduleValues(kind="recurring", every="year", quarter=4), "Định kỳ hằng năm, quý IV", None),
        (ScheduleValues(kind="recurring"), "Định kỳ", None),
        (ScheduleValues(kind="ongoing"), "Thường xuyên", None),
        (ScheduleValues(kind="none"), "Không nêu thời hạn", None),
    ],
)
def test_a_schedule_in_words_and_its_last_day(schedule, words, due):
    assert (wording.schedule_words(schedule), wording.due_on(schedule)) == (words, due)


def test_the_last_day_is_named_with_its_weekday():
    quarter = ScheduleValues(kind="within", year=2025, quarter=1)

    assert wording.due_words(quarter) == "chậm nhất thứ Hai 31/3/2025"
    assert wording.due_words(ScheduleValues(kind="ongoing")) == ""
