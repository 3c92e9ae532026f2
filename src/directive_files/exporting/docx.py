"""The lists of targets and tasks as a Word document in the layout of party documents."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from directive_files.exporting import wording
from directive_files.exporting.rows import target_rows, task_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

    from directive_reader.model import Reading

_FONT = "Times New Roman"
_A4 = (Mm(297), Mm(210))
_TOP_BOTTOM, _LEFT, _RIGHT = Mm(20), Mm(30), Mm(15)
_HEAD_WIDTHS = (Mm(118), Mm(134))
_TARGET_HEADINGS, _TARGET_WIDTHS = ("TT", "Mục", "Chỉ tiêu", "Mức", "Thời gian"), (14, 20, 138, 46, 34)
_TASK_HEADINGS = ("TT", "Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")
_TASK_WIDTHS = (14, 20, 90, 36, 36, 30, 26)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head of the list: on the left the body above and the body that makes the list, on the right place and date."""

    above: str | None = None
    issuer: str | None = None
    place: str | None = None
    dated: date | None = None


def to_docx(reading: Reading, *, made_on: date, letterhead: Letterhead | None = None) -> bytes:
    """A4 across, Times New Roman 14. Without a letterhead the issuer of the directive stands in its head.

    The place of number and date is left open unless the letterhead gives them: they are written in when it is issued.
    """
    document = docx.Document()
    created = datetime.combine(made_on, time(), UTC)
    properties = document.core_properties
    properties.created = properties.modified = created
    properties.author, properties.title, properties.comments = "", "Danh mục chỉ tiêu, nhiệm vụ", ""
    _set_page(document)
    _write_head(document, letterhead or Letterhead(issuer=reading.document.issuer, place=reading.document.place))
    _write_title(document, reading)
    targets = [
        (str(row.number), row.path, row.content, row.figure, row.years or row.period) for row in target_rows(reading)
    ]
    tasks = [
        (str(row.number), row.path, row.content, row.lead, row.coordinators, row.schedule, row.product)
        for row in task_rows(reading)
    ]
    if targets:
        _write(document.add_paragraph(), "A. CHỈ TIÊU", bold=True)
        _write_table(document, _TARGET_HEADINGS, _TARGET_WIDTHS, targets)
    if tasks:
        _write(document.add_paragraph(), "B. NHIỆM VỤ", bold=True)
        _write_table(document, _TASK_HEADINGS, _TASK_WIDTHS, tasks)
    if not targets and not tasks:
        _write(document.add_paragraph(), "Không tìm thấy chỉ tiêu, nhiệm vụ nào trong văn bản.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _set_page(document: Document) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(14)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), _FONT)
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _A4
    section.top_margin = section.bottom_margin = _TOP_BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.different_first_page_header_footer = True
    numbered = section.header.paragraphs[0]
    numbered.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    numbered._p.append(field)  # noqa: SLF001 - python-docx has no call for fields


def _write_head(document: Document, head: Letterhead) -> None:
    left, right = _cells(document.add_table(1, 2).rows[0], _HEAD_WIDTHS)
    if head.above:
        _write(_next_paragraph(left), wording.one_line(head.above).upper(), centred=True)
    if head.issuer:
        _write(_next_paragraph(left), wording.one_line(head.issuer).upper(), bold=True, centred=True)
    for text in ("*", "Số …"):
        _write(_next_paragraph(left), text, centred=True)
    _write(_next_paragraph(right), "ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, centred=True, size=15)
    right.paragraphs[-1].runs[0].underline = True
    place = wording.one_line(head.place or "…")
    day = (
        f"ngày {head.dated:%d} tháng {_month(head.dated)} năm {head.dated.year}"
        if head.dated
        else "ngày … tháng … năm …"
    )
    _write(_next_paragraph(right), f"{place}, {day}", italic=True, centred=True)


def _month(day: date) -> str:
    """January and February are written with a nought, so that nobody makes them 11 and 12."""
    return f"{day.month:02}" if day.month <= 2 else str(day.month)  # noqa: PLR2004 - February


def _write_title(document: Document, reading: Reading) -> None:
    document.add_paragraph()
    _write(document.add_paragraph(), "DANH MỤC CHỈ TIÊU, NHIỆM VỤ", bold=True, centred=True)
    named = wording.named(reading.document)
    if named:
        _write(document.add_paragraph(), f"(theo văn bản {named})", italic=True, centred=True)
    document.add_paragraph()


def _write_table(
    document: Document, headings: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> None:
    table = document.add_table(1, len(headings), style="Table Grid")
    table.autofit = False
    measures = [Mm(width) for width in widths]
    for column, measure in zip(table.columns, measures, strict=True):
        column.width = measure
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no call for repeated heads
    for cell, heading in zip(_cells(table.rows[0], measures), headings, strict=True):
        _write(cell.paragraphs[0], heading, bold=True, centred=True, size=12)
    for row in rows:
        for cell, text in zip(_cells(table.add_row(), measures), row, strict=True):
            _write(cell.paragraphs[0], text, size=12)
    document.add_paragraph()


def _cells(row: _Row, widths: Sequence[Mm]) -> tuple[_Cell, ...]:
    """The cells of a row, each with its width: Word heeds these, LibreOffice those of the columns."""
    cells = row.cells
    for cell, width in zip(cells, widths, strict=True):
        cell.width = width
    return cells


def _next_paragraph(cell: _Cell) -> Paragraph:
    """The empty paragraph every cell begins with, then new ones."""
    last: Paragraph = cell.paragraphs[-1]
    return cell.add_paragraph() if last.runs else last


def _write(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    size: int | None = None,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size is not None:
        run.font.size = Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
