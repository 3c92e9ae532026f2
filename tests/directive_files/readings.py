"""A small invented directive and what a reader finds in it, put together by hand."""

from __future__ import annotations

from directive_reader.model import (
    Citation,
    Comparison,
    Document,
    Doubt,
    Period,
    Reading,
    Schedule,
    ScheduleKind,
    Section,
    Signer,
    Span,
    Target,
    Task,
)

TEXT = """ĐẢNG BỘ TỈNH SÔNG LAM
ĐẢNG ỦY KHỐI CƠ QUAN
*
Số 05-NQ/ĐUK

ĐẢNG CỘNG SẢN VIỆT NAM
Sông Lam, ngày 10 tháng 01 năm 2026

NGHỊ QUYẾT
về nâng cao chất lượng sinh hoạt chi bộ

Thực hiện Nghị quyết số 12-NQ/TU, ngày 05/12/2025 của Tỉnh ủy, Đảng ủy Khối ban hành Nghị quyết như sau:

I. MỤC TIÊU
Hằng năm có trên 90% chi bộ
sinh hoạt đúng quy định.

II. NHIỆM VỤ
Các cấp ủy làm tốt những việc sau:
1. Về tuyên truyền
- Văn phòng Đảng ủy rà soát quy chế, hoàn thành trước ngày 30/6/2026.
2. Về kiểm tra
a) Phương pháp
Ủy ban Kiểm tra phối hợp với Ban Tổ chức kiểm tra theo Nghị quyết số 12-NQ/TU.
b) Thời gian
Kiểm tra thường xuyên.

Nơi nhận:
- Tỉnh ủy,
- Các chi bộ.

T/M ĐẢNG ỦY
BÍ THƯ
Trần Văn Mẫu
"""


def span(words: str, start: int = 0) -> Span:
    place = TEXT.index(words, start)
    return Span(place, place + len(words))


def section(path: str, label: str, heading: str, level: int, shown: str) -> Section:
    return Section(path, label, heading, level, span(shown), Span(span(shown).end, len(TEXT)))


TARGET = span("Hằng năm có trên 90% chi bộ\nsinh hoạt đúng quy định.")
FIRST = span("- Văn phòng Đảng ủy rà soát quy chế, hoàn thành trước ngày 30/6/2026.")
SECOND = span("Ủy ban Kiểm tra phối hợp với Ban Tổ chức kiểm tra theo Nghị quyết số 12-NQ/TU.")
CITED = span("12-NQ/TU")

READING = Reading(
    document=Document(
        issuer="ĐẢNG ỦY KHỐI CƠ QUAN",
        kind="NQ",
        number=5,
        symbol="NQ/ĐUK",
        code="05-NQ/ĐUK",
        place="Sông Lam",
        date="2026-01-10",
        title="về nâng cao chất lượng sinh hoạt chi bộ",
        signer=Signer("Trần Văn Mẫu", "BÍ THƯ", "ĐẢNG ỦY", span("T/M ĐẢNG ỦY\nBÍ THƯ\nTrần Văn Mẫu")),
        recipients=("Tỉnh ủy", "Các chi bộ"),
        implements=("12-NQ/TU",),
        spans=(
            ("issuer", span("ĐẢNG ỦY KHỐI CƠ QUAN")),
            ("code", span("05-NQ/ĐUK")),
            ("date", span("ngày 10 tháng 01 năm 2026")),
            ("kind", span("NGHỊ QUYẾT")),
            ("title", span("về nâng cao chất lượng sinh hoạt chi bộ")),
            ("recipients", span("Tỉnh ủy,\n")),
            ("recipients", span("Các chi bộ.")),
        ),
    ),
    is_directive=True,
    outline=(
        section("I", "I", "MỤC TIÊU", 1, "I. MỤC TIÊU"),
        section("II", "II", "NHIỆM VỤ", 1, "II. NHIỆM VỤ"),
        section("II.1", "1", "Về tuyên truyền", 2, "1. Về tuyên truyền"),
        section("II.2", "2", "Về kiểm tra", 2, "2. Về kiểm tra"),
        section("II.2.a", "a", "Phương pháp", 3, "a) Phương pháp"),
        section("II.2.b", "b", "Thời gian", 3, "b) Thời gian"),
    ),
    targets=(
        Target(
            path="I",
            span=TARGET,
            quote=TARGET.of(TEXT),
            subject="chi bộ",
            predicate="sinh hoạt đúng quy định",
            op=Comparison.MORE,
            low=90.0,
            high=None,
            unit="%",
            period=Period.YEAR,
            to_year=2030,
        ),
        Target(
            path="I",
            span=TARGET,
            quote=TARGET.of(TEXT),
            subject="chi bộ",
            predicate=None,
            op=None,
            low=None,
            high=None,
            unit=None,
            period=None,
            base=0,
        ),
    ),
    tasks=(
        Task(
            path="II.1",
            start="Văn phòng Đảng ủy rà soát quy chế,",
            span=FIRST,
            quote=FIRST.of(TEXT),
            lead="Văn phòng Đảng ủy",
            schedule=Schedule(ScheduleKind.BY, "hoàn thành trước ngày 30/6/2026", year=2026, month=6, day=30),
            product="Quy chế",
        ),
        Task(
            path="II.2.a",
            start="Ủy ban Kiểm tra phối hợp với Ban Tổ",
            span=SECOND,
            quote=SECOND.of(TEXT),
            lead="Ủy ban Kiểm tra",
            coordinators=("Ban Tổ chức",),
        ),
    ),
    citations=(Citation("12-NQ/TU", "Nghị quyết", "2025-12-05", (CITED, span("12-NQ/TU", CITED.end))),),
    doubts=(Doubt("target.figure-missing", "targets[1].op", "Chỉ tiêu không có con số", TARGET),),
)

EMPTY = Reading(document=Document(), is_directive=False)
