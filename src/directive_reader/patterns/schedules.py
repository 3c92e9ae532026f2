"""Points in time, cadences and the brackets that hold them. All run on text in lower case."""

from __future__ import annotations

from typing import Final

from directive_reader.lexicon.schedules import (
    BRACKET_OPENINGS,
    COMPLETION,
    FURTHER_YEARS,
    GUIDANCE,
    ONGOING,
    PARTS,
    PREPOSITIONS,
)
from directive_reader.patterns.piece import any_of, piece

_YEAR: Final = r"(?:20|19)\d\d(?!\d)"
_ROMAN: Final = r"(?:iv|i{1,3}|[1-4])\b"
_COUNT: Final = r"(?:0?\d|một|hai|ba|bốn)"
_UNIT: Final = r"(?:0?6\stháng|sáu\stháng|tháng|quý|năm|tuần|nhiệm\skỳ)"

POINT: Final = rf"""
    (?: (?:ngày\s|mồng\s)?+ (?P<d>\d{{1,2}})
        (?: \s?/\s? | \stháng\s | [.\-](?=\d{{1,2}}[.\-]{_YEAR}) ) (?P<m>\d{{1,2}}) (?!\d|%)
        (?: (?: \s?[/.\-]\s? | [,]?\snăm\s ) (?P<y>{_YEAR}) )?+
    | tháng\s(?P<m2>\d{{1,2}}) (?!\d) (?: (?: \s?[/.\-]\s? | [,]?\snăm\s ) (?P<y2>{_YEAR}) )?+
    | quý\s(?P<q>{_ROMAN}) (?: (?: \s?[/.,\-]\s? | \s(?:năm\s)?+ ) (?P<y3>{_YEAR}) )?+
    | (?:0?6|sáu)\stháng\s(?:đầu|cuối)\snăm (?:\s(?P<y5>{_YEAR}))?+
    | (?:năm\s(?:học\s)?+)?+ (?P<y4>{_YEAR})
    )
"""
"""A day, a month, a quarter, a half or a year; the groups tell which."""

DATED = piece(
    "schedules.dated",
    rf"""\b(?P<prep>{any_of(tuple(PREPOSITIONS))})\s
         (?:(?:{any_of(PARTS)}|\d{{1,2}}\s(?:giờ|h)(?:\s\d\d)?+)[,]?\s){{0,2}}+ (?P<point>{POINT})""",
    matches=("hoàn thành trước ngày 15/3/2025", "trong tháng 6 năm 2025", "vào cuối quý ii/2025", "từ năm 2022",
             "trước 17 giờ ngày 09/9/2026",
             "chậm nhất là ngày 30 tháng 6", "ngay đầu năm 2022", "trong quý iv"),
    misses=("nghị quyết số 5, ngày 26/4/2021", "kế hoạch năm 2022", "trong sinh hoạt", "từ 03 - 05 người", "trên 90%"),
)  # fmt: skip

POINT_HINT = piece(
    "schedules.point-hint",
    r"\d|quý\s[iv]++\b",
    matches=("ngày 15/3", "trong quý iv"),
    misses=("quý vị", "trong năm"),
)
"""Without this there is no date."""

BARE_POINT = piece(
    "schedules.point",
    rf"(?<![\d/.,])(?P<point>{POINT})",
    matches=("quý iv năm 2025", "năm 2026", "tháng 12/2025", "ngày 31/12/2025", "2026"),
    misses=("thường xuyên", "quý vị", "tháng trước"),
)

ONLY_POINT = piece(
    "schedules.only-point",
    rf"^(?:trong\s)?+(?=quý|tháng)(?P<point>{POINT})\s?:?$",
    matches=("quý i", "tháng 3/2026", "trong quý ii năm 2026"),
    misses=("năm 2026", "quý i và quý ii", "tháng thanh niên"),
)

RANGE = piece(
    "schedules.range",
    rf"""\btừ\s(?:ngày\s)?+ (?P<point>{POINT}) \s?(?:đến|tới|[\-–])\s?
        (?:hết\s|ngày\s|tháng\s|quý\s|năm\s)*+ (?P<to>nay\b|\w+(?:[/.\-]\w+)*+(?:\s\w++)?+)""",
    matches=("từ ngày 06/10/2025 đến ngày 25/11/2025", "từ 18/10/2025 đến 27/12/2025", "từ năm 2021 đến nay",
             "từ ngày 15/3/2026 đến ngày bầu cử", "từ tháng 3/2026 đến tháng 5/2026"),
    misses=("từ năm 2022, hằng năm có đánh giá", "từ nay đến tháng 6/2027", "từ 03 đến 05 mô hình"),
)  # fmt: skip

OPEN_RANGE = piece(
    "schedules.open-range",
    rf"(?:{_YEAR}|{_ROMAN}|\d{{1,2}}/{_YEAR}|\d{{1,2}}) \s?[\-–]\s? (?:quý\s|tháng\s|năm\s)?+ (?:{_YEAR}|{_ROMAN})",
    matches=("2025 - 2026", "quý i - quý ii/2026", "tháng 3/2026 - 2027"),
    misses=("quý iv/2025", "31-12", "năm 2026"),
)

