"""Words that name bodies and office-holders, and the words at which such a name ends."""

from __future__ import annotations

from typing import Final

DETERMINERS: Final = (
    "các", "những", "toàn thể", "tập thể", "đồng chí", "đ/c", "ông", "bà", "giao", "một số", "cơ quan", "đơn vị",
)  # fmt: skip
"""May stand before the head of a name."""

BODY_HEADS: Final = (
    "ban bí thư", "ban cán sự", "ban chấp hành", "ban chỉ đạo", "ban chỉ huy", "ban công tác", "ban cơ yếu",
    "ban dân tộc", "ban dân vận", "ban giám đốc", "ban giám hiệu", "ban kiểm tra", "ban kinh tế", "ban lãnh đạo",
    "ban nội chính", "ban pháp chế", "ban quản lý", "ban thanh tra", "ban thư ký", "ban thường trực", "ban thường vụ",
    "ban tôn giáo", "ban tổ chức", "ban tuyên giáo", "ban văn hóa", "ban xây dựng", "ban điều hành", "ban đảng",
    "ban biên tập", "ban bầu cử", "ban chính sách", "ban chuyên môn", "ban, ngành", "ban, đơn vị", "các ban",
    "bảo hiểm xã hội", "bhxh", "binh đoàn", "bộ chỉ huy", "bộ chính trị", "bộ phận", "bộ tư lệnh", "bộ, ngành",
    "bộ, cơ quan", "các bộ", "bộ đội biên phòng", "các sở", "sở, ban", "sở, ngành", "các vụ", "các cục", "các phòng",
    "chi bộ", "chi cục", "chi đoàn", "chi hội", "chi ủy", "chính phủ", "chính quyền", "công an", "công ty",
    "công đoàn", "cấp ủy", "cấp bộ đoàn", "cổng thông tin", "cụm thi đua", "cơ quan", "cơ sở giáo dục", "cơ sở y tế",
    "doanh nghiệp", "hiệp hội", "hợp tác xã", "hải quan", "học viện", "hội cựu chiến binh", "hội nông dân",
    "hội phụ nữ", "hội liên hiệp", "hội sinh viên", "hội chữ thập đỏ", "hội khuyến học", "hội luật gia",
    "hội nhà báo", "hội người cao tuổi", "hội đồng", "hđnd", "huyện ủy", "khối dân vận", "khối thi đua", "kho bạc",
    "khoa", "liên minh", "liên đoàn lao động", "liên hiệp", "lực lượng", "mặt trận tổ quốc", "mttq", "nhà máy",
    "nhà trường", "nhà xuất bản", "ngành", "ngân hàng", "phường", "quân khu", "quân ủy", "quận ủy", "quốc hội",
    "thành ủy", "thành đoàn", "thanh tra chính phủ", "thanh tra tỉnh", "thanh tra thành phố", "thị ủy", "thường trực",
    "thường vụ", "tiểu ban", "toà án", "tòa án", "toà soạn", "tổ bầu cử", "tổ chuyên viên", "tổ công nghệ số",
    "tổ công tác", "tổ giúp việc", "tổ thư ký", "tổ đảng", "tổng công ty", "tổng cục", "tổng liên đoàn", "trung tâm",
    "trung ương đoàn", "tập đoàn", "tỉnh ủy", "tỉnh đoàn", "ubbc", "ubkt", "ubmttq", "ubnd", "văn phòng", "vks",
    "viện kiểm sát", "viện nghiên cứu", "xã, phường", "xã, thị trấn",
    "cơ sở đào tạo", "cơ sở sản xuất", "cơ sở kinh doanh", "cơ sở chăn nuôi",
    "cơ sở khám bệnh", "cơ sở đoàn", "hộ gia đình", "hộ kinh doanh", "hạt kiểm lâm", "đồn biên phòng", "tổ hòa giải",
    "nhà thầu", "nhà đầu tư", "chi nhánh", "xã đoàn", "huyện đoàn", "đài phát thanh", "đài truyền hình", "báo và",
    "đảng bộ", "đảng ủy", "đảng đoàn", "đảng ở", "địa phương", "đoàn công tác", "đoàn khối", "đoàn kiểm tra",
    "đoàn giám sát", "đoàn thanh niên", "đoàn thanh tra", "đoàn thể", "đoàn tncs", "đoàn đại biểu",
    "đoàn thể chính trị", "đơn vị", "trạm y tế", "ủy ban", "cấp tỉnh", "cấp huyện", "cấp xã", "cấp cơ sở",
    "cấp trung ương", "tổ dân phố", "thôn", "khu dân cư", "huyện, thành ủy", "thuế tỉnh",
)  # fmt: skip
"""Words with which the name of a body begins, in lower case; a capital is asked for only where PROPER_HEADS says so."""

