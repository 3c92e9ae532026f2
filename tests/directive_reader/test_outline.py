from __future__ import annotations

import pytest

from directive_reader import read as _read
from directive_reader.lines import lines_of
from directive_reader.outline import Zone, outline
from directive_reader.text import normalise


def read(original):
    text = normalise(original)
    return text, outline(text, lines_of(text))


def headings(original):
    _, tree = read(original)
    return [(section.path, section.level, section.heading) for section in tree.sections]


SENTENCE = "Một câu đã đủ dài để thành lời nói đầu của văn bản này, không phải tiêu đề."
PLAN = """\
KẾ HOẠCH
về phát triển đảng viên

Thực hiện nghị quyết của Đảng bộ, Ban Thường vụ ban hành kế hoạch với những nội dung sau đây:

I- MỤC TIÊU

1. Mục tiêu chung

Nâng cao chất lượng đảng viên.

2. Mục tiêu cụ thể: Kết nạp 50 đảng viên mới mỗi năm.

II. NHIỆM VỤ

1. Ban Tổ chức chủ trì, phối hợp thực hiện:

a) Rà soát nguồn.

b) Mở lớp bồi dưỡng.

2. Chi bộ phân công đảng viên giúp đỡ quần chúng. Bí thư theo dõi.

2.1. Văn phòng Đảng ủy

Tham mưu các việc sau:

- Theo dõi tiến độ.

Đôn đốc các chi bộ.

- Báo cáo kết quả:

+ Hằng quý;

III. TỔ CHỨC THỰC HIỆN

Các chi bộ thực hiện kế hoạch này.

Nơi nhận:
- Như trên.

T/M ĐẢNG ỦY
BÍ THƯ
"""


def test_outline_gives_path_level_and_heading():
    assert headings(PLAN) == [
        ("I", 1, "MỤC TIÊU"),
        ("I.1", 2, "Mục tiêu chung"),
        ("I.2", 2, "Mục tiêu cụ thể"),
        ("II", 1, "NHIỆM VỤ"),
        ("II.1", 2, "Ban Tổ chức chủ trì, phối hợp thực hiện"),
        ("II.2.1", 3, "Văn phòng Đảng ủy"),
        ("III", 1, "TỔ CHỨC THỰC HIỆN"),
    ]


def test_blocks_know_their_path_their_introduction_and_their_zone():
    text, tree = read(PLAN)

    blocks = [
        (text.clean[block.body : block.end], block.path, block.parent, block.zone)
        for block in tree.blocks
        if block.zone is not Zone.HEADER
    ]

    first = len(tree.blocks) - len(blocks)
    assert blocks == [
        (
            "Thực hiện nghị quyết của Đảng bộ, Ban Thường vụ ban hành kế hoạch với những nội dung sau đây:",
            "",
            None,
            Zone.PREAMBLE,
        ),
        ("Nâng cao chất lượng đảng viên.", "I.1", None, Zone.BODY),
        ("Kết nạp 50 đảng viên mới mỗi năm.", "I.2", None, Zone.BODY),
        ("Rà soát nguồn.", "II.1.a", None, Zone.BODY),
        ("Mở lớp bồi dưỡng.", "II.1.b", None, Zone.BODY),
        ("Chi bộ phân công đảng viên giúp đỡ quần chúng. Bí thư theo dõi.", "II.2", None, Zone.BODY),
        ("Tham mưu các việc sau:", "II.2.1", None, Zone.BODY),
        ("Theo dõi tiến độ.", "II.2.1", first + 6, Zone.BODY),
        ("Đôn đốc các chi bộ.", "II.2.1", first + 6, Zone.BODY),
        ("Báo cáo kết quả:", "II.2.1", first + 6, Zone.BODY),
        ("Hằng quý;", "II.2.1", first + 9, Zone.BODY),
        ("Các chi bộ thực hiện kế hoạch này.", "III", None, Zone.BODY),
        ("Nơi nhận:", "", None, Zone.SIGNATURE),
        ("Như trên.", "", first + 12, Zone.SIGNATURE),
        ("T/M ĐẢNG ỦY", "", None, Zone.SIGNATURE),
        ("BÍ THƯ", "", None, Zone.SIGNATURE),
    ]


