"""Columns of lines, and what has been found in them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from directive_reader.model import DigitalStamp, Document, Secrecy, Signer, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_reader.outline import Block
    from directive_reader.text import Text


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of one line; `words` are its words in one line."""

    start: int
    end: int
    words: str
    block: Block

    @property
    def capitals(self) -> bool:
        return is_capitals(self.words)


def is_capitals(line: str) -> bool:
    return sum(map(str.isupper, line)) > sum(map(str.islower, line))


@dataclass(slots=True)
class Findings:
    """What has been found so far, and where; the names are those of `Document`."""

    text: Text
    issuer: str | None = None
    kind: str | None = None
    number: int | None = None
    symbol: str | None = None
    code: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    secrecy: Secrecy | None = None
    stamps: tuple[DigitalStamp, ...] = ()
    spans: list[tuple[str, Span]] = field(default_factory=list)

    def mark(self, name: str, start: int, end: int) -> None:
        """Record where in the clean text a field stands."""
        self.spans.append((name, self.text.span(start, end)))

    number_range: tuple[int, int] = (0, 0)
    """Where in the clean text the number stands."""

    def without_number(self, cell: Cell) -> str:
        """The words of a cell without those of the document's number."""
        start, end = self.number_range
        before, after = min(max(start, cell.start), cell.end), max(cell.start, min(end, cell.end))
        return self.text.clean[cell.start : before] + " " + self.text.clean[after : cell.end]

    def document(self) -> Document:
        names = (each.name for each in fields(Document) if each.name not in {"spans", "implements"})
        return Document(**{name: getattr(self, name) for name in names}, spans=tuple(self.spans))


def cells(text: Text, block: Block) -> Iterator[Cell]:
    start = block.start
    for column in text.clean[block.start : block.end].split("\t"):
        if column.strip():
            first = start + len(column) - len(column.lstrip())
            yield Cell(first, first + len(column.strip()), " ".join(column.split()), block)
        start += len(column) + 1


def compact(code: str) -> str:
    """A code without spaces, with plain hyphens."""
    return "".join(code.split()).replace("–", "-")