BODY_NOUN_AFTER_TO_CHUC: Final = (
    "đảng", "cơ sở đảng", "cơ sở", "chính trị", "đoàn", "hội quần chúng", "hội cơ sở", "hội các cấp", "hội có", "hội ở",
    "hội đặc thù", "thành viên", "công đoàn", "xã hội", "có liên quan",
    "liên quan", "cá nhân", "trực thuộc", "tôn giáo", "của", "tín dụng", "phụ trách", "khác", "kinh tế", "sự nghiệp",
    "được", "hành chính", "và cá nhân", ", cá nhân", ", đơn vị", ", cơ quan", "phi chính phủ", "đoàn thể",
    "quần chúng", "bộ máy", "cán bộ", "nhà nước",
)  # fmt: skip
"""What follows «tổ chức» where it is a noun (an organisation) and not a verb (to hold, to organise)."""

PROPER_HEADS: Final = (
    "ban", "báo", "mặt trận", "liên đoàn", "tổng", "bộ", "cục", "đoàn", "hội", "phòng", "sở", "trường", "viện", "vụ",
    "tổ", "thanh tra", "đài", "tạp chí", "thuế", "nhà", "trạm", "đại học", "cơ sở", "thông tấn xã", "bệnh viện",
    "bưu điện", "quân sự", "khu", "điện lực",
)  # fmt: skip
"""Common nouns that name a body only before a proper name: «Sở Tài chính», but not «sở hữu»."""

PLURAL_HEADS: Final = (
    "tổ chức", "sở", "ban", "ngành", "phòng", "xã", "phường", "huyện", "tỉnh", "cục", "vụ", "viện", "trường", "hội",
    "đoàn", "thôn", "bộ", "đảng", "đồng chí", "chủ", "lực lượng", "nhà", "báo", "khối", "thành viên", "tổ",
)  # fmt: skip
"""Heads behind «các», «những», «một số»."""

PERSON_HEADS: Final = (
    "bí thư", "chánh án", "chánh thanh tra", "chánh văn phòng", "chủ nhiệm", "chủ tịch", "chủ tọa", "chủ đầu tư",
    "chủ cơ sở", "chủ rừng", "chủ tàu", "chủ hộ", "cá nhân", "cấp trưởng", "cục trưởng", "giám đốc", "hiệu trưởng",
    "kế toán trưởng", "người phát ngôn",
    "người đứng đầu", "phó bí thư", "phó chủ nhiệm", "phó chủ tịch", "phó giám đốc", "phó thủ tướng",
    "tham mưu trưởng", "thành viên", "thủ trưởng", "thủ tướng", "tổng biên tập", "tổng bí thư", "tổng giám đốc",
    "trưởng ban", "trưởng các", "trưởng phòng", "trưởng thôn", "trưởng đoàn", "tổ trưởng", "tổng cục trưởng",
    "tư lệnh", "viện trưởng", "bộ trưởng", "ủy viên", "đảng ủy viên", "cấp ủy viên", "đại biểu", "báo cáo viên",
)  # fmt: skip
"""Office-holders."""

PEOPLE_HEADS: Final = (
    "cán bộ", "đảng viên", "hội viên", "đoàn viên", "công chức", "viên chức", "nhân dân", "người dân",
)  # fmt: skip
"""Groups of people; they own a task only where its very first words name them."""

BARE_GENERIC: Final = (
    "đơn vị", "doanh nghiệp", "địa phương", "cơ quan", "tổ chức", "đoàn thể", "ngành", "cá nhân", "người dân",
)  # fmt: skip
"""Behind a comma these go on with a list («… của cơ quan, đơn vị, doanh nghiệp»); they are no doer of their own."""

LEVELS: Final = frozenset({"cấp tỉnh", "cấp huyện", "cấp xã", "cấp cơ sở", "cấp trung ương", "các cấp"})
"""Headings that name one of these answer for their items only where an item names nobody it is asked of."""

LEADERSHIP: Final = "lãnh đạo"
"""Verb («to lead») and noun («the leaders of …»); the noun only before a body."""

