"""What the header and the signature block say of a document.

reads: `Text`, `Outline`; writes: `Document` and doubts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_reader.header.cells import Cell, Findings, cells
from directive_reader.header.ending import apart, find_recipients, find_signer
from directive_reader.header.identity import find_number, find_place_and_date
from directive_reader.header.naming import find_issuer, find_title, name_issuer_by_signature
from directive_reader.header.stamps import find_secrecy, without_stamps
from directive_reader.header.superior import implemented
from directive_reader.lexicon.kinds import DIRECTIVE_KINDS
from directive_reader.model import Document, Doubt
from directive_reader.outline import Zone
from directive_reader.patterns import header as patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_reader.outline import Outline
    from directive_reader.text import Text

__all__ = ["find_header", "implemented", "is_directive"]

_KIND_LINE = patterns.KIND_LINE.regex.match

_FIRST_BLOCKS = 40
"""A grade of secrecy stands within so many lines."""
_WEB_LINES = 6
"""First lines of a text without a header, as a page of the web has it."""


def find_header(text: Text, outline: Outline) -> tuple[Document, list[Doubt]]:
    """Read header and signature: «ĐẢNG ỦY KHỐI⏎Số 03-NQ/ĐUK⏎Sông Lam, ngày 10 tháng 01 năm 2022⏎NGHỊ QUYẾT⏎…»."""
    columns: dict[Zone, list[Cell]] = {zone: [] for zone in _ZONES}
    for block in outline.blocks:
        if block.zone in _ZONES:
            columns[block.zone] += cells(text, block)
    found = Findings(text)
    first = [cell for block in outline.blocks[:_FIRST_BLOCKS] for cell in cells(text, block)]
    find_secrecy(found, first)
    header = without_stamps(found, columns[Zone.HEADER])
    ending = list(apart(without_stamps(found, columns[Zone.SIGNATURE])))
    kind = next((i for i, cell in enumerate(header) if _KIND_LINE(cell.words)), None)
    find_number(found, header or first[:_WEB_LINES], kind)
    find_place_and_date(found, header, ending)
    find_title(
        found, header or first[:_WEB_LINES], kind, columns[Zone.PREAMBLE][0].words if columns[Zone.PREAMBLE] else ""
    )
    find_issuer(found, header[:kind], columns[Zone.PREAMBLE])
    find_signer(found, ending)
    find_recipients(found, ending)
    name_issuer_by_signature(found)
    document = found.document()
    return document, list(_doubts(document))


_ZONES = (Zone.HEADER, Zone.PREAMBLE, Zone.SIGNATURE)


def _doubts(document: Document) -> Iterator[Doubt]:
    for name in ("issuer", "kind", "code", "date", "title", "signer"):
        if getattr(document, name) is None:
            yield Doubt(f"document.{name}-missing", f"document.{name}", f"The text gives no {name}")


def is_directive(document: Document, outline: Outline) -> bool:
    """Whether a text is a directive at all: of a kind that hands out tasks, with marks of an official document."""
    marks = (document.code, document.issuer, document.signer, document.date, document.title and outline.sections)
    return document.kind in DIRECTIVE_KINDS and any(marks)
