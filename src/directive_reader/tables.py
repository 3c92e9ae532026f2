"""Rows of a table of tasks: which cell is the work, who leads, with whom, until when, with what result.

A row is one line of the clean text, its cells separated by tabs: "1⇥Xây dựng quy chế⇥Văn phòng⇥Quý I/2026".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from directive_reader import schedules
from directive_reader.lexicon.tasks import COMPLETING
from directive_reader.model import ScheduleKind
from directive_reader.patterns import tasks as patterns

if TYPE_CHECKING:
    from directive_reader.folding import Folded

Cell = tuple[int, int]

_CONTENT: Final = "content"
_LEAST_COLUMNS: Final = 2
"""Named columns that make a row a header."""


@dataclass(slots=True)
class Table:
    """The columns of the table being read; empty outside one."""

    columns: list[str | None] = field(default_factory=list)
    completing: bool = False
    """Its times are dates of completion."""

    def read(self, folded: Folded, start: int, end: int) -> dict[str, Cell]:
        """The cells of a row by what they hold; empty for headers, for rows that only name a group, outside a table."""
        cells = _cells(folded, start, end)
        header = [_column(folded.low[a:b].strip()) for a, b in cells]
        if sum(name is not None for name in header) >= _LEAST_COLUMNS and _CONTENT in header:
            self.columns = header
            self.completing = COMPLETING in folded.low[start:end]
            return {}
        filled = [cell for cell in cells if cell[0] < cell[1]]
        numbered = bool(filled) and not any(char.isalpha() for char in folded.low[slice(*filled[0])])
        if not self.columns or len(filled) < _LEAST_COLUMNS + (numbered or len(self.columns) > _LEAST_COLUMNS + 1):
            return {}
        if len(cells) == len(self.columns):
            named = zip(self.columns, cells, strict=True)
            row = {name: cell for name, cell in named if name and cell[0] < cell[1]}
            return row if _CONTENT in row else {}
        return _guess(folded, filled[1:] if numbered else filled)

    def close(self) -> None:
        """Text without cells ends the table."""
        self.columns = []


def _cells(folded: Folded, start: int, end: int) -> list[Cell]:
    cells: list[Cell] = []
    at = start
    for part in folded.low[start:end].split("\t"):
        begin = at + len(part) - len(part.lstrip())
        cells.append((begin, max(begin, at + len(part.rstrip()))))
        at += len(part) + 1
    return cells


def _column(title: str) -> str | None:
    match = patterns.COLUMN.regex.search(title)
    return match.lastgroup if match else None


def _guess(folded: Folded, cells: list[Cell]) -> dict[str, Cell]:
    """Where cells were lost, tell them by what they say: a time, a body, then the work."""
    row: dict[str, Cell] = {_CONTENT: cells[0]}
    for a, b in cells[1:]:
        if schedules.attribute_time(folded, a, b).kind is not ScheduleKind.NONE:
            row.setdefault("time", (a, b))
        elif patterns.BODY.regex.match(folded.cased, a, b):
            row.setdefault("coordinator" if "lead" in row else "lead", (a, b))
    return row