PREDICATES: Final = (
    "đẩy nhanh", "đẩy lùi", "tháo gỡ", "cải cách", "cải thiện", "xử phạt", "truy xuất", "khoanh vùng", "thống kê",
    "kê khai", "tiêm phòng", "phân loại", "phân luồng", "nạo vét", "sửa chữa", "duy tu", "bảo trì", "bảo dưỡng",
    "gia cố", "tư vấn", "trợ giúp", "tranh thủ", "gương mẫu", "nêu gương", "đi đầu", "tiên phong", "xung kích",
    "chuẩn hóa", "hiện đại hóa", "đa dạng hóa", "xã hội hóa", "điều phối", "tuân thủ", "khai báo", "giải trình",
    "lấy ý kiến", "trả lời", "khởi công", "khánh thành", "gieo trồng", "tuyển chọn", "đấu giá", "đấu thầu",
    "dừng", "tạm dừng", "chấm dứt", "cho phép", "cấm", "nhận thức", "ban bố",
    "ra quân", "ra mắt", "sửa", "tự phê bình", "tự giác", "tự đánh giá", "mở", "kiểm đếm", "kiểm soát", "kiểm kê",
    "khảo sát", "sửa đổi", "cắt giảm", "rút ngắn", "tiết kiệm", "chi trả", "cấp phát", "đăng tin", "lắp đặt",
    "nâng cấp", "tích hợp", "mở lớp", "mời", "ký kết", "treo", "trao", "tặng", "thăm", "vận hành", "khẳng định",
    "đồng bộ dữ liệu", "đồng bộ hóa", "chuẩn hóa", "in ấn", "giám định", "điều tra", "thống kê", "soạn thảo",
    "lấy ý kiến", "thiết kế", "thi công",
    "nâng", "phân tích", "tổ chức lại", "hình thành", "hợp tác", "liên kết", "mua sắm", "chăm lo", "giáo dục",
    "khơi dậy", "tri ân", "phấn đấu", "đóng góp", "ủng hộ", "hạn chế", "khôi phục", "ổn định", "ứng phó", "sơ tán",
    "di dời", "cứu trợ", "dự báo", "cảnh báo", "truyền thông", "quảng bá", "xúc tiến", "tìm kiếm", "phát hiện",
    "phản ánh", "kiến nghị", "tiếp công dân", "xác minh", "giải ngân", "thu hồi", "bàn giao", "nghiệm thu",
    "thanh lý", "bố trí lại", "luân chuyển", "điều động", "bổ nhiệm", "tuyển dụng", "quy hoạch", "xét", "bình xét",
    "suy tôn", "công nhận", "cấp giấy", "thẩm tra", "tiếp tục", "tăng cường", "chủ trì", "phối hợp", "có trách nhiệm",
    "chịu trách nhiệm", "xây dựng", "ban hành", "tổ chức", "lãnh đạo", "chỉ đạo", "kiểm tra", "giám sát", "hướng dẫn",
    "theo dõi", "căn cứ", "theo chức năng", "theo nhiệm vụ", "theo thẩm quyền", "theo quy định", "theo phân công",
    "theo lĩnh vực", "theo phạm vi", "trong phạm vi", "trên cơ sở", "thường xuyên", "định kỳ", "hằng năm", "hằng quý",
    "hằng tháng", "chủ động", "tích cực", "khẩn trương", "nghiên cứu", "tham mưu", "thực hiện", "triển khai",
    "đẩy mạnh", "nâng cao", "rà soát", "quán triệt", "tuyên truyền", "cần", "phải", "cụ thể hóa", "tập trung",
    "bố trí", "phân công", "kịp thời", "duy trì", "báo cáo", "tổng hợp", "đôn đốc", "đề xuất", "thẩm định",
    "thẩm tra", "bám sát", "có kế hoạch", "có giải pháp", "có biện pháp", "có nhiệm vụ", "nắm", "vận động",
    "phát huy", "làm tốt", "làm việc", "quan tâm", "lắng nghe", "thông báo", "nghe", "linh hoạt", "thống nhất", "giữ",
    "đảm bảo", "bảo đảm", "rút kinh nghiệm", "biên soạn", "tiếp thu", "nghiêm túc", "sẽ", "chú trọng", "chú ý", "sớm",
    "giúp", "dự", "tham dự", "tham gia", "cử", "cung cấp", "hoàn thành", "hoàn thiện", "ưu tiên", "đăng ký",
    "thành lập", "kiện toàn", "củng cố", "tiến hành", "trình", "đầu tư", "huy động", "cân đối", "phê duyệt",
    "quyết định", "xem xét", "cho ý kiến", "gửi", "lập", "quy định", "đưa", "phổ biến", "bồi dưỡng", "đào tạo",
    "vận dụng", "thông qua", "kết hợp", "lồng ghép", "hỗ trợ", "tạo điều kiện", "quản lý", "xử lý", "giải quyết",
    "thu hút", "mở rộng", "đổi mới", "phát triển", "phát động", "phát hành", "sử dụng", "khai thác", "ứng dụng",
    "là cơ quan", "là đầu mối", "làm đầu mối", "chuẩn bị", "gợi ý", "cam kết", "nêu cao", "nghiêm chỉnh",
    "quyết liệt", "sơ kết", "tổng kết", "đánh giá", "công khai", "công bố", "niêm yết", "thanh tra", "điều chỉnh",
    "bổ sung", "khắc phục", "được giao", "được phân công", "có thể", "không", "chấp hành", "coi trọng", "gắn", "lấy",
    "lựa chọn", "chọn", "đăng tải", "đưa tin", "giao", "yêu cầu", "đề nghị", "xác định", "khuyến khích", "thu thập",
    "thí điểm", "thúc đẩy", "bảo vệ", "phòng ngừa", "phân bổ", "phân cấp", "ký kết", "kêu gọi", "hằng tuần",
    "trực tiếp", "trực ban", "trực 24", "giới thiệu", "thay mặt", "hiệp thương", "giải đáp", "tiếp nhận", "giao ban",
    "tùy", "trước mắt", "ngoài", "đồng thời", "trước ngày", "trong quá trình", "trong tháng", "trong quý",
    "trong năm", "cùng", "nhất là", "đặc biệt là", "trong đó", "khi", "sau khi", "để", "với", "ngay", "nhanh chóng",
    "tận dụng", "tăng thời lượng", "mở chuyên mục", "viết bài", "đối thoại", "tiếp xúc", "tự kiểm điểm", "tự rà soát",
    "kiên quyết", "kiểm điểm", "làm rõ", "góp ý", "sắp xếp", "giao chỉ tiêu", "chỉ định", "dành", "vừa", "luôn",
    "thật sự", "sâu sát", "đề ra", "ra soát", "soát xét", "cập nhật", "số hóa", "kết nối", "chia sẻ", "tối ưu",
    "vận hành", "thông tin", "chuyển", "nộp", "thanh toán", "quyết toán", "dự toán", "đấu tranh", "ngăn chặn",
    "nhân rộng", "tôn vinh", "biểu dương", "khen thưởng", "kỷ luật", "nhắc nhở", "chấn chỉnh",
)  # fmt: skip
"""Words with which what a body has to do begins, in lower case: here its name ends."""

