from __future__ import annotations

import pytest

from directive_reader.folding import fold
from directive_reader.model import Period, ScheduleKind
from directive_reader.schedules import attribute_time, heading_time, times_in

K = ScheduleKind


def seen(words, when):
    return (
        when.kind,
        when.year,
        when.quarter,
        when.month,
        when.day,
        when.every,
        words[when.start : when.end],
    )


def times(words, *, mains=(0,)):
    return [seen(words, when) for when in times_in(fold(words), 0, len(words), mains=mains)]


ITEMS = {
    "Tổng kết phong trào (hoàn thành trong Quý IV hằng năm); khen thưởng trong năm 2026.": [
        (K.RECURRING, None, 4, None, None, Period.YEAR, "hoàn thành trong Quý IV hằng năm"),
        (K.WITHIN, 2026, None, None, None, None, "trong năm 2026"),
    ],
    "Rà soát hồ sơ (thực hiện thường xuyên).": [(K.ONGOING, None, None, None, None, None, "thực hiện thường xuyên")],
    "Triển khai mô hình (thực hiện từ năm 2026, hằng năm có đánh giá).": [
        (K.FROM, 2026, None, None, None, None, "thực hiện từ năm 2026, hằng năm có đánh giá")
    ],
    "Bổ sung quy chế (sau khi có hướng dẫn của tỉnh).": [
        (K.AFTER_GUIDANCE, None, None, None, None, None, "sau khi có hướng dẫn của tỉnh")
    ],
    "Sửa quy chế sau khi có hướng dẫn của Tỉnh ủy.": [
        (K.AFTER_GUIDANCE, None, None, None, None, None, "sau khi có hướng dẫn của Tỉnh ủy")
    ],
    "Báo cáo kết quả trước 17 giờ ngày 09/9/2026.": [(K.BY, 2026, None, 9, 9, None, "trước 17 giờ ngày 09/9/2026")],
    "Lập danh sách, hoàn thành trong tháng 6 năm 2026.": [
        (K.BY, 2026, None, 6, None, None, "hoàn thành trong tháng 6 năm 2026")
    ],
    "Trình phương án vào cuối quý II/2026.": [(K.WITHIN, 2026, 2, None, None, None, "vào cuối quý II/2026")],
    "Giám sát việc niêm yết từ 04/02/2026 đến 08/02/2026.": [
        (K.WITHIN, None, None, None, None, None, "từ 04/02/2026 đến 08/02/2026")
    ],
    "Tổng hợp tình hình từ năm 2021 đến nay.": [],
    "Áp dụng mẫu mới từ ngày 01/7/2026.": [(K.FROM, 2026, None, 7, 1, None, "từ ngày 01/7/2026")],
    "Đến năm 2030, có trung tâm mới.": [(K.BY, 2030, None, None, None, None, "Đến năm 2030")],
    "Thực hiện nhiệm vụ đến tháng 6/2027.": [],
    "Thực hiện đề án đến ngày 30/6/2027.": [(K.BY, 2027, None, 6, 30, None, "đến ngày 30/6/2027")],
    "Kiểm điểm người làm sai từ năm 2020, trước năm 2021.": [],
    "Nộp hồ sơ trước tháng 5/2026.": [(K.BY, 2026, None, 5, None, None, "trước tháng 5/2026")],
    "Giải quyết đơn. Trong vòng 30 ngày trả lời công dân.": [
        (K.WITHIN, None, None, None, None, None, "Trong vòng 30 ngày")
    ],
    "Giải quyết đơn gửi tới trong vòng 30 ngày.": [],
    "Sinh hoạt định kỳ 01 tháng 01 lần.": [
        (K.RECURRING, None, None, None, None, Period.MONTH, "định kỳ 01 tháng 01 lần")
    ],
    "Phát hành vào ngày 15 của tháng.": [(K.RECURRING, None, None, None, None, Period.MONTH, "ngày 15 của tháng")],
    "Gửi số liệu vào ngày 15/12 hằng năm.": [(K.RECURRING, None, None, 12, 15, Period.YEAR, "vào ngày 15/12 hằng năm")],
    "Họp giao ban 6 tháng một lần.": [(K.RECURRING, None, None, None, None, Period.HALF, "6 tháng một lần")],
    "Hằng năm tổ chức hội thi.": [(K.RECURRING, None, None, None, None, Period.YEAR, "Hằng năm")],
    "Quan tâm phát triển đảng viên hằng năm.": [],
    "Báo cáo cấp trên kết quả hằng quý.": [(K.RECURRING, None, None, None, None, Period.QUARTER, "hằng quý")],
    "Tổ chức thăm cơ sở mỗi quý một lần.": [(K.RECURRING, None, None, None, None, Period.QUARTER, "mỗi quý")],
    "Giao mỗi năm cho một đơn vị.": [],
    "Thường xuyên đổi mới phương pháp.": [(K.ONGOING, None, None, None, None, None, "Thường xuyên")],
    "Đổi mới, thường xuyên rà soát.": [],
    "Định kỳ báo cáo Đảng ủy.": [(K.RECURRING, None, None, None, None, None, "Định kỳ")],
    "Theo dõi; định kỳ tham mưu sơ kết.": [(K.RECURRING, None, None, None, None, None, "định kỳ")],
    "Kiểm tra thường xuyên, định kỳ, chuyên đề.": [],
    "Rà soát hồ sơ (nếu có), (khóa X).": [],
    "Nộp báo cáo trước ngày 45/13/2026.": [(K.BY, 2026, None, None, None, None, "trước ngày 45/13/2026")],
}


