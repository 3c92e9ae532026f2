"""Patterns of cited documents: codes, the kind before and the date after them."""

from __future__ import annotations

from directive_reader.lexicon import citations as words
from directive_reader.lexicon import kinds
from directive_reader.patterns.piece import any_of, piece

DATE = r"""(?: (?P<day>\d{1,2}) \s?[/.-]\s? (?P<month>\d{1,2}) \s?[/.-]\s? (?P<year>(?:19|20)\d\d) (?!\d)
    | (?P<day2>\d{1,2}) \s++ tháng \s++ (?P<month2>\d{1,2}) \s++ năm \s++ (?P<year2>(?:19|20)\d\d) (?!\d) )"""
"""A day in figures or in words; the names of its groups end in 2 where it is in words."""

SYMBOL = r"[‹U›][‹U›‹L›A-Za-z]{0,6}+ \d{0,2} (?: \s?/\s? [‹U›]{2}[\w&]{0,14} | [-–]\s? [‹U›]{2}[\w&]{0,14} ){1,4}+"
"""«NQ/TW», «QĐ-TTg», «KH-MTTQ-BTT», «NQ- TW»."""

CODE = piece(
    "citations.code",
    rf"""
    (?<![\w/.,–-]) (?P<number>\d{{1,5}}+[a-z]?)
    (?: \s?[-–/]\s? (?: (?P<year>(?:19|20)\d\d) \s?/\s? )?+ (?P<symbol> QH\d{{1,2}} | {SYMBOL} ) (?!\w) )?+
    (?! [\d%] | [.,/]\d | \s?[-–]\s?\d )
    """,
    matches=(
        "21-NQ/TW",
        "58 - KH/TU",
        "66/NQ-CP",
        "118/2025/NĐ-CP",
        "197/2025/QH15",
        "27/NQ- TW",
        "số 23 của",
        "08-QĐi/TW",
    ),
    misses=("90%", "2020-2025", "16/6/2022", "3.5"),
)
"""A number that may be a document's, with its symbol where it has one."""

KIND_BEFORE = piece(
    "citations.kind-before",
    rf"""(?<!\w) (?: (?P<kind>{any_of(tuple(kinds.ABBREVIATIONS))}) (?:\s++ liên \s++ tịch)?+ \s++ )?+
        (?P<word>{any_of(words.NUMBER_WORDS)} \s*+ :? \s*+)?+ \Z""",
    matches=("theo Nghị quyết số ", "Kế hoạch hành động số ", "Quy định ", "số "),
    misses=(),
)
"""The kind and «số» right before a number; `search` finds at least the empty end."""

LAW_BEFORE = piece(
    "citations.law-before",
    rf"""\b (?P<kind>{any_of(words.LAWS)}) \s++ [^,;.:()\d\n]{{2,100}}+ (?<=\s(?:số|Số)\s) \Z""",
    matches=("Luật Tổ chức Chính phủ số ",),
    misses=("Luật Đất đai, Nghị định số ", "số "),
)
"""A law is cited by its name and number."""

DATE_AFTER = piece(
    "citations.date-after",
    rf"""\A (?: \s++ của \s++ (?: (?! \b{any_of(words.NO_DATE_WORDS)}\b ) [^,;.()\d\n] ){{2,70}}+ )?+
        ,?\s*+ (?: \( \s*+ )?+ (?:ban\s++hành\s++)?+ ngày \s*+ {DATE}""",
    matches=(
        ", ngày 16/6/2022 của",
        " ngày 27 tháng 9 năm 2025 của",
        " (ngày 01-4-2025)",
        " của Bộ Chính trị, ngày 15/5/2016",
    ),
    misses=(" trước ngày 30/6/2024", " của Tỉnh ủy trước ngày 30/6/2024", ", hoàn thành ngày 1/2/2024"),
)
"""The day of a document right behind its code."""

DATE_BEFORE = piece(
    "citations.date-before",
    rf"""\b [Nn]gày \s++ {DATE} ,?\s [^.;\d\n]{{2,90}}? \b{any_of(words.ISSUE_WORDS)} \s++ \Z""",
    matches=("Ngày 22/12/2024, Bộ Chính trị đã ban hành ",),
    misses=("Ngày 22/12/2024. Bộ Chính trị ban hành ", "ban hành ngày 22/12/2024 "),
)
"""The day of a document in front of the sentence that tells of its issue."""

NAMED_BODY_BEFORE = piece(
    "citations.named-body-before",
    rf"{any_of(words.NAMED_BODIES)} [^,;.:()\n]{{0,90}}+ \Z",
    matches=("Ban Chỉ đạo Trung ương về tổng kết ", "Tổ công tác "),
    misses=("Ban Chỉ đạo, theo ", "Ban Tổ chức về "),
)
"""A body whose name runs on into the number."""

AFTER_BARE_NUMBER = piece(
    "citations.after-bare-number",
    rf"\A (?: \s*+ (?: [,;.:)”\"\n/] | \Z ) | \s++ {any_of(words.AFTER_BARE_NUMBER)} \b | \s*+ [-–] )",
    matches=(" của Bộ Công an", ", các quy định", ")", ""),
    misses=(" nội dung", " chi bộ"),
)
"""What follows a number that stands for a document, not for a count."""
