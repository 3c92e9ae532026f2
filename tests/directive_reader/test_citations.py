from __future__ import annotations

import pytest

from directive_reader.citations import find_citations
from directive_reader.model import Citation, Document
from directive_reader.text import normalise


def cited(text, own=None):
    citations, _ = find_citations(normalise(text), own)
    return [(citation.code, citation.kind, citation.date) for citation in citations]


@pytest.mark.rows("D-03")
@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của", [("21-NQ/TW", "Nghị quyết", "2022-06-16")]),
        ("Kế hoạch số 58 - KH/TU, ngày 14-9-2018", [("58-KH/TU", "Kế hoạch", "2018-09-14")]),
        ("Nghị quyết số\n27/NQ- TW ngày 09 tháng 11 năm 2022", [("27/NQ-TW", "Nghị quyết", "2022-11-09")]),
        ("Nghị định số 118/2025/NĐ-CP", [("118/2025/NĐ-CP", "Nghị định", None)]),
        ("Chỉ thị số 05-CT/TW của Bộ Chính trị, ngày 15/5/2016", [("05-CT/TW", "Chỉ thị", "2016-05-15")]),
        ("Chỉ thị số 05-CT/TW của Bộ Chính trị trước ngày 15/5/2016", [("05-CT/TW", "Chỉ thị", None)]),
        ("Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW", [("57-NQ/TW", "Nghị quyết", "2024-12-22")]),
        ("Luật Tổ chức Chính phủ số 63/2025/QH15", [("63/2025/QH15", "Luật", None)]),
        ("theo Thông tư số 23 của Bộ", [("23", "Thông tư", None)]),
        ("Quy định 784 của Ban Thường vụ", [("784", "Quy định", None)]),
        ("Kế hoạch 5 năm, hướng dẫn 3 đơn vị, Kế hoạch 10 nội dung", []),
        ("Ban Chỉ đạo tổng kết Nghị quyết số 18", []),
        ("Ban Chỉ đạo Nghị quyết số 57-NQ/TW", []),
        ("đạt 90%, từ 3-4%, giai đoạn 2021-2025, biên bản mẫu 03/HNMT", []),
        ("Công văn số 12/UBND-NC", [("12/UBND-NC", "Công văn", None)]),
        ("văn bản 12/UBND-NC", []),
        ("số 12/UBND-NC", [("12/UBND-NC", None, None)]),
        ("15-KL/TU", [("15-KL/TU", "Kết luận", None)]),
        ("08-QĐi/TW", [("08-QĐi/TW", "Quy định", None)]),
    ],
)
def test_code_kind_and_date(text, citations):
    assert cited(text) == citations


def test_mentions_of_one_document_are_one_citation_with_all_its_places():
    text = "Nghị quyết số 5-NQ/TW; theo 5-NQ/TW, ngày 1/2/2020"

    citations, doubts = find_citations(normalise(text))

    assert citations == (Citation("5-NQ/TW", "Nghị quyết", "2020-02-01", citations[0].spans),)
    assert ([span.of(text) for span in citations[0].spans], doubts) == (["5-NQ/TW", "5-NQ/TW"], [])


def test_one_code_with_two_dates_is_two_documents():
    text = "Chỉ thị 5-CT/TW ngày 1/2/2010, Chỉ thị 5-CT/TW ngày 3/4/2020, 5-CT/TW, Chỉ thị 5-CT/TW ngày 1/2/2010"

    citations, doubts = find_citations(normalise(text))

    assert [(citation.date, len(citation.spans)) for citation in citations] == [("2010-02-01", 2), ("2020-04-03", 2)]
    assert [doubt.code for doubt in doubts] == ["citation.two-dates"]


def test_an_impossible_day_is_doubted():
    citations, doubts = find_citations(normalise("Chỉ thị 5-CT/TW ngày 31/2/2010"))

    assert [citation.date for citation in citations] == [None]
    assert [doubt.code for doubt in doubts] == ["citation.date-impossible"]


def test_the_document_does_not_cite_itself():
    own = Document(code="3-KH/TU", date="2025-01-01")

    assert cited("kèm theo Kế hoạch số 3-KH/TU ngày 1/1/2025; Kế hoạch số 3-KH/TU ngày 1/1/2020", own) == [
        ("3-KH/TU", "Kế hoạch", "2020-01-01")
    ]