NOUN_BEFORE_PREDICATE: Final = {
    "biên soạn": ("ban",),
    "bảo vệ": ("lực lượng", "đội"),
    "chỉ đạo": ("ban",),
    "cử": ("bầu", "đề", "ứng"),
    "cùng": ("đoàn thể",),
    "dự": ("tham",),
    "dự toán": ("cơ quan", "đơn vị"),
    "giám sát": ("đoàn", "tổ", "ban"),
    "giữ": ("tạm",),
    "hỗ trợ": ("trung tâm", "quỹ"),
    "kiểm tra": ("ủy ban", "đoàn", "tổ", "ban", "cơ quan", "kiểm tra,"),
    "lãnh đạo": ("cán bộ", "tập thể", "ban", "đồng chí", "các"),
    "ngoài": ("nước",),
    "nghiên cứu": ("viện", "cơ quan", "trung tâm"),
    "phát triển": ("quỹ", "trung tâm", "ngân hàng", "viện", "và"),
    "quy hoạch": ("viện", "phòng"),
    "thống kê": ("ngành", "cơ quan"),
    "tổng kết": ("ban chỉ đạo", "ban chỉ đạo trung ương"),
    "tư vấn": ("đơn vị", "tổ", "tổ chức", "doanh nghiệp", "nhà thầu", "hội đồng"),
    "đấu giá": ("tổ chức", "hội đồng"),
    "truyền thông": ("trung tâm", "và", "cơ quan"),
    "giáo dục": ("cơ sở", "ngành", "sở", "phòng", "nhà xuất bản"),
    "xúc tiến": ("trung tâm",),
    "quản lý": ("ban", "cán bộ", "lãnh đạo,", "cơ quan", "đơn vị"),
    "tham mưu": ("chuyên trách",),
    "thanh tra": ("đoàn", "ban", "cơ quan"),
    "thành lập": ("mới", "được", "đã"),
    "thông tin": ("cổng", "trung tâm", "trang", "cơ quan"),
    "tổ chức": ("các", "những", "mỗi", "mọi", "từng", "ban", "cơ quan,", "đơn vị,", "cấp ủy,", "một số"),
    "trình": ("chương", "quy", "công", "giáo", "tờ", "lộ"),
    "tuyên truyền": ("ban",),
    "vừa": ("và",),
    "xây dựng": ("ban", "ngành", "công trình", "đầu tư"),
    "ứng dụng": ("trung tâm",),
    "đầu tư": ("dự án", "quỹ", "xúc tiến"),
}
"""Where one of these words stands before the predicate word, it belongs to a name: «ủy ban kiểm tra»."""