def test_section_body_reaches_to_the_next_heading_of_its_level():
    _, tree = read(PLAN)

    bodies = {section.path: section.body.of(PLAN).strip() for section in tree.sections}

    assert bodies["I"].startswith("1. Mục tiêu chung")
    assert bodies["I"].endswith("Kết nạp 50 đảng viên mới mỗi năm.")
    assert bodies["I.1"] == "Nâng cao chất lượng đảng viên."
    assert bodies["III"] == "Các chi bộ thực hiện kế hoạch này."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("I. MỤC TIÊU\nNâng cao.", ["I MỤC TIÊU"]),
        ("1. Kinh phí: Do ngân sách bảo đảm.", ["1 Kinh phí"]),
        ("1. Đến năm 2030: Có 90% chi bộ tốt.", []),
        ("1. Các nhiệm vụ cụ thể như sau: Rà soát quy hoạch.", []),
        ("1. Đợt 1: Từ ngày 1/1 đến ngày 2/2:\n- Kiểm tra.", ["1 Đợt 1: Từ ngày 1/1 đến ngày 2/2"]),
        ("1. Chủ tịch các xã: Hòa Trung, Hòa Hạ, Lam Sơn tổ chức họp.", []),
        ("1. Mục đích\n2. Yêu cầu\nBám sát.", ["2 Yêu cầu"]),
        ("a) Nghị định quy định chi tiết.\n- Cơ quan chủ trì: Sở Nội vụ.\nb) Thông tư.\n- Cơ quan chủ trì: Sở.", []),
        ("1. Nâng cao nhận thức.\nMở lớp.\n2. Đổi mới.\nMở hội.", ["1 Nâng cao nhận thức", "2 Đổi mới"]),
        ("1. Nâng cao nhận thức. Mở lớp.\nMở thêm.\n2. Đổi mới nội dung. Mở hội nghị.\nMở thêm.", []),
        ("1. Căn cứ tình hình thực tế\n- Mở lớp.", []),
        ("(1) MỞ LỚP\n- Bồi dưỡng.", []),
        ("Phần I\nĐÁNH GIÁ\nI. KẾT QUẢ\nTốt.", ["Phần I ĐÁNH GIÁ", "Phần I.I KẾT QUẢ"]),
        ("Điều 1. Phạm vi\n1. Một.\n1.1. Hai", ["Điều 1 Phạm vi"]),
        ("I. MỘT\nA. HAI\n- ba.", ["I MỘT", "I.A HAI"]),
        ("I. MỘT\n1. Hai\n2.1. Ba\n- bốn.\n3. Năm\n- sáu.", ["I MỘT", "I.1 Hai", "I.2.1 Ba", "I.3 Năm"]),
        ("**1. Đậm cả dòng.**\n- Một.", ["1 Đậm cả dòng"]),
    ],
)  # fmt: skip
def test_which_labelled_lines_are_headings(lines, expected):
    assert [f"{path} {heading}" for path, _, heading in headings("KẾ HOẠCH\nvề việc\n" + lines)] == expected


def test_a_heading_in_capitals_without_its_number_ends_what_stands_above():
    _, tree = read("KẾ HOẠCH\nvề việc\nI. MỤC TIÊU\n1. Một.\nTỔ CHỨC THỰC HIỆN\nCác chi bộ.")

    assert [(section.path, section.heading) for section in tree.sections] == [
        ("I", "MỤC TIÊU"),
        ("", "TỔ CHỨC THỰC HIỆN"),
    ]
    assert [(block.path, block.section) for block in tree.blocks[-2:]] == [("I.1", 0), ("", 1)]


def test_a_heading_in_capitals_without_its_number_stays_in_its_part():
    _, tree = read(
        "KẾ HOẠCH\nvề việc\nPhần I\nĐÁNH GIÁ\nI. MỘT\nHai.\nTỔ CHỨC THỰC HIỆN\nCác chi bộ.\nPhần II\nBA\nBốn."
    )

    assert [(section.path, section.level, section.heading) for section in tree.sections] == [
        ("Phần I", 1, "ĐÁNH GIÁ"),
        ("Phần I.I", 2, "MỘT"),
        ("Phần I", 1, "TỔ CHỨC THỰC HIỆN"),
        ("Phần II", 1, "BA"),
    ]
    assert tree.sections[0].body.end == tree.sections[2].body.end


