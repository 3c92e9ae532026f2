"""Words that tell how a page is laid out: which words leave a line unfinished, and the words of structure."""

from __future__ import annotations

OPEN_WORDS = frozenset(
    [
        "của",
        "và",
        "các",
        "cho",
        "với",
        "về",
        "trong",
        "tại",
        "theo",
        "từ",
        "đến",
        "để",
        "do",
        "là",
        "bởi",
        "hoặc",
        "những",
        "một",
        "số",
        "như",
        "nhằm",
        "gồm",
        "được",
        "bị",
        "bằng",
        "giữa",
        "cùng",
        "mỗi",
        "từng",
        "việc",
        "công",
        "vào",
        "ra",
        "thì",
        "mà",
        "hay",
        "qua",
    ]
)
"""A line that ends in one of these goes on in the next line."""

CLOSED_COMPOUNDS = (
    "mặt bằng", "công bằng", "cân bằng", "thăng bằng", "văn bằng", "đồng bằng", "chuyển đổi số", "kinh tế số",
    "xã hội số", "chính quyền số", "chính phủ số", "hạ tầng số", "dữ liệu số", "kỹ năng số", "công dân số",
    "công nghệ số", "nền tảng số", "môi trường số", "văn hóa số", "học vụ số", "thiểu số", "đa số", "chỉ số",
    "dân số", "đầu tư công", "dịch vụ công", "tài sản công", "hành chính công", "tài chính công", "mua sắm công",
    "sự nghiệp công", "nợ công", "thành công", "khởi công", "thi công", "phân công", "làm việc", "công việc",
    "sự việc", "vụ việc", "nghỉ việc", "đề ra", "đặt ra", "xảy ra", "gây ra", "thời gian qua", "năm qua", "vừa qua",
    "kèm theo", "tiếp theo", "đạt được",
)  # fmt: skip
"""Words of more than one syllable whose last one is an open word but leaves nothing open."""

STANDING_ALONE = (
    "Nơi nhận", "NƠI NHẬN", "Nơi gửi", "T/M ", "TM. ", "K/T ", "KT. ", "T/L ", "TL. ", "TUQ. ", "Kính gửi",
)  # fmt: skip
"""A line that begins so belongs to no paragraph above it."""

COUNTED_WORDS = frozenset(
    ["ngày", "tháng", "năm", "quý", "khóa", "khoá", "điều", "khoản", "mục", "điểm", "phần", "đoạn"]
)
"""A line that ends in one of these goes on where the next begins with a number."""

CLAUSE_OPENERS = ("Căn cứ", "Trên cơ sở", "Để ", "Nhằm ", "Sau khi", "Trong quá trình", "Ngoài ", "Đối với các")
"""A line that begins like this and has no full stop is an unfinished sentence, never a heading."""

ASSIGNING_OPENERS = ("Giao ", "Đề nghị ", "Yêu cầu ", "Phân công ", "Ủy quyền ")
"""A finished sentence that begins like this hands out work; it is an item, not a heading."""

PART_WORDS = ("Phần", "PHẦN", "Phụ lục", "PHỤ LỤC")
CHAPTER_WORDS = ("Chương", "CHƯƠNG")
DIVISION_WORDS = ("Mục", "MỤC", "Tiểu mục", "TIỂU MỤC")
ARTICLE_WORDS = ("Điều", "ĐIỀU")
STRUCTURE_WORDS = PART_WORDS + CHAPTER_WORDS + DIVISION_WORDS + ARTICLE_WORDS
"""Words before the number of a part; their labels keep the word («Điều 1»)."""

PAGE_WORDS = ("Trang", "Page")
"""Words before a page number."""

ATTRIBUTE_HEADS = (
    "Cơ quan",
    "Đơn vị",
    "Thời gian",
    "Thời hạn",
    "Tiến độ",
    "Chủ trì",
    "Phối hợp",
    "Sản phẩm",
    "Kết quả",
    "Kinh phí",
    "Nguồn kinh phí",
    "Người thực hiện",
    "Đối tượng",
    "Thành phần",
    "Địa điểm",
)
"""First words of lines that tell who, when or what of the item above («Cơ quan chủ trì: …»)."""

PREAMBLE_OPENERS = (
    "Căn cứ",
    "Thực hiện",
    "Triển khai",
    "Theo đề nghị",
    "Theo ",
    "Xét ",
    "Trên cơ sở",
    "Để ",
    "Nhằm ",
    "Tiếp theo",
    "Thi hành",
    "Qua ",
)
"""First words of the paragraphs before the body."""

ANNEX_WORDS = ("PHỤ LỤC", "Phụ lục", "DANH MỤC", "BIỂU")
"""First words of what is attached behind the signature."""

TIME_OPENERS = ("Đến ", "Từ ", "Trong ", "Năm ", "Giai đoạn ", "Hằng năm", "Hàng năm", "Trước ", "Quý ", "Tháng ")
"""A run-in before a colon that begins like this is a time, not a heading."""

LIST_ENDINGS = ("sau", "gồm", "như", "là", "về", "với", "sau đây", "trong đó", "nhất là")
"""A phrase before a colon that ends in one of these introduces a list and is no heading."""
