"""The bodies of the fictional bloc in which party organisations exist, and the party cells in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROVINCE = "Sông Lam"
BLOC = f"Khối Các cơ quan và Doanh nghiệp tỉnh {PROVINCE}"

PROVINCE_BOARDS: Sequence[tuple[str, str]] = (
    ("Văn phòng Tỉnh ủy", ""),
    ("Ban Tổ chức Tỉnh ủy", ""),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận"),
    ("Ủy ban Kiểm tra Tỉnh ủy", "UBKT Tỉnh ủy"),
    ("Ban Nội chính Tỉnh ủy", ""),
)

BOARDS: Sequence[tuple[str, str]] = (
    ("Văn phòng Đảng ủy Khối", "Văn phòng"),
    ("Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức"),
    ("Ban Tuyên giáo Đảng ủy Khối", "Ban Tuyên giáo"),
    ("Ban Dân vận Đảng ủy Khối", "Ban Dân vận"),
    ("Cơ quan Ủy ban Kiểm tra Đảng ủy Khối", "UBKT Đảng ủy Khối"),
)

MASS_ORGANISATIONS: Sequence[tuple[str, str]] = (
    (f"Đoàn Thanh niên Cộng sản Hồ Chí Minh {BLOC}", "Đoàn Khối"),
    (f"Hội Cựu chiến binh {BLOC}", "Hội CCB Khối"),
    (f"Công đoàn Viên chức tỉnh {PROVINCE}", "Công đoàn Viên chức"),
)

CELLS: Mapping[str, Sequence[str]] = {
    # kind of body → its parts in which there are party cells, the commonest first
    "department": (
        "Văn phòng Sở",
        "Thanh tra Sở",
        "Phòng Kế hoạch – Tài chính",
        "Phòng Tổ chức cán bộ",
        "Phòng Nghiệp vụ 1",
        "Phòng Nghiệp vụ 2",
        "Phòng Quản lý chuyên ngành",
        "Trung tâm Dịch vụ công",
        "Chi cục Quản lý chất lượng",
        "Trung tâm Kỹ thuật",
        "Ban Quản lý dự án",
        "Trung tâm Thông tin",
        "Hưu trí cơ quan Sở",
    ),
    "hospital": (
        "Khối Hành chính",
        "Khoa Khám bệnh",
        "Khoa Nội tổng hợp",
        "Khoa Ngoại tổng hợp",
        "Khoa Hồi sức cấp cứu",
        "Khoa Sản",
        "Khoa Nhi",
        "Khoa Dược – Vật tư",
        "Khoa Cận lâm sàng",
        "Khoa Truyền nhiễm",
        "Khoa Phục hồi chức năng",
        "Phòng Điều dưỡng",
    ),
    "school": (
        "Phòng Đào tạo",
        "Phòng Công tác học sinh – sinh viên",
        "Khoa Cơ bản",
        "Khoa Kinh tế",
        "Khoa Kỹ thuật",
        "Khoa Công nghệ thông tin",
        "Khoa Lý luận chính trị",
        "Khối Hành chính – Tổng hợp",
        "Sinh viên 1",
        "Sinh viên 2",
    ),
    "company": (
        "Văn phòng Công ty",
        "Phòng Kế hoạch – Kinh doanh",
        "Phòng Kỹ thuật",
        "Phân xưởng 1",
        "Phân xưởng 2",
        "Phân xưởng 3",
        "Phân xưởng Cơ điện",
        "Xí nghiệp 1",
        "Xí nghiệp 2",
        "Đội Vận tải",
        "Chi nhánh huyện Thượng Lam",
        "Chi nhánh huyện Hạ Lam",
    ),
    "agency": (
        "Văn phòng",
        "Phòng Nghiệp vụ 1",
        "Phòng Nghiệp vụ 2",
        "Phòng Nghiệp vụ 3",
        "Phòng Tổ chức cán bộ",
        "Phòng Thanh tra – Kiểm tra",
        "Khu vực Thượng Lam",
        "Khu vực Hạ Lam",
        "Khu vực Yên Khê",
        "Phòng Công nghệ thông tin",
        "Hưu trí cơ quan",
    ),
}


@dataclass(frozen=True, slots=True)
class Host:
    """A body with a grassroots party organisation: `cells` of them below it, or one grassroots cell when 0."""

    name: str
    kind: str
    cells: int
    short: str = ""
    section: str = ""


HOSTS: Sequence[Host] = (
    # 42 multi-cell organisations with 372 cells between them, then 28 grassroots cells: 400 cells, 70 organisations
    Host("Sở Nông nghiệp và Môi trường", "department", 13, "Sở NN&MT"),
    Host("Sở Tài chính", "department", 10),
    Host("Sở Xây dựng", "department", 11),
    Host("Sở Công Thương", "department", 9),
    Host("Sở Y tế", "department", 10),
    Host("Sở Giáo dục và Đào tạo", "department", 11, "Sở GD&ĐT"),
    Host("Sở Nội vụ", "department", 11),
    Host("Sở Tư pháp", "department", 7),
    Host("Sở Khoa học và Công nghệ", "department", 9, "Sở KH&CN"),
    Host("Sở Văn hóa, Thể thao và Du lịch", "department", 12, "Sở VHTT&DL"),
    Host("Văn phòng Ủy ban nhân dân tỉnh", "agency", 8, "Văn phòng UBND tỉnh"),
    Host("Thanh tra tỉnh", "agency", 5),
    Host("Viện Kiểm sát nhân dân tỉnh", "agency", 8, "Viện KSND tỉnh"),
    Host("Tòa án nhân dân tỉnh", "agency", 8, "TAND tỉnh"),
    Host("Cục Thi hành án dân sự tỉnh", "agency", 6, "Cục THADS tỉnh"),
    Host("Thuế tỉnh", "agency", 11),
    Host("Hải quan khu vực", "agency", 6),
    Host("Kho bạc Nhà nước khu vực", "agency", 6),
    Host("Bảo hiểm xã hội tỉnh", "agency", 8, "BHXH tỉnh"),
    Host("Cục Thống kê tỉnh", "agency", 5),
    Host("Báo và Phát thanh, Truyền hình tỉnh", "agency", 9, "Báo và PTTH tỉnh"),
    Host("Bệnh viện Đa khoa tỉnh", "hospital", 12, "BVĐK tỉnh", section="Khối Lâm sàng"),
    Host("Bệnh viện Phụ sản – Nhi", "hospital", 10),
    Host("Bệnh viện Phục hồi chức năng", "hospital", 7),
    Host("Bệnh viện Y học cổ truyền", "hospital", 7),
    Host("Trung tâm Kiểm soát bệnh tật tỉnh", "hospital", 6, "CDC tỉnh"),
    Host("Trường Đại học Sông Lam", "school", 10, section="Khối Khoa"),
    Host("Trường Cao đẳng Kỹ thuật Sông Lam", "school", 9),
    Host("Trường Cao đẳng Y tế", "school", 7),
    Host("Trường Cao đẳng Văn hóa – Nghệ thuật", "school", 6),
    Host("Công ty Điện lực Sông Lam", "company", 12, section="Khối Sản xuất"),
    Host("Công ty Cấp nước Sông Lam", "company", 9),
    Host("Công ty Môi trường đô thị", "company", 9),
    Host("Công ty Xi măng Yên Khê", "company", 12, section="Khối Phân xưởng"),
    Host("Công ty Dệt may Hạ Lam", "company", 10),
    Host("Công ty Cảng Cửa Lam", "company", 10),
    Host("Công ty Lâm nghiệp Thượng Lam", "company", 8),
    Host("Công ty Thủy lợi Sông Lam", "company", 11),
    Host("Công ty Đường bộ Sông Lam", "company", 8),
    Host("Công ty Xăng dầu Sông Lam", "company", 9),
    Host("Bưu điện tỉnh", "company", 8),
    Host("Công ty Thủy điện Khe Vàng", "company", 9),
    Host("Liên minh Hợp tác xã tỉnh", "agency", 0),
    Host("Hội Nhà báo tỉnh", "agency", 0),
    Host("Hội Văn học Nghệ thuật tỉnh", "agency", 0),
    Host("Hội Chữ thập đỏ tỉnh", "agency", 0),
    Host("Hội Luật gia tỉnh", "agency", 0),
    Host("Hội Đông y tỉnh", "agency", 0),
    Host("Hội Người mù tỉnh", "agency", 0),
    Host("Quỹ Đầu tư phát triển tỉnh", "agency", 0),
    Host("Quỹ Bảo vệ và Phát triển rừng", "agency", 0),
    Host("Ban Quản lý Khu kinh tế", "agency", 0),
    Host("Ban Quản lý các khu công nghiệp", "agency", 0, "BQL các KCN"),
    Host("Ban Quản lý dự án giao thông", "agency", 0),
    Host("Trung tâm Lưu trữ lịch sử", "agency", 0),
    Host("Trung tâm Xúc tiến đầu tư", "agency", 0),
    Host("Trung tâm Giám định y khoa", "hospital", 0),
    Host("Trung tâm Pháp y", "hospital", 0),
    Host("Trường Trung cấp nghề Yên Khê", "school", 0),
    Host("Trường Chính trị tỉnh", "school", 0),
    Host("Thư viện tỉnh", "agency", 0),
    Host("Bảo tàng tỉnh", "agency", 0),
    Host("Nhà hát Dân ca", "agency", 0),
    Host("Vườn quốc gia Thượng Lam", "agency", 0),
    Host("Công ty Xổ số kiến thiết", "company", 0),
    Host("Công ty Sách và Thiết bị trường học", "company", 0),
    Host("Công ty Cổ phần Chè Hạ Lam", "company", 0),
    Host("Công ty Cổ phần Bao bì Sông Lam", "company", 0),
    Host("Công ty TNHH Linh kiện Hoa Lam", "company", 0),
    Host("Công ty TNHH Giày Thượng Lam", "company", 0),
)
