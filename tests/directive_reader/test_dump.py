from __future__ import annotations

import json

from directive_reader import (
    Citation,
    Comparison,
    DigitalStamp,
    Document,
    Doubt,
    Period,
    Reading,
    Schedule,
    ScheduleKind,
    Secrecy,
    Section,
    Signer,
    Span,
    Target,
    Task,
)
from directive_reader.dump import to_dict, to_json

TEXT = "Có 90% chi bộ"
READING = Reading(
    document=Document(
        "ĐẢNG ỦY", "KH", 1, "KH/ĐU", "1-KH/ĐU", "Lam Thành", "2025-01-02", "về việc",
        Signer("Lê Lam", "BÍ THƯ", "ĐẢNG ỦY"), ("Lưu",), ("2-NQ/TW",), Secrecy.SECRET,
        (DigitalStamp(Span(0, 2), "VP", "a@b.vn", "1"),),
    ),
    is_directive=True,
    outline=(
        Section("I", "I", "MỤC TIÊU", 1, Span(0, 0), Span(0, 0)),
        Section("", "", "KHÔNG SỐ", 1, Span(0, 0), Span(0, 0)),
    ),
    targets=(
        Target("I", Span(0, 13), TEXT, "chi bộ", "có", Comparison.EQUAL, 90.0, None, "%", Period.YEAR, 2024, 2025),
    ),
    tasks=(
        Task("I", "Có 90%", Span(0, 13), TEXT, "Chi bộ", ("Hội",), Schedule(ScheduleKind.BY, "2025", 2025, 6)),
    ),
    citations=(Citation("2-NQ/TW", "Nghị quyết", None, (Span(0, 2),)),),
    doubts=(Doubt("a.b", "c", "d", Span(3, 6)), Doubt("e.f", "g", "h")),
)  # fmt: skip


def test_json_has_the_shape_of_the_annotations():
    assert json.loads(to_json(READING, TEXT, source="a.txt")) == {
        "source": "a.txt",
        "is_directive": True,
        "document": {
            "issuer": "ĐẢNG ỦY",
            "kind": "KH",
            "number": 1,
            "symbol": "KH/ĐU",
            "code": "1-KH/ĐU",
            "place": "Lam Thành",
            "date": "2025-01-02",
            "title": "về việc",
            "signer": {"name": "Lê Lam", "position": "BÍ THƯ", "on_behalf_of": "ĐẢNG ỦY"},
            "recipients": ["Lưu"],
            "implements": ["2-NQ/TW"],
            "secrecy": "TỐI MẬT",
            "stamps": [{"signer": "VP", "email": "a@b.vn", "signed_at": "1"}],
        },
        "outline": [{"path": "I", "label": "I", "heading": "MỤC TIÊU", "level": 1}],
        "targets": [
            {
                "path": "I",
                "quote": TEXT,
                "subject": "chi bộ",
                "predicate": "có",
                "op": "=",
                "low": 90.0,
                "high": None,
                "unit": "%",
                "period": "year",
                "from_year": 2024,
                "to_year": 2025,
                "base": None,
            }
        ],
        "tasks": [
            {
                "path": "I",
                "start": "Có 90%",
                "quote": TEXT,
                "lead": "Chi bộ",
                "coordinators": ["Hội"],
                "schedule": {"kind": "by", "raw": "2025", "year": 2025, "month": 6, "quarter": None, "every": None},
                "product": None,
            }
        ],
        "citations": [{"code": "2-NQ/TW", "kind": "Nghị quyết", "date": None}],
        "doubts": [
            {"code": "a.b", "field": "c", "quote": "90%"},
            {"code": "e.f", "field": "g", "quote": None},
        ],
    }


def test_an_empty_reading_has_no_signer():
    assert to_dict(Reading(Document(), is_directive=False), "")["document"]["signer"] is None
