"""Words of the header and of the signature block."""

from __future__ import annotations

NATIONAL_LINES = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐOÀN TNCS HỒ CHÍ MINH",
    "ĐOÀN THANH NIÊN CỘNG SẢN HỒ CHÍ MINH",
    "Độc lập - Tự do - Hạnh phúc",
)
"""Lines of the right-hand column that name no issuer."""

BODY_HEADS = (
    "Đảng bộ",
    "Đảng ủy",
    "Đảng uỷ",
    "Đảng đoàn",
    "Ban cán sự",
    "Quân ủy",
    "Tỉnh ủy",
    "Tỉnh uỷ",
    "Thành ủy",
    "Thành uỷ",
    "Huyện ủy",
    "Huyện uỷ",
    "Thị ủy",
    "Thị uỷ",
    "Quận ủy",
    "Quận uỷ",
    "Chi bộ",
    "Chi ủy",
    "Ban",
    "Bộ",
    "Ủy ban",
    "Uỷ ban",
    "UBND",
    "UBMTTQ",
    "Hội đồng",
    "HĐND",
    "Văn phòng",
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng",
    "Chủ tịch",
    "Thường trực",
    "Tổng cục",
    "Tổng công ty",
    "Tập đoàn",
    "Công ty",
    "Cục",
    "Vụ",
    "Chi cục",
    "Sở",
    "Phòng",
    "Viện",
    "Học viện",
    "Trường",
    "Trung tâm",
    "Thanh tra",
    "Kiểm toán",
    "Ngân hàng",
    "Bảo hiểm",
    "Kho bạc",
    "Tòa án",
    "Đoàn",
    "Hội",
    "Liên đoàn",
    "Liên minh",
    "Liên hiệp",
    "Công đoàn",
    "Mặt trận",
    "Công an",
    "Bộ Chỉ huy",
    "Cơ quan",
    "Tổng Liên đoàn",
    "Trung ương Đoàn",
    "Tỉnh đoàn",
    "Thành đoàn",
    "Huyện đoàn",
    "Xã đoàn",
    "Trung ương Hội",
    "Báo",
    "Đài",
    "Tổ",
)
"""First words of a body's name; in capitals they begin a unit of the header."""

DEPENDENT_HEADS = (
    "Ban",
    "Văn phòng",
    "Ủy ban Kiểm tra",
    "Uỷ ban Kiểm tra",
    "Cơ quan",
    "Thường trực",
    "Phòng",
)
"""Bodies whose name is incomplete without the body above («Ban Tổ chức» «Tỉnh ủy Sông Lam»)."""

CENTRAL_COMMITTEE = "BAN CHẤP HÀNH TRUNG ƯƠNG"
CENTRAL_ENDING = "TRUNG ƯƠNG"
CENTRAL_OFFICE_ENDING = "TRUNG ƯƠNG ĐẢNG"
CENTRAL_BODIES = ("BỘ CHÍNH TRỊ", "BAN BÍ THƯ")
OFFICE = "VĂN PHÒNG"
COMMITTEES = ("BAN CHẤP HÀNH", "BAN THƯỜNG VỤ", "THỦ TƯỚNG")
"""Whose line is finished by the name of the organisation in the next line."""

ISSUING_VERBS = (
    "ban hành",
    "xây dựng",
    "yêu cầu",
    "hướng dẫn",
    "quyết định",
    "quyết nghị",
    "chỉ thị",
    "kết luận",
    "thông báo",
    "đề nghị",
    "sửa đổi",
    "điều chỉnh",
    "lãnh đạo thực hiện",
    "triển khai",
    "tổ chức",
    "đề ra",
    "phát động",
    "thống nhất",
    "giao",
    "điện",
)
"""What the issuer does in the last sentence before the body."""

POSITIONS = (
    "TỔNG BÍ THƯ",
    "BÍ THƯ",
    "PHÓ BÍ THƯ",
    "THƯỜNG TRỰC",
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "QUYỀN CHỦ TỊCH",
    "Q. CHỦ TỊCH",
    "TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "TRƯỞNG ĐOÀN",
    "PHÓ TRƯỞNG ĐOÀN",
    "TRƯỞNG PHÒNG",
    "PHÓ TRƯỞNG PHÒNG",
    "CHÁNH VĂN PHÒNG",
    "PHÓ CHÁNH VĂN PHÒNG",
    "CHÁNH THANH TRA",
    "PHÓ CHÁNH THANH TRA",
    "CHÁNH ÁN",
    "PHÓ CHÁNH ÁN",
    "VIỆN TRƯỞNG",
    "PHÓ VIỆN TRƯỞNG",
    "BỘ TRƯỞNG",
    "THỨ TRƯỞNG",
    "THỦ TƯỚNG",
    "PHÓ THỦ TƯỚNG",
    "CHỦ NHIỆM",
    "PHÓ CHỦ NHIỆM",
    "GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "TỔNG GIÁM ĐỐC",
    "PHÓ TỔNG GIÁM ĐỐC",
    "TỔNG CỤC TRƯỞNG",
    "PHÓ TỔNG CỤC TRƯỞNG",
    "CỤC TRƯỞNG",
    "PHÓ CỤC TRƯỞNG",
    "CHI CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "PHÓ VỤ TRƯỞNG",
    "HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "TỔNG KIỂM TOÁN",
    "THỐNG ĐỐC",
    "PHÓ THỐNG ĐỐC",
    "TỔNG THANH TRA",
    "ỦY VIÊN",
    "UỶ VIÊN",
    "CHỈ HUY TRƯỞNG",
    "CHÍNH ỦY",
    "TƯ LỆNH",
    "ĐỘI TRƯỞNG",
    "TỔ TRƯỞNG",
    "PHÓ BAN",
)
"""Posts of those who sign."""

PERSONAL_TITLES = (
    "PGS.TS",
    "GS.TS",
    "PGS",
    "GS",
    "TS",
    "ThS",
    "BS",
    "KS",
    "CN",
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
)
"""Degrees and ranks in front of a name."""

SUBJECT_ABBREVIATIONS = ("V/v", "V/V", "v/v", "Về việc", "Vv")
"""How a letter's subject begins."""

FULFILLING_VERBS = ("thực hiện", "triển khai", "thi hành", "quán triệt", "cụ thể hóa", "cụ thể hoá")
"""What a document says of a superior document that it carries out."""

BEFORE_FULFILLING = ("để", "nhằm", "tiếp tục", "tổ chức", "triển khai", "đẩy mạnh", "nghiêm túc")
"""What may stand between the beginning of the clause and such a verb."""

GROUNDS = ("căn cứ", "theo", "xét", "trên cơ sở")
"""A clause that begins so gives grounds, not an order that is carried out."""

SECRECY_GRADES = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
SECRECY_LABELS = ("ĐỘ MẬT", "Độ mật", "MỨC ĐỘ MẬT")

STAMP_WORDS = (
    "Người ký",
    "Ký bởi",
    "Được ký bởi",
    "Ký ngày",
    "Ngày ký",
    "Thời gian ký",
    "Email",
    "E-mail",
    "Cơ quan",
    "Chức vụ",
    "Digitally signed",
    "Signature",
    "Date",
    "Reason",
    "Location",
)
"""First words of the lines that a digital signature leaves."""
STAMP_SIGNER_WORDS = ("Người ký", "Ký bởi", "Được ký bởi", "Digitally signed by")
STAMP_FIRST_WORDS = ("Người ký", "Ký bởi", "Được ký bởi", "Ký số bởi", "Digitally signed by", "Signature Not Verified")
"""How the note of a digital signature begins."""
DEPUTIES = ("PHÓ", "THỨ")
