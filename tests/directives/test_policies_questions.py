from __future__ import annotations

import pytest

from roviec.directives.policies import questions


@pytest.mark.parametrize(
    ("code", "message", "asked"),
    [
        ("owner.unclear", "Văn phòng", "«Văn phòng» là đơn vị nào?"),
        ("owner.unknown", "Ban A", "«Ban A» chưa có trong danh bạ. Là đơn vị nào?"),
        ("task.schedule-ambiguous", "More than one time is named.", "Câu có hai mốc thời gian. Mốc nào là hạn?"),
        ("something.new", "The reader's own words.", "The reader's own words."),
    ],
)
def test_a_doubt_is_asked_as_a_question(code, message, asked):
    assert questions.question(code, message) == asked