def test_head_of_a_list_introduces_it_and_an_item_without_bullet_belongs_to_it():
    text, tree = read("KẾ HOẠCH\nvề việc\nI. QUÝ\n* Quý I\n- Một.\n- Hai.\nBa.\n- Bốn.\nNăm:\n+ Sáu.\n")

    blocks = [
        (text.clean[b.body : b.end], b.parent and text.clean[tree.blocks[b.parent].body :][:5]) for b in tree.blocks
    ]

    assert blocks[2:] == [
        ("Quý I", None),
        ("Một.", "Quý I"),
        ("Hai.", "Quý I"),
        ("Ba.", "Quý I"),
        ("Bốn.", "Quý I"),
        ("Năm:", None),
        ("Sáu.", "Năm:\n"),
    ]


@pytest.mark.parametrize(
    ("ending", "zone"),
    [
        ("PHỤ LỤC 1\nDanh sách", Zone.ANNEX),
        ("I. DANH SÁCH\nMột", Zone.ANNEX),
        ("Đây là một đoạn văn rất dài đứng sau chữ ký, " + "nói về nhiều việc khác nhau, " * 6 + "hết.", Zone.ANNEX),
        ("Một dòng ngắn", Zone.SIGNATURE),
        ("KẾ HOẠCH\nvề việc khác", Zone.ATTACHMENT),
        ("KẾ HOẠCH\nvề việc khác\n1. Mở lớp.", Zone.BODY),
    ],
)
def test_what_follows_the_signature(ending, zone):
    _, tree = read(f"KẾ HOẠCH\nvề việc\n1. Mở lớp.\nT/M ĐẢNG ỦY\nBÍ THƯ\nLê Lam\n{ending}\n")

    assert tree.blocks[-1].zone is zone


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("KẾ HOẠCH\nCăn cứ tình hình, Đảng ủy đề ra:\n- Mở lớp.", [Zone.HEADER, Zone.PREAMBLE, Zone.BODY]),
        (f"KẾ HOẠCH\n{SENTENCE}\nMở lớp.\nNơi nhận:", [Zone.HEADER, Zone.PREAMBLE, Zone.BODY, Zone.SIGNATURE]),
        ("KẾ HOẠCH\nvề việc\n1.1. Mở lớp.", [Zone.HEADER, Zone.HEADER, Zone.BODY]),
        ("KẾ HOẠCH\nvề việc", [Zone.HEADER, Zone.HEADER]),
        ("Thực hiện " + "nhiều việc " * 20, [Zone.HEADER]),
        ("KẾ HOẠCH\nvề hội\nThực hiện " + "nhiều việc " * 20, [Zone.HEADER, Zone.HEADER, Zone.PREAMBLE]),
    ],
)  # fmt: skip
def test_zones_before_the_body(text, zones):
    _, tree = read(text)

    assert [block.zone for block in tree.blocks] == zones


def test_a_year_is_not_joined_with_the_share_of_the_next_line():
    text = (
        "II. MỤC TIÊU\n1. Đến năm 2025\n- 100% trạm y tế kết nối liên thông.\n2. Đến năm 2030\n- 95% hộ dân có hồ sơ.\n"
    )

    headings = [section.heading for section in _read(text).outline]

    assert headings == ["MỤC TIÊU", "Đến năm 2025", "Đến năm 2030"]


def test_a_sentence_that_hands_out_work_is_no_heading():
    text = (
        "IV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì triển khai.\n2. Sở Tài chính\n- Bố trí kinh phí.\n"
        "3. Giao Sở Nội vụ tổ chức sơ kết vào quý IV hằng năm.\nCác đơn vị nghiêm túc thực hiện.\n"
    )

    headings = [section.heading for section in _read(text).outline]

    assert headings == ["TỔ CHỨC THỰC HIỆN", "Sở Y tế", "Sở Tài chính"]