@pytest.mark.parametrize("words", ITEMS)
def test_times_of_an_item(words):
    found = times(words)

    assert found == ITEMS[words]


VALUES = {
    "Thường xuyên": (K.ONGOING, None, None, None, None, None),
    "Quý IV năm 2026 và các năm tiếp theo": (K.FROM, 2026, 4, None, None, None),
    "Sau khi Nghị định được ban hành": (K.AFTER_GUIDANCE, None, None, None, None, None),
    "Theo tiến độ của cơ quan soạn thảo": (K.NONE, None, None, None, None, None),
    "Tháng 12/2026": (K.WITHIN, 2026, None, 12, None, None),
    "31/12/2026": (K.BY, 2026, None, 12, 31, None),
    "Trước ngày 30/6": (K.BY, None, None, 6, 30, None),
    "Hằng năm": (K.RECURRING, None, None, None, None, Period.YEAR),
    "Định kỳ": (K.RECURRING, None, None, None, None, None),
    "Ngày 20 hằng tháng": (K.RECURRING, None, None, None, None, Period.MONTH),
    "Hằng tuần": (K.RECURRING, None, None, None, None, None),
    "Quý I - Quý II/2026": (K.WITHIN, None, None, None, None, None),
    "Từ ngày 01/3/2026 đến ngày 31/3/2026": (K.WITHIN, None, None, None, None, None),
    "Từ tháng 6/2026": (K.FROM, 2026, None, 6, None, None),
    "Trước ngày 15/12 hằng năm": (K.RECURRING, None, None, 12, 15, Period.YEAR),
    "Trong thời hạn 15 ngày làm việc": (K.WITHIN, None, None, None, None, None),
}


@pytest.mark.parametrize("value", VALUES)
def test_value_of_a_time_attribute(value):
    when = attribute_time(fold(value), 0, len(value))

    assert (when.kind, when.year, when.quarter, when.month, when.day, when.every) == VALUES[value]


@pytest.mark.parametrize("value", ["Quý II/2026", "Trong quý II/2026"])
def test_time_of_completion_is_a_date_to_be_met(value):
    when = attribute_time(fold(value), 0, len(value), completing=True)

    assert (when.kind, when.year, when.quarter) == (K.BY, 2026, 2)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "Đợt 1: Từ ngày 06/10/2025 đến ngày 25/11/2025",
            (K.WITHIN, None, None, "Từ ngày 06/10/2025 đến ngày 25/11/2025"),
        ),
        ("Quý II/2026", (K.WITHIN, 2026, 2, "Quý II/2026")),
        ("Một số nhiệm vụ năm 2026", None),
        ("Từ năm 2025 đến năm 2030", None),
    ],
)
def test_time_of_a_heading_holds_for_its_items(heading, expected):
    when = heading_time(fold(heading), 0, len(heading))

    assert (when and (when.kind, when.year, when.quarter, heading[when.start : when.end])) == expected