CADENCE = piece(
    "schedules.cadence",
    rf"""\b(?: (?P<lead5>định\skỳ\s)?+ (?P<half>0?6|sáu)\s(?P<unit5>tháng)
              (?:\s(?:một|1|01)\slần|,\s(?:hằng\s)?năm|\svà\s(?:hằng\s)?năm)
            | (?P<regular>định\skỳ\s(?:(?:hằng|mỗi|theo)\s)?+) (?P<unit>{_UNIT})\b
            | (?P<lead>định\skỳ\s)?+ (?P<often>{_COUNT}\s(?P<unit2>{_UNIT})\s{_COUNT}\slần)
            | (?P<lead3>định\skỳ\s)?+ (?:{_UNIT}\s)?+ {_COUNT}\s?(?:lần|buổi|kỳ|cuộc)\s?/\s?(?P<unit3>{_UNIT})\b
            | (?P<every>hằng|mỗi)\s(?P<unit4>{_UNIT})\b
            )""",
    matches=(
        "định kỳ hằng quý một lần",
        "định kỳ 01 tháng 01 lần",
        "một quý một lần",
        "hằng năm",
        "mỗi năm",
        "02 lần/năm",
        "6 tháng một lần",
    ),
    misses=("định kỳ, đột xuất", "trong 6 tháng", "một lần", "năm 2022"),
)

OF_MONTH = piece(
    "schedules.of-month",
    r"\b(?:ngày|mồng|ngày\smồng)\s\d{1,2}(?:\s(?:hằng|mỗi)|\scủa)\s(?P<unit>tháng|quý|năm)",
    matches=("vào ngày 15 của tháng trước đó", "trước ngày 25 hằng tháng", "đúng ngày mồng 3 hằng tháng"),
    misses=("ngày 15 tháng 3", "ngày 25/6 hằng năm"),
)

EVERY_YEAR = piece(
    "schedules.every-year",
    r"\s(?:hằng|mỗi)\s(?P<unit>tháng|quý|năm)\b",
    matches=("quý iv hằng năm", "ngày 15/12 hằng năm"),
    misses=("quý iv năm 2025", "hằng năm"),
)

ONGOING_WORD = piece(
    "schedules.ongoing",
    rf"\b{any_of(ONGOING)}\b",
    matches=("thực hiện thường xuyên", "thường xuyên, liên tục"),
    misses=("thường kỳ", "thường trực"),
)

REGULAR_ACTION = piece(
    "schedules.regular",
    r"(?<!thường\sxuyên,\s)(?<!chuyên\sđề,\s)\bđịnh\skỳ\s(?!và\b|theo\squy|theo\sđiều|hoặc\b)(?=\w)",
    matches=("định kỳ báo cáo đảng ủy", "định kỳ tổ chức tập huấn"),
    misses=(
        "thường xuyên, định kỳ, chuyên đề",
        "kiểm tra định kỳ, đột xuất",
        "sinh hoạt định kỳ theo quy định",
        "định kỳ.",
    ),
)

AFTER = piece(
    "schedules.after",
    rf"\b(?:ngay\s)?(?:sau\s)?khi\s(?:có\s(?:\w++\s){{0,2}}?{any_of(GUIDANCE)}|[^.;()]{{3,400}}?\s(?:được\s)?ban\shành)",
    matches=("sau khi có hướng dẫn của tỉnh", "sau khi chiến lược được ban hành", "khi có văn bản của cấp trên"),
    misses=("sau khi kết thúc cuộc họp", "sau mỗi kỳ đại hội"),
)

WAITING = piece(
    "schedules.waiting",
    rf"\bsau\skhi\scó\s(?:\w++\s){{0,2}}?{any_of(GUIDANCE)}(?:\s(?:của|từ)\s[^.;,()]{{2,60}})?+",
    matches=("bổ sung quy chế sau khi có hướng dẫn của tỉnh ủy",),
    misses=("khi có hướng dẫn", "sau khi kết thúc"),
)

FURTHER = piece(
    "schedules.further",
    rf"^\s*(?:{any_of(FURTHER_YEARS)})",
    matches=(" và các năm tiếp theo", "trở đi"),
    misses=("và năm 2026",),
)

COMPLETED = piece(
    "schedules.completed",
    rf"\b{any_of(COMPLETION)}\b(?:\s\w++){{0,4}}\s$",
    matches=("cơ bản hoàn thành ", "hoàn thành việc này ", "xong "),
    misses=("báo cáo bộ chính trị ", "hoàn thành"),
)

BRACKET = piece(
    "schedules.bracket",
    r"\((?P<inside>[^()]{3,160}+)\)",
    matches=("(thực hiện thường xuyên)",),
    misses=("()", "(a"),
)

BRACKET_OPENING = piece(
    "schedules.bracket-opening",
    rf"^\s*+(?:{any_of(BRACKET_OPENINGS)}\b[^,.;\d]{{0,50}}?:?\s?)?(?<!\w)(?={any_of(tuple(PREPOSITIONS))}\s|{any_of(ONGOING)}|định\skỳ|hằng\s|mỗi\s|sau\skhi|khi\scó|quý\s|tháng\s|năm\s\d|ngày\s\d|0?6\stháng|\d{{1,2}}/\d)",
    matches=(
        "thực hiện thường xuyên",
        "hoàn thành trong quý iv hằng năm",
        "báo cáo ban bí thư vào cuối quý ii/2025",
        "hằng năm",
        "sau khi có hướng dẫn",
    ),
    misses=("khóa i", "nếu có", "theo chỉ thị số 28, ngày 21/01/2019"),
)

DURATION = piece(
    "schedules.duration",
    r"\btrong\s(?:vòng\s|thời\shạn\s|thời\sgian\s)?+(?:tối\sđa\s)?+\d{1,3}\s(?:ngày|tháng|giờ|tuần)(?:\slàm\sviệc)?+\b(?!\s(?:đầu|cuối|qua|gần|tuổi))",
    matches=("trong vòng 30 ngày", "trong thời hạn 15 ngày làm việc"),
    misses=("trong 6 tháng đầu năm 2025", "trong 3 năm qua"),
)
