from __future__ import annotations

import pytest

from directive_reader.folding import fold


@pytest.mark.parametrize(
    ("text", "cased", "low"),
    [
        ("Cấp uỷ cụ thể hoá", "Cấp ủy cụ thể hóa", "cấp ủy cụ thể hóa"),
        ("Hàng\u00a0năm", "Hằng năm", "hằng năm"),
        ("hàng quý phần đầu", "hằng quý phấn đấu", "hằng quý phấn đấu"),
        ("İstanbul Ủy", "İstanbul Ủy", "İstanbul ủy"),
    ],
)
def test_spellings_are_unified_letter_for_letter(text, cased, low):
    folded = fold(text)

    assert (folded.cased, folded.low, len(folded.low)) == (cased, low, len(text))
