from __future__ import annotations

import pytest

from directive_reader.model import Section, Span
from directive_reader.sections import Kind, Sections


def section(heading, level=1):
    return Section("I", "I", heading, level, Span(0, 1), Span(1, 2))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", Kind.PURPOSE),
        ("Yêu cầu và nội dung", Kind.WORK),
        ("MỤC TIÊU, CHỈ TIÊU", Kind.TARGET),
        ("MỤC TIÊU, NHIỆM VỤ", Kind.MIXED),
        ("Về đánh giá tình hình hoạt động", Kind.BACKGROUND),
        ("Tình hình và nhiệm vụ", Kind.WORK),
        ("KINH PHÍ BẢO ĐẢM", Kind.FUNDING),
        ("TỔ CHỨC THỰC HIỆN", Kind.WORK),
        ("Sở Nội vụ", Kind.WORK),
    ],
)
def test_kind_of_a_heading(heading, kind):
    assert Sections([section(heading)]).kind(0) is kind


def test_heading_that_does_not_tell_takes_after_its_parent():
    sections = Sections(
        [
            section("MỤC TIÊU, NHIỆM VỤ"),
            section("Về tổ chức", 2),
            section("Giải pháp", 2),
            section("MỤC TIÊU"),
            section("Nhiệm vụ của trẻ em", 2),
        ]
    )

    assert [sections.kind(i) for i in range(5)] == [Kind.MIXED, Kind.MIXED, Kind.WORK, Kind.TARGET, Kind.TARGET]
    assert [sections.parent(i) for i in range(5)] == [None, 0, 0, None, 3]
    assert sections.kind(None) is Kind.WORK
