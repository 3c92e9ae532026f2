"""Lists as files: .xlsx and .csv, with title, conditions and moment, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.core.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CELL_LIMIT = 32_767  # characters that a cell of a spreadsheet holds
_WIDEST = 60


def safe(value: Any) -> Any:
    """A value as a cell may hold it: text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
    if value is None or isinstance(value, (bool, int, float, Decimal, date)):
        return value
    text = str(value)[:_CELL_LIMIT]
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_RUNS) or text.startswith(_RUNS) else text


def filename(key: str, at: datetime, kind: str) -> str:
    """«van-ban-20260305-0842.xlsx»."""
    return f"{search_key(key).replace(' ', '-')}-{timezone.localtime(at):%Y%m%d-%H%M}.{kind}"


def export_response(
    kind: str,
    *,
    key: str,
    title: str,
    conditions: str,
    at: datetime,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> HttpResponse:
    """A file to download; an unknown kind gives .xlsx.

    Args:
        kind: «xlsx» or «csv».
        key: beginning of the file's name.
        title: first line of the sheet.
        conditions: which rows these are, in words; empty for all.
        at: moment of the export, written into the sheet and the name.
        heads: heads of the columns.
        rows: values of the cells.
    """
    kind = kind if kind in KINDS else "xlsx"
    about = [title, *([_("Điều kiện: %s") % conditions] if conditions else [])]
    about.append(_("Xuất lúc %s") % f"{timezone.localtime(at):%H:%M, %d/%m/%Y}")
    body = (xlsx if kind == "xlsx" else text_table)(about, heads, rows)
    response = HttpResponse(body, content_type=KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{filename(key, at, kind)}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def text_table(about: Sequence[str], heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Comma-separated, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    for line in about:
        writer.writerow([safe(line)])
    writer.writerow([safe(head) for head in heads])
    for row in rows:
        writer.writerow([_written(safe(value)) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def xlsx(about: Sequence[str], heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet, printed on A4 across, the head repeated on each page."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        plain = book.add_format(base | {"text_wrap": True, "border": 1})
        day = book.add_format(base | {"num_format": "dd/mm/yyyy", "border": 1})
        moment = book.add_format(base | {"num_format": "dd/mm/yyyy hh:mm", "border": 1})
        head = book.add_format(base | {"bold": True, "text_wrap": True, "border": 1, "align": "center"})
        bold, quiet = book.add_format(base | {"bold": True, "font_size": 14}), book.add_format(base)
        sheet = book.add_worksheet(_("Danh sách"))
        for number, line in enumerate(about):
            sheet.write_string(number, 0, safe(line), quiet if number else bold)
        top = len(about) + 1
        sheet.write_row(top, 0, [safe(text) for text in heads], head)
        widths = [len(text) for text in heads]
        end = top
        for end, row in enumerate(rows, start=top + 1):
            for column, value in enumerate(map(safe, row)):
                look = moment if isinstance(value, datetime) else day if isinstance(value, date) else plain
                sheet.write(end, column, value, look)
                widths[column] = max(widths[column], 11 if look is not plain else len(str(value)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(width + 2, _WIDEST))
        sheet.autofilter(top, 0, end, max(len(heads) - 1, 0))
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&P/&N")
    return out.getvalue()
