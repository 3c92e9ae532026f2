from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directive_files.exporting import to_table
from directive_files.exporting.table import NARROWEST, _columns
from tests.directive_files.readings import EMPTY, READING


def test_the_whole_table():
    assert (
        to_table(READING, width=100)
        == """\
Cơ quan ban hành    ĐẢNG ỦY KHỐI CƠ QUAN
Số, ký hiệu         05-NQ/ĐUK
Ngày ban hành       10/01/2026
Trích yếu           về nâng cao chất lượng sinh hoạt chi bộ
Người ký            Trần Văn Mẫu
Thực hiện           12-NQ/TU

CHỈ TIÊU (2)
Mục       Nội dung                                            Mức                     Thời gian
────────────────────────────────────────────────────────────────────────────────────────────────────
I         Hằng năm có trên 90% chi bộ sinh hoạt đúng quy      trên 90%                đến năm 2030
          định.
I         Hằng năm có trên 90% chi bộ sinh hoạt đúng quy
          định.

NHIỆM VỤ (2)
Mục       Nhiệm vụ                                        Chủ trì                 Thời hạn
────────────────────────────────────────────────────────────────────────────────────────────────────
II.1      - Văn phòng Đảng ủy rà soát quy chế, hoàn       Văn phòng Đảng ủy       hoàn thành trước
          thành trước ngày 30/6/2026.                                             ngày 30/6/2026
II.2.a    Ủy ban Kiểm tra phối hợp với Ban Tổ chức kiểm   Ủy ban Kiểm tra
          tra theo Nghị quyết số 12-NQ/TU.

VĂN BẢN VIỆN DẪN (1)
Số, ký hiệu           Loại                                                              Ngày
────────────────────────────────────────────────────────────────────────────────────────────────────
12-NQ/TU              Nghị quyết                                                        05/12/2025

CẦN XEM LẠI (1)
Chỗ                   Điều chưa chắc
────────────────────────────────────────────────────────────────────────────────────────────────────
targets[1].op         Chỉ tiêu không có con số
"""
    )


def test_nothing_found():
    assert to_table(EMPTY, width=80) == "Đây có thể không phải là văn bản chỉ đạo.\n"


@pytest.mark.parametrize(("text", "columns"), [("Đảng", 4), ("Đa\u0309ng", 4), ("漢字", 4), ("", 0)])
def test_columns_of_a_terminal(text, columns):
    assert _columns(text) == columns


@given(text=st.text(), width=st.integers(0, 200))
def test_no_line_is_too_wide_and_none_steers_the_terminal(text, width):
    task = replace(READING.tasks[0], quote=text, lead=text, path=text)

    table = to_table(replace(READING, tasks=(task,)), width=width)

    assert max(map(_columns, table.split("\n"))) <= max(width, NARROWEST)
    assert not set(table) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160))}
