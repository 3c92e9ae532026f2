from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.policies import segments
from roviec.directives.policies.segments import Mark, Page, Segment, Tag

TEXT = "I. VIỆC LÀM\n\n  Ban Tổ chức lập danh sách trước ngày 30/6.  \r\n\fTrang sau: xong."


def paragraphs(text: str, marks: list[Mark], page: Page | None = None) -> list[segments.Paragraph]:
    ranges = segments.paragraph_ranges(text)
    return list(segments.lay_out(text, ranges, marks, page or Page()))


def test_lines_with_words_are_paragraphs_without_blanks_at_their_ends():
    lines = [TEXT[start:end] for start, end in segments.paragraph_ranges(TEXT)]

    assert lines == ["I. VIỆC LÀM", "Ban Tổ chức lập danh sách trước ngày 30/6.", "Trang sau: xong."]


def test_a_task_fills_its_paragraph_and_marks_lie_in_it():
    start = TEXT.index("Ban")
    end = TEXT.index("30/6.") + 5
    due = TEXT.index("trước")
    marks = [
        Mark(start, end, "task", "task-1", tag="NV 1"),
        Mark(start, start + len("Ban Tổ chức"), "unit", "task-1"),
        Mark(due, end - 1, "time", "task-1", doubtful=True),
    ]

    second = paragraphs(TEXT, marks)[1]

    assert second.block == "task-1"
    assert second.tags == (Tag("NV 1", "task-1", "task", doubtful=False),)
    assert second.segments == (
        Segment(start, "Ban Tổ chức", ("unit",), doubtful=False, ref="task-1"),
        Segment(start + 11, " lập danh sách "),
        Segment(due, "trước ngày 30/6", ("time",), doubtful=True, ref="task-1"),
        Segment(end - 1, "."),
    )


def test_a_short_task_is_marked_inside_its_paragraph():
    start = TEXT.index("lập")
    task = Mark(start, start + 8, "task", "task-1", tag="NV 1")

    second = paragraphs(TEXT, [task])[1]

    assert second.block == ""
    assert [(s.text, s.kinds) for s in second.segments if s.kinds] == [("lập danh", ("task",))]


def test_where_marks_lie_on_one_another_the_shortest_is_opened():
    text = "Trên 90% theo Quy định số 12-QĐ/TU."
    marks = [Mark(0, 35, "target", "target-1"), Mark(14, 34, "citation", "citation-1")]

    line = paragraphs(text, marks)[0]

    assert [(s.text, s.kinds, s.ref) for s in line.segments] == [
        ("Trên 90% theo ", ("target",), "target-1"),
        ("Quy định số 12-QĐ/TU", ("citation", "target"), "citation-1"),
        (".", ("target",), "target-1"),
    ]


def test_a_mark_over_two_paragraphs_has_its_tag_at_the_first():
    start, end = TEXT.index("Ban"), TEXT.index("xong")

    lines = paragraphs(TEXT, [Mark(start, end, "target", "target-1", tag="CT 1")])

    assert [len(line.tags) for line in lines] == [0, 1, 0]
    assert [bool(line.segments[0].kinds) for line in lines] == [False, True, True]


def test_headings_and_pages_are_known_by_their_offsets():
    page = Page(starts=(0, TEXT.index("Trang")), headings=((0, 11, 1),))

    lines = paragraphs(TEXT, [], page)

    assert [(line.level, line.page) for line in lines] == [(1, 1), (0, 0), (0, 2)]


def test_a_heading_further_down_leaves_what_stands_before_it_alone():
    start = TEXT.index("Trang")

    lines = paragraphs(TEXT, [], Page(headings=((start, start + 5, 2),)))

    assert [line.level for line in lines] == [0, 0, 2]


def test_chunks_take_whole_paragraphs_and_lose_none():
    ranges = [(n * 10, n * 10 + 9) for n in range(25)]

    chunks = segments.chunk_ranges(ranges, size=100)

    assert chunks == [(0, 11), (11, 22), (22, 25)]
    assert [segments.chunk_of(ranges, chunks, offset) for offset in (0, 109, 110, 249, 9999)] == [0, 0, 1, 2, 2]
    assert (segments.chunk_ranges([]), segments.chunk_of([], [], 5)) == ([], 0)


def test_places_to_cut_are_ends_of_sentences_and_clauses():
    quote = "Lập danh sách; gửi Ban Tổ chức. Báo cáo kết quả, trong đó nêu khó khăn"

    assert [quote[cut:] for cut in segments.cut_points(quote)] == [
        "gửi Ban Tổ chức. Báo cáo kết quả, trong đó nêu khó khăn",
        "Báo cáo kết quả, trong đó nêu khó khăn",
        "trong đó nêu khó khăn",
    ]


@given(
    st.text(alphabet="aă \n\f.", max_size=80),
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(1, 40), st.sampled_from(["task", "target", "unit"])), max_size=8
    ),
)
def test_the_pieces_of_a_paragraph_are_the_paragraph(text, drawn):
    marks = [Mark(start, start + length, kind, f"{kind}-{n}") for n, (start, length, kind) in enumerate(drawn)]

    for line in paragraphs(text, marks):
        assert "".join(segment.text for segment in line.segments) == text[line.start : line.end]
        for segment in line.segments:
            assert text[segment.start : segment.start + len(segment.text)] == segment.text


@pytest.mark.parametrize("text", ["", " \n\f\n "])
def test_a_text_without_words_has_no_paragraphs(text):
    assert paragraphs(text, []) == []
