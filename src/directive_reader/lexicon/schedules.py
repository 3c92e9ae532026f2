"""Words that say when something is to be done."""

from __future__ import annotations

from typing import Final

from directive_reader.model import Period, ScheduleKind

PREPOSITIONS: Final = {
    "trước": ScheduleKind.BY,
    "trước thời hạn": ScheduleKind.BY,
    "chậm nhất": ScheduleKind.BY,
    "chậm nhất là": ScheduleKind.BY,
    "chậm nhất vào": ScheduleKind.BY,
    "chậm nhất đến": ScheduleKind.BY,
    "chậm nhất trong": ScheduleKind.BY,
    "chậm nhất trước": ScheduleKind.BY,
    "muộn nhất": ScheduleKind.BY,
    "muộn nhất là": ScheduleKind.BY,
    "không muộn hơn": ScheduleKind.BY,
    "đến hết": ScheduleKind.BY,
    "xong trong": ScheduleKind.BY,
    "xong trước": ScheduleKind.BY,
    "xong vào": ScheduleKind.BY,
    "hạn cuối": ScheduleKind.BY,
    "tại phiên họp": ScheduleKind.BY,
    "tại kỳ họp": ScheduleKind.BY,
    "tại hội nghị": ScheduleKind.BY,
    "trong": ScheduleKind.WITHIN,
    "ngay trong": ScheduleKind.WITHIN,
    "vào": ScheduleKind.WITHIN,
    "ngay từ": ScheduleKind.WITHIN,
    "ngay": ScheduleKind.WITHIN,
    "từ": ScheduleKind.FROM,
    "kể từ": ScheduleKind.FROM,
    "bắt đầu từ": ScheduleKind.FROM,
    "đến": ScheduleKind.BY,
}
"""Words before a point in time, and the kind of schedule they make of it."""

COMPLETION: Final = ("hoàn thành", "xong", "kết thúc", "phấn đấu", "hoàn tất")
"""Words that turn «trong năm 2023» into a date to be met."""

PARTS: Final = (
    "đầu", "cuối", "giữa", "hết", "khoảng", "vòng", "nửa đầu", "nửa cuối", "vào", "là", "thời gian", "dịp",
    "hết ngày",
)  # fmt: skip
"""May stand between the preposition and the point in time."""

PERIODS: Final[dict[str, Period | None]] = {
    "tuần": None,
    "tháng": Period.MONTH,
    "quý": Period.QUARTER,
    "6 tháng": Period.HALF,
    "06 tháng": Period.HALF,
    "sáu tháng": Period.HALF,
    "năm": Period.YEAR,
    "nhiệm kỳ": Period.TERM,
    "khóa": Period.TERM,
}

QUARTERS: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
}

CADENCE_HINTS: Final = ("hằng ", "mỗi ", "lần", "6 tháng", "định kỳ", " của tháng", "sáu tháng")
"""Without one of these there is no cadence."""

REGULARLY: Final = "định kỳ"
EACH: Final = "mỗi"
TIMES: Final = " lần"
NOW: Final = "nay"
"""A range that ends with it tells what has been."""
BEFORE: Final = "trước"
FROM: Final = "từ"
UNTIL: Final = "đến"
WAITING: Final = "sau khi có"

ONGOING: Final = ("thường xuyên", "liên tục", "hằng ngày", "hàng ngày")

FURTHER_YEARS: Final = (
    "và các năm tiếp theo", "và những năm tiếp theo", "các năm tiếp theo", "trở đi", "và các năm sau",
    "và những năm sau",
)  # fmt: skip

GUIDANCE: Final = (
    "hướng dẫn", "văn bản", "chỉ đạo", "kế hoạch", "quy định", "chủ trương", "ý kiến", "yêu cầu", "quyết định",
    "kết luận", "nghị quyết", "thông báo",
)  # fmt: skip
"""What one waits for: «sau khi có hướng dẫn của tỉnh»."""

BRACKET_OPENINGS: Final = (
    "thực hiện", "hoàn thành", "báo cáo", "trình", "xong", "tổ chức", "tiến hành", "triển khai", "thời gian",
    "ban hành", "thời hạn", "dự kiến", "tiến độ", "phấn đấu", "yêu cầu",
)  # fmt: skip
"""With one of these, or at once with the time, a bracket begins that is a schedule."""

REPORTING: Final = ("báo cáo", "sơ kết", "tổng kết", "đánh giá", "tổng hợp", "rà soát", "kiểm điểm")
"""A cadence that follows one of these says when it is to be done, even late in the sentence."""
