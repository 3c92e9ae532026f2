from __future__ import annotations

import unicodedata

import pytest

from directive_reader.model import Span
from directive_reader.text import normalise

WRAPPED = """\
**I. MỤC ĐÍCH,
YÊU CẦU**

**1.** Làm rõ phần việc của từng ban, từng tổ chức
đoàn, cán bộ, hội viên trong ngày hội của thôn
Khối; phát huy trách nhiệm của người đứng đầu. Đổi mới
nội dung sinh hoạt và thực hiện Kế hoạch số
24/KH-UBND của tỉnh; giữ nghiêm
kỷ luật của Đảng.

- Giai đoạn 2026
- 2030 có 90% chi bộ.

**2.**
**Tăng cường kiểm tra
"""

FIRST_ITEM = (
    "1. Làm rõ phần việc của từng ban, từng tổ chức đoàn, cán bộ, hội viên trong ngày hội của thôn Khối; "
    "phát huy trách nhiệm của người đứng đầu. Đổi mới nội dung sinh hoạt và thực hiện Kế hoạch số "
    "24/KH-UBND của tỉnh; giữ nghiêm kỷ luật của Đảng."
)


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("", ""),
        (" \n\n\t", ""),
        ("Một\n\n12\n\nhai", "Một hai"),
        ("đẩy mạnh\n\n- 5 -\n\nthực hiện", "đẩy mạnh thực hiện"),
        ("tuyên truyền;\n\n7\n\nvận động", "tuyên truyền; vận động"),
        ("tuyên truyền;\n\nvận động", "tuyên truyền;\nvận động"),
        ("Một.\nHai.", "Một.\nHai."),
        ("## KẾ HOẠCH\n***\nvề việc", "KẾ HOẠCH\nvề việc"),
        ("**ĐẢNG BỘ TỈNH\nĐẢNG ỦY KHỐI**", "ĐẢNG BỘ TỈNH\nĐẢNG ỦY KHỐI"),
        ("*Nơi nhận:* \\- Tỉnh ủy", "Nơi nhận: - Tỉnh ủy"),
        ("| STT | Việc |\n|---|---|\n| 1 | Rà soát |", "STT\tViệc\n1\tRà soát"),
        ("|  | Rà soát", "\tRà soát"),
        ("ĐẢNG ỦY KHỐI        ĐẢNG CỘNG SẢN", "ĐẢNG ỦY KHỐI\tĐẢNG CỘNG SẢN"),
        ("a\u00a0 b\u200b c", "a b c"),
        ("<p>Một &amp; hai<br/>Ba</p>", "Một & hai\nBa"),
        ("<td>Một</td><td>Hai</td>", "Một\tHai"),
        ("xem [Kế hoạch](https://songlam.vn/kh) này", "xem Kế hoạch này"),
        ("(*thực hiện thường xuyên*)", "(thực hiện thường xuyên)"),
        ("- Một,\n+\nHai", "- Một,\n+ Hai"),
        ("* Hằng năm", "* Hằng năm"),
        ("Thời gian: Quý\nIV năm 2025", "Thời gian: Quý IV năm 2025"),
        ("Lam Thành, ngày\n19 tháng 11", "Lam Thành, ngày 19 tháng 11"),
        ("Hằng năm\nCác chi bộ", "Hằng năm\nCác chi bộ"),
        ("số" + "\x1f" * 20 + "\ufeff\nHai", "số" + "\x1f" * 20 + "\nHai"),
        (unicodedata.normalize("NFD", "Đảng ủy Khối\nvề việc"), "Đảng ủy Khối về việc"),
        (unicodedata.normalize("NFD", "ở") + "_", "ở"),
    ],
)
def test_clean_text_keeps_words_and_drops_layout(original, clean):
    assert normalise(original).clean == clean


def test_wrapped_lines_become_paragraphs_and_items():
    assert normalise(WRAPPED).clean.split("\n") == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        FIRST_ITEM,
        "- Giai đoạn 2026 - 2030 có 90% chi bộ.",
        "2. Tăng cường kiểm tra",
    ]


def test_span_leads_back_to_the_original_with_its_marks_and_breaks():
    text = normalise("**1.** Nâng\ncao &amp; rà\n\n3\n\nsoát  " + unicodedata.normalize("NFD", "tổ"))
    assert text.clean == "1. Nâng cao & rà soát tổ"

    spans = [
        text.span(text.clean.index(word), text.clean.index(word) + len(word)) for word in ("1.", "Nâng cao & rà", "tổ")
    ]

    assert [span.of(text.original) for span in spans] == [
        "1.",
        "Nâng\ncao &amp; rà",
        unicodedata.normalize("NFD", "tổ"),
    ]


def test_span_trims_white_space_and_may_be_empty():
    text = normalise("một  hai")

    assert [text.span(3, 5), text.span(3, 4), text.span(99, 120), text.span(-4, 3)] == [
        Span(5, 6),
        Span(5, 5),
        Span(8, 8),
        Span(0, 3),
    ]


def test_heading_that_ends_in_a_closed_compound_and_the_recipients_begin_lines_of_their_own():
    text = (
        "I. NHIỆM VỤ\n1. Thực hiện chuyển đổi số\nCác chi bộ trực thuộc tập trung lãnh đạo công tác số hóa, cập nhật\n"
        "dữ liệu đảng viên; phân công đảng viên phụ trách từng hộ và\nbáo cáo kết quả với cấp ủy theo đúng thời hạn\n"
        "đã nêu; văn phòng theo dõi, đôn đốc, hằng năm báo cáo Ban Thường vụ.\nNơi nhận:\n- Các chi bộ.\n"
    )

    assert [line[:30] for line in normalise(text).clean.split("\n")] == [
        "I. NHIỆM VỤ",
        "1. Thực hiện chuyển đổi số",
        "Các chi bộ trực thuộc tập trun",
        "Nơi nhận:",
        "- Các chi bộ.",
    ]


def test_title_below_its_kind_does_not_take_the_preamble_in():
    title = "về tăng cường sự lãnh đạo của cấp ủy đối với công tác quản lý, bảo vệ đê điều và rừng phòng hộ ven sông"
    text = f"Trang tin đăng toàn văn văn bản này của Tỉnh ủy Sông Lam như sau:\n\nCHƯƠNG TRÌNH\n\n{title}\n\nThực hiện"

    assert normalise(text).clean.split("\n")[1:] == ["CHƯƠNG TRÌNH", title, "Thực hiện"]


def test_item_with_a_share_is_no_second_half_of_a_range():
    assert normalise("1. Đến hết năm 2025\n\n- 100% chi bộ.\n").clean == "1. Đến hết năm 2025\n- 100% chi bộ."
