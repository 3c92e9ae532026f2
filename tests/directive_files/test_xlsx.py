from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from directive_files import extract
from directive_files.errors import UnsupportedFormat
from directive_files.exporting import to_xlsx
from directive_reader import Document, Schedule, ScheduleKind
from tests.directive_files.making import by_office, needs_office
from tests.directive_files.readings import EMPTY, READING

DAY = date(2026, 2, 1)


def opened(reading):
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(reading, made_on=DAY)))


def values(sheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_targets_tasks_and_document_are_three_sheets():
    book = opened(READING)

    assert book.sheetnames == ["Chỉ tiêu", "Nhiệm vụ", "Văn bản"]
    quote = "Hằng năm có trên 90% chi bộ sinh hoạt đúng quy định."
    assert values(book["Chỉ tiêu"]) == [
        ["STT", "Mục", "Nội dung", "Đối tượng", "Mức", "Kỳ", "Thời gian"],
        [1, "I", quote, "chi bộ", "trên 90%", "hằng năm", "đến năm 2030"],
        [2, "I", quote, "chi bộ", None, None, None],
    ]
    assert values(book["Nhiệm vụ"])[1:] == [
        [
            1,
            "II.1",
            "- Văn phòng Đảng ủy rà soát quy chế, hoàn thành trước ngày 30/6/2026.",
            "Văn phòng Đảng ủy",
            None,
            "hoàn thành trước ngày 30/6/2026",
            datetime(2026, 6, 30),
            "Quy chế",
        ],
        [
            2,
            "II.2.a",
            "Ủy ban Kiểm tra phối hợp với Ban Tổ chức kiểm tra theo Nghị quyết số 12-NQ/TU.",
            "Ủy ban Kiểm tra",
            "Ban Tổ chức",
            None,
            None,
            None,
        ],
    ]
    assert dict(values(book["Văn bản"])[1:]) == {
        "Cơ quan ban hành": "ĐẢNG ỦY KHỐI CƠ QUAN",
        "Số, ký hiệu": "05-NQ/ĐUK",
        "Ngày ban hành": datetime(2026, 1, 10),
        "Trích yếu": "về nâng cao chất lượng sinh hoạt chi bộ",
        "Người ký": "Trần Văn Mẫu",
        "Chức vụ": "BÍ THƯ",
        "Thực hiện văn bản": "12-NQ/TU",
        "Văn bản viện dẫn": "12-NQ/TU",
        "Nơi nhận": "Tỉnh ủy; Các chi bộ",
    }


def test_the_head_stays_in_view_columns_are_wide_and_dates_are_dates():
    sheet = opened(READING)["Nhiệm vụ"]

    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["C"].width >= 60
    assert (sheet["G2"].is_date, sheet["G2"].number_format) == (True, "dd/mm/yyyy")
    assert sheet["A1"].font.bold is True


def test_rows_are_as_tall_as_their_words_need_and_no_taller_than_a_sheet_can_show():
    task = READING.tasks[0]
    reading = replace(READING, tasks=tuple(replace(task, quote="chữ " * times) for times in (5, 100, 10_000)))

    sheet = opened(reading)["Nhiệm vụ"]

    heights = [sheet.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [33.75, 98.25, 408.75]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_is_a_text(start):
    evil = f'{start}HYPERLINK("http://x")'
    task = replace(READING.tasks[0], quote=evil, lead=evil)

    sheet = opened(replace(READING, tasks=(task,)))["Nhiệm vụ"]

    assert [(sheet[place].value, sheet[place].data_type, sheet[place].quotePrefix) for place in ("C2", "D2")] == [
        (evil, "s", True)
    ] * 2
    assert sheet["F2"].quotePrefix is False


def test_links_and_numbers_in_texts_stay_texts_and_long_texts_are_cut():
    task = replace(
        READING.tasks[0], quote="x" * 40_000, lead="http://example.vn", product="007", coordinators=("\x07a\nb",)
    )

    sheet = opened(replace(READING, tasks=(task,)))["Nhiệm vụ"]

    assert [sheet[place].value for place in ("D2", "E2", "H2")] == ["http://example.vn", "a b", "007"]
    assert len(sheet["C2"].value) == 32_767
    assert sheet["D2"].hyperlink is None


def test_a_year_before_the_calendar_of_excel_does_not_break_the_sheet():
    document = Document(date="0200-01-01")
    task = replace(READING.tasks[0], schedule=Schedule(ScheduleKind.BY, year=12, month=1))

    book = opened(replace(READING, document=document, tasks=(task,)))

    assert (book["Nhiệm vụ"]["G2"].value, book["Văn bản"]["B4"].value) == ("31/01/0012", "01/01/0200")


def test_an_empty_reading_gives_heads_only():
    book = opened(EMPTY)

    assert [book[name].max_row for name in book.sheetnames] == [1, 1, 10]


@needs_office
def test_libreoffice_opens_it(tmp_path):
    text = extract("a.pdf", by_office(tmp_path, "a.xlsx", to_xlsx(READING, made_on=DAY), "pdf")).text

    assert "30/06/2026" in text
    assert "Văn phòng Đảng ủy" in text


def test_a_list_of_tasks_is_no_directive_to_be_read():
    with pytest.raises(UnsupportedFormat):
        extract("a.xlsx", to_xlsx(READING, made_on=DAY))
