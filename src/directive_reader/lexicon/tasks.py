"""Words by which sections, lead-ins, attribute lines and closing formulas are told apart."""

from __future__ import annotations

from typing import Final

PURPOSE_HEADINGS: Final = (
    "mục đích", "yêu cầu", "quan điểm", "ý nghĩa", "phạm vi", "đối tượng", "căn cứ", "cơ sở pháp lý",
    "cơ sở chính trị", "cơ sở thực tiễn", "sự cần thiết", "nguyên tắc", "giải thích từ ngữ", "thành phần", "địa điểm",
    "địa bàn", "thời gian", "thời gian, địa điểm", "hiệu lực", "điều khoản thi hành", "tiêu chuẩn", "điều kiện",
    "cơ cấu", "phương châm", "hình thức", "khẩu hiệu", "chủ đề", "tên gọi", "định nghĩa",
    "nơi nhận",
)  # fmt: skip
"""Openings of headings under which nobody is given work."""

BACKGROUND_HEADINGS: Final = (
    "hiện trạng", "thực trạng", "tình hình", "đánh giá tình hình", "đánh giá kết quả", "đánh giá chung",
    "đánh giá thực trạng", "kết quả", "ưu điểm", "hạn chế", "những hạn chế", "tồn tại", "nguyên nhân",
    "bài học kinh nghiệm", "kinh nghiệm", "khái quát", "bối cảnh", "dự báo", "thuận lợi", "khó khăn", "đặc điểm",
    "phần mở đầu",
)  # fmt: skip
"""Openings of headings under which something is told, so that figures are no targets either."""

TARGET_HEADINGS: Final = (
    "mục tiêu", "chỉ tiêu", "các chỉ tiêu", "các mục tiêu", "hệ thống chỉ tiêu", "kết quả cần đạt", "định hướng đến",
    "tầm nhìn",
)  # fmt: skip
"""Openings of headings under which targets are set."""

SPECIFIC_TARGET_WORDS: Final = ("chỉ tiêu", "cụ thể", "chủ yếu", "đến năm", "phấn đấu")
GENERAL_TARGET_WORDS: Final = ("chung", "tổng quát")

WORK_WORDS: Final = (
    "nhiệm vụ", "giải pháp", "tổ chức thực hiện", "phân công", "trách nhiệm", "biện pháp", "nội dung", "triển khai",
    "công việc", "thực hiện kế hoạch", "kiến nghị", "đề xuất",
)  # fmt: skip
"""Words that make a heading a heading of work, wherever they stand in it."""

FUNDING_HEADINGS: Final = (
    "kinh phí", "nguồn kinh phí", "nguồn lực", "nguồn vốn", "khen thưởng", "kỷ luật", "bảo đảm kinh phí",
)  # fmt: skip
"""Under these only an item that names a doer is a task."""

HEADING_PREFIXES: Final = ("về", "một số", "những", "các", "phần", "công tác", "xác định", "khái quát")
"""May stand before the telling words of a heading."""

