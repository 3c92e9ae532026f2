"""Paragraphs and tables of a document, written down in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

_BESIDE = 2
"""A table of so many columns is mostly there to put two blocks side by side, like the head of a directive."""


@dataclass(slots=True)
class _Table:
    rows: list[list[list[str]]] = field(default_factory=list)


class Flow:
    """Collects text; a paragraph ends with a blank line, a forced line break with a plain one.

    A table whose cells hold several lines and that has two columns is written cell by cell, any other row by row with
    " | " between the cells. Cells outside rows and rows outside tables, as broken files have them, are taken as text.
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._outer: list[tuple[list[str], _Table]] = []

    def write(self, text: str) -> None:
        self._line.append(text)

    def end_paragraph(self) -> None:
        lines = (" ".join(filter(None, line.split(" "))).strip() for line in "".join(self._line).split("\n"))
        self._line.clear()
        block = "\n".join(line for line in lines if line)
        if block:
            self._blocks.append(block)

    def begin_table(self) -> None:
        self.end_paragraph()
        self._outer.append((self._blocks, _Table()))
        self._blocks = []

    def begin_row(self) -> None:
        """Text between the rows, such as a caption, becomes a row of its own."""
        self.end_paragraph()
        if self._outer:
            rows = self._outer[-1][1].rows
            rows += [[[block]] for block in self._blocks]
            rows.append([])
            self._blocks = []

    def end_cell(self) -> None:
        self.end_paragraph()
        if self._outer and self._outer[-1][1].rows:
            self._outer[-1][1].rows[-1].append([line for block in self._blocks for line in block.split("\n")])
            self._blocks = []

    def end_table(self) -> None:
        """Ends the table begun last; each beginning has its end."""
        self.end_paragraph()
        loose = self._blocks
        self._blocks, table = self._outer.pop()
        self._blocks += [*_flatten(table.rows), *loose]

    def text(self) -> str:
        self.end_paragraph()
        return "\n\n".join(self._blocks)


def _flatten(rows: list[list[list[str]]]) -> list[str]:
    width = max(map(len, rows), default=0)
    several_lines = any(len(cell) > 1 for row in rows for cell in row)
    if width == 1 or (width == _BESIDE and several_lines):
        return ["\n".join(cell) for row in rows for cell in row if cell]
    lines = [" | ".join(" ".join(cell) for cell in row).strip() for row in rows if any(row)]
    return ["\n".join(lines)] if lines else []
