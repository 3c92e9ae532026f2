from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from directive_files import extract
from directive_files.exporting import Letterhead, to_docx
from tests.directive_files.making import by_office, in_order, needs_office
from tests.directive_files.readings import EMPTY, READING

DAY = date(2026, 2, 1)


def opened(reading, **more):
    return docx.Document(io.BytesIO(to_docx(reading, made_on=DAY, **more)))


def rows(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_head_title_and_both_lists():
    document = opened(READING)

    head, targets, tasks = document.tables
    assert rows(head) == [
        ["ĐẢNG ỦY KHỐI CƠ QUAN\n*\nSố …", "ĐẢNG CỘNG SẢN VIỆT NAM\nSông Lam, ngày … tháng … năm …"],
    ]
    assert [item.text for item in document.paragraphs if item.text] == [
        "DANH MỤC CHỈ TIÊU, NHIỆM VỤ",
        "(theo văn bản số 05-NQ/ĐUK, ngày 10/01/2026 về nâng cao chất lượng sinh hoạt chi bộ)",
        "A. CHỈ TIÊU",
        "B. NHIỆM VỤ",
    ]
    assert rows(targets)[0] == ["TT", "Mục", "Chỉ tiêu", "Mức", "Thời gian"]
    assert rows(targets)[1][2:] == ["Hằng năm có trên 90% chi bộ sinh hoạt đúng quy định.", "trên 90%", "đến năm 2030"]
    assert rows(tasks)[1:] == [
        [
            "1",
            "II.1",
            "- Văn phòng Đảng ủy rà soát quy chế, hoàn thành trước ngày 30/6/2026.",
            "Văn phòng Đảng ủy",
            "",
            "hoàn thành trước ngày 30/6/2026",
            "Quy chế",
        ],
        [
            "2",
            "II.2.a",
            "Ủy ban Kiểm tra phối hợp với Ban Tổ chức kiểm tra theo Nghị quyết số 12-NQ/TU.",
            "Ủy ban Kiểm tra",
            "Ban Tổ chức",
            "",
            "",
        ],
    ]


def test_page_font_and_repeated_heads():
    document = opened(READING)

    section, normal = document.sections[0], document.styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert (section.orientation, round(section.page_width.mm), round(section.page_height.mm)) == (
        WD_ORIENT.LANDSCAPE,
        297,
        210,
    )
    assert [
        round(side.mm)
        for side in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    ] == [
        20,
        20,
        30,
        15,
    ]  # fmt: skip - the margins of the rule
    assert (normal.font.size.pt, {fonts.get(qn(name)) for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")}) == (
        14,
        {"Times New Roman"},
    )
    assert [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables[1:]] == [True, True]
    grid = [[round(column.width.mm) for column in table.columns] for table in document.tables[1:]]
    assert grid == [[14, 20, 138, 46, 34], [14, 20, 90, 36, 36, 30, 26]]
    assert section.different_first_page_header_footer is True
    assert all(cell.width for table in document.tables for row in table.rows for cell in row.cells)
    assert document.core_properties.created.date() == DAY


@pytest.mark.parametrize(
    ("day", "dated"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (None, "ngày … tháng … năm …"),
    ],
)
def test_a_letterhead_of_ones_own(day, dated):
    letterhead = Letterhead("Đảng bộ tỉnh Sông Lam", "Đảng ủy xã Mẫu", "Mẫu", day)

    document = opened(READING, letterhead=letterhead)

    assert rows(document.tables[0]) == [
        ["ĐẢNG BỘ TỈNH SÔNG LAM\nĐẢNG ỦY XÃ MẪU\n*\nSố …", f"ĐẢNG CỘNG SẢN VIỆT NAM\nMẫu, {dated}"],
    ]


def test_nothing_found_is_said():
    document = opened(EMPTY)

    assert len(document.tables) == 1
    assert [item.text for item in document.paragraphs if item.text] == [
        "DANH MỤC CHỈ TIÊU, NHIỆM VỤ",
        "Không tìm thấy chỉ tiêu, nhiệm vụ nào trong văn bản.",
    ]


def test_only_tasks_and_only_targets():
    assert len(opened(replace(READING, targets=())).tables) == 2
    assert len(opened(replace(READING, tasks=())).tables) == 2


def test_control_characters_of_a_scan_do_not_break_the_file():
    task = replace(READING.tasks[0], quote="a\x00\x0bb\ud800\ufffe", lead="\x1b[31m")

    document = opened(replace(READING, tasks=(task,)))

    assert rows(document.tables[2])[1][2:4] == ["ab", "[31m"]


def test_our_own_extractor_reads_it_back():
    text = extract("a.docx", to_docx(READING, made_on=DAY)).text

    assert in_order(
        text, "ĐẢNG ỦY KHỐI CƠ QUAN\n*", "DANH MỤC", "A. CHỈ TIÊU", "trên 90%", "B. NHIỆM VỤ", "Văn phòng Đảng ủy | "
    )


@needs_office
def test_libreoffice_opens_it(tmp_path):
    text = extract("a.pdf", by_office(tmp_path, "a.docx", to_docx(READING, made_on=DAY), "pdf")).text

    assert in_order(
        text, "ĐẢNG ỦY KHỐI CƠ QUAN", "DANH MỤC CHỈ TIÊU, NHIỆM VỤ", "A. CHỈ TIÊU", "trên 90%", "B. NHIỆM VỤ"
    )
