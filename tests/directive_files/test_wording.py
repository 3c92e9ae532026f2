from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_files.exporting import wording
from directive_reader.model import Comparison, Document, Period, Schedule, ScheduleKind
from tests.directive_files.readings import READING

TARGET = READING.targets[0]


@pytest.mark.parametrize(
    ("value", "text"),
    [(90.0, "90"), (0.0, "0"), (99.5, "99,5"), (1234567.25, "1.234.567,25"), (-3.0, "-3"), (0.1, "0,1")],
)
def test_numbers_are_written_the_vietnamese_way(value, text):
    assert wording.number(value) == text


@pytest.mark.parametrize(
    ("op", "low", "high", "unit", "text"),
    [
        (Comparison.MORE, 90.0, None, "%", "trên 90%"),
        (Comparison.AT_LEAST, 80.0, None, "%", "từ 80% trở lên"),
        (Comparison.EQUAL, 5.0, None, "mô hình", "5 mô hình"),
        (Comparison.AT_MOST, None, 3.0, "ngày", "không quá 3 ngày"),
        (Comparison.LESS, 1.5, None, "%", "dưới 1,5%"),
        (Comparison.BETWEEN, 3.0, 4.0, "%", "từ 3% đến 4%"),
        (Comparison.BETWEEN, 3.0, 4.0, "đảng viên", "từ 3 đến 4 đảng viên"),
        (Comparison.BETWEEN, 3.0, None, None, "từ 3 đến 3"),
        (Comparison.EQUAL, None, None, "%", ""),
        (None, 5.0, None, "%", ""),
    ],
)
def test_figures(op, low, high, unit, text):
    assert wording.figure(replace(TARGET, op=op, low=low, high=high, unit=unit)) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (None, None, ""),
        (None, 2030, "đến năm 2030"),
        (2026, None, "từ năm 2026"),
        (2026, 2026, "năm 2026"),
        (2026, 2030, "2026–2030"),
    ],
)
def test_years(first, last, text):
    assert wording.years(replace(TARGET, from_year=first, to_year=last)) == text


@pytest.mark.parametrize(
    ("found", "text", "due"),
    [
        (Schedule(), "", None),
        (Schedule(ScheduleKind.ONGOING), "thường xuyên", None),
        (Schedule(ScheduleKind.RECURRING), "định kỳ", None),
        (Schedule(ScheduleKind.RECURRING, every=Period.QUARTER, year=2026), "hằng quý", None),
        (Schedule(ScheduleKind.RECURRING, quarter=4), "định kỳ, quý 4", None),
        (Schedule(ScheduleKind.AFTER_GUIDANCE), "sau khi có hướng dẫn", None),
        (Schedule(ScheduleKind.FROM, year=2026), "từ năm 2026", None),
        (Schedule(ScheduleKind.FROM), "", None),
        (Schedule(ScheduleKind.BY), "có thời hạn", None),
        (Schedule(ScheduleKind.BY, month=6), "hoàn thành trước khi hết tháng 6", None),
        (Schedule(ScheduleKind.BY, "trong\n tháng 6", year=2026, month=6), "trong tháng 6", date(2026, 6, 30)),
        (Schedule(ScheduleKind.WITHIN, year=2026, quarter=1), "trong quý 1, năm 2026", date(2026, 3, 31)),
        (Schedule(ScheduleKind.WITHIN, year=2026), "trong năm 2026", date(2026, 12, 31)),
        (
            Schedule(ScheduleKind.BY, year=2026, month=2, day=15),
            "hoàn thành trước khi hết ngày 15, tháng 2, năm 2026",
            date(2026, 2, 15),
        ),
        (Schedule(ScheduleKind.BY, "30/02/2026", year=2026, month=2, day=30), "30/02/2026", None),
        (Schedule(ScheduleKind.BY, "tháng 13", year=2026, month=13), "tháng 13", None),
    ],
)
def test_schedules_and_the_last_day_in_time(found, text, due):
    assert (wording.schedule(found), wording.due(found)) == (text, due)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (Document(), ""),
        (Document(code="05-NQ/ĐUK"), "số 05-NQ/ĐUK"),
        (Document(date="2026-01-05", title="về\nviệc x"), "ngày 05/01/2026 về việc x"),
        (Document(code="05-NQ/ĐUK", date="2026-13-01"), "số 05-NQ/ĐUK"),
        (Document(code="5-KH/ĐU", date="2026-12-31", title="x"), "số 5-KH/ĐU, ngày 31/12/2026 x"),
    ],
)
def test_how_a_document_is_named(document, text):
    assert wording.named(document) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("- **Rà soát** quy chế", "- Rà soát quy chế"), ("“*An toàn*”,\n***x***", "“An toàn”, x"), ("2 * 3", "2 * 3")],
)
def test_quotes_lose_the_stars_of_markdown(text, shown):
    assert wording.quoted(text) == shown


@given(st.text())
def test_one_line_is_one_printable_line(text):
    line = wording.one_line(text)

    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    line.encode()


@given(
    st.builds(
        Schedule,
        kind=st.sampled_from(ScheduleKind),
        year=st.integers(),
        month=st.integers(),
        quarter=st.integers(),
        day=st.integers(),
    )
)  # fmt: skip - one strategy
def test_absurd_schedules_have_no_last_day_but_words(found):
    assert isinstance(wording.schedule(found), str)
    assert wording.due(found) is None or isinstance(wording.due(found), date)