NOUN_AFTER_PREDICATE: Final = {
    "cùng": ("cấp",),
    "cử": ("tri",),
    "dự": ("án", "toán", "kiến", "thảo", "báo"),
    "giao": ("thông", "dịch"),
    "giúp": ("việc",),
    "không": ("chuyên trách",),
    "kiểm tra": ("đảng", "các cấp"),
    "ngoài": ("nhà nước", "công lập", "khu vực", "quốc doanh"),
    "phát triển": ("nông thôn", "du lịch"),
    "quản lý": ("nhà nước", "các khu", "dự án"),
    "tham mưu": ("của", ", giúp việc", "giúp việc", "và giúp việc", "tổng hợp"),
    "thanh tra": ("tỉnh", "chính phủ", "thành phố"),
    "thông tin": ("và truyền thông", "điện tử", "đại chúng"),
    "trực tiếp": ("quản lý", "cơ sở"),
    "tổ chức": BODY_NOUN_AFTER_TO_CHUC,
    "tăng": ("trưởng",),
    "tổng hợp": ("tỉnh",),
    "xây dựng": ("đảng",),
}
"""Where one of these words follows the predicate word, it belongs to a name: «các cơ quan tham mưu, giúp việc»."""

SOFT_PREDICATES: Final = frozenset({
    "căn cứ", "theo chức năng", "theo nhiệm vụ", "theo thẩm quyền", "theo quy định", "theo phân công", "theo lĩnh vực",
    "theo phạm vi", "trong phạm vi", "trên cơ sở", "nhất là", "đặc biệt là", "trong đó", "khi", "sau khi", "để", "với",
    "trong quá trình", "trong tháng", "trong quý", "trong năm", "ngoài", "tùy", "trước mắt", "trước ngày",
    "đồng thời", "cùng",
})  # fmt: skip
"""At these the name ends as well, but what the body does comes later in the sentence."""

RELATIVE: Final = ("được giao", "được phân công")
DUTY: Final = (" có trách nhiệm", " chịu trách nhiệm", " có nhiệm vụ")
"""«Các cơ quan được phân công … có trách nhiệm lập kế hoạch»: what stands between belongs to the name."""

PASSIVE: Final = " được "
"""«Bản tin của Ban Tuyên giáo được biên soạn»: the name ends here."""
ADVERBS: Final = ("định kỳ", "hằng ", "mỗi năm")
"""A doer may follow these without a comma: «Định kỳ Ban Thường vụ tổ chức …»."""
LISTED: Final = (", ", " và ")

LEADING_ONLY: Final = (
    "xác định", "ban hành", "quyết nghị", "quyết định", "hướng dẫn một số", "thông báo", "kết luận",
    "xây dựng kế hoạch", "xây dựng chương trình",
)  # fmt: skip
"""What the issuer does in a sentence that leads in its own directive: no ownership follows from it."""

DELEGATING: Final = ("giao", "yêu cầu", "đề nghị")
"""«X giao Y …»: the owner is Y."""

QUALIFIERS_CUT: Final = (", nhất là", ", trước hết là", ", đặc biệt là", ", trong đó", ", cụ thể")
"""Where one of these follows, the name is complete."""
