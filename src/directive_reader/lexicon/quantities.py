"""Words around a figure: comparisons, what is counted, and what makes a number no figure at all."""

from __future__ import annotations

from typing import Final

from directive_reader.model import Comparison, Period

COMPARISONS: Final = {
    "trên": Comparison.MORE,
    "hơn": Comparison.MORE,
    "vượt": Comparison.MORE,
    "lớn hơn": Comparison.MORE,
    "cao hơn": Comparison.MORE,
    "nhiều hơn": Comparison.MORE,
    "ít nhất": Comparison.AT_LEAST,
    "tối thiểu": Comparison.AT_LEAST,
    "không dưới": Comparison.AT_LEAST,
    "không ít hơn": Comparison.AT_LEAST,
    "không thấp hơn": Comparison.AT_LEAST,
    "đạt và vượt": Comparison.AT_LEAST,
    "từ": Comparison.AT_LEAST,
    "dưới": Comparison.LESS,
    "ít hơn": Comparison.LESS,
    "thấp hơn": Comparison.LESS,
    "nhỏ hơn": Comparison.LESS,
    "không quá": Comparison.AT_MOST,
    "không vượt quá": Comparison.AT_MOST,
    "không lớn hơn": Comparison.AT_MOST,
    "không cao hơn": Comparison.AT_MOST,
    "tối đa": Comparison.AT_MOST,
    "nhiều nhất": Comparison.AT_MOST,
    "đạt": Comparison.EQUAL,
    "bằng": Comparison.EQUAL,
    "khoảng": Comparison.EQUAL,
    "bình quân": Comparison.EQUAL,
    "đủ": Comparison.EQUAL,
}

BOUNDING_WORDS: Final = ("ít nhất", "tối thiểu", "không quá", "tối đa")
"""With these a number may stand in words: «ít nhất một mô hình»."""
TIMES: Final = " lần"
TIME: Final = "lần"
NEW: Final = " mới"
MINIMA: Final = ("ít nhất", "tối thiểu")

UPWARDS: Final = {"trở lên": Comparison.AT_LEAST, "trở xuống": Comparison.AT_MOST}

BOUNDS: Final = frozenset({Comparison.MORE, Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.LESS})
"""Comparisons that make of a counted number a figure somebody sets."""

NUMBER_WORDS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip

NO_FIGURE_BEFORE: Final = (
    "số", "ngày", "tháng", "năm", "khóa", "điều", "mục", "khoản", "quý", "thứ", "lần", "đề án", "hướng dẫn",
    "chỉ thị", "nghị quyết", "quy định", "kết luận", "thông tư", "nghị định", "chỉ đạo", "phụ lục", "đợt", "phần",
    "mồng", "biểu mẫu", "mẫu", "hạng", "cấp độ", "loại", "giai đoạn", "kế hoạch", "trung ương", "hội nghị", "quốc lộ",
    "tổ", "bộ chỉ số",
)  # fmt: skip
"""A number behind one of these is a name or a date."""

UNITS: Final = (
    "tổ chức cơ sở đảng", "tổ chức đảng", "tổ chức đoàn thể", "tổ chức công đoàn", "tổ chức", "đảng viên mới",
    "đảng viên", "đoàn viên", "hội viên", "chi bộ", "đảng bộ", "chi đoàn", "chi hội", "cấp ủy viên", "cấp ủy",
    "mô hình", "lớp tập huấn", "lớp", "hội nghị", "cuộc họp", "cuộc kiểm tra", "cuộc", "buổi", "lần", "đợt",
    "cộng tác viên", "tuyên truyền viên", "hòa giải viên", "báo cáo viên", "giáo viên", "thành viên", "ủy viên",
    "tình nguyện viên", "công đoàn cơ sở", "nghiệp đoàn", "khu công nghiệp", "cụm công nghiệp", "khu dân cư",
    "khu đô thị", "khu kinh tế", "vùng an toàn dịch bệnh", "cơ sở an toàn dịch bệnh", "điểm vui chơi",
    "điểm sinh hoạt", "sân chơi", "đội hình", "tổ hợp tác", "tổ chức hội", "nhà văn hóa", "hộ gia đình", "hộ nghèo",
    "hộ cận nghèo", "cuộc điều tra", "cuộc giám sát", "cuộc thi", "hội thi", "hội thảo", "phiên giao dịch",
    "lượt người", "lượt", "đồng chí", "người", "hộ", "công trình", "sản phẩm", "doanh nghiệp", "hợp tác xã", "xã",
    "phường", "thôn", "trường", "bệnh viện", "triệu đồng", "tỷ đồng", "tỉ đồng", "nghìn đồng", "đồng", "usd", "ha",
    "km", "m2", "m³", "tấn", "trạm", "diễn đàn", "tin, bài", "tin bài", "bài viết", "bài", "tin", "cán bộ",
    "công chức", "viên chức", "chuyên đề", "sáng kiến", "đề tài", "đề án", "dự án", "giải pháp", "phần mềm",
    "dịch vụ công", "thủ tục hành chính", "thủ tục", "hồ sơ", "vụ việc", "vụ", "điểm", "bậc", "giờ", "phút", "ngày",
    "căn nhà", "căn", "nhà", "phòng học", "phòng", "suất quà", "suất", "cây", "cơ sở", "đơn vị", "cơ quan", "khu",
    "cụm", "câu lạc bộ", "tổ", "đội", "phần việc", "phần quà", "hoạt động", "phong trào", "chương trình", "kế hoạch",
    "học sinh", "sinh viên", "trẻ em", "lao động", "bác sĩ", "giường bệnh", "ý kiến", "cử tri", "tiêu chí", "chỉ số",
    "video", "tác phẩm", "tập thể", "cá nhân", "gương", "tuyến", "máy",
)  # fmt: skip
"""What is counted, longest first where one begins another."""

MEASURES: Final = (
    "đồng", "triệu đồng", "tỷ đồng", "tỉ đồng", "nghìn đồng", "usd", "ha", "km", "m2", "m³", "tấn", "điểm", "bậc",
)  # fmt: skip
"""Units that measure the subject and count nobody."""

DURATIONS: Final = ("giờ", "phút", "ngày", "tháng", "tuổi", "năm", "tuần")
"""Lengths of time: figures only in a section of targets."""

META_UNITS: Final = (
    "nhiệm vụ", "nội dung", "nhóm", "chỉ tiêu", "mục tiêu", "nghị quyết", "cấp", "bước", "khâu", "trụ cột", "đột phá",
    "quan điểm", "năm", "tháng", "tuần", "tuổi", "quý", "phần", "điều", "mặt", "yếu tố", "nguyên tắc", "lĩnh vực",
)  # fmt: skip
"""Counting these tells about the text, not about the work."""

CADENCE_PERIODS: Final = {
    "tháng": Period.MONTH,
    "quý": Period.QUARTER,
    "năm": Period.YEAR,
    "6 tháng": Period.HALF,
    "tuần": None,
}
