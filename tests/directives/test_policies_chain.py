from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.directives.enums import IssuingLevel, LinkKind
from roviec.directives.policies import chain
from roviec.directives.policies.chain import Edge, Node

pytestmark = pytest.mark.rows("D-03")


def node(ref: str, level: IssuingLevel, **values) -> Node:
    return Node(
        **{
            "ref": ref,
            "code": ref,
            "dated": date(2024, 3, 5),
            "title": "Về một việc",
            "level": level,
            "directive": 1,
            **values,
        }
    )


def test_draw_nothing():
    drawing = chain.draw([], [])

    assert (drawing.width, drawing.boxes, drawing.lines, drawing.columns) == (0, (), (), ())


def test_draw_puts_each_level_in_its_column():
    nodes = [
        node("mine", IssuingLevel.ABOVE_GRASSROOTS, focus=True),
        node("top", IssuingLevel.CENTRAL),
        node("lost", IssuingLevel.PROVINCE, directive=None),
    ]
    edges = [Edge("top", "mine", LinkKind.IMPLEMENTS), Edge("lost", "mine", LinkKind.CITES)]

    drawing = chain.draw(nodes, edges)

    assert [(c.label, c.x) for c in drawing.columns] == [
        ("Trung ương", chain._x(0)),
        ("Tỉnh", chain._x(1)),
        ("Cấp trên trực tiếp cơ sở", chain._x(2)),
    ]
    assert [(box.node.ref, box.x) for box in drawing.boxes] == [
        ("top", chain._x(0)),
        ("lost", chain._x(1)),
        ("mine", chain._x(2)),
    ]
    assert [(line.kind, line.missing, line.label) for line in drawing.lines] == [
        (LinkKind.IMPLEMENTS, False, "thực hiện"),
        (LinkKind.CITES, True, "viện dẫn"),
    ]


def test_draw_orders_a_column_by_what_it_is_to_the_document():
    nodes = [
        node("cited", IssuingLevel.PROVINCE),
        node("lost", IssuingLevel.PROVINCE, directive=None),
        node("carried", IssuingLevel.PROVINCE),
        node("mine", IssuingLevel.PROVINCE, focus=True),
        node("old", IssuingLevel.PROVINCE),
    ]
    edges = [
        Edge("cited", "mine", LinkKind.CITES),
        Edge("lost", "mine", LinkKind.CITES),
        Edge("carried", "mine", LinkKind.IMPLEMENTS),
        Edge("old", "mine", LinkKind.SUPERSEDES),
    ]

    drawing = chain.draw(nodes, edges)

    assert [box.node.ref for box in drawing.boxes] == ["carried", "mine", "old", "cited", "lost"]


def test_draw_counts_what_does_not_fit():
    nodes = [node(f"n{i}", IssuingLevel.GRASSROOTS) for i in range(chain.MOST_IN_COLUMN + 3)]

    edges = [
        Edge("n0", "n1", LinkKind.IMPLEMENTS),
        Edge("n2", "n3", LinkKind.IMPLEMENTS),
        Edge("n0", "n7", LinkKind.CITES),
    ]

    drawing = chain.draw(nodes, edges)

    assert len(drawing.boxes) == chain.MOST_IN_COLUMN - 1
    assert [m.count for m in drawing.more] == [4]
    assert [line.kind for line in drawing.lines] == [LinkKind.IMPLEMENTS, LinkKind.IMPLEMENTS]


def test_long_titles_are_cut_with_an_ellipsis():
    drawing = chain.draw([node("a", IssuingLevel.CENTRAL, title="Về nâng cao chất lượng " * 8)], [])

    assert len(drawing.boxes[0].lines) == chain.MOST_LINES
    assert drawing.boxes[0].lines[-1].endswith("…")
    assert all(len(line) <= chain.LINE_CHARS for line in drawing.boxes[0].lines)


def points(path: str) -> list[tuple[int, int]]:
    x = y = 0
    found = []
    for command, numbers in re.findall(r"([MHV])([\d ]+)", path):
        match command:
            case "M":
                x, y = map(int, numbers.split())
            case "H":
                x = int(numbers)
            case _:
                y = int(numbers)
        found.append((x, y))
    return found


def crosses(box: chain.Box, one: tuple[int, int], other: tuple[int, int]) -> bool:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left < box.x + chain.BOX_WIDTH and right > box.x and top < box.y + chain.BOX_HEIGHT and bottom > box.y


LEVELS = st.sampled_from(list(IssuingLevel))


@settings(max_examples=200, deadline=None)
@given(st.lists(LEVELS, min_size=1, max_size=12), st.data())
def test_no_line_crosses_a_box(levels, data):
    nodes = [node(f"n{i}", level) for i, level in enumerate(levels)]
    refs = st.sampled_from([n.ref for n in nodes])
    edges = data.draw(st.lists(st.builds(Edge, refs, refs, st.sampled_from(list(LinkKind))), max_size=8))
    edges = [edge for edge in edges if edge.upper != edge.lower]

    drawing = chain.draw(nodes, edges)

    for line in drawing.lines:
        for one, other in itertools.pairwise(points(line.path)):
            assert not [box.node.ref for box in drawing.boxes if crosses(box, one, other)]
            assert 0 <= one[0] <= drawing.width
            assert 0 <= one[1] <= drawing.height
