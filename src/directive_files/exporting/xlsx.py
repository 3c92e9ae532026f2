"""The lists of targets and tasks as an Excel workbook."""

from __future__ import annotations

import io
import math
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import xlsxwriter

from directive_files.exporting import wording
from directive_files.exporting.rows import target_rows, task_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_reader.model import Reading

TARGETS, TASKS, DOCUMENT = "Chỉ tiêu", "Nhiệm vụ", "Văn bản"
TARGET_HEADINGS = ("STT", "Mục", "Nội dung", "Đối tượng", "Mức", "Kỳ", "Thời gian")
TASK_HEADINGS = ("STT", "Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn ghi trong văn bản", "Hạn cuối", "Sản phẩm")
_TARGET_WIDTHS = (6, 9, 70, 28, 22, 14, 14)
_TASK_WIDTHS = (6, 9, 66, 26, 26, 20, 13, 16)
_DOCUMENT_WIDTHS = (20, 90)
_LETTER = 0.95
"""Average width of a letter at this size, in the units of column widths."""
_LINE_HEIGHT, _TALLEST_ROW = 16.0, 409.0
"""In points; Excel draws no taller row."""
_LONGEST_CELL = 32_767
_FIRST_YEAR = 1900
"""Excel knows no date before it, and a wrong 29 February in it."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheet programs take for a formula when a person edits the cell or saves it as CSV."""
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
_BORDERED = _FONT | {"border": 1}


def to_xlsx(reading: Reading, *, made_on: date) -> bytes:
    """Three sheets: targets, tasks, the document. Every text is a text, never a formula or a link; dates are dates."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        created = datetime.combine(made_on, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": wording.named(reading.document), "created": created})
        sheet = _Sheet(book, TARGETS, TARGET_HEADINGS, _TARGET_WIDTHS)
        for row in target_rows(reading):
            sheet.add(row.number, row.path, row.content, row.subject, row.figure, row.period, row.years)
        sheet = _Sheet(book, TASKS, TASK_HEADINGS, _TASK_WIDTHS)
        for task in task_rows(reading):
            sheet.add(
                task.number,
                task.path,
                task.content,
                task.lead,
                task.coordinators,
                task.schedule,
                task.due,
                task.product,
            )
        sheet = _Sheet(book, DOCUMENT, ("Mục", "Nội dung"), _DOCUMENT_WIDTHS)
        for label, value in _document_rows(reading):
            sheet.add(label, value)
    return target.getvalue()


def _document_rows(reading: Reading) -> list[tuple[str, str | date | None]]:
    document = reading.document
    signer = document.signer
    return [
        ("Cơ quan ban hành", wording.one_line(document.issuer or "")),
        ("Số, ký hiệu", wording.one_line(document.code or "")),
        ("Ngày ban hành", wording.iso_date(document.date)),
        ("Trích yếu", wording.one_line(document.title or "")),
        ("Người ký", wording.one_line(signer.name or "") if signer else ""),
        ("Chức vụ", wording.one_line(signer.position or "") if signer else ""),
        ("Thực hiện văn bản", "; ".join(document.implements)),
        ("Văn bản viện dẫn", "; ".join(citation.code for citation in reading.citations)),
        ("Nơi nhận", "; ".join(map(wording.one_line, document.recipients))),
    ]


class _Sheet:
    def __init__(self, book: xlsxwriter.Workbook, name: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        self._sheet = book.add_worksheet(name)
        self._text = book.add_format(_BORDERED)
        self._quoted = book.add_format(_BORDERED | {"quote_prefix": True})
        self._date = book.add_format(_BORDERED | {"num_format": "dd/mm/yyyy"})
        head = book.add_format(_BORDERED | {"bold": True, "bg_color": "#F3F4F6", "align": "center"})
        self._widths = widths
        self._next = 1
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            self._sheet.set_column(column, column, width)
            self._sheet.write_string(0, column, heading, head)
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)

    def add(self, *values: str | int | date | None) -> None:
        self._sheet.set_row(self._next, self._height(values))
        for column, value in enumerate(values):
            match value:
                case None | "":
                    self._sheet.write_blank(self._next, column, None, self._text)
                case int():
                    self._sheet.write_number(self._next, column, value, self._text)
                case date() if value.year > _FIRST_YEAR:
                    self._sheet.write_datetime(self._next, column, value, self._date)
                case date():
                    self._sheet.write_string(self._next, column, wording.short_date(value.isoformat()), self._text)
                case _:
                    look = self._quoted if value.startswith(_FORMULA_STARTS) else self._text
                    self._sheet.write_string(self._next, column, value[:_LONGEST_CELL], look)
        self._next += 1

    def _height(self, values: Sequence[str | int | date | None]) -> float:
        """Height that shows all words: LibreOffice does not find it by itself when it opens the file."""
        needed = (
            math.ceil(len(value) * _LETTER / width)
            for value, width in zip(values, self._widths, strict=True)
            if isinstance(value, str)
        )
        return min(max(needed, default=1) * _LINE_HEIGHT + 2.0, _TALLEST_ROW)
