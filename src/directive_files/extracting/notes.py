"""What a person should know about how a text was won from its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Note:
    """`code` never changes; `vi` and `en` say the same."""

    code: str
    vi: str
    en: str


def ocr_used(pages: Iterable[int]) -> Note:
    """`pages` are counted from 1."""
    listed = _listed(pages)
    return Note(
        "ocr-used",
        f"Chữ được nhận dạng từ ảnh (trang {listed}): hãy đối chiếu kỹ số, ký hiệu, ngày tháng và họ tên.",
        f"The text was recognised from pictures (page {listed}): check numbers, codes, dates and names closely.",
    )


def pages_without_text(pages: Iterable[int]) -> Note:
    """`pages` are counted from 1."""
    listed = _listed(pages)
    return Note(
        "pages-without-text",
        f"Trang {listed} chỉ có ảnh và chưa được đọc, vì máy chủ chưa cài chương trình nhận dạng chữ.",
        f"Page {listed} is a picture and was not read, since this machine has no text recognition.",
    )


def converted(encodings: Iterable[str]) -> Note:
    listed = ", ".join(sorted(encodings))
    return Note(
        "encoding-converted",
        f"Chữ theo bảng mã {listed} đã được chuyển sang Unicode: hãy đối chiếu dấu thanh và chữ hoa.",
        f"Text in {listed} was converted to Unicode: check marks and capitals.",
    )


def other_content(extension: str, kind: str) -> Note:
    return Note(
        "other-content",
        f"Tên tệp ghi {extension} nhưng nội dung là {kind}; đã đọc theo nội dung.",
        f"The name says {extension} but the content is {kind}; it was read as what it is.",
    )


def _listed(pages: Iterable[int]) -> str:
    return ", ".join(map(str, pages))
