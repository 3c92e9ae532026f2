"""Words of sentences that set a target."""

from __future__ import annotations

from typing import Final

ORGANISATIONS: Final = (
    "tổ chức cơ sở đảng", "tổ chức đảng", "tổ chức", "chi bộ", "đảng bộ", "cấp ủy", "cơ quan", "đơn vị",
    "doanh nghiệp", "chi đoàn", "chi hội", "công đoàn", "các tổ chức",
)  # fmt: skip
PEOPLE: Final = (
    "đảng viên", "cán bộ", "công chức", "đoàn viên", "hội viên", "cấp ủy viên", "người lao động", "người dân",
)  # fmt: skip
"""A figure for organisations and for people at once is two targets: they are counted apart."""

TARGET_VERBS: Final = (
    "được", "đạt", "hoàn thành", "có", "thực hiện", "xây dựng", "bố trí", "tổ chức", "tham gia", "dự", "cam kết",
    "là", "không", "xếp loại", "xếp", "vắng mặt", "đầu nhiệm kỳ", "đăng ký", "triển khai", "ban hành", "sử dụng",
    "áp dụng", "kết nạp", "bảo đảm", "đảm bảo", "thành lập", "duy trì", "phải", "từ nguồn", "chuyển đổi", "ứng dụng",
    "sinh hoạt", "học tập", "nâng cao", "giảm", "tăng", "cung cấp", "giải quyết", "tiếp cận", "hài lòng", "trở thành",
    "đáp ứng", "đóng góp", "vi phạm", "cập nhật", "nộp", "công khai", "tuyên truyền", "quán triệt",
)  # fmt: skip
"""Where what is said about the population begins."""

INTENTIONS: Final = (
    "phấn đấu", "có", "đạt", "hằng năm", "hằng quý", "mỗi năm", "đến năm", "bảo đảm", "đảm bảo", "tỷ lệ", "tỉ lệ",
    "số", "tổng số", "trên", "từ", "là", "mục tiêu", "phải", "trong đó", "duy trì", "cả nhiệm kỳ", "trong nhiệm kỳ",
    "toàn nhiệm kỳ", "mỗi quý", "mỗi tháng",
)  # fmt: skip
"""Words before the subject or the figure that say nothing of it."""

QUOTE_STARTERS: Final = (
    "mỗi", "phải", "đảm bảo", "bảo đảm", "phấn đấu", "mục tiêu", "tối thiểu", "ít nhất", "trên", "từ", "không quá",
    "tỷ lệ", "tỉ lệ", "100%", "nâng", "giảm", "tăng", "đạt", "có", "nâng tổng số", "hằng năm", "mỗi năm", "kết nạp",
    "đến năm", "trong đó",
)  # fmt: skip
"""In a long sentence the target begins behind the last comma before its figure where one of these follows."""

TOLD: Final = ("đã ", "hiện nay", "đến nay", "vừa qua", "năm qua", "đạt được")
"""In such a clause a figure tells what has been."""
SHARE: Final = "chiếm "
"""In a section of targets a share that is to be reached, elsewhere one that has been."""

DOING: Final = (
    "thành lập", "xây dựng", "phát triển", "kết nạp", "giới thiệu", "tổ chức", "trao", "tặng", "trao tặng", "hỗ trợ",
    "vận động", "mở", "trồng", "tuyển dụng", "đào tạo", "bồi dưỡng", "giúp đỡ", "cung cấp", "lắp đặt", "thu hút",
    "hoàn thành", "ban hành", "biên soạn", "sửa chữa", "cải tạo", "nâng cấp", "tuyên truyền", "kiểm tra", "giám sát",
)  # fmt: skip
"""Right before a number, one of these makes it a figure, whatever is counted."""

WHOLES: Final = ("tổng số", "số", "so với")
"""Behind a figure, with these begins the whole that it is a share of."""

AND: Final = " và "
CONJUNCTIONS: Final = (" và ", " hoặc ", " mới ")
STRIVING: Final = "phấn đấu"

DESCRIBING: Final = frozenset(
    {"xây dựng", "là", "sử dụng", "sinh hoạt", "tham gia", "nộp", "học tập", "dự", "đăng ký", "ứng dụng"}
)
"""Verbs that may only describe whom the figure counts; the predicate is then the next one."""

LEFT_OVER: Final = (" và", " trở lên", "so với ", "trở lên ", " phấn đấu", " cần", " phải")
"""Words left at the edges of a subject when its sentence is divided."""

MEASURED: Final = (
    "tốc độ", "tổng", "mức", "giá trị", "thu nhập", "kim ngạch", "sản lượng", "chỉ số", "diện tích", "thời gian",
)  # fmt: skip
"""A subject that begins so is measured as a whole, verbs and all."""

REACHING: Final = ("tỷ lệ", "tỉ lệ", "đạt", "với", "là", "chiếm")
"""Words between a population and the figure behind it, last first."""
