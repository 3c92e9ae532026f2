"""The chain of documents as a drawing: one column per level, boxes on a common grid, lines in the gaps between.

Pure geometry in SVG user units. The rows of all columns share one grid, so a line that runs in a gap between rows or
columns never crosses a box.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from roviec.directives.enums import IssuingLevel, LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOX_WIDTH, BOX_HEIGHT = 232, 76
GAP_X, GAP_Y = 88, 34
HEAD = 36
EDGE = 2
LINE_CHARS, MOST_LINES = 31, 2
MOST_IN_COLUMN = 5


@dataclass(frozen=True, slots=True)
class Node:
    """A document of the chain. `ref` tells nodes apart; `directive` is None for one that is not in the register."""

    ref: str
    code: str
    dated: date | None
    title: str
    level: IssuingLevel
    directive: int | None = None
    focus: bool = False
    ended: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """`lower` carries out, cites or replaces `upper`."""

    upper: str
    lower: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Box:
    node: Node
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """`path` is the d attribute; the label stands at (label_x, label_y) and is empty where it would repeat."""

    path: str
    kind: LinkKind
    missing: bool
    label: str
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True)
class More:
    """Documents of a column that are only in the list."""

    count: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    x: int


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    columns: tuple[Column, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    more: tuple[More, ...]
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


_ORDER = tuple(IssuingLevel)
_WEIGHT = {LinkKind.IMPLEMENTS: 0, LinkKind.SUPERSEDES: 1, LinkKind.REPLACES: 1, LinkKind.CITES: 2}


def draw(nodes: Iterable[Node], edges: Iterable[Edge]) -> Drawing:
    """Lay the chain out; exactly the nodes drawn get lines, the rest are counted under their column."""
    edges = list(edges)
    columns = _columns(list(nodes), edges)
    places: dict[str, tuple[int, int]] = {}
    boxes: list[Box] = []
    more: list[More] = []
    rows = 1
    for at, (_, members) in enumerate(columns):
        shown = members if len(members) <= MOST_IN_COLUMN else members[: MOST_IN_COLUMN - 1]
        for row, node in enumerate(shown):
            places[node.ref] = (at, row)
            boxes.append(Box(node, _x(at), _y(row), tuple(_wrapped(node))))
        if len(shown) < len(members):
            more.append(More(len(members) - len(shown), _x(at), _y(len(shown))))
        rows = max(rows, len(shown) + (len(shown) < len(members)))
    missing = {box.node.ref for box in boxes if box.node.directive is None}
    lines = [_line(edge, places, edge.upper in missing) for edge in edges if {edge.upper, edge.lower} <= places.keys()]
    return Drawing(
        width=_x(len(columns) - 1) + BOX_WIDTH + EDGE if columns else 0,
        height=_y(rows - 1) + BOX_HEIGHT + GAP_Y // 2,
        columns=tuple(Column(str(level.label), _x(at)) for at, (level, _) in enumerate(columns)),
        boxes=tuple(boxes),
        lines=tuple(lines),
        more=tuple(more),
    )


def _columns(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[tuple[IssuingLevel, list[Node]]]:
    """Nodes by level; in a column first what is carried out, the document itself, what it replaces, what it cites."""
    rank: dict[str, int] = {}
    for edge in edges:
        for ref in (edge.upper, edge.lower):
            rank[ref] = min(rank.get(ref, 9), _WEIGHT[edge.kind])

    def place(node: Node) -> tuple[bool, float, date, str]:
        of_focus = 0.5 if node.focus else float(rank.get(node.ref, 9))
        return node.directive is None and not node.focus, of_focus, node.dated or date.max, node.code

    found = {level: sorted((n for n in nodes if n.level == level), key=place) for level in _ORDER}
    return [(level, members) for level, members in found.items() if members]


def _x(column: int) -> int:
    return EDGE + column * (BOX_WIDTH + GAP_X)


def _y(row: int) -> int:
    return HEAD + row * (BOX_HEIGHT + GAP_Y)


def _wrapped(node: Node) -> list[str]:
    lines = textwrap.wrap(node.title, LINE_CHARS, break_long_words=True)
    if len(lines) > MOST_LINES:
        last = lines[MOST_LINES - 1][: LINE_CHARS - 1].rstrip(" ,;")
        lines = [*lines[: MOST_LINES - 1], f"{last}…"]
    return lines


def _line(edge: Edge, places: dict[str, tuple[int, int]], missing: bool) -> Line:
    (from_column, from_row), (to_column, to_row) = places[edge.upper], places[edge.lower]
    if from_column == to_column:
        path, label_x, label_y = _within_column(from_column, from_row, to_row)
    else:
        path, label_x, label_y = _across(from_column, from_row, to_column, to_row)
    return Line(path, edge.kind, missing, str(edge.kind.label), label_x, label_y)


def _within_column(column: int, from_row: int, to_row: int) -> tuple[str, int, int]:
    """Straight down (or up) between neighbours; otherwise round the left side."""
    middle = _x(column) + BOX_WIDTH // 2
    if abs(from_row - to_row) == 1:
        down = from_row < to_row
        start = _y(from_row) + (BOX_HEIGHT if down else 0)
        end = _y(to_row) + (0 if down else BOX_HEIGHT)
        return f"M{middle} {start}V{end}", middle + 8, (start + end) // 2 + 4
    left = _x(column)
    start, end = _y(from_row) + BOX_HEIGHT // 2, _y(to_row) + BOX_HEIGHT // 2
    side = max(left - GAP_X // 4, 0)
    return f"M{left} {start}H{side}V{end}H{left}", side + 4, (start + end) // 2


def _across(from_column: int, from_row: int, to_column: int, to_row: int) -> tuple[str, int, int]:
    """Out of one side, along the gap between columns, and when columns lie between, along the gap over the row."""
    right = from_column < to_column
    start_x = _x(from_column) + (BOX_WIDTH if right else 0)
    end_x = _x(to_column) + (0 if right else BOX_WIDTH)
    start_y, end_y = _y(from_row) + BOX_HEIGHT // 2, _y(to_row) + BOX_HEIGHT // 2
    turn = GAP_X // 2 if right else -GAP_X // 2
    last_turn = end_x - turn
    if abs(from_column - to_column) == 1:
        path = (
            f"M{start_x} {start_y}H{last_turn}V{end_y}H{end_x}" if start_y != end_y else f"M{start_x} {start_y}H{end_x}"
        )
        return path, min(start_x, end_x) + 10, (start_y if start_y == end_y else end_y) - 6
    channel = _y(to_row) - GAP_Y // 3
    path = f"M{start_x} {start_y}H{start_x + turn}V{channel}H{last_turn}V{end_y}H{end_x}"
    return path, min(start_x, end_x) + 10, start_y - 6
