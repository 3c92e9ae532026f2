from __future__ import annotations

import pytest

from directive_reader.lines import LabelKind, lines_of
from directive_reader.text import normalise


@pytest.mark.parametrize(
    ("line", "label", "kind", "words"),
    [
        ("II- MỤC TIÊU", "II", LabelKind.ROMAN, "MỤC TIÊU"),
        ("IV.TỔ CHỨC", "IV", LabelKind.ROMAN, "TỔ CHỨC"),
        ("Il. MỤC TIÊU", "II", LabelKind.ROMAN, "MỤC TIÊU"),
        ("lV- TỔ CHỨC", "IV", LabelKind.ROMAN, "TỔ CHỨC"),
        ("3/. Quốc phòng", "3", LabelKind.NUMBER, "Quốc phòng"),
        ("A. ĐÁNH GIÁ", "A", LabelKind.UPPER, "ĐÁNH GIÁ"),
        ("1/ Lãnh đạo", "1", LabelKind.NUMBER, "Lãnh đạo"),
        ("10- Các cấp ủy", "10", LabelKind.NUMBER, "Các cấp ủy"),
        ("1.- Các cấp ủy", "1", LabelKind.NUMBER, "Các cấp ủy"),
        ("1.1.2. Ban", "1.1.2", LabelKind.DOTTED, "Ban"),
        ("2.1 Ban", "2.1", LabelKind.DOTTED, "Ban"),
        ("2.1- Ban", "2.1", LabelKind.DOTTED, "Ban"),
        ("đ) Rà soát", "đ", LabelKind.LETTER, "Rà soát"),
        ("(1) Tập trung", "1", LabelKind.PAREN, "Tập trung"),
        ("Điều 3. Hiệu lực", "Điều 3", LabelKind.ARTICLE, "Hiệu lực"),
        ("Chương II", "Chương II", LabelKind.CHAPTER, ""),
        ("Mục 1. NÊU GƯƠNG", "Mục 1", LabelKind.DIVISION, "NÊU GƯƠNG"),
        ("Phần  thứ nhất: ĐÁNH GIÁ", "Phần thứ nhất", LabelKind.PART, "ĐÁNH GIÁ"),
        ("- a) Rà soát", "a", LabelKind.LETTER, "Rà soát"),
        ("- 2.1. Ban", "2.1", LabelKind.DOTTED, "Ban"),
        ("- 5 - 7 mô hình", None, None, "5 - 7 mô hình"),
        ("100% chi bộ", None, None, "100% chi bộ"),
        ("66-NQ/TW về", None, None, "66-NQ/TW về"),
        ("V.I. Lênin", None, None, "V.I. Lênin"),
        ("Điều lệ Đảng", None, None, "Điều lệ Đảng"),
    ],
)
def test_label(line, label, kind, words):
    text = normalise(line)

    (found,) = lines_of(text)

    assert (found.label, found.label_kind, text.clean[found.body : found.end]) == (label, kind, words)


@pytest.mark.parametrize(
    ("line", "bullet", "words"),
    [
        ("- Rà soát", "-", "Rà soát"),
        ("-Rà soát", "-", "Rà soát"),
        ("+ Rà soát", "+", "Rà soát"),
        ("• Rà soát", "•", "Rà soát"),
        ("\uf0b7 Rà soát", "\uf0b7", "Rà soát"),
        ("o Rà soát", "o", "Rà soát"),
        ("ở cơ sở", None, "ở cơ sở"),
    ],
)
def test_bullet(line, bullet, words):
    text = normalise(line)

    (found,) = lines_of(text)

    assert (found.bullet, text.clean[found.body : found.end]) == (bullet, words)


def test_look_of_a_line():
    lines = lines_of(normalise("**1. Mục tiêu**\n\n## Kế hoạch\n\nMỤC TIÊU (khóa II)\n\nThường.\n\n*Nghiêng* thôi."))

    assert [(line.emphasis, line.capitals) for line in lines] == [
        (True, False),
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]
