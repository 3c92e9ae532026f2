"""Spellings that stand for one word. Both sides have the same length, so that offsets keep their meaning."""

from __future__ import annotations

from typing import Final

SPELLINGS: Final = (
    ("uỷ", "ủy"),
    ("Uỷ", "Ủy"),
    ("UỶ", "ỦY"),
    ("hoá", "hóa"),
    ("Hoá", "Hóa"),
    ("HOÁ", "HÓA"),
    ("hàng năm", "hằng năm"),
    ("Hàng năm", "Hằng năm"),
    ("hàng quý", "hằng quý"),
    ("Hàng quý", "Hằng quý"),
    ("hàng tháng", "hằng tháng"),
    ("Hàng tháng", "Hằng tháng"),
    ("hàng tuần", "hằng tuần"),
    ("Hàng tuần", "Hằng tuần"),
    ("phần đầu", "phấn đấu"),
    ("Phần đầu", "Phấn đấu"),
)
"""(other, ours). The last pair is the commonest slip of character recognition in these texts."""
