from __future__ import annotations

import pytest

from directive_reader import owners
from directive_reader.folding import fold


def name(words, doer):
    return doer and words[doer.start : doer.end]


ITEMS = {
    "Ban Thường vụ Đảng ủy tăng cường lãnh đạo": "Ban Thường vụ Đảng ủy",
    "Các cấp ủy, tổ chức đảng nghiên cứu, cụ thể hóa": "Các cấp ủy, tổ chức đảng",
    "Bộ Y tế theo chức năng, nhiệm vụ được giao chủ trì": "Bộ Y tế",
    "Sở Xây dựng, trên cơ sở nhu cầu từng huyện, chủ trì tổng hợp": "Sở Xây dựng",
    "Chủ tịch UBND các tỉnh: Sông Lam, Hòa Trung, Tân Lập chủ động ứng phó": (
        "Chủ tịch UBND các tỉnh: Sông Lam, Hòa Trung, Tân Lập"
    ),
    "Sở Nội vụ: Chủ trì, phối hợp với Sở Tài chính": "Sở Nội vụ",
    "Các cơ quan được phân công chủ trì nhiệm vụ có trách nhiệm lập kế hoạch": (
        "Các cơ quan được phân công chủ trì nhiệm vụ"
    ),
    "Các đồng chí được phân công phụ trách cơ sở": "Các đồng chí",
    "Giao Đảng ủy Chính phủ, các ban đảng tiếp tục nghiên cứu": "Đảng ủy Chính phủ, các ban đảng",
    "Đề nghị thường trực các tỉnh uỷ quan tâm": "thường trực các tỉnh uỷ",
    "Ban Thường vụ giao Ban Tổ chức theo dõi": "Ban Tổ chức",
    "Bản tin của Ban Tuyên giáo được biên soạn": "Ban Tuyên giáo",
    "Căn cứ Nghị quyết, các cơ quan tham mưu, giúp việc Đảng ủy cụ thể hóa": (
        "các cơ quan tham mưu, giúp việc Đảng ủy"
    ),
    "Sau hội nghị, chi uỷ (nơi chưa có chi uỷ do bí thư làm) thông báo": ("chi uỷ (nơi chưa có chi uỷ do bí thư làm)"),
    "Định kỳ Ban Thường vụ tổ chức tập huấn": "Ban Thường vụ",
    "Trong tháng 5, yêu cầu các sở báo cáo kết quả": "các sở",
    "Cấp ủy các chi bộ, nhất là bí thư cấp ủy tập trung đổi mới": "Cấp ủy các chi bộ",
    "Những kiến nghị, lãnh đạo Văn phòng sẽ chỉ đạo giải quyết": "lãnh đạo Văn phòng",
    "Tổ đảng ở Quốc hội, lãnh đạo các cơ quan thuộc Quốc hội tổ chức học tập": (
        "Tổ đảng ở Quốc hội, lãnh đạo các cơ quan thuộc Quốc hội"
    ),
    "Các tổ chức đảng trực thuộc tổ chức học tập": "Các tổ chức đảng trực thuộc",
    "Người đứng đầu cấp ủy; thủ trưởng cơ quan trực tiếp chỉ đạo": "Người đứng đầu cấp ủy; thủ trưởng cơ quan",
    "Căn cứ tình hình của cơ quan, đơn vị, doanh nghiệp để bố trí": None,
    "Trong công tác của cấp ủy, chi bộ, cần tập trung": None,
    "Lãnh đạo các cơ quan thực hiện quy chế": None,
    "Tổ chức thực hiện nghiêm quy định": None,
    "Ban hành kế hoạch": None,
    "Các cơ quan ở xa": None,
    "Các sở và " + "các ngành ở xa và " * 40 + "chủ trì": None,
}


@pytest.mark.parametrize("words", ITEMS)
def test_doer_of_an_item(words):
    doer = owners.doer_in_item(fold(words), 0, len(words), owned=False)

    assert name(words, doer) == ITEMS[words]