LEAD_ATTRIBUTES: Final = (
    "cơ quan chủ trì", "đơn vị chủ trì", "cơ quan thực hiện", "đơn vị thực hiện", "cơ quan chủ trì thực hiện",
    "đơn vị chủ trì thực hiện", "cơ quan, đơn vị chủ trì", "cơ quan, đơn vị thực hiện", "cơ quan đầu mối",
    "đơn vị đầu mối", "chủ trì", "chủ trì thực hiện", "chủ trì tham mưu", "cơ quan tham mưu", "đơn vị tham mưu",
    "cơ quan chủ trì tham mưu", "phân công thực hiện", "đơn vị phụ trách", "người phụ trách", "phụ trách",
    "trách nhiệm thực hiện", "trách nhiệm", "cơ quan chịu trách nhiệm", "đơn vị chịu trách nhiệm", "phân công",
    "cơ quan soạn thảo", "cơ quan chủ trì soạn thảo", "tổ chức chủ trì", "người thực hiện", "đồng chí phụ trách",
    "cơ quan trình", "cơ quan được giao", "đơn vị được giao", "chịu trách nhiệm",
)  # fmt: skip
COORDINATOR_ATTRIBUTES: Final = (
    "cơ quan phối hợp", "đơn vị phối hợp", "cơ quan, đơn vị phối hợp", "phối hợp", "phối hợp thực hiện",
    "cơ quan phối hợp thực hiện", "đơn vị phối hợp thực hiện", "tổ chức phối hợp", "cơ quan, tổ chức phối hợp",
)  # fmt: skip
TIME_ATTRIBUTES: Final = (
    "thời gian", "thời gian thực hiện", "thời gian hoàn thành", "thời hạn", "thời hạn hoàn thành",
    "thời hạn thực hiện", "tiến độ", "tiến độ thực hiện", "tiến độ hoàn thành", "lộ trình", "lộ trình thực hiện",
    "thời điểm hoàn thành", "thời gian trình", "thời gian báo cáo", "thời hạn báo cáo", "hoàn thành",
    "thời gian tổ chức", "thời điểm", "thời gian triển khai", "thời gian bắt đầu", "thời gian dự kiến",
    "thời gian, tiến độ",
)  # fmt: skip
PRODUCT_ATTRIBUTES: Final = (
    "sản phẩm", "kết quả", "sản phẩm đầu ra", "kết quả đầu ra", "sản phẩm dự kiến", "kết quả dự kiến",
    "dự kiến sản phẩm", "dự kiến kết quả", "hình thức văn bản", "sản phẩm hoàn thành", "kết quả sản phẩm",
    "sản phẩm, kết quả", "kết quả, sản phẩm", "sản phẩm cụ thể",
)  # fmt: skip
CONTENT_ATTRIBUTES: Final = ("nội dung", "nội dung thực hiện", "nội dung công việc", "nhiệm vụ", "nội dung nhiệm vụ")
"""The attribute whose value is the work itself."""
FUNDING_ATTRIBUTES: Final = (
    "kinh phí", "kinh phí thực hiện", "nguồn kinh phí", "dự kiến kinh phí", "địa điểm", "thành phần", "đối tượng",
    "hình thức",
)  # fmt: skip
"""Attributes that say how or where, not what."""

DOCUMENTS: Final = (
    "kế hoạch", "chương trình", "chương trình hành động", "đề án", "quy chế", "quy định", "hướng dẫn", "nghị quyết",
    "kết luận", "chỉ thị", "báo cáo", "tờ trình", "quyết định", "công văn", "đề cương", "phương án", "dự thảo",
    "dự án", "danh mục", "bộ tiêu chí", "sổ tay", "tài liệu", "quy trình", "bản tin", "kịch bản", "dự toán",
    "văn bản",
)  # fmt: skip
"""What a task may have to produce."""

PRODUCING: Final = (
    "xây dựng", "ban hành", "xây dựng và ban hành", "xây dựng, ban hành", "lập", "trình", "soạn thảo", "biên soạn",
    "hoàn thiện", "hoàn thành", "tham mưu ban hành", "tham mưu xây dựng", "trình ban hành", "gửi",
    "xây dựng, hoàn thiện", "rà soát ban hành", "rà soát và hoàn thiện", "tham mưu",
)  # fmt: skip

BASIS_OPENINGS: Final = ("căn cứ", "trên cơ sở", "theo", "quán triệt")
"""A date in such an opening phrase belongs to what is cited, not to the work."""

COOPERATING: Final = "phối hợp"
"""An item that opens with it names its own coordinators, whoever stands above."""

COMPLETING: Final = "hoàn thành"
"""In the label of a time: a bare date is one to be met."""

TOPIC_OPENINGS: Final = (
    "căn cứ", "trên cơ sở", "sau khi", "sau mỗi", "sau", "trong", "đối với", "khi", "để", "theo", "định kỳ",
    "hằng năm", "hằng quý", "hằng tháng", "ngoài", "quán triệt", "những", "thông qua", "từ", "trước", "với", "tùy",
    "nhằm", "qua", "vào", "tại", "đến", "mỗi năm", "hằng tuần", "6 tháng", "kết thúc", "đồng thời", "bên cạnh đó",
    "trước mắt", "nếu", "chậm nhất", "cùng với", "ngay sau", "từng", "cuối", "đầu", "riêng", "về lâu dài",
    "trường hợp", "nơi",
)  # fmt: skip
"""Words that open a phrase after which, behind a comma, the doer of the sentence stands."""
