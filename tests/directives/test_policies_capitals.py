from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.policies.capitals import calm


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("CỦA BAN CHẤP HÀNH ĐẢNG BỘ KHỐI NĂM 2022", "Của Ban Chấp hành Đảng bộ Khối năm 2022"),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN VÀ DOANH NGHIỆP", "Đảng ủy Khối các cơ quan và doanh nghiệp"),
        ("CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH về nâng cao năng lực", "Của Ban Chấp hành Đảng bộ tỉnh về nâng cao năng lực"),
        ("NÂNG CAO CHẤT LƯỢNG ĐẢNG VIÊN VÀ TỔ CHỨC ĐẢNG", "Nâng cao chất lượng đảng viên và tổ chức đảng"),
        ("XÂY DỰNG ĐẢNG TRONG TÌNH HÌNH MỚI", "Xây dựng Đảng trong tình hình mới"),
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG LAM VỀ VIỆC", "Ủy ban nhân dân tỉnh Sông Lam về việc"),
        ("ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XIV", "Đại hội Đảng bộ tỉnh lần thứ XIV"),
        ("thực hiện Nghị quyết số 21-NQ/TW", "Thực hiện Nghị quyết số 21-NQ/TW"),
        ("Về việc của UBND và HĐND", "Về việc của UBND và HĐND"),
        ("CÔNG ĐOÀN - HỘI NÔNG DÂN TỈNH", "Công đoàn - Hội Nông dân tỉnh"),
        ("TỈNH ỦY SÔNG LAM", "Tỉnh ủy Sông Lam"),
        ("BAN TỔ CHỨC HUYỆN ỦY THƯỢNG LAM", "Ban Tổ chức Huyện ủy Thượng Lam"),
        ("MỤC TIÊU", "Mục tiêu"),
        ("MỤC TIÊU và giải pháp", "MỤC TIÊU và giải pháp"),
        ("HĐND TỈNH", "HĐND TỈNH"),
        ("ĐẢNG VIÊN", "Đảng viên"),
        ("", ""),
    ],
)
def test_capitals_become_running_text(printed, written):
    assert calm(printed) == written


@given(st.text())
def test_no_letter_is_lost(text):
    assert calm(text).casefold() == calm(calm(text)).casefold()