def test_what_an_owner_asks_of_others_makes_them_no_owners():
    words = "Yêu cầu các doanh nghiệp chi trả bồi thường"

    assert owners.doer_in_item(fold(words), 0, len(words), owned=True) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nâng cao chất lượng; các cấp ủy duy trì chế độ", "các cấp ủy"),
        ("Nâng cao chất lượng. Đảng viên tham gia; chi bộ xây dựng kế hoạch", "chi bộ"),
        ("Nâng cao chất lượng; đẩy mạnh học tập", None),
    ],
)
def test_doer_of_a_later_clause(words, expected):
    doer = owners.doer_in_later_clause(fold(words), 0, len(words))

    assert name(words, doer) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sơ kết công tác (Khối dân vận xã chủ trì).", "Khối dân vận xã"),
        ("Sơ kết công tác (Khối dân vận xã lắng nghe).", None),
        ("Sơ kết công tác (nếu có).", None),
        ("Sơ kết công tác (Văn phòng chuẩn bị) và tổng kết.", None),
        ("Sơ kết công tác.", None),
    ],
)
def test_doer_in_the_closing_bracket(words, expected):
    doer = owners.doer_in_bracket(fold(words), 0, len(words))

    assert name(words, doer) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tình hình phức tạp. Căn cứ chỉ đạo, các sở tập trung thực hiện:", "các sở"),
        ("Ban Thường vụ yêu cầu các cấp ủy thực hiện các nhiệm vụ sau:", "các cấp ủy"),
        ("Đảng ủy xác định các nhiệm vụ sau:", None),
        ("Xác định rõ việc; các chi bộ tập trung làm tốt:", "các chi bộ"),
        ("Gồm các nội dung sau:", None),
    ],
)
def test_owner_that_a_lead_in_hands_down(words, expected):
    doer = owners.doer_in_lead_in(fold(words), 0, len(words))

    assert name(words, doer) == expected


def test_preamble_hands_down_only_whom_it_asks():
    words = "Căn cứ tình hình, các sở tập trung thực hiện:"

    assert owners.doer_in_lead_in(fold(words), 0, len(words), delegated_only=True) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ban Tổ chức Đảng ủy Khối", "Ban Tổ chức Đảng ủy Khối"),
        ("Trách nhiệm của Sở Nội vụ", "Sở Nội vụ"),
        ("Bộ Tài chính chủ trì, phối hợp với các bộ:", "Bộ Tài chính"),
        ("Để thể chế hóa, Đảng đoàn Quốc hội xác định", "Đảng đoàn Quốc hội"),
        ("BAN TỔ CHỨC TỈNH ỦY", "BAN TỔ CHỨC TỈNH ỦY"),
        ("TỔ CHỨC THỰC HIỆN", None),
        ("Công tác tuyên truyền", None),
    ],
)
def test_body_that_a_heading_names(words, expected):
    assert name(words, owners.office_heading(fold(words), 0, len(words))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Các sở, ngành theo chức năng được giao.", "Các sở, ngành"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("toàn thể nhân viên.", "toàn thể nhân viên"),
    ],
)
def test_name_at_the_head_of_a_value(words, expected):
    start, end = owners.name_span(fold(words), 0, len(words))

    assert words[start:end] == expected


def test_coordinators_and_where_the_action_goes_on():
    words = "chủ trì, phối hợp với Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch và các địa phương theo dõi việc"

    names, onward = owners.coordinators_in(fold(words), 0, len(words))

    assert ([words[a:b] for a, b in names], words[onward : onward + 8]) == (
        ["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch", "các địa phương"],
        "theo dõi",
    )


def test_late_coordinators_do_not_move_the_main_action():
    words = "xây dựng kế hoạch dài hạn cho toàn tỉnh trong thời gian tới, phối hợp với Sở Nội vụ theo dõi"

    names, onward = owners.coordinators_in(fold(words), 0, len(words))

    assert ([words[a:b] for a, b in names], onward) == (["Sở Nội vụ"], 0)


def test_cooperation_without_a_body_has_no_coordinators():
    words = "phối hợp chặt chẽ với nhau"

    assert owners.coordinators_in(fold(words), 0, len(words)) == ([], 0)


def test_names_are_split_where_a_new_one_begins():
    words = ", Sở Nội vụ; Sở Văn hóa, Thể thao và Du lịch"

    names = [words[a:b] for a, b in owners.split_names(fold(words), 0, len(words))]

    assert names == ["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch"]
