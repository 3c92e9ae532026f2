from __future__ import annotations

import pytest

from directive_reader.folding import fold
from directive_reader.model import Comparison, Period
from directive_reader.quantities import figures_in, value_of

C = Comparison


def figures(words):
    return [
        (figure.op, figure.low, figure.high, figure.unit, figure.period, words[figure.start : figure.end])
        for figure in figures_in(fold(words), 0, len(words))
    ]


CASES = {
    "có trên 90% chi bộ": [(C.MORE, 90, None, "%", None, "trên 90%")],
    "đạt từ 3-4% tổng số đảng viên": [(C.BETWEEN, 3, 4, "%", None, "đạt từ 3-4%")],
    "tăng từ 3% đến 4%": [(C.BETWEEN, 3, 4, "%", None, "từ 3% đến 4%")],
    "có 80% trở lên chi bộ": [(C.AT_LEAST, 80, None, "%", None, "80% trở lên")],
    "giảm còn 5% trở xuống": [(C.AT_MOST, 5, None, "%", None, "5% trở xuống")],
    "từ 80% đảng viên trở lên": [(C.AT_LEAST, 80, None, "%", None, "từ 80%")],
    "tỷ lệ dưới 2,5%": [(C.LESS, 2.5, None, "%", None, "dưới 2,5%")],
    "không quá 20% tập thể": [(C.AT_MOST, 20, None, "%", None, "không quá 20%")],
    "giảm bình quân 1 - 1,5%/năm": [(C.BETWEEN, 1, 1.5, "%", Period.YEAR, "bình quân 1 - 1,5%/năm")],
    "ít nhất 01 mô hình hay": [(C.AT_LEAST, 1, None, "mô hình", None, "ít nhất 01")],
    "kết nạp từ 140 - 150 đảng viên mới": [(C.BETWEEN, 140, 150, "đảng viên", None, "từ 140 - 150")],
    "thu 25.000 tỷ đồng/năm": [(C.EQUAL, 25000, None, "tỷ đồng/năm", Period.YEAR, "25.000")],
    "đạt 1,2 triệu tấn": [(C.EQUAL, 1.2, None, "triệu tấn", None, "đạt 1,2")],
    "định kỳ hàng quý một lần": [(C.EQUAL, 1, None, "lần/quý", Period.QUARTER, "định kỳ hàng quý một lần")],
    "mỗi năm tối thiểu 02 lần": [(C.AT_LEAST, 2, None, "lần/năm", Period.YEAR, "mỗi năm tối thiểu 02 lần")],
    "ít nhất một quý một lần": [(C.AT_LEAST, 1, None, "lần/quý", Period.QUARTER, "ít nhất một quý một lần")],
    "mỗi quý tổ chức ít nhất 01 lần": [(C.AT_LEAST, 1, None, "lần/quý", Period.QUARTER, "ít nhất 01")],
    "họp ít nhất 02 lần": [(C.AT_LEAST, 2, None, "lần", None, "ít nhất 02")],
    "tối thiểu mỗi năm từ 03 đến 04 hội thi": [(C.BETWEEN, 3, 4, "hội thi", None, "tối thiểu mỗi năm từ 03 đến 04")],
    "ít nhất hai lớp tập huấn": [(C.AT_LEAST, 2, None, "lớp tập huấn", None, "ít nhất hai")],
    "không quá ba bước, ít nhất một và đủ": [],
    "mở 05 gian hàng mới": [(C.EQUAL, 5, None, "gian hàng", None, "05")],
    "xác định 03 nhiệm vụ": [(C.EQUAL, 3, None, None, None, "03")],
    "đến năm 2025 - 100% chi bộ": [(C.EQUAL, 100, None, "%", None, "100%")],
    "Nghị quyết số 21-NQ/TW ngày 16/6/2022, mạng 5G, 24/7, năm 2025 ổn định": [],
    "xong 5, 6, 7.": [],
    "đổi mới": [],
}


@pytest.mark.parametrize("words", CASES)
def test_figures(words):
    found = figures(words)

    assert found == CASES[words]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("01", (1.0, False)),
        ("1.500", (1500.0, False)),
        ("1.5", (1.5, False)),
        ("32,2", (32.2, False)),
        ("1.234,5", (1234.5, False)),
        ("1,500", (1.5, True)),
    ],
)
def test_numbers_are_read_the_vietnamese_way(number, expected):
    assert value_of(number) == expected
