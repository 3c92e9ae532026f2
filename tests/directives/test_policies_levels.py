from __future__ import annotations

import pytest

from roviec.directives.enums import IssuingLevel
from roviec.directives.policies.levels import issuing_level


@pytest.mark.rows("D-03")
@pytest.mark.parametrize(
    ("code", "issuer", "level"),
    [
        ("21-NQ/TW", "", IssuingLevel.CENTRAL),
        ("12-HD/BTCTW", "", IssuingLevel.CENTRAL),
        ("30/2020/NĐ-CP", "", IssuingLevel.CENTRAL),
        ("05/2024/TT-BXYZ", "", IssuingLevel.CENTRAL),
        ("118-KH/TU", "", IssuingLevel.PROVINCE),
        ("624/KH-UBND", "", IssuingLevel.PROVINCE),
        ("03-NQ/ĐUK", "", IssuingLevel.ABOVE_GRASSROOTS),
        ("03-NQ/ĐUK/nb", "", IssuingLevel.ABOVE_GRASSROOTS),
        ("08-KH/CB", "", IssuingLevel.GRASSROOTS),
        ("12-KH/ĐU", "", IssuingLevel.GRASSROOTS),
        ("7-XY/ABCD", "Ban Chấp hành Đảng bộ tỉnh Sông Lam", IssuingLevel.PROVINCE),
        ("7-XY/ABCD", "Đảng uỷ Khối các cơ quan", IssuingLevel.ABOVE_GRASSROOTS),
        ("7-XY/ABCD", "Đảng ủy Sở Xây dựng", IssuingLevel.GRASSROOTS),
        ("7-XY/ABCD", "Bộ Sông nước", IssuingLevel.CENTRAL),
        ("7-XY/ABCD", "Hội Làm vườn", IssuingLevel.OTHER),
        ("", "", IssuingLevel.OTHER),
    ],
)
def test_issuing_level(code, issuer, level):
    assert issuing_level(code, issuer) == level
