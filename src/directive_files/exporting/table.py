"""What was read as plain text for a terminal."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from directive_files.exporting import wording
from directive_files.exporting.rows import target_rows, task_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_reader.model import Reading

NARROWEST = 60
_GAP = 2


def to_table(reading: Reading, *, width: int) -> str:
    """Head, targets, tasks, cited documents and doubts; no line is wider than `width` columns (at least 60).

    Nothing in it can steer the terminal: control characters are taken out.
    """
    width = max(width, NARROWEST)
    lines = [*_head(reading, width)]
    targets = [(row.path, row.content, row.figure, row.years or row.period) for row in target_rows(reading)]
    lines += _section(
        f"CHỈ TIÊU ({len(targets)})", ("Mục", "Nội dung", "Mức", "Thời gian"), targets, (8, 0, 22, 14), width
    )
    tasks = [(row.path, row.content, row.lead, row.schedule) for row in task_rows(reading)]
    lines += _section(
        f"NHIỆM VỤ ({len(tasks)})", ("Mục", "Nhiệm vụ", "Chủ trì", "Thời hạn"), tasks, (8, 0, 22, 18), width
    )
    cited = [(item.code, item.kind or "", wording.short_date(item.date)) for item in reading.citations]
    lines += _section(f"VĂN BẢN VIỆN DẪN ({len(cited)})", ("Số, ký hiệu", "Loại", "Ngày"), cited, (20, 0, 12), width)
    doubts = [(doubt.field, doubt.message) for doubt in reading.doubts]
    lines += _section(f"CẦN XEM LẠI ({len(doubts)})", ("Chỗ", "Điều chưa chắc"), doubts, (20, 0), width)
    return "\n".join(lines) + "\n"


def _head(reading: Reading, width: int) -> Iterator[str]:
    document = reading.document
    for label, value in (
        ("Cơ quan ban hành", document.issuer),
        ("Số, ký hiệu", document.code),
        ("Ngày ban hành", wording.short_date(document.date)),
        ("Trích yếu", document.title),
        ("Người ký", document.signer.name if document.signer else None),
        ("Thực hiện", ", ".join(document.implements)),
    ):
        if value:
            yield from _row((label, value), (18, width - 18 - _GAP))
    if not reading.is_directive:
        yield "Đây có thể không phải là văn bản chỉ đạo."


def _section(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], width: int
) -> Iterator[str]:
    """A titled table; the column of width 0 takes what the others leave."""
    if not rows:
        return
    rest = width - sum(widths) - _GAP * (len(widths) - 1)
    full = [column or rest for column in widths]
    yield from ("", title, *_row(headings, full), "─" * width)
    for row in rows:
        yield from _row(row, full)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [list(_wrapped(wording.one_line(cell), width)) for cell, width in zip(cells, widths, strict=True)]
    for pieces in zip_longest(*wrapped, fillvalue=""):
        padded = (piece + " " * (width - _columns(piece)) for piece, width in zip(pieces, widths, strict=True))
        yield (" " * _GAP).join(padded).rstrip()


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        for piece in _pieces(word, width):
            joined = f"{line} {piece}" if line else piece
            if _columns(joined) > width:
                yield line
                line = piece
            else:
                line = joined
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word, cut where it is wider than its column."""
    piece = ""
    for letter in unicodedata.normalize("NFC", word):
        if _columns(piece + letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _columns(text: str) -> int:
    """Columns a terminal uses: none for marks that sit on a letter, two for wide signs."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
        for letter in text
    )
