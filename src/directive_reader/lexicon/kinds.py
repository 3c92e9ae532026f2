"""Kinds of documents with the abbreviations that stand in their numbers."""

from __future__ import annotations

ABBREVIATIONS = {
    "Nghị quyết liên tịch": "NQLT",
    "Nghị quyết": "NQ",
    "Chương trình hành động": "CTr",
    "Chương trình công tác": "CTr",
    "Chương trình phối hợp": "CTr",
    "Chương trình": "CTr",
    "Kế hoạch hành động": "KH",
    "Kế hoạch liên tịch": "KHLT",
    "Kế hoạch": "KH",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Quyết định": "QĐ",
    "Quy định": "QĐi",
    "Quy chế": "QC",
    "Quy trình": "QTr",
    "Hướng dẫn liên tịch": "HDLT",
    "Hướng dẫn": "HD",
    "Thông báo kết luận": "TB",
    "Thông báo": "TB",
    "Thông tri": "TT",
    "Thông tư liên tịch": "TTLT",
    "Thông tư": "TT",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
    "Công văn": "CV",
    "Công điện": "CĐ",
    "Đề án": "ĐA",
    "Phương án": "PA",
    "Dự án": "DA",
    "Tuyên bố": "TB",
    "Lời kêu gọi": "LKG",
    "Pháp lệnh": "PL",
    "Nghị định": "NĐ",
    "Luật": "L",
    "Lệnh": "L",
    "Sắc lệnh": "SL",
    "Điều lệ": "ĐL",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Biên bản": "BB",
    "Bản cam kết": "BCK",
    "Bản ghi nhớ": "GN",
    "Bản thỏa thuận": "TTh",
    "Văn bản": "VB",
}
"""Name of the kind, as in running text, to the abbreviation customary in numbers."""

RUN_ON = frozenset({"Chương trình công tác", "Chương trình phối hợp", "Thông báo kết luận"})
"""Kinds whose second half belongs to the title: «CHƯƠNG TRÌNH» «CÔNG TÁC NĂM 2026»."""

DIRECTIVE_KINDS = frozenset(
    [
        "NQ",
        "NQLT",
        "CTr",
        "KH",
        "KHLT",
        "CT",
        "KL",
        "QĐ",
        "QĐi",
        "QyĐ",
        "QC",
        "HD",
        "HDLT",
        "TB",
        "TT",
        "TTLT",
        "CV",
        "CĐ",
        "ĐA",
        "PA",
        "CTHĐ",
        "CTPH",
        "NĐ",
        "QTr",
    ]
)
"""Kinds that can hand out targets and tasks; reports, invitations and minutes do not."""

ALIASES = {"QyĐ": "QĐi", "QĐi": "QĐi", "QDi": "QĐi", "QD": "QĐ", "CTR": "CTr", "CTHĐ": "CTr", "ND": "NĐ", "DA": "ĐA"}
"""Spellings of an abbreviation to the customary one; used to find the kind's name, never to rewrite a code."""
