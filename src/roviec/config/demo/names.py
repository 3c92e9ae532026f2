"""How people are called in the fictional province: parts of names with how often they come, in tenths of a per cent.

The tables are our own estimate of Vietnamese usage. Given names follow the fashion of the year of birth.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roviec.members.enums import Sex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

FAMILY: Mapping[str, int] = {
    "Nguyễn": 310,
    "Trần": 108,
    "Lê": 95,
    "Phạm": 64,
    "Hoàng": 48,
    "Vũ": 40,
    "Phan": 34,
    "Đặng": 26,
    "Bùi": 25,
    "Đỗ": 22,
    "Hồ": 20,
    "Ngô": 18,
    "Dương": 16,
    "Lý": 10,
    "Đinh": 14,
    "Đoàn": 11,
    "Trương": 14,
    "Cao": 11,
    "Mai": 9,
    "Lương": 9,
    "Đào": 9,
    "Trịnh": 9,
    "Tô": 6,
    "Hà": 8,
    "Tạ": 6,
    "Thái": 5,
    "Chu": 5,
    "Võ": 12,
    "Phùng": 6,
    "Quách": 3,
    "Kiều": 3,
    "Vi": 3,
    "Lò": 3,
    "Tôn Thất": 1,
    "Nghiêm": 2,
    "Ông": 1,
}

MIDDLE: Mapping[Sex, Mapping[str, int]] = {
    Sex.MALE: {
        "Văn": 300,
        "Đức": 70,
        "Hữu": 60,
        "Quang": 60,
        "Minh": 60,
        "Xuân": 55,
        "Ngọc": 45,
        "Thanh": 45,
        "Đình": 45,
        "Quốc": 45,
        "Công": 35,
        "Trọng": 30,
        "Tiến": 30,
        "Duy": 25,
        "Mạnh": 25,
        "Anh": 20,
        "Hoàng": 20,
        "Bá": 15,
        "Viết": 10,
        "Sỹ": 10,
    },
    Sex.FEMALE: {
        "Thị": 480,
        "Thị Thu": 60,
        "Thị Thanh": 50,
        "Thị Minh": 45,
        "Thị Ngọc": 45,
        "Thị Kim": 40,
        "Thị Hồng": 40,
        "Thị Phương": 35,
        "Thị Bích": 30,
        "Thị Mỹ": 25,
        "Ngọc": 25,
        "Thu": 25,
        "Minh": 20,
        "Phương": 20,
        "Khánh": 15,
        "Thùy": 25,
        "Diệu": 10,
        "Hoài": 10,
    },
}

GIVEN: Mapping[Sex, Sequence[tuple[int, str]]] = {
    # up to this year of birth: names of the time
    Sex.MALE: (
        (
            1975,
            (
                "Hùng Dũng Thắng Sơn Bình Hòa Thành Minh Tuấn Long Hải Cường Lâm Khoa Phúc Định Nghĩa Lợi Tâm "
                "Đông Hồng Quế Thịnh Tiến Chiến Quyết Thái Lai Toàn Cảnh Vinh Việt Tài Thọ Lộc Đạo Huấn Khánh Tư "
                "Hiền"
            ),
        ),
        (
            1990,
            (
                "Tuấn Hùng Dũng Cường Nam Hải Sơn Thắng Long Minh Anh Quang Trung Thành Đức Hiếu Tùng Linh Kiên "
                "Giang Hà Huy Phong Việt Toàn Công Quân Khánh Vinh Thanh Bình Tiến Chung Hưng Đạt Hoàng Lực "
                "Trường Mạnh Phương"
            ),
        ),
        (
            2100,
            (
                "Anh Minh Đức Huy Nam Hoàng Long Khánh Quân Đạt Dũng Hiếu Tùng Phúc Bảo Nhật Kiên Sơn Khoa Thành "
                "Việt Duy Hưng Trung Tuấn Thịnh Quang Phong Vũ Đăng Nguyên Hải Lâm Bách"
            ),
        ),
    ),
    Sex.FEMALE: (
        (
            1975,
            (
                "Hoa Lan Hồng Hạnh Nga Hương Liên Thủy Loan Bình Tâm Minh Hòa Thanh Yến Oanh Phượng Hải Vân Thu "
                "Xuân Nhung Lý Mai Ngọc Cúc Tuyết Thảo Đào Quyên Sâm Lựu Hợi Tý Thoa Nguyệt Chi Hiền"
            ),
        ),
        (
            1990,
            (
                "Hương Hà Thủy Hằng Hoa Lan Huyền Trang Nga Hạnh Phương Dung Thảo Yến Linh Ngọc Mai Vân Thu "
                "Nhung Hiền Oanh Tuyết Liên Quyên Giang Loan Ánh Tâm Nguyệt Huệ Lệ Diệp Chinh Duyên Thoa Hoài"
            ),
        ),
        (
            2100,
            (
                "Linh Trang Anh Huyền Hà Phương Ngọc Thảo Hương Nhung Ly Chi Giang Quỳnh Hằng Mai Ngân My Vy "
                "Uyên Trà Yến Hoài Thu Châu Nhi Diệp Ánh Vân Hạnh Nga Thủy Lam"
            ),
        ),
    ),
}


def pick(random: Random, weights: Mapping[str, int]) -> str:
    return random.choices(list(weights), list(weights.values()))[0]


def full_name(random: Random, sex: Sex, born: int) -> str:
    """A name as a person of that sex born in that year may have."""
    given = next(names for last, names in GIVEN[sex] if born <= last).split()
    # the first names of a list are the commonest
    place = min(int(random.expovariate(3 / len(given))), len(given) - 1)
    return f"{pick(random, FAMILY)} {pick(random, MIDDLE[sex])} {given[place]}"
