from __future__ import annotations

import pytest

from directive_files.extracting.layout import Line, page_text, right_margin

MARGIN = 500.0


def line(text: str, right: float = MARGIN, *, left: float = 90.0, bottom: float = 0.0, word: float = 30.0) -> Line:
    return Line(text, left, right, bottom, word)


def page(*lines: Line) -> str:
    """The text of lines set 18 points apart, unless they say otherwise."""
    placed = [
        Line(item.text, item.left, item.right, item.bottom or 800.0 - 18 * number, item.first_word)
        for number, item in enumerate(lines)
    ]
    return page_text(placed, MARGIN)


def test_a_full_line_goes_on_and_a_short_one_ends_its_paragraph():
    assert page(line("đầu"), line("giữa", 480), line("cuối", 200), line("sau")) == "đầu\ngiữa\ncuối\n\nsau"


def test_a_long_word_that_found_no_room_does_not_end_the_paragraph():
    assert page(line("đầu", 420), line("dài", word=75)) == "đầu\ndài"
    assert page(line("đầu", 420), line("dài", word=70)) == "đầu\n\ndài"


def test_more_space_than_usual_sets_paragraphs_apart():
    lines = [line(str(number), bottom=700 - 18 * number) for number in range(4)] + [line("xa", bottom=616)]

    assert page_text(lines, MARGIN) == "0\n1\n2\n3\n\nxa"


def test_too_few_lines_have_no_usual_space():
    assert page_text([line("a", bottom=700), line("b", bottom=600), line("c", bottom=582)], MARGIN) == "a\nb\nc"


def test_an_indented_line_begins_a_paragraph_but_not_below_a_bullet():
    body = [line("thân"), line("thân"), line("thân")]

    assert page(*body, line("Thụt", left=118)) == "thân\nthân\nthân\n\nThụt"
    assert page(*body, line("- gạch"), line("treo", left=118)).endswith("- gạch\ntreo")
    assert page(line("a"), line("b", left=118)) == "a\nb"


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("chủ nghĩa Mác", "- Lênin", "chủ nghĩa Mác - Lênin"),
        ("một việc;", "- hai việc", "một việc;\n- hai việc"),
        ("theo mục", "a) của", "theo mục a) của"),
        ("theo", "đúng", "theo\nđúng"),
    ],
)
def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet(above, below, text):
    assert page(line(above), line(below, word=6)) == text


def test_an_empty_page_and_its_margin():
    assert page_text([], MARGIN) == ""
    assert right_margin([]) == 0.0


def test_the_margin_is_where_several_lines_end():
    rights = [560, 500, 498, 495, 300]

    assert right_margin([line("x", right) for right in rights]) == 500
    assert right_margin([line("x", right) for right in (500, 400, 300)]) == 0.0
