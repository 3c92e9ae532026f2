"""The specimen directives: a provincial resolution, the bloc's programme for it, and a plan still under review.

Their texts lie in `texts/` and are handed in as .docx, as committee offices do.
"""

from __future__ import annotations

import io
from importlib.resources import files
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from roviec.directives import actions
from roviec.directives.actions import Upload

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document as DocxDocument

    from roviec.access.models import User
    from roviec.organisations.models import Unit

REGISTERED = ("nghi-quyet-12-tu", "chuong-trinh-05-duk")
UNDER_REVIEW = "ke-hoach-18-duk"
COLUMNS = " | "
"""In the texts this divides the two columns of a head or foot."""


def register(*, by: User, unit: Unit, at: datetime) -> None:
    """Hand in the three, read them, enter two in the register; the third waits to be checked."""
    for name in (*REGISTERED, UNDER_REVIEW):
        directive = actions.receive_document(by=by, unit=unit, pages=[_upload(name)], at=at)
        directive = actions.read_directive(by=by, directive=directive, at=at)
        if name in REGISTERED:
            actions.register_directive(by=by, directive=directive, at=at)


def _upload(name: str) -> Upload:
    text = files("roviec.config.demo").joinpath("texts", f"{name}.txt").read_text(encoding="utf-8")
    return Upload(f"{name}.docx", docx_of(text))


def docx_of(text: str) -> bytes:
    """The text as a word processor would have it: a paragraph a line, two-column lines as a borderless table."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    table: list[tuple[str, str]] = []
    for line in [*text.splitlines(), ""]:
        if COLUMNS in line:
            left, _divider, right = line.partition(COLUMNS)
            table.append((left.strip(), right.strip()))
            continue
        _add_table(document, table)
        table = []
        if line.strip():
            paragraph = document.add_paragraph(line.strip())
            if line.startswith("\t"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_table(document: DocxDocument, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, zip(*rows, strict=True), strict=True):
        kept = [line for line in lines if line]
        cell.text = kept[0] if kept else ""
        for line in kept[1:]:
            cell.add_paragraph(line)
