from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from roviec.core.exports import export_response, filename, safe

AT = datetime(2026, 3, 5, 1, 42, tzinfo=UTC)


def export(kind, rows):
    return export_response(
        kind, key="Văn bản", title="Sổ văn bản", conditions="Cấp: Tỉnh", at=AT, heads=["Số", "Ngày", "Lúc"], rows=rows
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+84", "'+84"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("03-NQ/ĐUK", "03-NQ/ĐUK"),
        (-5, -5),
        (Decimal("1.5"), Decimal("1.5")),
        (None, None),
        (date(2026, 3, 5), date(2026, 3, 5)),
        (datetime(2026, 3, 5, 1, 42, tzinfo=UTC), datetime(2026, 3, 5, 8, 42)),
        (datetime(2026, 3, 5, 8, 42), datetime(2026, 3, 5, 8, 42)),
    ],
)
def test_no_cell_runs(value, written):
    assert safe(value) == written


def test_the_name_says_what_and_when():
    assert filename("Văn bản", AT, "xlsx") == "van-ban-20260305-0842.xlsx"


def test_csv_is_read_as_utf8_by_spreadsheets():
    response = export("csv", [["=cmd", date(2026, 3, 5), AT]])

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response.content.decode("utf-8-sig").splitlines() == [
        "Sổ văn bản",
        "Điều kiện: Cấp: Tỉnh",
        '"Xuất lúc 08:42, 05/03/2026"',
        "Số,Ngày,Lúc",
        "'=cmd,05/03/2026,05/03/2026 08:42",
    ]
    assert response.headers["Content-Disposition"] == 'attachment; filename="van-ban-20260305-0842.csv"'
    assert response.headers["Cache-Control"] == "no-store"


def test_xlsx_keeps_types_and_writes_no_formula():
    response = export("xlsx", [["=1+1", date(2026, 3, 5), AT], ["07-KH/ĐUK", None, None]])

    sheet = openpyxl.load_workbook(BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Sổ văn bản", None, None],
        ["Điều kiện: Cấp: Tỉnh", None, None],
        ["Xuất lúc 08:42, 05/03/2026", None, None],
        [None, None, None],
        ["Số", "Ngày", "Lúc"],
        ["'=1+1", datetime(2026, 3, 5), datetime(2026, 3, 5, 8, 42)],
        ["07-KH/ĐUK", None, None],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_an_unknown_kind_gives_a_spreadsheet_even_of_no_rows():
    response = export("exe", [])

    assert response.headers["Content-Type"].startswith("application/vnd.openxmlformats")
    assert openpyxl.load_workbook(BytesIO(response.content)).active.max_row == 5
